//! What stands around every screen: the mark and the progress above, the number to call and the state of the content below.

use yew::{Callback, Html, html};

use super::{
    Icon,
    contact::link,
    icon,
    plain::{boxed, button, line, paragraph},
};
use crate::{
    content::{manifest, screens},
    session::{Action, Place, Session, at_most_left},
    view::{Date, Did, Setting, setting::number},
    words::{english, key},
};

/// The mark, and how far the runner is.
pub fn header(setting: Setting, session: &Session) -> Html {
    html! {
        <div class="head">
            <p class="mark">{ icon(Icon::Mark) }{ english(key::APP_NAME) }</p>
            { progress(setting, session) }
        </div>
    }
}

/// The section, and how many screens there can still be.
fn progress(setting: Setting, session: &Session) -> Html {
    let Place::Ask(screen) = session.place() else {
        return Html::default();
    };
    let left = at_most_left(session.answers(), Some(screen));
    let answered = |s: &crate::content::Screen| s.id < screen && s.questions.iter().any(|&q| session.answers().has(q));
    let passed = screens().iter().filter(|s| answered(s)).count();
    let left_text = match left {
        0 => setting.text(key::PROGRESS_LAST),
        1 => setting.text(key::PROGRESS_ONE),
        _ => setting.fill(key::PROGRESS_MANY, &[("n", &left.to_string())]),
    };
    html! {
        <>
            <p class="progress" id="progress">{ line("span", "section", setting.text(screen.get().section)) }{ line("span", "", left_text) }</p>
            <progress aria-labelledby="progress" max={(passed + 1 + left).to_string()} value={passed.to_string()} />
        </>
    }
}

/// The number to call if things get worse, and the state of the content.
pub fn footer(setting: Setting, session: &Session) -> Html {
    let manifest = manifest();
    let reviewed = Date::parse(manifest.last_reviewed).map_or_else(|| manifest.last_reviewed.to_owned(), Date::words);
    let worse = setting.emergency().filter(|_| matches!(session.place(), Place::Ask(_) | Place::Review));
    let worse = worse.map(|line| html! { <p>{ link(line, setting.fill(key::FOOTER_WORSE, &[("n", number(line))])) }</p> });
    let state = setting.fill(key::FOOTER_CONTENT, &[("n", manifest.version), ("date", &reviewed)]);
    boxed("div", "foot", worse.into_iter().chain([paragraph("", state)]).collect())
}

/// The way back, at the top of a screen.
pub fn back(text: String, on_did: &Callback<Did>) -> Html {
    let words = html! { <>{ icon(Icon::Back) }{ line("span", "", text) }</> };
    boxed("p", "back", vec![button("link", words, Did::Act(Action::Back), on_did)])
}
