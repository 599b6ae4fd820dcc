//! What a page may set on the element: values, configuration, its own contact, colours; adding and removing it; and what stands there when
//! something does not come.

use backstride_browser::{Answer, Media, Page, Runner, STRICT_POLICY, Size};
use serde_json::{Value, json};

const OWN: &str = "/pages/own.html";
const SCRIPT: &str = "<script type='module' src='/backstride/backstride.js'></script>";
const CLINIC: &str =
    "clinic-name='Riverside Back Clinic' phone='020 7946 0000' booking-url='https://example.org/book' services='physio, gp'";

/// A page of our own, which keeps what is warned about.
fn at(head: &str, body: &str) -> Page {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&[Media::ReducedMotion]);
    let html = format!(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>
        <meta name='color-scheme' content='light dark'><title>A page</title><link rel='icon' href='data:,'>
        <script>window.warned = []; console.warn = (what) => warned.push(String(what));</script>{head}</head>
        <body><main><h1>A page</h1>{body}</main></body></html>"
    );
    page.site().answer(OWN, Answer::Page(html));
    page
}

/// A page with a widget that is loaded.
fn widget(head: &str, attributes: &str, inside: &str) -> Page {
    let page = at(&format!("{head}{SCRIPT}"), &format!("<back-stride shadow='open' {attributes}>{inside}</back-stride>"));
    page.open(OWN);
    page
}

fn warned(page: &Page) -> Vec<String> {
    let all = page.script("return warned;");
    all.as_array().into_iter().flatten().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}

/// The one warning that has this in it.
#[track_caller]
fn warning(page: &Page, what: &str) -> String {
    let all = warned(page);
    let found: Vec<_> = all.iter().filter(|one| one.contains(what)).collect();
    assert_eq!(found.len(), 1, "one warning of {what}: {all:?}");
    found[0].clone()
}

fn calls(page: &Page) -> Value {
    page.script("return root.querySelector('a[href^=tel]').getAttribute('href');")
}

#[test]
fn the_configuration_counts_where_no_attribute_does_and_bad_values_are_named_once() {
    let inside = "<script type='application/json'>{\"region\": \"IE\", \"headingLevel\": 4, \"theme\": \"dark\", \"colour\": \"red\"}</script>";
    let page = widget("", "theme='light' dir='up' loading='soon'", inside);
    assert_eq!(calls(&page), "tel:112");
    assert_eq!(
        page.script("return [root.querySelector('.title').tagName, host.theme, host.region];"),
        json!(["H4", "light", "IE"])
    );
    assert!(warning(&page, "colour").contains("headingLevel"), "it says what there is");
    assert!(warning(&page, "dir=").contains("dir=\"ltr\" or dir=\"rtl\""));
    assert!(warning(&page, "loading=").contains("loading=\"lazy\" or loading=\"eager\""));
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("Fainted or nearly fainted");
    // A new one takes the place of the old one, and no answer is lost.
    page.script("host.config = { region: 'US', lang: 'en-GB' };");
    page.wait_for("Call 911");
    assert!(page.is_ticked("Fainted or nearly fainted"));
    assert_eq!(page.script("return [host.getAttribute('heading-level'), host.theme];"), json!([null, "light"]));
    page.script("host.setAttribute('region', 'GB'); host.config = { region: 'FR' };");
    page.wait_for("Call 999");
    assert_eq!(page.script("return host.region;"), "GB", "what the page writes itself counts more");
    for (bad, said) in
        [("region = 'XX'", "region=\"GB\" or"), ("theme = 'blue'", "theme=\"contrast\""), ("lang = 'tlh'", "lang=\"fr\"")]
    {
        page.script(&format!("host.{bad};"));
        let value = bad.split('\'').nth(1).unwrap_or_default();
        assert!(warning(&page, &format!("=\"{value}\"")).contains(said), "{bad}");
    }
    page.script("host.config = [1];");
    warning(&page, "config is not an object");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn a_page_may_set_properties_before_the_script_comes() {
    let before = "<script>addEventListener('DOMContentLoaded', () => {
        const host = document.querySelector('back-stride');
        host.config = { region: 'GB' }; host.headingLevel = 3; host.phone = '020 7946 0000';
    });</script>";
    // A module runs before that event, so this one is asked for after it.
    let late = "<script>addEventListener('DOMContentLoaded', () => {
        const script = document.createElement('script'); script.type = 'module'; script.src = '/backstride/backstride.js'; document.head.append(script);
    });</script>";
    let page = at(&format!("{before}{late}"), "<back-stride shadow='open'></back-stride>");
    page.open(OWN);
    page.wait_for_screen("welcome");
    assert_eq!(calls(&page), "tel:999");
    assert_eq!(
        page.script("return [root.querySelector('.title').tagName, host.getAttribute('phone')];"),
        json!(["H3", "020 7946 0000"])
    );
    assert_eq!(warned(&page), [""; 0]);
}

