//! What the result says beyond the level, as plain objects for programs: ids, texts and numbers. For [`super::assess_form`] only.

use serde::Serialize;

use super::{
    Care, Change,
    exchange::{BecauseForm, because_forms, plain},
};
use crate::{
    content::{Label, Stage},
    engine::{
        Answers, Chosen, Ranked,
        running::{self, Course, NotNow, Track},
    },
};

/// Everything beyond the level. Empty lists for an emergency, and while nothing can be told yet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CareForm {
    /// What the pain behaves like, best fit first; at most three.
    pub patterns: Vec<RankedForm>,
    /// Training and habits that may add to it; at most four.
    pub drivers: Vec<RankedForm>,
    /// What to do, stage by stage.
    pub plan: Vec<StageForm>,
    /// Pain medicines, if the runner asked.
    pub medicines: Vec<AdviceForm>,
    /// Other things to know.
    pub to_know: Vec<AdviceForm>,
    /// The way back to running; null from a same-day result up.
    pub running: Option<RunningForm>,
    /// Single answers that would make the result more urgent.
    pub more_urgent: Vec<ChangeForm>,
    /// Single answers that would make it less urgent.
    pub less_urgent: Vec<ChangeForm>,
}

/// Something that may add to the pain.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RankedForm {
    /// Its id, such as `DISC`.
    pub id: &'static str,
    /// Its name for a runner.
    pub title: String,
    /// What it means.
    pub explain: String,
    /// The sum of the lines that hold.
    pub score: i16,
    /// How well it fits; null for one that is only explained.
    #[cfg_attr(test, ts(type = "'well' | 'partly' | 'worth_knowing' | null"))]
    pub label: Option<&'static str>,
    /// The grade of the evidence that ties it to low back pain in runners, A to D.
    pub grade: &'static str,
    /// Why: what spoke for it (positive) and against it.
    pub lines: Vec<LineForm>,
}

/// A line of a score that holds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LineForm {
    /// What it weighs.
    pub weight: i16,
    /// The answers behind it.
    pub because: Vec<BecauseForm>,
}

/// A stage of the plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StageForm {
    /// A: the first 48 hours; B: days 3 to 14; C: back to running; P: staying well.
    #[cfg_attr(test, ts(type = "'A' | 'B' | 'C' | 'P'"))]
    pub stage: &'static str,
    /// What to do, in order.
    pub advice: Vec<AdviceForm>,
}

/// Something to do or to know.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AdviceForm {
    /// Its id, such as `ADV-WALK`.
    pub id: &'static str,
    /// Its name.
    pub title: String,
    /// What to do.
    pub how: String,
    /// How much, how often.
    pub dose: String,
    /// What this runner should mind.
    pub limits: Vec<String>,
    /// Who should leave it out.
    pub skip_if: Option<String>,
    /// The grade of the evidence, A to D.
    pub grade: &'static str,
    /// Whether it speaks against something.
    pub against: bool,
}

/// The way back to running (specification 8). Every distance is a ceiling.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunningForm {
    /// A: keep running, less; B and C: walk-run; X: not now.
    #[cfg_attr(test, ts(type = "'A' | 'B' | 'C' | 'X'"))]
    pub track: &'static str,
    /// Why not now, most important first.
    #[cfg_attr(
        test,
        ts(
            type = "('run_stop' | 'seen_first' | 'leg_worse' | 'clinician_decides' | 'after_birth' | 'pregnant' | 'under_16' | 'pause')[]"
        )
    )]
    pub not_now: Vec<&'static str>,
    /// Sessions a week; null without a plan.
    pub sessions: Option<u8>,
    /// Walk-run stages, in order.
    pub stages: Vec<RunStageForm>,
    /// Weeks with a distance.
    pub weeks: Vec<RunWeekForm>,
}

/// A walk-run stage.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunStageForm {
    /// S0 to S7.
    pub id: String,
    /// How often run and walk follow each other.
    pub repeats: u8,
    /// Minutes of one run.
    pub run_minutes: f64,
    /// Minutes of one walk.
    pub walk_minutes: f64,
}

/// A week with a distance.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunWeekForm {
    /// From 1.
    pub number: u8,
    /// Kilometres in the week.
    pub km: f64,
    /// The longest run, in kilometres.
    pub longest_km: f64,
    /// Run days; null where the plan leaves them open.
    pub runs: Option<u8>,
    /// Whether it is a lighter week.
    pub lighter: bool,
}

/// One other answer, and where it would lead.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangeForm {
    /// The question.
    pub question: &'static str,
    /// The option that would be ticked.
    pub becomes: Option<&'static str>,
    /// The option that would go.
    pub goes: Option<&'static str>,
    /// The amount it would be.
    pub amount: Option<f64>,
    /// The level then.
    #[cfg_attr(test, ts(type = "'D1' | 'D2' | 'D3' | 'D4' | 'D5'"))]
    pub disposition: &'static str,
}

