//! `cargo xtask <verb>`: the tools of Backstride, one file per verb.
//!
//! For people who work on Backstride and for continuous integration; nothing here is shipped.
//! To add a verb, write its file and add one line to [`VERBS`].

#![forbid(unsafe_code)]

mod bench;
mod build;
mod journey;
mod pack;
mod page;
mod process;
mod project;
mod protocol;
mod references;
mod screenshots;
mod serve;
mod setup;
mod shorten;
mod size;
mod start;
mod stories;
mod test;
mod texts;
mod wordpress;

use std::process::ExitCode;

/// What a verb does with the words after its name.
type Run = fn(&[String]) -> anyhow::Result<()>;

/// Every verb: its name, its arguments, what it does, and the function that does it.
const VERBS: &[(&str, &str, &str, Run)] = &[
    ("build", "[--dev]", "build the widget into dist/ (--dev: quick to compile, larger)", build::run),
    ("serve", "[--port N]", "build, serve dist/ on this machine, rebuild on every change", serve::run),
    ("size", "", "weigh what a page loads; fails over the budget", size::run),
    ("test", "", "everything a change must pass: what .ci/run runs", test::run),
    ("bench", "[peers]", "what the engine costs: native, with ten times the content, and as WebAssembly", bench::run),
    ("journey", "[ANSWERS.json]", "how long the way through the questions is", journey::run),
    ("stories", "[--list]", "what comes of the patient stories: levels, safety, screens", stories::run),
    ("protocol", "[DIR] | --diff REV", "the clinical content to review, or what it changes for runners since REV", protocol::run),
    ("texts", "LANG", "bring a translation into step with the English texts", texts::run),
    ("screenshots", "[DIR]", "pictures of the key screens (phone and desktop, light and dark)", screenshots::run),
    ("references", "", "take the key screens as they are now for the new references", references::run),
    ("reproduce", "", "build twice, in two places, and compare the bytes", pack::check::reproduce),
    ("setup", "", "install what is missing: wasm target, browser, npm packages", setup::run),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = words.split_first() else {
        print!("{}", help());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some((_, _, _, run)) = VERBS.iter().find(|verb| verb.0 == name) else {
        eprint!("error: there is no verb `{name}`\n\n{}", help());
        return ExitCode::from(2);
    };
    match run(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The text of `cargo xtask help`.
fn help() -> String {
    let mut text = String::from("cargo xtask <verb>\n\n");
    for (name, arguments, does, _) in VERBS {
        let usage = format!("{name} {arguments}");
        text.push_str(&format!("  {usage:<27} {does}\n"));
    }
    text
}

/// Refuses words a verb does not know, so that a typing mistake is not silently ignored.
fn refuse(words: &[String]) -> anyhow::Result<()> {
    match words.first() {
        None => Ok(()),
        Some(word) => anyhow::bail!("`{word}` means nothing here; see `cargo xtask help`"),
    }
}
