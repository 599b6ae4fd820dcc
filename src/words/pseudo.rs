//! The pseudo-language `qps`, for tests alone: English with accents, longer, and in brackets. No module for the web holds it.
//!
//! What belongs here: how a test gets its texts. How they are made stands in `build/compiler/pseudo.rs`.

use super::{Batch, Language, batch, compiled};
use crate::content::TextId;

/// Both parts, in place of the English ones and with the last lines of those.
static CATALOGUES: [&str; 2] =
    [include_str!(concat!(env!("OUT_DIR"), "/first.qps.txt")), include_str!(concat!(env!("OUT_DIR"), "/later.qps.txt"))];

/// A part of its texts, as a page could load it in place of the English part.
pub fn catalogue(part: Batch) -> &'static str {
    CATALOGUES.get(part as usize).copied().unwrap_or_default()
}

/// A text in it, placeholders unfilled.
pub fn text(text: TextId) -> &'static str {
    let part = batch(text);
    let place = if part == Batch::First { text.index() } else { text.index() - compiled::FIRST_COUNT };
    catalogue(part).lines().nth(place).unwrap_or_default()
}

/// From now on, English is spoken so in the whole process. False, and nothing changes, if English was spoken before.
pub fn speak() -> bool {
    [Batch::First, Batch::Later].into_iter().all(|part| {
        let language = Language::ENGLISH;
        language.slot(part).zip(language.read(part, catalogue(part))).is_some_and(|(slot, texts)| slot.set(texts).is_ok())
    })
}
