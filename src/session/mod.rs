//! The flow: which screen comes next, and what a runner's actions do. Pure: no browser, no clock, no texts.
//!
//! The screen is worked out from the answers each time, never stored twice. What belongs here: order, back, change, restart, the stop
//! at an emergency. What does not: whether a rule fires (`engine`), how anything looks (`view`).

mod flow;
mod state;

pub use flow::{Next, at_most_left, next, shown};
pub use state::{Action, Effect, Place, Session};
