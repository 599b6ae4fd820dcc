//! What makes a runner run: the moves that the content gives its advice, and the return-to-running plan.

use std::{fs, path::Path};

use backstride::{
    content::{Disposition, Stage},
    engine::{
        assess, choose, rank,
        running::{Course, Inputs, Leg, Track, plan},
    },
};

use super::sheets::whole_sheets;
use crate::cases::{file, show};

/// Every advice item as written, with its moves.
pub fn moves() -> Vec<(String, Vec<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/advice");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("content/advice is there") {
        let name = entry.expect("a file").file_name().into_string().expect("a plain name");
        for item in file(&format!("advice/{name}"))["advice"].as_array().expect("a list of items") {
            let moves = item.get("moves").and_then(|m| m.as_array()).into_iter().flatten();
            let moves = moves.map(|m| m.as_str().expect("a move").to_owned()).collect();
            all.push((item["id"].as_str().expect("an id").to_owned(), moves));
        }
    }
    all
}

/// Random runners who are not to run: no stage of coming back to running, and no plan. How many of them were advised anything at all.
pub fn advised_while_stopped(count: usize) -> usize {
    let advised = whole_sheets(count).filter(|sheet| {
        let assessment = assess(&sheet.answers);
        let choice = choose(&sheet.answers, &assessment, &rank(&sheet.answers, &assessment));
        let back = choice.stages.iter().any(|(stage, _)| *stage == Stage::BackToRunning);
        assert!(!(assessment.run_stop() && back), "a stage of coming back to running on {}", show(&sheet.answers));
        let stopped = assessment.run_stop() || assessment.disposition >= Some(Disposition::Soon);
        if stopped {
            no_plan_to_run(assessment.run_stop(), assessment.disposition.unwrap_or(Disposition::Emergency));
        }
        stopped && choice.all().next().is_some()
    });
    let advised = advised.count();
    assert!(advised >= 100, "only {advised} of the samples are advised while running is stopped");
    advised
}

/// The plan reads whether running is stopped, and the level. With either it gives nothing to run, however well the runner is otherwise.
fn no_plan_to_run(run_stop: bool, disposition: Disposition) {
    for pain in 0..=10 {
        let inputs = Inputs {
            disposition,
            run_stop,
            pause_hours: None,
            days_since_onset: Some(5),
            gap_days: 3,
            base_wk_m: Some(30_000),
            base_long_m: Some(12_000),
            pain_rest: pain,
            pain_walk30: Some(pain),
            pain_run: Some(pain),
            worst72: Some(pain),
            leg: Leg::None,
            next_am: 0,
            runs_wk: Some(3),
            easy_pace_tenths: Some(60),
            pregnant: false,
            weeks_after_birth: None,
            age: 34,
            novice: false,
            long_lasting: false,
            stenosis: false,
            leg_nerve: false,
            clinician_only: false,
            race_m: None,
        };
        let plan = plan(&inputs).expect("numbers in range");
        assert!(matches!(plan.track, Track::X(_)) && plan.course == Course::Nothing, "{plan:?}");
    }
}
