//! The plan as a calendar file (RFC 5545): exercise days, runs of the first weeks, the day to be seen by, the days to check back. Times
//! are floating, so that they stand at the same hour wherever the runner is; every entry is private, and says in its description what
//! must send the runner for help.

use super::{Result, Voice, moves, runner};
use crate::{
    content::{Disposition, Stage, TextId},
    engine::running::{Course, Entry as Needs, Pass, Plan, StageId, Staged},
    report::way_back,
    report::{Running, Within},
    words::key,
};

/// The hour at which a session stands in the calendar.
const EVENING: &str = "180000";
/// A line longer than this is folded, in bytes.
const LINE: usize = 75;
/// The runs of stages go this many days ahead: the next weeks, and not months that nobody can know.
const AHEAD: u16 = 28;

/// One entry.
struct Entry {
    title: String,
    about: Vec<String>,
    day: u16,
    /// Minutes; `None` for a whole day.
    minutes: Option<u32>,
    /// How many days in a row.
    times: u16,
}

/// The file. `None` without a day to count from, and where the plan must not keep the runner from help.
pub fn calendar(voice: Voice, result: &Result<'_>, seed: &str) -> Option<String> {
    let today = result.today.filter(|_| result.summary.level < Disposition::SameDay)?;
    let net = safety_net(voice);
    let mut file = File(String::new());
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Backstride//Backstride//EN", "CALSCALE:GREGORIAN"] {
        file.line(line);
    }
    for (number, entry) in entries(voice, result).iter().enumerate() {
        let day = today.after(entry.day);
        file.line("BEGIN:VEVENT");
        file.line(&format!("UID:{}-{number}@backstride", safe(seed)));
        file.line(&format!("DTSTAMP:{}T000000Z", today.basic()));
        match entry.minutes {
            Some(minutes) => {
                file.line(&format!("DTSTART:{}T{EVENING}", day.basic()));
                file.line(&format!("DURATION:PT{minutes}M"));
            }
            None => file.line(&format!("DTSTART;VALUE=DATE:{}", day.basic())),
        }
        if entry.times > 1 {
            file.line(&format!("RRULE:FREQ=DAILY;COUNT={}", entry.times));
        }
        file.text("SUMMARY", &entry.title);
        let mut about = entry.about.clone();
        about.push(voice.say(key::CAL_MOVED));
        about.push(net.clone());
        file.text("DESCRIPTION", &about.join("\n\n"));
        for line in ["CLASS:PRIVATE", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY"] {
            file.line(line);
        }
        file.text("DESCRIPTION", &entry.title);
        // A whole day begins at midnight: remind at nine.
        file.line(if entry.minutes.is_some() { "TRIGGER:PT0S" } else { "TRIGGER:PT9H" });
        file.line("END:VALARM");
        file.line("END:VEVENT");
    }
    file.line("END:VCALENDAR");
    Some(file.0)
}

fn entries(voice: Voice, result: &Result<'_>) -> Vec<Entry> {
    let mut all = Vec::new();
    seen(voice, &mut all, result);
    exercises(voice, &mut all, result);
    if let Some(plan) = &result.care.running {
        runs(voice, &mut all, plan);
    }
    if let Running::Pause(hours) = result.summary.running {
        all.push(whole_day(voice, key::CAL_AGAIN, vec![runner::running(voice, result)], hours.div_ceil(24)));
    }
    for (day, text) in [14, 42].into_iter().zip(key::NET_CHECK_LIST) {
        all.push(whole_day(voice, key::CAL_CHECK, voice.all(&[*text, key::NET_CHECK_DO]), day));
    }
    all
}

fn whole_day(voice: Voice, title: TextId, about: Vec<String>, day: u16) -> Entry {
    Entry { title: voice.say(title), about, day, minutes: None, times: 1 }
}

/// To book the visit, and the last day to be seen.
fn seen(voice: Voice, to: &mut Vec<Entry>, result: &Result<'_>) {
    let days = match result.summary.within {
        None => return,
        Some(Within::Now | Within::Hours(_)) => 1,
        Some(Within::Days(days)) => days,
    };
    let mut about = vec![voice.within(result.summary.within)];
    about.extend(runner::contacts(voice, result));
    if days > 2 {
        to.push(whole_day(voice, key::CAL_BOOK, about.clone(), 1));
    }
    to.push(whole_day(voice, key::CAL_SEEN, about, days));
}

/// One entry a day from the third day to the fourteenth, if the plan of those days holds exercises.
fn exercises(voice: Voice, to: &mut Vec<Entry>, result: &Result<'_>) {
    let stages = result.care.advice.stages.iter().filter(|(stage, _)| *stage == Stage::NextWeeks);
    let items: Vec<String> = stages
        .flat_map(|(_, items)| items)
        .filter(|chosen| runner::is_exercise(chosen.advice.get()))
        .map(|chosen| runner::item(voice, chosen, true))
        .collect();
    if !items.is_empty() {
        let mut about = voice.all(&[key::CAL_EXERCISE_DO, key::PLAN_STOP]);
        about.extend(items);
        to.push(Entry { title: voice.say(key::CAL_EXERCISE), about, day: 2, minutes: Some(15), times: 12 });
    }
}

