//! How texts reach the pages and files: filled for the region, in the language of whoever asks.

use crate::{
    content::{AmountId, Kind, Label, OptionId, Question, TextId},
    engine::{Answer, Answers},
    words::{Language, Line, Region, key},
};

/// The language of the texts, and whose numbers stand in them.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    /// The language.
    pub language: Language,
    /// Whose numbers and words, in that language.
    pub region: &'static Region,
}

impl Voice {
    /// A text, filled for the region.
    pub fn say(&self, text: TextId) -> String {
        self.fill(text, &[])
    }

    /// A text with values of its own.
    pub fn fill(&self, text: TextId, values: &[(&str, &str)]) -> String {
        self.language.fill(text, self.region, values)
    }

    /// A text with one value, `{n}`.
    pub fn with(&self, text: TextId, n: &str) -> String {
        self.fill(text, &[("n", n)])
    }

    /// Texts, one after the other.
    pub fn all(&self, texts: &[TextId]) -> Vec<String> {
        texts.iter().map(|text| self.say(*text)).collect()
    }

    /// The first sentence of a text: a question without its explanation.
    pub fn first_sentence(&self, text: TextId) -> String {
        let whole = self.say(text);
        let end = whole.char_indices().find(|(at, c)| {
            let behind = whole.get(at + c.len_utf8()..).unwrap_or_default();
            matches!(c, '.' | '?')
                && behind.starts_with(' ')
                && !behind.trim_start().starts_with(|c: char| c.is_ascii_lowercase())
        });
        match end {
            Some((at, c)) => whole.get(..at + c.len_utf8()).unwrap_or_default().to_owned(),
            None => whole,
        }
    }

    /// A number as the language writes it.
    pub fn number(&self, number: &str) -> String {
        number.replace('.', self.language.text(key::NUMBER_POINT))
    }

    /// An amount with its unit: "34 years".
    pub fn amount(&self, amount: AmountId, given: u16) -> String {
        format!("{} {}", self.number(&amount.get().written(given)), self.say(amount.get().unit))
    }

    /// What was answered to a question, in words; `None` for no answer and for one passed over.
    pub fn answer(&self, question: &Question, answers: &Answers) -> Option<String> {
        let option = |o: OptionId| self.say(o.get().text);
        match (answers.get(question.id)?, question.kind) {
            (Answer::Choice(o), _) => Some(option(o)),
            (Answer::Choices(all), _) => Some(all.into_iter().map(option).collect::<Vec<_>>().join("; ")),
            (Answer::Amount(given), Kind::Amount(id)) => Some(self.amount(id, given)),
            _ => None,
        }
    }

    /// Numbers to call in one phrase; empty where there are none.
    pub fn numbers(&self, lines: &[Line]) -> Vec<String> {
        lines.iter().filter(|line| line.tel.is_some()).map(Line::phrase).collect()
    }

    /// How well something fits.
    pub fn label(&self, label: Label) -> String {
        self.say(match label {
            Label::Well => key::FIT_WELL,
            Label::Partly => key::FIT_PARTLY,
            Label::Knowing => key::FIT_KNOWING,
        })
    }
}
