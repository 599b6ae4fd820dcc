//! How long a way through the questions is: screens, questions and words read up to the result. For `cargo xtask journey` and its test.

use std::collections::BTreeSet;

use crate::{
    content::{Part, QuestionId, ScreenId},
    engine::{Answer, Answers, Reading, Truth, Unasked, assess},
    session::{self, Next},
    words::{self, Region, fill, key},
};

use super::summarise;

/// The length of one way through the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Journey {
    /// Screens of the safety part.
    pub safety_screens: usize,
    /// Screens of questions in all.
    pub screens: usize,
    /// Questions answered.
    pub questions: usize,
    /// Taps: one for each tick, number and step on, the welcome and the review included.
    pub taps: usize,
    /// Words read: titles, questions and labels, the welcome's emergency list, and the card that opens the result.
    pub words: usize,
}

impl Journey {
    /// The time it takes, in seconds: 200 words a minute and 3 seconds a tap.
    pub fn seconds(&self) -> usize {
        self.words * 60 / 200 + self.taps * 3
    }
}

/// Walks through the questions with the answers of a whole runner. `None` if a question comes up that these answers leave open.
pub fn journey(whole: &Answers, region: &Region) -> Option<Journey> {
    let count = |text: &str| fill(text, region, &[]).split_whitespace().count();
    let read = |id| count(words::english(id));
    let mut way = Journey { taps: 1, words: read(key::WELCOME_EMERGENCY_TITLE), ..Journey::default() };
    way.words += key::WELCOME_EMERGENCY_LIST.iter().map(|t| read(*t)).sum::<usize>();
    let mut given = Answers::new();
    let mut seen = BTreeSet::new();
    while let Next::Ask(screen) = session::next(&given) {
        if seen.insert(screen) {
            way.screens += 1;
            way.safety_screens += usize::from(screen.get().part == Part::Safety);
            way.words += read(screen.get().title);
        }
        way.taps += 1;
        while let Some(question) = open(&given, screen) {
            let answer = match whole.get(question) {
                Some(answer) => answer,
                None if question.get().optional => Answer::Skipped,
                None => return None,
            };
            way.questions += 1;
            way.taps += match &answer {
                Answer::Choices(all) => all.len(),
                Answer::Choice(_) | Answer::Amount(_) => 1,
                Answer::Skipped => 0,
            };
            way.words += read(question.get().ask);
            let reading = Reading::new(&given, Unasked::Unknown);
            let offered = question.get().options.iter().filter(|&&o| reading.offered(o) != Truth::No);
            way.words += offered.map(|o| read(o.get().text)).sum::<usize>();
            given.give(question, &answer).ok()?;
        }
    }
    way.taps += 1;
    let summary = summarise(&assess(&given))?;
    way.words += summary.contacts.iter().map(|c| read(c.get().action)).sum::<usize>();
    way.words += summary.reasons.iter().map(|r| read(r.text)).sum::<usize>();
    Some(way)
}

fn open(given: &Answers, screen: ScreenId) -> Option<QuestionId> {
    let reading = Reading::new(given, Unasked::Unknown);
    session::shown(given, screen).into_iter().find(|&q| !reading.counts(q))
}
