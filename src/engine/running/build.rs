//! The build phase after S7 (specification 8.6): week by week back to the old distance, never above it. Called by `plan` only.
//!
//! Each stored distance is rounded down to half a kilometre, and the next step uses the stored one.

use super::{
    Base,
    base::{down, even, from_top, percent},
};

/// Growth stops after this many weeks.
pub const GROWTH_WEEKS: u8 = 52;
/// Runs longer than any of the last 30 days: at most this many a week, never on consecutive days.
pub const RECORD_RUNS_A_WEEK: u8 = 2;
/// Green weeks wanted before hills, before a race, and at the end before the prevention set.
pub const GREEN_WEEKS: u8 = 2;
/// The first faster session: this many relaxed repeats.
pub const FIRST_SPEED_REPEATS: u8 = 6;
/// The first faster session: seconds of each repeat.
pub const FIRST_SPEED_SECONDS: u8 = 20;
/// Faster sessions a week at most; none in a week in which the long run rises.
pub const SPEED_A_WEEK: u8 = 1;
/// The longest race the plan prepares for, in metres.
pub const HALF_MARATHON_M: u32 = 21_098;

/// A deload week is every so many weeks.
const DELOAD_EVERY: u8 = 4;

/// What changes, one a week, in this order. Uphill comes before downhill, steep downhill last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// One more run day.
    Days,
    /// More metres.
    Distance,
    /// After [`GREEN_WEEKS`]: uphill first.
    Hills,
    /// After [`Build::speed_after_week`].
    Speed,
    /// A pack or a vest.
    CarriedLoad,
}

/// The order of change.
pub const ORDER_OF_CHANGE: [Change; 5] = [Change::Days, Change::Distance, Change::Hills, Change::Speed, Change::CarriedLoad];

/// One week. Distances are metres in steps of 500, and ceilings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuildWeek {
    /// 1 to 52, counted from the end of S7.
    pub number: u8,
    /// V: metres in the week, never more than before the pain.
    pub metres: u32,
    /// The longest run of the week.
    pub longest_m: u32,
    /// What no run of this week may exceed: 10% or 0.5 km more than the longest of the last 30 days, the larger.
    pub single_run_max_m: u32,
    /// Run days, 2 to 7; at most one more than the week before.
    pub runs: u8,
    /// Whether it is a lighter week.
    pub deload: bool,
}

/// How the build phase ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Back at the old distance. Two green weeks of the last week lead to the prevention set.
    Back,
    /// Still below it after 52 weeks.
    GrowthStopped,
}

/// The build phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    /// The weeks in order, at least 1 and at most 52.
    pub weeks: Vec<BuildWeek>,
    /// How it ends.
    pub end: Ending,
    /// Whether the long run must stay below the old one because of its share of the week.
    pub long_run_held: bool,
    /// After this week, two weeks at 80% of the old distance are done and speed may begin, in weeks where nothing else rises.
    pub speed_after_week: Option<u8>,
}

/// What holds for one week: how it may be spread.
struct Limits {
    /// L30: the longest run of the last 30 days, since the return.
    longest_30_m: u32,
    /// No run longer than this.
    most_m: u32,
    /// The longest run wished for: that of before.
    goal_m: u32,
    /// Run days, from and to.
    runs: (u8, u8),
}

