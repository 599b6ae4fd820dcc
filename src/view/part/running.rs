//! Back to running: the plan of specification 8 as tables to follow, or why there is none now.

use yew::Html;

use super::{
    Stack,
    chart::{Bar, chart},
    plain::{boxed, line, table},
};
use crate::{
    content::TextId,
    engine::running::{Build, Course, Ending, Entry, Gate, NotNow, Note, Pass, Plan, Stage, Staged},
    view::Setting,
    words::key,
};

/// Adds the plan.
pub fn running(setting: Setting, to: &mut Stack, plan: &Plan) {
    to.heading(1, "part", key::RUN_TITLE);
    let (lead, numbers) = match plan.course {
        Course::Nothing => (key::RUN_NOT, [0; 3]),
        Course::Easier(_) => (key::RUN_EASIER, [0; 3]),
        Course::EasyRunWalk { sessions, least_minutes, most_minutes } => {
            (key::RUN_NOVICE, [sessions.into(), least_minutes.into(), most_minutes.into()])
        }
        Course::WalkingIntervals => (key::RUN_INTERVALS, [0; 3]),
        Course::Stages(_) => (key::RUN_STAGED, [0; 3]),
    };
    to.say("lead", numbered(setting, lead, numbers));
    let mut notes = Vec::new();
    for reason in &plan.not_now {
        notes.push(not_now(setting, *reason));
    }
    for about in &plan.notes {
        notes.push(note(setting, *about));
    }
    to.lines(notes);
    match &plan.course {
        Course::Nothing | Course::WalkingIntervals => return,
        Course::EasyRunWalk { .. } => {}
        Course::Easier(weeks) => {
            let (mut rows, mut bars) = (Vec::new(), Vec::new());
            for week in weeks {
                bars.push(Bar { metres: week.metres, longest: week.longest_m, limit: None });
                rows.push(vec![number(week.number), distance(setting, week.metres), distance(setting, week.longest_m)]);
            }
            to.add(drawn(setting, &bars));
            to.add(table(setting, key::RUN_WEEKS, &[key::RUN_WEEK, key::RUN_DISTANCE, key::RUN_LONGEST], rows));
            to.list(key::RUN_EASIER_LIST);
        }
        Course::Stages(staged) => stages(setting, to, staged),
    }
    to.fold(true, 2, key::RUN_COLOUR, colours(setting));
    if let Course::Stages(Staged { build: Some(build), .. }) = &plan.course {
        to.fold(false, 2, key::RUN_BUILD, build_up(setting, build));
    }
}

/// The weeks as bars.
fn drawn(setting: Setting, bars: &[Bar]) -> Html {
    let (first, last) = (bars.first().map_or(0, |b| b.metres), bars.last().map_or(0, |b| b.metres));
    let most = bars.iter().map(|b| b.metres).max().unwrap_or_default();
    let name = filled(setting, key::RUN_CHART, [distance(setting, first), distance(setting, last), number(bars.len() as u32)]);
    chart(setting, bars, name, distance(setting, most))
}

/// A text with its places filled, in order.
fn filled(setting: Setting, text: TextId, [n, time, date]: [String; 3]) -> String {
    let [n, time, date] = [n, time, date].map(|number| setting.number(&number));
    setting.fill(text, &[("n", &n), ("time", &time), ("date", &date)])
}

fn numbered(setting: Setting, text: TextId, numbers: [u32; 3]) -> String {
    filled(setting, text, numbers.map(number))
}

fn number(n: impl Into<u32>) -> String {
    tenths(n.into() * 10)
}

/// Tenths as people write them.
fn tenths(n: u32) -> String {
    let (whole, tenth) = (n / 10, n % 10);
    if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
}

/// A distance, rounded down to tenths, since each is a limit. A mile is 1,609 metres.
fn distance(setting: Setting, metres: u32) -> String {
    let text = if setting.region.id == "US" { key::RUN_MILES } else { key::RUN_KM };
    filled(setting, text, [tenths(metres / 100), tenths(metres * 10 / 1_609), String::new()])
}

fn not_now(setting: Setting, reason: NotNow) -> String {
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
    numbered(setting, text, [n.into(), 0, 0])
}

fn note(setting: Setting, note: Note) -> String {
    let (text, numbers) = match note {
        Note::CautiousGuide => (key::RUN_GUIDE, [0; 3]),
        Note::NoDownhill => (key::RUN_NOTE_DOWNHILL, [0; 3]),
        Note::GoalSetting { pain, hours } => (key::RUN_NOTE_GOAL, [pain.into(), hours.into(), 0]),
        Note::NoviceEnd { metres } => {
            return filled(setting, key::RUN_NOTE_NOVICE, [distance(setting, metres), String::new(), String::new()]);
        }
        Note::LongRunHeld => (key::RUN_NOTE_HELD, [0; 3]),
        Note::CoachOrPhysio => (key::RUN_NOTE_COACH, [0; 3]),
        Note::Milestones { pain_free_walk_days: (from, to), no_impact_weeks: (least, most) } => {
            let impact = numbered(setting, key::RUN_MILESTONES_IMPACT, [least.into(), most.into(), 0]);
            return numbered(setting, key::RUN_MILESTONES, [from.into(), to.into(), 0]) + " " + &impact;
        }
    };
    numbered(setting, text, numbers)
}

