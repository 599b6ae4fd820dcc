//! The forms that cross the boundary, to JavaScript or as JSON: answers in, questions and assessments out, and typed errors.
//!
//! Answers are one object, the same everywhere: question id to option code, list of option codes, or whole number. An optional
//! question that was passed over is an empty list.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, Visitor},
};

use crate::{
    content::{self, Channel, Kind, OptionId, Part, Question, Role, Run, TextId},
    engine::{Answer, AnswerError, Answers, Because, Reading, Truth, Unasked, assess, wanted},
    session::{self, Next},
    words,
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

/// A question as a page or a program sees it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuestionForm {
    /// Its id, such as `B1`.
    pub id: &'static str,
    /// The screen it stands on.
    pub screen: &'static str,
    /// `safety` or `pattern`.
    #[cfg_attr(test, ts(type = "'safety' | 'pattern'"))]
    pub part: &'static str,
    /// `one`, `many` or `amount`.
    #[cfg_attr(test, ts(type = "'one' | 'many' | 'amount'"))]
    pub kind: &'static str,
    /// Whether it may be skipped (an empty list).
    pub optional: bool,
    /// The question.
    pub text: &'static str,
    /// Why we ask.
    pub why: &'static str,
    /// When it is asked; `always`, or a condition over codes.
    pub ask_when: String,
    /// Its options.
    pub options: Vec<ChoiceForm>,
    /// What an amount may be.
    pub range: Option<RangeForm>,
}

/// An option of a question.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChoiceForm {
    /// Its code, such as `b1_leak`.
    pub code: &'static str,
    /// Its label.
    pub text: &'static str,
    /// `flag`, `none`, `unsure` or `skip`.
    #[cfg_attr(test, ts(type = "'flag' | 'none' | 'unsure' | 'skip'"))]
    pub role: &'static str,
    /// When it is offered; `always`, or a condition over codes.
    pub offer_when: String,
}

/// The whole numbers a question takes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RangeForm {
    /// The code conditions use, such as `sev.now`.
    pub code: &'static str,
    /// The least allowed.
    pub min: u16,
    /// The most allowed.
    pub max: u16,
    /// The unit.
    pub unit: &'static str,
}

/// What comes next.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NextForm {
    /// `ask`, `emergency` or `done`.
    #[cfg_attr(test, ts(type = "'ask' | 'emergency' | 'done'"))]
    pub step: &'static str,
    /// The screen to ask.
    pub screen: Option<&'static str>,
    /// The questions on it that need an answer.
    pub questions: Vec<&'static str>,
    /// How many screens there can still be after this one.
    pub at_most_left: usize,
}

/// An assessment.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AssessmentForm {
    /// The version of the clinical content.
    pub content_version: &'static str,
    /// `D1` (now) to `D5` (at home); null is "cannot tell yet". While `complete` is false it is at least this urgent.
    #[cfg_attr(test, ts(type = "'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null"))]
    pub disposition: Option<&'static str>,
    /// Whether no open question could make it more urgent.
    pub complete: bool,
    /// Within how many hours to be seen; 0 is now.
    pub within_hours: Option<u16>,
    /// For D1: `call` or `go_ed`.
    #[cfg_attr(test, ts(type = "'call' | 'go_ed' | null"))]
    pub channel: Option<&'static str>,
    /// Whether running must stop until seen.
    pub run_stop: bool,
    /// For how many hours not to run, where running is paused.
    pub run_pause_hours: Option<u16>,
    /// The rules that fired, most urgent first.
    pub fired: Vec<FiredForm>,
    /// The default rule, where no rule set a floor.
    pub default: Option<FiredForm>,
    /// The suppress codes that are set.
    pub suppress: Vec<&'static str>,
    /// Open questions that could still change the result.
    pub open: Vec<&'static str>,
    /// Answered questions that do not apply to this runner: they count for nothing.
    pub ignored: Vec<&'static str>,
}

/// A rule that fired.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FiredForm {
    /// Its id, such as `R-CES-1`.
    pub rule: &'static str,
    /// Its floor; null for a rule that changes no level.
    #[cfg_attr(test, ts(type = "'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null"))]
    pub floor: Option<&'static str>,
    /// Within how many hours to be seen.
    pub within_hours: Option<u16>,
    /// Why these answers matter.
    pub reason: String,
    /// The answers that made it fire; for a default, those that spoke against the calmer one.
    pub because: Vec<BecauseForm>,
}

