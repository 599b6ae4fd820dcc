//! From answers to a disposition: pure, total and deterministic. Ids and whole numbers only: no prose, no floats, no clock.
//!
//! What belongs here: answers, three-valued truth, red flag rules, suppress codes. What does not: which screen comes next (that is
//! `session`), and anything a runner reads (`words`, `report`).

mod answers;
mod assess;
mod open;
mod reading;
mod reasons;
mod truth;

pub use answers::{Answer, AnswerError, Answers};
pub use assess::{Assessment, Fired, assess};
pub use open::{Wanted, wanted};
pub use reading::{Reading, Unasked};
pub use reasons::Because;
pub use truth::Truth;
