//! The content beyond the red flag rules, from file to table: what may add to the pain, what to do, what runners have read, what to expect.
//! The same steps as for the rules: `source` reads, `resolve` resolves names, `check` refuses; `super::emit` writes.

mod check;
mod emit;
mod learn;
mod resolve;
pub mod source;

pub use check::check;
pub use emit::tables;
pub use learn::resolve as learn;
pub use resolve::resolve;
pub use source::{Care, read};
