//! One question: its words, why we ask, and what can be answered. What the runner does comes out as a [`Did`].

use yew::{Callback, Html};

use super::{
    Stack, amount, choices,
    error_summary::Fault,
    plain::{boxed, element, fold, keyed, line, paragraph},
};
use crate::{
    content::{Kind, Question, body_map},
    engine::Answers,
    view::{
        Did, Setting,
        later::{Part, draw},
    },
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
    let mut inside = Stack::new(setting);
    inside.place(drawn.private.then(|| paragraph("private", setting.text(key::ASK_PRIVATE))));
    if q.kind == Kind::Many && hint.is_none() {
        inside.text("hint", key::ASK_MANY);
    }
    inside.place(drawn.fault.map(|fault| {
        let values = [Some("fault".into()), Some(drawn.id("fault").into())];
        element("p", &["class", "id"], values, vec![fault.text.clone().into()])
    }));
    match (field, amount) {
        (Some(amount), _) => inside.add(amount::field(setting, drawn, amount)),
        (None, Some(amount)) => inside.add(amount::scale(setting, drawn, amount)),
        (None, None) => {}
    }
    let choices = choices(setting, drawn);
    inside.add(match q.id == body_map().question && setting.later {
        true => draw(setting, Part::Map(drawn, choices)),
        false => choices,
    });
    let mut asking = vec![ask.into()];
    for more in [hint, q.optional.then(|| setting.text(key::ASK_SKIP))].into_iter().flatten() {
        asking.push(line("span", "more", more));
    }
    let class = if drawn.alone { "" } else { "ask" };
    // A field has a label of its own; a set of controls has a legend.
    let ask = match field {
        Some(_) => element("label", &["for", "class"], [Some(drawn.id("field").into()), Some("ask".into())], asking),
        None => boxed("span", class, asking),
    };
    let ask = if drawn.alone { setting.title(ask, Some("title")) } else { ask };
    let (tag, ask, described) = match field {
        Some(_) => ("div", ask, None),
        None => ("fieldset", boxed("legend", "", vec![ask]), drawn.fault.map(|_| drawn.id("fault").into())),
    };
    let mut inside = inside.all();
    inside.insert(0, ask);
    let values = [Some("question".into()), Some(q.name.into()), described];
    let mut all = vec![element(tag, &["class", "data-question", "aria-describedby"], values, inside)];
    if setting.has(q.why) {
        all.push(fold("why", setting.text(key::ASK_WHY), paragraph("", setting.text(q.why))));
    }
    let class = if drawn.fault.is_some() { "block block-fault" } else { "block" };
    keyed(q.name, "div", &["class"], [Some(class.into())], all)
}

/// The words of a question, and what follows it, such as "Tap every place"; nothing is set apart that asks too.
fn words(setting: Setting, q: &Question) -> (String, Option<String>) {
    let text = setting.text(q.ask);
    let first = setting.voice.first_sentence(q.ask);
    match text.strip_prefix(first.as_str()).map(str::trim_start) {
        Some(hint) if !hint.is_empty() && !hint.contains('?') => (first, Some(hint.to_owned())),
        _ => (text, None),
    }
}
