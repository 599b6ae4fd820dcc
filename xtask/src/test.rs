//! `cargo xtask test`: everything a change must pass, in order, stopping at the first failure.
//!
//! The last line of the output counts the tests of all steps: `412 passed, 0 failed`.

use crate::{build, pack, process, project, setup, size, wordpress};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::Instant;

/// How many tests have passed and failed so far.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
}

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    crate::refuse(words)?;
    let start = Instant::now();
    let mut tally = Tally::default();
    let outcome = all_steps(&mut tally);
    let seconds = start.elapsed().as_secs();
    match &outcome {
        Ok(()) => println!("\nall steps passed in {seconds} s"),
        Err(error) => {
            tally.failed = tally.failed.max(1);
            println!("\nstopped after {seconds} s: {error:#}");
        }
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if outcome.is_err() {
        // The count is the last line; an error passed on would print one more.
        std::process::exit(1);
    }
    Ok(())
}

fn all_steps(tally: &mut Tally) -> Result<()> {
    step("install what is missing", setup::everything)?;
    step("formatting", || process::run(&mut process::cargo(&["fmt", "--all", "--check"])))?;
    step("lints", || process::run(&mut process::cargo(&["clippy", "--workspace", "--all-targets", "--", "-Dwarnings"])))?;
    step("lints of the widget as WebAssembly", || lint_wasm(""))?;
    step("lints of the module for programs", || lint_wasm("programs"))?;
    step("documentation", || {
        let mut command = process::cargo(&["doc", "--workspace", "--no-deps"]);
        process::run(command.env("RUSTDOCFLAGS", "-Dwarnings"))
    })?;
    step("native tests", || count(tally, &mut process::cargo(&["test", "--no-fail-fast"])))?;
    step("tests of the tools", || count(tally, &mut process::cargo(&["test", "--package=xtask"])))?;
    step("build", || build::build(build::Profile::Release))?;
    step("size", size::weigh_all)?;
    step("the package", || pack::check::check(&project::dist()))?;
    step("the WordPress plugin", wordpress::check)?;
    step("browser tests", || {
        let mut command = process::cargo(&["test", "--package=backstride-browser"]);
        count(tally, command.arg("--no-fail-fast"))
    })
}

/// The lints of the crate as it is compiled for a page.
fn lint_wasm(features: &str) -> Result<()> {
    let words = ["clippy", "--lib", "--target=wasm32-unknown-unknown", "--features", features, "--", "-Dwarnings"];
    process::run(&mut process::cargo(&words))
}

/// Runs one step between its name and its time.
fn step(name: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n=== {name}");
    let start = Instant::now();
    match run() {
        Ok(()) => {
            println!("=== {name}: ok, {:.1} s", start.elapsed().as_secs_f64());
            Ok(())
        }
        Err(error) => Err(error.context(format!("the step \"{name}\" failed"))),
    }
}

/// Runs `cargo test` and adds what its summary lines say. A run of no test at all is a failure.
fn count(tally: &mut Tally, command: &mut Command) -> Result<()> {
    let mut here = Tally::default();
    let succeeded = process::listen(command, |line| {
        if let Some((passed, failed)) = summary(line) {
            here.passed += passed;
            here.failed += failed;
        }
    })?;
    tally.passed += here.passed;
    tally.failed += here.failed;
    if !succeeded {
        bail!("`{}` failed", process::shown(command));
    }
    if here.passed == 0 {
        bail!("`{}` ran no test", process::shown(command));
    }
    Ok(())
}

/// Passed and failed in a summary line of cargo test.
fn summary(line: &str) -> Option<(u64, u64)> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        let part = counts.split("; ").find_map(|part| part.strip_suffix(word));
        part?.trim().parse().ok()
    };
    Some((number("passed")?, number("failed")?))
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn a_summary_line_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(summary(line), Some((12, 3)));
        assert_eq!(summary("test engine::x ... ok"), None);
    }
}
