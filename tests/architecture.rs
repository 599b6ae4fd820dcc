//! The floors and the house rules, held by a test: imports point down, nothing below `view` knows the browser, files stay readable.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The floors, lowest first, and what each may import of the others.
const FLOORS: [(&str, &[&str]); 7] = [
    ("content", &[]),
    ("engine", &["content"]),
    ("session", &["content", "engine"]),
    ("words", &["content"]),
    ("report", &["content", "engine", "session", "words"]),
    ("view", &["content", "engine", "session", "words", "report"]),
    ("embed", &["content", "engine", "session", "words", "report", "view"]),
];

/// Crates that know the browser.
const BROWSER: [&str; 8] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "serde_wasm_bindgen",
    "gloo",
    "yew",
    "wasm_bindgen_futures",
    "console_error_panic_hook",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends so.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(at: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(at).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !matches!(path.file_name().and_then(|n| n.to_str()), Some("target" | "node_modules" | "dist" | ".git")) {
                    walk(&path, ending, found);
                }
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            (path.strip_prefix(root()).unwrap_or(&path).display().to_string(), fs::read_to_string(&path).unwrap_or_default())
        })
        .collect()
}

/// Code without comments and strings, as far as line-wise reading goes.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(n, line)| (n + 1, line.split("//").next().unwrap_or(line)))
}

/// A file without its tests, which stand at the end.
fn shipped(text: &str) -> &str {
    let tests = text.find("#[cfg(test)]").or_else(|| text.find("#![cfg(test)]"));
    tests.and_then(|at| text.get(..at)).unwrap_or(text)
}

