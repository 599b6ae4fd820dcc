//! The example program: JSON in, JSON out, and exit 2 with a message on anything else.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

/// Runs `cargo run --example assess` with these words, and `input` on standard input.
fn assess(words: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "assess", "--"])
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("cargo runs");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn json(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn answers_in_assessment_out() {
    let out = json(&assess(&["-"], r#"{"A1": ["a1_none"], "U1": 34, "U2": "sex.f", "B1": ["b1_retain"]}"#));
    assert_eq!(out["disposition"], "D1");
    assert_eq!(out["channel"], "go_ed");
    assert_eq!(out["fired"][0]["rule"], "R-CES-1");
    assert_eq!(out["fired"][0]["because"][0]["option"], "b1_retain");
}

#[test]
fn questions_and_next_are_printed() {
    let questions = json(&assess(&["--questions"], ""));
    let u3 = questions.as_array().and_then(|all| all.iter().find(|q| q["id"] == "U3")).expect("U3 is a question");
    assert_eq!(u3["ask_when"], "female_set and age >= 11 and age <= 58");
    assert_eq!(json(&assess(&["--next", "-"], "{}"))["screen"], "now");
}

#[test]
fn bad_input_exits_2_with_a_message() {
    for (words, input, says) in [
        (&["-"][..], "not JSON", "answers are one JSON object"),
        (&["-"], "[1, 2]", "answers are one JSON object"),
        (&["-"], r#"{"B99": 1}"#, "unknown_question"),
        (&["-"], r#"{"U1": 999}"#, "from 0 to 110"),
        (&["no-such-file.json"], "", "no-such-file.json"),
        (&[], "", "usage"),
        (&["--what"], "", "usage"),
    ] {
        let out = assess(words, input);
        assert_eq!(out.status.code(), Some(2), "{words:?} {input}");
        let message = String::from_utf8_lossy(&out.stderr);
        assert!(message.contains(says), "{message}");
        assert!(out.stdout.is_empty(), "nothing half-done on standard output");
    }
}
