//! The one sheet of styles without what only people read: comments and white space.

use std::{fs, io, path::Path};

/// The files of `src/view/style`, in order.
const FILES: [&str; 10] = ["tokens", "frame", "text", "controls", "answers", "result", "care", "figure", "body", "modes"];

/// The sheet; `places` are the rules of the body map, which the content compiler makes.
pub fn sheet(root: &Path, places: &str) -> io::Result<String> {
    let mut sheet = String::new();
    for name in FILES {
        sheet.push_str(&fs::read_to_string(root.join(format!("src/view/style/{name}.css")))?);
    }
    sheet.push_str(places);
    Ok(squeeze(&sheet))
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
