//! The runners that the benchmarks measure with. For `benches/engine.rs` and for `cargo xtask bench`, which hands the same runners
//! to the module in JavaScript. They are made from the content, so that they stay whole when it grows, and each says what it must
//! come to: a benchmark of the wrong runner measures nothing.

use backstride::{
    content::{self, Disposition, Kind, Part, Question, Role},
    engine::{Answer, Answers, Reading, Truth, Unasked, assess},
    report::{AnswersForm, Given, read_answers},
};

/// The names of all runners.
pub const ALL: [&str; 4] = ["ordinary", "training", "emergency", "flags"];

/// An ordinary strain: the safety questions answered, no rule fires.
const ORDINARY: &str = include_str!("../../content/ordinary-runner.toml");

/// How many times over the questions stand in this build; see `build/compiler/repeat.rs`.
pub fn times() -> usize {
    1 + (2..).take_while(|n| content::question_named(&format!("B1_x{n}")).is_some()).count()
}

/// The answers of a runner, given to every copy of each question.
///
/// - `ordinary`: a stiff back after a run, nothing else.
/// - `training`: the same, with something to say to every question about training, habits and body.
/// - `emergency`: the same as `ordinary`, but cannot pass urine.
/// - `flags`: says yes to whatever is asked.
pub fn runner(name: &str) -> Answers {
    let answers = match name {
        "training" => filled(ordinary(&[]), |q| q.screen.get().part == Part::Context),
        "emergency" => ordinary(&[("B1", Given::Codes(vec!["b1_retain".into()]))]),
        "flags" => filled(Answers::new(), |_| true),
        _ => ordinary(&[]),
    };
    let assessment = assess(&answers);
    let right = match name {
        "emergency" => assessment.disposition == Some(Disposition::Emergency) && !assessment.fired.is_empty(),
        "flags" => assessment.disposition == Some(Disposition::Emergency) && assessment.fired.len() >= 50 * times(),
        "training" => assessment.disposition.is_some_and(|level| level <= Disposition::Soon),
        _ => assessment.disposition == Some(Disposition::SelfCare) && assessment.fired.is_empty(),
    };
    assert!(right, "the runner `{name}` comes to {:?} with {} rules", assessment.disposition, assessment.fired.len());
    answers
}

/// The ordinary runner with some answers changed.
fn ordinary(changes: &[(&str, Given)]) -> Answers {
    let mut form: AnswersForm = toml::from_str(ORDINARY).expect("content/ordinary-runner.toml is answers");
    form.extend(changes.iter().map(|(id, given)| ((*id).to_owned(), given.clone())));
    let mut every = form.clone();
    for copy in 2..=times() {
        let named = |code: &String| format!("{code}_x{copy}");
        every.extend(form.iter().map(|(id, given)| {
            let given = match given {
                Given::Code(code) => Given::Code(named(code)),
                Given::Codes(codes) => Given::Codes(codes.iter().map(named).collect()),
                other => other.clone(),
            };
            (named(id), given)
        }));
    }
    read_answers(every).unwrap_or_else(|errors| panic!("the ordinary runner: {errors:?}"))
}

/// Answers every open question of some kind with all that can be ticked. Questions open each other, so go round until none opens.
fn filled(mut answers: Answers, which: impl Fn(&Question) -> bool) -> Answers {
    loop {
        let before = answers;
        let reading = Reading::new(&before, Unasked::Unknown);
        let open: Vec<_> = content::questions()
            .iter()
            .filter(|q| which(q) && reading.applies(q.id) == Truth::Yes && !reading.counts(q.id))
            .collect();
        if open.is_empty() {
            return answers;
        }
        for q in open {
            answers.give(q.id, &flagged(q, &reading)).unwrap_or_else(|e| panic!("{}: {e:?}", q.name));
        }
    }
}

/// The answer to `q` with most in it.
fn flagged(q: &Question, reading: &Reading<'_>) -> Answer {
    let offered = q.options.iter().copied().filter(|&o| reading.offered(o) != Truth::No);
    let flags: Vec<_> = offered.filter(|o| o.get().role == Role::Flag).collect();
    match (q.kind, flags.first()) {
        // Neither a child nor a hundred: the middle of what can be given.
        (Kind::Amount(id), _) => Answer::Amount(id.get().min + (id.get().max - id.get().min) / 2),
        (Kind::Many, Some(_)) => Answer::Choices(flags),
        (Kind::One, Some(&first)) => Answer::Choice(first),
        (Kind::Many, None) => Answer::Choices(q.options.iter().copied().take(1).collect()),
        (Kind::One, None) => Answer::Choice(q.options[0]),
    }
}
