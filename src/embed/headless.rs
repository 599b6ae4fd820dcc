//! The engine without any drawing: plain objects in, plain objects out; faults are thrown as `Error` objects.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::given;
use crate::{
    content::Units,
    engine::Answers,
    report::{
        Form, InputError, Voice, assess_form, next_form, questions_form, read_answers,
        take::{self, Day},
    },
    words::{Batch, Language},
};

/// Every question, in order: `QuestionForm[]`.
///
/// # Errors
/// None for the caller: the questions are data of the module.
#[wasm_bindgen]
pub fn questions() -> Result<JsValue, JsValue> {
    write(&questions_form())
}

/// What comes next after these answers: `NextForm`.
///
/// # Errors
/// If an answer does not fit; see [`InputError`].
#[wasm_bindgen]
pub fn next(answers: &JsValue) -> Result<JsValue, JsValue> {
    write(&next_form(&read(answers)?))
}

/// What these answers come to: `AssessmentForm`.
///
/// # Errors
/// If an answer does not fit; see [`InputError`].
#[wasm_bindgen]
pub fn assess(answers: &JsValue) -> Result<JsValue, JsValue> {
    write(&assess_form(&read(answers)?))
}

/// The flow in FHIR's form: a `Questionnaire`.
///
/// # Errors
/// None for the caller: the questions are data of the module.
#[wasm_bindgen]
pub fn questionnaire() -> Result<JsValue, JsValue> {
    let made = voice("", "").map(take::questionnaire);
    made.map_or(Ok(JsValue::NULL), |made| write(&made))
}

/// What a runner asked to take along: pages as trees, a text, a code or a data file, by the number of the form. Null if the answers were
/// written by other content than this module's, or if there is nothing of the sort for them. For `www/take.js` only.
///
/// # Errors
/// None for the caller: what is made is data of the module.
#[wasm_bindgen(js_name = take)]
pub fn take_along(
    form: u8,
    numbers: &[u16],
    language: &str,
    region: &str,
    units: u8,
    today: &str,
    seed: &str,
) -> Result<JsValue, JsValue> {
    let made = Form::numbered(form).zip(Answers::from_numbers(numbers)).and_then(|(form, answers)| {
        take::take(form, Voice { units: Units(units), ..voice(language, region)? }, &answers, Day::parse(today), seed)
    });
    made.map_or(Ok(JsValue::NULL), |made| write(&made))
}

/// A language that is loaded, or else English, and a region; anywhere else where there is none of that name.
fn voice(language: &str, region: &str) -> Option<Voice> {
    let there = |l: &Language| l.has(Batch::First) && l.has(Batch::Later);
    let language = Language::named(language).filter(there).unwrap_or(Language::ENGLISH);
    let region = language.region(region).or_else(|| language.regions().last())?;
    Some(Voice::of(language, region))
}

fn read(answers: &JsValue) -> Result<Answers, JsValue> {
    let given = given::read(answers).map_err(|error| thrown(&[error]))?;
    read_answers(given).map_err(|errors| thrown(&errors))
}

fn write(form: &impl Serialize) -> Result<JsValue, JsValue> {
    form.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// An `Error` with the first fault's `code`, `message`, `question` and `option`, and all of them in `errors`.
fn thrown(errors: &[InputError]) -> JsValue {
    let message = errors.first().map_or("", |e| e.message.as_str());
    let error = js_sys::Error::new(message);
    let set = |name: &str, value: JsValue| {
        // A fresh object of our own takes every property.
        let _ = js_sys::Reflect::set(&error, &name.into(), &value);
    };
    if let Some(first) = errors.first() {
        set("code", first.code.into());
        set("question", first.question.as_deref().map_or(JsValue::NULL, JsValue::from));
        set("option", first.option.as_deref().map_or(JsValue::NULL, JsValue::from));
    }
    set("errors", write(&errors).unwrap_or(JsValue::NULL));
    error.into()
}
