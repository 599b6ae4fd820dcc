//! What may add to the pain, ranked (specification 6.0). Reads the assessment and never changes it.

use std::cmp::Reverse;

use crate::content::{self, Contributor, ContributorId, Disposition, Grade, Label};

use super::{Answers, Assessment, Because, Reading, Truth, Unasked};

/// One line of a contributor that holds: what it weighs, and the answers behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// For (positive) or against (negative).
    pub weight: i16,
    /// The answers.
    pub because: Vec<Because>,
}

/// A contributor that is shown, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The contributor.
    pub contributor: ContributorId,
    /// The sum of the lines that hold.
    pub score: i16,
    /// How well it fits; none for one that is only explained, and for the fallback.
    pub label: Option<Label>,
    /// The lines that hold, as they stand in the content.
    pub lines: Vec<Line>,
}

/// The two lists that are shown (specification 6.0).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranking {
    /// What the pain behaves like: at most three.
    pub patterns: Vec<Ranked>,
    /// Training and habits: at most four.
    pub drivers: Vec<Ranked>,
}

/// The most patterns shown.
const PATTERNS: usize = 3;
/// The most drivers shown.
const DRIVERS: usize = 4;

impl Ranking {
    /// The rank of a contributor that is shown.
    pub fn get(&self, contributor: ContributorId) -> Option<&Ranked> {
        self.all().find(|r| r.contributor == contributor)
    }

    /// Everything shown, patterns first.
    pub fn all(&self) -> impl Iterator<Item = &Ranked> {
        self.patterns.iter().chain(&self.drivers)
    }
}

/// Ranks the contributors. Empty for an emergency, a same-day result, and while nothing can be told yet (specification 0.5).
pub fn rank(answers: &Answers, assessment: &Assessment) -> Ranking {
    let mut ranking = Ranking::default();
    if assessment.disposition.is_none_or(|level| level > Disposition::Soon) {
        return ranking;
    }
    let reading = Reading::new(answers, Unasked::No);
    for contributor in content::contributors() {
        if let Some(ranked) = shown(&reading, assessment, contributor) {
            let list = if contributor.pattern { &mut ranking.patterns } else { &mut ranking.drivers };
            let place = list.partition_point(|other| order(assessment, other) <= order(assessment, &ranked));
            list.insert(place, ranked);
        }
    }
    let ranked = ranking.patterns.iter().any(|r| !r.contributor.get().fallback && !r.contributor.get().explainer_only);
    ranking.patterns.retain(|r| !r.contributor.get().fallback || !ranked);
    ranking.patterns.truncate(PATTERNS);
    ranking.drivers.truncate(DRIVERS);
    ranking
}

/// The contributor with its score, if it is shown.
fn shown(reading: &Reading<'_>, assessment: &Assessment, contributor: &'static Contributor) -> Option<Ranked> {
    let by_rule = contributor.first_if.iter().any(|&r| assessment.has_fired(r));
    let hidden = contributor.exclude_rules.iter().any(|&r| assessment.has_fired(r)) || (contributor.only_by_rule && !by_rule);
    if hidden || reading.found(contributor.met) != Truth::Yes {
        return None;
    }
    let score = reading.total(contributor.score).0;
    let label = if contributor.fallback || contributor.explainer_only {
        None
    } else if score < contributor.shows_from && !by_rule {
        return None;
    } else {
        // What a rule brought up is at least worth a look, whatever its score.
        let least = if by_rule { Label::Partly } else { Label::Knowing };
        let cap = if reading.truth(&contributor.cap_unless) == Truth::Yes { Label::Well } else { contributor.cap };
        Some(fits(score).max(least).min(cap.max(least)))
    };
    let terms = contributor.score.get().terms.iter();
    let lines = terms.filter_map(|term| {
        let condition = term.of.first().filter(|c| reading.truth(c) == Truth::Yes)?;
        Some(Line { weight: term.weight, because: reading.because(condition, true) })
    });
    Some(Ranked { contributor: contributor.id, score, label, lines: lines.collect() })
}

/// The label of a score (specification 6.0).
fn fits(score: i16) -> Label {
    match score {
        7.. => Label::Well,
        4..7 => Label::Partly,
        _ => Label::Knowing,
    }
}

/// Safety first, then what is ranked before what is only explained, then the score, the better evidence, and the id.
fn order(assessment: &Assessment, ranked: &Ranked) -> (bool, bool, Reverse<i16>, Grade, &'static str) {
    let c = ranked.contributor.get();
    let first = c.first || c.first_if.iter().any(|&r| assessment.has_fired(r));
    (!first, c.explainer_only || c.fallback, Reverse(ranked.score), c.sign, c.name)
}
