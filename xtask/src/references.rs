//! `cargo xtask references`: takes the key screens as they are now for the new references, as pictures and as they are read out.
//!
//! To be run after a wanted change, and to be looked at before it is committed: `git diff --stat tests/browser/references`. The test is
//! `tests/browser/tests/references.rs`.

use crate::{build, process, setup};
use anyhow::Result;

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    crate::refuse(words)?;
    setup::everything()?;
    build::build(build::Profile::Release)?;
    let words = ["test", "--package=backstride-browser", "--test=references", "--", "--nocapture"];
    process::run(process::cargo(&words).env("BACKSTRIDE_REFERENCES", "write"))?;
    println!("look at what changed in tests/browser/references/ before you commit it");
    Ok(())
}
