//! `cargo xtask stories [--list]`: what the engine and the flow make of the patient stories in `tests/stories/`.
//!
//! Prints shares with their intervals, the table of levels, the screens asked, and every story that did not come out as its writer
//! expected; with `--list` every story. It reports and never fails over a figure: `tests/stories.rs` holds the floors.

use crate::project;
use anyhow::{Result, anyhow};
use backstride::content::Disposition;

#[path = "../../tests/stories/evaluate.rs"]
mod evaluate;

use evaluate::{
    Outcome,
    summary::{Share, Spread, Summary, Triage},
};

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    let all = match words {
        [] => false,
        [word] if word == "--list" => true,
        [word, rest @ ..] if word == "--list" => return crate::refuse(rest),
        _ => return crate::refuse(words),
    };
    let outcomes = evaluate::evaluate_all(project::root()).map_err(|e| anyhow!(e))?;
    let summary = Summary::of(&outcomes);
    println!("{} patient stories, written without looking at the rules; no clinician has reviewed them.", outcomes.len());
    println!(
        "The intervals (95 %, Wilson) tell what chance alone could do; how real runners differ from stories, nobody knows.\n"
    );
    shares(&format!("all {}", outcomes.len()), &summary.all);
    for (group, triage) in &summary.groups {
        shares(&format!("{} {}", group.name(), triage.exact.of), triage);
    }
    shares(&format!("urgent, played down {}", summary.downplayed.exact.of), &summary.downplayed);
    println!("what is shown");
    line("expected contributors shown", summary.contributors);
    line("must-have advice shown", summary.advice);
    line("advice never to be shown, shown (not counting D1)", summary.forbidden);
    levels(&summary);
    screens(&summary);
    println!("\nnot as expected");
    outcomes.iter().filter(|o| !is_as_expected(o)).for_each(print);
    if all {
        println!("\nas expected");
        outcomes.iter().filter(|o| is_as_expected(o)).for_each(print);
    }
    Ok(())
}

fn shares(title: &str, triage: &Triage) {
    println!("{title}");
    triage.named().iter().for_each(|(name, share)| line(name, *share));
    println!();
}

fn line(name: &str, share: Share) {
    let (low, high) = share.interval();
    let percent = |part: f64| part * 100.0;
    let of = format!("{} of {}", share.hits, share.of);
    println!("  {name:<50} {of:>11}  {:>5.1} %  ({:.1} to {:.1})", percent(share.rate()), percent(low), percent(high));
}

/// Rows are labels, columns what came out.
fn levels(summary: &Summary) {
    println!("\nlabel, and what came out");
    let codes: Vec<_> = Disposition::ALL.iter().rev().map(|d| d.code()).collect();
    println!("      {}", codes.iter().map(|c| format!("{c:>5}")).collect::<String>());
    for (code, row) in codes.iter().zip(summary.levels) {
        println!("  {code:<4}{}", row.iter().map(|n| format!("{n:>5}")).collect::<String>());
    }
}

fn screens(summary: &Summary) {
    println!("\nscreens of questions                    stories  least   25 %  median   75 %   most");
    let row = |name: String, s: &Spread| {
        println!("  {name:<36} {:>8} {:>6} {:>6} {:>7} {:>6} {:>6}", s.count, s.least, s.lower, s.median, s.upper, s.most);
    };
    row("D1, up to the result".into(), &summary.emergencies.0);
    for (level, end, certain) in &summary.others {
        row(format!("{}, until the level is certain", level.code()), certain);
        row(format!("{}, up to the result", level.code()), end);
    }
}

/// Whether the level is the label's, and everything expected is shown and nothing forbidden.
fn is_as_expected(o: &Outcome) -> bool {
    o.is_exact() && o.missing_contributors().is_empty() && o.missing_advice().is_empty() && o.forbidden().is_empty()
}

fn print(o: &Outcome) {
    let verdict = if o.is_exact() {
        "as labelled"
    } else if o.is_accepted() {
        "acceptable"
    } else if o.is_under() {
        "UNDER-TRIAGE"
    } else {
        "OVER-TRIAGE"
    };
    let got = o.got().map_or("none", Disposition::code);
    let reasons = o.reasons().join(", ");
    let screens = o.walk.screens;
    println!("  {verdict:<13} {} -> {got} {:<42} {screens:>2} screens  {reasons}", o.story.disposition.code(), o.story.id);
    for (what, names) in [
        ("contributors missing", o.missing_contributors()),
        ("advice missing", o.missing_advice()),
        ("NEVER, but shown", o.forbidden()),
    ] {
        if !names.is_empty() {
            println!("      {what}: {}", names.join(", "));
        }
    }
}
