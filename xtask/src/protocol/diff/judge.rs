//! What a complete answer sheet comes to under one version of the content: level, time, way to help, running, and by which rule. In plain
//! two-valued logic over the compiler's library; a test holds it to the engine.

use std::cmp::Reverse;

use super::super::compiler::{
    answers::Answers,
    library::{Library, Rule, Run},
};

/// What a runner is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcome {
    /// The place of the level in the table: 0 is D1.
    pub level: usize,
    /// Hours; none at D5.
    pub within: Option<u16>,
    /// By ambulance, at D1.
    pub calls: bool,
    pub running: Running,
}

/// What a runner is told about running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Running {
    On,
    Pause(u16),
    Stop,
}

/// An outcome, and the rules behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged<'a> {
    pub outcome: Outcome,
    /// The rule or default rule that set level and time.
    pub by: &'a str,
    /// The rule that stops or pauses running, if another one did.
    pub running_by: Option<&'a str>,
}

/// The rules that decide before and after: level and time, and running where that differs.
pub fn deciders([before, after]: &[Judged<'_>; 2]) -> (String, String) {
    let running = before.outcome.running != after.outcome.running;
    let by = [before, after].map(|judged| match judged.running_by {
        Some(rule) if running => format!("{} and {rule}", judged.by),
        _ => judged.by.to_owned(),
    });
    by.into()
}

/// The rules of one version, most urgent first.
pub struct Judge<'a> {
    library: &'a Library,
    rules: Vec<&'a Rule>,
}

impl Outcome {
    /// How urgent it is: the greater, the calmer.
    pub fn calm(&self) -> (usize, u16, bool) {
        (self.level, self.within.unwrap_or(u16::MAX), !self.calls)
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "D{}", self.level + 1)?;
        match self.within {
            Some(0) => f.write_str(if self.calls { " by ambulance" } else { " by own way" })?,
            Some(hours) if hours % 24 == 0 && hours >= 48 => write!(f, " within {} d", hours / 24)?,
            Some(hours) => write!(f, " within {hours} h")?,
            None => {}
        }
        match self.running {
            Running::On => Ok(()),
            Running::Pause(hours) => write!(f, ", running paused {hours} h"),
            Running::Stop => f.write_str(", no running"),
        }
    }
}

impl<'a> Judge<'a> {
    /// A judge by the rules of a library.
    pub fn new(library: &'a Library) -> Judge<'a> {
        let mut rules: Vec<&Rule> = library.rules.iter().collect();
        // As the engine sorts them: level, shorter time, ambulance before own way; else the order of the content.
        rules.sort_by_key(|r| (r.floor.unwrap_or(usize::MAX), r.within, Reverse(r.calls)));
        Judge { library, rules }
    }

    /// Judges a complete sheet.
    pub fn judge(&self, answers: &Answers<'_>) -> Judged<'a> {
        let mut first: Option<&Rule> = None;
        let mut running = (Running::On, None);
        for &rule in &self.rules {
            let stops = running_of(rule) > running.0;
            if (first.is_some() && !stops) || !answers.holds(&rule.when) {
                continue;
            }
            if stops {
                running = (running_of(rule), Some(rule.id.as_str()));
            }
            if rule.floor.is_some() {
                first.get_or_insert(rule);
            }
        }
        let (level, within, calls, by) = match first {
            Some(rule) => {
                let level = rule.floor.unwrap_or(usize::MAX);
                (level, Some(rule.within), level == 0 && rule.calls, rule.id.as_str())
            }
            None => {
                let fits = |when: &Option<_>| when.as_ref().is_none_or(|when| answers.holds(when));
                let default = self.library.defaults.iter().find(|d| fits(&d.when));
                default.map_or((usize::MAX, None, false, ""), |d| (d.gives, d.within, false, d.id.as_str()))
            }
        };
        // Nobody runs at D1 and D2 until seen, whatever the rules say.
        let (running, running_by) = if level <= 1 { (Running::Stop, None) } else { running };
        let outcome = Outcome { level, within, calls, running };
        Judged { outcome, by, running_by: running_by.filter(|id| *id != by) }
    }
}

fn running_of(rule: &Rule) -> Running {
    match rule.run {
        Run::On => Running::On,
        Run::Pause(hours) => Running::Pause(hours),
        Run::Stop => Running::Stop,
    }
}
