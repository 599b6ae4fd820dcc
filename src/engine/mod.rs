//! From answers to a disposition: pure, total and deterministic. Ids and whole numbers only: no prose, no floats, no clock.
//!
//! What belongs here: answers, three-valued truth, red flag rules, suppress codes, what may add to the pain, which advice fits, the running plan.
//! What does not: which screen comes next (that is
//! `session`), and anything a runner reads (`words`, `report`).

mod advice;
mod answers;
mod assess;
mod contradictions;
mod open;
mod ranking;
mod reading;
mod reasons;
pub mod running;
mod truth;

pub use advice::{Choice, Chosen, choose};
pub use answers::{Answer, AnswerError, Answers};
pub use assess::{Assessment, Fired, assess};
pub use contradictions::contradictions;
pub use open::{Wanted, wanted};
pub use ranking::{Line, Ranked, Ranking, rank};
pub use reading::{Reading, Unasked};
pub use reasons::Because;
pub use truth::Truth;
