//! What may add to the pain: the two lists of specification 6.0, each with how well it fits and, behind a fold, why we say so.

use yew::Html;

use super::{
    Stack,
    body_map::still,
    graded,
    plain::{boxed, line},
    quotes, sources,
};
use crate::{
    content::{Disposition, Label, TextId},
    engine::{Answers, Ranked, Ranking},
    view::Setting,
    words::key,
};

/// Adds the lists, below a picture of the places that hurt unless it is urgent; nothing if the lists are empty.
pub fn contributors(setting: Setting, to: &mut Stack, level: Disposition, ranking: &Ranking, answers: &Answers) {
    let lists = [(key::FIT_PATTERNS, &ranking.patterns), (key::FIT_DRIVERS, &ranking.drivers)];
    let mut titled = false;
    for (title, list) in lists {
        if list.is_empty() {
            continue;
        }
        if !titled {
            to.heading(1, "part", key::FIT_TITLE);
            to.text("lead", key::FIT_SURE);
            if level <= Disposition::Soon {
                to.add(still(setting, answers));
            }
            titled = true;
        }
        to.heading(2, "net-title", title);
        let mut items = Stack::new(setting);
        for ranked in list {
            items.add(contributor(setting, ranked, answers));
        }
        to.add(items.boxed("div", "items"));
    }
}

fn contributor(setting: Setting, ranked: &Ranked, answers: &Answers) -> Html {
    let c = ranked.contributor.get();
    let mut all = Stack::new(setting);
    all.heading(3, "item-title", c.title);
    if let Some(label) = ranked.label {
        let (class, text) = looks(label);
        all.text(class, text);
    }
    all.text("", c.explain);
    let mut lines = Stack::new(setting);
    for told in &ranked.lines {
        if !told.because.is_empty() {
            let sign = if told.weight > 0 { "+" } else { "−" };
            let sign = line("span", "sign", sign.to_owned());
            lines.add(boxed("li", "", vec![sign, quotes(setting, &told.because, answers)]));
        }
    }
    let mut why = Stack::new(setting);
    why.add(lines.boxed("ul", "lines"));
    if let Some(text) = c.would_not_fit {
        why.named("", key::FIT_NOT, text);
    }
    why.say("", graded(setting, key::FIT_SIGN, c.sign));
    why.say("", graded(setting, key::FIT_LINK, c.link));
    why.add(sources(setting, &c.sources));
    all.record(key::FIT_WHY, why);
    all.card("item")
}

fn looks(label: Label) -> (&'static str, TextId) {
    match label {
        Label::Well => ("fit fit-well", key::FIT_WELL),
        Label::Partly => ("fit fit-partly", key::FIT_PARTLY),
        Label::Knowing => ("fit", key::FIT_KNOWING),
    }
}
