//! What no text may hold (specification 0.8 and 2.2): banned words, markup, unknown placeholders, very long sentences.

use super::{Fault, library::Library};

/// Words that frighten, diagnose or can harm. "Do you have ...?" in a question is fine.
const BANNED: [&str; 10] = [
    "you have",
    "diagnosis",
    "slipped disc",
    "out of place",
    "worn out spine",
    "crumbling",
    "instability",
    "damage",
    "drink more",
    "drink at least",
];

/// What `{...}` may name in a text.
const PLACEHOLDERS: [&str; 9] = ["em", "urgent", "ed", "gp", "crisis", "region", "n", "time", "date"];

/// A sentence longer than this is split.
const LONGEST: usize = 25;

/// Adds a fault for every text that breaks a wording rule.
pub fn check(library: &Library, faults: &mut Vec<Fault>) {
    for entry in &library.texts {
        let mut fault = |message: String| faults.push(entry.place.fault(format!("text `{}`: {message}", entry.key)));
        let lower = entry.text.to_lowercase();
        let plain = lower.replace("do you have", "").replace("if you have", "").replace("when you have", "");
        for word in BANNED {
            if plain.contains(word) {
                fault(format!("\"{word}\" is not used in our texts"));
            }
        }
        if entry.text.contains(['<', '>']) {
            fault("no markup in a text".into());
        }
        for piece in entry.text.split('{').skip(1) {
            let name = piece.split('}').next().unwrap_or_default();
            if !PLACEHOLDERS.contains(&name) {
                fault(format!("nothing fills `{{{name}}}`"));
            }
        }
        for sentence in entry.text.split(['.', '!', '?', ':', ';']) {
            let words = sentence.split_whitespace().count();
            if words > LONGEST {
                fault(format!("a sentence of {words} words; at most {LONGEST}"));
            }
        }
    }
}