#[test]
fn a_clinic_stands_on_a_calm_result_below_our_signs_and_never_on_an_urgent_one() {
    let page = at("", &format!("<back-stride region='GB' shadow='open' {CLINIC}></back-stride>{SCRIPT}"));
    page.site().header(
        OWN,
        "Content-Security-Policy",
        &STRICT_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    );
    page.open(OWN);
    Runner::with(json!({})).go(&page, |_| ());
    assert_eq!(page.level(), "D5");
    page.wait_for("Riverside Back Clinic");
    assert!(page.text().contains("This page belongs to this clinic."));
    let links =
        "return [...root.querySelectorAll('[data-card=clinic] a')].map((a) => [a.getAttribute('href'), a.target, a.rel]);";
    assert_eq!(
        page.script(links),
        json!([["tel:02079460000", "", ""], ["https://example.org/book", "_blank", "noreferrer noopener"]])
    );
    let below = "const [clinic, ...ours] = ['clinic', 'cauda-equina'].map((name) => root.querySelector(`[data-card=${name}]`).getBoundingClientRect().top);
        return [root.querySelector('[data-level]').getBoundingClientRect().top, ...ours].every((top) => top < clinic);";
    assert_eq!(page.script(below), true);
    assert_eq!(page.requests_since_load(), [""; 0]);
    page.assert_accessible();
    // Another value is drawn at once, and a bad one leaves out what it says.
    page.script("host.clinicName = 'Hillside'; host.bookingUrl = 'javascript:alert(1)'; host.services = 'reiki physio';");
    page.wait_for("Hillside");
    assert_eq!(page.script(links), json!([["tel:02079460000", "", ""]]));
    assert!(warning(&page, "booking-url").contains("https:"));
    assert!(warning(&page, "reiki").contains("osteopath"));
    page.script("host.phone = 'call us';");
    warning(&page, "phone=");
    assert_eq!(page.script(links), json!([]), "nothing is left to offer");
    assert_eq!(page.console_errors(), [""; 0]);

    let page = widget("", &format!("region='GB' {CLINIC}"), "");
    Runner::with(json!({"B1": ["b1_retain"]})).go(&page, |_| ());
    assert_eq!(page.level(), "D1");
    assert!(!page.text().contains("Riverside"));
}

/// The contrast of a text and what it stands on, by axe, on every screen of a short story.
#[track_caller]
fn readable(page: &Page) {
    page.assert_accessible();
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("Confused, very sleepy, or had a fit");
    page.assert_accessible();
    page.press("Continue");
    page.wait_for_screen("result");
    page.assert_accessible();
}

