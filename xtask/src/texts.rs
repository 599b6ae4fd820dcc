//! `cargo xtask texts LANG`: brings the translation of every text into step with the English content.
//!
//! Writes `content/languages/LANG/`, one file for each English file. Each text stands as
//! `"key" = { en = "the English it was made from", to = "the translation" }`; what is translated stays, a text whose English has
//! changed or that is new gets an empty `to`, and a text that is gone goes. The content compiler refuses empty and outdated ones.
//!
//! A language that is not whole, such as American English, holds only what differs: of that it writes nothing, and says which texts hold a
//! word that the language says otherwise and have no twin, and which twins are outdated.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail};

use crate::{
    project,
    protocol::{
        compiler::{
            languages::{Written, translatable},
            library::Library,
        },
        content,
    },
};

/// What stands at the top of a translated file.
const REVIEW: &str = "Machine translation, not yet reviewed by a clinician who speaks the language.";

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    let [language] = words else { bail!("name one language, as in `cargo xtask texts fr`") };
    if language == "en" || !language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        bail!("`{language}` is not a language to translate into");
    }
    let files = content::now()?;
    let folder = format!("content/languages/{language}/");
    let mut english = files.clone();
    english.retain(|path, _| !path.starts_with("content/languages/"));
    let content = content::Content::of(english, "the working folder")?;
    if let Some(written) = content.source.languages.what.iter().find(|l| l.id.get_ref() == language && !l.whole) {
        return differing(written, &content.library, &files, &folder);
    }
    let library = content.library;
    let mut by_file: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for entry in &library.texts {
        if translatable(entry) {
            by_file.entry(&entry.place.file).or_default().push((&entry.key, &entry.text));
        }
    }
    let (mut open, mut all) = (0, 0);
    for (file, texts) in by_file {
        let path = format!("{folder}{}", file.trim_start_matches("content/").replace("words/en/", "words/"));
        let before: toml::Table = files.get(&path).map_or(Ok(toml::Table::new()), |text| text.parse())?;
        let review = before.get("review").and_then(|r| r.as_str()).unwrap_or(REVIEW);
        let mut out = format!("# {file}\n\nreview = {}\n\n[text]\n", quoted(review));
        for (key, english) in texts {
            let old = before.get("text").and_then(|t| t.get(key));
            let field = |name| old.and_then(|o| o.get(name)).and_then(|t| t.as_str());
            let kept = field("to").filter(|_| field("en") == Some(english));
            // A telephone number is the same in every language.
            let to = kept.unwrap_or(if english.contains(char::is_alphabetic) { "" } else { english });
            out.push_str(&format!("{} = {{ en = {}, to = {} }}\n", quoted(key), quoted(english), quoted(to)));
            open += usize::from(to.is_empty());
            all += 1;
        }
        let path = project::root().join(&path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        fs::write(&path, out).with_context(|| format!("cannot write {}", path.display()))?;
    }
    println!("{folder}: {all} texts, {open} to translate");
    Ok(())
}

/// Says what is missing or outdated in a language that holds only what differs.
fn differing(language: &Written, library: &Library, files: &content::Files, folder: &str) -> Result<()> {
    let mut twins: BTreeMap<String, String> = BTreeMap::new();
    for (_, text) in files.iter().filter(|(path, _)| path.starts_with(folder)) {
        let file: toml::Table = text.parse()?;
        for (key, twin) in file.get("text").and_then(|t| t.as_table()).into_iter().flatten() {
            twins.insert(key.clone(), twin.get("en").and_then(|en| en.as_str()).unwrap_or_default().to_owned());
        }
    }
    let (mut open, all) = (0, twins.len());
    for entry in library.texts.iter().filter(|entry| translatable(entry)) {
        let what = match (twins.remove(&entry.key), language.foreign(&entry.text)) {
            (Some(english), _) if english != entry.text => "its English has changed".to_owned(),
            (None, Some(word)) => format!("\"{word}\""),
            _ => continue,
        };
        open += 1;
        println!(
            "{}:{}: {what}\n  {} = {{ en = {}, to = \"\" }}",
            entry.place.file,
            entry.place.line,
            quoted(&entry.key),
            quoted(&entry.text)
        );
    }
    for key in twins.keys() {
        open += 1;
        println!("{folder}: there is no text `{key}` any more");
    }
    println!("{folder}: {all} texts that differ, {open} to write or to remove");
    Ok(())
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.into()).to_string()
}
