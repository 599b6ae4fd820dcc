//! What the runner takes away, worked out from the assessment: the result page as data, and the forms that cross the boundary.
//!
//! Pure Rust, no browser. What belongs here: which texts, in which order. What does not: urgency (`engine`), markup (`view`).

mod exchange;
mod fail_safe;
mod given;
mod journey;
mod summary;
mod types;

pub use exchange::{
    AssessmentForm, BecauseForm, ChoiceForm, FiredForm, NextForm, QuestionForm, RangeForm, assess_form, next_form, questions_form,
};
pub use fail_safe::{FailSafe, FailSafeRegion, fail_safe};
pub use given::{AnswersForm, Given, InputError, read_answers, write_answers};
pub use journey::{Journey, journey};
pub use summary::{Reason, Running, Summary, Within, answer_text, summarise};
