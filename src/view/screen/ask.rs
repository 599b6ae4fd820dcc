//! A screen of questions: draws whatever the session says stands on it.

use yew::{Callback, Html, SubmitEvent, html};

use crate::{
    content::ScreenId,
    session::{Action, shown},
    view::{
        Did, Flow, Setting,
        part::{Drawn, back, error_summary, faults, paragraph, question},
    },
    words::key,
};

/// A screen of questions.
pub fn ask(setting: Setting, flow: &Flow, screen: ScreenId, on_did: &Callback<Did>) -> Html {
    let answers = flow.session.answers();
    let shown = shown(answers, screen);
    let screen = screen.get();
    let alone = screen.questions.len() == 1;
    // Where every question is private, the line stands once, above them all.
    let all_private = !alone && shown.iter().all(|q| q.get().private);
    let faults = faults(setting, flow);
    let mut questions = Vec::new();
    for id in shown {
        let drawn = Drawn {
            question: id.get(),
            alone,
            private: id.get().private && !all_private,
            answers,
            typed: flow.typed_into(id),
            fault: faults.iter().find(|f| f.question.id == id),
            on_did,
        };
        questions.push(question(setting, &drawn));
    }
    let title = (!alone).then(|| setting.text_title(screen.title));
    let private = all_private.then(|| paragraph("private", setting.text(key::ASK_PRIVATE)));
    let on_submit = on_did.reform(|event: SubmitEvent| {
        event.prevent_default();
        Did::Act(Action::Continue)
    });
    // method="dialog": outside a dialog such a form goes nowhere, so that no answer can end up in an address, whatever fails.
    // The questions have an element of their own: among siblings without keys Yew would make each anew when one appears.
    html! {
        <form class="screen ask-screen" key={screen.name} data-screen={screen.name} method="dialog" novalidate={true} autocomplete="off" onsubmit={on_submit}>
            { back(setting.text(key::ASK_BACK), on_did) }
            { error_summary(setting, &faults, on_did) }
            { for title.into_iter().chain(private) }
            <div>{ for questions }</div>
            <p class="actions"><button type="submit" class="main">{ setting.text(key::ASK_CONTINUE) }</button></p>
        </form>
    }
}
