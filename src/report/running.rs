//! The return-to-running plan for a runner: reads the answers into the plan's inputs (specification 8.1) and works it out.

use crate::{
    content::{AmountId, Condition, running_inputs},
    engine::{
        Answers, Assessment, Reading, Truth, Unasked,
        running::{Inputs, Leg, Plan, plan},
    },
};

/// The plan; `None` while the answers do not tell how soon the runner should be seen.
pub fn return_to_running(answers: &Answers, assessment: &Assessment) -> Option<Plan> {
    // Every number comes from a question that asks no more than the plan takes, so none is refused.
    plan(&inputs(answers, assessment)?).ok()
}

/// The inputs of 8.1.
fn inputs(answers: &Answers, assessment: &Assessment) -> Option<Inputs> {
    let reading = Reading::new(answers, Unasked::No);
    let from = running_inputs();
    let holds = |condition: &Condition| reading.truth(condition) == Truth::Yes;
    let amount = |id: AmountId| answers.amount(id).filter(|_| reading.applies(id.get().question) != Truth::No);
    let small = |id: AmountId| amount(id).and_then(|n| u8::try_from(n).ok());
    let metres = |id: AmountId| amount(id).map(|n| u32::from(n) * 1_000 / u32::from(id.get().scale()));
    let leg = match (holds(&from.leg), holds(&from.worse), holds(&from.better)) {
        (false, ..) => Leg::None,
        (_, true, _) => Leg::Worse,
        (_, _, true) => Leg::Improving,
        _ => Leg::Present,
    };
    Some(Inputs {
        disposition: assessment.disposition.filter(|_| assessment.complete)?,
        run_stop: assessment.run_stop(),
        pause_hours: assessment.pause_hours(),
        days_since_onset: None,
        gap_days: amount(from.days_stopped).unwrap_or(0),
        base_wk_m: metres(from.week),
        base_long_m: metres(from.longest),
        pain_rest: small(from.pain_now)?,
        pain_walk30: small(from.pain_walking),
        pain_run: small(from.pain_running),
        worst72: small(from.pain_worst),
        leg,
        next_am: 0,
        runs_wk: small(from.runs),
        // Stored in hundredths; a slower pace makes a shorter run.
        easy_pace_tenths: amount(from.pace).map(|hundredths| hundredths.div_ceil(10)),
        pregnant: holds(&from.pregnant),
        weeks_after_birth: amount(from.weeks_after_birth),
        age: small(from.age)?,
        novice: holds(&from.novice),
        long_lasting: holds(&from.long_lasting),
        stenosis: holds(&from.stenosis),
        leg_nerve: holds(&from.leg_nerve),
        clinician_only: from.clinician.iter().any(|&code| assessment.suppresses(code)),
        race_m: None,
    })
}
