//! Which open questions can still change the result. A question outside this set may be left out: no answer to it, alone or
//! together with others, can make the result more urgent, take running away, or change what is ranked and advised.
//! `tests/properties.rs` and `tests/proofs.rs` hold that.

use crate::content::{
    self, Advice, Condition, Contributor, Disposition, FINDING_COUNT, Part, QUESTION_COUNT, QuestionId, Rule, RuleId, Run,
    TOTAL_COUNT, TotalId,
};

use super::{Answers, Reading, Truth, Unasked, assess::Urgency};

/// A set of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    questions: [bool; QUESTION_COUNT],
    /// Findings, totals and codes already looked into.
    findings: [bool; FINDING_COUNT],
    totals: [bool; TOTAL_COUNT],
    /// Whether the self-check at home may be offered: never for a rule's sake, and not once a level of D3 is certain (specification 4.1).
    checks: bool,
}

impl Wanted {
    /// Whether the question is in the set.
    pub fn has(&self, question: QuestionId) -> bool {
        self.questions.get(question.index()).copied().unwrap_or(false)
    }
}

/// Sets a mark, and tells whether it was not set before.
fn mark(marks: &mut [bool], at: usize) -> bool {
    marks.get_mut(at).is_some_and(|mark| !std::mem::replace(mark, true))
}

/// The unanswered questions that can still change the result, and the reading they come from.
pub fn wanted(answers: &Answers) -> (Reading<'_>, Wanted) {
    let mut reading = Reading::new(answers, Unasked::Unknown);
    if reading.urgency().level() >= Some(Disposition::Soon) {
        // The self-check is not offered any more, so nothing waits for it.
        reading = Reading::new(answers, Unasked::UnknownButChecks);
    }
    let wanted = open(&reading);
    (reading, wanted)
}

fn open(reading: &Reading<'_>) -> Wanted {
    let mut open = Wanted {
        questions: [false; QUESTION_COUNT],
        findings: [false; FINDING_COUNT],
        totals: [false; TOTAL_COUNT],
        checks: false,
    };
    let fired = || content::rules().iter().filter(|r| reading.truth(&r.when) == Truth::Yes);
    let urgency = reading.urgency();
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
    // From D2 up there is no ranking and no plan; at D3 there is a ranking (specification 0.5). What was looked into without the
    // self-check is looked into again with it.
    open.checks = urgency.level() < Some(Disposition::Soon);
    (open.findings, open.totals) = ([false; FINDING_COUNT], [false; TOTAL_COUNT]);
    if urgency.level() < Some(Disposition::SameDay) {
        content::contributors().iter().filter(|c| reading.may_show(c)).for_each(|c| reading.open_contributor(c, &mut open));
    }
    if urgency.level() < Some(Disposition::Soon) {
        content::advice().iter().filter(|a| reading.may_advise(a)).for_each(|a| reading.open_advice(a, &mut open));
        content::suppress_codes().iter().filter_map(|code| code.when.as_ref()).for_each(|when| reading.open(when, &mut open));
        if run != Run::Stop {
            let running = content::running_inputs();
            running.asked.iter().for_each(|&q| reading.open_question(q, &mut open));
            [&running.leg, &running.stenosis].into_iter().for_each(|when| reading.open(when, &mut open));
        }
    }
    open
}

impl Reading<'_> {
    /// The most urgent of the rules that are certain to fire.
    fn urgency(&self) -> Urgency {
        let fired = content::rules().iter().filter(|r| self.truth(&r.when) == Truth::Yes);
        fired.map(Urgency::of).max().unwrap_or(Urgency::NONE)
    }

    fn has_fired(&self, rule: RuleId) -> bool {
        let rule: &Rule = rule.get();
        self.truth(&rule.when) == Truth::Yes
    }

    /// Whether a contributor can still come to be shown.
    fn may_show(&self, c: &Contributor) -> bool {
        let by_rule = c.first_if.iter().any(|&r| self.truth(&r.get().when) != Truth::No);
        let most = self.total(c.score).1;
        self.found(c.met) != Truth::No
            && !c.exclude_rules.iter().any(|&r| self.has_fired(r))
            && (by_rule || (!c.only_by_rule && (most >= c.shows_from || c.explainer_only)))
    }

    fn open_contributor(&self, c: &Contributor, into: &mut Wanted) {
        self.open(&Condition::Found(c.met), into);
        self.open(&c.cap_unless, into);
        self.open_total(c.score, into);
    }

    /// Whether an advice item can still come to be shown.
    fn may_advise(&self, a: &Advice) -> bool {
        let wanted = a.for_all
            || !a.show_if.is_empty()
            || self.truth(&a.for_when) != Truth::No
            || a.helps.iter().any(|c| self.may_show(c.get()));
        wanted && self.truth(&a.when) != Truth::No && self.truth(&a.unless) != Truth::Yes
    }

    fn open_advice(&self, a: &Advice, into: &mut Wanted) {
        for condition in [&a.when, &a.unless, &a.for_when].into_iter().chain(a.limits.iter().map(|l| &l.when)) {
            self.open(condition, into);
        }
    }
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
            Condition::Ratio(_, left, _, _, right) => {
                [left, right].iter().for_each(|a| self.open_question(a.get().question, into))
            }
            Condition::Found(finding) => {
                if mark(&mut into.findings, finding.index()) {
                    self.open(&finding.get().when, into);
                }
            }
            Condition::Total(total, ..) => self.open_total(*total, into),
            Condition::All(parts) | Condition::Any(parts) | Condition::Not(parts) => {
                parts.iter().for_each(|p| self.open(p, into));
            }
        }
    }

    fn open_total(&self, total: TotalId, into: &mut Wanted) {
        if mark(&mut into.totals, total.index()) {
            total.get().terms.iter().flat_map(|t| t.of.iter()).for_each(|c| self.open(c, into));
        }
    }

    /// A question that may apply and has no answer; and whatever decides whether it applies.
    fn open_question(&self, question: QuestionId, into: &mut Wanted) {
        if self.applies(question) == Truth::No || self.counts(question) {
            return;
        }
        if question.get().screen.get().part == Part::Check && !into.checks {
            return;
        }
        let only_while = &question.get().only_while;
        if self.truth(only_while) == Truth::No {
            return;
        }
        self.open(only_while, into);
        if mark(&mut into.questions, question.index()) {
            self.open(&question.get().ask_when, into);
        }
    }
}
