//! Check your answers: every answer in order, each with a way to change it.

use yew::{Callback, Html};

use crate::{
    content::{Question, screens},
    engine::{Answer, Answers, contradictions},
    session::Action,
    view::{
        Did, Setting,
        later::{Part, draw},
        part::{Stack, back, boxed, button, line, screen, text_button, unfold},
    },
    words::key,
};

/// Check your answers.
pub fn review(setting: Setting, answers: &Answers, on_did: &Callback<Did>) -> Html {
    let mut all = Stack::new(setting);
    all.add(back(setting.text(key::ASK_BACK), on_did));
    all.add(setting.text_title(key::REVIEW_TITLE));
    if setting.later {
        all.text("lead", key::REVIEW_LEAD);
    }
    all.add(draw(setting, Part::Answers(answers, on_did)));
    let go = text_button("main", setting.text(key::REVIEW_GO), Did::Act(Action::Continue), on_did);
    all.add(boxed("p", "actions", vec![go]));
    screen("screen review", "review", all.all())
}

/// The answers, drawn by the second half of the module: who has come this far has waited for it already.
pub fn given(setting: Setting, all: &mut Stack, answers: &Answers, on_did: &Callback<Did>) {
    again(setting, all, answers, on_did);
    let (mut of_section, mut skipped) = (Stack::new(setting), Stack::new(setting));
    let (mut section, mut count) = ("", 0_usize);
    for of in screens() {
        for question in of.questions.iter().map(|q| q.get()).filter(|q| setting.has(q.ask)) {
            let Some(given) = answers.get(question.id) else { continue };
            let drawn = answer(setting, answers, question, on_did);
            if given == Answer::Skipped {
                skipped.add(drawn);
                count += 1;
                continue;
            }
            // Screens of one section follow one another.
            let title = setting.voice.language.text(of.section);
            if section != title {
                section = title;
                all.add(std::mem::replace(&mut of_section, Stack::new(setting)).boxed_if("dl", "answers"));
                all.heading(1, "part", of.section);
            }
            of_section.add(drawn);
        }
    }
    all.add(of_section.boxed_if("dl", "answers"));
    if count > 0 {
        let title = setting.fill(key::REVIEW_PASSED, &[("n", &count.to_string())]);
        all.add(unfold("stage", false, title.into(), vec![skipped.boxed("dl", "answers")]));
    }
}

/// Answers that seem not to fit together, each with a way to change it. Going on is free all the same.
fn again(setting: Setting, all: &mut Stack, answers: &Answers, on_did: &Callback<Did>) {
    let found = contradictions(answers);
    if found.is_empty() {
        return;
    }
    let mut card = Stack::new(setting);
    card.heading(1, "card-title", key::REVIEW_AGAIN);
    card.text("", key::REVIEW_BOTH);
    for it in found {
        card.text("again", it.text);
        let mut asked = Stack::new(setting);
        for question in it.questions.iter() {
            asked.add(answer(setting, answers, question.get(), on_did));
        }
        card.add(asked.boxed("dl", "answers"));
    }
    all.add(card.boxed("div", "card"));
}

fn answer(setting: Setting, answers: &Answers, q: &'static Question, on_did: &Callback<Did>) -> Html {
    let ask = setting.voice.first_sentence(q.ask);
    let mut given = Stack::new(setting);
    for text in setting.voice.answer(q, answers) {
        given.add(line("span", "", text));
    }
    if answers.get(q.id) == Some(Answer::Skipped) {
        given.add(line("span", "", setting.text(key::REVIEW_SKIPPED)));
    }
    let words = vec![setting.text(key::REVIEW_CHANGE).into(), line("span", "unseen", String::from(": ") + &ask)];
    let change = button("link", words, Did::Act(Action::Change(q.id)), on_did);
    let parts = vec![line("dt", "", ask), given.boxed("dd", "given"), boxed("dd", "", vec![change])];
    boxed("div", "answer", parts)
}
