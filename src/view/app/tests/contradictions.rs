//! Answers that seem not to fit together, on the way a runner goes: every one can be come to, stands in a box above the answers with a way to
//! change each, and stops nobody.

#![cfg(test)]

use std::{collections::BTreeMap, fs, path::Path};

use toml::{Table, Value};

use super::*;
use crate::{
    content::contradictions,
    engine::Answers,
    report::{Given, read_answers},
};

fn table(file: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(file);
    fs::read_to_string(path).expect("a content file").parse().expect("a table")
}

fn given(value: &Value) -> Given {
    match value {
        Value::String(code) => Given::Code(code.clone()),
        Value::Integer(n) => Given::Number(*n as f64),
        Value::Array(codes) => Given::Codes(codes.iter().map(|c| c.as_str().expect("a code").to_owned()).collect()),
        other => panic!("{other} is no answer"),
    }
}

/// The ordinary runner with these changes.
fn runner(changes: &[&Table]) -> Answers {
    let ordinary = table("ordinary-runner.toml");
    let all = std::iter::once(&ordinary).chain(changes.iter().copied()).flatten();
    let merged: BTreeMap<String, Given> = all.map(|(id, value)| (id.clone(), given(value))).collect();
    read_answers(merged).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// Gives these answers wherever they are asked for, and passes over the rest; ends where no screen of questions is left.
fn walk(whole: &Answers) -> Session {
    let mut session = Session::new();
    session.apply(Action::Begin);
    while let Place::Ask(screen) = session.place() {
        loop {
            let asked = shown(session.answers(), screen);
            let Some(id) = asked.into_iter().find(|&q| !session.answers().has(q)) else { break };
            session.apply(Action::Give(id, whole.get(id).unwrap_or(Answer::Skipped)));
        }
        let before = session;
        session.apply(Action::Continue);
        assert_ne!(before, session, "stuck at {}", screen.get().name);
    }
    session
}

/// The box, if there is one: from its heading to the first section of the answers.
fn asked_again(html: &str) -> Option<&str> {
    let start = html.find("Please look at these once more")?;
    html[start..].split("class=\"part\"").next()
}

#[tokio::test]
async fn each_can_be_come_to_and_both_answers_can_be_changed() {
    let written = table("contradictions.toml");
    let written = written["contradiction"].as_array().expect("a list");
    let language = Language::ENGLISH;
    let voice = Voice::of(language, language.region("GB").expect("a region"));
    for (it, written) in contradictions().iter().zip(written) {
        let id = it.name;
        let case = |name: &str| written[name].as_table().expect("a case").clone();
        let mut session = walk(&runner(&[&case("fires")]));
        assert_eq!(session.place(), Place::Review, "{id} must be come to on the way to a result");
        let html = render(session).await.replace("&#x27;", "'");
        let said = written["text"].as_str().expect("a text");
        let box_ = asked_again(&html).unwrap_or_else(|| panic!("{id}: nothing is asked again in {html}"));
        assert!(box_.contains(said), "{id}: {box_}");
        for question in it.questions.iter() {
            let ask = voice.first_sentence(question.get().ask);
            assert!(box_.contains(&ask), "{id} shows {}", question.get().name);
            let mut changing = session;
            changing.apply(Action::Change(*question));
            assert_eq!(changing.place(), Place::Ask(question.get().screen), "{id}");
        }
        assert!(box_.matches("Change<").count() >= it.questions.len(), "{id}: {box_}");
        // Going on is free, and the result is that of the answers as they stand.
        let level = assess(session.answers()).disposition;
        session.apply(Action::Continue);
        assert_eq!(session.place(), Place::Result, "{id} stops nobody");
        assert_eq!(assess(session.answers()).disposition, level);
        assert!(asked_again(&render(session).await).is_none(), "{id}: the result does not ask");

        let calm = walk(&runner(&[&case("fires"), &case("near")]));
        assert_eq!(calm.place(), Place::Review);
        assert!(asked_again(&render(calm).await).is_none(), "{id}: the near miss is not asked again");
    }
}

#[tokio::test]
async fn it_speaks_french_too() {
    let session = walk(&runner(&[&"P5 = \"onset.knock\"".parse().expect("answers")]));
    let html = render_as("fr", "FR", true, session).await;
    assert!(html.contains("Regardez encore une fois") && html.contains("un choc ou une chute"), "{html}");
}
