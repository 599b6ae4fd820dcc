//! The way back to running laid out for pages, text and calendar. The words are those of the screen (`report/way_back.rs`).

use super::{Voice, node::Pile};
use crate::report::way_back::{distance, entry, lead, notes, numbered, pass, rules, session, week};
use crate::{
    engine::running::{Build, Course, Gate, Plan, Stage, Staged},
    words::key,
};

/// Adds the plan; `whole` is for the text, the page holds its beginning.
pub fn plan(voice: Voice, to: &mut Pile, plan: &Plan, whole: bool) {
    to.heading("h2", voice.say(key::RUN_TITLE));
    to.text("", lead(voice, &plan.course));
    to.list(notes(voice, plan));
    match &plan.course {
        Course::Nothing | Course::WalkingIntervals => return,
        Course::EasyRunWalk { .. } => {}
        Course::Easier(weeks) => {
            let row = |w: &crate::engine::running::EasierWeek| {
                vec![w.number.to_string(), distance(voice, w.metres), distance(voice, w.longest_m)]
            };
            let heads = voice.all(&[key::RUN_WEEK, key::RUN_DISTANCE, key::RUN_LONGEST]);
            to.table(heads, weeks.iter().map(row).collect());
            to.list(voice.all(key::RUN_EASIER_LIST));
        }
        Course::Stages(staged) => stages(voice, to, staged),
    }
    to.heading("h3", voice.say(key::RUN_COLOUR));
    to.list(colours(voice));
    to.list(voice.all(key::RUN_END_LIST));
    if let Course::Stages(Staged { build: Some(build), .. }) = &plan.course
        && whole
    {
        build_up(voice, to, build);
    }
}

fn stages(voice: Voice, to: &mut Pile, staged: &Staged) {
    to.heading("h3", voice.say(key::RUN_ENTRY));
    to.text("", voice.say(key::RUN_ENTRY_LEAD));
    to.list(gates(voice, staged));
    to.heading("h3", voice.say(key::RUN_STAGES));
    to.text("", numbered(voice, key::RUN_STAGES_LEAD, [staged.sessions.into(), 0, 0]));
    let row = |stage: &Stage| vec![format!("S{}", stage.id as u8), session(voice, stage), pass(voice, stage)];
    let heads = voice.all(&[key::RUN_STAGE, key::RUN_SESSION, key::RUN_PASS]);
    to.table(heads, staged.stages.iter().map(row).collect());
}

fn build_up(voice: Voice, to: &mut Pile, build: &Build) {
    to.heading("h3", voice.say(key::RUN_BUILD));
    let row = |w: &crate::engine::running::BuildWeek| {
        vec![week(voice, w), distance(voice, w.metres), distance(voice, w.longest_m), w.runs.to_string()]
    };
    let heads = voice.all(&[key::RUN_WEEK, key::RUN_DISTANCE, key::RUN_LONGEST, key::RUN_RUNS]);
    to.table(heads, build.weeks.iter().map(row).collect());
    to.list(rules(voice, build));
}

/// What must be true before the first run, and what is not yet.
pub fn gates(voice: Voice, staged: &Staged) -> Vec<String> {
    let line = |gate: &Gate| {
        let mut words = entry(voice, gate);
        if gate.not_yet {
            words.push_str(&format!(" ({})", voice.say(key::RUN_ENTRY_NOTYET)));
        }
        words
    };
    staged.entry.iter().map(line).collect()
}

/// Green, amber and red: what each is, and what follows.
pub fn colours(voice: Voice) -> Vec<String> {
    [
        [key::RUN_COLOUR_GREEN, key::RUN_IS_GREEN, key::RUN_DO_GREEN],
        [key::RUN_COLOUR_AMBER, key::RUN_IS_AMBER, key::RUN_DO_AMBER],
        [key::RUN_COLOUR_RED, key::RUN_IS_RED, key::RUN_DO_RED],
    ]
    .map(|[name, is, act]| format!("{}: {} {}", voice.say(name), voice.say(is), voice.say(act)))
    .into()
}
