//! What the result says beyond how soon to be seen: what may add to the pain, what to do, how to come back to running, what to expect,
//! what the runner may have read. One call, so that page, print and programs say the same.

use crate::{
    content::{self, Claim, Disposition, Explainer, Outlook},
    engine::{self, Answers, Assessment, Choice, Ranking, Reading, Truth, Unasked, running::Plan},
};

use super::{WhatIf, return_to_running, what_if};

/// Everything beyond the summary.
#[derive(Debug, Clone)]
pub struct Care {
    /// What may add to the pain, with reasons.
    pub ranking: Ranking,
    /// What to do.
    pub advice: Choice,
    /// The way back to running; `None` where the result says nothing about it (same day and more urgent).
    pub running: Option<Plan>,
    /// What would change the result.
    pub changes: WhatIf,
    /// What to expect.
    pub outlook: Vec<&'static Outlook>,
    /// What the runner may have read, about what is shown here.
    pub claims: Vec<&'static Claim>,
    /// Topics explained; none while somebody should look first.
    pub explainers: &'static [Explainer],
}

/// The most claims shown beside a result.
const CLAIMS: usize = 8;

/// Works it out. Empty for an emergency and while nothing can be told yet.
pub fn care(answers: &Answers, assessment: &Assessment) -> Care {
    let level = assessment.disposition.unwrap_or(Disposition::Emergency);
    let ranking = engine::rank(answers, assessment);
    let advice = engine::choose(answers, assessment, &ranking);
    let reading = Reading::new(answers, Unasked::No);
    let fired = |rules: &[content::RuleId]| rules.iter().any(|&r| assessment.has_fired(r));
    let mut outlook = Vec::new();
    for o in content::outlook() {
        let fits = fired(&o.rules) || reading.truth(&o.when) == Truth::Yes;
        if level <= o.most_urgent && !fired(&o.exclude_rules) && fits {
            outlook.push(o);
        }
    }
    let calm = level <= Disposition::Routine;
    // What is about the runner's own list comes first, then what is about the advice.
    let named = |claim: &Claim| claim.contributors.iter().any(|&c| ranking.get(c).is_some());
    let advised = |claim: &Claim| claim.advice.iter().any(|&a| advice.all().any(|chosen| chosen.advice == a));
    let mut claims = Vec::new();
    for first in [true, false] {
        for claim in content::claims() {
            if calm && claims.len() < CLAIMS && named(claim) == first && (first || advised(claim)) {
                claims.push(claim);
            }
        }
    }
    Care {
        running: if level < Disposition::SameDay { return_to_running(answers, assessment) } else { None },
        changes: if level < Disposition::Emergency { what_if(answers, assessment) } else { WhatIf::default() },
        outlook,
        claims,
        explainers: if calm { content::explainers() } else { &[] },
        ranking,
        advice,
    }
}
