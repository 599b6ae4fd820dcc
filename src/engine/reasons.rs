//! Why a condition holds, or does not: the runner's own answers behind it.

use crate::content::{AmountId, Condition, Kind, OptionId, Role};

use super::{Reading, Truth};

/// An answer that helped to make a condition true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// This option was ticked.
    Ticked(OptionId),
    /// This amount was given.
    Amount(AmountId),
}

impl Because {
    /// The question that was answered.
    pub fn question(self) -> crate::content::QuestionId {
        match self {
            Because::Ticked(option) => option.get().question,
            Because::Amount(amount) => amount.get().question,
        }
    }
}

impl Reading<'_> {
    /// The answers that make `condition` true, or false when `holds` is false; sorted, each once.
    pub fn because(&self, condition: &Condition, holds: bool) -> Vec<Because> {
        let mut found = Vec::new();
        self.collect(condition, holds, &mut found);
        found
    }

    fn collect(&self, condition: &Condition, holds: bool, found: &mut Vec<Because>) {
        match condition {
            Condition::Always => {}
            Condition::Is(option) if holds => insert(found, Because::Ticked(*option)),
            // Not this option: then what was chosen instead, where only one can be.
            Condition::Is(option) => {
                let question = option.get().question.get();
                if question.kind == Kind::One {
                    let chosen = question.options.iter().find(|&&o| self.answers().is_ticked(o));
                    if let Some(&chosen) = chosen.filter(|o| o.get().role == Role::Flag) {
                        insert(found, Because::Ticked(chosen));
                    }
                }
            }
            Condition::Amount(amount, ..) => {
                if self.answers().amount(*amount).is_some() {
                    insert(found, Because::Amount(*amount));
                }
            }
            Condition::Ratio(_, left, _, _, right) => {
                for amount in [*left, *right] {
                    if self.answers().amount(amount).is_some() {
                        insert(found, Because::Amount(amount));
                    }
                }
            }
            Condition::Found(finding) => self.collect(&finding.get().when, holds, found),
            Condition::Total(total, ..) => {
                let counted = total.get().terms.iter().filter(|term| (term.weight > 0) == holds);
                counted.flat_map(|term| term.of.iter()).for_each(|c| self.if_yes(c, found));
            }
            Condition::Not(parts) => parts.iter().for_each(|p| self.collect(p, !holds, found)),
            // All of them hold, so all are reasons; one that fails is enough, so those that fail are.
            Condition::All(parts) | Condition::Any(parts) => {
                let wanted = if holds { Truth::Yes } else { Truth::No };
                parts.iter().filter(|p| self.truth(p) == wanted).for_each(|p| self.collect(p, holds, found));
            }
        }
    }

    fn if_yes(&self, condition: &Condition, found: &mut Vec<Because>) {
        if self.truth(condition) == Truth::Yes {
            self.collect(condition, true, found);
        }
    }
}

/// Keeps the list sorted, and each answer once. A sort of the standard library costs kilobytes of wasm; these lists hold a handful.
fn insert(found: &mut Vec<Because>, because: Because) {
    if let Err(at) = found.binary_search(&because) {
        found.insert(at, because);
    }
}
