//! What a session, or a week, did to the runner and what follows (specification 8.3 and 8.5). The caller counts the days.
//!
//! What belongs here: green, amber, red, and the step after them. Whoever keeps the runner's diary calls it; it stores nothing.

use super::{Pass, StageId};

/// The most pain during a green session.
const GREEN_PAIN: u8 = 2;
/// The most pain during a green run of who has had pain for over 12 weeks and sets goals (8.8).
pub(super) const GOAL_SETTING_PAIN: u8 = 4;
/// Two reds within this many days stop the plan.
pub const TWO_REDS_DAYS: u16 = 14;
/// Hours off running after a red.
pub const REST_HOURS: u8 = 48;

/// How a session went, reported on the day after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feeling {
    /// The day of the session, counted from 0, the day the plan began; never smaller than that of the session before.
    pub day: u16,
    /// The most pain during it, 0 to 10.
    pub during: u8,
    /// How much worse the next morning was than usual, 0 (same or better) to 10.
    pub next_morning: u8,
    /// Any limp.
    pub limp: bool,
    /// New leg symptoms, or leg symptoms that went further down.
    pub new_leg: bool,
    /// Settled within 24 hours.
    pub settled_24h: bool,
}

/// The colour of a session. Worse is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// Little pain, a usual next morning.
    Green,
    /// More pain, or a next morning one point worse.
    Amber,
    /// Strong pain, a limp, new leg symptoms, a next morning 2 points worse, or not settled in 24 hours.
    Red,
}

impl Feeling {
    /// The colour (8.5). One point worse next morning is neither usual nor red: amber. `goal_setting` is `Note::GoalSetting`.
    pub fn colour(&self, goal_setting: bool) -> Colour {
        let green = if goal_setting { GOAL_SETTING_PAIN } else { GREEN_PAIN };
        if self.during >= 6 || self.limp || self.new_leg || self.next_morning >= 2 || !self.settled_24h {
            Colour::Red
        } else if self.during <= green && self.next_morning == 0 {
            Colour::Green
        } else {
            Colour::Amber
        }
    }
}

/// Where a runner is in the stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The stage.
    pub stage: StageId,
    /// The day it was begun, or begun again.
    pub since: u16,
    /// Green sessions in it so far.
    pub greens: u8,
    /// Whether a session of it was amber.
    pub amber: bool,
    /// S0 only: the good walks of the last 7 days, a bit each, the last day lowest.
    pub walks: u8,
    /// The day of the last session.
    pub day: u16,
    /// The day of the last run.
    pub last_run: Option<u16>,
    /// The day of the last red.
    pub last_red: Option<u16>,
    /// Whether `Note::GoalSetting` is in the plan.
    pub goal_setting: bool,
}

/// What follows a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Green; the stage wants this many more.
    Again {
        /// Green sessions, in S0 good days, still wanted.
        left: u8,
    },
    /// Green, but it does not count: no day of rest since the last run.
    TooSoon,
    /// Green, and the stage is passed: on to this one.
    Up(StageId),
    /// Green, and S7 is passed: the stages are done.
    Done,
    /// Amber: repeat the stage.
    Hold,
    /// Red: off running, walk, then begin again lower.
    Regress {
        /// Stages lower, 1 or 2.
        stages: u8,
        /// Where to begin again; S0 at the lowest.
        to: StageId,
        /// Hours off running.
        rest_hours: u8,
    },
    /// Stop the plan and answer the safety questions again: new leg symptoms, or two reds in 14 days.
    StopAndAnswerAgain,
}

/// A reason to book a visit (D4), whatever the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stuck {
    /// Three weeks on one stage.
    ThreeWeeks,
    /// Not at S7 in twelve weeks.
    TwelveWeeks,
}

/// What a session comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// What to do next.
    pub step: Step,
    /// Whether to be seen as well.
    pub see_someone: Option<Stuck>,
    /// Where the runner is now.
    pub progress: Progress,
}

impl Progress {
    /// The start of a plan, on day 0.
    pub fn start(stage: StageId, goal_setting: bool) -> Progress {
        let (last_run, last_red) = (None, None);
        Progress { stage, since: 0, greens: 0, amber: false, walks: 0, day: 0, last_run, last_red, goal_setting }
    }