#[test]
fn colours_that_nobody_could_read_are_corrected_before_anything_is_drawn_and_named() {
    let bad = "--backstride-ink: #999; --backstride-soft: #ccc; --backstride-accent: gold; --backstride-paper: rgb(120 120 120);
               --backstride-surface: oklch(0.5 0.1 200); --backstride-focus: #eee; --backstride-edge: white; --backstride-line: tomato";
    let page =
        at(&format!("<style>back-stride {{ {bad} }}</style>{SCRIPT}"), "<back-stride region='GB' shadow='open'></back-stride>");
    // As long as the colours are not held to anything, none is drawn.
    page.site().answer("/backstride/page.js", Answer::Held);
    page.visit(OWN);
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert_eq!(page.script("return root?.querySelectorAll('.frame').length ?? 0;"), 0);
    page.site().restore("/backstride/page.js");
    page.wait_for_screen("welcome");
    for token in ["ink", "accent", "paper", "surface", "focus", "edge", "soft"] {
        let said = warning(&page, &format!("--backstride-{token}:"));
        assert!(said.contains("is used instead") && said.contains("is needed"), "{said}");
    }
    assert!(!warned(&page).iter().any(|one| one.contains("-line:")), "a thin line may be as thin as it likes");
    readable(&page);
    page.media(&[Media::ReducedMotion, Media::Dark]);
    page.script("host.theme = 'dark';");
    page.assert_accessible();
}

#[test]
fn good_colours_are_taken_as_they_are_and_again_when_they_change() {
    let page = widget(
        "<style>back-stride { --backstride-accent: #00695c; } .night back-stride { --backstride-accent: #4db6ac; }</style>",
        "region='GB' theme='light'",
        "",
    );
    let button = "return getComputedStyle(root.querySelector('.main')).backgroundColor;";
    assert_eq!(page.script(button), "rgb(0, 105, 92)");
    assert_eq!(warned(&page), [""; 0]);
    page.script("document.documentElement.className = 'night'; host.theme = 'dark';");
    let night = || page.script(button) == "rgb(77, 182, 172)";
    assert!(
        (0..100).any(|_| night() || {
            std::thread::sleep(std::time::Duration::from_millis(20));
            false
        }),
        "{}",
        page.script(button)
    );
    assert_eq!(warned(&page), [""; 0]);
    readable(&page);
    page.script("host.style.setProperty('--backstride-accent', 'no colour');");
    warning(&page, "no colour");
    assert_eq!(page.script("return host.shadowRoot.querySelectorAll('.frame').length;"), 1, "nothing of the look is left");
}

#[test]
fn strong_contrast_is_for_the_page_that_asks_and_for_every_reader_who_does() {
    let page = widget("<style>back-stride { --backstride-paper: pink }</style>", "region='GB' theme='contrast'", "");
    // The page's own colours go a moment after the reader asks.
    let looks = |colour: u8, paper: u8| {
        page.wait_for_true(&format!(
            "const style = getComputedStyle(root.querySelector('.frame'));
             return style.color === 'rgb({colour}, {colour}, {colour})' && style.backgroundColor === 'rgb({paper}, {paper}, {paper})'"
        ));
    };
    page.media(&[Media::ReducedMotion, Media::Light]);
    looks(0, 255);
    page.media(&[Media::ReducedMotion, Media::Dark]);
    looks(255, 0);
    readable(&page);
    page.script("host.theme = 'light';");
    page.wait_for_true("return getComputedStyle(root.querySelector('.frame')).backgroundColor === 'rgb(255, 192, 203)'");
    page.media(&[Media::ReducedMotion, Media::Light, Media::MoreContrast]);
    looks(0, 255);
    page.script("host.theme = 'auto';");
    page.media(&[Media::ReducedMotion, Media::Dark, Media::MoreContrast]);
    looks(255, 0);
}

