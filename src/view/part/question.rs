//! One question: its words, why we ask, and what can be answered. What the runner does comes out as a [`Did`].

use yew::{Callback, Html, html};

use super::{
    amount, choices,
    error_summary::Fault,
    plain::{fold, line, paragraph},
    sentences,
};
use crate::{
    content::{Kind, Question},
    engine::Answers,
    view::{Did, Setting},
    words::key,
};

/// A question as it stands on the screen now.
pub struct Drawn<'a> {
    /// The question.
    pub question: &'static Question,
    /// Whether its words are the heading of the screen.
    pub alone: bool,
    /// Whether it carries the line that it is private.
    pub private: bool,
    /// The answers so far.
    pub answers: &'a Answers,
    /// What stands in the field of an amount.
    pub typed: Option<&'a str>,
    /// What is wrong with the answer, once the runner tried to go on.
    pub fault: Option<&'a Fault>,
    /// Takes what the runner does.
    pub on_did: &'a Callback<Did>,
}

impl Drawn<'_> {
    /// An id for an element of this question.
    pub fn id(&self, what: &str) -> String {
        format!("{}-{what}", self.question.name)
    }
}

/// The question.
pub fn question(setting: Setting, drawn: &Drawn<'_>) -> Html {
    let q = drawn.question;
    let amount = match q.kind {
        Kind::Amount(id) => Some(id.get()),
        Kind::One | Kind::Many => None,
    };
    let field = amount.filter(|a| a.max > 10);
    let (ask, hint) = words(setting, q);
    let mut inside = Vec::new();
    if drawn.private {
        inside.push(paragraph("private", setting.text(key::ASK_PRIVATE)));
    }
    if q.kind == Kind::Many && hint.is_none() {
        inside.push(paragraph("hint", setting.text(key::ASK_MANY)));
    }
    if let Some(fault) = drawn.fault {
        inside.push(html! { <p class="fault" id={drawn.id("fault")}>{ fault.text.clone() }</p> });
    }
    match (field, amount) {
        (Some(amount), _) => inside.push(amount::field(setting, drawn, amount)),
        (None, Some(amount)) => inside.push(amount::scale(setting, drawn, amount)),
        (None, None) => {}
    }
    inside.push(choices(setting, drawn));
    let skip = q.optional.then(|| setting.text(key::ASK_SKIP));
    let ask = html! { <>{ ask }{ for hint.into_iter().chain(skip).map(|more| line("span", "more", more)) }</> };
    // A field has a label of its own; a set of controls has a legend.
    let ask = match field {
        Some(_) => html! { <label for={drawn.id("field")} class="ask">{ ask }</label> },
        None if drawn.alone => ask,
        None => html! { <span class="ask">{ ask }</span> },
    };
    let ask = if drawn.alone { setting.title(ask) } else { ask };
    let asked = match field {
        Some(_) => {
            html! { <div class="question" data-question={q.name}>{ ask }{ for inside }</div> }
        }
        None => {
            let described = drawn.fault.map(|_| drawn.id("fault"));
            html! { <fieldset class="question" data-question={q.name} aria-describedby={described}><legend>{ ask }</legend>{ for inside }</fieldset> }
        }
    };
    html! {
        <div class={if drawn.fault.is_some() { "block block-fault" } else { "block" }} key={q.name}>
            { asked }
            { fold("why", setting.text(key::ASK_WHY), paragraph("", setting.text(q.why))) }
        </div>
    }
}

/// The words of a question, and what follows it, such as "Tap every place"; nothing is set apart that asks too.
fn words(setting: Setting, q: &Question) -> (String, Option<String>) {
    let text = setting.text(q.ask);
    let mut parts = sentences(&text);
    if parts.len() > 1 && parts.iter().skip(1).all(|p| !p.ends_with('?')) {
        let hint = parts.split_off(1).join(" ");
        return (parts.concat(), Some(hint));
    }
    (text, None)
}
