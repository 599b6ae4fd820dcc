//! Texts by number and language, and the regions' telephone numbers. Side room of the floors: `report`, `view` and `embed` read it.
//!
//! What belongs here: sentences and how placeholders are filled. What does not: which sentence to show.
//!
//! No text is part of the widget's module: a page loads the catalogue of its language beside it, in two parts, of which the second
//! comes after the first question. Programs and tests have all of them from the start.

#[cfg(not(target_arch = "wasm32"))]
pub mod pseudo;
mod region;

use std::sync::OnceLock;

use crate::content::TextId;
use region::{Called, Place};
pub use region::{Line, Region};

mod compiled {
    use super::{Called, Known, Place};
    use crate::content::{TextId, Units};
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use compiled::key;

/// A language as the content compiler knows it.
pub(crate) struct Known {
    id: &'static str,
    name: &'static str,
    /// The last lines of its two catalogues.
    marks: [&'static str; 2],
}

/// The most languages there can be.
const MOST: usize = 8;

/// The texts of each language, in two parts, one by one.
static TEXTS: [[OnceLock<Vec<&'static str>>; 2]; MOST] = [const { [const { OnceLock::new() }; 2] }; MOST];

/// The regions in the words of each language.
static REGIONS: [OnceLock<Vec<Region>>; MOST] = [const { OnceLock::new() }; MOST];

/// A language that texts can be shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(u8);

/// The part of a catalogue that a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch {
    /// What the first result needs.
    First,
    /// What a page loads after the engine.
    Later,
}

/// Which part a text is in.
pub fn batch(text: TextId) -> Batch {
    if text.index() < compiled::FIRST_COUNT { Batch::First } else { Batch::Later }
}

impl Language {
    /// The language of the content.
    pub const ENGLISH: Language = Language(0);

    /// Every language, English first.
    pub fn all() -> impl Iterator<Item = Language> {
        (0..MOST as u8).map(Language).take(compiled::LANGUAGES.len())
    }

    /// The language that a tag such as `fr-CA` asks for: the longest one that it begins with; `None` for one that is not there.
    pub fn named(tag: &str) -> Option<Language> {
        let begins = |id: &str| {
            let (tag, id) = (tag.trim().as_bytes(), id.as_bytes());
            tag.get(..id.len()).is_some_and(|t| t.eq_ignore_ascii_case(id)) && matches!(tag.get(id.len()), None | Some(b'-'))
        };
        Language::all().filter(|l| begins(l.id())).max_by_key(|l| l.id().len())
    }

    /// What a page writes: `fr`.
    pub fn id(self) -> &'static str {
        compiled::LANGUAGES.get(self.at()).map_or("", |l| l.id)
    }

    /// What its speakers call it: `Français`.
    pub fn name(self) -> &'static str {
        compiled::LANGUAGES.get(self.at()).map_or("", |l| l.name)
    }

    /// Whether a part of its texts is there.
    pub fn has(self, part: Batch) -> bool {
        self.texts(part).is_some()
    }

    /// The text, placeholders unfilled; empty while its part is not loaded (see [`Language::has`]).
    pub fn text(self, text: TextId) -> &'static str {
        let place = match batch(text) {
            Batch::First => text.index(),
            Batch::Later => text.index() - compiled::FIRST_COUNT,
        };
        self.texts(batch(text)).and_then(|texts| texts.get(place)).copied().unwrap_or_default()
    }

    /// The text with its placeholders filled: the region's words, and `values` by name.
    ///
    /// ```
    /// use backstride::words::{Language, fill};
    ///
    /// let uk = Language::ENGLISH.region("GB").expect("the United Kingdom is in the table");
    /// assert_eq!(fill("Call {em} in {n} days.", uk, &[("n", "7")]), "Call 999 in 7 days.");
    /// ```
    pub fn fill(self, text: TextId, region: &Region, values: &[(&str, &str)]) -> String {
        fill(self.text(text), region, values)
    }

