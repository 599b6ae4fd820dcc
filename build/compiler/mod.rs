//! From content files to Rust tables: `source` reads, `expression` parses conditions, `resolve` resolves names, `check` refuses,
//! `cases` tries every rule on its own examples, `emit` writes with numbers as wide as `width` says. Nothing here ships. The build script
//! calls [`compile`]; tools that look at the content itself call [`load`]. `repeat` makes more of the content, for the benchmarks alone.

use std::collections::BTreeMap;

pub mod answers;
mod body_map;
pub mod care;
mod cases;
mod check;
mod conditions;
mod contradictions;
mod emit;
pub mod expression;
pub mod figures;
pub mod languages;
pub mod library;
mod order;
mod pseudo;
pub mod repeat;
mod resolve;
pub mod source;
mod width;
mod wording;

/// What is made from the content.
pub struct Compiled {
    /// Questions, findings, rules and the rest, without a sentence a patient could read.
    pub tables: String,
    /// Every text, by number.
    pub words: String,
    /// The texts in each language, and in the pseudo-language of the tests: file name and text.
    pub catalogues: Vec<(String, String)>,
    /// Where the touch areas of the body map stand, as style rules.
    pub places: String,
}

/// How to make it; what ships is made by default.
#[derive(Debug, Clone, Copy, Default)]
pub struct Making {
    /// English stands in for what is not translated: for `cargo xtask texts`.
    pub draft: bool,
    /// How many times over the questions and rules stand, if more than once: for benchmarks.
    pub times: usize,
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

/// Compiles all content files (path to text), or lists everything that is wrong with them. `tests` names every test of the project as
/// `file::name`, for the hazard log; empty where the tests are not at hand.
pub fn compile(files: &BTreeMap<String, String>, tests: &[String], making: Making) -> Result<Compiled, Vec<Fault>> {
    let (source, mut library) = load(files, tests)?;
    let mut faults = Vec::new();
    let languages = languages::resolve(&source, &library, &mut faults);
    if !faults.is_empty() && !making.draft {
        return Err(faults);
    }
    // What ships never passes through here.
    if making.times > 1 {
        repeat::repeat(&mut library, making.times);
    }
    Ok(emit::emit(&source, &library, &languages))
}

/// The content as written and as resolved, found sound; or everything that is wrong with it. Takes what [`compile`] takes.
pub fn load(files: &BTreeMap<String, String>, tests: &[String]) -> Result<(source::Source, library::Library), Vec<Fault>> {
    let source = source::read(files)?;
    let mut faults = Vec::new();
    let library = resolve::resolve(&source, &mut faults);
    check::check(&source, &library, &mut faults);
    care::check(&source, &library, tests, &mut faults);
    wording::check(&library, &mut faults);
    // The cases are only worth trying on content that is otherwise sound.
    if faults.is_empty() {
        cases::check(&source, &library, &mut faults);
    }
    if faults.is_empty() {
        Ok((source, library))
    } else {
        faults.sort();
        faults.dedup();
        Err(faults)
    }
}