/// The care of these answers as plain objects.
pub(super) fn care_form(answers: &Answers, care: &Care) -> CareForm {
    let ranked = |all: &[Ranked]| all.iter().map(|r| ranked_form(answers, r)).collect();
    let advice = |all: &[Chosen]| all.iter().map(advice_form).collect::<Vec<_>>();
    let changes = |all: &[Change]| all.iter().map(change_form).collect();
    CareForm {
        patterns: ranked(&care.ranking.patterns),
        drivers: ranked(&care.ranking.drivers),
        plan: care.advice.stages.iter().map(|(stage, all)| StageForm { stage: letter(*stage), advice: advice(all) }).collect(),
        medicines: advice(&care.advice.medicines),
        to_know: advice(&care.advice.to_know),
        running: care.running.as_ref().map(running_form),
        more_urgent: changes(&care.changes.more),
        less_urgent: changes(&care.changes.less),
    }
}

fn letter(stage: Stage) -> &'static str {
    match stage {
        Stage::Now => "A",
        Stage::NextWeeks => "B",
        Stage::BackToRunning => "C",
        Stage::StayingWell => "P",
    }
}

fn ranked_form(answers: &Answers, ranked: &Ranked) -> RankedForm {
    let c = ranked.contributor.get();
    RankedForm {
        id: c.name,
        title: plain(c.title),
        explain: plain(c.explain),
        score: ranked.score,
        label: ranked.label.map(|label| match label {
            Label::Well => "well",
            Label::Partly => "partly",
            Label::Knowing => "worth_knowing",
        }),
        grade: c.link.letter(),
        lines: ranked
            .lines
            .iter()
            .map(|line| LineForm { weight: line.weight, because: because_forms(answers, &line.because) })
            .collect(),
    }
}

fn advice_form(chosen: &Chosen) -> AdviceForm {
    let a = chosen.advice.get();
    AdviceForm {
        id: a.name,
        title: plain(a.title),
        how: plain(a.how),
        dose: plain(a.dose),
        limits: chosen.limits.iter().map(|text| plain(*text)).collect(),
        skip_if: a.skip_if.map(plain),
        grade: a.grade.letter(),
        against: a.against,
    }
}

fn change_form(change: &Change) -> ChangeForm {
    let scale = match change.question.get().kind {
        crate::content::Kind::Amount(amount) => amount.get().scale(),
        _ => 1,
    };
    ChangeForm {
        question: change.question.get().name,
        becomes: change.becomes.map(|o| o.get().code),
        goes: change.goes.map(|o| o.get().code),
        amount: change.amount.map(|n| f64::from(n) / f64::from(scale)),
        disposition: change.level.code(),
    }
}

fn running_form(plan: &running::Plan) -> RunningForm {
    let km = |metres: u32| f64::from(metres) / 1000.0;
    let mut form = RunningForm {
        track: match plan.track {
            Track::X(_) => "X",
            Track::A => "A",
            Track::B => "B",
            Track::C => "C",
        },
        not_now: plan.not_now.iter().map(not_now).collect(),
        sessions: None,
        stages: Vec::new(),
        weeks: Vec::new(),
    };
    match &plan.course {
        Course::Nothing | Course::WalkingIntervals => {}
        Course::EasyRunWalk { sessions, .. } => form.sessions = Some(*sessions),
        Course::Easier(weeks) => {
            let week = |w: &running::EasierWeek| RunWeekForm {
                number: w.number,
                km: km(w.metres),
                longest_km: km(w.longest_m),
                runs: None,
                lighter: false,
            };
            form.weeks = weeks.iter().map(week).collect();
        }
        Course::Stages(staged) => {
            let minutes = |tenths: u32| f64::from(tenths) / 10.0;
            form.sessions = Some(staged.sessions);
            form.stages = staged
                .stages
                .iter()
                .map(|s| RunStageForm {
                    id: format!("S{}", s.id as u8),
                    repeats: s.repeats,
                    run_minutes: minutes(s.run_tenths),
                    walk_minutes: minutes(s.walk_tenths),
                })
                .collect();
            let weeks = staged.build.iter().flat_map(|build| &build.weeks);
            form.weeks = weeks
                .map(|w| RunWeekForm {
                    number: w.number,
                    km: km(w.metres),
                    longest_km: km(w.longest_m),
                    runs: Some(w.runs),
                    lighter: w.deload,
                })
                .collect();
        }
    }
    form
}

fn not_now(reason: &NotNow) -> &'static str {
    match reason {
        NotNow::RunStop => "run_stop",
        NotNow::SeenFirst(_) => "seen_first",
        NotNow::LegWorse => "leg_worse",
        NotNow::ClinicianDecides => "clinician_decides",
        NotNow::AfterBirth { .. } => "after_birth",
        NotNow::Pregnant => "pregnant",
        NotNow::Under16 => "under_16",
        NotNow::Pause { .. } => "pause",
    }
}
