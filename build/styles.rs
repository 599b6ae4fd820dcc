//! The styles without what only people read: comments and white space. Two halves, as the module has.

use std::{fs, io, path::Path};

/// The files of `src/view/style`, in order: those that every screen needs,
const FIRST: &[&str] = &["tokens", "frame", "text", "controls", "answers", "result", "modes"];
/// and those of what the second half of the module draws.
const LATER: &[&str] = &["care", "diary", "figure", "body", "learn"];

/// Writes both sheets; `places` are the rules of the body map, which the content compiler makes.
pub fn write(root: &Path, out: &Path, places: &str) -> io::Result<()> {
    for (sheet, files, more) in [("first.css", FIRST, ""), ("later.css", LATER, places)] {
        let mut text = String::new();
        for name in files {
            text.push_str(&fs::read_to_string(root.join(format!("src/view/style/{name}.css")))?);
        }
        fs::write(out.join(sheet), squeeze(&(text + more)))?;
    }
    Ok(())
}

/// No white space is taken that stands between two words: selectors and values keep theirs.
fn squeeze(sheet: &str) -> String {
    let mut bare = String::new();
    for (at, piece) in sheet.split("/*").enumerate() {
        bare.push_str(if at == 0 { piece } else { piece.split_once("*/").map_or("", |(_, behind)| behind) });
    }
    let mut out = String::new();
    for word in bare.split_whitespace() {
        let joins = |c: char| matches!(c, '{' | '}' | ';' | ',');
        if !(out.is_empty() || out.ends_with(joins) || word.starts_with(joins)) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.replace(";}", "}")
}
