//! What clinics download, as it is: a file that was changed, the single file without a server, and private mode.

use backstride_browser::{Answer, Page, Runner, STRICT_POLICY, Size};
use serde_json::json;

const WIDGET: &str = "/pages/widget.html";
const PRIVATE: &str = "/private.html";

/// A page with the widget in private mode, and something between its tags.
fn private(between: &str) -> Page {
    let page = Page::new();
    page.size(Size::DESKTOP);
    page.see_through();
    let html = "<!doctype html><html lang='fr'><head><title>An article</title><link rel='icon' href='data:,'>\
        <meta name='viewport' content='width=device-width'>\
        <script type='module' src='/backstride/backstride.js'></script></head><body><h1>An article</h1>\
        <back-stride private lang='en' region='GB' theme='dark'><p>Call for help now.</p>BETWEEN</back-stride><p id='after'>After it.</p></body></html>";
    page.site().answer(PRIVATE, Answer::Page(html.replace("BETWEEN", between)));
    page
}

#[test]
fn a_file_that_is_not_of_this_version_is_refused() {
    for changed in ["engine_bg.wasm", "first.en.txt"] {
        let page = Page::new();
        page.site().answer(&format!("/backstride/{changed}"), Answer::Page("<p>Something else.</p>".to_owned()));
        page.visit(WIDGET);
        page.wait_for_screen("safe");
        let errors: Vec<_> = page.events().into_iter().filter(|event| event.name == "backstride-error").collect();
        assert_eq!(errors.iter().map(|error| &error.detail["reason"]).collect::<Vec<_>>(), [&json!("network")], "{changed}");
        let console = page.console_errors().join("\n");
        assert!(console.contains("is not of this version"), "{console}");
    }
}

#[test]
fn the_single_file_needs_no_server_and_asks_for_nothing() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.see_through();
    page.visit_file("backstride.html?region=GB&lang=fr");
    page.wait_for_screen("welcome");
    assert_eq!(page.script("return root.querySelector('.frame').lang"), "fr");
    page.visit_file("backstride.html?region=GB&lang=en");
    Runner::with(json!({})).go(&page, |_| ());
    assert_eq!(page.level(), "D5");
    page.wait_for("Your plan");
    assert_eq!(page.overflow(), 0);
    page.press("Code for a clinician to scan");
    page.wait_for("Here is the code.");
    assert_eq!(page.script("return performance.getEntriesByType('resource').length"), 0);
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn in_private_mode_no_script_of_the_page_can_look_in_and_the_events_come_out() {
    let page = private("");
    page.site().header(PRIVATE, "Content-Security-Policy", &STRICT_POLICY.replace("base-uri", "frame-src 'self'; base-uri"));
    page.visit(PRIVATE);
    page.wait_for_true("return window.backstrideEvents.some((event) => event.name === 'backstride-ready')");
    let height =
        || page.script("return root.querySelector('iframe').getBoundingClientRect().height").as_f64().unwrap_or_default();
    let (first, reach) = (
        height(),
        page.script(
            "const frame = root.querySelector('iframe');
             let title = 'out of reach';
             try { title = frame.contentWindow.document.title; } catch {}
             return [frame.contentDocument, title, root.querySelector('slot')];",
        ),
    );
    assert_eq!(reach, json!([null, "out of reach", null]));
    page.into_frame();
    assert_eq!(
        page.script(
            "return [innerHeight, document.documentElement.scrollHeight, root.querySelector('.frame').lang, host.theme].join()"
        ),
        format!("{first},{first},en,dark")
    );
    Runner::with(json!({})).go(&page, |_| ());
    assert_eq!(page.level(), "D5");
    page.wait_for("Your plan");
    // The frame prints itself: there is nothing else in it.
    page.script("window.print = () => { window.paper = document.querySelector('.paper')?.textContent; dispatchEvent(new Event('afterprint')); };");
    page.press("Print, or save as PDF");
    page.wait_for("The pages went to your printer window.");
    assert!(page.script("return window.paper").as_str().is_some_and(|paper| paper.contains("Your plan")));
    assert_eq!(page.script("return document.querySelector('.paper')"), json!(null), "what was printed does not stay");
    page.out_of_frame();
    assert!(height() > 2.0 * first, "the frame grows with what is in it: {first}, {}", height());
    let told: Vec<_> = page.events().into_iter().map(|event| (event.name, event.detail)).collect();
    assert_eq!(told, ["ready", "start", "complete"].map(|name| (format!("backstride-{name}"), json!(null))));
    page.script("host.setAttribute('theme', 'light'); host.style.setProperty('--backstride-accent', 'rgb(0, 105, 92)')");
    page.into_frame();
    page.wait_for_true(
        "return host.theme === 'light' && host.style.getPropertyValue('--backstride-accent') === 'rgb(0, 105, 92)'",
    );
    assert_eq!(page.level(), "D5", "a new look loses no answer");
    page.out_of_frame();
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn where_a_policy_forbids_the_frame_the_emergency_text_stays_and_the_event_says_what_to_write() {
    let page = private("");
    page.site().header(PRIVATE, "Content-Security-Policy", STRICT_POLICY);
    page.visit(PRIVATE);
    page.wait_for_screen("safe");
    assert!(page.script("return host.innerText").as_str().is_some_and(|text| text.contains("Call for help now.")));
    let errors: Vec<_> = page.events().into_iter().filter(|event| event.name == "backstride-error").collect();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].detail["reason"], "policy");
    assert!(errors[0].detail["message"].as_str().is_some_and(|message| message.contains("frame-src")), "{:?}", errors[0]);
}

#[test]
fn in_private_mode_on_a_phone_the_configuration_and_readable_colours_come_in() {
    let page = private(r#"<script type="application/json">{ "clinicName": "Riverside", "phone": "0117 496 0000" }</script>"#);
    page.size(Size::PHONE);
    page.visit(PRIVATE);
    page.wait_for_true("return window.backstrideEvents.some((event) => event.name === 'backstride-ready')");
    page.script("host.theme = 'light'; host.style.setProperty('--backstride-accent', '#ffee88');");
    page.into_frame();
    page.wait_for_true("return root.querySelector('.main') && getComputedStyle(root.querySelector('.main')).backgroundColor === 'rgb(124, 107, 0)'");
    Runner::with(json!({})).go(&page, |_| ());
    assert_eq!((page.level().as_str(), page.overflow()), ("D5", 0));
    page.press("Contact: Riverside");
    assert!(page.focused().contains("0117 496 0000"), "{}", page.focused());
}
