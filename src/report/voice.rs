//! How texts reach a screen, a page or a file: in a language, filled for a region. The one place where numbers, amounts, times and answers
//! become words; `view` and `take` speak through it, so that both say the same.

use super::Within;
use crate::{
    content::{AmountId, Kind, Label, Question, TextId, Units},
    engine::{Answer, Answers},
    words::{Language, Line, Region, key},
};

/// The language of the texts, and whose numbers stand in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    /// The language.
    pub language: Language,
    /// Whose numbers and words, in that language.
    pub region: &'static Region,
    /// What amounts are told in.
    pub units: Units,
}

impl Voice {
    /// In a language, for a region, in the units that are usual there.
    pub fn of(language: Language, region: &'static Region) -> Self {
        Voice { language, region, units: region.units }
    }

    /// A text, filled for the region.
    pub fn say(self, text: TextId) -> String {
        self.fill(text, &[])
    }

    /// A text with values of its own.
    pub fn fill(self, text: TextId, values: &[(&str, &str)]) -> String {
        self.language.fill(text, self.region, values)
    }

    /// A text with one value, `{n}`.
    pub fn with(self, text: TextId, n: &str) -> String {
        self.fill(text, &[("n", n)])
    }

    /// Texts, one after the other.
    pub fn all(self, texts: &[TextId]) -> Vec<String> {
        texts.iter().map(|text| self.say(*text)).collect()
    }

    /// The first sentence of a text: a question without its explanation.
    pub fn first_sentence(self, text: TextId) -> String {
        let whole = self.say(text);
        sentences(&whole).into_iter().next().unwrap_or(whole)
    }

    /// A number as the language writes it. (The search of the standard library costs a kilobyte of module.)
    pub fn number(self, number: &str) -> String {
        let mut out = String::with_capacity(number.len());
        for c in number.chars() {
            if c == '.' {
                out.push_str(self.language.text(key::NUMBER_POINT));
            } else {
                out.push(c);
            }
        }
        out
    }

    /// An amount with its unit: "34 years".
    pub fn amount(self, amount: AmountId, given: u16) -> String {
        let amount = amount.get();
        self.number(&amount.written(given, self.units)) + " " + &self.say(amount.unit_in(self.units))
    }

    /// What was answered to a question, in words; empty for no answer and for one passed over.
    pub fn answer(self, question: &Question, answers: &Answers) -> Vec<String> {
        match (answers.get(question.id), question.kind) {
            (Some(Answer::Choice(option)), _) => vec![self.say(option.get().text)],
            (Some(Answer::Choices(all)), _) => all.into_iter().map(|option| self.say(option.get().text)).collect(),
            (Some(Answer::Amount(given)), Kind::Amount(id)) => vec![self.amount(id, given)],
            _ => Vec::new(),
        }
    }

    /// Within which time to be seen.
    pub fn within(self, within: Option<Within>) -> String {
        let (text, n) = match within {
            None => (key::RESULT_WITHIN_HOME, 0),
            Some(Within::Now) => (key::RESULT_WITHIN_NOW, 0),
            Some(Within::Hours(1)) => (key::RESULT_WITHIN_HOUR, 1),
            Some(Within::Hours(hours)) => (key::RESULT_WITHIN_HOURS, hours),
            Some(Within::Days(1)) => (key::RESULT_WITHIN_DAY, 1),
            Some(Within::Days(days)) if days >= 28 && days % 7 == 0 => (key::RESULT_WITHIN_WEEKS, days / 7),
            Some(Within::Days(days)) => (key::RESULT_WITHIN_DAYS, days),
        };
        self.with(text, &n.to_string())
    }

    /// Numbers to call in one phrase; empty where there are none.
    pub fn numbers(self, lines: &[Line]) -> Vec<String> {
        lines.iter().filter(|line| line.tel.is_some()).map(Line::phrase).collect()
    }

    /// How well something fits.
    pub fn label(self, label: Label) -> String {
        self.say(match label {
            Label::Well => key::FIT_WELL,
            Label::Partly => key::FIT_PARTLY,
            Label::Knowing => key::FIT_KNOWING,
        })
    }
}

/// A text in its sentences: one instruction a line.
pub fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    // (A split that could panic would bring a kilobyte of tables for its message.)
    while let Some((sentence, behind)) = sentence_end(rest).and_then(|end| rest.split_at_checked(end)) {
        all.push(sentence.to_owned());
        rest = behind.trim_start();
    }
    if !rest.is_empty() {
        all.push(rest.to_owned());
    }
    all
}

/// Where the first sentence ends, if another follows: a full stop or question mark, a space, and no small letter.
fn sentence_end(text: &str) -> Option<usize> {
    text.char_indices().find_map(|(at, c)| {
        let behind = text.get(at + c.len_utf8()..)?;
        let next = behind.strip_prefix(' ')?.chars().next()?;
        (matches!(c, '.' | '?' | '!') && !next.is_ascii_lowercase()).then_some(at + c.len_utf8())
    })
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_text_falls_into_its_sentences() {
        assert_eq!(sentences("Go to A&E now. Ask someone. "), ["Go to A&E now.", "Ask someone."]);
        assert_eq!(sentences("Where? Tap 2.5 places"), ["Where?", "Tap 2.5 places"]);
        assert!(sentences("").is_empty());
    }
}
