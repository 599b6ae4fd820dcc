//! The screens, one file each: welcome, questions, check your answers, result; a folder for the diary; and the page to learn from. Plain
//! functions from values to markup: what the runner does comes out as a [`Did`](super::Did), and nothing is kept here. Only the app
//! shows them.

mod ask;
pub mod diary;
mod learn;
mod result;
mod review;
mod welcome;

pub use ask::ask;
pub use learn::learn;
pub use result::{Beyond, beyond, result};
pub use review::{given, review};
pub use welcome::{coming, signs, welcome};
