//! Texts by number and language, and the regions' telephone numbers. Side room of the floors: `report`, `view` and `embed` read it.
//!
//! What belongs here: sentences and how placeholders are filled. What does not: which sentence to show.

mod region;

use crate::content::TextId;
pub use region::{Line, Region, region, regions};

mod compiled {
    use super::{Catalogue, Line, Region};
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use compiled::key;

/// The texts of a language in one run, and how long each is.
struct Catalogue {
    text: &'static str,
    lengths: &'static [u16],
}

impl Catalogue {
    fn get(&self, text: TextId) -> Option<&'static str> {
        let start: usize = self.lengths.get(..text.index())?.iter().map(|n| usize::from(*n)).sum();
        let length = self.lengths.get(text.index())?;
        self.text.get(start..start + usize::from(*length))
    }
}

/// The text in English, placeholders unfilled.
pub fn english(text: TextId) -> &'static str {
    compiled::ENGLISH.get(text).unwrap_or_default()
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
