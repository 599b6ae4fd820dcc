//! From the log to where the running plan stands today and what comes next (specification 8.3 and 8.5). Called by `view` and `export`.
//!
//! Days count from the day on which the plan was begun. What the runner has not said yet is never green: a session without its
//! morning after waits for it, and counts as amber once another came or two days have passed.

use super::{Afterwards, Diary, Entry, Limit, Way};
use crate::{
    engine::running::{
        Colour, Feeling, Progress, REST_HOURS, StageId, Step, Stuck, TWO_REDS_DAYS, WeekLog, WeekStep, after_session, after_week,
    },
    report::Day,
};

/// Where the plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// No running now.
    Nothing,
    /// Walking by time instead of running.
    Walking,
    /// Easy run-walk, so many sessions a week.
    RunWalk(u8),
    /// A stage, with so many sessions a week.
    Stage(StageId, u8),
    /// A week by its number, and its limits.
    Week(u8, Limit),
    /// The stages are done, and there is nothing after them.
    StagesDone,
    /// The last week is done.
    Back,
}

/// What a runner may do today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// There is no running in the plan.
    NoRunning,
    /// The next session.
    Go,
    /// No run today: a day lies between two of them.
    DayOff,
    /// First say how the last session felt afterwards.
    Tell,
    /// First answer the safety questions again.
    CheckIn,
    /// No running before this day, after a red.
    Rest(Day),
    /// Stop running and answer the safety questions again.
    Stop,
}

/// What the last session or week came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// A session of a stage.
    Session(Step),
    /// A week.
    Week(WeekStep),
    /// A session of easy run-walk.
    Run(Colour),
}

/// Where a diary stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// In the plan.
    pub place: Place,
    /// What may be done today.
    pub now: Now,
    /// What the last session or week came to; `None` before the first.
    pub last: Option<Last>,
    /// A reason to book a visit.
    pub book: Option<Stuck>,
    /// Whether a session has been done at all.
    pub begun: bool,
}

/// Where a diary stands on a day.
pub fn stand(diary: &Diary, today: Day) -> Stand {
    Walk::through(diary, today).0
}

/// The colour of the session of each day, in the order of the days; `None` without a session, or while nobody can know.
pub fn colours(diary: &Diary, today: Day) -> Vec<Option<Colour>> {
    Walk::through(diary, today).1
}

/// The way through the log.
struct Walk<'a> {
    /// The stages, while they last.
    stages: Option<Progress>,
    /// The weeks, once they have begun.
    weeks: Option<Weeks<'a>>,
    last: Option<Last>,
    last_run: Option<Day>,
    last_red: Option<Day>,
    stop: bool,
}

impl<'a> Walk<'a> {
    fn through(diary: &'a Diary, today: Day) -> (Stand, Vec<Option<Colour>>) {
        let plan = &diary.plan;
        // A clock that was put back makes no day vanish.
        let today = today.max(diary.days.last().map_or(plan.from, |entry| entry.day)).max(plan.from);
        let (stages, weeks) = match &plan.way {
            Way::Stages { first, goal_setting, .. } => (Some(Progress::start(*first, *goal_setting)), None),
            Way::Weeks(limits) => (None, Some(Weeks::new(limits, 0))),
            Way::Nothing | Way::Walking | Way::RunWalk { .. } => (None, None),
        };
        let mut walk = Walk { stages, weeks, last: None, last_run: None, last_red: None, stop: false };
        let last_run = diary.days.iter().rev().find(|entry| entry.run.is_some()).map(|entry| entry.day);
        let mut colours = Vec::with_capacity(diary.days.len());
        for entry in &diary.days {
            let counts = diary.counts(entry.day);
            walk.stop |= counts && entry.leg;
            let feeling = feeling(entry, plan.from, last_run == Some(entry.day), today);
            let colour = feeling.map(|f| f.colour(walk.goal_setting()));
            colours.push(colour);
            if counts && entry.run.is_some() {
                walk.last_run = Some(entry.day);
            }
            if let (true, Some(feeling), Some(colour)) = (counts, feeling, colour) {
                walk.session(diary, entry.day, &feeling, colour);
            }
        }
        let now_day = today.since(plan.from);
        if let Some(weeks) = &mut walk.weeks
            && !walk.stop
        {
            weeks.go_on(now_day);
            walk.stop |= weeks.last == Some(WeekStep::StopAndAnswerAgain);
            walk.last = weeks.last.map(Last::Week).or(walk.last);
        }
        (walk.stand(diary, today), colours)
    }

    /// Whether pain up to 4 is green now: not while walking (8.5, S0).
    fn goal_setting(&self) -> bool {
        self.stages.is_some_and(|progress| progress.goal_setting && progress.stage > StageId::S0)
    }

    /// One session. After a stop nothing moves any more.
    fn session(&mut self, diary: &'a Diary, on: Day, feeling: &Feeling, colour: Colour) {
        if colour == Colour::Red {
            self.stop |= self.last_red.is_some_and(|day| on.since(day) <= TWO_REDS_DAYS);
            self.last_red = Some(on);
        }
        if self.stop {
            return;
        }
        if let Some(progress) = self.stages {
            let after = after_session(&progress, feeling);
            self.stages = Some(after.progress);
            self.last = Some(Last::Session(after.step));
            if let (Step::Done, Way::Stages { then, .. }) = (after.step, &diary.plan.way) {
                self.stages = None;
                // The weeks begin on the next day.
                self.weeks = Some(Weeks::new(then, feeling.day.saturating_add(1)));
            }
        } else if let Some(weeks) = &mut self.weeks {
            weeks.go_on(feeling.day);
            weeks.session(feeling.day, colour);
            self.stop |= weeks.last == Some(WeekStep::StopAndAnswerAgain);
        } else {
            self.last = Some(Last::Run(colour));
        }
    }

