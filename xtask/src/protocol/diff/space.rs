//! All answers that one of two versions of the content can take: questions and options by code, with their place in each version. A sheet
//! filled in here can be put to both.

use std::collections::{BTreeMap, BTreeSet};

use toml::Value;

use super::{
    super::{
        compiler::{
            answers::Answers,
            library::{Condition, Library},
        },
        content::Content,
    },
    reach::Reach,
};

/// The place of something in each version: before, after.
pub type Places = [Option<usize>; 2];

/// A question of either version.
pub struct Ask {
    pub id: String,
    pub at: Places,
    pub many: bool,
    pub choices: Vec<Choice>,
    /// For an amount: the numbers worth trying, in hundredths. Below, at and above each number that a condition compares it with.
    pub numbers: Vec<i32>,
    /// Whether a sheet without an answer to it is incomplete, in either version.
    required: bool,
    /// What a runner answers who worries about nothing.
    calm: Answer,
}

/// An option of either version.
pub struct Choice {
    pub code: String,
    pub at: Places,
    /// "None of these": clears the others.
    pub none: bool,
    /// Something to act on, "not sure" included.
    pub flag: bool,
    /// Whether a disposition of either version can depend on it.
    pub matters: bool,
}

/// An answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Options, by their place among the choices.
    Ticks(Vec<usize>),
    /// An amount in hundredths.
    Number(i32),
}

/// Answers by the place of the question.
pub type Sheet = BTreeMap<usize, Answer>;

/// Both versions, and every question that one of them asks.
pub struct Space<'a> {
    libraries: [&'a Library; 2],
    pub asks: Vec<Ask>,
    /// The ordinary runner of the later version.
    pub ordinary: Sheet,
}

impl<'a> Space<'a> {
    /// All answers to the questions of either version.
    pub fn new(before: &'a Content, after: &'a Content) -> Space<'a> {
        let libraries = [&before.library, &after.library];
        let reach = libraries.map(Reach::of);
        let mut ids: Vec<&str> = libraries[1].questions.iter().map(|q| q.id.as_str()).collect();
        ids.extend(
            libraries[0].questions.iter().map(|q| q.id.as_str()).filter(|id| !libraries[1].questions.iter().any(|q| &q.id == id)),
        );
        let asks = ids.into_iter().map(|id| ask(libraries, &reach, id)).collect();
        let mut space = Space { libraries, asks, ordinary: Sheet::new() };
        space.ordinary = space.sheet(&[&after.source.baseline.what]);
        space
    }

    /// Layers of written answers, each laid over the one before it. What neither version knows is left out.
    pub fn sheet(&self, layers: &[&BTreeMap<String, Value>]) -> Sheet {
        let mut sheet = Sheet::new();
        for (id, value) in layers.iter().flat_map(|layer| layer.iter()) {
            let Some(at) = self.asks.iter().position(|ask| &ask.id == id) else { continue };
            let choice = |code: &str| self.asks[at].choices.iter().position(|c| c.code == code);
            let answer = match value {
                Value::Integer(number) => Answer::Number(*number as i32 * 100),
                Value::Float(number) => Answer::Number((number * 100.0).round() as i32),
                Value::String(code) => Answer::Ticks(choice(code).into_iter().collect()),
                Value::Array(codes) => {
                    let ticks: BTreeSet<_> = codes.iter().filter_map(Value::as_str).filter_map(choice).collect();
                    Answer::Ticks(ticks.into_iter().collect())
                }
                _ => continue,
            };
            sheet.insert(at, answer);
        }
        sheet
    }

    /// A sheet put to one version and completed with calm answers to the questions that it opens.
    pub fn answers(&self, side: usize, sheet: &Sheet) -> Answers<'a> {
        let mut answers = self.put(side, sheet);
        self.complete(side, &mut answers);
        answers
    }

    /// The questions that a sheet opens in one version and does not answer.
    pub fn opened(&self, side: usize, sheet: &Sheet) -> Vec<usize> {
        self.complete(side, &mut self.put(side, sheet))
    }

    fn put(&self, side: usize, sheet: &Sheet) -> Answers<'a> {
        let mut answers = Answers::new(self.libraries[side]);
        sheet.iter().for_each(|(&at, answer)| self.give(side, &mut answers, at, answer));
        answers
    }

    /// Gives one answer, as far as this version knows it.
    pub fn give(&self, side: usize, answers: &mut Answers<'a>, at: usize, answer: &Answer) {
        let ask = &self.asks[at];
        let Some(question) = ask.at[side] else { return };
        match answer {
            Answer::Number(hundredths) => {
                let amount = self.libraries[side].questions[question].amount.map(|a| &self.libraries[side].amounts[a]);
                if let Some(amount) = amount {
                    answers.measure(question, hundredths / hundredths_of(amount.decimals));
                }
            }
            Answer::Ticks(ticks) => {
                let known: Vec<usize> = ticks.iter().filter_map(|&c| ask.choices[c].at[side]).collect();
                if known.is_empty() {
                    answers.withdraw(question);
                } else {
                    answers.tick(question, &known);
                }
            }
        }
    }

    /// Answers every question calmly that applies and must be answered; returns which these were.
    pub fn complete(&self, side: usize, answers: &mut Answers<'a>) -> Vec<usize> {
        let mut filled = Vec::new();
        loop {
            let open = self.asks.iter().enumerate().find(|(_, ask)| {
                ask.required && ask.at[side].is_some_and(|question| !answers.has(question) && answers.applies(question))
            });
            let Some((at, ask)) = open else { return filled };
            self.give(side, answers, at, &ask.calm);
            // A calm answer that this version does not know leaves its question open.
            if filled.contains(&at) || ask.at[side].is_some_and(|question| !answers.has(question)) {
                return filled;
            }
            filled.push(at);
        }
    }

    /// The calm answer to a question.
    pub fn calm(&self, at: usize) -> &Answer {
        &self.asks[at].calm
    }

    /// How many questions are answered otherwise than by the ordinary runner.
    pub fn distance(&self, sheet: &Sheet) -> usize {
        sheet.iter().filter(|(at, answer)| self.ordinary.get(at) != Some(answer)).count()
    }

    /// An answer as it is written in the content: `G = g1 + g4`.
    pub fn shown(&self, at: usize, answer: &Answer) -> String {
        let ask = &self.asks[at];
        let given = match answer {
            Answer::Number(hundredths) => (f64::from(*hundredths) / 100.0).to_string(),
            Answer::Ticks(ticks) => ticks.iter().map(|&c| ask.choices[c].code.as_str()).collect::<Vec<_>>().join(" + "),
        };
        format!("{} = {given}", ask.id)
    }
}

