//! Telephone numbers as links that a runner may tap; nothing dials by itself.

use yew::Html;

use super::{Icon, boxed, element, icon, plain};
use crate::{
    view::{Setting, setting::number},
    words::{Line, key},
};

/// A number as a link in a line of text; plain text where there is no number.
pub fn link(line: &Line, text: String) -> Html {
    match line.tel {
        Some(tel) => anchor("tel", tel, vec![text.into()]),
        None => text.into(),
    }
}

/// A number as a big button, with `name` above it where the number alone says too little.
pub fn call(setting: Setting, line: &Line, now: bool) -> Html {
    let Some(tel) = line.tel else {
        return Html::default();
    };
    let text = setting.fill(if now { key::RESULT_CALL } else { key::RESULT_CALL_PLAIN }, &[("n", number(line))]);
    let name = (line.text != number(line) && !line.says(number(line)) || line.text.len() > 24).then_some(line.text);
    let mut words = vec![plain::line("span", "call-text", text)];
    words.extend(name.map(|name| plain::line("span", "call-name", name.to_owned())));
    anchor("call", tel, vec![icon(Icon::Phone), boxed("span", "", words)])
}

fn anchor(class: &'static str, tel: &str, inside: Vec<Html>) -> Html {
    element("a", &["class", "href"], [Some(class.into()), Some((String::from("tel:") + tel).into())], inside)
}

/// A text in its sentences: one instruction a line.
pub fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    // (A split that could panic would bring a kilobyte of tables for its message.)
    while let Some((sentence, behind)) = sentence_end(rest).and_then(|end| rest.split_at_checked(end)) {
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
