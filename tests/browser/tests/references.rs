//! The key screens as a person has looked at them and found them good: as pictures, and in the order in which they are read out.
//! `cargo xtask references` takes what is there now for the new references.

use backstride_browser::{Media, Page, References, Runner, Size};
use serde_json::{Value, json};

const PAGE: &str = "/pages/reference.html";

/// Puts an element at the top of the window.
const SHOW: &str = "root.querySelector(WHAT).scrollIntoView({ block: 'start', behavior: 'instant' });";

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
fn still(size: Size) -> Page {
    let page = Page::new();
    page.size(size);
    page.media(&[Media::Light, Media::ReducedMotion]);
    page.hold_still();
    page.open(PAGE);
    page
}

/// Goes all the ways, and calls `look` with a name at each of the key screens, and at the key parts of the calm result.
fn key_screens(size: Size, mut look: impl FnMut(&Page, &str)) {
    for (story, answers, screens) in STORIES {
        let page = still(size);
        let answers: Value = serde_json::from_str(answers).expect("answers are JSON");
        Runner::with(answers).go(&page, |screen| {
            if screens.contains(&screen) {
                page.script("scrollTo({ top: 0, behavior: 'instant' });");
                look(&page, &format!("{story}-{screen}"));
            }
        });
        if story == "calm" {
            page.press("Code for a clinician to scan");
            page.wait_for("Here is the code.");
            page.script("for (const fold of root.querySelectorAll('details')) fold.open = true;");
            for (part, name) in [(".item:has(.poses)", "exercise"), (".chart-box", "chart"), (".take", "code")] {
                page.script(&SHOW.replace("WHAT", &format!("'{part}'")));
                look(&page, name);
            }
        }
    }
}

#[test]
fn key_screens_look_on_a_phone_as_their_references_do() {
    let references = References::new("phone");
    key_screens(Size::PHONE, |page, name| {
        for (theme, media) in [("light", Media::Light), ("dark", Media::Dark)] {
            page.media(&[media, Media::ReducedMotion]);
            references.picture(&format!("{name}-{theme}"), &page.window());
        }
        page.media(&[Media::Light, Media::ReducedMotion]);
        for (language, direction, end) in [("fr", "ltr", "fr"), ("en", "rtl", "rtl")] {
            page.speak(language);
            page.direct(direction);
            references.picture(&format!("{name}-{end}"), &page.window());
        }
        page.direct("ltr");
    });
    references.hold();
}

#[test]
fn key_screens_look_on_a_desktop_as_their_references_do() {
    let references = References::new("desktop");
    key_screens(Size::DESKTOP, |page, name| {
        for (theme, media) in [("light", Media::Light), ("dark", Media::Dark)] {
            page.media(&[media, Media::ReducedMotion]);
            references.picture(&format!("{name}-{theme}"), &page.window());
        }
    });
    references.hold();
}

#[test]
fn key_screens_are_read_out_as_their_references_say() {
    let references = References::new("reading");
    for (story, answers, screens) in STORIES {
        let page = still(Size::PHONE);
        let answers: Value = serde_json::from_str(answers).expect("answers are JSON");
        Runner::with(answers).go(&page, |screen| {
            if screens.contains(&screen) {
                references.text(&format!("{story}-{screen}"), &page.reading());
            }
        });
    }
    let page = still(Size::PHONE);
    Runner::with(json!({})).go_to(&page, "where");
    references.text("where-nothing-ticked", &page.reading());
    page.press("Continue");
    page.wait_for("Please look at this again");
    references.text("where-error", &page.reading());
    page.press("Go to the list in words");
    page.press("Middle of the low back");
    references.text("where-list-open", &page.reading());
    references.hold();
}
