//! Answers from the outside: taken as they come, checked one by one, and every fault reported.
//!
//! Answers are one object, the same everywhere: question id to option code, list of option codes, or whole number. An optional
//! question that was passed over is an empty list.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, Visitor},
};

use crate::{
    content::{self, Kind, OptionId, Question, Units},
    engine::{Answer, AnswerError, Answers},
};

/// One answer as it comes in, before it is checked.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// An option code.
    Code(String),
    /// A list of option codes; empty for an optional question passed over.
    Codes(Vec<String>),
    /// A number; it must be whole.
    Number(f64),
    /// Something that is no answer, and what it is: "an object", "null".
    Other(&'static str),
}

/// Answers as they come in: question id to answer.
pub type AnswersForm = BTreeMap<String, Given>;

/// Why answers were refused. `code` is stable; `message` says what to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InputError {
    /// `not_an_object`, `unknown_question`, `unknown_option`, `wrong_kind`, `not_a_whole_number`, `out_of_range`, `nothing_ticked`,
    /// `none_with_others` or `cannot_skip`.
    #[cfg_attr(
        test,
        ts(
            type = "'not_an_object' | 'unknown_question' | 'unknown_option' | 'wrong_kind' | 'not_a_whole_number' | 'out_of_range' | 'nothing_ticked' | 'none_with_others' | 'cannot_skip'"
        )
    )]
    pub code: &'static str,
    /// What is wrong and what to do about it.
    pub message: String,
    /// The question, as it was given.
    pub question: Option<String>,
    /// The option, as it was given.
    pub option: Option<String>,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for InputError {}

/// Reads answers from the outside. Every fault is reported; nothing is dropped silently.
///
/// ```
/// use backstride::report::{Given, read_answers};
///
/// let answers = read_answers([("U1".into(), Given::Number(34.0))]).expect("34 is an age");
/// let errors = read_answers([("U1".into(), Given::Number(f64::NAN)), ("B9".into(), Given::Code("b9".into()))]).unwrap_err();
/// assert_eq!((errors[0].code, errors[1].code), ("not_a_whole_number", "unknown_question"));
/// # let _ = answers;
/// ```
///
/// # Errors
/// One error for each answer that does not fit.
pub fn read_answers(given: impl IntoIterator<Item = (String, Given)>) -> Result<Answers, Vec<InputError>> {
    let mut answers = Answers::new();
    let mut errors = Vec::new();
    for (id, given) in given {
        if let Err(error) = read_one(&mut answers, &id, given) {
            errors.push(error);
        }
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

fn read_one(answers: &mut Answers, id: &str, given: Given) -> Result<(), InputError> {
    let fault =
        |code, message: String, option: Option<String>| InputError { code, message, question: Some(id.to_owned()), option };
    let Some(question) = content::question_named(id) else {
        return Err(fault("unknown_question", format!("there is no question `{id}`; questions() lists them all"), None));
    };
    let option = |code: &str| -> Result<OptionId, InputError> {
        question.options.iter().copied().find(|o| o.get().code == code).ok_or_else(|| {
            fault(
                "unknown_option",
                format!("question {id} has no option `{code}`; questions() lists them"),
                Some(code.to_owned()),
            )
        })
    };
    let answer = match given {
        Given::Code(code) if question.options.is_empty() => {
            return Err(fault("wrong_kind", format!("question {id} takes {}, not the text `{code}`", takes(question)), None));
        }
        Given::Code(code) => Answer::Choice(option(&code)?),
        Given::Codes(codes) if codes.is_empty() && question.optional => Answer::Skipped,
        Given::Codes(codes) => Answer::Choices(codes.iter().map(|code| option(code)).collect::<Result<_, _>>()?),
        Given::Number(number) => Answer::Amount(stored(number, question).ok_or_else(|| {
            fault("not_a_whole_number", format!("question {id} takes {}, not below 0 and not above 6553", takes(question)), None)
        })?),
        Given::Other(what) => {
            return Err(fault("wrong_kind", format!("question {id} takes {}, not {what}", takes(question)), None));
        }
    };
    answers.give(question.id, &answer).map_err(|error| match error {
        AnswerError::WrongOption(o) => {
            fault("unknown_option", format!("`{}` is no option of {id}", o.get().code), Some(o.get().code.into()))
        }
        AnswerError::WrongKind => fault("wrong_kind", format!("question {id} takes {}", takes(question)), None),
        AnswerError::NothingTicked => {
            fault("nothing_ticked", format!("question {id} needs at least one option; \"none of these\" is one too"), None)
        }
        AnswerError::NoneWithOthers(o) => {
            let code = o.get().code;
            fault(
                "none_with_others",
                format!("`{code}` stands alone: give it without the others, or the others without it"),
                Some(code.into()),
            )
        }
        AnswerError::OutOfRange { min, max } => {
            // Not as floating-point numbers: printing those takes 8 kB of module.
            let written = |stored: u16| match question.kind {
                Kind::Amount(amount) => amount.get().written(stored, Units::METRIC),
                Kind::One | Kind::Many => stored.to_string(),
            };
            fault(
                "out_of_range",
                format!("question {id} takes {} from {} to {}", takes(question), written(min), written(max)),
                None,
            )
        }
        AnswerError::CannotSkip => {
            fault("cannot_skip", format!("question {id} is a safety question and cannot be passed over"), None)
        }
    })
}

fn takes(question: &Question) -> &'static str {
    match question.kind {
        Kind::One => "one option code",
        Kind::Many => "a list of option codes",
        Kind::Amount(amount) => ["a whole number", "a number with at most one decimal", "a number with at most two decimals"]
            .get(usize::from(amount.get().decimals))
            .copied()
            .unwrap_or_default(),
    }
}

/// The number as it is stored, if the question can take it: 8.3 km are 83 tenths, and 8.35 km are nothing.
fn stored(number: f64, question: &Question) -> Option<u16> {
    let stored = whole((number * scale(question)).round())?;
    (f64::from(stored) / scale(question) == number).then_some(stored)
}

/// How many stored units make one of those a number is given in.
fn scale(question: &Question) -> f64 {
    match question.kind {
        Kind::Amount(amount) => f64::from(amount.get().scale()),
        Kind::One | Kind::Many => 1.0,
    }
}

/// The number, if it is whole and fits. The cast saturates and makes NaN 0, so only such a number comes back as itself.
fn whole(number: f64) -> Option<u16> {
    let whole = number as u16;
    (f64::from(whole) == number).then_some(whole)
}

/// Answers in the form that [`read_answers`] reads.
pub fn write_answers(answers: &Answers) -> AnswersForm {
    let code = |o: OptionId| o.get().code.to_owned();
    answers
        .answered()
        .filter_map(|q| {
            let given = match answers.get(q.id)? {
                Answer::Choice(o) => Given::Code(code(o)),
                Answer::Choices(all) => Given::Codes(all.into_iter().map(code).collect()),
                Answer::Amount(n) => Given::Number(f64::from(n) / scale(q)),
                Answer::Skipped => Given::Codes(Vec::new()),
            };
            Some((q.name.to_owned(), given))
        })
        .collect()
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GivenVisitor)
    }
}

