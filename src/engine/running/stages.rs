//! The stages S0 to S7 (specification 8.5) and what must be true before the first run (8.4), as tables.
//!
//! What belongs here: what a session is and what passes it. What does not: what a session did to the runner (`daily`).

use super::{Inputs, Leg};

/// A stage. Later is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageId {
    /// Walk 30 minutes.
    S0,
    /// 8 times 1 minute.
    S1,
    /// 7 times 2 minutes.
    S2,
    /// 6 times 3 minutes.
    S3,
    /// 6 times 4 minutes.
    S4,
    /// 3 times 9 minutes.
    S5,
    /// 2 times 15 minutes.
    S6,
    /// 30 minutes without a break.
    S7,
}

/// What passes a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Walks with little pain, on so many days of so many.
    Walks {
        /// Good days wanted.
        days: u8,
        /// Among this many days.
        of: u8,
        /// The most pain, 0 to 10.
        pain: u8,
    },
    /// Green sessions.
    Greens {
        /// This many.
        sessions: u8,
        /// This many if any session of the stage was amber.
        after_amber: u8,
    },
}

/// One stage: `repeats` times run, then walk. In S0 the walk, in S7 the run, is all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Which.
    pub id: StageId,
    /// How often run and walk follow each other.
    pub repeats: u8,
    /// One run, in tenths of a minute.
    pub run_tenths: u32,
    /// One walk, in tenths of a minute.
    pub walk_tenths: u32,
    /// What passes it.
    pub pass: Pass,
    /// ADV-PLYO is allowed from this stage on.
    pub jumps: bool,
}

/// The walk before and after every session, in tenths of a minute (8.5).
pub const EDGE_WALK_TENTHS: u32 = 50;

const TWO_GREEN: Pass = Pass::Greens { sessions: 2, after_amber: 3 };

const WALKING: Stage = stage(StageId::S0, 1, 0, 300, Pass::Walks { days: 5, of: 7, pain: 2 });

/// The table of 8.5, in order.
pub const STAGES: [Stage; 8] = [
    WALKING,
    stage(StageId::S1, 8, 10, 20, TWO_GREEN),
    stage(StageId::S2, 7, 20, 20, TWO_GREEN),
    stage(StageId::S3, 6, 30, 20, TWO_GREEN),
    stage(StageId::S4, 6, 40, 10, TWO_GREEN),
    stage(StageId::S5, 3, 90, 10, TWO_GREEN),
    stage(StageId::S6, 2, 150, 10, TWO_GREEN),
    stage(StageId::S7, 1, 300, 0, Pass::Greens { sessions: 2, after_amber: 2 }),
];

const fn stage(id: StageId, repeats: u8, run_tenths: u32, walk_tenths: u32, pass: Pass) -> Stage {
    Stage { id, repeats, run_tenths, walk_tenths, pass, jumps: id as u8 >= StageId::S5 as u8 }
}

impl Stage {
    /// All running of one session, in tenths of a minute.
    pub fn running_tenths(&self) -> u32 {
        u32::from(self.repeats) * self.run_tenths
    }

    /// The fewest running sessions that pass it; 0 for the walking stage.
    pub(super) fn least_sessions(&self) -> u8 {
        match self.pass {
            Pass::Walks { .. } => 0,
            Pass::Greens { sessions, .. } => sessions,
        }
    }
}

impl StageId {
    /// Its row.
    pub fn get(self) -> &'static Stage {
        STAGES.iter().find(|s| s.id == self).unwrap_or(&WALKING)
    }

    /// The next stage; `None` after S7.
    pub fn next(self) -> Option<StageId> {
        STAGES.iter().map(|s| s.id).find(|&id| id > self)
    }

    /// So many stages lower, at the lowest S0.
    pub fn lower(self, stages: u8) -> StageId {
        STAGES.iter().rev().map(|s| s.id).filter(|&id| id <= self).nth(usize::from(stages)).unwrap_or(StageId::S0)
    }
}

/// The stages from this one on.
pub(super) fn from(start: StageId) -> &'static [Stage] {
    let at = STAGES.iter().position(|s| s.id == start).unwrap_or(0);
    STAGES.get(at..).unwrap_or(&STAGES)
}

/// How far the 30 minutes of S7 go at this pace (tenths of a minute per kilometre), in metres, rounded down to 100: at
/// 6.5 minutes it is 4.6 km (8.7, example 2).
pub(super) fn longest_m(pace: u32) -> u32 {
    StageId::S7.get().running_tenths() * 10 / pace.max(1) * 100
}

/// What must be true before the first running stage (8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// E1: pain at rest at most this, on so many days.
    Rest {
        /// The most pain, 0 to 10.
        pain: u8,
        /// On this many days.
        days: u8,
    },
    /// E2: a brisk walk with pain at most this, and no worse next morning.
    Walk {
        /// How long, in minutes.
        minutes: u8,
        /// The most pain, 0 to 10.
        pain: u8,
    },
    /// E3: no limp, and stairs are normal.
    NoLimp,
    /// E4: no pain below the knee, or it is shrinking upward.
    Leg,
    /// E5: small squats on one leg, each side.
    Squats {
        /// How many on each side.
        each_side: u8,
        /// The most pain, 0 to 10.
        pain: u8,
    },
    /// E6: this long since the last red session or day.
    SinceRed {
        /// Days: 2 on Track B, 7 on Track C.
        days: u8,
    },
}

/// One entry criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate {
    /// What must be true.
    pub needs: Entry,
    /// Whether the answers already show that it is not true yet. `false` does not mean that it is: the runner has to see.
    pub not_yet: bool,
}

/// E1 to E6 of a plan that begins with this stage: on Track B with S3, on Track C with S0.
pub fn needs(start: StageId) -> [Entry; 6] {
    [
        Entry::Rest { pain: 2, days: 2 },
        Entry::Walk { minutes: 30, pain: 2 },
        Entry::NoLimp,
        Entry::Leg,
        Entry::Squats { each_side: 10, pain: 3 },
        Entry::SinceRed { days: if start > StageId::S0 { 2 } else { 7 } },
    ]
}

/// The same, with what the answers already show.
pub(super) fn entry(inputs: &Inputs, start: StageId) -> [Gate; 6] {
    let walk_hurts = inputs.pain_walk30.is_some_and(|pain| pain > 2) || inputs.next_am > 0;
    needs(start).map(|needs| {
        let not_yet = match needs {
            Entry::Rest { pain, .. } => inputs.pain_rest > pain,
            Entry::Walk { .. } => walk_hurts,
            Entry::Leg => inputs.leg >= Leg::Present,
            Entry::NoLimp | Entry::Squats { .. } | Entry::SinceRed { .. } => false,
        };
        Gate { needs, not_yet }
    })
}
