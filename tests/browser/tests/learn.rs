//! Learn mode in a real browser: for everybody, in both languages and themes; and the page's address leads to every entry.

use backstride_browser::{Answer, Event, Media, Page, Size};
use serde_json::{Value, json};

/// A page with a widget in learn mode, and `before` above it.
fn at(attributes: &str, before: &str) -> Page {
    let page = Page::new();
    page.size(Size::PHONE);
    // Still: axe would measure colours halfway through a fade.
    page.media(&[Media::ReducedMotion]);
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">
        <meta name=\"color-scheme\" content=\"light dark\"><base href=\"/elsewhere/\"><title>An article</title><link rel=\"icon\" href=\"data:,\">
        <script>window.warned = []; console.warn = (what) => warned.push(what);</script>
        <script type=\"module\" src=\"/backstride/backstride.js\"></script></head><body><main><h1>An article</h1>{before}
        <back-stride region=\"GB\" shadow=\"open\" {attributes}></back-stride></main></body></html>"
    );
    page.site().answer("/article.html", Answer::Page(html));
    page
}

/// Waits until the entry stands at the top of the window, and tells whether it is open.
#[track_caller]
fn shown(page: &Page, id: &str) -> bool {
    let look = format!(
        "const e = root.getElementById('backstride-{id}'); return e ? [e.getBoundingClientRect().top, e.open ?? true] : [1e6, false];"
    );
    for _ in 0..200 {
        let found = page.script(&look);
        if found[0].as_f64().is_some_and(|top| (-2.0..60.0).contains(&top)) {
            return found[1] == true;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("{id} is not at the top: {}", page.script(&look));
}

#[test]
fn axe_finds_nothing_in_both_languages_and_themes_and_nothing_is_too_wide() {
    for (language, theme) in [("en", Media::Light), ("fr", Media::Dark), ("en", Media::Dark), ("fr", Media::Light)] {
        let page = at(&format!("mode=\"learn\" lang=\"{language}\""), "");
        page.size(Size { width: 320, height: 640, mobile: true });
        page.media(&[theme, Media::ReducedMotion]);
        page.open("/article.html");
        page.wait_for_screen("learn");
        assert_eq!(page.overflow(), 0);
        page.assert_accessible();
        page.script("for (const fold of root.querySelectorAll('details')) fold.open = true;");
        assert_eq!(page.overflow(), 0, "with every entry open, in {language}");
        page.assert_accessible();
        let small = page.script(
            "return [...root.querySelectorAll('button, select, summary, .contents a')].filter((e) => e.checkVisibility())
               .map((e) => [e.innerText.slice(0, 40), e.getBoundingClientRect()])
               .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([text]) => text);",
        );
        assert_eq!(small, json!([]), "targets of 44 pixels");
        let cut = page.script(
            "return [...root.querySelectorAll('summary, .contents a')].filter((e) => e.scrollWidth > e.clientWidth + 1)
               .map((e) => e.innerText);",
        );
        assert_eq!(cut, json!([]), "names that are cut off in {language}");
        assert_eq!(page.console_errors(), [""; 0]);
    }
}

#[test]
fn the_address_opens_an_entry_on_load_without_taking_the_focus() {
    let page = at("mode=\"learn\"", "");
    page.open("/article.html#backstride-ADV-BRIDGE");
    assert!(shown(&page, "ADV-BRIDGE"));
    assert_eq!(page.script("return document.activeElement === document.body;"), true, "the focus stays where it was");
    // An entry in a group: both open, and now that the reader went there, with the focus.
    page.script("location.hash = '#backstride-DISC';");
    assert!(shown(&page, "DISC"));
    assert_eq!(page.script("return root.getElementById('backstride-patterns').open;"), true);
    assert_eq!(page.script("return root.activeElement.parentElement.id;"), "backstride-DISC");
    assert_eq!(page.requests_since_load(), [""; 0]);
    assert_eq!(page.events(), [Event { name: "backstride-ready".into(), detail: Value::Null }]);
}

#[test]
fn the_contents_lead_to_their_parts_again_and_again_and_the_browser_goes_back() {
    let page = at("mode=\"learn\"", "");
    page.open("/article.html");
    page.wait_for("On this page");
    for _ in 0..2 {
        page.press("Exercises");
        shown(&page, "exercises");
        assert_eq!(page.script("return root.activeElement.id;"), "backstride-exercises");
        page.script("scrollTo(0, 0);");
    }
    assert_eq!(page.script("return location.pathname + location.hash;"), "/article.html#backstride-exercises");
    page.press("What you may have read");
    shown(&page, "read");
    page.script("history.back();");
    shown(&page, "exercises");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn a_widget_far_below_starts_at_once_only_if_the_address_leads_into_it() {
    let tall = "<svg height=\"6000\" width=\"10\"></svg>";
    let page = at("mode=\"learn\"", tall);
    page.open("/article.html#backstride-read");
    shown(&page, "read");
    for (attributes, address) in [("mode=\"learn\"", "/article.html"), ("", "/article.html#backstride-read")] {
        let page = at(attributes, tall);
        page.visit(address);
        page.loaded();
        assert_eq!(page.events(), [], "{attributes} {address}");
    }
}

#[test]
fn answers_are_kept_while_it_is_in_learn_mode_and_another_word_is_named() {
    let page = at("mode=\"lern\"", "");
    page.open("/article.html");
    page.wait_for_screen("welcome");
    let warned = page.script("return warned.join();").to_string();
    assert!(warned.contains("lern") && warned.contains("mode=\\\"learn\\\"") && warned.contains("triage"), "{warned}");
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("None of these");
    page.script("host.mode = 'learn';");
    page.wait_for_screen("learn");
    assert!(!page.text().contains("more screens"), "no progress");
    page.script("host.mode = 'triage';");
    page.wait_for_screen("now");
    assert!(page.is_ticked("None of these"));
}

#[test]
fn one_figure_moves_at_a_time() {
    let page = at("mode=\"learn\"", "");
    page.media(&[]);
    page.open("/article.html#backstride-ADV-BRIDGE");
    shown(&page, "ADV-BRIDGE");
    let moving = "return [...root.querySelectorAll('details:has(animate)')].map((e) => e.id);";
    let play = |id: &str| page.script(&format!("root.querySelector('#backstride-{id} .play').click();"));
    play("ADV-BRIDGE");
    page.wait_for("Stop the movement");
    assert_eq!(page.script(moving), json!(["backstride-ADV-BRIDGE"]));
    page.script("location.hash = '#backstride-ADV-CLAM';");
    shown(&page, "ADV-CLAM");
    play("ADV-CLAM");
    page.wait_for("Stop the movement");
    assert_eq!(page.script(moving), json!(["backstride-ADV-CLAM"]));
}
