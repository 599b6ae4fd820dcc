//! What the runner ran before, and how much of it counts after the gap (specification 8.2). Called by `plan` only.

use super::Inputs;

/// Under this many metres a week a runner counts as a novice (8.2).
const NOVICE_BELOW_M: u32 = 10_000;

/// Every weekly distance and every run is rounded down to this many metres (8.6).
const GRAIN_M: u32 = 500;

/// The running before the pain. Whole metres, not rounded to half kilometres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// Metres a week; if missing, 4 km for each run a week.
    pub week_m: u32,
    /// The longest run; if missing, 6 km or half the week, the smaller; never more than the week.
    pub long_m: u32,
    /// How much of it counts after the gap, in percent: 100, 90, 75, 60, 50 or 35. A consensus value.
    pub factor_pct: u32,
    /// `base_eff`: the part of `week_m` that counts.
    pub week_eff_m: u32,
    /// `long_eff`: the part of `long_m` that counts. Section 8 computes it and uses it nowhere.
    pub long_eff_m: u32,
    /// Running for under 6 months, or under 10 km a week.
    pub novice: bool,
    /// The most run days a week of a build phase, 2 to 7: as many as before the pain, and no fewer than the stages have (8.6).
    /// If the runner did not tell, as many as the two distances given must have taken, else 3.
    pub most_runs: u8,
}

impl Base {
    /// From the inputs, which are in range.
    pub(super) fn of(inputs: &Inputs) -> Base {
        let week_m = inputs.base_wk_m.unwrap_or_else(|| u32::from(inputs.runs_wk.unwrap_or(0)) * 4_000);
        let long_m = inputs.base_long_m.unwrap_or_else(|| (week_m / 2).min(6_000)).min(week_m);
        let factor_pct = factor_pct(inputs.gap_days);
        Base {
            week_m,
            long_m,
            factor_pct,
            week_eff_m: percent(week_m, factor_pct),
            long_eff_m: percent(long_m, factor_pct),
            novice: inputs.novice || week_m < NOVICE_BELOW_M,
            most_runs: most_runs(inputs, week_m),
        }
    }
}

fn most_runs(inputs: &Inputs, week_m: u32) -> u8 {
    let needed = || inputs.base_long_m.filter(|&long_m| long_m > 0).map(|long_m| week_m.div_ceil(long_m).min(7));
    let runs = inputs.runs_wk.or_else(|| needed().and_then(|runs| u8::try_from(runs).ok()));
    runs.unwrap_or(0).clamp(inputs.sessions(), 7)
}

/// f(gap) of 8.2, in percent.
fn factor_pct(gap_days: u16) -> u32 {
    match gap_days {
        0..=7 => 100,
        8..=14 => 90,
        15..=28 => 75,
        29..=60 => 60,
        61..=120 => 50,
        _ => 35,
    }
}

/// This many percent of a distance, whole metres, rounded down.
pub(super) fn percent(metres: u32, pct: u32) -> u32 {
    metres * pct / 100
}

/// Rounded down to half a kilometre (8.6).
pub(super) fn down(metres: u32) -> u32 {
    metres / GRAIN_M * GRAIN_M
}

/// An even part of a week, rounded up to half a kilometre: no run of that week can be shorter than this and all still fit.
pub(super) fn even(metres: u32, runs: u8) -> u32 {
    metres.div_ceil(u32::from(runs.max(1))).div_ceil(GRAIN_M) * GRAIN_M
}

/// Every rounded distance up to `metres`, longest first.
pub(super) fn from_top(metres: u32) -> impl Iterator<Item = u32> {
    (0..=metres / GRAIN_M).rev().map(|halves| halves * GRAIN_M)
}