#[test]
fn imports_point_down() {
    for (floor, may) in FLOORS {
        let sources = files(&format!("src/{floor}"), ".rs");
        assert!(!sources.is_empty(), "the floor {floor} is there");
        for (file, text) in sources {
            for (line, code) in code(&text) {
                for (other, _) in FLOORS {
                    let named = [format!("crate::{other}"), format!("super::super::{other}::")];
                    let grouped = code.trim_start().starts_with(&format!("{other}::")) && text.contains("use crate::{");
                    if other != floor && !may.contains(&other) && (named.iter().any(|n| code.contains(n.as_str())) || grouped) {
                        panic!("{file}:{line}: {floor} may not import {other}");
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_below_view_knows_the_browser() {
    for floor in ["content", "engine", "session", "words", "report"] {
        for (file, text) in files(&format!("src/{floor}"), ".rs") {
            for (line, code) in code(&text) {
                for name in BROWSER {
                    assert!(!code.contains(&format!("{name}::")), "{file}:{line}: {floor} may not know {name}");
                }
            }
        }
    }
}

#[test]
fn the_engine_holds_no_sentence_and_no_float_clock_or_hash() {
    for floor in ["content", "engine", "session"] {
        for (file, text) in files(&format!("src/{floor}"), ".rs") {
            for (line, code) in code(&text) {
                for word in ["f32", "f64", "HashMap", "HashSet", "Instant", "SystemTime"] {
                    assert!(!code.contains(word), "{file}:{line}: no {word} in {floor}");
                }
            }
            let strings =
                text.lines().filter(|l| !l.trim_start().starts_with("//")).flat_map(|l| l.split('"').skip(1).step_by(2));
            for string in strings.filter(|_| floor == "engine") {
                assert!(
                    string.split_whitespace().count() < 4,
                    "{file}: \"{string}\" reads like a sentence; texts live in content/"
                );
            }
        }
    }
}

#[test]
fn shipped_code_cannot_reach_the_network_or_storage() {
    for (file, text) in files("src", ".rs") {
        for (line, code) in code(&text) {
            for word in [
                "fetch_with",
                "XmlHttpRequest",
                "WebSocket",
                "send_beacon",
                "local_storage",
                "session_storage",
                "set_cookie",
                "EventSource",
            ] {
                assert!(!code.contains(word), "{file}:{line}: {word}");
            }
        }
    }
    for (file, text) in files("www", ".js") {
        // The diary is kept by one file only, and the shell may look whether there is one; what stands in it, it cannot read.
        let (may, looks) = match file.as_str() {
            "www/diary.js" => (1, "const store = localStorage;"),
            "www/backstride.js" => (1, "return 'backstride.diary' in localStorage;"),
            _ => (0, ""),
        };
        assert_eq!(text.matches("localStorage").count(), may, "{file}: localStorage");
        assert!(text.contains(looks), "{file}: {looks}");
        for word in
            ["XMLHttpRequest", "WebSocket", "sendBeacon", "sessionStorage", "indexedDB", "document.cookie", "innerHTML", "eval("]
        {
            assert!(!text.contains(word), "{file}: {word}");
        }
    }
}

/// How soon to be seen cannot depend on the diary, and the diary says nothing about it.
#[test]
fn nothing_that_works_out_urgency_reads_the_diary_and_the_diary_knows_no_urgency() {
    let names = |text: &str, word: &str| code(text).any(|(_, code)| code.to_lowercase().contains(word));
    for floor in ["content", "engine", "session", "report"] {
        for (file, text) in files(&format!("src/{floor}"), ".rs") {
            if file.starts_with("src/report/diary/") {
                for word in ["disposition", "assess", "answers", "session::", "summar"] {
                    assert!(!names(shipped(&text), word), "{file}: the diary may not know of {word}");
                }
            } else if file != "src/report/mod.rs" {
                assert!(!names(&text, "diary"), "{file} may not know of the diary");
            }
        }
    }
}

#[test]
fn no_view_writes_a_style_attribute_or_element() {
    for (file, text) in files("src/view", ".rs") {
        for (line, code) in code(shipped(&text)) {
            assert!(
                !code.contains("style=") && !code.contains("<style"),
                "{file}:{line}: a strict policy refuses styles in markup"
            );
            assert!(
                !code.contains("create_portal") && !code.contains("from_html_unchecked"),
                "{file}:{line}: stay in the root, as nodes"
            );
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for folder in ["src", "build", "xtask/src", "tests"] {
        for (file, text) in files(folder, ".rs") {
            let lines = text.lines().count();
            assert!(lines <= 600, "{file} has {lines} lines: look for a seam");
            assert!(text.starts_with("//!") || text.starts_with("#!["), "{file}: the first line says what the file is for");
        }
    }
    for (file, _) in files("src", ".rs") {
        for name in ["utils", "helpers", "manager", "handler", "common"] {
            assert!(!file.contains(name), "{file}: {name} is no name for a file");
        }
    }
}

/// The classes that a style file speaks of.
fn classes(sheet: &str) -> BTreeSet<String> {
    // A comment ends in a selector's place; its full stops are followed by no letter.
    let selectors = sheet.split('}').flat_map(|rule| rule.rsplit_once('{').map(|(selector, _)| selector.to_owned()));
    let found = selectors.flat_map(|selector| {
        let class = |piece: &str| piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
        selector.split('.').skip(1).map(class).collect::<Vec<_>>()
    });
    found.filter(|class| class.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

/// The body map and the figures draw with short names such as `limb` or `shape`; a name that another file uses too would paint over both.
#[test]
fn the_styles_of_a_drawing_touch_nothing_else() {
    let sheets: Vec<_> = files("src/view/style", ".css").into_iter().map(|(file, text)| (file, classes(&text))).collect();
    for (drawing, own) in sheets.iter().filter(|(file, _)| ["/body.css", "/figure.css"].iter().any(|name| file.ends_with(name))) {
        assert!(own.len() > 5, "{drawing} has classes");
        for (other, theirs) in sheets.iter().filter(|(file, _)| file != drawing && !file.ends_with("/modes.css")) {
            let both: Vec<_> = own.intersection(theirs).filter(|class| *class != "frame").collect();
            assert!(both.is_empty(), "{drawing} and {other} both style {both:?}");
        }
    }
}

#[test]
fn no_panic_is_written_in_shipped_code() {
    for (file, text) in files("src", ".rs") {
        for (line, code) in code(shipped(&text)) {
            for word in
                [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", "assert!(", "assert_eq!("]
            {
                assert!(!code.contains(word), "{file}:{line}: {word} could reach a runner");
            }
        }
    }
}

#[test]
fn the_project_stands_on_its_own() {
    for ending in [".rs", ".toml", ".md", ".js", ".html", ".css", ".json", ".ts", "run"] {
        for (file, text) in files(".", ending)
            .into_iter()
            .filter(|(f, _)| !f.contains("package-lock") && !f.contains("Cargo.lock") && !f.ends_with("architecture.rs"))
        {
            for word in ["../shared", "shared/clinical", "/root/", "/home/"] {
                assert!(!text.contains(word), "{file} names `{word}`");
            }
        }
    }
}
