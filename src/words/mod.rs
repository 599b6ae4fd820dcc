//! Texts by number and language, and the regions' telephone numbers. Side room of the floors: `report`, `view` and `embed` read it.
//!
//! What belongs here: sentences and how placeholders are filled. What does not: which sentence to show.

mod region;

use std::sync::OnceLock;

use crate::content::TextId;
pub use region::{Line, Region, region, regions};

mod compiled {
    use super::{Line, Region};
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use compiled::key;

/// The texts that a page loads after the engine, a line each and a last line that ties them to this engine: what [`load_later`]
/// takes. The build tool writes them beside the engine.
#[cfg(any(not(target_arch = "wasm32"), feature = "programs"))]
pub static LATER_ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/later.en.txt"));

/// The texts of the first load, one by one.
static FIRST: OnceLock<Vec<&'static str>> = OnceLock::new();

/// The later texts, once they are there. A program has them from the start.
static LATER: OnceLock<Vec<&'static str>> = OnceLock::new();

/// The text in English, placeholders unfilled; empty while it is not loaded (see [`is_loaded`]).
pub fn english(text: TextId) -> &'static str {
    let found = match text.index().checked_sub(compiled::FIRST_COUNT) {
        None => FIRST.get_or_init(|| compiled::FIRST.split('\n').collect()).get(text.index()),
        Some(at) => later().and_then(|texts| texts.get(at)),
    };
    found.copied().unwrap_or_default()
}

/// Whether a text is there: those of the first load always are.
pub fn is_loaded(text: TextId) -> bool {
    !comes_later(text) || has_later()
}

/// Whether a text is one of those that a page loads after the engine.
pub fn comes_later(text: TextId) -> bool {
    text.index() >= compiled::FIRST_COUNT
}

/// Whether the later texts are there.
pub fn has_later() -> bool {
    later().is_some()
}

/// Takes the later texts. Refused, and nothing changes, if they are not those that belong to this engine, or not all of them.
pub fn load_later(texts: String) -> bool {
    if !has_later() && read(&texts).is_some() {
        // Kept for as long as the page lives: texts are handed out as they stand.
        if let Some(texts) = read(texts.leak()) {
            // Nobody else can have been faster: a page has one thread.
            let _ = LATER.set(texts);
        }
    }
    has_later()
}

/// The texts one by one, if they belong to this engine and are whole.
fn read(texts: &str) -> Option<Vec<&str>> {
    let (texts, mark) = texts.rsplit_once('\n')?;
    let texts: Vec<_> = texts.split('\n').collect();
    (mark == compiled::LATER_MARK && texts.len() == compiled::LATER_COUNT).then_some(texts)
}

#[cfg(any(not(target_arch = "wasm32"), feature = "programs"))]
fn later() -> Option<&'static Vec<&'static str>> {
    Some(LATER.get_or_init(|| read(LATER_ENGLISH).unwrap_or_default()))
}

#[cfg(all(target_arch = "wasm32", not(feature = "programs")))]
fn later() -> Option<&'static Vec<&'static str>> {
    LATER.get()
}

/// The text with its placeholders filled: the region's words, and `values` by name.
///
/// ```
/// use backstride::words::{fill, region};
///
/// let uk = region("GB").expect("the United Kingdom is in the table");
/// assert_eq!(fill("Call {em} in {n} days.", uk, &[("n", "7")]), "Call 999 in 7 days.");
/// ```
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
    use super::{LATER_ENGLISH, compiled, read};

    #[test]
    fn only_the_texts_of_this_engine_are_taken_and_only_whole() {
        let texts = read(LATER_ENGLISH).expect("the texts made with this engine");
        assert!(texts.len() == compiled::LATER_COUNT && texts.iter().all(|text| !text.is_empty()));
        let other = LATER_ENGLISH.to_owned() + "0";
        let cut = LATER_ENGLISH.split_at(LATER_ENGLISH.len() / 2).0;
        for wrong in ["", "an error page of a server", &other, cut] {
            assert_eq!(read(wrong), None, "texts of another engine, or that broke off, would stand in the wrong places");
        }
    }
}
