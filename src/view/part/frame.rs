//! What stands around every screen: the mark and the progress above, the number to call and the state of the content below.

use yew::{Callback, Html};

use super::{
    Icon, Stack,
    contact::link,
    icon,
    plain::{boxed, button, element, line, pressable},
};
use crate::{
    content::{manifest, screens},
    report::Standing,
    session::{Action, Place, Session, at_most_left},
    view::{Date, Did, Setting, setting::number},
    words::{Language, key},
};

/// The mark, and how far the runner is.
pub fn header(setting: Setting, session: &Session) -> Html {
    let mark = vec![icon(Icon::Mark), setting.text(key::APP_NAME).into()];
    let mark = element("p", &["class", "part"], [Some("mark".into()), Some("mark".into())], mark);
    let mut all = Stack::new(setting);
    all.add(mark);
    progress(setting, &mut all, session);
    all.boxed("div", "head")
}

/// The section, and how many screens there can still be.
fn progress(setting: Setting, to: &mut Stack, session: &Session) {
    let Place::Ask(screen) = session.place() else {
        return;
    };
    let left = at_most_left(session.answers(), Some(screen));
    let answered = |s: &crate::content::Screen| s.id < screen && s.questions.iter().any(|&q| session.answers().has(q));
    let passed = screens().iter().filter(|s| answered(s)).count();
    let left_text = match left {
        0 => setting.text(key::PROGRESS_LAST),
        1 => setting.text(key::PROGRESS_ONE),
        _ => setting.fill(key::PROGRESS_MANY, &[("n", &left.to_string())]),
    };
    let words = vec![line("span", "section", setting.text(screen.get().section)), line("span", "", left_text)];
    to.add(element("p", &["class", "id"], [Some("progress".into()), Some("progress".into())], words));
    let values = [String::from("progress"), (passed + 1 + left).to_string(), passed.to_string()].map(|value| Some(value.into()));
    to.add(element("progress", &["aria-labelledby", "max", "value"], values, Vec::new()));
}

/// The number to call if things get worse, and the state of the content.
pub fn footer(setting: Setting, session: &Session, standing: Standing, on_did: &Callback<Did>) -> Html {
    let manifest = manifest();
    let reviewed =
        Date::parse(manifest.last_reviewed).map_or_else(|| manifest.last_reviewed.to_owned(), |date| date.words(setting));
    let mut all = Stack::new(setting);
    if let Some(line) = setting.emergency().filter(|_| matches!(session.place(), Place::Ask(_) | Place::Review)) {
        all.add(boxed("p", "", vec![link(line, setting.fill(key::FOOTER_WORSE, &[("n", number(line))]))]));
    }
    if standing == Standing::ReviewDue {
        all.text("", key::CONTENT_DUE);
    }
    all.say("", setting.fill(key::FOOTER_CONTENT, &[("n", manifest.version), ("date", &reviewed)]));
    all.add(languages(setting, on_did));
    all.boxed("div", "foot")
}

/// The languages to choose from; each is called what its speakers call it. The language of one country is offered there, and where it is
/// spoken already: elsewhere two kinds of English would be a riddle.
fn languages(setting: Setting, on_did: &Callback<Did>) -> Html {
    let mut all = Vec::new();
    let (spoken, region) = (setting.voice.language, setting.voice.region);
    for language in Language::all() {
        if language != spoken && language.id().len() > 2 && !language.id().ends_with(region.id) {
            continue;
        }
        let name = element("span", &["lang"], [Some(language.id().into())], vec![language.name().into()]);
        // The one that is spoken is a button too: who has just pressed it stays where they are.
        all.push(pressable("link".into(), Some(language == spoken), vec![name], Did::Language(language), on_did));
    }
    let values = [Some("languages".into()), Some("group".into()), Some(setting.text(key::LANGUAGE_LABEL).into())];
    element("div", &["class", "role", "aria-label"], values, all)
}

/// The way back, at the top of a screen.
pub fn back(text: String, on_did: &Callback<Did>) -> Html {
    let words = vec![icon(Icon::Back), line("span", "", text)];
    boxed("p", "back", vec![button("link", words, Did::Act(Action::Back), on_did)])
}