/// Builds from S7. `stage_run_m` is the longest run of the stages, `sessions` the run days a week then.
pub(super) fn build(base: &Base, stage_run_m: u32, sessions: u8) -> Build {
    let (top_m, goal_m) = (down(base.week_m), down(base.long_m));
    let last_week_m = u32::from(sessions) * stage_run_m;
    let first_m = last_week_m.max(percent(base.week_eff_m, 40)).min(base.week_m);
    let mut weeks: Vec<BuildWeek> = Vec::new();
    let mut grown: Option<BuildWeek> = None;
    let mut end = Ending::GrowthStopped;
    for number in 1..=GROWTH_WEEKS {
        let deload = number % DELOAD_EVERY == 0;
        let recent = weeks.iter().rev().take(4).map(|w| w.longest_m).max().unwrap_or(0);
        // The runs of S7 are within 30 days for the first four weeks.
        let longest_30_m = if weeks.len() < 4 { recent.max(stage_run_m) } else { recent };
        let single_run_max_m = down(percent(longest_30_m, 110).max(longest_30_m + 500));
        let (wanted_m, most_m, runs) = match (weeks.last(), grown) {
            (Some(last), _) if deload => (percent(last.metres, 80), single_run_max_m.min(last.longest_m), (last.runs, last.runs)),
            (Some(last), Some(grown)) => {
                (step(grown.metres).min(base.week_m), single_run_max_m, (last.runs, base.most_runs.min(last.runs + 1)))
            }
            _ => (first_m, single_run_max_m, (sessions, base.most_runs.min(sessions + 1))),
        };
        let (metres, runs, longest_m) = fit(wanted_m, &Limits { longest_30_m, most_m, goal_m, runs });
        let week = BuildWeek { number, metres, longest_m, single_run_max_m, runs, deload };
        weeks.push(week);
        if !deload {
            grown = Some(week);
            if metres == top_m && longest_m >= goal_m.min(share(metres, runs)) {
                end = Ending::Back;
                break;
            }
        }
    }
    let long_run_held = end == Ending::Back && weeks.last().is_some_and(|w| w.longest_m < goal_m);
    let speed_after_week = speed_after(&weeks, base.week_m, end);
    Build { weeks, end, long_run_held, speed_after_week }
}

/// V(n+1), before rounding and before the old distance caps it.
fn step(metres: u32) -> u32 {
    if metres >= 15_000 { percent(metres, 120).min(metres + 8_000) } else { metres + 3_000 }
}

/// The most of a week that its longest run may be. Two runs have no share in the specification: halves, as even as can be.
fn share(metres: u32, runs: u8) -> u32 {
    match runs {
        0..=2 => even(metres, runs),
        3 => down(percent(metres, 45)),
        _ => down(percent(metres, 35)),
    }
}

/// The feasible week nearest below what is wanted, on as few run days as carry it: metres, runs, longest run.
fn fit(wanted_m: u32, limits: &Limits) -> (u32, u8, u32) {
    let (from, to) = limits.runs;
    let fitting = |metres: u32| {
        (from..=to).find_map(|runs| {
            let longest_m = longest(metres, runs, limits);
            (room(longest_m, runs, limits) >= metres).then_some((metres, runs, longest_m))
        })
    };
    from_top(wanted_m).find_map(fitting).unwrap_or((0, from, 0))
}

/// The longest run of a week: toward that of before, past it only if the week needs it, within cap and share.
fn longest(metres: u32, runs: u8, limits: &Limits) -> u32 {
    limits.goal_m.max(even(metres, runs)).min(limits.most_m).min(share(metres, runs))
}

/// What so many runs can hold: two of them as long as the longest, the others no longer than any of the last 30 days.
fn room(longest_m: u32, runs: u8, limits: &Limits) -> u32 {
    let records = runs.min(RECORD_RUNS_A_WEEK);
    let other_m = longest_m.min(down(limits.longest_30_m));
    u32::from(records) * longest_m + u32::from(runs.saturating_sub(records)) * other_m
}

/// When two weeks in a row had 80% of the old distance; the last week of a finished plan may be that of both.
fn speed_after(weeks: &[BuildWeek], base_m: u32, end: Ending) -> Option<u8> {
    let enough = |w: &BuildWeek| w.metres * 5 >= base_m * 4;
    let pairs = weeks.iter().zip(weeks.iter().skip(1));
    let held = weeks.last().filter(|w| end == Ending::Back && enough(w)).map(|w| w.number + 1);
    pairs.filter(|(a, b)| enough(a) && enough(b)).map(|(_, b)| b.number).next().or(held)
}
