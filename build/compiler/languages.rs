//! The other languages: for each text of the library its translation, or what is wrong with it. Called by `emit` and, for what is to be
//! translated, by `cargo xtask texts`.
//!
//! A translation stands beside the English it was made from, so that neither can change without the other. It must keep every
//! placeholder and every number: a wrong number is the worst a translation can do.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{
    Fault,
    library::{Entry, Library},
    source::{Place, Source},
};

/// No sentence of a translation is longer.
const LONGEST: usize = 30;

/// A language and its texts.
pub struct Language {
    /// What a page writes, such as `fr`.
    pub id: String,
    /// What its speakers call it.
    pub name: String,
    /// Its texts by the place of the English one, which stands in where it has none.
    pub texts: Vec<Option<String>>,
}

/// A language as written in `content/languages.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub id: Spanned<String>,
    pub name: String,
    /// Whether it must have every text.
    pub whole: bool,
    /// Words that frighten, diagnose or can harm, in this language.
    #[serde(default)]
    pub banned: Vec<String>,
    /// English words that it says otherwise, for a language that is not whole: where one stands, it needs a text of its own.
    #[serde(default)]
    pub otherwise: Vec<String>,
}

impl Written {
    /// The first word of an English text that this language says otherwise.
    pub fn foreign(&self, english: &str) -> Option<&str> {
        let plain = |text: &str| {
            let mut out = String::from(" ");
            for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                out.push_str(word);
                out.push(' ');
            }
            out
        };
        let text = plain(english);
        self.otherwise.iter().find(|word| text.contains(&plain(word))).map(String::as_str)
    }
}

/// A file of translations.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Who has read it, and who has not.
    pub review: String,
    pub text: BTreeMap<Spanned<String>, Translation>,
}

/// A text, and the English it was made from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    pub en: String,
    pub to: String,
}

/// Whether a text is translated. References stand in the words of their authors, and the numbers of a figure are no words.
pub fn translatable(entry: &Entry) -> bool {
    let record = entry.place.file == "content/evidence.toml" && !entry.key.ends_with(".finding");
    !record && !entry.key.ends_with(".figure")
}

/// The languages after English, each with its texts.
pub fn resolve(source: &Source, library: &Library, faults: &mut Vec<Fault>) -> Vec<Language> {
    let mut languages = Vec::new();
    let written = &source.languages;
    if written.what.first().is_none_or(|l| l.id.get_ref() != "en") {
        faults.push(Place { file: written.file.clone(), line: 1 }.fault("the first language is English, `en`"));
    }
    for language in written.what.iter().skip(1) {
        let mut texts = vec![None; library.texts.len()];
        let folder = format!("content/languages/{}/", language.id.get_ref());
        for file in source.translations.iter().filter(|f| f.file.starts_with(&folder)) {
            if file.what.review.trim().is_empty() {
                faults.push(Place { file: file.file.clone(), line: 1 }.fault("say in `review` who has read these texts"));
            }
            for (key, translation) in &file.what.text {
                let place = source.place(&file.file, key.span());
                let entry = library.texts.iter().position(|t| &t.key == key.get_ref());
                let Some((at, entry)) = entry.and_then(|at| Some((at, library.texts.get(at)?))) else {
                    faults.push(place.fault(format!("there is no text `{}` any more: remove it", key.get_ref())));
                    continue;
                };
                for message in problems(entry, translation, language) {
                    faults.push(place.fault(format!("text `{}`: {message}", entry.key)));
                }
                texts[at] = Some(translation.to.clone()).filter(|t| !t.is_empty());
            }
        }
        let missing = |(at, entry): &(usize, &Entry)| translatable(entry) && texts[*at].is_none();
        if language.whole
            && let Some((_, entry)) = library.texts.iter().enumerate().find(missing)
        {
            let id = language.id.get_ref();
            let message = format!(
                "the text `{}` is missing in `{id}`: run `BACKSTRIDE_DRAFT=1 cargo xtask texts {id}` and translate it",
                entry.key
            );
            faults.push(entry.place.fault(message));
        }
        for (entry, _) in library.texts.iter().zip(&texts).filter(|(entry, text)| translatable(entry) && text.is_none()) {
            if let Some(word) = language.foreign(&entry.text) {
                let id = language.id.get_ref();
                let message =
                    format!("the text `{}` says \"{word}\" and has no twin in `{id}`: see `cargo xtask texts {id}`", entry.key);
                faults.push(entry.place.fault(message));
            }
        }
        languages.push(Language { id: language.id.get_ref().clone(), name: language.name.clone(), texts });
    }
    languages
}

/// What is wrong with a translation.
fn problems(entry: &Entry, translation: &Translation, language: &Written) -> Vec<String> {
    let (en, to) = (&translation.en, &translation.to);
    let mut found = Vec::new();
    if en != &entry.text {
        found.push("its English has changed: translate it again".to_owned());
    }
    if !language.whole && (to.is_empty() || to == en) {
        found.push("only what differs from the English stands here: leave it out".to_owned());
    }
    if to.is_empty() {
        return found;
    }
    if placeholders(en) != placeholders(to) {
        found.push("it does not hold the placeholders of the English".to_owned());
    }
    if !same_numbers(en, to) {
        found.push("it does not hold the numbers of the English".to_owned());
    }
    if to.contains(['<', '>', '\n']) {
        found.push("no markup, and one line".to_owned());
    }
    if to.split(['.', '!', '?', ':', ';']).any(|s| s.split_whitespace().count() > LONGEST) {
        found.push(format!("a sentence of more than {LONGEST} words"));
    }
    let lower = to.to_lowercase();
    // Claims say what runners believe, in the words they read.
    let quoted = entry.key.ends_with(".says");
    found.extend(
        language
            .banned
            .iter()
            .filter(|w| !quoted && lower.contains(w.as_str()))
            .map(|w| format!("\"{w}\" is not used in our texts")),
    );
    found
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<_> = text.split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether both texts hold the same numbers. "1" may be a word, and a day may be 24 hours.
fn same_numbers(en: &str, to: &str) -> bool {
    let digits = |text: &str| {
        let found = text.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty() && *d != "1");
        let mut found: Vec<String> = found.map(str::to_owned).collect();
        found.sort_unstable();
        found
    };
    let (here, mut there) = (digits(en), digits(to));
    if here != there && en.contains("day") {
        there.retain(|d| d != "24");
    }
    here == there
}
