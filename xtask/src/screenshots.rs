//! `cargo xtask screenshots [DIR]`: pictures of the key screens, to be looked at by a person.
//!
//! The list of screens is in `tests/browser/src/bin/screenshots.rs`, where the browser is driven.

use crate::{build, process, project, setup};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    let folder = match words {
        [] => project::root().join("target").join("screenshots"),
        [folder] => {
            let here = std::env::current_dir().context("cannot tell the current folder")?;
            here.join(PathBuf::from(folder))
        }
        [_, rest @ ..] => return crate::refuse(rest),
    };
    setup::browser()?;
    build::build(build::Profile::Release)?;
    process::run(process::cargo(&["run", "--package=backstride-browser", "--bin=screenshots", "--"]).arg(folder))
}
