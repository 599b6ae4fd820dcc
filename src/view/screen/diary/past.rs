//! The days so far: pain as bars, and a table that says the same and more.

use super::words;
use crate::{
    report::{
        Day,
        diary::{Diary, colour_name, colours, done},
    },
    view::{
        Setting,
        part::{Bar, Scale, Stack, draw, table},
    },
    words::key,
};

/// How many days are drawn: as many as can be told apart on a phone.
const DRAWN: u16 = 28;
/// The fewest days that the drawing has room for, so that it does not change its shape every day.
const ROOM: u16 = 14;
/// The top of the drawing: pain of 10, and a foot so that pain of 0 shows.
const TOP: u32 = 102;

/// Adds the drawing and the table; nothing before the first entry.
pub fn past(setting: Setting, to: &mut Stack, diary: &Diary, today: Day) {
    let Some(last) = diary.days.last().map(|entry| entry.day.max(today)) else { return };
    to.heading(1, "part", key::DIARY_CHART);
    let days = diary.number(last).min(DRAWN);
    let first = last.before(days.saturating_sub(1));
    let height = |pain: u8| 10 * u32::from(pain) + 2;
    let mut bars = Vec::new();
    for at in 0..days.max(ROOM) {
        let entry = diary.on(first.after(at));
        let run = entry.and_then(|entry| entry.run);
        bars.push(Bar {
            metres: entry.map_or(0, |entry| height(entry.pain)),
            longest: run.map_or(0, |run| height(run.during)),
            limit: None,
        });
    }
    let (from, until) = (diary.number(first), diary.number(last));
    let name = setting.fill(key::DIARY_CHART_ALT, &[("n", &from.to_string()), ("time", &until.to_string())]);
    let names = [key::DIARY_CHART_PAIN, key::DIARY_CHART_RUN];
    to.add(draw(setting, &bars, Scale { tallest: TOP, first: from.into() }, &names, name, "10".to_owned()));

    let colours = colours(diary, today);
    let mut rows = Vec::new();
    for (entry, colour) in diary.days.iter().zip(colours).rev() {
        let mut session = String::new();
        if let Some(run) = entry.run {
            session.push_str(&setting.text(colour.map_or(key::DIARY_TABLE_OPEN, colour_name)));
            session.push_str(" (");
            session.push_str(&run.during.to_string());
            session.push(')');
        }
        let mut did = done(setting.voice, &entry.did);
        if entry.leg {
            did.push(setting.text(key::DIARY_TABLE_LEG));
        }
        rows.push(vec![words(setting, entry.day), entry.pain.to_string(), session, did.join("; ")]);
    }
    let heads = [key::DIARY_TABLE_DAY, key::DIARY_PAIN, key::DIARY_TABLE_RUN, key::DIARY_TABLE_DID];
    let mut twin = Stack::new(setting);
    twin.add(table(setting, key::DIARY_TABLE, &heads, rows));
    to.fold(true, 2, key::DIARY_TABLE, twin);
}
