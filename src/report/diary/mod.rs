//! The diary that a runner may keep on the device: what stands in it, and what follows from it today (specification 8.3, 8.5 and 9.1).
//!
//! What belongs here: the log, how it is read and written, where the running plan stands by it, when to check in, when it goes. Pure: the
//! day is passed in. What does not: where it is kept (`www/diary.js`) and how it looks (`view`). Only `view` calls it. Nothing that works
//! out how soon to be seen may read it, and it says nothing about that itself: it can ask for less, for new answers or for a visit.

mod export;
mod fold;
mod json;
mod stored;

pub use export::{colour_name, done, export};
pub use fold::{Last, Now, Place, Stand, colours, stand};
pub use stored::{Fault, read, write};

use super::Day;
use crate::{
    content::{self, AdviceKind},
    engine::{
        Choice,
        running::{self, Note, StageId},
    },
};

/// The form in which the diary is stored. Raise it when that form changes: what was written in another form is refused in words.
pub const VERSION: u32 = 1;

/// A diary goes after this many days without an entry.
pub const KEPT_DAYS: u16 = 90;

/// The most entries of one diary.
pub const MOST_DAYS: usize = 1000;

/// Days after which the safety questions are asked again: 2 and 6 weeks (specification 9.1).
pub const CHECK_INS: [u16; 2] = [14, 42];

/// What is kept: the log, and nothing that is worked out from it. No answer to any question is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diary {
    /// The version of the content when the plan was taken over.
    pub content: String,
    /// The day it began.
    pub began: Day,
    /// The running plan.
    pub plan: Begun,
    /// The exercises of the plan, by name (`ADV-WALK`).
    pub moves: Vec<String>,
    /// The days written about, in order, each once.
    pub days: Vec<Entry>,
}

/// A running plan as it was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The day it was begun. Days before it do not count.
    pub from: Day,
    /// Whether that day was already written about when the plan was begun: then it does not count either.
    pub late: bool,
    /// The last day on which the safety questions were answered and the plan was kept.
    pub checked: Day,
    /// No downhill running (8.8).
    pub flat: bool,
    /// The way back to running.
    pub way: Way,
}

/// The way back to running, in small numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// No running now.
    Nothing,
    /// Walking by time instead of running (8.8).
    Walking,
    /// Easy run-walk (8.2).
    RunWalk {
        /// Sessions a week, 2 or 3.
        sessions: u8,
    },
    /// Keep running, less (8.3): a limit for each week.
    Weeks(Vec<Limit>),
    /// Walk-run stages (8.5), then weeks (8.6), none for a novice.
    Stages {
        /// The first stage.
        first: StageId,
        /// Whether pain up to 4 counts as green (8.8).
        goal_setting: bool,
        /// Sessions a week, 2 or 3.
        sessions: u8,
        /// The weeks after the stages.
        then: Vec<Limit>,
    },
}

/// What a week may hold at most, in metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The whole week.
    pub metres: u32,
    /// The longest run.
    pub longest_m: u32,
}

/// What was written about one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which day.
    pub day: Day,
    /// The pain of that day, 0 to 10.
    pub pain: u8,
    /// New leg signs, or leg signs that went further down. Asked every day, not only after a run.
    pub leg: bool,
    /// The exercises that were done, by name.
    pub did: Vec<String>,
    /// The run or the session of the plan, if there was one.
    pub run: Option<Run>,
}

/// How a run or a session went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The most pain during it, 0 to 10.
    pub during: u8,
    /// Any limp.
    pub limp: bool,
    /// How it felt afterwards; `None` until the runner could know.
    pub after: Option<Afterwards>,
}

/// How a session felt afterwards: known on the day after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Afterwards {
    /// How much worse the next morning was than usual, 0 to 10.
    pub worse: u8,
    /// Settled within 24 hours.
    pub settled: bool,
}

impl Diary {
    /// A new diary, begun today with the plan of a result.
    pub fn begin(today: Day, plan: Option<&running::Plan>, advice: &Choice) -> Diary {
        Diary {
            content: content::manifest().version.to_owned(),
            began: today,
            plan: Begun::of(today, plan),
            moves: moves(advice),
            days: Vec::new(),
        }
    }

