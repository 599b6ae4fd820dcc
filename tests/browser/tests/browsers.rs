//! The same stories in Chromium, Firefox and WebKit: what must hold whichever browser a runner has. What only Chromium's own protocol can
//! show (small phones, preferences, the whole network) stands in the other files.

use backstride_browser::{Answer, Browser, Key, Page, Runner, STRICT_POLICY, Size};
use serde_json::{Value, json};

const WIDGET: &str = "/pages/widget.html";

/// Each story as a test in each browser.
macro_rules! in_each_browser {
    ($($story:ident),+ $(,)?) => {
        in_each_browser!(@ chromium Chromium: $($story),+);
        in_each_browser!(@ firefox Firefox: $($story),+);
        in_each_browser!(@ webkit WebKit: $($story),+);
    };
    (@ $name:ident $browser:ident: $($story:ident),+) => {
        mod $name {
            $(
                #[test]
                fn $story() {
                    super::$story(backstride_browser::Browser::$browser);
                }
            )+
        }
    };
}

in_each_browser!(
    the_harness_sees_faults_and_late_requests,
    an_emergency_stops_the_questions_at_once,
    an_ordinary_strain_goes_on_in_french_and_no_answer_is_lost,
    the_keyboard_alone_is_enough,
    without_the_engine_the_emergency_signs_stand_there,
    a_place_is_tapped_on_the_body_map,
    the_browsers_back_and_forward_go_screen_by_screen,
    works_under_a_strict_policy_with_trusted_types,
);

#[track_caller]
fn widget(browser: Browser) -> Page {
    let page = Page::within(browser);
    page.size(Size::PHONE);
    page.open(WIDGET);
    page
}

/// The ticked boxes and buttons of the screen, by their ids.
#[track_caller]
fn ticked(page: &Page) -> Value {
    page.script("return [...root.querySelectorAll('input:checked')].map((input) => input.id)")
}

fn the_harness_sees_faults_and_late_requests(browser: Browser) {
    let page = Page::within(browser);
    page.open("/pages/harness.html");
    assert_eq!((page.console_errors(), page.requests_since_load()), (Vec::new(), Vec::new()));
    page.press("Log an error");
    page.press("Throw");
    let errors = page.console_errors();
    assert!(errors.len() == 2 && errors[0].contains("a logged error") && errors[1].contains("a thrown error"), "{errors:?}");
    page.press("Ask the server");
    page.wait_for("The server answered");
    assert_eq!(page.requests_since_load(), [format!("GET {}", page.site().address("/pages/harness.js?late"))]);
}

fn an_emergency_stops_the_questions_at_once(browser: Browser) {
    let page = widget(browser);
    let screens = Runner::with(json!({"A1": ["a1_chest"]})).go(&page, |_| ());
    assert_eq!(screens, ["now"]);
    assert_eq!(page.level(), "D1");
    assert!(page.text().contains("Call 999 now"), "{}", page.text());
    assert_eq!(page.script("return root.querySelectorAll('a[href=\"tel:999\"]').length > 0"), true);
    assert_eq!(page.overflow(), 0);
    let events: Vec<String> = page.events().into_iter().map(|event| event.name).collect();
    assert_eq!(events, ["backstride-ready", "backstride-start", "backstride-complete"]);
    assert_eq!((page.console_errors(), page.requests_since_load()), (Vec::new(), Vec::new()));
}

fn an_ordinary_strain_goes_on_in_french_and_no_answer_is_lost(browser: Browser) {
    let page = widget(browser);
    let runner = Runner::with(json!({"P8": ["agg.flex", "agg.sit"]}));
    runner.go(&page, |screen| {
        if screen == "severity" {
            let before = ticked(&page);
            assert!(before.as_array().is_some_and(|all| !all.is_empty()), "{before}");
            page.press("Français");
            page.wait_for("Continuer");
            runner.reads("fr");
            assert_eq!(ticked(&page), before);
        }
        if screen == "review" {
            let text = page.text();
            assert!(
                text.contains("34 ans") && text.contains("Muscle à côté de la colonne, gauche"),
                "given before the change: {text}"
            );
        }
    });
    assert_eq!(page.level(), "D5");
    assert_eq!(page.script("return root.querySelector('.frame').lang"), "fr");
    let text = page.text();
    assert!(text.contains("Votre programme") && !text.contains("Your plan"), "{text}");
    assert_eq!(page.overflow(), 0);
    let asked: Vec<String> = page.requests_since_load();
    let mut names: Vec<&str> = asked.iter().filter_map(|request| request.rsplit('/').next()).collect();
    names.sort_unstable();
    assert_eq!(names, ["first.fr.txt", "later.fr.txt"]);
    assert_eq!(page.console_errors(), [""; 0]);
}

