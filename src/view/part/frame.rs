//! What stands around every screen: the mark and the progress above, the number to call and the state of the content below.

use yew::{Html, html};

use super::{Icon, contact::link, icon};
use crate::{
    content::{manifest, screens},
    session::{Place, Session, at_most_left},
    view::{Date, Setting, setting::number},
    words::{english, key},
};

/// The mark, and how far the runner is.
pub fn header(setting: Setting, session: &Session) -> Html {
    html! {
        <div class="head">
            <p class="mark">{ icon(Icon::Mark) }<span>{ english(key::APP_NAME) }</span></p>
            { progress(setting, session) }
        </div>
    }
}

/// The section, and how many screens there can still be.
fn progress(setting: Setting, session: &Session) -> Html {
    let Place::Ask(screen) = session.place() else { return Html::default() };
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
            <p class="progress" id="progress"><span class="section">{ setting.text(screen.get().section) }</span><span>{ left_text }</span></p>
            <progress aria-labelledby="progress" max={(passed + 1 + left).to_string()} value={passed.to_string()} />
        </>
    }
}

/// The number to call if things get worse, and the state of the content.
pub fn footer(setting: Setting, session: &Session) -> Html {
    let manifest = manifest();
    let reviewed = Date::parse(manifest.last_reviewed).map_or_else(|| manifest.last_reviewed.to_owned(), Date::words);
    let worse = setting.emergency().filter(|_| matches!(session.place(), Place::Ask(_) | Place::Review));
    html! {
        <div class="foot">
            { for worse.map(|line| {
                let text = setting.fill(key::FOOTER_WORSE, &[("n", number(line))]);
                html! { <p>{ link(line, text) }</p> }
            }) }
            <p>{ setting.fill(key::FOOTER_CONTENT, &[("n", manifest.version), ("date", &reviewed)]) }</p>
        </div>
    }
}
