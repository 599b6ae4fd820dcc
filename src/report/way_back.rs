//! The way back to running in words (specification 8): what the screen, the printed page, the text and the calendar all say. Called by
//! `view` and `take`, which put it into tables, lists and entries.

use super::Voice;
use crate::{
    content::TextId,
    engine::running::{Build, BuildWeek, Course, Ending, Entry, Gate, NotNow, Note, Pass, Plan, Stage},
    words::key,
};

/// What the runner is to do, in a sentence.
pub fn lead(voice: Voice, course: &Course) -> String {
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

/// Why there is no plan now, and what must be said beside one.
pub fn notes(voice: Voice, plan: &Plan) -> Vec<String> {
    let mut all = Vec::new();
    for reason in &plan.not_now {
        all.push(not_now(voice, *reason));
    }
    for about in &plan.notes {
        all.push(note(voice, *about));
    }
    all
}

fn not_now(voice: Voice, reason: NotNow) -> String {
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

fn note(voice: Voice, note: Note) -> String {
    let (text, numbers) = match note {
        Note::CautiousGuide => (key::RUN_GUIDE, [0; 3]),
        Note::NoDownhill => (key::RUN_NOTE_DOWNHILL, [0; 3]),
        Note::GoalSetting { pain, hours } => (key::RUN_NOTE_GOAL, [pain.into(), hours.into(), 0]),
        Note::NoviceEnd { metres } => {
            return filled(voice, key::RUN_NOTE_NOVICE, [distance(voice, metres), String::new(), String::new()]);
        }
        Note::LongRunHeld => (key::RUN_NOTE_HELD, [0; 3]),
        Note::CoachOrPhysio => (key::RUN_NOTE_COACH, [0; 3]),
        Note::Milestones { pain_free_walk_days: (from, to), no_impact_weeks: (least, most) } => {
            let impact = numbered(voice, key::RUN_MILESTONES_IMPACT, [least.into(), most.into(), 0]);
            return numbered(voice, key::RUN_MILESTONES, [from.into(), to.into(), 0]) + " " + &impact;
        }
    };
    numbered(voice, text, numbers)
}

/// What must be true before the first run.
pub fn entry(voice: Voice, gate: &Gate) -> String {
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

/// One session of a stage: "6 times: run 3 min, walk 2 min".
pub fn session(voice: Voice, stage: &Stage) -> String {
    let text = match (stage.run_tenths, stage.walk_tenths) {
        (0, _) => key::RUN_WALK,
        (_, 0) => key::RUN_THROUGH,
        _ => key::RUN_REPEAT,
    };
    filled(voice, text, [stage.repeats.to_string(), tenths(stage.run_tenths), tenths(stage.walk_tenths)])
}

/// What passes a stage.
pub fn pass(voice: Voice, stage: &Stage) -> String {
    let (text, numbers) = match stage.pass {
        Pass::Walks { days, of, pain } => (key::RUN_PASS_WALKS, [days.into(), of.into(), pain.into()]),
        Pass::Greens { sessions, after_amber } => {
            let text = if sessions == after_amber { key::RUN_PASS_SAME } else { key::RUN_PASS_GREENS };
            (text, [sessions.into(), after_amber.into(), 0])
        }
    };
    numbered(voice, text, numbers)
}

/// What a week of the build phase is called.
pub fn week(voice: Voice, week: &BuildWeek) -> String {
    let name = if week.deload { key::RUN_WEEK_LIGHTER } else { key::RUN_WEEK_PLAIN };
    numbered(voice, name, [week.number.into(), 0, 0])
}

/// The rules of the build phase.
pub fn rules(voice: Voice, build: &Build) -> Vec<String> {
    let mut rules = voice.all(key::RUN_RULES_LIST);
    rules.push(match build.speed_after_week {
        Some(week) => numbered(voice, key::RUN_SPEED, [week.into(), 0, 0]),
        None => voice.say(key::RUN_SPEED_NONE),
    });
    if build.end == Ending::Back {
        rules.push(voice.say(key::RUN_BACK));
    }
    rules
}

/// A distance, rounded down to tenths, since each is a limit. A mile is 1,609 metres.
pub fn distance(voice: Voice, metres: u32) -> String {
    let text = if voice.units.miles() { key::RUN_MILES } else { key::RUN_KM };
    filled(voice, text, [tenths(metres / 100), tenths(metres * 10 / 1_609), String::new()])
}

/// A text with its places filled, in order.
pub fn filled(voice: Voice, text: TextId, [n, time, date]: [String; 3]) -> String {
    let [n, time, date] = [n, time, date].map(|number| voice.number(&number));
    voice.fill(text, &[("n", &n), ("time", &time), ("date", &date)])
}

/// The same, with whole numbers.
pub fn numbered(voice: Voice, text: TextId, numbers: [u32; 3]) -> String {
    filled(voice, text, numbers.map(|n| n.to_string()))
}

/// Tenths as people write them.
pub fn tenths(n: u32) -> String {
    let (whole, tenth) = (n / 10, n % 10);
    if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
}
