//! Answers read once: which questions apply, which findings are there, what totals come to. Everything else asks the reading.

use crate::content::{
    self, AmountId, Comparison, Condition, FINDING_COUNT, FindingId, Kind, OPTION_COUNT, OptionId, Part, QUESTION_COUNT,
    QuestionId, Step, TOTAL_COUNT, TotalId,
};

use super::{Answers, Truth};

/// What an optional question that nobody answered counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unasked {
    /// Nothing ticked: for a result (specification 3.25, below the table).
    No,
    /// Unknown: for deciding whether to ask it.
    Unknown,
    /// Unknown, but nothing ticked in the self-check at home: it is no longer offered (specification 4.1).
    UnknownButChecks,
}

/// Answers, and what follows from them.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    answers: &'a Answers,
    unasked: Unasked,
    applies: [Truth; QUESTION_COUNT],
    /// Whether each option counts as ticked. Conditions ask this far more often than anything else.
    ticked: [Truth; OPTION_COUNT],
    findings: [Truth; FINDING_COUNT],
    totals: [(i16, i16); TOTAL_COUNT],
}

impl<'a> Reading<'a> {
    /// Reads the answers.
    pub fn new(answers: &'a Answers, unasked: Unasked) -> Self {
        let mut reading = Reading {
            answers,
            unasked,
            applies: [Truth::Unknown; QUESTION_COUNT],
            ticked: [Truth::Unknown; OPTION_COUNT],
            findings: [Truth::Unknown; FINDING_COUNT],
            totals: [(0, 0); TOTAL_COUNT],
        };
        for step in content::order() {
            match *step {
                Step::Question(id) => {
                    let truth = reading.truth(&id.get().ask_when);
                    set(&mut reading.applies, id.index(), truth);
                    reading.tick(id);
                }
                Step::Finding(id) => {
                    let truth = reading.truth(&id.get().when);
                    set(&mut reading.findings, id.index(), truth);
                }
                Step::Total(id) => {
                    let range = reading.add_up(id);
                    set(&mut reading.totals, id.index(), range);
                }
            }
        }
        reading
    }

