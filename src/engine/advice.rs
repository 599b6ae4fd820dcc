//! Which advice fits (specification 7.0): chosen for the level, the stage and the ranking; what a code suppresses is never chosen.

use std::cmp::Reverse;

use crate::content::{self, Advice, AdviceId, AdviceKind, Disposition, Grade, Run, Stage, TextId};

use super::{Answers, Assessment, Ranking, Reading, Truth, Unasked};

/// An advice item that fits, and what to mind with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The item.
    pub advice: AdviceId,
    /// What to mind.
    pub limits: Vec<TextId>,
}

/// The advice for one runner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What to do, stage by stage; each item once, in the first stage that has room for it.
    pub stages: Vec<(Stage, Vec<Chosen>)>,
    /// Pain medicines, if the runner asked about them.
    pub medicines: Vec<Chosen>,
    /// Treatment by others, and other things to know.
    pub to_know: Vec<Chosen>,
}

impl Choice {
    /// Every item chosen.
    pub fn all(&self) -> impl Iterator<Item = &Chosen> {
        self.stages.iter().flat_map(|(_, items)| items).chain(&self.medicines).chain(&self.to_know)
    }
}

/// Core items first, then the strongest, then the better evidence.
type Rank = (bool, Reverse<i16>, Grade);

/// The most that stands in "things to know".
const TO_KNOW: usize = 6;

/// Chooses the advice. Nothing for an emergency or while nothing can be told yet.
pub fn choose(answers: &Answers, assessment: &Assessment, ranking: &Ranking) -> Choice {
    let mut choice = Choice::default();
    let Some(level) = assessment.disposition.filter(|l| *l < Disposition::Emergency) else { return choice };
    let reading = Reading::new(answers, Unasked::No);
    // Best first; items of equal rank stay in the order of the content.
    let mut fitting: Vec<(&'static Advice, Rank)> = Vec::new();
    for item in content::advice().iter().filter(|a| level <= a.most_urgent && fits(&reading, assessment, ranking, a)) {
        let rank = (!item.core, Reverse(strength(ranking, &reading, assessment, item)), item.grade);
        fitting.insert(fitting.partition_point(|(_, other)| *other <= rank), (item, rank));
    }
    let mut given: Vec<AdviceId> = Vec::new();
    for stage in Stage::ALL {
        // Nobody is told how to come back to running while running is stopped (specification 7.0).
        if stage == Stage::BackToRunning && assessment.run == Run::Stop {
            continue;
        }
        let mut room = Room::of(stage);
        let mut items = Vec::new();
        for (item, _) in &fitting {
            if item.is_in(stage) && staged(item.kind) && !given.contains(&item.id) && room.take(item.kind) {
                given.push(item.id);
                items.push(chosen(&reading, assessment, item));
            }
        }
        if !items.is_empty() {
            choice.stages.push((stage, items));
        }
    }
    for (item, _) in &fitting {
        match item.kind {
            AdviceKind::Medicine => choice.medicines.push(chosen(&reading, assessment, item)),
            kind if !staged(kind) && choice.to_know.len() < TO_KNOW => choice.to_know.push(chosen(&reading, assessment, item)),
            _ => {}
        }
    }
    choice
}

/// Whether an item may be chosen for this runner. The level is the caller's business.
pub(super) fn fits(reading: &Reading<'_>, assessment: &Assessment, ranking: &Ranking, item: &Advice) -> bool {
    let holds = |condition| reading.truth(condition) == Truth::Yes;
    let wanted = item.for_all
        || item.helps.iter().any(|&c| ranking.get(c).is_some())
        || item.show_if.iter().any(|&code| assessment.suppresses(code))
        || holds(&item.for_when);
    wanted && holds(&item.when) && !holds(&item.unless) && !item.suppress.iter().any(|&code| assessment.suppresses(code))
}

/// The score of the best contributor it helps with, times its match (specification 7.0): 2 for one that it names. What the runner's own answer
/// asks for counts like a contributor that fits partly, and what is for everybody stands behind whatever is meant for this runner.
fn strength(ranking: &Ranking, reading: &Reading<'_>, assessment: &Assessment, item: &Advice) -> i16 {
    let named = item.helps.iter().filter_map(|&c| ranking.get(c)).map(|r| 2 * r.score.max(1)).max().unwrap_or(0);
    let asked = reading.truth(&item.for_when) == Truth::Yes || item.show_if.iter().any(|&c| assessment.suppresses(c));
    named.max(if asked { 8 } else { 0 })
}

fn chosen(reading: &Reading<'_>, assessment: &Assessment, item: &Advice) -> Chosen {
    let limits = item
        .limits
        .iter()
        .filter(|limit| limit.codes.iter().any(|&code| assessment.suppresses(code)) || reading.truth(&limit.when) == Truth::Yes);
    Chosen { advice: item.id, limits: limits.map(|l| l.text).collect() }
}

/// Whether this kind of advice stands in a stage of the plan.
fn staged(kind: AdviceKind) -> bool {
    !matches!(kind, AdviceKind::Medicine | AdviceKind::HandsOn | AdviceKind::Message)
}

/// How much a stage still takes (specification 7.0).
struct Room {
    stretches: usize,
    strength: usize,
    others: usize,
    all: usize,
}

impl Room {
    fn of(stage: Stage) -> Room {
        match stage {
            Stage::Now => Room { stretches: 6, strength: 6, others: 6, all: 6 },
            // Three stretches, four of strength, one habit.
            Stage::NextWeeks => Room { stretches: 3, strength: 4, others: 1, all: 8 },
            Stage::BackToRunning => Room { stretches: 8, strength: 8, others: 8, all: 8 },
            Stage::StayingWell => Room { stretches: 6, strength: 6, others: 6, all: 6 },
        }
    }

    /// Takes a place for one item, if there is one.
    fn take(&mut self, kind: AdviceKind) -> bool {
        let places = match kind {
            AdviceKind::Stretch | AdviceKind::Position => &mut self.stretches,
            AdviceKind::Strength => &mut self.strength,
            _ => &mut self.others,
        };
        if self.all == 0 || *places == 0 {
            return false;
        }
        *places -= 1;
        self.all -= 1;
        true
    }
}
