//! Answer sets for tests: the cases that stand beside each rule in `content/`, and random whole runners.
#![allow(dead_code)] // each test file uses its part

use std::{collections::BTreeMap, fs, path::Path};

use backstride::{
    content::{self, Kind, Question, Role},
    engine::{Answer, Answers, Reading, Truth, Unasked},
    report::{Given, read_answers},
};
use proptest::{collection::vec, prelude::*};
use toml::{Table, Value};

/// A content file, parsed.
pub fn file(name: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(name);
    fs::read_to_string(&path)
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        .parse()
        .unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Every rule as written: its id and its table.
pub fn written_rules() -> Vec<(String, Table)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/rules");
    let mut rules = Vec::new();
    for entry in fs::read_dir(folder).expect("content/rules is there") {
        let name = entry.expect("a file").file_name().into_string().expect("a plain name");
        for rule in file(&format!("rules/{name}"))["rule"].as_array().expect("a list of rules") {
            let rule = rule.as_table().expect("a rule").clone();
            rules.push((rule["id"].as_str().expect("an id").to_owned(), rule));
        }
    }
    rules
}

/// Answers made of the ordinary runner and changes laid over it, one after the other.
pub fn answers(layers: &[&Table]) -> Answers {
    let ordinary = file("ordinary-runner.toml");
    let mut merged: BTreeMap<String, Given> = BTreeMap::new();
    for layer in std::iter::once(&ordinary).chain(layers.iter().copied()) {
        merged.extend(layer.iter().map(|(id, value)| (id.clone(), given(value))));
    }
    read_answers(merged).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// Answers written as TOML, laid over the ordinary runner.
pub fn runner(changes: &str) -> Answers {
    answers(&[&changes.parse().unwrap_or_else(|e| panic!("{changes}: {e}"))])
}

fn given(value: &Value) -> Given {
    match value {
        Value::String(code) => Given::Code(code.clone()),
        Value::Integer(n) => Given::Number(*n as f64),
        Value::Float(n) => Given::Number(*n),
        Value::Array(codes) => Given::Codes(codes.iter().map(|c| c.as_str().expect("a code").to_owned()).collect()),
        other => panic!("{other} is no answer"),
    }
}

/// What a random runner is made of: for each question, numbers that pick its answer.
pub type Seed = Vec<(u16, u8)>;

/// Seeds for random whole runners. Most answers are calm, as in life, so that deep combinations still come up.
pub fn seeds() -> impl Strategy<Value = Seed> {
    (0u8..=255, vec((any::<u16>(), any::<u8>()), content::QUESTION_COUNT)).prop_map(|(worry, mut seed)| {
        // `worry` says how many questions get an answer at random; the others get their calm one.
        for pick in &mut seed {
            if pick.1 > worry {
                pick.0 = 0;
            }
        }
        seed
    })
}

/// The whole runner a seed stands for: every question that applies is answered, optional ones too.
pub fn whole(seed: &Seed) -> Answers {
    let mut answers = Answers::new();
    // Questions open each other, so go round until nothing new opens.
    loop {
        let reading_of = answers;
        let reading = Reading::new(&reading_of, Unasked::Unknown);
        let open = content::questions().iter().find(|q| reading.applies(q.id) == Truth::Yes && !reading.counts(q.id));
        let Some(q) = open else { return answers };
        let answer = pick(q, &reading, seed[q.id.index()]);
        answers.give(q.id, &answer).unwrap_or_else(|e| panic!("{}: {e:?}", q.name));
    }
}

/// An answer to `q`: number 0 is the calm one.
fn pick(q: &Question, reading: &Reading<'_>, (number, more): (u16, u8)) -> Answer {
    let offered: Vec<_> = q.options.iter().copied().filter(|&o| reading.offered(o) != Truth::No).collect();
    let none = offered.iter().copied().find(|o| o.get().role == Role::None);
    match q.kind {
        Kind::Amount(id) => {
            let range = id.get();
            match (number, offered.first()) {
                (1, Some(&unsure)) => Answer::Choice(unsure),
                (0, _) if range.code == "age" => Answer::Amount(34),
                (0, _) => Answer::Amount(range.min),
                _ => Answer::Amount(range.min + number % (range.max - range.min + 1)),
            }
        }
        Kind::One => match (number, none) {
            (0, Some(none)) => Answer::Choice(none),
            _ => Answer::Choice(offered[usize::from(number) % offered.len()]),
        },
        Kind::Many => {
            let flags: Vec<_> = offered.iter().copied().filter(|o| o.get().role != Role::None).collect();
            match (number, none) {
                (0, Some(none)) => Answer::Choices(vec![none]),
                _ => {
                    // One or two, now and then more.
                    let count = if more < 160 {
                        1
                    } else if more < 230 {
                        2
                    } else {
                        5
                    };
                    let picks = (0..count).map(|i| flags[(usize::from(number) / (i * 7 + 1) + i) % flags.len()]);
                    let mut all: Vec<_> = picks.collect();
                    all.sort_unstable();
                    all.dedup();
                    Answer::Choices(all)
                }
            }
        }
    }
}

/// Answers as JSON text, to paste into a report of a failure.
pub fn show(answers: &Answers) -> String {
    serde_json::to_string(&backstride::report::write_answers(answers)).unwrap_or_default()
}
