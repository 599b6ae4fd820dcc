//! Check your answers: every answer in order, each with a way to change it.

use yew::{Callback, Html, html};

use crate::{
    content::{Question, QuestionId, screens},
    engine::Answers,
    report::answer_text,
    session::Action,
    view::{
        Did, Setting,
        part::{back, boxed, button, each, first_sentence, line, paragraph, text_button},
    },
    words::{english, key},
};

/// Check your answers.
pub fn review(setting: Setting, answers: &Answers, on_did: &Callback<Did>) -> Html {
    let mut all = vec![
        back(setting.text(key::ASK_BACK), on_did),
        setting.text_title(key::REVIEW_TITLE),
        paragraph("lead", setting.text(key::REVIEW_LEAD)),
    ];
    let mut answered: Vec<QuestionId> = Vec::new();
    for screen in screens() {
        answered.extend(screen.questions.iter().filter(|q| answers.has(**q)));
    }
    let section = |q: &QuestionId| english(q.get().screen.get().section);
    for questions in answered.chunk_by(|a, b| section(a) == section(b)) {
        if let Some(first) = questions.first() {
            all.push(setting.heading(1, "part", first.get().screen.get().section));
        }
        all.push(boxed("dl", "answers", each(questions, &|q| answer(setting, answers, q.get(), on_did))));
    }
    let go = text_button("main", setting.text(key::REVIEW_GO), Did::Act(Action::Continue), on_did);
    all.push(boxed("p", "actions", vec![go]));
    html! { <div class="screen review" key="review" data-screen="review">{ for all }</div> }
}

fn answer(setting: Setting, answers: &Answers, q: &'static Question, on_did: &Callback<Did>) -> Html {
    let ask = first_sentence(setting.text(q.ask));
    let given = answer_text(q, answers, setting.region).filter(|lines| !lines.is_empty());
    let given = given.unwrap_or_else(|| vec![setting.text(key::REVIEW_SKIPPED)]);
    let words = html! { <>{ setting.text(key::REVIEW_CHANGE) }{ line("span", "unseen", format!(": {ask}")) }</> };
    let parts = vec![
        line("dt", "", ask),
        boxed("dd", "given", each(&given, &|text| line("span", "", text.clone()))),
        boxed("dd", "", vec![button("link", words, Did::Act(Action::Change(q.id)), on_did)]),
    ];
    boxed("div", "answer", parts)
}
