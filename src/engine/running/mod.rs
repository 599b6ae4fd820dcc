//! The return-to-running plan of specification section 8: pure, total, in whole metres and tenths of a minute.
//!
//! What belongs here: which track (8.2), the weeks of Track A (8.3), the entry list (8.4), the stages and their daily rules
//! (8.5), the build phase (8.6) and the special cases (8.8). What does not: reading answers into [`Inputs`], and every sentence
//! about the plan (`report` and `words` do that). `report` and the headless API may call it; it needs nothing of the crate but
//! `content::Disposition`.
//!
//! The plan is a cautious guide (8.2): its gap factors and weekly limits are consensus, only the cap on a single run has cohort
//! data, and none of it is specific to back pain. Every number in it is a ceiling, never a target.

mod base;
mod build;
mod daily;
mod easier;
mod inputs;
mod stages;
mod track;

pub use base::Base;
pub use build::{
    Build, BuildWeek, Change, Ending, FIRST_SPEED_REPEATS, FIRST_SPEED_SECONDS, GREEN_WEEKS, GROWTH_WEEKS, HALF_MARATHON_M,
    ORDER_OF_CHANGE, RECORD_RUNS_A_WEEK, SPEED_A_WEEK,
};
pub use daily::{
    After, Colour, Feeling, Progress, REST_HOURS, Step, Stuck, TWO_REDS_DAYS, WeekLog, WeekStep, after_session, after_week,
};
pub use easier::EasierWeek;
pub use inputs::{DEFAULT_EASY_PACE, Field, InputFault, Inputs, LONG_LASTING_DAYS, Leg};
pub use stages::{EDGE_WALK_TENTHS, Entry, Gate, Pass, STAGES, Stage, StageId, needs};
pub use track::{AFTER_BIRTH_WEEKS, NotNow, Track};

/// The most metres a week a novice adds once the plan has ended at S7 (8.2).
pub const NOVICE_STEP_M: u32 = 1_000;

/// The plan for one runner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Which way back (8.2).
    pub track: Track,
    /// Every reason against a plan now, in the order of 8.2; empty unless the track is X, whose reason is the first.
    pub not_now: Vec<NotNow>,
    /// What the runner ran before, and what of it counts now (8.2); `None` on track X, which asks for no distances.
    pub base: Option<Base>,
    /// What to do.
    pub course: Course,
    /// What must be said beside it.
    pub notes: Vec<Note>,
    /// About the race the runner named; `None` if none was named.
    pub race: Option<Race>,
}

/// What a plan asks of a runner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Course {
    /// Nothing yet: Track X.
    Nothing,
    /// Track A: keep running, less (8.3). The four weeks, in order.
    Easier(Vec<EasierWeek>),
    /// Track A of a novice: easy run-walk, no weekly distance (8.2).
    EasyRunWalk {
        /// Sessions a week, 2 or 3.
        sessions: u8,
        /// The shortest session, in minutes, walking included.
        least_minutes: u8,
        /// The longest session, in minutes, walking included.
        most_minutes: u8,
    },
    /// Tracks B and C: walk-run stages, then perhaps a build phase (8.4 to 8.6).
    Stages(Staged),
    /// Walking intervals by time, no running (8.8, stenosis). The specification gives no lengths.
    WalkingIntervals,
}

/// The course of tracks B and C.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// What must be true before the first running stage, E1 to E6 in order (8.4).
    pub entry: [Gate; 6],
    /// The stages, from the first this runner does to S7 (8.5).
    pub stages: &'static [Stage],
    /// Sessions a week in S1 to S7: 3, or 2 for who ran at most twice a week. At least one day lies between two of them.
    pub sessions: u8,
    /// The fewest running sessions to the end of S7, all of them green.
    pub least_sessions: u8,
    /// The fewest weeks to the end of S7, in tenths, rounded down; S0 counts as one week.
    pub least_weeks_tenths: u32,
    /// The build phase after S7; `None` for a novice, whose plan ends at S7 (8.2).
    pub build: Option<Build>,
}

/// What must be said beside a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// It is a cautious guide (8.2); with every track but X.
    CautiousGuide,
    /// No downhill running: leg nerve pain that settles (8.8).
    NoDownhill,
    /// Set goals: pain up to this during a run is acceptable if it settles within this many hours (8.8, over 12 weeks).
    GoalSetting {
        /// The most pain, 0 to 10.
        pain: u8,
        /// Within how many hours it must settle.
        hours: u8,
    },
    /// The plan ends at S7; after it at most this many metres a week may be added (8.2, novices).
    NoviceEnd {
        /// Metres a week.
        metres: u32,
    },
    /// The longest run stays below what it was before: its share of the week allows no more (8.6).
    LongRunHeld,
    /// Growth stopped after 52 weeks below the old distance: see a coach or a physiotherapist (8.6).
    CoachOrPhysio,
    /// Only a clinician sets this plan; usual milestones may be shown as such (8.8; bone stress, pars, surgery).
    Milestones {
        /// Days of walking without pain, from and to.
        pain_free_walk_days: (u8, u8),
        /// Weeks without impact, from and to.
        no_impact_weeks: (u8, u8),
    },
}

