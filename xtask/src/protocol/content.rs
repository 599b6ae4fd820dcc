//! The content as the protocol sees it: files, as written, as resolved. From the working folder or from a commit.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::compiler::{self, library::Library, source::Source};
use crate::{process, project};

/// Content files: path to text.
pub type Files = BTreeMap<String, String>;

/// The content, found sound.
pub struct Content {
    pub files: Files,
    /// As written.
    pub source: Source,
    /// As resolved.
    pub library: Library,
}

impl Content {
    /// Reads and checks content files; `whose` says in errors where they come from.
    pub fn of(files: Files, whose: &str) -> Result<Content> {
        match compiler::load(&files, &[]) {
            Ok((source, library)) => Ok(Content { files, source, library }),
            Err(faults) => {
                let first: Vec<_> = faults.iter().take(10).map(|fault| format!("  {fault}")).collect();
                let more = faults.len() - first.len();
                let rest = if more == 0 { String::new() } else { format!("\n  and {more} more") };
                bail!(
                    "today's compiler cannot read the content of {whose}: it is faulty, or its files have another shape.\n{}{rest}",
                    first.join("\n")
                )
            }
        }
    }

    /// A text of the library.
    pub fn text(&self, at: usize) -> &str {
        &self.library.texts[at].text
    }
}

/// The content files of the working folder.
pub fn now() -> Result<Files> {
    let mut files = Files::new();
    for path in project::files_below(&project::root().join("content"))? {
        if path.extension().is_some_and(|e| e == "toml") {
            files.insert(project::shown(&path).replace('\\', "/"), project::read_text(&path)?);
        }
    }
    Ok(files)
}

/// The content files at a commit, and its short name.
pub fn at(revision: &str) -> Result<(Files, String)> {
    let commit = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])
        .with_context(|| format!("git knows no commit called `{revision}`"))?;
    let commit = commit.trim();
    let mut files = Files::new();
    for path in git(&["ls-tree", "-r", "-z", "--name-only", commit, "content/"])?.split('\0') {
        if path.ends_with(".toml") {
            files.insert(path.to_owned(), git(&["show", &format!("{commit}:./{path}")])?);
        }
    }
    if files.is_empty() {
        bail!("the commit {revision} has no content files");
    }
    Ok((files, commit.chars().take(8).collect()))
}

fn git(arguments: &[&str]) -> Result<String> {
    process::output(Command::new("git").args(arguments).current_dir(project::root()))
}

/// Every test below `tests/`, as the hazard log names them: `tests/rules.rs::its_name`.
pub fn tests() -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for path in project::files_below(&project::root().join("tests"))? {
        if path.extension().is_some_and(|e| e == "rs") {
            let name = project::shown(&path).replace('\\', "/");
            let text = project::read_text(&path)?;
            let functions = text.lines().filter_map(|l| l.trim_start().trim_start_matches("async ").strip_prefix("fn "));
            found.extend(functions.filter_map(|f| Some(format!("{name}::{}", f.split(['(', '<']).next()?))));
        }
    }
    Ok(found)
}

/// The files of patient stories, if there are any.
pub fn stories() -> Result<Files> {
    let mut files = Files::new();
    for path in project::files_below(&project::root().join("tests").join("stories"))? {
        if path.extension().is_some_and(|e| e == "toml") {
            files.insert(project::shown(&path), project::read_text(&path)?);
        }
    }
    Ok(files)
}
