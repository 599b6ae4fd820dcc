//! Backstride: how soon a runner with low back pain should be seen, by whom and why, worked out on the runner's own device.
//!
//! # The words we use
//!
//! | Word | Meaning |
//! |---|---|
//! | question | something the runner is asked; has options, or takes an amount |
//! | option | one thing the runner can tick; its code (`b1_leak`) is the same everywhere |
//! | answer | what the runner gave to one question |
//! | answers | everything given so far; the only state there is |
//! | finding | a named condition over answers (`weak_true`) |
//! | total | a named whole number over answers (`bsi_risk`) |
//! | red flag rule | a condition with a floor: the least urgent result allowed when it fires |
//! | disposition | how soon to be seen: emergency, same day, soon, routine, self-care |
//! | safety net | the signs that must send the runner for help later |
//! | care card | the part of the result that says what to do now |
//! | screen | one topic: one question, or two or three short ones |
//! | session | answers, and the place in the flow |
//!
//! # The floors
//!
//! Modules import only from those above them in this list; `tests/architecture.rs` holds them to it.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod content;
#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod engine;
pub mod report;
pub mod session;
// Programs draw nothing.
#[cfg(not(all(target_arch = "wasm32", feature = "programs")))]
pub mod view;
pub mod words;
