//! Figures over all patient stories: shares with their intervals, the table of levels, and how many screens were asked.
//! For `tests/stories.rs` and `cargo xtask stories`.

use backstride::content::Disposition;

use super::{Group, Outcome};

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many have it.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// The share of those for which `has` holds.
    pub fn count<'a, T: 'a>(all: impl IntoIterator<Item = &'a T>, has: impl Fn(&T) -> bool) -> Share {
        all.into_iter().fold(Share::default(), |s, one| Share { hits: s.hits + usize::from(has(one)), of: s.of + 1 })
    }

    /// The share as a number from 0 to 1; 0 of nothing.
    pub fn rate(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.hits as f64 / self.of as f64 }
    }

    /// The Wilson score interval at 95 %: what share a much larger set of stories of this kind might show. It keeps its meaning at
    /// 0 and at 100 %, where most of these figures lie.
    pub fn interval(self) -> (f64, f64) {
        const Z: f64 = 1.959_964;
        if self.of == 0 {
            return (0.0, 1.0);
        }
        let (n, p) = (self.of as f64, self.rate());
        let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        ((middle - half).max(0.0), (middle + half).min(1.0))
    }
}

/// How a set of whole numbers is spread; each is one of the numbers (nearest rank).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    /// How many numbers there are.
    pub count: usize,
    /// The least.
    pub least: usize,
    /// A quarter is at most this.
    pub lower: usize,
    /// Half is at most this.
    pub median: usize,
    /// Three quarters are at most this.
    pub upper: usize,
    /// The most.
    pub most: usize,
}

impl Spread {
    /// The spread of these numbers; all 0 if there are none.
    pub fn of(numbers: impl IntoIterator<Item = usize>) -> Spread {
        let mut sorted: Vec<usize> = numbers.into_iter().collect();
        sorted.sort_unstable();
        let at = |quarters: usize| {
            let rank = (sorted.len() * quarters).div_ceil(4).max(1);
            sorted.get(rank - 1).copied().unwrap_or(0)
        };
        Spread { count: sorted.len(), least: at(0), lower: at(1), median: at(2), upper: at(3), most: at(4) }
    }
}

/// Shares over a set of stories.
#[derive(Debug, Clone, Copy, Default)]
pub struct Triage {
    /// The level is the label's.
    pub exact: Share,
    /// The level is the label's, or one accepted instead.
    pub acceptable: Share,
    /// The level is not less urgent than the least urgent acceptable one.
    pub safe: Share,
    /// The level is more urgent than anything acceptable.
    pub over: Share,
    /// The level is less urgent than anything acceptable.
    pub under: Share,
    /// The level is more urgent than the label, whatever else is accepted.
    pub above_label: Share,
    /// The level is less urgent than the label, whatever else is accepted.
    pub below_label: Share,
}

impl Triage {
    /// Over these outcomes.
    pub fn of<'a>(outcomes: impl IntoIterator<Item = &'a Outcome> + Clone) -> Triage {
        let share = |has: fn(&Outcome) -> bool| Share::count(outcomes.clone(), has);
        Triage {
            exact: share(Outcome::is_exact),
            acceptable: share(Outcome::is_accepted),
            safe: share(|o| o.got().is_some() && !o.is_under()),
            over: share(Outcome::is_over),
            under: share(Outcome::is_under),
            above_label: share(|o| o.got() > Some(o.story.disposition)),
            below_label: share(|o| o.got() < Some(o.story.disposition)),
        }
    }

    /// Each share with its name.
    pub fn named(&self) -> [(&'static str, Share); 7] {
        [
            ("the label's level", self.exact),
            ("acceptable", self.acceptable),
            ("safe: not less urgent than acceptable", self.safe),
            ("over-triage: beyond what is acceptable", self.over),
            ("under-triage: beyond what is acceptable", self.under),
            ("more urgent than the label", self.above_label),
            ("less urgent than the label", self.below_label),
        ]
    }
}

/// Figures over all stories.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Over all.
    pub all: Triage,
    /// By group.
    pub groups: Vec<(Group, Triage)>,
    /// Over the urgent stories whose runner plays it down.
    pub downplayed: Triage,
    /// How many stories with this label (first) came out at this level (second), both most urgent first.
    pub levels: [[usize; 5]; 5],
    /// Expected contributors that are shown.
    pub contributors: Share,
    /// Must-have advice that is shown.
    pub advice: Share,
    /// Advice that must never be shown and could have been (an emergency shows none), and was.
    pub forbidden: Share,
    /// Screens up to the result, and until the level was certain: emergencies.
    pub emergencies: (Spread, Spread),
    /// The same for every other level, most urgent first.
    pub others: Vec<(Disposition, Spread, Spread)>,
}

impl Summary {
    /// Over these outcomes.
    pub fn of(outcomes: &[Outcome]) -> Summary {
        let place = |level: Disposition| Disposition::ALL.iter().rev().position(|&l| l == level).unwrap_or(0);
        let mut levels = [[0; 5]; 5];
        for o in outcomes {
            if let Some(got) = o.got() {
                levels[place(o.story.disposition)][place(got)] += 1;
            }
        }
        let total = |count: fn(&Outcome) -> (usize, usize)| {
            outcomes.iter().map(count).fold(Share::default(), |s, (hits, of)| Share { hits: s.hits + hits, of: s.of + of })
        };
        let spread = |level: Disposition| {
            let there = || outcomes.iter().filter(move |o| o.got() == Some(level));
            (Spread::of(there().map(|o| o.walk.screens)), Spread::of(there().map(|o| o.walk.until_certain)))
        };
        let others = Disposition::ALL.into_iter().rev().filter(|&l| l != Disposition::Emergency);
        Summary {
            all: Triage::of(outcomes),
            groups: Group::ALL
                .into_iter()
                .map(|g| (g, Triage::of(&outcomes.iter().filter(|o| o.story.group == g).cloned().collect::<Vec<_>>())))
                .collect(),
            downplayed: Triage::of(&outcomes.iter().filter(|o| o.story.downplayed).cloned().collect::<Vec<_>>()),
            levels,
            contributors: total(|o| {
                let all = o.story.contributors.len();
                (all - o.missing_contributors().len(), all)
            }),
            advice: total(|o| {
                let all = o.story.advice.len();
                (all - o.missing_advice().len(), all)
            }),
            forbidden: total(|o| match o.got() {
                Some(Disposition::Emergency) | None => (0, 0),
                Some(_) => (o.forbidden().len(), o.story.never.len()),
            }),
            emergencies: spread(Disposition::Emergency),
            others: others
                .map(|level| {
                    let (end, certain) = spread(level);
                    (level, end, certain)
                })
                .collect(),
        }
    }
}
