//! How wide the numbers are by which rows name each other: as wide as the content needs, and no wider. What ships pays for every byte of
//! them; content repeated for the benchmarks (`repeat`) needs more room, and must not be cut short without a word.

use super::{emit::line, library::Library};

/// The lists that the tables hold, counted while they are written.
#[derive(Default)]
pub struct Lists {
    longest: usize,
    rows: usize,
}

impl Lists {
    /// One more list.
    pub fn add(&mut self, length: usize) {
        self.longest = self.longest.max(length);
        self.rows += length;
    }
}

/// The types of ids, by what they name, and of places and lengths of lists.
pub fn module(l: &Library, lists: &Lists) -> String {
    let mut out = String::from("/// How wide ids, places and lengths are.\npub(crate) mod number {\n");
    for (row, count) in [
        ("Question", l.questions.len()),
        ("Choice", l.options.len()),
        ("Amount", l.amounts.len()),
        ("Finding", l.findings.len()),
        ("Total", l.totals.len()),
        ("Screen", l.screens.len()),
        ("Rule", l.rules.len()),
        ("Contact", l.contacts.len()),
        ("Evidence", l.evidence.len()),
        ("Suppress", l.suppress.len()),
        ("Contributor", l.contributors.len()),
        ("Advice", l.advice.len()),
        // A length, unlike an id, goes up to the count itself.
        ("Length", lists.longest + 1),
        // There is one pool for each kind of row. All rows together are the most that one of them can hold.
        ("Start", (lists.rows + 1).max(1 << u16::BITS)),
    ] {
        line(&mut out, &format!("pub type {row} = {};", type_of(count)));
    }
    line(&mut out, "}");
    out
}

/// The narrowest type that counts from 0 to one below `count`.
fn type_of(count: usize) -> &'static str {
    match count {
        0..=0x100 => "u8",
        0x101..=0x1_0000 => "u16",
        _ => "u32",
    }
}
