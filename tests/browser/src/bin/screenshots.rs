//! Takes pictures of the key screens; run by `cargo xtask screenshots [DIR]`.
//!
//! To add a screen, add a story to [`STORIES`], or the name of a screen on its way.

#![forbid(unsafe_code)]

use backstride_browser::{Media, Page, Runner, Size};
use serde_json::Value;
use std::path::PathBuf;

/// A story: its name, what this runner answers that the ordinary one does not, and the screens to be pictured.
type Story = (&'static str, &'static str, &'static [&'static str]);

const STORIES: &[Story] = &[
    (
        "self-care",
        "{}",
        &["welcome", "now", "you", "where", "severity", "bladder-bowel", "belly", "worse", "worries", "review", "result"],
    ),
    ("routine", r#"{"P12": "dur.6_12w", "P13": "trend.same"}"#, &["result"]),
    (
        "soon",
        r#"{"U2": "sex.f", "U3": "preg.no", "P1": ["loc.sacrum"], "P12": "dur.2_6w", "G": ["g1", "g2", "g4"], "Gr": ["g6"], "P7": "run.builds", "P7b": "post.gt24h"}"#,
        &["bones", "result"],
    ),
    ("same-day", r#"{"E1": "e1_fever", "E2": ["e2_dm"], "B3": "b3_ns"}"#, &["saddle", "result"]),
    ("emergency-go", r#"{"B1": ["b1_retain"]}"#, &["result"]),
    ("emergency-call", r#"{"A1": ["a1_chest"]}"#, &["result"]),
    ("low-mood", r#"{"H7": "mood.vlow", "MH1": "mh.skip"}"#, &["mind", "result"]),
];

const SIZES: [(&str, Size); 2] = [("phone", Size::PHONE), ("desktop", Size::DESKTOP)];
const SCHEMES: [(&str, Media); 2] = [("light", Media::Light), ("dark", Media::Dark)];

fn main() {
    let folder: PathBuf = std::env::args().nth(1).unwrap_or_else(|| "screenshots".into()).into();
    let page = Page::new();
    let mut count = 0;
    for (story, answers, screens) in STORIES {
        let answers: Value = serde_json::from_str(answers).expect("answers are JSON");
        let runner = Runner::with(answers);
        for (size_name, size) in SIZES {
            for (scheme_name, scheme) in SCHEMES {
                page.size(size);
                page.media(&[scheme, Media::ReducedMotion]);
                page.open("/pages/widget.html");
                runner.go(&page, |screen| {
                    if screens.contains(&screen) {
                        page.screenshot(folder.join(format!("{story}-{screen}-{size_name}-{scheme_name}.png")));
                        count += 1;
                    }
                });
            }
        }
    }
    println!("{count} pictures in {}", folder.display());
}