fn ask(libraries: [&Library; 2], reach: &[Reach; 2], id: &str) -> Ask {
    let at = libraries.map(|l| l.questions.iter().position(|q| q.id == id));
    let questions: Vec<_> = [1, 0].into_iter().filter_map(|side| Some((side, &libraries[side].questions[at[side]?]))).collect();
    let mut choices: Vec<Choice> = Vec::new();
    let mut numbers = BTreeSet::new();
    let mut middle = 0;
    for &(side, question) in &questions {
        for &option in &question.options {
            let written = &libraries[side].options[option];
            let matters = reach[side].options.contains(&option);
            match choices.iter_mut().find(|c| c.code == written.code) {
                Some(choice) => {
                    choice.at[side] = Some(option);
                    choice.matters |= matters;
                }
                None => {
                    let mut at = [None, None];
                    at[side] = Some(option);
                    let (none, flag) = (written.role == "none", matches!(written.role.as_str(), "flag" | "unsure"));
                    choices.push(Choice { code: written.code.clone(), at, none, flag, matters });
                }
            }
        }
        if let Some(amount) = question.amount {
            let range = &libraries[side].amounts[amount];
            let scale = hundredths_of(range.decimals);
            let (min, max) = (i32::from(range.min), i32::from(range.max));
            if reach[side].amounts.contains(&amount) {
                let near = compared_with(libraries[side], amount).into_iter().flat_map(|n| [n - 1, n, n + 1]);
                numbers.extend(near.chain([min, max]).filter(|n| (min..=max).contains(n)).map(|n| n * scale));
            }
            middle = (min + max) / 2 * scale;
        }
    }
    let many = questions.iter().any(|(_, q)| q.kind == "many");
    let calm = match choices.iter().position(|c| c.none).or_else(|| choices.iter().rposition(|c| c.flag)) {
        Some(choice) if questions.iter().all(|(_, q)| q.amount.is_none()) => Answer::Ticks(vec![choice]),
        _ => Answer::Number(middle),
    };
    let required = questions.iter().any(|(_, q)| !q.optional);
    Ask { id: id.to_owned(), at, many, choices, numbers: numbers.into_iter().collect(), required, calm }
}

/// The numbers that conditions compare an amount with, as stored.
fn compared_with(library: &Library, amount: usize) -> BTreeSet<i32> {
    fn walk(when: &Condition, amount: usize, found: &mut BTreeSet<i32>) {
        match when {
            Condition::Amount(at, _, number) if *at == amount => {
                found.insert(*number);
            }
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|p| walk(p, amount, found)),
            Condition::Not(part) => walk(part, amount, found),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    let rules = library.rules.iter().map(|r| &r.when).chain(library.defaults.iter().filter_map(|d| d.when.as_ref()));
    let asked = library.questions.iter().filter_map(|q| q.ask_when.as_ref());
    let offered = library.options.iter().filter_map(|o| o.offer_when.as_ref());
    let counted = library.totals.iter().flat_map(|t| &t.terms).flat_map(|(_, of)| of);
    let all = rules.chain(asked).chain(offered).chain(library.findings.iter().map(|f| &f.when)).chain(counted);
    all.for_each(|when| walk(when, amount, &mut found));
    found
}
/// How many hundredths make one stored unit of an amount.
fn hundredths_of(decimals: u8) -> i32 {
    10_i32.pow(2 - u32::from(decimals.min(2)))
}