#[test]
fn a_part_can_be_styled_and_what_matters_for_safety_cannot() {
    let all = ["title", "mark", "button", "button-primary", "link", "card", "figure", "chart", "frame", "care", "call", "signs"];
    let hide: String = all.iter().map(|part| format!("back-stride::part({part}) {{ display: none !important; }}")).collect();
    let page = widget(&format!("<style>{hide}</style>"), "region='GB'", "");
    assert!(page.text().contains("Chest pain") && page.text().contains("999"), "{}", page.text());
    page.script("document.querySelector('style').textContent = '';");
    Runner::with(json!({"A1": ["a1_chest"]})).go(&page, |_| ());
    page.script(&format!("document.querySelector('style').textContent = `{hide}`;"));
    assert!(page.text().contains("Get help now") && page.text().contains("Call 999 now"), "{}", page.text());
    page.script("document.querySelector('style').textContent = 'back-stride::part(button) { letter-spacing: 7px; }';");
    assert_eq!(page.script("return getComputedStyle(root.querySelector('.mistake button')).letterSpacing;"), "7px");
}

#[test]
fn added_and_removed_thirty_times_nothing_is_left() {
    let page = at(&format!("<style>back-stride {{ --backstride-accent: #00695c }}</style>{SCRIPT}"), "<p id='place'></p>");
    page.visit(OWN);
    let turns = |count: usize| {
        let script = format!(
            "return (async () => {{
                for (let turn = 0; turn < {count}; turn += 1) {{
                    const host = document.createElement('back-stride');
                    host.region = 'GB';
                    host.loading = 'eager';
                    host.phone = '020 7946 0000';
                    const ready = new Promise((done) => host.addEventListener('backstride-ready', done, {{ once: true }}));
                    document.querySelector('#place').append(host);
                    await ready;
                    host.remove();
                    await new Promise((done) => setTimeout(done));
                }}
                return true;
            }})();"
        );
        assert_eq!(page.script(&script), true);
    };
    // What stays once for the page is there after the first.
    turns(2);
    page.loaded();
    let before = page.kept_alive();
    turns(30);
    let after = page.kept_alive();
    // A widget has hundreds of nodes. Of each, Yew keeps the empty `<div>` that it was drawn into, with one listener for each kind of event:
    // it lets go of none (`HostHandlers` in yew's `subtree_root.rs`).
    assert!(after.0 <= before.0 + 30 + 10 && after.1 <= before.1 + 30 * 3, "nodes and listeners: {before:?}, then {after:?}");
}

