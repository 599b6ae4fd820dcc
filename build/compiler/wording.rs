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

/// The reading grade (Flesch-Kincaid) that no text of some length may exceed; all of them together stay far below (specification 11.3, H15).
const HARDEST: i32 = 9;
/// The grade that all texts together may not exceed: what a child of 11 reads.
const GRADE: i32 = 6;
/// Shorter texts have no grade worth the name.
const FEWEST_WORDS: usize = 15;
/// Words a runner knows from the packet, whatever their length: counted as two syllables.
const KNOWN: [&str; 4] = ["anti-inflammatory", "anti-inflammatories", "paracetamol", "ibuprofen"];

/// Syllables of a word, as groups of vowels with the common silent endings left out.
fn syllables(word: &str) -> i32 {
    let word: String = word.to_lowercase().chars().filter(|c| c.is_ascii_alphabetic() || *c == '-').collect();
    if KNOWN.contains(&word.as_str()) {
        return 2;
    }
    let vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = ' ';
    for c in word.chars() {
        count += i32::from(vowel(c) && !vowel(before));
        before = c;
    }
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"))
        || (word.ends_with("es") && !["ses", "xes", "zes", "ches", "shes", "ces", "ges"].iter().any(|e| word.ends_with(e)));
    (count - i32::from(silent)).max(1)
}

/// What the grade is made of: sentences, words and syllables.
fn measure(text: &str) -> (i32, i32, i32) {
    let sentences = text.split(['.', '!', '?', ':', ';']).filter(|s| !s.trim().is_empty()).count();
    let words: Vec<&str> = text.split_whitespace().collect();
    (sentences.max(1) as i32, words.len() as i32, words.iter().map(|w| syllables(w)).sum())
}

/// The grade of Flesch and Kincaid, in hundredths.
fn grade((sentences, words, syllables): (i32, i32, i32)) -> i32 {
    39 * words / sentences.max(1) + 1180 * syllables / words.max(1) - 1559
}

/// Adds a fault for every text that is hard to read, and one if all of them together are. Options are lists of signs, not sentences.
fn reading(library: &Library, faults: &mut Vec<Fault>) {
    let (mut total, mut count) = (0, 0);
    for (at, entry) in library.texts.iter().enumerate() {
        let listed = library.options.iter().any(|o| o.text == at);
        // References are for the record, and stand in the words of their authors.
        let record = ["reference", "link", "finding", "figure"].iter().any(|part| entry.key.ends_with(&format!(".{part}")));
        if listed || record || entry.text.split_whitespace().count() < FEWEST_WORDS {
            continue;
        }
        let grade = grade(measure(&entry.text));
        (total, count) = (total + grade, count + 1);
        if grade > HARDEST * 100 {
            let message = format!("text `{}`: reading grade {}, at most {HARDEST}: use shorter words", entry.key, grade / 100);
            faults.push(entry.place.fault(message));
        }
    }
    if total > GRADE * 100 * count.max(1)
        && let Some(entry) = library.texts.first()
    {
        faults.push(entry.place.fault(format!("all texts together have a reading grade above {GRADE}")));
    }
}

/// Adds a fault for every text that breaks a wording rule.
pub fn check(library: &Library, faults: &mut Vec<Fault>) {
    reading(library, faults);
    // The lines of a drawing are no words.
    for entry in library.texts.iter().filter(|entry| !entry.key.ends_with(".figure")) {
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
        if entry.text.contains('\n') {
            fault("a text is one line".into());
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
