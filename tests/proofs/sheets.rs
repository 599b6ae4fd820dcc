//! Random sheets for the conformity tests: whole runners, raw answers to everything, and sheets half filled in.

use backstride::{
    content::{self, Kind, Question, QuestionId, Role},
    engine::{Answer, Answers, Reading, Unasked},
    session::{Next, next, shown},
};
use biodivine_lib_bdd::BddValuation;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use super::space::SPACE;
use crate::cases::{Seed, seeds, whole};

/// One random runner.
pub struct Sheet {
    /// What the engine reads.
    pub answers: Answers,
    /// What the diagrams read: the same, and some raw answer to every question without one.
    pub valuation: BddValuation,
}

/// Every third runner is calmer than chance: else hardly one is left without an emergency.
fn draw(runner: &mut TestRunner) -> Seed {
    let mut seed = seeds().new_tree(runner).expect("a seed").current();
    if seed[0].0.is_multiple_of(3) {
        seed.iter_mut().filter(|pick| pick.1 % 8 != 7).for_each(|pick| pick.0 = 0);
    }
    seed
}

/// A raw answer to every question, whether it applies or not; the engine must see that it does not.
fn raw(seed: &Seed) -> Answers {
    let mut answers = Answers::new();
    for q in content::questions() {
        if let Some(answer) = raw_answer(q, seed[q.id.index()]) {
            answers.give(q.id, &answer).unwrap_or_else(|e| panic!("{}: {e:?}", q.name));
        }
    }
    answers
}

fn raw_answer(q: &Question, (number, more): (u16, u8)) -> Option<Answer> {
    let number = usize::from(number);
    let none = q.options.iter().copied().find(|o| o.get().role == Role::None);
    if q.optional && number % 5 == 1 {
        return None;
    }
    Some(match (q.kind, none) {
        (Kind::One, Some(none)) if number == 0 => Answer::Choice(none),
        (Kind::Many, Some(none)) if number == 0 => Answer::Choices(vec![none]),
        (Kind::One, _) => Answer::Choice(q.options[number % q.options.len()]),
        (Kind::Amount(_), _) if number % 7 == 3 && !q.options.is_empty() => Answer::Choice(q.options[0]),
        (Kind::Amount(id), _) => {
            let range = id.get();
            // Half of them small: the boundaries of most amounts stand there.
            let most = if more < 128 { (range.max - range.min).min(100) } else { range.max - range.min };
            Answer::Amount(range.min + (number as u16) % (most + 1))
        }
        (Kind::Many, _) => {
            let flags: Vec<_> = q.options.iter().copied().filter(|o| o.get().role != Role::None).collect();
            let count = [1, 1, 2, 5][usize::from(more) % 4];
            let mut ticks: Vec<_> = (0..count).map(|i| flags[(number / (i * 7 + 1) + i) % flags.len()]).collect();
            ticks.sort_unstable();
            ticks.dedup();
            Answer::Choices(ticks)
        }
    })
}

/// Whole sheets: every other one with raw answers to questions that do not apply, which must count for nothing.
pub fn whole_sheets(count: usize) -> impl Iterator<Item = Sheet> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(move |n| {
        let everything = raw(&draw(&mut runner));
        let junk = SPACE.valuation(&everything, &BddValuation::all_false(SPACE.set.num_vars()));
        let answers = if n % 2 == 0 { everything } else { whole(&draw(&mut runner)) };
        Sheet { answers, valuation: SPACE.valuation(&answers, &junk) }
    })
}

/// Sheets with some questions not answered yet.
pub fn part_sheets(count: usize) -> impl Iterator<Item = Sheet> {
    let mut runner = TestRunner::deterministic();
    (0..count).zip(whole_sheets(count)).map(move |(n, mut sheet)| {
        let drop = draw(&mut runner);
        // From a few questions left open to nearly all.
        let share = [20, 80, 160, 230][n % 4];
        let open = |q: QuestionId| u8::try_from(drop[q.index()].0 % 256).is_ok_and(|d| d < share);
        for q in content::questions().iter().filter(|q| open(q.id)) {
            sheet.answers.withdraw(q.id);
        }
        sheet.valuation = SPACE.valuation(&sheet.answers, &sheet.valuation);
        sheet
    })
}

/// The sheets that sessions of random runners come through, one for each question, up to their end.
pub fn session_sheets(sessions: usize) -> impl Iterator<Item = Sheet> {
    let mut runner = TestRunner::deterministic();
    let blank = BddValuation::all_false(SPACE.set.num_vars());
    (0..sessions).flat_map(move |_| {
        let everything = whole(&draw(&mut runner));
        let mut steps = vec![Answers::new()];
        let mut answers = Answers::new();
        while let Next::Ask(screen) = next(&answers) {
            let open = |&q: &QuestionId| !Reading::new(&answers, Unasked::Unknown).counts(q);
            let q = shown(&answers, screen).into_iter().find(open).expect("a screen that is asked has an open question");
            answers.give(q, &everything.get(q).unwrap_or(Answer::Skipped)).expect("the same answer fits");
            steps.push(answers);
        }
        let blank = blank.clone();
        steps.into_iter().map(move |answers| Sheet { answers, valuation: SPACE.valuation(&answers, &blank) })
    })
}
