//! The key screens as a person has looked at them and found them good: as pictures, and in the order in which they are read out.
//! `cargo xtask references` takes what is there now for the new references.

use backstride_browser::{Media, Page, References, Runner, Size};
use serde_json::{Value, json};

const PAGE: &str = "/pages/reference.html";

/// Puts an element at the top of the window.
const SHOW: &str = "WHAT.scrollIntoView({ block: 'start', behavior: 'instant' });";

/// Who comes to the screens that are pictured, and which of them: name, answers, screens.
const STORIES: [(&str, &str, &[&str]); 2] = [
    (
        "calm",
        r#"{"P8": ["agg.flex", "agg.sit"], "P15": 2, "P15k": 2, "P15w": 5, "P16b": "func.run_stopped", "P16d": 14, "T1": 30, "T3": 14, "T5": 4, "T8": "tr.years_1_6", "CT": ["topic.none"], "SC": "check.skip", "MW": "med.nowant"}"#,
        &["welcome", "now", "where", "severity", "review", "result"],
    ),
    ("emergency", r#"{"B1": ["b1_retain"]}"#, &["result"]),
];

/// A page that looks the same on every machine and every day.
fn still() -> Page {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&[Media::Light, Media::ReducedMotion]);
    page.hold_still();
    page.open(PAGE);
    page
}

/// Holds what the window shows to its references: on a phone in both themes, in French and from right to left; on a desktop in both themes.
fn look(references: &References, page: &Page, name: &str, part: &str) {
    let show = SHOW.replace("WHAT", part);
    for (size, folder) in [(Size::DESKTOP, "desktop"), (Size::PHONE, "phone")] {
        page.size(size);
        page.script(&show);
        for (theme, media) in [("dark", Media::Dark), ("light", Media::Light)] {
            page.media(&[media, Media::ReducedMotion]);
            references.picture(&format!("{folder}/{name}-{theme}"), &page.window());
        }
    }
    for (language, direction, end) in [("fr", "ltr", "fr"), ("en", "rtl", "rtl")] {
        page.speak(language);
        page.direct(direction);
        page.script(&show);
        references.picture(&format!("phone/{name}-{end}"), &page.window());
    }
    page.direct("ltr");
}

#[test]
fn key_screens_look_and_are_read_out_as_their_references_do() {
    let references = References::all();
    let read = |page: &Page, name: &str| references.text(&format!("reading/{name}"), &page.reading());
    for (story, answers, screens) in STORIES {
        let page = still();
        let answers: Value = serde_json::from_str(answers).expect("answers are JSON");
        Runner::with(answers).go(&page, |screen| {
            if screens.contains(&screen) {
                read(&page, &format!("{story}-{screen}"));
                look(&references, &page, &format!("{story}-{screen}"), "document.body");
            }
        });
        if story == "calm" {
            page.press("Code for a clinician to scan");
            page.wait_for("Here is the code.");
            page.script("for (const fold of root.querySelectorAll('details')) fold.open = true;");
            for (name, part) in [("exercise", ".item:has(.poses)"), ("chart", ".chart-box"), ("code", ".scan")] {
                look(&references, &page, name, &format!("root.querySelector('{part}')"));
            }
        }
    }
    let page = still();
    Runner::with(json!({})).go_to(&page, "where");
    read(&page, "where-nothing-ticked");
    page.press("Continue");
    page.wait_for("Please look at this again");
    read(&page, "where-error");
    page.press("Go to the list in words");
    page.press("Middle of the low back");
    read(&page, "where-list-open");
    references.hold();
}
