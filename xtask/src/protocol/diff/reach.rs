//! What a disposition can depend on: everything that the red flag rules and the default rules read, through findings, sums and the
//! conditions under which a question is asked. Nothing else can change a level, a time or running.

use std::collections::BTreeSet;

use super::super::compiler::library::{Condition, Library};

/// Places in a library.
#[derive(Default)]
pub struct Reach {
    pub options: BTreeSet<usize>,
    pub amounts: BTreeSet<usize>,
    pub findings: BTreeSet<usize>,
    pub totals: BTreeSet<usize>,
    questions: BTreeSet<usize>,
}

impl Reach {
    /// What the rules and default rules of a library read.
    pub fn of(library: &Library) -> Reach {
        let mut reach = Reach::default();
        let rules = library.rules.iter().map(|r| &r.when).chain(library.defaults.iter().filter_map(|d| d.when.as_ref()));
        rules.for_each(|when| reach.add(library, when));
        reach
    }

    /// The names of the findings and sums, contributors among them.
    pub fn names<'a>(&self, library: &'a Library) -> BTreeSet<&'a str> {
        let findings = self.findings.iter().map(|&at| library.findings[at].name.trim_end_matches(".met"));
        findings.chain(self.totals.iter().map(|&at| library.totals[at].name.as_str())).collect()
    }

    fn add(&mut self, library: &Library, when: &Condition) {
        match when {
            Condition::Is(at) => {
                if self.options.insert(*at) {
                    self.question(library, library.options[*at].question);
                    library.options[*at].offer_when.iter().for_each(|when| self.add(library, when));
                }
            }
            Condition::Amount(at, ..) => self.amount(library, *at),
            Condition::Ratio((_, left), _, (_, right)) => [left, right].into_iter().for_each(|at| self.amount(library, *at)),
            Condition::Found(at) => {
                if self.findings.insert(*at) {
                    self.add(library, &library.findings[*at].when);
                }
            }
            Condition::Total(at, ..) => {
                if self.totals.insert(*at) {
                    library.totals[*at].terms.iter().flat_map(|(_, of)| of).for_each(|when| self.add(library, when));
                }
            }
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.add(library, part)),
            Condition::Not(part) => self.add(library, part),
        }
    }

    fn amount(&mut self, library: &Library, at: usize) {
        if self.amounts.insert(at) {
            self.question(library, library.amounts[at].question);
        }
    }

    fn question(&mut self, library: &Library, at: usize) {
        if self.questions.insert(at) {
            library.questions[at].ask_when.iter().for_each(|when| self.add(library, when));
        }
    }
}
