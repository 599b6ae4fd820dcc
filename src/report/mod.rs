//! What the runner takes away, worked out from the assessment: the result page as data, and the forms that cross the boundary.
//!
//! Pure Rust, no browser. What belongs here: which texts, in which order. What does not: urgency (`engine`), markup (`view`).

mod care;
mod care_form;
mod day;
pub mod diary;
mod exchange;
mod fail_safe;
mod form;
mod given;
mod governance;
mod journey;
mod running;
mod summary;
#[cfg(any(feature = "programs", not(target_arch = "wasm32")))]
pub mod take;
mod types;
mod voice;
pub mod way_back;
mod what_if;

pub use care::{Care, care};
pub use care_form::{AdviceForm, CareForm, ChangeForm, LineForm, RankedForm, RunStageForm, RunWeekForm, RunningForm, StageForm};
pub use day::Day;
pub use exchange::{
    AssessmentForm, BecauseForm, ChoiceForm, FiredForm, NextForm, QuestionForm, RangeForm, assess_form, next_form, questions_form,
};
pub use fail_safe::{FailSafe, FailSafeRegion, fail_safe};
pub use form::Form;
pub use given::{AnswersForm, Given, InputError, read_answers, write_answers};
pub use governance::{Standing, standing};
pub use journey::{Journey, journey};
pub use running::return_to_running;
pub use summary::{Reason, Running, Summary, Within, summarise};
pub use voice::{Voice, sentences};
pub use what_if::{Change, WhatIf, what_if};
