//! The harness itself: that it acts as a person does, and that each of its checks bites.
//!
//! The page is a stand-in for the widget with one fault of each kind behind a button; each test
//! first shows that the check is silent, then presses the button and shows that it is not.

use backstride_browser::{Answer, Key, Media, Page, STRICT_POLICY, Size};

fn stand_in() -> Page {
    let page = Page::new();
    page.open("/pages/harness.html");
    page
}

#[test]
fn acts_and_reads_as_a_person_does() {
    let page = stand_in();
    assert_eq!(page.heading(), "How are you now?");
    assert_eq!((page.screen().as_str(), page.level().as_str()), ("now", ""));

    page.answer("Do your feet feel numb?", "No");
    page.tick("Wee leaks and I do not feel it");
    assert!(page.is_ticked("Wee leaks and I do not feel it"));
    page.untick("Wee leaks and I do not feel it");
    assert!(!page.is_ticked("Wee leaks and I do not feel it"));
    page.type_into("How old are you?", "34");
    assert_eq!(page.value("How old are you?"), "34");
    page.select("Where are you?", "Ireland");
    assert_eq!(page.value("Where are you?"), "Ireland");

    page.press("Continue");
    page.wait_for("You are 34");
    assert_eq!(page.focused(), "h2 \"How are you now?\"");
    assert_eq!(page.events().len(), 1);
    assert_eq!(page.events()[0].name, "backstride-ready");
}

#[test]
fn presses_real_keys() {
    let page = stand_in();
    assert_eq!(page.focused(), "nothing");
    page.tab_to("radio \"Yes\"");
    page.keys(&[Key::Down, Key::Tab, Key::Tab, Key::Space]);
    assert_eq!(page.focused(), "checkbox \"Wee leaks and I do not feel it Even a little\"");
    assert!(page.is_ticked("Wee leaks and I do not feel it"));
    page.keys(&[Key::ShiftTab]);
    assert_eq!(page.focused(), "radio \"Yes\"");
    page.tab_to("button \"Continue\"");
    page.keys(&[Key::Enter]);
    page.wait_for("You are 20");
}

#[test]
#[should_panic(expected = "2 controls to tick are called \"Yes\"")]
fn refuses_words_that_name_two_controls() {
    stand_in().tick("Yes");
}

#[test]
#[should_panic(expected = "is not clickable")]
fn refuses_to_click_what_is_covered() {
    let page = stand_in();
    page.press("Cover the page");
    page.press("Continue");
}

#[test]
fn axe_bites() {
    let page = stand_in();
    page.assert_accessible();
    page.press("Add a field without a label");
    let rules: Vec<String> = page.axe().into_iter().map(|violation| violation.rule).collect();
    assert_eq!(rules, ["label"]);
}

#[test]
fn console_errors_bite() {
    let page = stand_in();
    assert_eq!(page.console_errors(), [""; 0]);
    page.press("Log an error");
    page.press("Throw");
    let errors = page.console_errors();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[0].contains("a logged error") && errors[1].contains("a thrown error"));
}

#[test]
fn late_requests_bite() {
    let page = stand_in();
    assert_eq!(page.requests_since_load(), [""; 0]);
    page.press("Ask the server");
    page.wait_for("The server answered");
    page.press("Ask another host");
    page.wait_for("The other did not");
    let here = format!("GET {}", page.site().address("/pages/harness.js?late"));
    let elsewhere = "GET http://127.0.0.1:9/elsewhere".to_owned();
    assert_eq!(page.requests_since_load(), [here, elsewhere]);
    let seen_by_server = page.site().requests();
    assert_eq!(seen_by_server.last().map(String::as_str), Some("GET /pages/harness.js?late"));
}

#[test]
fn a_strict_policy_bites() {
    let page = Page::new();
    let path = "/pages/harness.html";
    page.site().header(path, "Content-Security-Policy", STRICT_POLICY);
    page.open(path);
    page.assert_accessible();
    assert_eq!(page.console_errors(), [""; 0]);
    page.press("Write a style attribute");
    let errors = page.console_errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].contains("Content Security Policy"), "{errors:?}");
}

#[test]
fn sizes_and_overflow() {
    let page = stand_in();
    for size in [Size::PHONE, Size::NARROW, Size::DESKTOP] {
        page.size(size);
        assert_eq!(page.script("return innerWidth"), size.width);
        assert_eq!(page.overflow(), 0);
    }
    page.zoom(Size::DESKTOP, 4);
    assert_eq!(page.script("return innerWidth"), 320);
    assert_eq!(page.overflow(), 0);
    page.press("Grow too wide");
    assert!(page.overflow() > 2000);
}

#[test]
fn preferences_reach_the_page() {
    let page = stand_in();
    let matches = |query: &str| page.script(&format!("return matchMedia('{query}').matches"));
    page.media(&[Media::Dark, Media::ReducedMotion]);
    assert_eq!(matches("(prefers-color-scheme: dark)"), true);
    assert_eq!(matches("(prefers-reduced-motion: reduce)"), true);
    assert_eq!(matches("(forced-colors: active)"), false);
    page.media(&[Media::Light, Media::ForcedColors, Media::MoreContrast, Media::Print]);
    assert_eq!(matches("(prefers-color-scheme: light)"), true);
    assert_eq!(matches("(prefers-reduced-motion: reduce)"), false);
    assert_eq!(matches("(forced-colors: active)"), true);
    assert_eq!(matches("(prefers-contrast: more)"), true);
    assert_eq!(matches("print"), true);
}

#[test]
fn answers_are_as_the_test_says() {
    let page = Page::new();
    page.site().answer("/pages/harness.js", Answer::Status(503));
    page.visit("/pages/harness.html");
    let errors = page.console_errors();
    assert!(errors.iter().any(|error| error.contains("503")), "{errors:?}");

    let html = "<!doctype html><title>Made up</title><h1>Made up</h1>";
    page.site().answer("/made-up.html", Answer::Page(html.to_owned()));
    page.open("/made-up.html");
    assert_eq!(page.heading(), "Made up");
}

#[test]
fn pictures_are_pictures() {
    let page = stand_in();
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("harness.png");
    page.size(Size::PHONE);
    page.screenshot(&file);
    let bytes = std::fs::read(&file).expect("a picture was written");
    assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 5000);
}
