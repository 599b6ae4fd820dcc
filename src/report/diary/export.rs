//! The diary as a table that a runner can save: one line a day, values set apart by commas, as spreadsheets read it (RFC 4180).

use super::{Diary, colours};
use crate::{
    content::{self, TextId},
    engine::running::Colour,
    report::{Day, Voice},
    words::key,
};

/// The table, with its heads.
pub fn export(voice: Voice, diary: &Diary, today: Day) -> String {
    // The mark that makes spreadsheets read it as UTF-8.
    let mut out = String::from("\u{feff}");
    let heads = [
        key::DIARY_TABLE_DAY,
        key::DIARY_PAIN,
        key::DIARY_TABLE_LEG,
        key::DIARY_TABLE_DID,
        key::DIARY_TABLE_DURING,
        key::DIARY_TABLE_LIMP,
        key::DIARY_TABLE_WORSE,
        key::DIARY_TABLE_SETTLED,
        key::DIARY_TABLE_COLOUR,
    ];
    line(&mut out, heads.map(|text| voice.say(text)));
    let yes = |is: bool| voice.say(if is { key::DIARY_YES } else { key::DIARY_NO });
    for (entry, colour) in diary.days.iter().zip(colours(diary, today)) {
        let after = entry.run.and_then(|run| run.after);
        line(
            &mut out,
            [
                entry.day.iso(),
                entry.pain.to_string(),
                yes(entry.leg),
                done(voice, &entry.did).join("; "),
                entry.run.map(|run| run.during.to_string()).unwrap_or_default(),
                entry.run.map(|run| yes(run.limp)).unwrap_or_default(),
                after.map(|after| after.worse.to_string()).unwrap_or_default(),
                after.map(|after| yes(after.settled)).unwrap_or_default(),
                colour.map(|colour| voice.say(colour_name(colour))).unwrap_or_default(),
            ],
        );
    }
    out
}

/// What was done, by its title; by its name where the content no longer has it.
pub fn done(voice: Voice, names: &[String]) -> Vec<String> {
    let title = |name: &String| {
        let known = content::advice().iter().find(|advice| advice.name == name);
        known.map_or_else(|| name.clone(), |advice| voice.say(advice.title))
    };
    names.iter().map(title).collect()
}

/// What a colour is called.
pub fn colour_name(colour: Colour) -> TextId {
    match colour {
        Colour::Green => key::RUN_COLOUR_GREEN,
        Colour::Amber => key::RUN_COLOUR_AMBER,
        Colour::Red => key::RUN_COLOUR_RED,
    }
}

/// One line of the table.
fn line(out: &mut String, values: [String; 9]) {
    for (at, value) in values.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('"');
        for c in value.chars() {
            if c == '"' {
                out.push('"');
            }
            out.push(c);
        }
        out.push('"');
    }
    out.push_str("\r\n");
}
