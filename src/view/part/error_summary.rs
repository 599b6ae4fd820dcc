//! What is still missing when the runner tries to go on: one line for each question, at the top, each leading to its question.

use yew::{Callback, Html};

use super::{
    Stack, element,
    plain::{boxed, button, line},
};
use crate::{
    content::{Amount, Kind, Question, Role},
    view::{Did, Flow, Setting},
    words::key,
};

/// What is wrong with one question.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The question.
    pub question: &'static Question,
    /// What to do about it.
    pub text: String,
}

/// What is wrong with each of the questions that are missing.
pub fn faults(setting: Setting, flow: &Flow) -> Vec<Fault> {
    let mut all = Vec::new();
    for question in flow.missing.iter().map(|id| id.get()) {
        let text = match question.kind {
            Kind::Many => match question.options.iter().find(|o| o.get().role == Role::None) {
                Some(none) => setting.fill(key::ERROR_NONE, &[("n", &setting.text(none.get().text))]),
                None => setting.text(key::ERROR_MANY),
            },
            Kind::Amount(amount) if amount.get().max > 10 => {
                number_fault(setting, flow.typed_into(question.id).unwrap_or_default().trim(), amount.get())
            }
            Kind::One | Kind::Amount(_) => setting.text(key::ERROR_ONE),
        };
        all.push(Fault { question, text });
    }
    all
}

fn number_fault(setting: Setting, typed: &str, amount: &Amount) -> String {
    let units = setting.voice.units;
    let decimals = usize::from(amount.decimals_in(units));
    let (whole, behind) = typed.split_once(['.', ',']).filter(|_| decimals > 0).unwrap_or((typed, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if typed.is_empty() {
        setting.text(key::ERROR_EMPTY)
    } else if digits(whole) && digits(behind) && behind.len() <= decimals.max(1) {
        let [least, most] = amount.range(units);
        setting.fill(key::ERROR_RANGE, &[("n", &[&least, "–", &most].concat())])
    } else {
        setting.text(if decimals > 0 { key::ERROR_TENTHS } else { key::ERROR_WHOLE })
    }
}

/// The summary; nothing while nothing is wrong.
pub fn error_summary(setting: Setting, faults: &[Fault], on_did: &Callback<Did>) -> Html {
    if faults.is_empty() {
        return Html::default();
    }
    let (mut all, mut list) = (Stack::new(setting), Stack::new(setting));
    for fault in faults {
        let ask = setting.voice.first_sentence(fault.question.ask) + " ";
        let words = vec![ask.into(), line("span", "", fault.text.clone())];
        list.add(boxed("li", "", vec![button("link", words, Did::Find(fault.question.name), on_did)]));
    }
    all.heading(0, "errors-title", key::ERROR_TITLE);
    all.add(list.boxed("ul", ""));
    let values = ["errors", "alert", "-1", ""].map(|value| Some(value.into()));
    element("div", &["class", "role", "tabindex", "data-errors"], values, all.all())
}
