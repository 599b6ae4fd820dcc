//! The answer sheets that both versions are tried on, and what comes out differently.
//!
//! The ordinary runner with every answer changed, and with every pair of flags; every rule's own cases, of both versions, with every answer
//! changed; the worked examples; the patient stories. Answers that no rule or default rule can depend on are left as they are.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::thread;

use toml::Value;

use super::{
    super::{compiler::answers::Answers, content::Content},
    judge::{Judge, Judged, Outcome, deciders},
    space::{Answer, Sheet, Space},
};

/// Sheets that come out differently in the same way.
#[derive(Default)]
pub struct Group {
    pub sheets: usize,
    /// By the rules that decide before and after.
    pub by: BTreeMap<(String, String), Same>,
}

/// Sheets that come out differently by the same rules.
#[derive(Default)]
pub struct Same {
    pub sheets: usize,
    /// One with the fewest changes from the ordinary runner.
    pub smallest: Sheet,
}

/// What came out differently: before and after.
pub type Differences = BTreeMap<(Outcome, Outcome), Group>;

/// A corpus tried on both versions.
pub struct Tried {
    /// How many sheets were tried.
    pub sheets: usize,
    pub differences: Differences,
}

/// A change to a sheet: the question, and the option or number that is new.
#[derive(Clone, Copy)]
enum Move {
    Option(usize, usize),
    Number(usize, i32),
}

impl Move {
    fn question(self) -> usize {
        match self {
            Move::Option(at, _) | Move::Number(at, _) => at,
        }
    }
}

/// Tries both versions on everything. `stories` are files of patient stories: path to text.
pub fn try_all(space: &Space<'_>, judges: &[Judge<'_>; 2], versions: [&Content; 2], stories: &BTreeMap<String, String>) -> Tried {
    let bases = bases(space, versions, stories);
    let moves = moves(space);
    let flags: Vec<Move> = moves.iter().copied().filter(|m| flag(space, *m)).collect();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<Part> = thread::scope(|scope| {
        let started: Vec<_> = (0..workers)
            .map(|worker| {
                let (bases, moves, flags) = (&bases, &moves, &flags);
                scope.spawn(move || {
                    let mut part = Part::new(space, judges);
                    for base in bases.iter().skip(worker).step_by(workers) {
                        part.around(base, moves);
                    }
                    part.pairs(flags, worker, workers);
                    part
                })
            })
            .collect();
        started.into_iter().filter_map(|part| part.join().ok()).collect()
    });
    let mut tried = Tried { sheets: 0, differences: Differences::new() };
    let mut seen = HashSet::new();
    for part in parts {
        tried.sheets += part.tried;
        for found in part.found {
            let mut sheet = found.base.clone();
            sheet.extend(found.changes);
            if seen.insert(hash(&sheet)) {
                add(space, &mut tried.differences, &found.judged, sheet);
            }
        }
    }
    tried
}

fn add(space: &Space<'_>, into: &mut Differences, judged: &[Judged<'_>; 2], sheet: Sheet) {
    let group = into.entry((judged[0].outcome, judged[1].outcome)).or_default();
    group.sheets += 1;
    let same = group.by.entry(deciders(judged)).or_default();
    same.sheets += 1;
    let order = |sheet: &Sheet| (space.distance(sheet), sheet.clone());
    if same.sheets == 1 || order(&sheet) < order(&same.smallest) {
        same.smallest = sheet;
    }
}

fn hash(sheet: &Sheet) -> u64 {
    let mut hasher = DefaultHasher::new();
    sheet.hash(&mut hasher);
    hasher.finish()
}

/// Whole sheets as written: the ordinary runner, every rule's cases, examples, stories.
pub fn bases(space: &Space<'_>, versions: [&Content; 2], stories: &BTreeMap<String, String>) -> BTreeSet<Sheet> {
    let mut bases = BTreeSet::new();
    for content in versions {
        let ordinary = &content.source.baseline.what;
        bases.insert(space.sheet(&[ordinary]));
        for rule in content.source.rules.iter().flat_map(|f| &f.what.rule) {
            let (fires, near) = (rule.fires.get_ref(), rule.near.get_ref());
            bases.insert(space.sheet(&[ordinary, fires]));
            bases.insert(space.sheet(&[ordinary, fires, near]));
        }
        for example in &content.source.examples.what {
            bases.insert(space.sheet(&[ordinary, example.answers.get_ref()]));
        }
    }
    let ordinary = &versions[1].source.baseline.what;
    for table in stories.values().filter_map(|text| text.parse::<toml::Table>().ok()) {
        for story in table.get("story").and_then(Value::as_array).into_iter().flatten() {
            if let Some(answers) = story.get("answers").and_then(Value::as_table) {
                let answers = answers.iter().map(|(id, value)| (id.clone(), value.clone())).collect();
                bases.insert(space.sheet(&[ordinary, &answers]));
            }
        }
    }
    bases
}