    fn stand(&self, diary: &Diary, today: Day) -> Stand {
        let place = match (&diary.plan.way, self.stages, &self.weeks) {
            (Way::Nothing, ..) => Place::Nothing,
            (Way::Walking, ..) => Place::Walking,
            (Way::RunWalk { sessions }, ..) => Place::RunWalk(*sessions),
            (Way::Stages { sessions, .. }, Some(progress), _) => Place::Stage(progress.stage, *sessions),
            (_, _, Some(weeks)) => weeks.place(),
            _ => Place::StagesDone,
        };
        let rest = self.last_red.map(|day| day.after(u16::from(REST_HOURS / 24))).filter(|&until| until > today);
        let ran = self.last_run.is_some_and(|day| today.since(day) < 2);
        let apart = match place {
            Place::Stage(stage, _) => stage > StageId::S0,
            Place::RunWalk(_) => true,
            // Every other day in the first week of Track A (8.3); later weeks have no such rule.
            Place::Week(number, _) => number == 1 && matches!(diary.plan.way, Way::Weeks(_)),
            _ => false,
        };
        let now = if self.stop {
            Now::Stop
        } else if matches!(place, Place::Nothing | Place::Walking) {
            Now::NoRunning
        } else if let Some(until) = rest {
            Now::Rest(until)
        } else if diary.check_in(today).is_some() {
            Now::CheckIn
        } else if diary.untold(today).is_some_and(|entry| diary.counts(entry.day)) {
            Now::Tell
        } else if ran && apart {
            Now::DayOff
        } else {
            Now::Go
        };
        let book = self.stages.and_then(|progress| progress.stuck(today.since(diary.plan.from)));
        Stand { place, now, last: self.last, book, begun: self.last_run.is_some() }
    }
}

/// How a session went, as far as it can be told; `None` while the morning after may still come.
fn feeling(entry: &Entry, from: Day, newest: bool, today: Day) -> Option<Feeling> {
    let run = entry.run?;
    let known = Afterwards { worse: 0, settled: true };
    let feeling = |after: Afterwards| Feeling {
        day: entry.day.since(from),
        during: run.during,
        next_morning: after.worse,
        limp: run.limp,
        new_leg: entry.leg,
        settled_24h: after.settled,
    };
    let so_far = feeling(run.after.unwrap_or(known));
    if run.after.is_some() || so_far.colour(true) == Colour::Red {
        Some(so_far)
    } else if newest && today.since(entry.day) <= 2 {
        None
    } else {
        // Nobody said how it was: not usual, and not red. Amber.
        Some(feeling(Afterwards { worse: 1, settled: true }))
    }
}

/// The weeks of a plan, one after the other.
struct Weeks<'a> {
    limits: &'a [Limit],
    /// The week now, from 1; past the last once all are done.
    number: u8,
    /// The day on which it began.
    start: u16,
    runs: u8,
    ambers: u8,
    reds: u8,
    reds_before: u8,
    last: Option<WeekStep>,
}

impl<'a> Weeks<'a> {
    fn new(limits: &'a [Limit], start: u16) -> Self {
        Weeks { limits, number: 1, start, runs: 0, ambers: 0, reds: 0, reds_before: 0, last: None }
    }

    fn place(&self) -> Place {
        match self.limits.get(usize::from(self.number).saturating_sub(1)) {
            Some(&limit) => Place::Week(self.number, limit),
            None if self.limits.is_empty() => Place::StagesDone,
            None => Place::Back,
        }
    }

    /// Closes every week that is over by a day. A week without a session is done again.
    fn go_on(&mut self, day: u16) {
        while usize::from(self.number) <= self.limits.len() && day >= self.start.saturating_add(7) {
            let step = if self.runs == 0 { WeekStep::Hold(self.number) } else { self.step() };
            self.follow(step, self.start.saturating_add(7));
        }
    }

    /// One session; a red ends the week at once.
    fn session(&mut self, day: u16, colour: Colour) {
        self.runs = self.runs.saturating_add(1);
        match colour {
            Colour::Green => {}
            Colour::Amber => self.ambers = self.ambers.saturating_add(1),
            Colour::Red => {
                self.reds = self.reds.saturating_add(1);
                let step = self.step();
                self.follow(step, day.saturating_add(u16::from(REST_HOURS / 24)));
            }
        }
    }

    fn step(&self) -> WeekStep {
        let Weeks { number, ambers, reds, reds_before, .. } = *self;
        after_week(&WeekLog { number, ambers, reds, reds_before, new_leg: false })
    }

    fn follow(&mut self, step: WeekStep, start: u16) {
        self.last = Some(step);
        self.number = match step {
            WeekStep::On(number) | WeekStep::Hold(number) | WeekStep::Back(number) => number,
            WeekStep::StopAndAnswerAgain => self.number,
        };
        *self = Weeks { start, runs: 0, ambers: 0, reds: 0, reds_before: self.reds, ..*self };
    }
}