/// About a race (8.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Race {
    /// Possible after this week of the plan's weeks, if the two weeks before the race were green.
    AfterWeek(u8),
    /// Run-walk it, or put it off: this plan does not reach 80% of its distance, or it is longer than a half marathon.
    RunWalkOrDefer,
    /// Put it off: there is no running in this plan.
    Defer,
}

/// Works out the plan. Pure and total: the same inputs give the same plan.
///
/// The disposition must come from a complete assessment.
///
/// # Errors
/// If a number is outside its range (8.1); the fault names the first such field.
pub fn plan(inputs: &Inputs) -> Result<Plan, InputFault> {
    inputs.check()?;
    let base = Base::of(inputs);
    let not_now = track::not_now(inputs);
    let track = track::choose(inputs, not_now.first().copied());
    let course = match track {
        Track::X(_) => Course::Nothing,
        _ if inputs.stenosis => Course::WalkingIntervals,
        Track::A if base.novice => Course::EasyRunWalk { sessions: inputs.sessions(), least_minutes: 20, most_minutes: 30 },
        Track::A => Course::Easier(easier::weeks(&base)),
        Track::B => Course::Stages(staged(inputs, &base, StageId::S3)),
        Track::C => Course::Stages(staged(inputs, &base, StageId::S0)),
    };
    let notes = notes(inputs, track, &course);
    let base = (course != Course::Nothing).then_some(base);
    let race = inputs.race_m.map(|metres| race(metres, &course));
    Ok(Plan { track, not_now, base, course, notes, race })
}

/// Tracks B and C from this stage on.
fn staged(inputs: &Inputs, base: &Base, start: StageId) -> Staged {
    let stages = stages::from(start);
    let sessions = inputs.sessions();
    let least_sessions = stages.iter().map(Stage::least_sessions).sum();
    let walk_weeks = u32::from(start == StageId::S0);
    let build = (!base.novice).then(|| build::build(base, stages::longest_m(inputs.pace()), sessions));
    Staged {
        entry: stages::entry(inputs, start),
        stages,
        sessions,
        least_sessions,
        least_weeks_tenths: walk_weeks * 10 + u32::from(least_sessions) * 10 / u32::from(sessions.max(1)),
        build,
    }
}

fn notes(inputs: &Inputs, track: Track, course: &Course) -> Vec<Note> {
    let mut notes = Vec::new();
    if inputs.clinician_only {
        notes.push(Note::Milestones { pain_free_walk_days: (10, 14), no_impact_weeks: (6, 8) });
    }
    if let Track::X(_) = track {
        return notes;
    }
    notes.push(Note::CautiousGuide);
    let Course::Stages(staged) = course else { return notes };
    if inputs.leg != Leg::None || inputs.leg_nerve {
        notes.push(Note::NoDownhill);
    } else if inputs.lasts_long() {
        notes.push(Note::GoalSetting { pain: daily::GOAL_SETTING_PAIN, hours: 24 });
    }
    match &staged.build {
        None => notes.push(Note::NoviceEnd { metres: NOVICE_STEP_M }),
        Some(build) => {
            if build.end == Ending::GrowthStopped {
                notes.push(Note::CoachOrPhysio);
            } else if build.long_run_held {
                notes.push(Note::LongRunHeld);
            }
        }
    }
    notes
}

/// The race rule of 8.6 over the weeks of a course.
fn race(metres: u32, course: &Course) -> Race {
    let ready = |longest_m: u32| metres <= HALF_MARATHON_M && longest_m * 5 >= metres * 4;
    let week = match course {
        Course::Nothing | Course::WalkingIntervals => return Race::Defer,
        Course::Easier(weeks) => weeks.iter().find(|w| ready(w.longest_m)).map(|w| w.number),
        Course::Stages(Staged { build: Some(build), .. }) => build.weeks.iter().find(|w| ready(w.longest_m)).map(|w| w.number),
        Course::EasyRunWalk { .. } | Course::Stages(_) => None,
    };
    // Two green weeks come first, so no race before the second week is over.
    week.map_or(Race::RunWalkOrDefer, |number| Race::AfterWeek(number.max(GREEN_WEEKS)))
}
