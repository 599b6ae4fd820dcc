//! Assesses answers given as JSON, and prints the assessment as JSON.
//!
//! ```text
//! cargo run --example assess -- answers.json     # or - for standard input
//! cargo run --example assess -- --questions      # every question with options, texts and ask-when
//! cargo run --example assess -- --next answers.json
//! ```
//!
//! Exits 2 with a message when the answers cannot be read.

use std::{
    env, fs,
    io::{self, Read, Write},
    process::ExitCode,
};

use backstride::report::{AnswersForm, assess_form, next_form, questions_form, read_answers};
use serde::Serialize;

const USAGE: &str = "usage: assess ANSWERS.json | assess --next ANSWERS.json | assess --questions   (- reads standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments).and_then(|json| writeln!(io::stdout(), "{json}").map_err(|e| e.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[&str]) -> Result<String, String> {
    match arguments {
        ["--questions"] => print(&questions_form()),
        ["--next", file] => print(&next_form(&answers(file)?)),
        [file] if !file.starts_with("--") => print(&assess_form(&answers(file)?)),
        _ => Err(USAGE.into()),
    }
}

fn answers(file: &str) -> Result<backstride::engine::Answers, String> {
    let mut text = String::new();
    let read = if file == "-" {
        io::stdin().read_to_string(&mut text)
    } else {
        fs::read_to_string(file).map(|t| {
            text = t;
            0
        })
    };
    read.map_err(|e| format!("{file}: {e}"))?;
    let given: AnswersForm = serde_json::from_str(&text)
        .map_err(|e| format!("{file}: answers are one JSON object, question id to answer, such as {{\"U1\": 34}}: {e}"))?;
    read_answers(given).map_err(|errors| errors.iter().map(|e| format!("{file}: {e}")).collect::<Vec<_>>().join("\n"))
}

fn print(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map_err(|e| e.to_string())
}
