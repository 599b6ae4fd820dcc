//! Which open questions can still change the result. A question outside this set may be left out: no answer to it, alone or
//! together with others, can make the result more urgent or take running away. `tests/properties.rs` holds that.

use crate::content::{self, Condition, Disposition, QUESTION_COUNT, QuestionId, Run};

use super::{Reading, Truth, assess::Urgency};

/// A set of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted([bool; QUESTION_COUNT]);

impl Wanted {
    /// Whether the question is in the set.
    pub fn has(&self, question: QuestionId) -> bool {
        self.0.get(question.index()).copied().unwrap_or(false)
    }

    fn add(&mut self, question: QuestionId) {
        if let Some(slot) = self.0.get_mut(question.index()) {
            *slot = true;
        }
    }
}

/// The unanswered questions that can still change the result. Read with [`super::Unasked::Unknown`], so that optional questions count.
pub fn wanted(reading: &Reading<'_>) -> Wanted {
    let mut open = Wanted([false; QUESTION_COUNT]);
    let fired = || content::rules().iter().filter(|r| reading.truth(&r.when) == Truth::Yes);
    let urgency = fired().map(Urgency::of).max().unwrap_or(Urgency::NONE);
    let run = fired().map(|r| r.run).max().unwrap_or(Run::On);
    if urgency.level() == Some(Disposition::Emergency) {
        return open;
    }
    for rule in content::rules() {
        // From D2 up nobody runs until seen, so a rule that only stops running changes nothing there.
        let stops_running = urgency.level() < Some(Disposition::SameDay) && rule.run > run;
        if (Urgency::of(rule) > urgency || stops_running) && reading.truth(&rule.when) == Truth::Unknown {
            reading.open(&rule.when, &mut open);
        }
    }
    // A calm level needs every safety question (specification 0.4), and the defaults read some more.
    if urgency.level() < Some(Disposition::Soon) {
        for q in content::questions().iter().filter(|q| !q.optional) {
            reading.open_question(q.id, &mut open);
        }
    }
    if urgency.level().is_none() {
        content::defaults().iter().for_each(|d| reading.open(&d.when, &mut open));
    }
    open
}

impl Reading<'_> {
    /// Adds the unanswered questions that `condition` still depends on.
    fn open(&self, condition: &Condition, into: &mut Wanted) {
        if self.truth(condition) != Truth::Unknown {
            return;
        }
        match condition {
            Condition::Always => {}
            Condition::Is(option) => {
                self.open_question(option.get().question, into);
                self.open(&option.get().offer_when, into);
            }
            Condition::Amount(amount, ..) => self.open_question(amount.get().question, into),
            Condition::Found(finding) => self.open(&finding.get().when, into),
            Condition::Total(total, ..) => {
                total.get().terms.iter().flat_map(|t| t.of.iter()).for_each(|c| self.open(c, into));
            }
            Condition::All(parts) | Condition::Any(parts) | Condition::Not(parts) => {
                parts.iter().for_each(|p| self.open(p, into));
            }
        }
    }

    /// A question that may apply and has no answer; and whatever decides whether it applies.
    fn open_question(&self, question: QuestionId, into: &mut Wanted) {
        if self.applies(question) == Truth::No || self.counts(question) {
            return;
        }
        into.add(question);
        self.open(&question.get().ask_when, into);
    }
}
