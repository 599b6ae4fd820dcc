//! Conditions in the form that FHIR's `enableWhen` knows: flat lists, all of them or any of them. A condition becomes lists of "any of
//! these" that must all hold. What has no such form (sums, two amounts compared) is left out, so that a form filled in elsewhere may
//! show a question too many, and never hides one that we would ask.

use crate::content::{AmountId, Comparison, Condition, OptionId, Total};

/// One comparison.
#[derive(Debug, Clone, PartialEq)]
pub enum Atom {
    /// An option is chosen, or is not.
    Chosen(OptionId, bool),
    /// An amount was given, and compares so.
    Amount(AmountId, Comparison, i16),
    /// An amount was given, and is another number.
    Other(AmountId, i16),
    /// No amount was given.
    NotGiven(AmountId),
}

/// Any of these.
pub type Clause = Vec<Atom>;

/// More clauses than this say less than their text beside them.
pub const MOST: usize = 12;

/// What must hold, and whether it says all that the condition says.
#[derive(Debug, Default)]
pub struct Flat {
    /// All of these must hold.
    pub clauses: Vec<Clause>,
    /// Whether something was left out.
    pub looser: bool,
}

/// A condition, flattened.
pub fn flat(condition: &Condition) -> Flat {
    let mut looser = false;
    let mut clauses: Vec<Clause> = Vec::new();
    for clause in clauses_of(condition, true, &mut looser) {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    Flat { clauses, looser }
}

/// The clauses of a condition that must hold, or must not. No clause at all is "always".
fn clauses_of(condition: &Condition, holds: bool, looser: &mut bool) -> Vec<Clause> {
    match (condition, holds) {
        (Condition::Always, true) => Vec::new(),
        (Condition::Always, false) => vec![Vec::new()],
        (Condition::Is(option), _) => vec![vec![Atom::Chosen(*option, holds)]],
        (Condition::Found(finding), _) => clauses_of(&finding.get().when, holds, looser),
        (Condition::Amount(amount, how, number), true) => vec![vec![Atom::Amount(*amount, *how, *number)]],
        (Condition::Amount(amount, how, number), false) => vec![vec![opposite(*amount, *how, *number), Atom::NotGiven(*amount)]],
        (Condition::Total(total, how, number), _) => match at_least_one(total.get(), *how, *number) {
            Some(true) => sum(total.get(), holds, looser),
            Some(false) => sum(total.get(), !holds, looser),
            None => always(looser),
        },
        (Condition::Ratio(..), _) => always(looser),
        (Condition::All(parts), true) | (Condition::Any(parts), false) => both(parts.iter(), holds, looser),
        (Condition::Any(parts), true) | (Condition::All(parts), false) => either(parts.iter(), holds, looser),
        // "None of these".
        (Condition::Not(parts), true) => both(parts.iter(), false, looser),
        (Condition::Not(parts), false) => either(parts.iter(), true, looser),
    }
}

fn always(looser: &mut bool) -> Vec<Clause> {
    *looser = true;
    Vec::new()
}

fn both<'a>(parts: impl Iterator<Item = &'a Condition>, holds: bool, looser: &mut bool) -> Vec<Clause> {
    parts.flat_map(|part| clauses_of(part, holds, looser)).collect()
}

/// Any of the parts: each clause of one joined with each of the others.
fn either<'a>(parts: impl Iterator<Item = &'a Condition>, holds: bool, looser: &mut bool) -> Vec<Clause> {
    let mut all: Vec<Clause> = vec![Vec::new()];
    for part in parts {
        let clauses = clauses_of(part, holds, looser);
        if all.len() * clauses.len() > MOST {
            return always(looser);
        }
        let joined = |a: &Clause, b: &Clause| {
            let mut both = a.clone();
            both.extend(b.iter().filter(|atom| !a.contains(atom)).cloned());
            both
        };
        all = all.iter().flat_map(|a| clauses.iter().map(move |b| joined(a, b))).collect();
    }
    all
}

/// What a comparison of a plain count asks: at least one (true), or none (false).
fn at_least_one(total: &Total, how: Comparison, number: i16) -> Option<bool> {
    let plain = total.least.is_none() && total.terms.iter().all(|term| term.weight == 1);
    match (how, number) {
        _ if !plain => None,
        (Comparison::AtLeast, 1) | (Comparison::Above, 0) => Some(true),
        (Comparison::Below, 1) | (Comparison::AtMost | Comparison::Equal, 0) => Some(false),
        _ => None,
    }
}

fn sum(total: &Total, any: bool, looser: &mut bool) -> Vec<Clause> {
    let parts = total.terms.iter().flat_map(|term| term.of.iter());
    if any { either(parts, true, looser) } else { both(parts, false, looser) }
}

fn opposite(amount: AmountId, how: Comparison, number: i16) -> Atom {
    let other = match how {
        Comparison::AtLeast => Comparison::Below,
        Comparison::AtMost => Comparison::Above,
        Comparison::Above => Comparison::AtMost,
        Comparison::Below => Comparison::AtLeast,
        Comparison::Equal => return Atom::Other(amount, number),
    };
    Atom::Amount(amount, other, number)
}
