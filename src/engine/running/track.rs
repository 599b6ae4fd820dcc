//! Which way back to running (specification 8.2, and the tracks that 8.8 fixes). Called by `plan` only.

use crate::content::Disposition;

use super::{Inputs, Leg};

/// From this many weeks after a birth a plan is given (8.2).
pub const AFTER_BIRTH_WEEKS: u16 = 12;

/// Why there is no plan now. The order is that of 8.2, the reasons of the safety questions first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// A rule stopped running: be seen first.
    RunStop,
    /// The disposition is D1, D2 or D3: be seen first.
    SeenFirst(Disposition),
    /// Leg pain or nerve signs are getting worse: be seen first, answer the safety questions again.
    LegWorse,
    /// Bone stress, pars or recent surgery: only a clinician sets the plan (8.8).
    ClinicianDecides,
    /// Under 12 weeks after a birth.
    AfterBirth {
        /// Weeks until a plan may begin, 1 to 12.
        weeks_left: u16,
    },
    /// Pregnant: keep up what the midwife agrees to, no plan to increase (8.8).
    Pregnant,
    /// Under 16.
    Under16,
    /// Running is paused; then answer again.
    Pause {
        /// For this many hours, 1 or more.
        hours: u16,
    },
}

/// The tracks of 8.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Track {
    /// No plan now, for this reason first of all.
    X(NotNow),
    /// Keep running, less.
    A,
    /// Walk-run from S3.
    B,
    /// Walk-run from S0.
    C,
}

impl Track {
    /// How careful the track is: A 0, B 1, C 2, X 3. More pain never gives a smaller number.
    pub fn caution(self) -> u8 {
        match self {
            Track::A => 0,
            Track::B => 1,
            Track::C => 2,
            Track::X(_) => 3,
        }
    }
}

/// Every reason against a plan now, in order.
pub(super) fn not_now(inputs: &Inputs) -> Vec<NotNow> {
    let weeks_left = inputs.weeks_after_birth.map_or(0, |weeks| AFTER_BIRTH_WEEKS.saturating_sub(weeks));
    let hours = inputs.pause_hours.unwrap_or(0);
    [
        (inputs.run_stop, NotNow::RunStop),
        (inputs.disposition >= Disposition::Soon, NotNow::SeenFirst(inputs.disposition)),
        (inputs.leg == Leg::Worse, NotNow::LegWorse),
        (inputs.clinician_only, NotNow::ClinicianDecides),
        (weeks_left > 0, NotNow::AfterBirth { weeks_left }),
        (inputs.pregnant, NotNow::Pregnant),
        (inputs.age < 16, NotNow::Under16),
        (hours > 0, NotNow::Pause { hours }),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect()
}

/// The track; `reason` is the first against a plan now.
pub(super) fn choose(inputs: &Inputs, reason: Option<NotNow>) -> Track {
    let walk = inputs.pain_walk30.unwrap_or(10);
    let worst = inputs.worst72.unwrap_or(10);
    let run_is_mild = inputs.pain_run.is_some_and(|pain| pain <= 2);
    let no_leg = inputs.leg == Leg::None && !inputs.leg_nerve;
    if let Some(reason) = reason {
        Track::X(reason)
    } else if inputs.stenosis || !no_leg {
        Track::C
    } else if inputs.pain_rest <= 2 && walk <= 2 && run_is_mild && inputs.gap_days <= 7 {
        Track::A
    } else if inputs.lasts_long() {
        Track::C // 8.8: long-lasting and not Track A
    } else if inputs.pain_rest <= 3 && walk <= 3 && inputs.gap_days <= 21 && worst <= 6 {
        Track::B
    } else {
        Track::C
    }
}