#[test]
fn the_script_may_come_twice_by_two_addresses() {
    let twice = SCRIPT.replace("backstride.js", "backstride.js?again");
    let page = at(&format!("{SCRIPT}{twice}"), "<back-stride region='GB' shadow='open'></back-stride>");
    page.open(OWN);
    page.press("Start");
    page.wait_for_screen("now");
    page.back();
    page.wait_for_screen("welcome");
    page.forward();
    page.wait_for_screen("now");
    page.tick("Confused, very sleepy, or had a fit");
    page.press("Continue");
    page.wait_for_screen("result");
    let count = |name: &str| page.events().iter().filter(|event| event.name == name).count();
    assert_eq!((count("backstride-ready"), count("backstride-start"), count("backstride-complete")), (1, 1, 1));
    let engines = page.site().requests().iter().filter(|request| request.contains("engine_bg.wasm")).count();
    assert_eq!((page.script("return root.querySelectorAll('.frame').length;"), engines), (json!(1), 1));
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn the_module_with_the_wrong_type_runs_and_the_script_with_the_wrong_type_leaves_the_pages_own_text() {
    let page = at(SCRIPT, "<back-stride region='GB' shadow='open'></back-stride>");
    page.site().answer("/backstride/engine_bg.wasm", Answer::As("text/plain"));
    page.open(OWN);
    page.press("Start");
    page.wait_for_screen("now");
    for answer in [Answer::As("text/plain"), Answer::Status(404)] {
        let page = at(
            SCRIPT,
            "<back-stride region='GB' shadow='open'><p>Call 999 now if you are numb between the legs.</p></back-stride>",
        );
        page.site().answer("/backstride/backstride.js", answer);
        page.visit(OWN);
        assert_eq!(page.around(OWN_TEXT), json!(["Call 999 now if you are numb between the legs.", true]));
    }
}

#[test]
fn far_from_the_window_or_hidden_nothing_but_the_script_is_asked_for() {
    for (before, after, come) in [
        ("<div style='height: 3000px'></div>", "", "scrollTo(0, 2500)"),
        ("<div style='height: 3000px'></div>", "", "host.loading = 'eager'"),
        ("<div id='shut' hidden>", "</div>", "document.querySelector('#shut').hidden = false"),
    ] {
        let page = at(SCRIPT, &format!("{before}<back-stride region='GB' shadow='open'><p>Call 999.</p></back-stride>{after}"));
        page.visit(OWN);
        page.wait_for_true("return customElements.get('back-stride') !== undefined");
        std::thread::sleep(std::time::Duration::from_millis(500));
        let mut asked = page.site().requests();
        asked.retain(|request| request.contains("/backstride/"));
        assert_eq!(asked, ["GET /backstride/backstride.js"], "until {come}");
        page.script(come);
        page.wait_for_true("return window.backstrideEvents.some((event) => event.name === 'backstride-ready')");
    }
}

/// What the page says between the tags, and whether it can be seen.
const OWN_TEXT: &str =
    "const text = document.querySelector('back-stride p'); return [text.innerText, text.getBoundingClientRect().height > 9];";

#[test]
fn without_scripts_the_pages_own_text_stands_there() {
    let page = at(
        &format!("<script>document.title = 'a script ran';</script>{SCRIPT}"),
        "<back-stride region='GB'><p>Call 999 now if you are numb between the legs.</p></back-stride>",
    );
    page.without_scripts();
    page.visit(OWN);
    assert_eq!(page.around(OWN_TEXT), json!(["Call 999 now if you are numb between the legs.", true]));
    assert_eq!(page.around("return document.title"), "A page");
}

#[test]
fn without_a_network_after_it_has_loaded_the_story_goes_on_to_the_plan() {
    let page = widget("", "region='GB'", "");
    page.offline();
    Runner::with(json!({})).go(&page, |_| ());
    assert_eq!(page.level(), "D5");
    assert!(page.text().contains("Your plan"));
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn what_went_wrong_is_told_with_what_to_do_about_it() {
    let page = at(SCRIPT, "<back-stride region='GB' shadow='open'></back-stride>");
    page.site().answer("/backstride/engine_bg.wasm", Answer::Status(404));
    page.visit(OWN);
    page.wait_for_screen("safe");
    let failed: Vec<_> = page.events().into_iter().filter(|event| event.name == "backstride-error").collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].detail["reason"], "network");
    assert!(failed[0].detail["fix"].as_str().is_some_and(|fix| fix.contains("beside backstride.js")), "{failed:?}");
}

#[test]
fn content_that_is_too_old_keeps_the_emergency_signs_and_gives_no_result() {
    let late = "<script>const Real = Date; Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(2031, 0, 1); } };</script>";
    let page = widget(late, "region='GB'", "");
    let text = page.text();
    assert!(text.contains("Chest pain") && text.contains("999"), "{text}");
    assert_eq!(
        page.script("return [...root.querySelectorAll('button')].some((button) => button.textContent === 'Start');"),
        false
    );
}

#[test]
fn without_what_reads_the_pages_settings_the_widget_works_in_its_own_colours() {
    let page = at(
        &format!("<style>back-stride {{ --backstride-ink: #eee }}</style>{SCRIPT}"),
        &format!("<back-stride region='GB' shadow='open' {CLINIC}></back-stride>"),
    );
    page.site().answer("/backstride/page.js", Answer::Status(404));
    page.open(OWN);
    warning(&page, "page.js did not load");
    readable(&page);
}
