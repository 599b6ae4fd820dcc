//! What the plan is worked out from (specification 8.1), and the gate that refuses numbers out of range.
//!
//! What belongs here: the inputs, their ranges, what a missing one counts as. Whoever reads answers into [`Inputs`] uses this.

use crate::content::Disposition;

/// The easy pace if the runner gave none, in tenths of a minute per kilometre (8.1: 6.5 min).
pub const DEFAULT_EASY_PACE: u16 = 65;

/// Pain that began more than this many days ago is long-lasting (8.8: over 12 weeks).
pub const LONG_LASTING_DAYS: u16 = 84;

/// Leg pain or nerve signs (8.1). The order is the order of caution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leg {
    /// None of `b5_one`, `b5_grow`, `b5_both`, `rad.below_knee`.
    None,
    /// One of those, with `trend.better`.
    Improving,
    /// One of those, neither better nor worse.
    Present,
    /// One of those, with `trend.worse`.
    Worse,
}

/// The inputs of 8.1 and 8.8. Pain is 0 to 10; distances are whole metres; `None` is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inputs {
    /// How soon to be seen, from a complete assessment.
    pub disposition: Disposition,
    /// Whether a rule stopped running.
    pub run_stop: bool,
    /// Hours for which a rule paused running, 0 to 8760; 0 is over.
    pub pause_hours: Option<u16>,
    /// Days since this pain began, 0 to 36500.
    pub days_since_onset: Option<u16>,
    /// Days since the last normal run (`stop.days`; 0 while running), 0 to 3650.
    pub gap_days: u16,
    /// Mean metres a week in the 4 weeks before onset, 0 to 300 km.
    pub base_wk_m: Option<u32>,
    /// Longest run in the 30 days before onset, 0 to 200 km.
    pub base_long_m: Option<u32>,
    /// Pain now (`sev.now`).
    pub pain_rest: u8,
    /// Pain on walking 30 minutes (`sev.walk`); missing counts as 10.
    pub pain_walk30: Option<u8>,
    /// Pain on running (`sev.run`); missing fails Track A.
    pub pain_run: Option<u8>,
    /// Worst pain in the last 72 hours (`sev.worst72`); missing counts as 10.
    pub worst72: Option<u8>,
    /// Leg pain or nerve signs.
    pub leg: Leg,
    /// How much worse the pain is on the morning after, 0 (same or better) to 10.
    pub next_am: u8,
    /// Runs a week before onset (`tr.runs_wk`), 0 to 14.
    pub runs_wk: Option<u8>,
    /// Easy pace in tenths of a minute per kilometre, 30 to 150; missing counts as [`DEFAULT_EASY_PACE`].
    pub easy_pace_tenths: Option<u16>,
    /// Pregnant now (`preg.yes`).
    pub pregnant: bool,
    /// Weeks since giving birth, 0 to 520; `None` if it does not apply.
    pub weeks_after_birth: Option<u16>,
    /// Age in years, 0 to 120.
    pub age: u8,
    /// Running for under 6 months (`tr.novice`).
    pub novice: bool,
    /// Pain for over 12 weeks (`dur.gt3m`); [`Inputs::days_since_onset`] can tell it too.
    pub long_lasting: bool,
    /// The stenosis pattern fits: walking intervals instead of running (8.8).
    pub stenosis: bool,
    /// The leg nerve pattern (RADIC) fits and is no worse: Track C at most, no downhill (8.8). Worse is [`Leg::Worse`].
    pub leg_nerve: bool,
    /// Bone stress, pars or recent spinal surgery: only a clinician sets the plan (8.8).
    pub clinician_only: bool,
    /// The race the runner aims at, 0 to 1000 km.
    pub race_m: Option<u32>,
}

/// A field of [`Inputs`] that has a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// [`Inputs::pause_hours`].
    PauseHours,
    /// [`Inputs::days_since_onset`].
    DaysSinceOnset,
    /// [`Inputs::gap_days`].
    GapDays,
    /// [`Inputs::base_wk_m`].
    BaseWk,
    /// [`Inputs::base_long_m`].
    BaseLong,
    /// [`Inputs::pain_rest`].
    PainRest,
    /// [`Inputs::pain_walk30`].
    PainWalk30,
    /// [`Inputs::pain_run`].
    PainRun,
    /// [`Inputs::worst72`].
    Worst72,
    /// [`Inputs::next_am`].
    NextAm,
    /// [`Inputs::runs_wk`].
    RunsWk,
    /// [`Inputs::easy_pace_tenths`].
    EasyPace,
    /// [`Inputs::weeks_after_birth`].
    WeeksAfterBirth,
    /// [`Inputs::age`].
    Age,
    /// [`Inputs::race_m`].
    Race,
}

/// A number outside its range (8.1: over-range input is refused).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputFault {
    /// Which number.
    pub field: Field,
    /// The least allowed, in the unit of the field.
    pub least: u32,
    /// The most allowed, in the unit of the field.
    pub most: u32,
}

impl Inputs {
    /// Refuses the first number out of range.
    pub(super) fn check(&self) -> Result<(), InputFault> {
        let ranges: [(Field, Option<u32>, u32, u32); 15] = [
            (Field::PauseHours, self.pause_hours.map(u32::from), 0, 8_760),
            (Field::DaysSinceOnset, self.days_since_onset.map(u32::from), 0, 36_500),
            (Field::GapDays, Some(u32::from(self.gap_days)), 0, 3_650),
            (Field::BaseWk, self.base_wk_m, 0, 300_000),
            (Field::BaseLong, self.base_long_m, 0, 200_000),
            (Field::PainRest, Some(u32::from(self.pain_rest)), 0, 10),
            (Field::PainWalk30, self.pain_walk30.map(u32::from), 0, 10),
            (Field::PainRun, self.pain_run.map(u32::from), 0, 10),
            (Field::Worst72, self.worst72.map(u32::from), 0, 10),
            (Field::NextAm, Some(u32::from(self.next_am)), 0, 10),
            (Field::RunsWk, self.runs_wk.map(u32::from), 0, 14),
            (Field::EasyPace, self.easy_pace_tenths.map(u32::from), 30, 150),
            (Field::WeeksAfterBirth, self.weeks_after_birth.map(u32::from), 0, 520),
            (Field::Age, Some(u32::from(self.age)), 0, 120),
            (Field::Race, self.race_m, 0, 1_000_000),
        ];
        let outside = ranges.into_iter().find(|(_, given, least, most)| given.is_some_and(|n| n < *least || n > *most));
        outside.map_or(Ok(()), |(field, _, least, most)| Err(InputFault { field, least, most }))
    }

    /// Sessions a week in the stages: 3, or 2 for who ran at most twice a week (8.2).
    pub(super) fn sessions(&self) -> u8 {
        if self.runs_wk.is_some_and(|runs| runs <= 2) { 2 } else { 3 }
    }

    /// Easy pace in tenths of a minute per kilometre.
    pub(super) fn pace(&self) -> u32 {
        u32::from(self.easy_pace_tenths.unwrap_or(DEFAULT_EASY_PACE))
    }

    /// Whether the pain has lasted over 12 weeks (8.8).
    pub(super) fn lasts_long(&self) -> bool {
        self.long_lasting || self.days_since_onset.is_some_and(|days| days > LONG_LASTING_DAYS)
    }
}
