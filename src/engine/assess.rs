//! The assessment: every rule tried, the most urgent floor taken, the defaults where none fired.

use crate::content::{self, Channel, DefaultRule, Disposition, Rule, RuleId, Run, SuppressId};

use super::{Answers, Because, Reading, Truth, Unasked};

/// A rule that fired, and the answers that made it fire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fired {
    /// The rule.
    pub rule: RuleId,
    /// The answers behind it.
    pub because: Vec<Because>,
}

/// What the answers come to.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// How soon to be seen; `None` is "cannot tell yet". While questions are open it is at least this urgent (see `complete`);
    /// D4 and D5 are given only when every applicable safety question is answered.
    pub disposition: Option<Disposition>,
    /// Whether no open question could make it more urgent. An emergency is always complete.
    pub complete: bool,
    /// Within how many hours to be seen; 0 is now. `None` for self-care, or when nothing can be told yet.
    pub within_hours: Option<u16>,
    /// How an emergency reaches help; `None` below an emergency.
    pub channel: Option<Channel>,
    /// The rules that fired, most urgent first.
    pub fired: Vec<Fired>,
    /// The default rule that was used, when no rule set a floor, and the answers that spoke against the calmer one.
    pub default: Option<(&'static DefaultRule, Vec<Because>)>,
    /// What the answers mean for running.
    pub run: Run,
    /// The suppress codes that are set, in table order.
    pub suppress: Vec<SuppressId>,
}

impl Assessment {
    /// Whether this rule fired.
    pub fn has_fired(&self, rule: RuleId) -> bool {
        self.fired.iter().any(|f| f.rule == rule)
    }

    /// For how many hours running is paused, where it is.
    pub fn pause_hours(&self) -> Option<u16> {
        match self.run {
            Run::Pause(hours) => Some(hours),
            Run::On | Run::Stop => None,
        }
    }

    /// Whether this suppress code is set.
    pub fn suppresses(&self, code: SuppressId) -> bool {
        self.suppress.contains(&code)
    }

    /// Whether running must stop until the runner has been seen.
    pub fn run_stop(&self) -> bool {
        self.run == Run::Stop
    }
}

/// How urgent a rule or a result is: a higher level first, then the shorter time, then the ambulance before the own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Urgency {
    level: Option<Disposition>,
    sooner: std::cmp::Reverse<u16>,
    channel: Channel,
}

impl Urgency {
    /// Of a rule.
    pub(super) fn of(rule: &Rule) -> Urgency {
        Urgency { level: rule.floor, sooner: std::cmp::Reverse(rule.within_hours), channel: rule.channel }
    }

    /// Of nothing at all.
    pub(super) const NONE: Urgency = Urgency { level: None, sooner: std::cmp::Reverse(u16::MAX), channel: Channel::GoToEd };

    /// The disposition.
    pub(super) fn level(self) -> Option<Disposition> {
        self.level
    }
}

/// Assesses the answers. Total: any answers, complete or not, give an assessment.
///
/// ```
/// use backstride::{content::Disposition, engine::{Answer, Answers, assess}};
///
/// let mut answers = Answers::new();
/// assert_eq!(assess(&answers).disposition, None); // cannot tell yet
///
/// let bladder = backstride::content::question_named("B1").expect("B1 is asked of everyone");
/// let cannot_wee = backstride::content::option_coded("b1_retain").expect("it is an option of B1");
/// answers.give(bladder.id, &Answer::Choices(vec![cannot_wee.id])).expect("it fits the question");
/// assert_eq!(assess(&answers).disposition, Some(Disposition::Emergency));
/// ```
pub fn assess(answers: &Answers) -> Assessment {
    let reading = Reading::new(answers, Unasked::No);
    let mut rules: Vec<&'static Rule> = Vec::new();
    let mut could_rise = Urgency::NONE;
    for rule in content::rules() {
        match reading.truth(&rule.when) {
            // Most urgent first; rules of equal urgency stay in the order of the content.
            Truth::Yes => rules.insert(rules.partition_point(|r| Urgency::of(r) >= Urgency::of(rule)), rule),
            Truth::Unknown => could_rise = could_rise.max(Urgency::of(rule)),
            Truth::No => {}
        }
    }

    let urgency = rules.first().map_or(Urgency::NONE, |r| Urgency::of(r));
    let run = rules.iter().map(|r| r.run).max().unwrap_or(Run::On);
    let mut assessment = Assessment {
        disposition: urgency.level(),
        complete: could_rise <= urgency,
        within_hours: urgency.level().map(|_| urgency.sooner.0),
        channel: None,
        fired: rules.iter().map(|r| Fired { rule: r.id, because: reading.because(&r.when, true) }).collect(),
        default: None,
        run,
        suppress: suppressed(&reading, &rules, run),
    };
    match urgency.level() {
        Some(Disposition::Emergency) => {
            assessment.complete = true;
            let calls = rules.iter().any(|r| r.floor == Some(Disposition::Emergency) && r.channel == Channel::Call);
            assessment.channel = Some(if calls { Channel::Call } else { Channel::GoToEd });
        }
        Some(Disposition::SameDay | Disposition::Soon) => {}
        Some(Disposition::Routine | Disposition::SelfCare) | None if !reading.complete() => {
            assessment.disposition = None;
            assessment.within_hours = None;
            assessment.complete = false;
        }
        Some(Disposition::Routine | Disposition::SelfCare) => assessment.complete = true,
        None => {
            assessment.complete = true;
            use_default(&mut assessment, &reading);
        }
    }
    assessment
}

fn use_default(assessment: &mut Assessment, reading: &Reading<'_>) {
    let mut against = Vec::new();
    for default in content::defaults() {
        if reading.truth(&default.when) == Truth::Yes {
            assessment.disposition = Some(default.gives);
            assessment.within_hours = default.within_hours;
            assessment.default = Some((default, against));
            return;
        }
        // What spoke against the calmest one is the reason; the rules between only set the time.
        if against.is_empty() {
            against = reading.because(&default.when, false);
        }
    }
}

fn suppressed(reading: &Reading<'_>, fired: &[&'static Rule], run: Run) -> Vec<SuppressId> {
    let set = content::suppress_codes().iter().filter(|code| {
        code.when.as_ref().is_some_and(|when| reading.truth(when) == Truth::Yes)
            || (code.run_stop && run == Run::Stop)
            || code.rules.iter().any(|rule| fired.iter().any(|f| f.id == *rule))
    });
    set.map(|code| code.id).collect()
}
