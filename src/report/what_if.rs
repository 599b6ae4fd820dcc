//! What would change the result: the nearest single answers that would make it more urgent, or less so. Worked out from the rules by trying.

use crate::{
    content::{self, AmountId, Condition, Disposition, Kind, OptionId, Question, QuestionId, Role},
    engine::{Answer, Answers, Assessment, Because, Reading, Truth, Unasked, assess},
};

/// One other answer, and where it would lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The question.
    pub question: QuestionId,
    /// The answer that would be added, or given instead.
    pub becomes: Option<OptionId>,
    /// The tick that would go.
    pub goes: Option<OptionId>,
    /// The amount it would be, for an amount.
    pub amount: Option<u16>,
    /// The level then.
    pub level: Disposition,
}

/// The nearest changes, most urgent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Would make it more urgent: only together with what the runner has answered. Signs that are urgent for anybody stand in the safety net.
    pub more: Vec<Change>,
    /// Would make it less urgent.
    pub less: Vec<Change>,
}

/// The most of each that is shown.
const SHOWN: usize = 5;

/// What would change the result. Empty while nothing can be told yet.
pub fn what_if(answers: &Answers, assessment: &Assessment) -> WhatIf {
    let Some(now) = assessment.disposition.filter(|_| assessment.complete) else { return WhatIf::default() };
    let reading = Reading::new(answers, Unasked::No);
    let mut search = Search { reading, now, found: WhatIf::default() };
    for q in content::questions() {
        if !q.optional && !q.fact && search.reading.applies(q.id) != Truth::No && search.reading.counts(q.id) {
            search.question(q);
        }
    }
    search.found
}

/// The other answers tried so far. (Loops, and no chains of iterators: each of those costs half a kilobyte of module.)
struct Search<'a> {
    reading: Reading<'a>,
    now: Disposition,
    found: WhatIf,
}

impl Search<'_> {
    /// Tries every answer to a question that is one step away from the one given.
    fn question(&mut self, q: &Question) {
        let mut offered: Vec<OptionId> = q.options.to_vec();
        offered.retain(|&o| self.reading.offered(o) != Truth::No);
        let mut ticked = offered.clone();
        ticked.retain(|&o| self.reading.answers().is_ticked(o));
        let flag = |o: OptionId| o.get().role == Role::Flag;
        let none = offered.iter().copied().find(|o| o.get().role == Role::None);
        match q.kind {
            Kind::One => {
                for &other in &offered {
                    if !ticked.contains(&other) && (flag(other) || Some(other) == none) {
                        self.attempt(q, &Answer::Choice(other), (Some(other), ticked.first().copied(), None));
                    }
                }
            }
            Kind::Many => {
                for &added in &offered {
                    if !ticked.contains(&added) && flag(added) {
                        let mut all = ticked.clone();
                        all.retain(|&o| flag(o));
                        all.push(added);
                        self.attempt(q, &Answer::Choices(all), (Some(added), None, None));
                    }
                }
                for &gone in &ticked {
                    let mut rest = ticked.clone();
                    rest.retain(|&o| o != gone);
                    if rest.is_empty() {
                        rest.extend(none.filter(|&n| n != gone));
                    }
                    if !rest.is_empty() {
                        self.attempt(q, &Answer::Choices(rest), (None, Some(gone), None));
                    }
                }
            }
            Kind::Amount(amount) => {
                for number in self.edges(amount) {
                    self.attempt(q, &Answer::Amount(number), (None, None, Some(number)));
                }
            }
        }
    }

    /// Tries one answer, and keeps it if the level would be another one.
    fn attempt(&mut self, q: &Question, answer: &Answer, step: (Option<OptionId>, Option<OptionId>, Option<u16>)) {
        let mut other = *self.reading.answers();
        if other.give(q.id, answer).is_err() {
            return;
        }
        let then = assess(&other);
        // A change that opens new questions tells only what is certain already.
        let Some(level) = then.disposition else { return };
        let (becomes, goes, amount) = step;
        let change = Change { question: q.id, becomes, goes, amount, level };
        let (now, found) = (self.now, &mut self.found);
        if level > now && found.more.iter().all(|c| c.question != q.id || c.level != level) && takes_both(&then, q.id) {
            keep(&mut found.more, change);
        } else if level < now && then.complete && found.less.iter().all(|c| c.question != q.id) {
            keep(&mut found.less, change);
        }
    }

    /// The numbers around those to which some condition compares this amount, nearest first. Between them nothing can change.
    fn edges(&self, amount: AmountId) -> Vec<u16> {
        let answers = self.reading.answers();
        let (range, Some(given)) = (amount.get(), answers.amount(amount)) else { return Vec::new() };
        let mut edges: Vec<u16> = Vec::new();
        for condition in content::conditions() {
            let other = |of: AmountId| i32::from(answers.amount(of).unwrap_or(0));
            let edge = match *condition {
                Condition::Amount(of, _, number) if of == amount => i32::from(number),
                Condition::Ratio(a, of, _, b, with) if of == amount => i32::from(b) * other(with) / i32::from(a.max(1)),
                Condition::Ratio(a, with, _, b, of) if of == amount => i32::from(a) * other(with) / i32::from(b.max(1)),
                _ => continue,
            };
            for number in [edge - 1, edge, edge + 1] {
                let number = u16::try_from(number).ok().filter(|n| *n != given && (range.min..=range.max).contains(n));
                let Some(number) = number.filter(|n| !edges.contains(n)) else { continue };
                let far = |n: &u16| (n.abs_diff(given), *n < given);
                let at = edges.iter().position(|n| far(n) > far(&number)).unwrap_or(edges.len());
                edges.insert(at, number);
            }
        }
        edges
    }
}

/// Whether a rule that makes the level needs another sign that the runner has ticked beside the new one.
fn takes_both(then: &Assessment, question: QuestionId) -> bool {
    let sign = |because: &Because| match *because {
        Because::Ticked(option) => option.get().role == Role::Flag && !because.question().get().scale,
        Because::Amount(_) => false,
    };
    let named = |because: &[Because]| because.iter().any(|b| b.question() == question);
    let lead = then.fired.iter().find(|f| f.rule.get().floor == then.disposition && named(&f.because));
    lead.is_some_and(|f| f.because.iter().any(|b| b.question() != question && sign(b)))
}

fn keep(list: &mut Vec<Change>, change: Change) {
    list.insert(list.partition_point(|c| c.level >= change.level), change);
    list.truncate(SHOWN);
}
