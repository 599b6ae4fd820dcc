//! A runner who goes through the questions: knows all their answers, and gives them screen by screen as a person does. For tests.
//!
//! Which screen comes next is worked out natively by the crate; the widget must show the same one.

use std::{cell::Cell, path::Path};

use backstride::{
    content::{Kind, Part, QuestionId, ScreenId, TextId, Units, body_map, questions},
    engine::{Answer, Answers, Reading, Unasked},
    report::{AnswersForm, read_answers},
    session::{self, Next},
    words::{Language, key, pseudo},
};
use serde_json::{Map, Value, json};

use crate::Page;

/// What stands in place of questions whose texts did not load.
const NOT_LOADED: &str = "not-loaded";

/// A runner and their answers to every question about safety that can come up, and to some of the others.
#[derive(Debug, Clone)]
pub struct Runner {
    all: Answers,
    /// Sees every screen, even those on which nothing is answered.
    patient: bool,
    /// The language the runner reads now.
    language: Cell<Language>,
    /// Reads the pseudo-language, which stands in for English.
    pseudo: bool,
}

impl Runner {
    /// The ordinary runner of `content/ordinary-runner.toml`, who worries about nothing, with these answers instead.
    ///
    /// # Panics
    /// If the answers do not fit their questions.
    #[track_caller]
    pub fn with(changes: Value) -> Runner {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/ordinary-runner.toml");
        let text = std::fs::read_to_string(file).expect("content/ordinary-runner.toml");
        let mut answers: Map<String, Value> = toml::from_str(&text).expect("a table of answers");
        for y in 1..=6 {
            answers.insert(format!("Y{y}"), json!(format!("y{y}.no")));
        }
        answers.extend(changes.as_object().expect("answers are an object").clone());
        let form: AnswersForm = serde_json::from_value(answers.into()).expect("answers");
        Runner {
            all: read_answers(form).unwrap_or_else(|errors| panic!("{errors:?}")),
            patient: false,
            language: Cell::new(Language::ENGLISH),
            pseudo: false,
        }
    }

    /// Their answers.
    pub fn answers(&self) -> &Answers {
        &self.all
    }

    /// Goes through every screen, instead of skipping to the result once nothing is left that this runner has an answer to.
    #[must_use]
    pub fn patient(self) -> Runner {
        Runner { patient: true, ..self }
    }

    /// Reads another language.
    ///
    /// # Panics
    /// If there is no such language.
    #[must_use]
    pub fn reading(self, language: &str) -> Runner {
        self.reads(language);
        self
    }

    /// From now on reads another language: for one who changes it on the way.
    ///
    /// # Panics
    /// If there is no such language.
    pub fn reads(&self, language: &str) {
        self.language.set(Language::named(language).expect("a language of ours"));
    }

    /// Reads the pseudo-language, on a page that was told to [speak it](Page::speak_pseudo).
    #[must_use]
    pub fn reading_pseudo(self) -> Runner {
        Runner { pseudo: true, ..self }
    }

    /// A text as this runner reads it.
    fn text(&self, text: TextId) -> &'static str {
        if self.pseudo { pseudo::text(text) } else { self.language.get().text(text) }
    }

    /// From the welcome screen to this screen of questions, which is not answered yet.
    #[track_caller]
    pub fn go_to(&self, page: &Page, screen: &str) {
        page.wait_for_screen("welcome");
        page.press(self.text(key::WELCOME_START));
        let mut given = Answers::new();
        while let Next::Ask(next) = session::next(&given) {
            page.wait_for_screen(next.get().name);
            if next.get().name == screen {
                return;
            }
            self.answer(page, &mut given, next);
            page.press(self.text(key::ASK_CONTINUE));
        }
        panic!("the screen {screen} did not come up");
    }

    /// From the welcome screen through the questions, and past the review, to the result. `look` is called on every screen, with
    /// its name, once it is answered. Returns the names of the screens of questions.
    #[track_caller]
    pub fn go(&self, page: &Page, mut look: impl FnMut(&str)) -> Vec<String> {
        page.wait_for_screen("welcome");
        look("welcome");
        page.press(self.text(key::WELCOME_START));
        let mut given = Answers::new();
        let mut screens = Vec::new();
        let mut skipped = false;
        while let Next::Ask(screen) = session::next(&given) {
            let name = page.wait_for_screen_of(&[screen.get().name, NOT_LOADED]);
            screens.push(name.clone());
            skipped = name == NOT_LOADED || (screen.get().part > Part::Pattern && !self.patient && !self.has_more());
            if skipped {
                look(&name);
                page.press(self.text(if name == NOT_LOADED { key::LATER_GO } else { key::ASK_REST }));
                break;
            }
            self.answer(page, &mut given, screen);
            look(&name);
            page.press(self.text(key::ASK_CONTINUE));
        }
        if skipped || session::next(&given) == Next::Done {
            page.wait_for_screen("review");
            look("review");
            page.press(self.text(key::REVIEW_GO));
        }
        page.wait_for_screen("result");
        look("result");
        screens
    }

    /// Whether this runner has anything to say about running and daily life.
    fn has_more(&self) -> bool {
        questions().iter().any(|q| q.screen.get().part > Part::Pattern && self.all.has(q.id))
    }

    /// Answers what a screen shows, top to bottom; questions that open on the way too.
    #[track_caller]
    fn answer(&self, page: &Page, given: &mut Answers, screen: ScreenId) {
        while let Some(question) = open(given, screen) {
            let q = question.get();
            let answer = match self.all.get(question) {
                Some(answer) => answer,
                None if q.optional => Answer::Skipped,
                None => panic!("{} is asked, and this runner does not know the answer", q.name),
            };
            self.give(page, question, &answer);
            given.give(question, &answer).expect("the answer fits its question");
        }
    }

    #[track_caller]
    fn give(&self, page: &Page, question: QuestionId, answer: &Answer) {
        let q = question.get();
        let asked = heading_of(self.text(q.ask));
        if question == body_map().question && page.script("return root.querySelector('.body') !== null;") == true {
            // The list of places is folded away below the map, where that has been loaded.
            page.press(self.text(key::BODY_LIST));
        }
        match answer {
            Answer::Choice(option) => page.answer(&asked, self.text(option.get().text)),
            Answer::Choices(all) => {
                for option in all {
                    page.answer(&asked, self.text(option.get().text));
                }
            }
            Answer::Amount(amount) => match q.kind {
                Kind::Amount(id) if id.get().max > 10 => page.type_into(&asked, &id.get().written(*amount, Units::METRIC)),
                _ => page.answer(&asked, &amount.to_string()),
            },
            Answer::Skipped => {}
        }
    }
}

/// The first question on the screen that still needs an answer.
fn open(given: &Answers, screen: ScreenId) -> Option<QuestionId> {
    let reading = Reading::new(given, Unasked::Unknown);
    session::shown(given, screen).into_iter().find(|&q| !reading.counts(q))
}

/// The first line of a question on the screen: what follows the question itself stands on a line of its own, unless it asks too.
fn heading_of(text: &str) -> String {
    match text.split_once("? ") {
        Some((first, rest)) if !rest.contains('?') => format!("{first}?"),
        _ => text.to_owned(),
    }
}
