//! The project's own page: for everybody, under its own policy, and true: its examples come to the levels it says, its snippet works.

use std::collections::BTreeMap;

use backstride_browser::{Answer, Media, Page, STRICT_POLICY, Size};
use serde_json::{Value, json};

/// The page, with a look into its closed widgets; `#live` is looked at.
#[track_caller]
fn project_page() -> Page {
    let page = Page::new();
    page.size(Size::DESKTOP);
    // Still: axe would measure colours halfway through a fade.
    page.media(&[Media::ReducedMotion, Media::Light]);
    page.see_through();
    page.site().header("/", "Content-Security-Policy", STRICT_POLICY);
    page
}

/// Opens it, and waits for both widgets: the second one is not near the screen at first.
#[track_caller]
fn open(page: &Page) {
    page.visit("/");
    for widget in ["#live", "#preview back-stride"] {
        page.script(&format!("document.querySelector('{widget}').scrollIntoView();"));
        page.wait_for_screen("welcome");
    }
    let all_ready = "return window.backstrideEvents.filter((event) => event.name === 'backstride-ready').length;";
    for _ in 0..200 {
        if page.script(all_ready) == 2 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(page.script(all_ready), 2, "{:?}", page.console_errors());
    page.loaded();
}

#[test]
fn axe_finds_nothing_and_nothing_is_too_wide() {
    let page = project_page();
    open(&page);
    for (size, theme) in [
        (Size::PHONE, Media::Light),
        (Size::PHONE, Media::Dark),
        (Size::DESKTOP, Media::Light),
        (Size::DESKTOP, Media::Dark),
        (Size::NARROW, Media::Light),
    ] {
        page.size(size);
        page.media(&[theme, Media::ReducedMotion]);
        // A recipe each time, and the first again at the end: opening one closes the other.
        page.script("for (const recipe of document.querySelectorAll('.recipes details')) recipe.removeAttribute('name'), recipe.open = true;");
        page.assert_accessible();
        assert_eq!(page.overflow(), 0, "{size:?}");
        let small = page.script(
            "return [...document.querySelectorAll('button, .button, nav a, summary, select, input')].filter((e) => e.checkVisibility())
               .filter((e) => e.getBoundingClientRect().height < 43.5 && e.type !== 'checkbox').map((e) => e.outerHTML.slice(0, 80));",
        );
        assert_eq!(small, json!([]), "targets of 44 pixels at {size:?}");
    }
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn every_example_comes_to_the_level_that_its_button_shows_and_asks_for_nothing() {
    let page = project_page();
    open(&page);
    page.on_widget(0);
    let buttons = page.script(
        "return [...document.querySelectorAll('[data-example]')].map((b) => [b.querySelector('strong').innerText, b.dataset.of, b.querySelector('em').innerText]);",
    );
    let buttons: Vec<[String; 3]> = serde_json::from_value(buttons).expect("names and levels");
    let levels: BTreeMap<_, _> = buttons.iter().map(|[_, level, _]| (level.clone(), ())).collect();
    assert_eq!((buttons.len(), levels.len()), (6, 5), "six runners, all five levels");
    for (at, [name, level, words]) in buttons.iter().enumerate() {
        page.script(&format!("document.querySelectorAll('[data-example]')[{at}].click();"));
        page.wait_for(words);
        page.wait_for_screen("result");
        assert_eq!(page.level(), *level, "{name}");
        let banner = page.script("return document.querySelector('.example').innerText;");
        assert!(banner.as_str().is_some_and(|text| text.contains(name.as_str())), "{banner}");
        let pressed = page.script("return [...document.querySelectorAll('[aria-pressed=true]')].map((b) => b.dataset.of);");
        assert_eq!(pressed, json!([level]));
    }
    page.script("document.querySelector('.example button').click();");
    page.wait_for_screen("welcome");
    assert_eq!(page.script("return document.querySelector('.example').checkVisibility();"), false);
    assert_eq!(page.requests_since_load(), [""; 0]);
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn an_example_begins_afresh_and_leaves_nothing_for_the_one_who_answers_next() {
    let page = project_page();
    open(&page);
    page.on_widget(0);
    page.script("document.querySelector('[data-of=D1]').click();");
    page.wait_for_screen("result");
    page.script("document.querySelector('.example button').click();");
    page.wait_for_screen("welcome");
    page.press("Start");
    page.wait_for_screen("now");
    assert_eq!(page.script("return root.querySelectorAll('input:checked').length;"), 0);
}

/// Sets a control of the configurator as a person does.
fn choose(page: &Page, id: &str, value: &str) {
    let script = format!(
        "const control = document.getElementById('{id}'); control.value = '{value}';
         control.dispatchEvent(new Event('input', {{ bubbles: true }})); return control.value;"
    );
    assert_eq!(page.script(&script), value, "{id} can be {value}");
}

#[test]
fn the_snippet_of_the_configurator_gives_a_widget_with_those_settings() {
    let page = project_page();
    open(&page);
    for (id, value) in [
        ("set-lang", "fr"),
        ("set-region", "BE"),
        ("set-theme", "dark"),
        ("set-heading-level", "4"),
        ("set--backstride-accent", "#00695c"),
        ("set--backstride-radius", "3"),
    ] {
        choose(&page, id, value);
    }
    page.on_widget(1);
    page.wait_for("Vous avez mal au dos");
    let looks = "const frame = root.querySelector('.frame'); const style = getComputedStyle(frame);
        return [frame.lang, style.getPropertyValue('--accent'), style.getPropertyValue('--radius'), style.backgroundColor,
                root.querySelector('[data-title]').localName, root.querySelector('select').value];";
    let preview = page.script(looks);
    let code = |of: &str| page.script(&format!("return document.querySelector('{of} code').textContent;"));
    let (snippet, styles) = (code("#snippet"), code("#styles"));
    let snippet = snippet.as_str().expect("a snippet");
    assert!(snippet.contains("<back-stride lang=\"fr\" region=\"BE\" theme=\"dark\" heading-level=\"4\">"), "{snippet}");
    assert!(snippet.contains("112") && snippet.contains("integrity=\"sha384-"), "{snippet}");

    // Pasted into a page of its own, at the top of the site as this one is.
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title><link rel=\"icon\" href=\"data:,\"></head><body><main><h1>A page</h1>{snippet}</main></body></html>"
    );
    let fresh = Page::new();
    fresh.size(Size::DESKTOP);
    fresh.see_through();
    fresh.site().answer("/mine.html", Answer::Page(html.clone()));
    fresh.site().header("/mine.html", "Content-Security-Policy", STRICT_POLICY);
    fresh.open("/mine.html");
    fresh.wait_for_screen("welcome");
    fresh.script(&format!(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync({styles}); document.adoptedStyleSheets = [sheet];"
    ));
    // A sheet is not seen to come; a change of the element is.
    fresh.script("host.className = 'mine';");
    let mut shown = fresh.script(looks);
    for _ in 0..100 {
        if shown == preview {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        shown = fresh.script(looks);
    }
    // The preview's own page needs level 3; where a level was chosen, both have it.
    assert_eq!(shown, preview);
    assert_eq!(shown[4], "h4", "{shown}");
    assert_eq!(fresh.console_errors(), [""; 0]);
    // A script that is not the one of the snippet does not run.
    let (before, after) = html.split_once("sha384-").expect("it holds the script to its bytes");
    let other = if after.starts_with('A') { 'B' } else { 'A' };
    fresh.site().answer("/mine.html", Answer::Page(format!("{before}sha384-{other}{}", &after[1..])));
    fresh.visit("/mine.html");
    let errors = fresh.console_errors().join("\n");
    assert!(errors.contains("integrity") && fresh.events().is_empty(), "{errors}");
}

#[test]
fn every_code_can_be_copied_and_every_link_leads_somewhere() {
    let page = project_page();
    open(&page);
    let broken = page.script(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].filter((a) => !document.querySelector(a.hash)).map((a) => a.hash);",
    );
    assert_eq!(broken, json!([]));
    let counts: Value = page.script(
        "const codes = [...document.querySelectorAll('.code')];
         return [codes.length, codes.filter((one) => one.querySelector('figcaption button')).length, document.querySelectorAll('.recipes details').length];",
    );
    assert!(counts[0].as_u64() > Some(15) && counts[0] == counts[1], "{counts}");
    assert_eq!(counts[2], 11, "recipes");
    let left = page.script("return document.documentElement.outerHTML.match(/\\{(folder|version|integrity)\\}|<!-- table/g);");
    assert_eq!(left, Value::Null, "the build filled in everything");
    page.script("Object.defineProperty(navigator.clipboard, 'writeText', { value: async (text) => { window.copied = text; } });");
    page.script("document.querySelector('#snippet button').click();");
    assert_eq!(
        page.script(
            "return window.copied === document.querySelector('#snippet code').textContent && window.copied.length > 500;"
        ),
        true
    );
    let status = page.script("return fetch('/backstride-wordpress.zip').then((answer) => answer.status);");
    assert_eq!(status, 200, "the plugin can be downloaded");
}
