//! Telephone numbers as links that a runner may tap; nothing dials by itself.

use yew::{Html, html};

use super::{Icon, icon};
use crate::{
    view::{Setting, setting::number},
    words::{Line, key},
};

/// A number as a link in a line of text; plain text where there is no number.
pub fn link(line: &Line, text: String) -> Html {
    match line.tel {
        Some(tel) => html! { <a class="tel" href={format!("tel:{tel}")}>{ text }</a> },
        None => html! { { text } },
    }
}

/// A number as a big button, with `name` above it where the number alone says too little.
pub fn call(setting: Setting, line: &Line, now: bool) -> Html {
    let Some(tel) = line.tel else {
        return Html::default();
    };
    let text = setting.fill(if now { key::RESULT_CALL } else { key::RESULT_CALL_PLAIN }, &[("n", number(line))]);
    let name = (line.text != number(line) && !line.text.contains(number(line)) || line.text.len() > 24).then_some(line.text);
    html! {
        <a class="call" href={format!("tel:{tel}")}>
            { icon(Icon::Phone) }
            <span><span class="call-text">{ text }</span>{ for name.map(|n| html! { <span class="call-name">{ n }</span> }) }</span>
        </a>
    }
}

/// A text in its sentences: one instruction a line.
pub fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    while let Some(end) = sentence_end(rest) {
        let (sentence, behind) = rest.split_at(end);
        all.push(sentence.to_owned());
        rest = behind.trim_start();
    }
    if !rest.is_empty() {
        all.push(rest.to_owned());
    }
    all
}

/// Where the first sentence ends, if another follows: a full stop or question mark, a space, and no small letter.
fn sentence_end(text: &str) -> Option<usize> {
    text.char_indices().find_map(|(at, c)| {
        let behind = text.get(at + c.len_utf8()..)?;
        let next = behind.strip_prefix(' ')?.chars().next()?;
        (matches!(c, '.' | '?' | '!') && !next.is_ascii_lowercase()).then_some(at + c.len_utf8())
    })
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_text_falls_into_its_sentences() {
        assert_eq!(sentences("Go to A&E now. Ask someone. "), ["Go to A&E now.", "Ask someone."]);
        assert_eq!(sentences("Where? Tap 2.5 places"), ["Where?", "Tap 2.5 places"]);
        assert!(sentences("").is_empty());
    }
}
