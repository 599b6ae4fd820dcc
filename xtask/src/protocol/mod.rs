//! `cargo xtask protocol [DIR]`: the whole clinical content as one linked document, for clinicians to review.
//! `cargo xtask protocol --diff REV`: what the content does to runners that it did not do at a commit.

pub mod content;
mod diff;
mod html;
mod markdown;
mod page;
mod parts;
mod phrase;
#[cfg(test)]
mod tests;

#[path = "../../../build/compiler/mod.rs"]
#[allow(dead_code)]
pub mod compiler;

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::project;
use content::Content;

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    let folder = match words {
        [option, revision] if option == "--diff" => return compare(revision),
        [option] if option == "--diff" => bail!("--diff needs the name of a commit"),
        [] => project::root().join("target").join("protocol"),
        [folder] if !folder.starts_with('-') => PathBuf::from(folder),
        [_] => return crate::refuse(words),
        [_, rest @ ..] => return crate::refuse(rest),
    };
    let content = Content::of(content::now()?, "the working folder")?;
    let document = parts::document(&content, &content::tests()?)?;
    for (name, text) in [("protocol.html", html::write(&document)), ("protocol.md", markdown::write(&document))] {
        let path = folder.join(name);
        project::write(&path, text.as_bytes())?;
        println!("{}: {} kB", project::shown(&path), text.len() / 1000);
    }
    println!("{} definitions, every link resolves", document.ids().len());
    Ok(())
}

/// Compares the working folder with a commit. Fails if the manifest's version has not moved as far as the changes ask.
fn compare(revision: &str) -> Result<()> {
    let (files, commit) = content::at(revision)?;
    let before = Content::of(files, &format!("{revision} ({commit})"))?;
    let after = Content::of(content::now()?, "the working folder")?;
    let report = diff::report(&before, &after, [&commit, "the working folder"], &content::stories()?)?;
    print!("{}", report.text);
    if !report.enough {
        bail!("these changes ask for a {} step of the version in content/manifest.toml", report.asked);
    }
    Ok(())
}