/// What must be true first, and the stages.
fn stages(setting: Setting, to: &mut Stack, staged: &Staged) {
    let (mut first, mut gates, mut table_of) = (Stack::new(setting), Stack::new(setting), Stack::new(setting));
    for gate in &staged.entry {
        let mut inside = vec![entry(setting, gate).into()];
        if gate.not_yet {
            inside.push(line("strong", "not-yet", setting.text(key::RUN_ENTRY_NOTYET)));
        }
        gates.add(boxed("li", "", inside));
    }
    first.text("", key::RUN_ENTRY_LEAD);
    first.add(gates.boxed("ul", "dots"));
    to.fold(true, 2, key::RUN_ENTRY, first);

    let mut rows = Vec::new();
    for one in staged.stages {
        rows.push(stage(setting, one));
    }
    table_of.say("", numbered(setting, key::RUN_STAGES_LEAD, [staged.sessions.into(), 0, 0]));
    table_of.add(table(setting, key::RUN_STAGES, &[key::RUN_STAGE, key::RUN_SESSION, key::RUN_PASS], rows));
    let least = [number(staged.least_sessions), tenths(staged.least_weeks_tenths), String::new()];
    table_of.say("hint", filled(setting, key::RUN_STAGES_LEAST, least));
    to.fold(true, 2, key::RUN_STAGES, table_of);
}

fn entry(setting: Setting, gate: &Gate) -> String {
    let (text, n, time) = match gate.needs {
        Entry::Rest { pain, days } => (key::RUN_ENTRY_REST, pain, days),
        Entry::Walk { minutes, pain } => (key::RUN_ENTRY_WALK, pain, minutes),
        Entry::NoLimp => (key::RUN_ENTRY_LIMP, 0, 0),
        Entry::Leg => (key::RUN_ENTRY_LEG, 0, 0),
        Entry::Squats { each_side, pain } => (key::RUN_ENTRY_SQUATS, each_side, pain),
        Entry::SinceRed { days } => (key::RUN_ENTRY_RED, days, 0),
    };
    numbered(setting, text, [n.into(), time.into(), 0])
}

fn stage(setting: Setting, stage: &Stage) -> Vec<String> {
    let (run, walk) = (tenths(stage.run_tenths), tenths(stage.walk_tenths));
    let session = match (stage.run_tenths, stage.walk_tenths) {
        (0, _) => key::RUN_WALK,
        (_, 0) => key::RUN_THROUGH,
        _ => key::RUN_REPEAT,
    };
    let (pass, numbers) = match stage.pass {
        Pass::Walks { days, of, pain } => (key::RUN_PASS_WALKS, [days.into(), of.into(), pain.into()]),
        Pass::Greens { sessions, after_amber } => {
            let text = if sessions == after_amber { key::RUN_PASS_SAME } else { key::RUN_PASS_GREENS };
            (text, [sessions.into(), after_amber.into(), 0])
        }
    };
    let session = filled(setting, session, [number(stage.repeats), run, walk]);
    vec![format!("S{}", stage.id as u8), session, numbered(setting, pass, numbers)]
}

/// Green, amber and red, and what follows each.
fn colours(setting: Setting) -> Stack {
    let (mut all, mut rows) = (Stack::new(setting), Stack::new(setting));
    for [name, is, act] in [
        [key::RUN_COLOUR_GREEN, key::RUN_IS_GREEN, key::RUN_DO_GREEN],
        [key::RUN_COLOUR_AMBER, key::RUN_IS_AMBER, key::RUN_DO_AMBER],
        [key::RUN_COLOUR_RED, key::RUN_IS_RED, key::RUN_DO_RED],
    ] {
        let mut row = Stack::new(setting);
        for (tag, class, text) in [("dt", "", name), ("dd", "", is), ("dd", "strong", act)] {
            row.add(line(tag, class, setting.text(text)));
        }
        rows.add(row.boxed("div", ""));
    }
    all.add(rows.boxed("dl", "colours"));
    all.list(key::RUN_END_LIST);
    all
}

/// The weeks after the stages.
fn build_up(setting: Setting, build: &Build) -> Stack {
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for week in &build.weeks {
        bars.push(Bar { metres: week.metres, longest: week.longest_m, limit: Some(week.single_run_max_m) });
        let name = if week.deload { key::RUN_WEEK_LIGHTER } else { key::RUN_WEEK_PLAIN };
        rows.push(vec![
            numbered(setting, name, [week.number.into(), 0, 0]),
            distance(setting, week.metres),
            distance(setting, week.longest_m),
            number(week.runs),
        ]);
    }
    let mut all = Stack::new(setting);
    let heads = [key::RUN_WEEK, key::RUN_DISTANCE, key::RUN_LONGEST, key::RUN_RUNS];
    all.add(drawn(setting, &bars));
    all.add(table(setting, key::RUN_WEEKS, &heads, rows));
    let mut rules = setting.texts(key::RUN_RULES_LIST);
    rules.push(match build.speed_after_week {
        Some(week) => numbered(setting, key::RUN_SPEED, [week.into(), 0, 0]),
        None => setting.text(key::RUN_SPEED_NONE),
    });
    if build.end == Ending::Back {
        rules.push(setting.text(key::RUN_BACK));
    }
    all.lines(rules);
    all
}
