//! What a condition depends on through findings, totals and the questions' own conditions, read from the tables.

use std::collections::BTreeSet;

use backstride::content::{Condition, FindingId, QuestionId, TotalId};

/// Everything a condition depends on, near or far.
#[derive(Default)]
pub struct Closure {
    pub findings: BTreeSet<FindingId>,
    pub totals: BTreeSet<TotalId>,
    pub questions: BTreeSet<QuestionId>,
    /// Whether two amounts are compared with each other.
    pub ratio: bool,
}

impl Closure {
    pub fn of(condition: &Condition) -> Closure {
        let mut closure = Closure::default();
        closure.add(condition);
        closure
    }

    fn add(&mut self, condition: &Condition) {
        match condition {
            Condition::Always => {}
            Condition::Is(option) => {
                self.question(option.get().question);
                self.add(&option.get().offer_when);
            }
            Condition::Found(finding) => {
                if self.findings.insert(*finding) {
                    self.add(&finding.get().when);
                }
            }
            Condition::Amount(amount, ..) => self.question(amount.get().question),
            Condition::Total(total, ..) => {
                if self.totals.insert(*total) {
                    total.get().terms.iter().flat_map(|t| t.of.iter()).for_each(|c| self.add(c));
                }
            }
            Condition::Ratio(_, left, _, _, right) => {
                self.ratio = true;
                [left, right].into_iter().for_each(|amount| self.question(amount.get().question));
            }
            Condition::All(parts) | Condition::Any(parts) | Condition::Not(parts) => parts.iter().for_each(|p| self.add(p)),
        }
    }

    fn question(&mut self, question: QuestionId) {
        if self.questions.insert(question) {
            self.add(&question.get().ask_when);
        }
    }
}
