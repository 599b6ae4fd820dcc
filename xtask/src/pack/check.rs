//! Checks of what is in `dist/`, by tools that others wrote (`tests/package/check.mjs`) and for what must not be in it. For `test` and
//! `reproduce`.

use super::{SINGLE, folder};
use crate::{process, project};
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// All checks of a built site.
pub fn check(site: &Path) -> Result<()> {
    no_machine_in(site)?;
    let script = project::root().join("tests").join("package").join("check.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(site.join(folder()?));
    process::run(command.args([site.join("index.html"), site.join(SINGLE)]))?;
    // Made again of the same parts, it is the same.
    let again = project::root().join("target").join("again");
    project::remove(&again)?;
    super::site(&project::root().join("target").join("parts"), &again, crate::build::Profile::Release)?;
    let files = compare(site, &again)?;
    println!("{files} files, made twice: the same bytes");
    project::remove(&again)
}

/// Refuses files that hold a folder of this machine.
fn no_machine_in(site: &Path) -> Result<()> {
    let mut folders = vec![project::root().to_owned()];
    folders.extend(["CARGO_HOME", "CARGO_TARGET_DIR", "HOME"].iter().filter_map(std::env::var_os).map(Into::into));
    // A folder such as `/` or `/root` could stand in any file.
    let names: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).filter(|name| name.len() > 5).collect();
    for file in project::files_below(site)? {
        let bytes = project::read_bytes(&file)?;
        if let Some(name) = names.iter().find(|name| bytes.windows(name.len()).any(|part| part == name.as_bytes())) {
            bail!("{} names a folder of this machine: {name}", project::shown(&file));
        }
    }
    Ok(())
}

/// `cargo xtask reproduce`: builds this checkout a second time, in another place, and compares the two, byte by byte.
pub fn reproduce(words: &[String]) -> Result<()> {
    crate::refuse(words)?;
    crate::build::build(crate::build::Profile::Release)?;
    let place = std::env::temp_dir().join(format!("backstride-again-{}", std::process::id()));
    let copy = place.join("a copy");
    let outcome = build_in(&copy).and_then(|()| compare(&project::dist(), &copy.join("dist")));
    project::remove(&place)?;
    println!("two builds in two folders: {} files, the same bytes", outcome?);
    Ok(())
}

/// Copies every file of the project that git knows of or would take in to another folder, and builds there.
fn build_in(copy: &Path) -> Result<()> {
    let root = project::root();
    let listed =
        process::output(Command::new("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(root))?;
    for name in listed.lines().filter(|name| root.join(name).is_file()) {
        project::write(&copy.join(name), &project::read_bytes(&root.join(name))?)?;
    }
    let mut command = process::cargo(&["run", "--quiet", "--package=xtask", "--", "build"]);
    process::run(command.current_dir(copy).env("CARGO_TARGET_DIR", copy.join("another target")))
}

/// Compares all files of two folders, and returns how many there are.
fn compare(one: &Path, other: &Path) -> Result<usize> {
    let read = |folder: &Path| -> Result<BTreeMap<String, Vec<u8>>> {
        let files = project::files_below(folder)?;
        let name = |file: &Path| file.strip_prefix(folder).unwrap_or(file).display().to_string();
        files.iter().map(|file| Ok((name(file), project::read_bytes(file)?))).collect()
    };
    let (one, other) = (read(one)?, read(other)?);
    let names: std::collections::BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let differ: Vec<_> = names.iter().filter(|name| one.get(**name) != other.get(**name)).map(|name| name.as_str()).collect();
    if !differ.is_empty() {
        bail!("two builds differ in {}", differ.join(", "));
    }
    if one.is_empty() {
        bail!("the builds are empty");
    }
    Ok(one.len())
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::project;

    #[test]
    fn what_we_tell_people_to_paste_names_this_version() {
        let link = format!("backstride/{}/backstride.js", crate::pack::version().expect("a version"));
        for name in ["README.md", "docs/embedding.md"] {
            let text = project::read_text(&project::root().join(name)).expect("is there");
            let lines: Vec<_> = text.lines().filter(|line| line.contains("/backstride.js")).collect();
            assert!(!lines.is_empty() && lines.iter().all(|line| line.contains(&link)), "{name}: {lines:?}");
        }
    }

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let place = std::env::temp_dir().join(format!("backstride-compare-{}", std::process::id()));
        let (one, other) = (place.join("one"), place.join("other"));
        for folder in [&one, &other] {
            project::write(&folder.join("same/file"), b"1").expect("writes");
        }
        assert_eq!(compare(&one, &other).expect("the same"), 1);
        project::write(&one.join("changed"), b"1").expect("writes");
        project::write(&other.join("changed"), b"2").expect("writes");
        project::write(&other.join("more"), b"").expect("writes");
        let problem = compare(&one, &other).expect_err("differ").to_string();
        assert!(problem.ends_with("changed, more"), "{problem}");
        std::fs::remove_dir_all(place).expect("tidies up");
    }
}