fn the_keyboard_alone_is_enough(browser: Browser) {
    let page = widget(browser);
    page.tab_to("button \"Start\"");
    page.keys(&[Key::Enter]);
    page.wait_for_screen("now");
    assert!(page.focused().starts_with("h2 "), "after the runner's own step the heading has the focus, not {}", page.focused());
    // Continue without an answer: the error summary takes the focus and leads to the question.
    page.tab_to("button \"Continue\"");
    page.keys(&[Key::Enter]);
    page.wait_for("Please look at this again");
    page.keys(&[Key::Tab, Key::Enter]);
    page.tab_to("checkbox \"Fainted or nearly fainted\"");
    page.keys(&[Key::Space]);
    assert!(page.is_ticked("Fainted or nearly fainted"));
    page.tab_to("checkbox \"None of these\"");
    page.keys(&[Key::Space]);
    assert!(!page.is_ticked("Fainted or nearly fainted"), "\"None of these\" clears the others");
    page.tab_to("checkbox \"No, none of these\"");
    page.keys(&[Key::Space]);
    page.tab_to("button \"Continue\"");
    page.keys(&[Key::Enter]);
    page.wait_for_screen("you");
    // The other way round: Firefox goes on from the last element to its own buttons.
    page.tab_back_to("button \"Back\"");
    page.keys(&[Key::Enter]);
    page.wait_for_screen("now");
    assert!(page.is_ticked("None of these"), "back keeps the answers");
    assert_eq!(page.console_errors(), [""; 0]);
}

fn without_the_engine_the_emergency_signs_stand_there(browser: Browser) {
    let page = Page::within(browser);
    page.site().answer("/backstride/engine_bg.wasm", Answer::Status(404));
    page.visit(WIDGET);
    page.wait_for_screen("safe");
    assert!(
        page.text().contains("Chest pain, or trouble breathing.") && page.text().contains("Call 999 or go to A&E"),
        "{}",
        page.text()
    );
    assert_eq!(page.script("return root.querySelector('a').getAttribute('href')"), "tel:999");
    let reasons: Vec<_> = page.events().into_iter().filter(|event| event.name == "backstride-error").collect();
    assert_eq!((reasons.len(), &reasons[0].detail["reason"]), (1, &json!("network")));
    let errors = page.console_errors().join("\n");
    assert!(errors.contains("back-stride:"), "the console says what to change: {errors}");
}

fn a_place_is_tapped_on_the_body_map(browser: Browser) {
    let page = widget(browser);
    Runner::with(json!({})).go_to(&page, "where");
    let pressed =
        || page.script("return [...root.querySelectorAll('.spot[aria-pressed=true] .spot-name')].map((e) => e.textContent)");
    page.press("Middle of the low back");
    assert_eq!(pressed(), json!(["Middle of the low back"]));
    page.press("Go to the list in words");
    assert_eq!(page.focused(), "checkbox \"Middle of the low back\"");
    assert!(page.is_ticked("Middle of the low back"));
    page.tick("Tailbone");
    assert_eq!(pressed().as_array().map(Vec::len), Some(2));
    // What is drawn there has a size, and is what a finger meets.
    let met = page.script(
        "return [...root.querySelectorAll('.spot[aria-pressed=true]')].map((spot) => {
             spot.scrollIntoView({ block: 'center' });
             const box = spot.getBoundingClientRect();
             return box.width >= 43.9 && root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('.spot') === spot;
         })",
    );
    assert_eq!(met, json!([true, true]));
    assert_eq!(page.console_errors(), [""; 0]);
}

fn the_browsers_back_and_forward_go_screen_by_screen(browser: Browser) {
    let page = widget(browser);
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("None of these");
    page.tick("No, none of these");
    page.press("Continue");
    page.wait_for_screen("you");
    page.back();
    page.wait_for_screen("now");
    page.back();
    page.wait_for_screen("welcome");
    page.forward();
    page.wait_for_screen("now");
    assert!(page.is_ticked("None of these"), "the answer is still there");
    page.forward();
    page.wait_for_screen("you");
    assert_eq!(page.script("return location.pathname + location.hash"), WIDGET);
    assert_eq!(page.console_errors(), [""; 0]);
}

fn works_under_a_strict_policy_with_trusted_types(browser: Browser) {
    let page = Page::within(browser);
    page.site().header(WIDGET, "Content-Security-Policy", STRICT_POLICY);
    page.open(WIDGET);
    Runner::with(json!({"B3": "b3_new"})).go(&page, |_| ());
    assert_eq!(page.level(), "D1");
    let edge = page.script("return getComputedStyle(root.querySelector('[data-level]')).borderTopWidth");
    assert_ne!(edge, "0px", "the styles are there");
    assert_eq!((page.console_errors(), page.requests_since_load()), (Vec::new(), Vec::new()));
    // The policy does hold here: a page's own script must not write HTML.
    let refused = page.script("try { document.createElement('p').innerHTML = '<b>x</b>'; return false; } catch { return true; }");
    assert_eq!(refused, true, "all three browsers know Trusted Types");
}