    /// Every region in its words, in the order of the specification; the last is anywhere else.
    pub fn regions(self) -> &'static [Region] {
        let Some(slot) = REGIONS.get(self.at()).filter(|_| self.has(Batch::First)) else { return &[] };
        slot.get_or_init(|| compiled::REGIONS.iter().map(|place| place.say(self)).collect())
    }

    /// The region a page names, whatever the case of its letters.
    pub fn region(self, id: &str) -> Option<&'static Region> {
        self.regions().iter().find(|r| r.id.eq_ignore_ascii_case(id.trim()))
    }

    /// Takes a part of its texts, a line each and a last line that ties them to this engine, as the build tool writes them. Refused,
    /// and nothing changes, if they are not those that belong to this engine, or not all of them. Tells whether the part is there.
    pub fn load(self, part: Batch, texts: String) -> bool {
        if !self.has(part)
            && self.read(part, &texts).is_some()
            // Kept for as long as the page lives: texts are handed out as they stand.
            && let Some(texts) = self.read(part, texts.leak())
            && let Some(slot) = self.slot(part)
        {
            // Nobody else can have been faster: a page has one thread.
            let _ = slot.set(texts);
        }
        self.has(part)
    }

    /// The texts one by one, if they belong to this engine and are whole.
    fn read(self, part: Batch, texts: &str) -> Option<Vec<&str>> {
        let (texts, mark) = texts.rsplit_once('\n')?;
        let texts: Vec<_> = texts.split('\n').collect();
        let count = match part {
            Batch::First => compiled::FIRST_COUNT,
            Batch::Later => compiled::LATER_COUNT,
        };
        let expected = compiled::LANGUAGES.get(self.at())?.marks.get(part as usize)?;
        (mark == *expected && texts.len() == count).then_some(texts)
    }

    fn texts(self, part: Batch) -> Option<&'static Vec<&'static str>> {
        let slot = self.slot(part)?;
        #[cfg(any(not(target_arch = "wasm32"), feature = "programs"))]
        if let Some(texts) = self.read(part, self.catalogue(part)) {
            slot.get_or_init(|| texts);
        }
        slot.get()
    }

    fn slot(self, part: Batch) -> Option<&'static OnceLock<Vec<&'static str>>> {
        TEXTS.get(self.at())?.get(part as usize)
    }

    fn at(self) -> usize {
        usize::from(self.0)
    }

    /// The catalogue as the build tool writes it beside the engine.
    #[cfg(any(not(target_arch = "wasm32"), feature = "programs"))]
    pub fn catalogue(self, part: Batch) -> &'static str {
        compiled::CATALOGUES.get(self.at()).and_then(|parts| parts.get(part as usize)).copied().unwrap_or_default()
    }
}

/// How many parts of catalogues are there.
pub fn loaded() -> usize {
    TEXTS.iter().flatten().filter(|slot| slot.get().is_some()).count()
}

/// The regions a page may name, in order, each with the region subtags of browser languages that point to it; the last is anywhere else.
pub fn region_ids() -> impl DoubleEndedIterator<Item = (&'static str, &'static [&'static str])> {
    compiled::REGIONS.iter().map(|place| (place.id, place.languages))
}

/// The English text, placeholders unfilled; empty while its part is not loaded.
pub fn english(text: TextId) -> &'static str {
    Language::ENGLISH.text(text)
}

/// A text with its placeholders filled: the region's words, and `values` by name.
pub fn fill(text: &str, region: &Region, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&region.word(name)),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Batch, Language, compiled};

    #[test]
    fn only_the_texts_of_this_engine_are_taken_and_only_whole() {
        for language in Language::all().skip(1) {
            for part in [Batch::First, Batch::Later] {
                let catalogue = language.catalogue(part);
                let texts = language.read(part, catalogue).expect("the texts made with this engine");
                assert!(texts.iter().all(|text| !text.is_empty()));
                let other = catalogue.to_owned() + "0";
                let cut = catalogue.chars().take(catalogue.chars().count() / 2).collect::<String>();
                let english = Language::ENGLISH.catalogue(part);
                for wrong in ["", "an error page of a server", &other, &cut, english] {
                    assert_eq!(language.read(part, wrong), None, "texts of another engine or language, or that broke off");
                }
            }
        }
        let later = Language::ENGLISH.read(Batch::Later, Language::ENGLISH.catalogue(Batch::Later)).expect("the later texts");
        assert_eq!(later.len(), compiled::LATER_COUNT);
    }

    #[test]
    fn a_page_gets_the_language_closest_to_what_it_asks_for() {
        let named = |tag| Language::named(tag).map(Language::id);
        assert_eq!((named("fr"), named("FR-ca"), named("en-AU")), (Some("fr"), Some("fr"), Some("en")));
        assert_eq!((named("en-us"), named("en-GB"), named("en-USA")), (Some("en-US"), Some("en"), Some("en")));
        assert_eq!((named("fro"), named("de"), named("")), (None, None, None));
    }
}
