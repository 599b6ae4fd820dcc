//! Before the engine is there: the first screens are painted, look as the engine will draw them, and what is done on them counts.

use backstride_browser::{Answer, Media, Page, Size};
use serde_json::{Value, json};

const WIDGET: &str = "/pages/widget.html";
const ENGINE: &str = "/backstride/engine_bg.wasm";

/// Where everything stands, what it says, and how it looks.
fn looks(page: &Page) -> Value {
    page.script(
        "return [...root.querySelectorAll('.frame, .frame *')].map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            const { color, backgroundColor, fontSize } = getComputedStyle(element);
            const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('|');
            return [element.tagName, element.id, element.className.baseVal ?? element.className, own, element.value ?? null, element.checked ?? null,
                    x, y + scrollY, width, height, color, backgroundColor, fontSize, element.getAttribute('href')].join();
        });",
    )
}

fn is_ready(page: &Page) -> bool {
    page.events().iter().any(|event| event.name == "backstride-ready")
}

#[track_caller]
fn wait_until_ready(page: &Page) {
    for _ in 0..500 {
        if is_ready(page) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("the engine never came: {:?}", page.console_errors());
}

#[test]
fn what_is_painted_before_the_engine_is_what_the_engine_draws() {
    let english = "Your back hurts";
    for (lang, region, title) in
        [("en", "GB", english), ("fr", "FR", "dos"), ("en", "ZA", english), ("en", "", english), ("en", "US", "cannot pee")]
    {
        for begun in [false, true] {
            let page = Page::new();
            page.size(Size::PHONE);
            page.media(&[Media::ReducedMotion]);
            let tag = format!("<back-stride lang='{lang}' region='{region}' heading-level='3' shadow='open'></back-stride>");
            let script = "<script type='module' src='/backstride/backstride.js'></script>";
            page.site().answer("/pages/own.html", Answer::Page(format!("<!doctype html><title>x</title>{script}<body>{tag}")));
            for part in [ENGINE, "/backstride/later.en.txt", "/backstride/later.fr.txt", "/backstride/later.en-US.txt"] {
                page.site().answer(part, Answer::Held);
            }
            page.visit("/pages/own.html");
            page.wait_for(title);
            if begun {
                page.press(if lang == "fr" { "Commencer" } else { "Start" });
                page.wait_for_screen("now");
            }
            assert!(!is_ready(&page));
            let painted = looks(&page);
            page.site().restore(ENGINE);
            wait_until_ready(&page);
            let drawn = looks(&page);
            let (painted, drawn) = (painted.as_array().expect("a list"), drawn.as_array().expect("a list"));
            let differs = painted.iter().zip(drawn).find(|(a, b)| a != b);
            assert!(painted.len() == drawn.len() && differs.is_none(), "{lang} {region} {begun}: {differs:#?}");
        }
    }
}

#[test]
fn what_the_runner_does_before_the_engine_is_there_counts() {
    let page = Page::new();
    page.site().answer(ENGINE, Answer::Held);
    page.visit(WIDGET);
    page.wait_for_screen("welcome");
    page.select("Numbers for", "Ireland");
    page.press("Start");
    page.wait_for_screen("now");
    assert!(page.focused().contains(&page.heading()), "who has pressed Start reads on at the heading");
    page.answer("Do you have any of these right now, or in the last 24 hours?", "None of these");
    page.tick("Fainted or nearly fainted");
    let none = |page: &Page| {
        page.script("return [...root.querySelectorAll('[data-question=A1] .last input')].some((input) => input.checked);")
    };
    assert_eq!(none(&page), false, "a sign takes \"none of these\" away");
    page.tick("No, none of these");
    page.press("Continue");
    assert!(!is_ready(&page));
    page.site().restore(ENGINE);
    wait_until_ready(&page);
    let gone_on = page.screen();
    assert_ne!(gone_on, "now", "it goes on by itself");
    page.back();
    page.wait_for_screen("now");
    page.forward();
    page.wait_for_screen(&gone_on);
    page.press("Back");
    page.wait_for_screen("now");
    assert!(page.is_ticked("Fainted or nearly fainted") && page.is_ticked("No, none of these"));
    assert_eq!(none(&page), false);
    assert_eq!(page.script("return root.querySelector('.foot a').getAttribute('href');"), "tel:112", "the region stays");
    let started: Vec<_> = page.events().into_iter().filter(|event| event.name == "backstride-start").collect();
    assert_eq!(started.len(), 1);
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn the_focus_stays_where_it_is_when_the_engine_comes() {
    let page = Page::new();
    page.site().answer(ENGINE, Answer::Held);
    page.visit(WIDGET);
    page.wait_for_screen("welcome");
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("Out of breath at rest, or coughing up blood");
    let focused =
        "return root.activeElement && [root.activeElement.tagName, root.activeElement.value, root.activeElement.checked];";
    assert_eq!(page.script(focused), json!(["INPUT", "1", true]));
    page.site().restore(ENGINE);
    wait_until_ready(&page);
    assert_eq!(page.script(focused), json!(["INPUT", "1", true]));
    assert_eq!(page.script("return root.querySelectorAll('.frame').length;"), 1, "what was painted is gone");
}

#[test]
fn another_language_can_be_chosen_before_the_engine_is_there() {
    let page = Page::new();
    page.site().answer(ENGINE, Answer::Held);
    page.visit(WIDGET);
    page.wait_for_screen("welcome");
    page.press("Français");
    page.site().restore(ENGINE);
    wait_until_ready(&page);
    page.wait_for("Commencer");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn nothing_on_the_page_moves_when_the_engine_comes() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.site().answer(ENGINE, Answer::Held);
    page.visit(WIDGET);
    page.wait_for_screen("welcome");
    let shifts = "return new Promise((done) => {
        const seen = [];
        new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(seen.length), 200);
    });";
    let before = page.script(shifts);
    page.site().restore(ENGINE);
    wait_until_ready(&page);
    page.loaded();
    assert_eq!(page.script(shifts), before, "the engine shifts nothing");
}
