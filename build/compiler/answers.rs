//! A whole answer sheet over the library, and plain two-valued truth about it. For `cases`, and for the tools that compare two versions
//! of the content. Written apart from the engine's evaluator on purpose, so that the two check each other.

use std::cell::Cell;

use super::{
    expression::Comparison,
    library::{Condition, Library},
};

/// A complete answer sheet, resolved: what is ticked, and how much. What was worked out once is kept until an answer changes.
#[derive(Clone)]
pub struct Answers<'a> {
    library: &'a Library,
    ticked: Vec<bool>,
    amounts: Vec<Option<i32>>,
    applies: Vec<Cell<Option<bool>>>,
    found: Vec<Cell<Option<bool>>>,
    totals: Vec<Cell<Option<i32>>>,
}

impl<'a> Answers<'a> {
    /// Nothing answered.
    pub fn new(library: &'a Library) -> Self {
        Answers {
            library,
            ticked: vec![false; library.options.len()],
            amounts: vec![None; library.amounts.len()],
            applies: vec![Cell::new(None); library.questions.len()],
            found: vec![Cell::new(None); library.findings.len()],
            totals: vec![Cell::new(None); library.totals.len()],
        }
    }

    /// Answers a question with options, in place of what was given before.
    pub fn tick(&mut self, question: usize, options: &[usize]) {
        self.withdraw(question);
        for &option in options {
            self.ticked[option] = true;
        }
    }

    /// Answers a question with an amount in stored units, in place of what was given before.
    pub fn measure(&mut self, question: usize, number: i32) {
        self.withdraw(question);
        if let Some(amount) = self.library.questions[question].amount {
            self.amounts[amount] = Some(number);
        }
    }

    /// Takes an answer back.
    pub fn withdraw(&mut self, question: usize) {
        for &option in &self.library.questions[question].options {
            self.ticked[option] = false;
        }
        if let Some(amount) = self.library.questions[question].amount {
            self.amounts[amount] = None;
        }
        self.forget();
    }

    fn forget(&mut self) {
        self.applies.iter_mut().for_each(|known| *known = Cell::new(None));
        self.found.iter_mut().for_each(|known| *known = Cell::new(None));
        self.totals.iter_mut().for_each(|known| *known = Cell::new(None));
    }

    /// Whether a question has an answer that counts: an amount, or an option that is offered to this runner.
    pub fn has(&self, question: usize) -> bool {
        let question = &self.library.questions[question];
        question.amount.is_some_and(|at| self.amounts[at].is_some())
            || question.options.iter().any(|&o| self.ticked[o] && self.offered(o))
    }

    fn offered(&self, option: usize) -> bool {
        self.library.options[option].offer_when.as_ref().is_none_or(|c| self.holds(c))
    }

    /// Whether a question is asked of this runner.
    pub fn applies(&self, question: usize) -> bool {
        keep(&self.applies[question], || self.library.questions[question].ask_when.as_ref().is_none_or(|c| self.holds(c)))
    }

    /// Two-valued truth: the sheets here are complete, and an answer to a question that does not apply counts for nothing.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Is(at) => {
                let option = &self.library.options[*at];
                self.ticked[*at] && self.applies(option.question) && option.offer_when.as_ref().is_none_or(|c| self.holds(c))
            }
            Condition::Found(at) => keep(&self.found[*at], || self.holds(&self.library.findings[*at].when)),
            Condition::Amount(at, how, number) => {
                let question = self.library.amounts[*at].question;
                self.applies(question) && self.amounts[*at].is_some_and(|n| compare(n, *how, *number))
            }
            Condition::Total(at, how, number) => {
                let sum = keep(&self.totals[*at], || {
                    let total = &self.library.totals[*at];
                    let sum: i32 = total.terms.iter().map(|(weight, of)| weight * self.count(of)).sum();
                    total.floor.map_or(sum, |f| sum.max(f))
                });
                compare(sum, *how, *number)
            }
            Condition::Ratio((a, left), how, (b, right)) => {
                let amount = |at: usize| self.amounts[at].filter(|_| self.applies(self.library.amounts[at].question));
                amount(*left).zip(amount(*right)).is_some_and(|(l, r)| compare(a * l, *how, b * r))
            }
            Condition::All(parts) => parts.iter().all(|p| self.holds(p)),
            Condition::Any(parts) => parts.iter().any(|p| self.holds(p)),
            Condition::Not(part) => !self.holds(part),
        }
    }

    fn count(&self, of: &[Condition]) -> i32 {
        of.iter().map(|c| i32::from(self.holds(c))).sum()
    }
}

fn keep<T: Copy>(known: &Cell<Option<T>>, work_out: impl FnOnce() -> T) -> T {
    known.get().unwrap_or_else(|| {
        let value = work_out();
        known.set(Some(value));
        value
    })
}

fn compare(left: i32, how: Comparison, right: i32) -> bool {
    match how {
        Comparison::AtLeast => left >= right,
        Comparison::AtMost => left <= right,
        Comparison::Above => left > right,
        Comparison::Below => left < right,
        Comparison::Equal => left == right,
    }
}
