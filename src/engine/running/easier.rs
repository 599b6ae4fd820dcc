//! Track A: keep running, less (specification 8.3). Called by `plan` only; the weekly rule is `after_week`.

use super::{
    Base,
    base::{down, percent},
};

/// A week of Track A. Both distances are ceilings; whichever is reached first ends the week or the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EasierWeek {
    /// 1 to 4.
    pub number: u8,
    /// Metres in the week, in steps of 500, never more than before the pain.
    pub metres: u32,
    /// The longest run in metres, in steps of 500, never more than before the pain.
    pub longest_m: u32,
    /// Runs stand at least a day apart.
    pub every_other_day: bool,
    /// One faster session is allowed if the last two weeks were green; no other session is faster, and none is in other weeks.
    pub faster_if_green: bool,
}

/// The share of the old distance in each week, in percent.
const SHARES: [(u8, u32); 4] = [(1, 60), (2, 75), (3, 90), (4, 100)];

/// The four weeks, each a share of the base, not of the week before.
pub(super) fn weeks(base: &Base) -> Vec<EasierWeek> {
    SHARES
        .into_iter()
        .map(|(number, pct)| EasierWeek {
            number,
            metres: down(percent(base.week_m, pct)),
            longest_m: down(percent(base.long_m, pct)),
            every_other_day: number == 1,
            faster_if_green: number == 4,
        })
        .collect()
}