impl Serialize for Given {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Given::Code(code) => serializer.serialize_str(code),
            Given::Codes(codes) => codes.serialize(serializer),
            Given::Number(number) => match whole(*number) {
                Some(whole) => serializer.serialize_u16(whole),
                None => serializer.serialize_f64(*number),
            },
            Given::Other(_) => serializer.serialize_none(),
        }
    }
}

/// Takes whatever stands there, so that a wrong type is reported beside the others and not instead of them.
struct GivenVisitor;

impl<'de> Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an option code, a list of option codes or a whole number")
    }

    fn visit_str<E: de::Error>(self, code: &str) -> Result<Given, E> {
        Ok(Given::Code(code.to_owned()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Given, E> {
        // Numbers too large for any question stay too large.
        Ok(Given::Number(f64::from(u32::try_from(number).unwrap_or(u32::MAX))))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Number(f64::from(i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX }))))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Number(number))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Given, E> {
        Ok(Given::Other("true or false"))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Given, E> {
        Ok(Given::Other("null"))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Given, A::Error> {
        let mut codes = Vec::new();
        let mut other = false;
        while let Some(item) = items.next_element::<Given>()? {
            match item {
                Given::Code(code) => codes.push(code),
                Given::Codes(_) | Given::Number(_) | Given::Other(_) => other = true,
            }
        }
        Ok(if other { Given::Other("a list with something else than option codes") } else { Given::Codes(codes) })
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut entries: A) -> Result<Given, A::Error> {
        while entries.next_entry::<de::IgnoredAny, de::IgnoredAny>()?.is_some() {}
        Ok(Given::Other("an object"))
    }
}
