//! A language that nobody speaks, for tests alone: English with accents, longer, and in brackets. A text without brackets on a screen is
//! written into the code; a bracket that is not seen was cut off. Called by `emit`; `words/pseudo.rs` hands it to the tests, and nothing
//! of it is in `dist/`.

/// A text in the pseudo-language: each vowel twice and with an accent, which makes words about two fifths longer, as German would.
/// Placeholders and numbers stay, and so do the marks at which screens part a text.
pub fn pseudo(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    out.push('[');
    let mut named = false;
    for letter in text.chars() {
        named = letter == '{' || named && letter != '}';
        match accented(letter).filter(|_| !named) {
            Some((first, second)) => out.extend([first, second]),
            None => out.push(letter),
        }
    }
    out.push(']');
    out
}

/// What stands in place of a letter, and the letter that makes it longer.
fn accented(letter: char) -> Option<(char, char)> {
    Some(match letter {
        'a' => ('å', 'á'),
        'e' => ('é', 'ë'),
        'i' => ('í', 'ï'),
        'o' => ('ö', 'ó'),
        'u' => ('ü', 'ú'),
        'y' => ('ý', 'ÿ'),
        'A' => ('Å', 'á'),
        'E' => ('É', 'ë'),
        'I' => ('Í', 'ï'),
        'O' => ('Ö', 'ó'),
        'U' => ('Ü', 'ú'),
        'Y' => ('Ý', 'ÿ'),
        _ => return None,
    })
}