/// An answer behind a rule.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BecauseForm {
    /// The question.
    pub question: &'static str,
    /// The option that was ticked.
    pub option: Option<&'static str>,
    /// The amount that was given.
    pub amount: Option<u16>,
}

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
        Given::Number(number) => Answer::Amount(whole(number).ok_or_else(|| {
            fault("not_a_whole_number", format!("question {id} takes a whole number, not below 0 and not above 65535"), None)
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
            fault("out_of_range", format!("question {id} takes a whole number from {min} to {max}"), None)
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
        Kind::Amount(_) => "a whole number",
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
                Answer::Amount(n) => Given::Number(f64::from(n)),
                Answer::Skipped => Given::Codes(Vec::new()),
            };
            Some((q.name.to_owned(), given))
        })
        .collect()
}

/// Every question, with options, texts and ask-when.
pub fn questions_form() -> Vec<QuestionForm> {
    content::questions().iter().map(question_form).collect()
}

fn question_form(q: &'static Question) -> QuestionForm {
    let screen = q.screen.get();
    QuestionForm {
        id: q.name,
        screen: screen.name,
        part: match screen.part {
            Part::Safety => "safety",
            Part::Pattern => "pattern",
        },
        kind: match q.kind {
            Kind::One => "one",
            Kind::Many => "many",
            Kind::Amount(_) => "amount",
        },
        optional: q.optional,
        text: words::english(q.ask),
        why: words::english(q.why),
        ask_when: q.ask_when.to_string(),
        options: q.options.iter().map(|o| choice_form(*o)).collect(),
        range: match q.kind {
            Kind::Amount(id) => {
                let a = id.get();
                Some(RangeForm { code: a.code, min: a.min, max: a.max, unit: words::english(a.unit) })
            }
            Kind::One | Kind::Many => None,
        },
    }
}

fn choice_form(option: OptionId) -> ChoiceForm {
    let o = option.get();
    ChoiceForm {
        code: o.code,
        text: words::english(o.text),
        role: match o.role {
            Role::Flag => "flag",
            Role::None => "none",
            Role::Unsure => "unsure",
            Role::Skip => "skip",
        },
        offer_when: o.offer_when.to_string(),
    }
}

/// What comes next after these answers.
pub fn next_form(answers: &Answers) -> NextForm {
    let form = |step, screen: Option<content::ScreenId>| NextForm {
        step,
        screen: screen.map(|s| s.get().name),
        questions: screen
            .map(|s| session::shown(answers, s).into_iter().filter(|&q| !answers.has(q)).map(|q| q.get().name).collect())
            .unwrap_or_default(),
        at_most_left: session::at_most_left(answers, screen),
    };
    match session::next(answers) {
        Next::Ask(screen) => form("ask", Some(screen)),
        Next::Emergency => form("emergency", None),
        Next::Done => form("done", None),
    }
}

/// The assessment of these answers.
pub fn assess_form(answers: &Answers) -> AssessmentForm {
    let assessment = assess(answers);
    let reading = Reading::new(answers, Unasked::Unknown);
    let open = wanted(&reading);
    let fired = assessment.fired.iter().map(|f| {
        let rule = f.rule.get();
        FiredForm {
            rule: rule.name,
            floor: rule.floor.map(|d| d.code()),
            within_hours: rule.floor.map(|_| rule.within_hours),
            reason: reason(rule.reason),
            because: because_forms(answers, &f.because),
        }
    });
    AssessmentForm {
        content_version: content::manifest().version,
        disposition: assessment.disposition.map(|d| d.code()),
        complete: assessment.complete,
        within_hours: assessment.within_hours,
        channel: assessment.channel.map(|c| match c {
            Channel::Call => "call",
            Channel::GoToEd => "go_ed",
        }),
        run_stop: assessment.run_stop(),
        run_pause_hours: match assessment.run {
            Run::Pause(hours) => Some(hours),
            Run::On | Run::Stop => None,
        },
        fired: fired.collect(),
        default: assessment.default.as_ref().map(|(rule, against)| FiredForm {
            rule: rule.name,
            floor: Some(rule.gives.code()),
            within_hours: assessment.within_hours,
            reason: reason(rule.reason),
            because: because_forms(answers, against),
        }),
        suppress: assessment.suppress.iter().map(|s| s.get().code).chain(assessment.run_stop().then_some("cx.runstop")).collect(),
        open: content::questions().iter().filter(|q| open.has(q.id)).map(|q| q.name).collect(),
        ignored: answers.answered().filter(|q| reading.applies(q.id) == Truth::No).map(|q| q.name).collect(),
    }
}

/// A reason in words that fit anywhere: the API knows no region.
fn reason(text: TextId) -> String {
    words::regions().last().map_or_else(String::new, |anywhere| words::fill(words::english(text), anywhere, &[]))
}

fn because_forms(answers: &Answers, because: &[Because]) -> Vec<BecauseForm> {
    because
        .iter()
        .map(|b| match *b {
            Because::Ticked(o) => BecauseForm { question: o.get().question.get().name, option: Some(o.get().code), amount: None },
            Because::Amount(a) => BecauseForm { question: a.get().question.get().name, option: None, amount: answers.amount(a) },
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