fn runs(voice: Voice, to: &mut Vec<Entry>, plan: &Plan) {
    match &plan.course {
        Course::Nothing | Course::WalkingIntervals => {}
        Course::Easier(weeks) => {
            for week in weeks {
                let limits = [("n", way_back::distance(voice, week.metres)), ("time", way_back::distance(voice, week.longest_m))];
                let limits = limits.each_ref().map(|(name, value)| (*name, value.as_str()));
                let mut about = vec![voice.fill(key::CAL_WEEK_MOST, &limits)];
                about.extend(voice.all(key::RUN_EASIER_LIST));
                about.extend(moves::colours(voice));
                let title = voice.with(key::CAL_WEEK, &week.number.to_string());
                let day = 1 + 7 * (u16::from(week.number) - 1);
                to.push(Entry { title, about, day, minutes: None, times: 1 });
            }
        }
        Course::EasyRunWalk { sessions, most_minutes, .. } => {
            for at in 0..4 * u16::from(*sessions) {
                let title = voice.say(key::CAL_EASY);
                let day = 1 + session_day(at, *sessions);
                to.push(Entry { title, about: moves::colours(voice), day, minutes: Some(u32::from(*most_minutes)), times: 1 });
            }
        }
        Course::Stages(staged) => stages(voice, to, staged),
    }
}

/// The day of a session, counted from the first: spread over the week, with a day between two of them.
fn session_day(at: u16, a_week: u8) -> u16 {
    let a_week = u16::from(a_week.max(1));
    let apart = if a_week >= 3 { 2 } else { 3 };
    at / a_week * 7 + at % a_week * apart
}

/// The walks, and the first sessions if all goes well. Where the answers show that the runner cannot start yet, a day a week to look
/// again instead: nobody can know when the first run will be.
fn stages(voice: Voice, to: &mut Vec<Entry>, staged: &Staged) {
    let gates = || {
        let mut about = vec![voice.say(key::RUN_ENTRY_LEAD)];
        about.extend(moves::gates(voice, staged).into_iter().map(|gate| format!("- {gate}")));
        about
    };
    // Days without a red one come first, in any case.
    let calm = staged.entry.iter().map(|gate| match gate.needs {
        Needs::SinceRed { days } => u16::from(days),
        _ => 0,
    });
    let first = 1 + calm.max().unwrap_or(0);
    for stage in staged.stages.iter().filter(|stage| stage.id == StageId::S0) {
        let about = vec![way_back::session(voice, stage), way_back::pass(voice, stage)];
        to.push(Entry { title: voice.say(key::CAL_WALK), about, day: 1, minutes: Some(stage.walk_tenths / 10), times: 7 });
    }
    if staged.entry.iter().any(|gate| gate.not_yet) {
        for day in [7, 14, 21] {
            to.push(whole_day(voice, key::CAL_GATES, gates(), day));
        }
        return;
    }
    to.push(whole_day(voice, key::CAL_GATES, gates(), first));
    let mut at = 0;
    for stage in staged.stages.iter().filter(|stage| stage.id > StageId::S0) {
        let sessions = match stage.pass {
            Pass::Greens { sessions, .. } => sessions,
            Pass::Walks { .. } => 0,
        };
        for _ in 0..sessions {
            let day = first + session_day(at, staged.sessions);
            at += 1;
            if day > AHEAD {
                return;
            }
            let mut about = voice.all(&[key::CAL_RUN_IF]);
            about.push(format!("S{}: {}", stage.id as u8, way_back::session(voice, stage)));
            about.push(voice.with(key::RUN_STAGES_LEAD, &staged.sessions.to_string()));
            about.extend(moves::colours(voice));
            about.extend(voice.all(key::RUN_END_LIST));
            let minutes = u32::from(stage.repeats) * (stage.run_tenths + stage.walk_tenths) / 10 + 10;
            let title = voice.with(key::CAL_RUN, &format!("S{}", stage.id as u8));
            to.push(Entry { title, about, day, minutes: Some(minutes), times: 1 });
        }
    }
}

/// The signs that must send the runner for help, in one text.
fn safety_net(voice: Voice) -> String {
    let mut lines = Vec::new();
    for (title, signs, act) in [
        (key::NET_NOW_TITLE, key::NET_NOW_LIST, None),
        (key::NET_TODAY_TITLE, key::NET_TODAY_LIST, Some(key::NET_TODAY_DO)),
        (key::NET_DAYS_TITLE, key::NET_DAYS_LIST, None),
    ] {
        lines.push(voice.say(title));
        lines.extend(voice.all(signs).into_iter().map(|sign| format!("- {sign}")));
        lines.extend(act.map(|act| voice.say(act)));
    }
    lines.push(voice.say(key::NET_REGION));
    lines.join("\n")
}

/// What may stand in a UID: letters, digits and dashes.
fn safe(seed: &str) -> String {
    seed.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect()
}

/// The lines of a file: ended as the standard says, and folded.
struct File(String);

impl File {
    /// A property whose value is a text: marks that mean something else are escaped.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A line; the rest of a long one goes on further lines that begin with a space. No letter is cut in two.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
