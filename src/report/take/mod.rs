//! What the runner takes away, made only when asked for: pages to print, the whole result as text, a calendar file, a code to scan, a
//! data file in FHIR's form. Each is a pure function of the answers, the region and the day.
//!
//! What belongs here: which texts stand in which form, and the formats' own rules. What does not: urgency (`engine`), and how a form
//! reaches a printer, a clipboard or a disk (`www/take.js`). `embed::headless` calls it; the widget's own module holds none of it.

mod calendar;
mod clinician;
mod code;
mod condition;
mod fhir;
mod json;
mod moves;
mod node;
mod plain_text;
mod questionnaire;
mod runner;

pub use code::Code;
pub use fhir::{bundle, questionnaire, response};
pub use json::Json;
pub use node::Node;

pub use super::Day;
use super::{Care, Form, Summary, Voice, care, summarise};
use crate::{
    content::{self, Card, Condition, Question, QuestionId},
    engine::{Answers, Because, assess},
};
use serde::Serialize;

/// What was made.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Taken {
    /// Pages, one node each.
    Pages(Vec<Node>),
    /// A text, or a file's text.
    Text(String),
    /// A code to draw.
    Code(Code),
    /// A data file.
    Data(Json),
}

/// Everything the forms are made from, worked out once.
pub(super) struct Result<'a> {
    answers: &'a Answers,
    summary: Summary,
    care: Care,
    today: Option<Day>,
}

impl<'a> Result<'a> {
    fn of(answers: &'a Answers, today: Option<Day>) -> Option<Self> {
        let assessment = assess(answers);
        let summary = summarise(&assessment)?;
        Some(Result { answers, care: care(answers, &assessment), summary, today })
    }
}

/// Makes what was asked for; `None` while there is no result. `today` counts the days, `seed` tells this file's calendar entries from
/// those of others.
pub fn take(form: Form, voice: Voice, answers: &Answers, today: Option<Day>, seed: &str) -> Option<Taken> {
    let result = Result::of(answers, today)?;
    Some(match form {
        Form::Pages => Taken::Pages(vec![runner::page(voice, &result, false), clinician::page(voice, &result)]),
        Form::Text => Taken::Text(plain_text::text(&runner::page(voice, &result, true))),
        Form::Calendar => Taken::Text(calendar::calendar(voice, &result, seed)?),
        Form::Code => Taken::Code(code::code(&clinician::short(voice, &result))?),
        Form::Data => Taken::Data(bundle(voice, answers, today, seed)),
    })
}

/// The text that the code holds.
pub fn code_text(voice: Voice, answers: &Answers, today: Option<Day>) -> Option<String> {
    Some(clinician::short(voice, &Result::of(answers, today)?))
}

/// Whether a question is about being hurt by somebody. We promise that no record is kept of it: no form says that it was asked.
fn is_secret(question: QuestionId) -> bool {
    let about = |rule: &&'static content::Rule| rule.shows.contains(&Card::Hurt);
    question.get().private && content::rules().iter().filter(about).any(|rule| names(&rule.when, question))
}

fn names(condition: &Condition, question: QuestionId) -> bool {
    match condition {
        Condition::Is(option) => option.get().question == question,
        Condition::All(parts) | Condition::Any(parts) | Condition::Not(parts) => parts.iter().any(|p| names(p, question)),
        Condition::Found(finding) => names(&finding.get().when, question),
        Condition::Always | Condition::Amount(..) | Condition::Total(..) | Condition::Ratio(..) => false,
    }
}

/// What was answered to a question, in one phrase; `None` for no answer and for one passed over.
fn answer(voice: Voice, question: &Question, answers: &Answers) -> Option<String> {
    Some(voice.answer(question, answers)).filter(|all| !all.is_empty()).map(|all| all.join("; "))
}

/// The answers behind a reason, question by question: the question in short, and what was answered.
fn quotes(voice: Voice, answers: &Answers, because: &[Because]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for of in because.chunk_by(|a, b| a.question() == b.question()) {
        let Some(question) = of.first().map(|b| b.question()).filter(|q| !is_secret(*q)) else { continue };
        let given: Vec<String> = of
            .iter()
            .map(|b| match *b {
                Because::Ticked(option) => voice.say(option.get().text),
                Because::Amount(amount) => voice.amount(amount, answers.amount(amount).unwrap_or_default()),
            })
            .collect();
        all.push((voice.first_sentence(question.get().ask), given.join("; ")));
    }
    all
}
