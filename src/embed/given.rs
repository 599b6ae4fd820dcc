//! Answers from JavaScript, before they are checked: one object, question id to answer. Hostile input ends in an error, never in a
//! panic: nothing is followed deeper than a list, and getters that throw are caught.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::report::{Given, InputError};

/// A list longer than this is no answer; no question has so many options.
const LONGEST: u32 = 1000;

/// The answers in an object.
pub fn read(answers: &JsValue) -> Result<Vec<(String, Given)>, InputError> {
    // Not `instanceof`: an object without a prototype, or from another frame, is an object too.
    let is_object = answers.is_object() && !answers.is_function() && !Array::is_array(answers);
    let keys = if is_object { Reflect::own_keys(answers.unchecked_ref::<Object>()).ok() } else { None };
    let Some(keys) = keys else {
        return Err(InputError {
            code: "not_an_object",
            message: "give the answers as one object, such as { U1: 34, B1: [\"b1_none\"] }".to_owned(),
            question: None,
            option: None,
        });
    };
    // Symbols are nobody's question; `read_answers` names every other key that is none.
    Ok(keys
        .iter()
        .filter_map(|key| key.as_string())
        .map(|key| {
            let given =
                Reflect::get(answers, &key.as_str().into()).map_or(Given::Other("a getter that throws"), |value| one(&value));
            (key, given)
        })
        .collect())
}

fn one(value: &JsValue) -> Given {
    if let Some(code) = value.as_string() {
        Given::Code(code)
    } else if let Some(number) = value.as_f64() {
        Given::Number(number)
    } else if Array::is_array(value) {
        list(value)
    } else {
        Given::Other(what(value))
    }
}

fn list(value: &JsValue) -> Given {
    const MIXED: Given = Given::Other("a list with something else than option codes");
    let length = Reflect::get(value, &"length".into()).ok().and_then(|l| l.as_f64()).unwrap_or(f64::from(LONGEST) + 1.0);
    if length > f64::from(LONGEST) {
        return Given::Other("a very long list");
    }
    let mut codes = Vec::new();
    for at in (0..LONGEST).take_while(|at| f64::from(*at) < length) {
        match Reflect::get_u32(value, at).ok().and_then(|code| code.as_string()) {
            Some(code) => codes.push(code),
            None => return MIXED,
        }
    }
    Given::Codes(codes)
}

fn what(value: &JsValue) -> &'static str {
    if value.is_null() {
        "null"
    } else if value.is_undefined() {
        "undefined"
    } else if value.as_bool().is_some() {
        "true or false"
    } else if value.is_function() {
        "a function"
    } else {
        "an object"
    }
}
