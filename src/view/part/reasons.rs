//! Why we say this: each reason with the runner's own answers, and behind a fold the rule and where it comes from.

use yew::{Html, html};

use super::{
    plain::{boxed, fold, line, paragraph},
    sentences,
};
use crate::{
    content::{EvidenceId, manifest},
    engine::{Answers, Because},
    report::{Reason, Summary},
    view::Setting,
    words::{english, key},
};

/// The reasons, most urgent first.
pub fn reasons(setting: Setting, summary: &Summary, answers: &Answers) -> Html {
    let reasons = summary.reasons.iter().map(|r| reason(setting, r, answers));
    boxed("div", "reasons", [setting.heading(1, "part", key::RESULT_WHY)].into_iter().chain(reasons).collect())
}

fn reason(setting: Setting, reason: &Reason, answers: &Answers) -> Html {
    let rule = setting.fill(key::RESULT_RULE, &[("n", reason.rule), ("date", manifest().version)]);
    let sources = reason.sources.iter().map(|s| source(*s)).collect();
    let record = html! { <>{ paragraph("", rule) }{ boxed("ul", "", sources) }</> };
    let parts = vec![
        paragraph("", setting.text(reason.text)),
        quotes(setting, &reason.because, answers),
        fold("record", setting.text(key::RESULT_RECORD), record),
    ];
    boxed("div", "reason", parts)
}

/// The runner's own answers behind a reason.
fn quotes(setting: Setting, because: &[Because], answers: &Answers) -> Html {
    if because.is_empty() {
        return Html::default();
    }
    let given = |because: &Because| match *because {
        Because::Ticked(option) => setting.text(option.get().text),
        Because::Amount(amount) => {
            let number = answers.amount(amount).map(|n| n.to_string()).unwrap_or_default();
            format!("{number} {}", english(amount.get().unit))
        }
    };
    let quote = |all: &[Because]| {
        let ask = all.first().map(|b| first_sentence(setting.text(b.question().get().ask))).unwrap_or_default();
        let given = all.iter().map(|b| line("dd", "", given(b)));
        boxed("div", "", [line("dt", "", ask)].into_iter().chain(given).collect())
    };
    let questions = because.chunk_by(|a, b| a.question() == b.question());
    html! { <dl class="quotes" aria-label={setting.text(key::RESULT_ANSWERS)}>{ for questions.map(quote) }</dl> }
}

fn source(source: EvidenceId) -> Html {
    let source = source.get();
    let text = if source.reference.is_empty() { source.name } else { source.reference };
    match address(source.link) {
        Some(href) => html! { <li><a {href} target="_blank" rel="noopener noreferrer">{ text }</a></li> },
        None => line("li", "", text.to_owned()),
    }
}

/// Where a link of the evidence list leads: a DOI, or an address without its scheme. Anything else is no link.
fn address(link: &str) -> Option<String> {
    match link {
        _ if link.is_empty() || link.contains(' ') => None,
        _ if link.starts_with("10.") => Some(format!("https://doi.org/{link}")),
        _ => link.contains('.').then(|| format!("https://{link}")),
    }
}

/// The first sentence of a question: short enough to stand beside an answer.
pub fn first_sentence(text: String) -> String {
    sentences(&text).into_iter().next().unwrap_or(text)
}
