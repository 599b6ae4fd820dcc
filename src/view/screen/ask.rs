//! A screen of questions: draws whatever the session says stands on it.

use yew::{Callback, Html, SubmitEvent, html};

use crate::{
    content::ScreenId,
    session::{Action, shown},
    view::{
        Did, Flow, Setting,
        part::{self, Drawn, Stack, back, boxed, error_summary, faults, paragraph, question, text_button},
    },
    words::key,
};

/// A screen of questions; or a way past it while its texts are not there.
pub fn ask(setting: Setting, flow: &Flow, screen: ScreenId, on_did: &Callback<Did>) -> Html {
    let answers = flow.session.answers();
    let shown = shown(answers, screen);
    let screen = screen.get();
    if !shown.iter().all(|q| setting.has(q.get().ask)) {
        return not_loaded(setting, on_did);
    }
    let alone = screen.questions.len() == 1;
    // Where every question is private, the line stands once, above them all.
    let private = shown.iter().all(|q| q.get().private);
    let all_private = !alone && private;
    let faults = faults(setting, flow);
    let mut above = Stack::new(setting);
    above.add(back(setting.text(key::ASK_BACK), on_did));
    above.add(error_summary(setting, &faults, on_did));
    above.place((!alone).then(|| setting.text_title(screen.title)));
    above.place(all_private.then(|| paragraph("private", setting.text(key::ASK_PRIVATE))));
    let mut questions = Stack::new(setting);
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
        questions.add(question(setting, &drawn));
    }
    let on_submit = on_did.reform(|event: SubmitEvent| {
        event.prevent_default();
        Did::Act(Action::Continue)
    });
    // method="dialog": outside a dialog such a form goes nowhere, so that no answer can end up in an address, whatever fails.
    // The questions have keys, and so an element of their own; all else keeps its place.
    html! {
        <form class="screen ask-screen" key={screen.name} data-screen={screen.name} method="dialog" novalidate={true} autocomplete="off" onsubmit={on_submit}>
            { for above.all() }
            { questions.boxed("div", "") }
            <p class="actions"><button type="submit" class="main" part="button button-primary">{ setting.text(key::ASK_CONTINUE) }</button></p>
            { if private { leave(setting, on_did) } else { Html::default() } }
            { if flow.session.may_skip_rest() { skip_rest(setting, on_did) } else { Html::default() } }
        </form>
    }
}

/// The quick way out of a screen that nobody else should see: wipes every answer and shows the welcome screen.
fn leave(setting: Setting, on_did: &Callback<Did>) -> Html {
    boxed("p", "leave", vec![text_button("link", setting.text(key::ASK_LEAVE), Did::Act(Action::Restart), on_did)])
}

/// The way past all that is left, once safety is done.
fn skip_rest(setting: Setting, on_did: &Callback<Did>) -> Html {
    let skip = text_button("quiet", setting.text(key::ASK_REST), Did::Act(Action::SkipRest), on_did);
    boxed("div", "rest", vec![skip, paragraph("hint", setting.text(key::ASK_REST_WHY))])
}

/// Questions whose texts are not there: nothing about safety is among them.
fn not_loaded(setting: Setting, on_did: &Callback<Did>) -> Html {
    let go = text_button("main", setting.text(key::LATER_GO), Did::Act(Action::SkipRest), on_did);
    let all = vec![
        back(setting.text(key::ASK_BACK), on_did),
        setting.text_title(key::LATER_TITLE),
        paragraph("lead", setting.text(key::LATER_BODY)),
        boxed("p", "actions", vec![go]),
    ];
    part::screen("screen", "not-loaded", all)
}
