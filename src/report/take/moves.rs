//! The way back to running in words, for pages, text and calendar. The screen says the same in `view/part/running.rs`;
//! `tests/take.rs` holds the two together.

use super::{Voice, node::Pile};
use crate::{
    content::TextId,
    engine::running::{Build, Course, Ending, Entry, Gate, NotNow, Note, Pass, Plan, Stage, Staged},
    words::key,
};

/// Adds the plan; `whole` is for the text, the page holds its beginning.
pub fn plan(voice: &Voice, to: &mut Pile, plan: &Plan, whole: bool) {
    to.heading("h2", voice.say(key::RUN_TITLE));
    to.text("", lead(voice, &plan.course));
    let mut notes: Vec<String> = plan.not_now.iter().map(|reason| not_now(voice, *reason)).collect();
    notes.extend(plan.notes.iter().map(|one| note(voice, *one)));
    to.list(notes);
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

fn lead(voice: &Voice, course: &Course) -> String {
    let (text, numbers) = match *course {
        Course::Nothing => (key::RUN_NOT, [0; 3]),
        Course::Easier(_) => (key::RUN_EASIER, [0; 3]),
        Course::EasyRunWalk { sessions, least_minutes, most_minutes } => {
            (key::RUN_NOVICE, [sessions.into(), least_minutes.into(), most_minutes.into()])
        }
        Course::WalkingIntervals => (key::RUN_INTERVALS, [0; 3]),
        Course::Stages(_) => (key::RUN_STAGED, [0; 3]),
    };
    numbered(voice, text, numbers)
}

fn stages(voice: &Voice, to: &mut Pile, staged: &Staged) {
    to.heading("h3", voice.say(key::RUN_ENTRY));
    to.text("", voice.say(key::RUN_ENTRY_LEAD));
    to.list(gates(voice, staged));
    to.heading("h3", voice.say(key::RUN_STAGES));
    to.text("", numbered(voice, key::RUN_STAGES_LEAD, [staged.sessions.into(), 0, 0]));
    let row = |stage: &Stage| vec![format!("S{}", stage.id as u8), session(voice, stage), pass(voice, stage)];
    let heads = voice.all(&[key::RUN_STAGE, key::RUN_SESSION, key::RUN_PASS]);
    to.table(heads, staged.stages.iter().map(row).collect());
}

fn build_up(voice: &Voice, to: &mut Pile, build: &Build) {
    to.heading("h3", voice.say(key::RUN_BUILD));
    let row = |w: &crate::engine::running::BuildWeek| {
        let name = if w.deload { key::RUN_WEEK_LIGHTER } else { key::RUN_WEEK_PLAIN };
        let number = numbered(voice, name, [w.number.into(), 0, 0]);
        vec![number, distance(voice, w.metres), distance(voice, w.longest_m), w.runs.to_string()]
    };
    let heads = voice.all(&[key::RUN_WEEK, key::RUN_DISTANCE, key::RUN_LONGEST, key::RUN_RUNS]);
    to.table(heads, build.weeks.iter().map(row).collect());
    let mut rules = voice.all(key::RUN_RULES_LIST);
    rules.push(match build.speed_after_week {
        Some(week) => numbered(voice, key::RUN_SPEED, [week.into(), 0, 0]),
        None => voice.say(key::RUN_SPEED_NONE),
    });
    if build.end == Ending::Back {
        rules.push(voice.say(key::RUN_BACK));
    }
    to.list(rules);
}

/// What must be true before the first run, and what is not yet.
pub fn gates(voice: &Voice, staged: &Staged) -> Vec<String> {
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
pub fn colours(voice: &Voice) -> Vec<String> {
    [
        [key::RUN_COLOUR_GREEN, key::RUN_IS_GREEN, key::RUN_DO_GREEN],
        [key::RUN_COLOUR_AMBER, key::RUN_IS_AMBER, key::RUN_DO_AMBER],
        [key::RUN_COLOUR_RED, key::RUN_IS_RED, key::RUN_DO_RED],
    ]
    .map(|[name, is, act]| format!("{}: {} {}", voice.say(name), voice.say(is), voice.say(act)))
    .into()
}

/// One session of a stage: "6 times: run 3 min, walk 2 min".
pub fn session(voice: &Voice, stage: &Stage) -> String {
    let text = match (stage.run_tenths, stage.walk_tenths) {
        (0, _) => key::RUN_WALK,
        (_, 0) => key::RUN_THROUGH,
        _ => key::RUN_REPEAT,
    };
    filled(voice, text, [stage.repeats.to_string(), tenths(stage.run_tenths), tenths(stage.walk_tenths)])
}

/// What passes a stage.
pub fn pass(voice: &Voice, stage: &Stage) -> String {
    let (text, numbers) = match stage.pass {
        Pass::Walks { days, of, pain } => (key::RUN_PASS_WALKS, [days.into(), of.into(), pain.into()]),
        Pass::Greens { sessions, after_amber } => {
            let text = if sessions == after_amber { key::RUN_PASS_SAME } else { key::RUN_PASS_GREENS };
            (text, [sessions.into(), after_amber.into(), 0])
        }
    };
    numbered(voice, text, numbers)
}

/// A distance, rounded down to tenths, since each is a limit. A mile is 1,609 metres.
pub fn distance(voice: &Voice, metres: u32) -> String {
    let text = if voice.region.id == "US" { key::RUN_MILES } else { key::RUN_KM };
    filled(voice, text, [tenths(metres / 100), tenths(metres * 10 / 1_609), String::new()])
}

fn entry(voice: &Voice, gate: &Gate) -> String {
    let (text, n, time) = match gate.needs {
        Entry::Rest { pain, days } => (key::RUN_ENTRY_REST, pain, days),
        Entry::Walk { minutes, pain } => (key::RUN_ENTRY_WALK, pain, minutes),
        Entry::NoLimp => (key::RUN_ENTRY_LIMP, 0, 0),
        Entry::Leg => (key::RUN_ENTRY_LEG, 0, 0),
        Entry::Squats { each_side, pain } => (key::RUN_ENTRY_SQUATS, each_side, pain),
        Entry::SinceRed { days } => (key::RUN_ENTRY_RED, days, 0),
    };
    numbered(voice, text, [n.into(), time.into(), 0])
}

fn not_now(voice: &Voice, reason: NotNow) -> String {
    let (text, n) = match reason {
        NotNow::RunStop => (key::RUN_NOT_STOP, 0),
        NotNow::SeenFirst(_) => (key::RUN_NOT_SEEN, 0),
        NotNow::LegWorse => (key::RUN_NOT_LEG, 0),
        NotNow::ClinicianDecides => (key::RUN_NOT_CLINICIAN, 0),
        NotNow::AfterBirth { weeks_left } => (key::RUN_NOT_BIRTH, weeks_left),
        NotNow::Pregnant => (key::RUN_NOT_PREGNANT, 0),
        NotNow::Under16 => (key::RUN_NOT_YOUNG, 0),
        NotNow::Pause { hours } if hours <= 48 => (key::RUN_NOT_HOURS, hours),
        NotNow::Pause { hours } => (key::RUN_NOT_DAYS, hours.div_ceil(24)),
    };
    numbered(voice, text, [n.into(), 0, 0])
}

fn note(voice: &Voice, note: Note) -> String {
    let (text, numbers) = match note {
        Note::CautiousGuide => (key::RUN_GUIDE, [0; 3]),
        Note::NoDownhill => (key::RUN_NOTE_DOWNHILL, [0; 3]),
        Note::GoalSetting { pain, hours } => (key::RUN_NOTE_GOAL, [pain.into(), hours.into(), 0]),
        Note::NoviceEnd { metres } => return voice.with(key::RUN_NOTE_NOVICE, &distance(voice, metres)),
        Note::LongRunHeld => (key::RUN_NOTE_HELD, [0; 3]),
        Note::CoachOrPhysio => (key::RUN_NOTE_COACH, [0; 3]),
        Note::Milestones { pain_free_walk_days: (from, to), no_impact_weeks: (least, most) } => {
            let impact = numbered(voice, key::RUN_MILESTONES_IMPACT, [least.into(), most.into(), 0]);
            return numbered(voice, key::RUN_MILESTONES, [from.into(), to.into(), 0]) + " " + &impact;
        }
    };
    numbered(voice, text, numbers)
}

fn numbered(voice: &Voice, text: TextId, numbers: [u32; 3]) -> String {
    filled(voice, text, numbers.map(|n| n.to_string()))
}

fn filled(voice: &Voice, text: TextId, [n, time, date]: [String; 3]) -> String {
    voice.fill(text, &[("n", &n), ("time", &time), ("date", &date)])
}

/// Tenths as people write them.
fn tenths(n: u32) -> String {
    let (whole, tenth) = (n / 10, n % 10);
    if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
}