/// Every change that can matter to a disposition.
fn moves(space: &Space<'_>) -> Vec<Move> {
    let each = space.asks.iter().enumerate().flat_map(|(at, ask)| {
        let options = (0..ask.choices.len()).filter(|&c| ask.choices[c].matters || ask.choices[c].none);
        let numbers = ask.numbers.iter().map(move |&number| Move::Number(at, number));
        options.map(move |c| Move::Option(at, c)).chain(numbers)
    });
    let matters = |m: &Move| {
        let ask = &space.asks[m.question()];
        !ask.numbers.is_empty() || ask.choices.iter().any(|c| c.matters)
    };
    each.filter(matters).collect()
}

fn flag(space: &Space<'_>, m: Move) -> bool {
    match m {
        Move::Option(at, choice) => space.asks[at].choices[choice].flag,
        Move::Number(..) => true,
    }
}

/// One worker's share.
struct Part<'s, 'a> {
    space: &'s Space<'a>,
    judges: &'s [Judge<'a>; 2],
    tried: usize,
    found: Vec<Found<'s, 'a>>,
}

/// A sheet that comes out differently.
struct Found<'s, 'a> {
    base: &'s Sheet,
    changes: Vec<(usize, Answer)>,
    judged: [Judged<'a>; 2],
}

impl<'s, 'a> Part<'s, 'a> {
    fn new(space: &'s Space<'a>, judges: &'s [Judge<'a>; 2]) -> Self {
        Part { space, judges, tried: 0, found: Vec::new() }
    }

    /// A sheet, and the same sheet with every answer changed.
    fn around(&mut self, base: &'s Sheet, moves: &[Move]) {
        let sides = [0, 1].map(|side| self.space.answers(side, base));
        self.attempt(&sides, base, &[]);
        for &m in moves {
            for answer in self.answers_after(base, m) {
                self.attempt(&sides, base, &[(m.question(), answer)]);
            }
        }
    }

    /// What the changed question may read then: the new answer alone; on a list also beside what is ticked, or no longer ticked.
    fn answers_after(&self, base: &Sheet, m: Move) -> Vec<Answer> {
        let (at, choice) = match m {
            Move::Number(_, number) => return vec![Answer::Number(number)],
            Move::Option(at, choice) => (at, choice),
        };
        let ask = &self.space.asks[at];
        let mut all = vec![Answer::Ticks(vec![choice])];
        if let (true, Some(Answer::Ticks(ticked))) = (ask.many && !ask.choices[choice].none, base.get(&at)) {
            let mut others: Vec<usize> = ticked.iter().copied().filter(|&c| c != choice && !ask.choices[c].none).collect();
            if !others.is_empty() {
                if ticked.contains(&choice) {
                    all.push(Answer::Ticks(others));
                } else {
                    others.push(choice);
                    others.sort_unstable();
                    all.push(Answer::Ticks(others));
                }
            }
        }
        all.retain(|answer| base.get(&at) != Some(answer));
        all
    }

    /// The ordinary runner with every pair of flags; this worker takes every so manieth first flag.
    fn pairs(&mut self, flags: &[Move], worker: usize, workers: usize) {
        let space = self.space;
        let ordinary = &space.ordinary;
        let sides = [0, 1].map(|side| space.answers(side, ordinary));
        for (first, &a) in flags.iter().enumerate().skip(worker).step_by(workers) {
            for &b in &flags[first + 1..] {
                match (a, b) {
                    (Move::Option(at, x), Move::Option(other, y)) if at == other => {
                        if space.asks[at].many {
                            self.attempt(&sides, ordinary, &[(at, Answer::Ticks(vec![x.min(y), x.max(y)]))]);
                        }
                    }
                    (a, b) if a.question() == b.question() => {}
                    (a, b) => self.attempt(&sides, ordinary, &[(a.question(), alone(a)), (b.question(), alone(b))]),
                }
            }
        }
    }

    /// Tries both versions on a sheet with changes; `sides` is the sheet put to both.
    fn attempt(&mut self, sides: &[Answers<'a>; 2], base: &'s Sheet, changes: &[(usize, Answer)]) {
        self.tried += 1;
        let judged = [0, 1].map(|side| {
            let mut answers = sides[side].clone();
            changes.iter().for_each(|(at, answer)| self.space.give(side, &mut answers, *at, answer));
            self.space.complete(side, &mut answers);
            self.judges[side].judge(&answers)
        });
        if judged[0].outcome != judged[1].outcome {
            self.found.push(Found { base, changes: changes.to_vec(), judged });
        }
    }
}

fn alone(m: Move) -> Answer {
    match m {
        Move::Option(_, choice) => Answer::Ticks(vec![choice]),
        Move::Number(_, number) => Answer::Number(number),
    }
}
