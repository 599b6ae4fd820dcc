//! The result page as data: what it says and in which order. `view` draws it, the print and text forms will read it.

use crate::{
    content::{Card, Channel, ContactId, Disposition, EvidenceId, List, Rule, RuleId, Run, TextId},
    engine::{Assessment, Because},
    words,
};

/// The time within which to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// At once.
    Now,
    /// Within this many hours.
    Hours(u16),
    /// Within this many days.
    Days(u16),
}

/// What the result says about running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Running {
    /// Nothing against it.
    Open,
    /// Not for this many hours; then answer again.
    Pause(u16),
    /// Not until seen.
    Stop,
}

/// One reason for the result: the runner's own answers, and why they matter.
#[derive(Debug, Clone)]
pub struct Reason {
    /// The id of the rule, for the record: `R-CES-1`.
    pub rule: &'static str,
    /// Why these answers matter.
    pub text: TextId,
    /// The answers behind it.
    pub because: Vec<Because>,
    /// Where it comes from.
    pub sources: &'static List<EvidenceId>,
}

/// The result page.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The level.
    pub level: Disposition,
    /// How an emergency reaches help; `None` below one.
    pub channel: Option<Channel>,
    /// When; `None` for self-care.
    pub within: Option<Within>,
    /// Whom to contact: the first, and others that the same level asks for.
    pub contacts: Vec<ContactId>,
    /// What to say on the phone.
    pub say: Option<TextId>,
    /// What to do until seen, most urgent first.
    pub meanwhile: Vec<TextId>,
    /// Why: most urgent first, one for each rule (parts of a rule count once).
    pub reasons: Vec<Reason>,
    /// Running.
    pub running: Running,
    /// Cards with help of their own.
    pub cards: Vec<Card>,
}

/// The result page for an assessment; `None` while nothing can be told yet.
pub fn summarise(assessment: &Assessment) -> Option<Summary> {
    let level = assessment.disposition?;
    let rules: Vec<_> = assessment.fired.iter().map(|f| (f.rule.get(), f)).collect();
    let at_level = || rules.iter().map(|(r, _)| *r).filter(|r| r.floor == Some(level));

    let mut contacts: Vec<ContactId> = Vec::new();
    for rule in at_level() {
        if !contacts.contains(&rule.who) {
            contacts.push(rule.who);
        }
    }
    // Beside "no running at all", advice to pause would contradict.
    let silenced = |rule: &Rule| {
        let paused = assessment.run == Run::Stop && matches!(rule.run, Run::Pause(_));
        paused || rules.iter().any(|(r, _)| r.silences.contains(&rule.id))
    };
    let mut meanwhile: Vec<TextId> = Vec::new();
    // An emergency keeps to what helps now.
    let helps_now = |r: &Rule| level != Disposition::Emergency || r.floor == Some(level);
    for (rule, _) in rules.iter().filter(|(r, _)| helps_now(r) && !silenced(r)) {
        meanwhile.extend(rule.meanwhile.filter(|t| !meanwhile.iter().any(|m| words::english(*m) == words::english(*t))));
    }
    let mut families: Vec<RuleId> = Vec::new();
    let mut reasons = Vec::new();
    // A note that only puts a card on the page says what it has to say there, once, and not beside the runner's private answer.
    for (rule, fired) in rules.iter().filter(|(r, _)| r.floor.is_some() || r.shows.is_empty()) {
        if !families.contains(&rule.family) {
            families.push(rule.family);
            reasons.push(Reason { rule: rule.name, text: rule.reason, because: fired.because.clone(), sources: &rule.sources });
        }
    }
    if let Some((default, against)) = &assessment.default {
        reasons
            .insert(0, Reason { rule: default.name, text: default.reason, because: against.clone(), sources: &default.sources });
    }
    let mut cards: Vec<Card> = Vec::new();
    for card in rules.iter().flat_map(|(r, _)| r.shows.iter()) {
        // A check to make at home has no place beside "get help now".
        let fits = level != Disposition::Emergency || *card != Card::SelfCheck;
        if fits && !cards.contains(card) {
            cards.push(*card);
        }
    }
    Some(Summary {
        level,
        channel: assessment.channel,
        within: assessment.within_hours.map(|hours| match hours {
            0 => Within::Now,
            1..48 => Within::Hours(hours),
            _ => Within::Days(hours / 24),
        }),
        contacts,
        say: at_level().find_map(|r| r.say),
        meanwhile,
        reasons,
        running: match assessment.run {
            // A crisis is no matter of running, and the rule says nothing about it (R-MH-2).
            Run::On if level == Disposition::SameDay && at_level().all(|r| r.shows.contains(&Card::Crisis)) => Running::Open,
            // Nobody runs before an emergency or a same-day visit, whatever the rule says about running.
            _ if level >= Disposition::SameDay => Running::Stop,
            Run::Stop => Running::Stop,
            Run::Pause(hours) => Running::Pause(hours),
            Run::On => Running::Open,
        },
        cards,
    })
}
