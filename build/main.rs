//! The content compiler: reads `content/`, refuses what is wrong with file and line, and writes static tables for the crate.
//! Cargo runs it before every build. The work is in [`compiler`], which the tests call too, with broken content.

use std::{collections::BTreeMap, env, fs, path::Path, process::ExitCode};

mod compiler;
mod styles;

/// How many times over the questions and rules stand in this build: for `cargo xtask bench`, which measures how the cost grows.
const REPEAT: &str = "BACKSTRIDE_REPEAT";

/// The most: more would tell nothing new.
const MOST: usize = 20;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/view/style");
    // For `cargo xtask texts`, which needs a build before it can say what is to be translated.
    println!("cargo::rerun-if-env-changed=BACKSTRIDE_DRAFT");
    let draft = env::var_os("BACKSTRIDE_DRAFT").is_some();
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| ".".into());
    let mut files = BTreeMap::new();
    if let Err(problem) = gather(Path::new(&root), Path::new("content"), &mut files) {
        println!("cargo::error=content/ cannot be read: {problem}");
        return ExitCode::FAILURE;
    }
    let Some(times) = times() else { return ExitCode::FAILURE };
    match compiler::compile(&files, &tests(Path::new(&root)), compiler::Making { draft, times }) {
        Ok(compiled) => {
            let out = env::var("OUT_DIR").unwrap_or_else(|_| ".".into());
            let written = fs::write(Path::new(&out).join("content.rs"), compiled.tables)
                .and_then(|()| fs::write(Path::new(&out).join("words.rs"), compiled.words))
                .and_then(|()| {
                    compiled.catalogues.iter().try_for_each(|(name, text)| fs::write(Path::new(&out).join(name), text))
                })
                .and_then(|()| styles::write(Path::new(&root), Path::new(&out), &compiled.places));
            match written {
                Ok(()) => ExitCode::SUCCESS,
                Err(problem) => {
                    println!("cargo::error=the compiled content or the styles cannot be written: {problem}");
                    ExitCode::FAILURE
                }
            }
        }
        Err(faults) => {
            for fault in &faults {
                println!("cargo::error={fault}");
            }
            println!("cargo::error={} fault(s) in the content", faults.len());
            ExitCode::FAILURE
        }
    }
}

/// How many times over the questions and rules are wanted: once, unless the environment says otherwise. None after saying what is wrong.
fn times() -> Option<usize> {
    println!("cargo::rerun-if-env-changed={REPEAT}");
    let Some(text) = env::var_os(REPEAT) else { return Some(1) };
    let times = text.to_str().and_then(|text| text.parse().ok()).filter(|times| (1..=MOST).contains(times));
    match times {
        Some(times) => println!("cargo::warning=questions and rules stand {times} times over: for measuring, never to ship"),
        None => println!("cargo::error={REPEAT} is a whole number from 1 to {MOST}"),
    }
    times
}

/// Every test below `tests/`, as `tests/rules.rs::its_name`: the hazard log names them. None where the folder is not there.
fn tests(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new("tests").to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder)).into_iter().flatten().flatten() {
            let path = folder.join(entry.file_name());
            if entry.file_type().is_ok_and(|t| t.is_dir()) {
                if !path.ends_with("node_modules") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(root.join(&path)).unwrap_or_default();
                let name = path.to_string_lossy().replace('\\', "/");
                // Not the whole folder: pictures lie there too. A test in a new file is named by a change of the content.
                println!("cargo::rerun-if-changed={name}");
                let functions = text.lines().filter_map(|l| l.trim_start().trim_start_matches("async ").strip_prefix("fn "));
                found.extend(functions.filter_map(|f| Some(format!("{name}::{}", f.split(['(', '<']).next()?))));
            }
        }
    }
    found
}

/// Every `.toml` file below `folder`, by its path with forward slashes.
fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) -> std::io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            gather(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let name = path.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(root.join(&path))?);
        }
    }
    Ok(())
}