    /// Whether somebody should look, on a day of the plan that is not before the last session.
    pub fn stuck(&self, day: u16) -> Option<Stuck> {
        if self.stage < StageId::S7 && day >= 12 * 7 {
            Some(Stuck::TwelveWeeks)
        } else {
            (day.saturating_sub(self.since) >= 3 * 7).then_some(Stuck::ThreeWeeks)
        }
    }

    fn enter(&mut self, stage: StageId) {
        *self = Progress { stage, since: self.day, greens: 0, amber: false, walks: 0, ..*self };
    }

    /// One green session more; `rested` says whether a day lay between this run and the last.
    fn green(&mut self, rested: bool) -> Step {
        let left = match self.stage.get().pass {
            Pass::Walks { days, .. } => {
                self.walks |= 1;
                days.saturating_sub(u8::try_from(self.walks.count_ones()).unwrap_or(0))
            }
            Pass::Greens { .. } if !rested => return Step::TooSoon,
            Pass::Greens { sessions, after_amber } => {
                self.greens = self.greens.saturating_add(1);
                (if self.amber { after_amber } else { sessions }).saturating_sub(self.greens)
            }
        };
        match self.stage.next() {
            _ if left > 0 => Step::Again { left },
            None => Step::Done,
            Some(stage) => {
                self.enter(stage);
                Step::Up(stage)
            }
        }
    }

    /// One red session more.
    fn red(&mut self, feeling: &Feeling) -> Step {
        let second = self.last_red.is_some_and(|day| self.day.saturating_sub(day) <= TWO_REDS_DAYS);
        self.last_red = Some(self.day);
        if feeling.new_leg || second {
            return Step::StopAndAnswerAgain;
        }
        let stages = if feeling.limp || feeling.during >= 8 { 2 } else { 1 };
        let to = self.stage.lower(stages);
        self.enter(to);
        Step::Regress { stages, to, rest_hours: REST_HOURS }
    }
}

/// The daily rules of 8.5. Total: a day that lies before the last one counts as that one.
pub fn after_session(progress: &Progress, feeling: &Feeling) -> After {
    let day = feeling.day.max(progress.day);
    let walks = progress.walks.checked_shl(u32::from(day - progress.day)).unwrap_or(0) & 0b111_1111;
    let mut now = Progress { day, walks, ..*progress };
    let runs = progress.stage > StageId::S0;
    let rested = progress.last_run.is_none_or(|last| day.saturating_sub(last) >= 2);
    if runs {
        now.last_run = Some(day);
    }
    // A walk passes S0 with pain of 2 or less, goal-setting or not.
    let step = match feeling.colour(progress.goal_setting && runs) {
        Colour::Green => now.green(rested),
        Colour::Amber => {
            now.amber = true;
            Step::Hold
        }
        Colour::Red => now.red(feeling),
    };
    let see_someone = if step == Step::Done { None } else { now.stuck(day) };
    After { step, see_someone, progress: now }
}

/// How a week of Track A went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekLog {
    /// Its number, from 1.
    pub number: u8,
    /// Amber sessions in it.
    pub ambers: u8,
    /// Red sessions in it.
    pub reds: u8,
    /// Red sessions in the week before.
    pub reds_before: u8,
    /// New leg symptoms, or leg symptoms that went further down.
    pub new_leg: bool,
}

/// What follows a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekStep {
    /// On to the week of this number.
    On(u8),
    /// The same week again.
    Hold(u8),
    /// Back to the week of this number, 1 at the lowest, after 48 hours off running.
    Back(u8),
    /// As [`Step::StopAndAnswerAgain`].
    StopAndAnswerAgain,
}

/// The weekly rule of 8.3, with the stop rule of 8.5. 8.6 gives its weeks no rule; this one fits them too.
pub fn after_week(week: &WeekLog) -> WeekStep {
    if week.new_leg || (week.reds > 0 && week.reds.saturating_add(week.reds_before) >= 2) {
        WeekStep::StopAndAnswerAgain
    } else if week.reds > 0 {
        WeekStep::Back(week.number.saturating_sub(1).max(1))
    } else if week.ambers > 0 {
        WeekStep::Hold(week.number)
    } else {
        WeekStep::On(week.number.saturating_add(1))
    }
}
