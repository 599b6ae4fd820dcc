//! `cargo xtask journey [ANSWERS.json]`: how long the way through the questions is, in screens, questions, words and time.
//!
//! Without a file it walks an ordinary strain (`content/ordinary-runner.toml`, who worries about nothing).

use crate::project;
use anyhow::{Context, Result, anyhow};
use backstride::{
    report::{AnswersForm, Given, journey, read_answers},
    words::Language,
};

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    let form: AnswersForm = match words {
        [] => ordinary()?,
        [file] => {
            let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
            serde_json::from_str(&text).with_context(|| format!("{file} is not answers as JSON"))?
        }
        [_, rest @ ..] => return crate::refuse(rest),
    };
    let answers = read_answers(form).map_err(|errors| {
        let all: Vec<_> = errors.iter().map(ToString::to_string).collect();
        anyhow!("{}", all.join("\n"))
    })?;
    let uk = Language::ENGLISH.region("GB").context("the region GB is missing from content/regions.toml")?;
    let way = journey(&answers, uk).context("the answers leave a question open that comes up on the way")?;
    println!("screens of the safety part  {:>5}", way.safety_screens);
    println!("screens of questions        {:>5}", way.screens);
    println!("questions answered          {:>5}", way.questions);
    println!("taps                        {:>5}", way.taps);
    println!("words read                  {:>5}", way.words);
    println!("time at 200 words a minute and 3 seconds a tap: {} min {:02} s", way.seconds() / 60, way.seconds() % 60);
    Ok(())
}

fn ordinary() -> Result<AnswersForm> {
    let text = project::read_text(&project::root().join("content/ordinary-runner.toml"))?;
    let mut form: AnswersForm = toml::from_str(&text).context("content/ordinary-runner.toml")?;
    form.extend((1..=6).map(|n| (format!("Y{n}"), Given::Code(format!("y{n}.no")))));
    Ok(form)
}
