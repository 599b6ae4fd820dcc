//! Takes pictures of the key screens; run by `cargo xtask screenshots [DIR]`. The name of a story as a second word takes only that one.
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
    (
        "stages",
        r#"{"P12": "dur.2_6w", "P16b": "func.run_stopped", "P16d": 20, "P15": 2, "P15k": 2, "P15w": 5, "T1": 30, "T3": 14, "T5": 4, "T8": "tr.years_1_6", "P8": ["agg.flex", "agg.sit", "agg.cough"], "T7": ["tr.new_speed"], "CT": ["topic.none"], "SC": "check.skip", "MW": "med.want", "M1": ["med.none"], "M2": ["cond.none"]}"#,
        &["training", "extras", "medicines", "review", "result"],
    ),
    ("easier", r#"{"P15": 1, "P15k": 1, "P15r": 2, "T1": 30, "T3": 14, "T5": 4}"#, &["result"]),
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
    let only = std::env::args().nth(2);
    let page = Page::new();
    let mut count = 0;
    for (story, answers, screens) in STORIES.iter().filter(|(name, ..)| only.as_deref().is_none_or(|only| only == *name)) {
        let answers: Value = serde_json::from_str(answers).expect("answers are JSON");
        let runner = Runner::with(answers);
        for (size_name, size) in SIZES {
            for (scheme_name, scheme) in SCHEMES {
                page.size(size);
                page.media(&[scheme, Media::ReducedMotion]);
                page.open("/pages/widget.html");
                runner.go(&page, |screen| {
                    if screens.contains(&screen) {
                        let picture = |part: &str| folder.join(format!("{story}-{screen}{part}-{size_name}-{scheme_name}.png"));
                        page.screenshot(picture(""));
                        count += 1;
                        if screen == "result" {
                            page.script("for (const fold of root.querySelectorAll('details')) fold.open = true;");
                            page.screenshot(picture("-open"));
                            count += 1;
                        }
                    }
                });
            }
        }
    }
    if only.as_deref().is_none_or(|only| only == "learn") {
        for (size_name, size) in SIZES {
            for (scheme_name, scheme) in SCHEMES {
                page.size(size);
                page.media(&[scheme, Media::ReducedMotion]);
                page.open("/pages/learn.html");
                page.wait_for("On this page");
                for part in ["", "-open"] {
                    page.screenshot(folder.join(format!("learn{part}-{size_name}-{scheme_name}.png")));
                    page.script("for (const fold of root.querySelectorAll('.exercise, .cluster')) fold.open = true;");
                    count += 1;
                }
            }
        }
    }
    println!("{count} pictures in {}", folder.display());
}
