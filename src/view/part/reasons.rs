//! Why we say this: each reason with the runner's own answers, and behind a fold the rule and where it comes from.

use yew::Html;

use super::{Stack, element, line, sources};
use crate::{
    content::manifest,
    engine::{Answers, Because},
    report::Summary,
    view::Setting,
    words::key,
};

/// The reasons, most urgent first.
pub fn reasons(setting: Setting, summary: &Summary, answers: &Answers) -> Html {
    let mut all = Stack::new(setting);
    all.heading(1, "part", key::RESULT_WHY);
    for reason in &summary.reasons {
        let mut one = Stack::new(setting);
        one.text("", reason.text);
        one.add(quotes(setting, &reason.because, answers));
        let mut record = Stack::new(setting);
        record.say("", setting.fill(key::RESULT_RULE, &[("n", reason.rule), ("date", manifest().version)]));
        record.add(sources(setting, reason.sources));
        one.record(key::RESULT_RECORD, record);
        all.add(one.boxed("div", "reason"));
    }
    all.boxed("div", "reasons")
}

/// The runner's own answers behind a reason, or behind a line of a contributor.
pub fn quotes(setting: Setting, because: &[Because], answers: &Answers) -> Html {
    if because.is_empty() {
        return Html::default();
    }
    let mut all = Stack::new(setting);
    for of in because.chunk_by(|a, b| a.question() == b.question()) {
        let mut quote = Stack::new(setting);
        for (at, because) in of.iter().enumerate() {
            if at == 0 {
                quote.add(line("dt", "", setting.voice.first_sentence(because.question().get().ask)));
            }
            let given = match *because {
                Because::Ticked(option) => setting.text(option.get().text),
                Because::Amount(amount) => answers.amount(amount).map(|n| setting.voice.amount(amount, n)).unwrap_or_default(),
            };
            quote.add(line("dd", "", given));
        }
        all.add(quote.boxed("div", ""));
    }
    element("dl", &["class", "aria-label"], [Some("quotes".into()), Some(setting.text(key::RESULT_ANSWERS).into())], all.all())
}
