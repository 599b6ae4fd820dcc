//! Back to running: the plan of specification 8 as tables to follow, or why there is none now.

use yew::Html;

use super::{
    Stack,
    chart::{Bar, chart},
    plain::{boxed, line, table},
};
use crate::{
    engine::running::{Build, Course, Plan, Staged},
    report::way_back::{self, distance, filled, numbered},
    view::Setting,
    words::key,
};

/// Adds the plan.
pub fn running(setting: Setting, to: &mut Stack, plan: &Plan) {
    let voice = setting.voice;
    to.heading(1, "part", key::RUN_TITLE);
    to.say("lead", way_back::lead(voice, &plan.course));
    to.lines(way_back::notes(voice, plan));
    match &plan.course {
        Course::Nothing | Course::WalkingIntervals => return,
        Course::EasyRunWalk { .. } => {}
        Course::Easier(weeks) => {
            let (mut rows, mut bars) = (Vec::new(), Vec::new());
            for week in weeks {
                bars.push(Bar { metres: week.metres, longest: week.longest_m, limit: None });
                rows.push(vec![week.number.to_string(), distance(voice, week.metres), distance(voice, week.longest_m)]);
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
    let voice = setting.voice;
    let (first, last) = (bars.first().map_or(0, |b| b.metres), bars.last().map_or(0, |b| b.metres));
    let most = bars.iter().map(|b| b.metres).max().unwrap_or_default();
    let name = filled(voice, key::RUN_CHART, [distance(voice, first), distance(voice, last), bars.len().to_string()]);
    chart(setting, bars, name, distance(voice, most))
}

/// What must be true first, and the stages.
fn stages(setting: Setting, to: &mut Stack, staged: &Staged) {
    let voice = setting.voice;
    let (mut first, mut gates, mut table_of) = (Stack::new(setting), Stack::new(setting), Stack::new(setting));
    for gate in &staged.entry {
        let mut inside = vec![way_back::entry(voice, gate).into()];
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
        let name = String::from("S") + &(one.id as u8).to_string();
        rows.push(vec![name, way_back::session(voice, one), way_back::pass(voice, one)]);
    }
    table_of.say("", numbered(voice, key::RUN_STAGES_LEAD, [staged.sessions.into(), 0, 0]));
    table_of.add(table(setting, key::RUN_STAGES, &[key::RUN_STAGE, key::RUN_SESSION, key::RUN_PASS], rows));
    let least = [staged.least_sessions.to_string(), staged.least_weeks_tenths.div_ceil(10).to_string(), String::new()];
    table_of.say("hint", filled(voice, key::RUN_STAGES_LEAST, least));
    to.fold(true, 2, key::RUN_STAGES, table_of);
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
    let voice = setting.voice;
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for week in &build.weeks {
        bars.push(Bar { metres: week.metres, longest: week.longest_m, limit: Some(week.single_run_max_m) });
        rows.push(vec![
            way_back::week(voice, week),
            distance(voice, week.metres),
            distance(voice, week.longest_m),
            week.runs.to_string(),
        ]);
    }
    let mut all = Stack::new(setting);
    let heads = [key::RUN_WEEK, key::RUN_DISTANCE, key::RUN_LONGEST, key::RUN_RUNS];
    all.add(drawn(setting, &bars));
    all.add(table(setting, key::RUN_WEEKS, &heads, rows));
    all.lines(way_back::rules(voice, build));
    all
}
