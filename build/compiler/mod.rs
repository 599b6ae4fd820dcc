//! From content files to Rust tables: `source` reads, `expression` parses conditions, `resolve` resolves names, `check` refuses,
//! `cases` tries every rule on its own examples, `emit` writes. Nothing here ships.

use std::collections::BTreeMap;

mod cases;
mod check;
mod emit;
mod expression;
mod library;
mod order;
mod resolve;
mod source;
mod wording;

/// The two Rust files made from the content.
pub struct Compiled {
    /// Questions, findings, rules and the rest, without a sentence a patient could read.
    pub tables: String,
    /// Every text, by number.
    pub words: String,
}

/// One fault in the content: where, what, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub file: String,
    pub line: usize,
    pub message: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Compiles all content files (path to text), or lists everything that is wrong with them.
pub fn compile(files: &BTreeMap<String, String>) -> Result<Compiled, Vec<Fault>> {
    let source = source::read(files)?;
    let mut faults = Vec::new();
    let library = resolve::resolve(&source, &mut faults);
    check::check(&source, &library, &mut faults);
    wording::check(&library, &mut faults);
    // The cases are only worth trying on content that is otherwise sound.
    if faults.is_empty() {
        cases::check(&source, &library, &mut faults);
    }
    if faults.is_empty() {
        Ok(emit::emit(&source, &library))
    } else {
        faults.sort();
        faults.dedup();
        Err(faults)
    }
}
