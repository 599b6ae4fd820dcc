//! The diary as it is stored, and back. Whatever stands in the store, reading it gives a diary or says what is wrong with it.

use super::{Afterwards, Begun, Diary, Entry, Limit, MOST_DAYS, Run, VERSION, Way, json, json::Value};
use crate::{engine::running::STAGES, report::Day};

/// Why what is stored is no diary of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No JSON, or none of the kind that we write.
    Broken,
    /// Written in an older form.
    Older,
    /// Written in a newer form, by a newer version of the page.
    Newer,
    /// This field is missing, or holds what it cannot hold.
    Field(&'static str),
    /// The days do not follow one another.
    Order,
    /// Longer than any diary of ours.
    TooLong,
}

/// No diary of ours is longer, in bytes.
const LONGEST: usize = 400_000;
/// The most exercises of a plan, and the most weeks.
const MOST: usize = 60;
/// No week is longer, in metres (8.1).
const MOST_METRES: u32 = 300_000;

/// The diary that a text holds.
///
/// # Errors
/// If it holds anything else; the fault says what is wrong first.
pub fn read(text: &str) -> Result<Diary, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::TooLong);
    }
    let Some(Value::Object(all)) = json::parse(text) else { return Err(Fault::Broken) };
    let all = Fields(&all);
    match all.number("version", u32::MAX)? {
        0..VERSION => return Err(Fault::Older),
        VERSION => {}
        _ => return Err(Fault::Newer),
    }
    let diary = Diary {
        content: all.name("content")?,
        began: all.day("began")?,
        plan: plan(&Fields(all.object("plan")?))?,
        moves: all.names("moves")?,
        days: entries(all.list("days", MOST_DAYS)?)?,
    };
    let first = diary.days.first().map_or(diary.plan.from, |entry| entry.day.after(1));
    let in_order = diary.days.is_sorted_by(|a, b| a.day < b.day);
    // The day before the first may be written about.
    let begins = diary.began <= first && diary.began <= diary.plan.from && diary.plan.from <= diary.plan.checked;
    if in_order && begins { Ok(diary) } else { Err(Fault::Order) }
}

fn plan(of: &Fields<'_>) -> Result<Begun, Fault> {
    let way = match of.text("way")? {
        "nothing" => Way::Nothing,
        "walking" => Way::Walking,
        "run-walk" => Way::RunWalk { sessions: of.sessions()? },
        "weeks" => Way::Weeks(of.limits()?).filled()?,
        "stages" => {
            let first = of.number("first", 7)?;
            Way::Stages {
                first: STAGES.iter().map(|s| s.id).find(|&id| id as u32 == first).ok_or(Fault::Field("first"))?,
                goal_setting: of.yes("goal")?,
                sessions: of.sessions()?,
                then: of.limits()?,
            }
        }
        _ => return Err(Fault::Field("way")),
    };
    Ok(Begun { from: of.day("from")?, late: of.yes("late")?, checked: of.day("checked")?, flat: of.yes("flat")?, way })
}

impl Way {
    /// Weeks there must be, if the plan is made of them.
    fn filled(self) -> Result<Way, Fault> {
        if self == Way::Weeks(Vec::new()) { Err(Fault::Field("weeks")) } else { Ok(self) }
    }
}

fn entries(all: &[Value]) -> Result<Vec<Entry>, Fault> {
    let mut entries = Vec::with_capacity(all.len());
    for one in all {
        let Value::Object(one) = one else { return Err(Fault::Field("days")) };
        let one = Fields(one);
        let run = match one.get("run") {
            None => None,
            Some(_) => Some(run(&Fields(one.object("run")?))?),
        };
        let (pain, leg) = (one.small("pain")?, one.yes("leg")?);
        entries.push(Entry { day: one.day("day")?, pain, leg, did: one.names("did")?, run });
    }
    Ok(entries)
}

fn run(of: &Fields<'_>) -> Result<Run, Fault> {
    let after = match of.get("worse") {
        None => None,
        Some(_) => Some(Afterwards { worse: of.small("worse")?, settled: of.yes("settled")? }),
    };
    Ok(Run { during: of.small("during")?, limp: of.yes("limp")?, after })
}

/// The fields of an object.
struct Fields<'a>(&'a [(String, Value)]);

impl<'a> Fields<'a> {
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    fn number(&self, name: &'static str, most: u32) -> Result<u32, Fault> {
        match self.get(name) {
            Some(Value::Number(number)) if *number <= most => Ok(*number),
            _ => Err(Fault::Field(name)),
        }
    }

    /// A number from 0 to 10.
    fn small(&self, name: &'static str) -> Result<u8, Fault> {
        u8::try_from(self.number(name, 10)?).map_err(|_| Fault::Field(name))
    }

    fn yes(&self, name: &'static str) -> Result<bool, Fault> {
        Ok(self.number(name, 1)? == 1)
    }

    fn sessions(&self) -> Result<u8, Fault> {
        self.small("sessions").ok().filter(|sessions| matches!(sessions, 2 | 3)).ok_or(Fault::Field("sessions"))
    }