    /// The same diary with the plan of a new result, begun today. The days stay.
    pub fn renew(&self, today: Day, plan: Option<&running::Plan>, advice: &Choice) -> Diary {
        let mut new = Diary { began: self.began, days: self.days.clone(), ..Diary::begin(today, plan, advice) };
        new.plan.late = self.days.iter().any(|entry| entry.day >= today);
        new
    }

    /// The same diary after the safety questions were answered again and the plan was kept.
    pub fn check(&self, today: Day) -> Diary {
        let mut new = self.clone();
        new.plan.checked = today;
        new
    }

    /// The same diary with this entry, in place of one about the same day.
    pub fn with(&self, entry: Entry) -> Diary {
        let mut new = self.clone();
        new.plan.late &= entry.day != new.plan.from;
        new.days.retain(|other| other.day != entry.day);
        let place = new.days.iter().position(|other| other.day > entry.day).unwrap_or(new.days.len());
        new.days.insert(place, entry);
        new
    }

    /// What was written about a day.
    pub fn on(&self, day: Day) -> Option<&Entry> {
        self.days.iter().find(|entry| entry.day == day)
    }

    /// The last session before a day of which the runner has not said how it felt afterwards.
    pub fn untold(&self, before: Day) -> Option<&Entry> {
        let last = self.days.iter().rev().find(|entry| entry.run.is_some() && entry.day < before)?;
        last.run.filter(|run| run.after.is_none()).map(|_| last)
    }

    /// The number of a day, from 1.
    pub fn number(&self, day: Day) -> u16 {
        day.since(self.began).saturating_add(1)
    }

    /// Whether it has to go: too long without an entry.
    pub fn is_over(&self, today: Day) -> bool {
        let last = self.days.last().map_or(self.began, |entry| entry.day);
        today.since(last.max(self.plan.from).max(self.plan.checked)) > KEPT_DAYS
    }

    /// Which check-in is due, in weeks since the plan began: 2 or 6.
    pub fn check_in(&self, today: Day) -> Option<u16> {
        let (passed, checked) = (today.since(self.plan.from), self.plan.checked.since(self.plan.from));
        CHECK_INS.into_iter().rev().find(|&days| passed >= days).filter(|&days| checked < days).map(|days| days / 7)
    }

    /// Whether a day counts for the plan.
    fn counts(&self, day: Day) -> bool {
        day > self.plan.from || (day == self.plan.from && !self.plan.late)
    }
}

impl Begun {
    /// The plan of a result, begun today; none if the result has none.
    fn of(today: Day, plan: Option<&running::Plan>) -> Begun {
        let has = |wanted: fn(&Note) -> bool| plan.is_some_and(|plan| plan.notes.iter().any(wanted));
        let way = match plan.map(|plan| &plan.course) {
            None | Some(running::Course::Nothing) => Way::Nothing,
            Some(running::Course::WalkingIntervals) => Way::Walking,
            Some(running::Course::EasyRunWalk { sessions, .. }) => Way::RunWalk { sessions: *sessions },
            Some(running::Course::Easier(weeks)) => {
                Way::Weeks(weeks.iter().map(|w| Limit { metres: w.metres, longest_m: w.longest_m }).collect())
            }
            Some(running::Course::Stages(staged)) => Way::Stages {
                first: staged.stages.first().map_or(StageId::S0, |stage| stage.id),
                goal_setting: has(|note| matches!(note, Note::GoalSetting { .. })),
                sessions: staged.sessions,
                then: staged
                    .build
                    .iter()
                    .flat_map(|b| &b.weeks)
                    .map(|w| Limit { metres: w.metres, longest_m: w.longest_m })
                    .collect(),
            },
        };
        Begun { from: today, late: false, checked: today, flat: has(|note| *note == Note::NoDownhill), way }
    }
}

/// The walks and exercises of a plan, by name, in its order.
fn moves(advice: &Choice) -> Vec<String> {
    let mut names = Vec::new();
    for (_, items) in &advice.stages {
        for chosen in items {
            let advice = chosen.advice.get();
            let moves = matches!(advice.kind, AdviceKind::Walking | AdviceKind::Stretch | AdviceKind::Strength);
            if moves && !advice.name.is_empty() && !names.iter().any(|name| name == advice.name) {
                names.push(advice.name.to_owned());
            }
        }
    }
    names
}