    /// The answers that were read.
    pub fn answers(&self) -> &'a Answers {
        self.answers
    }

    /// Whether a question applies to this runner.
    pub fn applies(&self, question: QuestionId) -> Truth {
        self.applies.get(question.index()).copied().unwrap_or(Truth::Unknown)
    }

    /// Whether a question may be asked: it applies, and it is still offered.
    pub fn askable(&self, question: QuestionId) -> Truth {
        self.applies(question).min(self.truth(&question.get().only_while))
    }

    /// Whether a finding is there.
    pub fn found(&self, finding: FindingId) -> Truth {
        self.findings.get(finding.index()).copied().unwrap_or(Truth::Unknown)
    }

    /// What a total comes to: at least, and at most. Both are the same once nothing it counts is open.
    pub fn total(&self, total: TotalId) -> (i16, i16) {
        self.totals.get(total.index()).copied().unwrap_or((i16::MIN, i16::MAX))
    }

    /// Whether an option is offered to this runner: its question applies, and so does its own condition.
    pub fn offered(&self, option: OptionId) -> Truth {
        let choice = option.get();
        self.applies(choice.question).min(self.truth(&choice.offer_when))
    }

    /// Whether a condition holds.
    pub fn truth(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::Always => Truth::Yes,
            Condition::Is(option) => self.ticked(*option),
            Condition::Found(finding) => self.found(*finding),
            Condition::Amount(amount, how, number) => match self.given(*amount) {
                Ok(given) => compare(i32::from(given), *how, i32::from(*number)).into(),
                Err(silent) => silent,
            },
            Condition::Total(total, how, number) => {
                let (least, most) = self.total(*total);
                within(least, most, *how, *number)
            }
            Condition::Ratio(a, left, how, b, right) => {
                let (x, y) = (self.given(*left), self.given(*right));
                match (x, y) {
                    (Ok(x), Ok(y)) => compare(i32::from(*a) * i32::from(x), *how, i32::from(*b) * i32::from(y)).into(),
                    (x, y) => x.err().into_iter().chain(y.err()).min().unwrap_or(Truth::Unknown),
                }
            }
            Condition::All(parts) => !self.any(parts, Truth::No),
            Condition::Any(parts) => self.any(parts, Truth::Yes),
            Condition::Not(parts) => !self.any(parts, Truth::Yes),
        }
    }

    /// Whether any of the parts is `wanted`. One that is decides, so the rest need not be looked at.
    fn any(&self, parts: &[Condition], wanted: Truth) -> Truth {
        let mut found = Truth::No;
        for part in parts {
            let truth = self.truth(part);
            if truth == wanted {
                return Truth::Yes;
            }
            if truth == Truth::Unknown {
                found = Truth::Unknown;
            }
        }
        found
    }

    fn ticked(&self, option: OptionId) -> Truth {
        self.ticked.get(option.index()).copied().unwrap_or(Truth::Unknown)
    }

    /// Works out which options of a question count as ticked, once it is clear whether the question applies.
    fn tick(&mut self, question: QuestionId) {
        let (applies, silent) = (self.applies(question), self.silent(question));
        for &option in question.get().options.iter() {
            let given = if self.answers.is_ticked(option) { Truth::Yes } else { silent };
            let offered = applies != Truth::No && given != Truth::No && self.truth(&option.get().offer_when) != Truth::No;
            set(&mut self.ticked, option.index(), if offered { given } else { Truth::No });
        }
    }

    /// An amount that counts, or what its absence tells.
    fn given(&self, amount: AmountId) -> Result<u16, Truth> {
        let question = amount.get().question;
        match self.answers.amount(amount) {
            _ if self.applies(question) == Truth::No => Err(Truth::No),
            Some(given) => Ok(given),
            None => Err(self.silent(question)),
        }
    }

    /// What an option that is not ticked, or an amount that is not given, tells.
    fn silent(&self, question: QuestionId) -> Truth {
        let q = question.get();
        let passed_over = match self.unasked {
            Unasked::No => q.optional,
            Unasked::Unknown => false,
            Unasked::UnknownButChecks => q.screen.get().part == Part::Check,
        };
        // An offer that is off the table will not be answered.
        let answered = self.answers.has(question) || passed_over || self.truth(&q.only_while) == Truth::No;
        if answered { Truth::No } else { Truth::Unknown }
    }

    /// How many of these are true: at least, and at most.
    fn count(&self, of: &[Condition]) -> (i16, i16) {
        of.iter().fold((0, 0), |(least, most), condition| match self.truth(condition) {
            Truth::Yes => (least + 1, most + 1),
            Truth::Unknown => (least, most + 1),
            Truth::No => (least, most),
        })
    }

    fn add_up(&self, total: TotalId) -> (i16, i16) {
        let total = total.get();
        let (mut least, mut most) = (0, 0);
        for term in total.terms {
            let (low, high) = self.count(&term.of);
            let (a, b) = (low * term.weight, high * term.weight);
            least += a.min(b);
            most += a.max(b);
        }
        let clamp = |n: i16| total.least.map_or(n, |l| n.max(l));
        (clamp(least), clamp(most))
    }
}

impl Reading<'_> {
    /// Whether every applicable safety question has an answer (specification 0.4).
    pub fn complete(&self) -> bool {
        content::questions().iter().all(|q| q.optional || self.applies(q.id) == Truth::No || self.counts(q.id))
    }

    /// Whether a question has an answer that counts for this runner.
    pub fn counts(&self, question: QuestionId) -> bool {
        if self.applies(question) == Truth::No {
            return false;
        }
        let q = question.get();
        let amount = matches!(q.kind, Kind::Amount(id) if self.answers.amount(id).is_some());
        amount || self.answers.skipped(question) || q.options.iter().any(|&o| self.ticked(o) == Truth::Yes)
    }
}

fn compare<N: Ord>(left: N, how: Comparison, right: N) -> bool {
    match how {
        Comparison::AtLeast => left >= right,
        Comparison::AtMost => left <= right,
        Comparison::Above => left > right,
        Comparison::Below => left < right,
        Comparison::Equal => left == right,
    }
}

/// A comparison of something between `least` and `most`.
fn within(least: i16, most: i16, how: Comparison, number: i16) -> Truth {
    match (compare(least, how, number), compare(most, how, number)) {
        (true, true) if how != Comparison::Equal || least == most => Truth::Yes,
        (false, false) if how != Comparison::Equal || number < least || number > most => Truth::No,
        _ => Truth::Unknown,
    }
}

fn set<T>(all: &mut [T], at: usize, value: T) {
    if let Some(slot) = all.get_mut(at) {
        *slot = value;
    }
}
