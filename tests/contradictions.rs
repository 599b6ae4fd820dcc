//! Answers that seem not to fit together (`content/contradictions.toml`): each is found on its case and not on its near miss, real runners seldom
//! see one, and none has a part in a level.

mod cases;
#[path = "stories/evaluate.rs"]
mod evaluate;

use std::{fs, path::Path};

use backstride::{
    content::{self, Kind},
    engine::{Answers, contradictions},
};
use cases::{answers, file, runner, show};

/// How many of the 160 stories may be asked again, as the flow asks them. Measured: none. (Two emergencies hold CD-4, and never come so far.)
const STORIES_ASKED_AGAIN: usize = 1;

fn names(answers: &Answers) -> Vec<&'static str> {
    contradictions(answers).iter().map(|it| it.name).collect()
}

#[test]
fn each_is_found_on_its_case_and_not_on_its_near_miss() {
    let written = file("contradictions.toml");
    let written = written["contradiction"].as_array().expect("a list");
    assert_eq!(written.len(), content::contradictions().len(), "each is compiled");
    for it in written {
        let (id, fires, near) = (it["id"].as_str().expect("an id"), &it["fires"], &it["near"]);
        let (fires, near) = (fires.as_table().expect("a case"), near.as_table().expect("a near miss"));
        let hit = answers(&[fires]);
        assert_eq!(names(&hit), [id], "{}", show(&hit));
        let miss = answers(&[fires, near]);
        assert!(names(&miss).is_empty(), "{id}: {}", show(&miss));
    }
    assert!(names(&runner("")).is_empty() && names(&Answers::new()).is_empty());
}

#[test]
fn one_that_stays_half_answered_is_not_asked_again() {
    let mut given = answers(&[&"MW = \"med.want\"\nM1 = [\"med.none\"]\nM2 = [\"cond.bp_high\"]".parse().expect("answers")]);
    assert_eq!(names(&given), ["CD-10"]);
    let health = content::question_named("H1").expect("it is there").id;
    given.withdraw(health);
    assert!(names(&given).is_empty(), "H1 has no answer to look at");
}

#[test]
fn none_quotes_a_private_answer() {
    for it in content::contradictions() {
        assert!(it.questions.len() >= 2, "{}", it.name);
        for question in it.questions.iter().map(|q| q.get()) {
            assert!(!question.private, "{} quotes {}", it.name, question.name);
            assert!(matches!(question.kind, Kind::Amount(_)) || !question.options.is_empty());
        }
    }
}

#[test]
fn real_runners_seldom_see_one() {
    let outcomes = evaluate::evaluate_all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|e| panic!("{e}"));
    let mut seen = Vec::new();
    for outcome in &outcomes {
        let (whole, asked) = (names(&outcome.story.answers), names(&outcome.walk.answers));
        if !whole.is_empty() || !asked.is_empty() {
            println!("{}: {asked:?} as the flow asks, {whole:?} with every answer", outcome.story.id);
        }
        if !asked.is_empty() {
            seen.push(outcome.story.id.as_str());
        }
    }
    println!("{} of {} stories are asked again", seen.len(), outcomes.len());
    assert!(seen.len() <= STORIES_ASKED_AGAIN, "{seen:?}");
}

/// Above the tables, only the function that reads them and the screen of answers know of them: nothing that works out a level can.
#[test]
fn no_level_and_no_question_depends_on_one() {
    fn look(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                look(&path, found);
            } else if fs::read_to_string(&path).is_ok_and(|text| text.to_lowercase().contains("contradiction")) {
                found.push(path.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("inside").to_string_lossy().into_owned());
            }
        }
    }
    let mut found = Vec::new();
    for floor in ["engine", "session", "report", "view"] {
        look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(floor), &mut found);
    }
    found.sort();
    let known = [
        "src/engine/contradictions.rs",
        "src/engine/mod.rs",
        "src/view/app/tests.rs",
        "src/view/app/tests/contradictions.rs",
        "src/view/screen/review.rs",
    ];
    found.retain(|file| !known.contains(&file.as_str()));
    assert!(found.is_empty(), "who may know of them? {found:?}");
}