    fn text(&self, name: &'static str) -> Result<&'a str, Fault> {
        match self.get(name) {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(Fault::Field(name)),
        }
    }

    fn name(&self, name: &'static str) -> Result<String, Fault> {
        let text = self.text(name)?;
        if is_name(text) { Ok(text.to_owned()) } else { Err(Fault::Field(name)) }
    }

    fn day(&self, name: &'static str) -> Result<Day, Fault> {
        let text = self.text(name)?;
        Day::parse(text).filter(|day| day.iso() == text).ok_or(Fault::Field(name))
    }

    fn object(&self, name: &'static str) -> Result<&'a [(String, Value)], Fault> {
        match self.get(name) {
            Some(Value::Object(all)) => Ok(all),
            _ => Err(Fault::Field(name)),
        }
    }

    fn list(&self, name: &'static str, most: usize) -> Result<&'a [Value], Fault> {
        match self.get(name) {
            Some(Value::List(all)) if all.len() <= most => Ok(all),
            _ => Err(Fault::Field(name)),
        }
    }

    fn names(&self, name: &'static str) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        for one in self.list(name, MOST)? {
            match one {
                Value::Text(text) if is_name(text) => names.push(text.clone()),
                _ => return Err(Fault::Field(name)),
            }
        }
        Ok(names)
    }

    fn limits(&self) -> Result<Vec<Limit>, Fault> {
        let mut limits = Vec::new();
        for one in self.list("weeks", MOST)? {
            match one {
                Value::List(two) => match two.as_slice() {
                    [Value::Number(metres), Value::Number(longest_m)] if *metres <= MOST_METRES && longest_m <= metres => {
                        limits.push(Limit { metres: *metres, longest_m: *longest_m });
                    }
                    _ => return Err(Fault::Field("weeks")),
                },
                _ => return Err(Fault::Field("weeks")),
            }
        }
        Ok(limits)
    }
}

/// Whether a text can be the name of something of ours: a letter or digit first, so that no table takes it for a formula.
fn is_name(text: &str) -> bool {
    let inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    text.len() <= 40 && text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric()) && text.bytes().all(inside)
}

/// The diary as it is stored.
pub fn write(diary: &Diary) -> String {
    let mut out = Out(String::with_capacity(400 + 100 * diary.days.len()));
    out.0.push('{');
    out.number("version", VERSION);
    out.text("content", &diary.content);
    out.text("began", &diary.began.iso());
    out.open("plan", '{');
    let plan = &diary.plan;
    out.text("from", &plan.from.iso());
    out.number("late", plan.late.into());
    out.text("checked", &plan.checked.iso());
    out.number("flat", plan.flat.into());
    let mut weeks: &[Limit] = &[];
    match &plan.way {
        Way::Nothing => out.text("way", "nothing"),
        Way::Walking => out.text("way", "walking"),
        Way::RunWalk { sessions } => {
            out.text("way", "run-walk");
            out.number("sessions", (*sessions).into());
        }
        Way::Weeks(all) => {
            out.text("way", "weeks");
            weeks = all;
        }
        Way::Stages { first, goal_setting, sessions, then } => {
            out.text("way", "stages");
            out.number("first", *first as u32);
            out.number("goal", (*goal_setting).into());
            out.number("sessions", (*sessions).into());
            weeks = then;
        }
    }
    out.open("weeks", '[');
    for week in weeks {
        out.comma();
        out.0.push('[');
        out.digits(week.metres);
        out.0.push(',');
        out.digits(week.longest_m);
        out.0.push(']');
    }
    out.0.push_str("]}");
    out.names("moves", &diary.moves);
    out.open("days", '[');
    for entry in &diary.days {
        out.comma();
        out.0.push('{');
        out.text("day", &entry.day.iso());
        out.number("pain", entry.pain.into());
        out.number("leg", entry.leg.into());
        out.names("did", &entry.did);
        if let Some(run) = entry.run {
            out.open("run", '{');
            out.number("during", run.during.into());
            out.number("limp", run.limp.into());
            if let Some(after) = run.after {
                out.number("worse", after.worse.into());
                out.number("settled", after.settled.into());
            }
            out.0.push('}');
        }
        out.0.push('}');
    }
    out.0.push_str("]}");
    out.0
}

/// A text in the making. What goes in needs no escapes: names, days and numbers.
struct Out(String);

impl Out {
    fn comma(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    fn field(&mut self, name: &str) {
        self.comma();
        self.quoted(name);
        self.0.push(':');
    }

    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        self.0.push_str(text);
        self.0.push('"');
    }

    fn digits(&mut self, number: u32) {
        self.0.push_str(&number.to_string());
    }

    fn number(&mut self, name: &str, number: u32) {
        self.field(name);
        self.digits(number);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.field(name);
        self.quoted(text);
    }

    fn open(&mut self, name: &str, with: char) {
        self.field(name);
        self.0.push(with);
    }

    fn names(&mut self, name: &str, names: &[String]) {
        self.open(name, '[');
        for one in names {
            self.comma();
            self.quoted(one);
        }
        self.0.push(']');
    }
}
