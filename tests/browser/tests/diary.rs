//! The diary in a real browser: asked for, written over days, seen again after a reload, wiped; and a store that is full, blocked, changed
//! by another window, or holds something else. None of that keeps anybody from the questions.

use backstride_browser::{Page, Runner, STRICT_POLICY, Size};
use serde_json::{Value, json};

const WIDGET: &str = "/pages/widget.html";
const KEEP: &str = "Keep a diary on this device";
const OPEN: &str = "Open the diary";
const LEG: &str = "Is there anything new in a leg, or further down it: pain, tingling, numbness, weakness?";
const RAN: &str = "Did you run, or do the session of your plan?";

fn widget() -> Page {
    let page = Page::new();
    page.size(Size::PHONE);
    page.site().header(WIDGET, "Content-Security-Policy", STRICT_POLICY);
    page.open(WIDGET);
    page
}

/// A runner whose plan begins with stage S3.
fn runner() -> Runner {
    Runner::with(json!({
        "P12": "dur.2_6w", "P16b": "func.run_stopped", "P16d": 20, "P15": 2, "P15k": 2, "P15w": 5, "T1": 30, "T3": 14, "T5": 4,
        "T8": "tr.years_1_6", "P8": ["agg.flex", "agg.sit"], "CT": ["topic.none"], "SC": "check.skip", "MW": "med.nowant",
    }))
}

/// A page with a diary begun from this runner's result, and the diary open.
fn begun() -> Page {
    let page = widget();
    runner().go(&page, |_| ());
    page.press(KEEP);
    page.wait_for("Your diary is on this device now.");
    page
}

/// From now on the page's clock is so many days ahead.
fn on_day(page: &Page, days: u16) {
    page.script(&format!(
        "window.realDate ??= Date;
         const shift = {days} * 864e5;
         window.Date = class extends window.realDate {{
           constructor(...all) {{ all.length ? super(...all) : super(window.realDate.now() + shift); }}
         }};
         document.dispatchEvent(new Event('visibilitychange'));"
    ));
}

/// Loads the page again, opens the diary, on a day.
fn come_back(page: &Page, days: u16) {
    page.open(WIDGET);
    on_day(page, days);
    page.wait_for(&format!("Your diary: day {}", days + 1));
    page.press(OPEN);
    page.wait_for_screen("diary");
}

/// Writes a session down, after the one before it if that is still open.
fn write(page: &Page, before: bool, during: &str, leg: &str) {
    if before {
        page.answer("The morning after: how many points worse than usual?", "0");
        page.answer("Did it settle within 24 hours?", "Yes");
    }
    page.answer("Pain of the day, 0 to 10", "2");
    page.answer(LEG, leg);
    page.answer(RAN, "Yes");
    page.answer("Most pain in the session, 0 to 10", during);
    page.answer("Did you limp in the session, or after it?", "No");
    page.press("Save this day");
    page.wait_for("Saved on this device.");
}

fn store(page: &Page) -> Value {
    page.script("return { ...localStorage };")
}

fn put(page: &Page, text: &str) {
    page.script(&format!("localStorage.setItem('backstride.diary', {});", json!(text)));
}

/// The questions work, whatever the store holds.
#[track_caller]
fn assert_questions_work(page: &Page) {
    Runner::with(json!({})).go(page, |_| ());
    assert_eq!(page.level(), "D5");
}

#[test]
fn nothing_is_stored_before_the_runner_asks_and_then_one_key_without_any_answer() {
    let page = widget();
    page.loaded();
    runner().go(&page, |_| ());
    assert_eq!(store(&page), json!({}));
    assert_eq!(page.requests_since_load(), [""; 0]);
    let text = page.text();
    assert!(text.contains("Anyone who uses this device can read it") && text.contains("You can wipe it at any time"), "{text}");
    let (events, entries) = (page.events(), page.script("return history.length + JSON.stringify(history.state);"));
    page.press(KEEP);
    page.wait_for("Your diary is on this device now.");
    assert_eq!(page.focused(), "h2 \"Your diary\"");
    let stored = store(&page);
    assert_eq!(stored.as_object().map(|all| all.keys().cloned().collect::<Vec<_>>()), Some(vec!["backstride.diary".to_owned()]));
    let text = stored["backstride.diary"].as_str().unwrap_or_default();
    let diary: Value = serde_json::from_str(text).expect("plain JSON");
    assert_eq!((&diary["version"], &diary["days"], &diary["plan"]["first"]), (&json!(1), &json!([]), &json!(3)), "{text}");
    assert!(diary["moves"].as_array().is_some_and(|moves| moves.contains(&json!("ADV-WALK"))), "exercises by name: {text}");
    assert!(!text.contains("agg.") && !text.contains("dur.") && !text.contains("D5"), "no answer, no level: {text}");
    let asked = page.requests_since_load();
    assert!(asked.len() == 1 && asked[0].ends_with("/backstride/diary.js"), "{asked:?}");
    assert_eq!(page.events(), events, "the page is told nothing");
    assert_eq!(page.script("return history.length + JSON.stringify(history.state);"), entries);
    assert_eq!(
        page.script("return location.pathname + location.hash + document.title;"),
        "/pages/widget.htmlA page with the widget"
    );
    page.assert_accessible();
    assert_eq!(page.overflow(), 0);
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn days_are_written_and_read_again_and_the_plan_moves_on_holds_steps_back_and_stops() {
    let page = begun();
    assert!(page.text().contains("Stage S3: 6 times: run 3 min, walk 2 min"), "{}", page.text());
    page.press("Save this day");
    page.wait_for("Some answers are missing.");
    assert!(page.focused().contains("Some answers are missing"), "{}", page.focused());
    write(&page, false, "1", "No");
    assert!(page.text().contains("No run today."));
    come_back(&page, 2);
    assert!(page.text().contains("First write down how the last session felt afterwards."));
    write(&page, true, "1", "No");
    come_back(&page, 4);
    page.answer("The morning after: how many points worse than usual?", "0");
    page.answer("Did it settle within 24 hours?", "Yes");
    page.answer("Pain of the day, 0 to 10", "1");
    page.answer(LEG, "No");
    page.answer(RAN, "No");
    page.press("Save this day");
    page.wait_for("You go on to the next stage.");
    assert!(page.text().contains("Stage S4"));
    page.assert_accessible();
    come_back(&page, 5);
    write(&page, false, "7", "No");
    let text = page.text();
    assert!(text.contains("Begin again at stage S3") && text.contains("No running before"), "{text}");
    let rows = page.script("return [...root.querySelectorAll('tbody tr')].map((r) => r.cells[2].innerText);");
    assert_eq!(rows, json!(["Red (7)", "", "Green (1)", "Green (1)"]), "the newest first");
    come_back(&page, 9);
    write(&page, true, "6", "No");
    let text = page.text();
    assert!(text.contains("Stop running. Answer the safety questions again.") && text.contains("Call 999"), "{text}");
    assert!(!text.contains("You can do the next session"));
    page.assert_accessible();
    page.press("Answer the questions again");
    page.wait_for_screen("now");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn new_leg_signs_stop_the_plan_on_the_same_day() {
    let page = begun();
    write(&page, false, "1", "Yes");
    page.wait_for("Stop running. Answer the safety questions again.");
}

#[test]
fn the_questions_are_asked_again_after_two_weeks_and_the_plan_may_be_kept() {
    let page = begun();
    come_back(&page, 14);
    let text = page.text();
    assert!(text.contains("It has been 2 weeks. Answer the safety questions again."), "{text}");
    assert!(text.contains("First answer the safety questions again."), "the plan waits: {text}");
    page.open(WIDGET);
    on_day(&page, 14);
    runner().go(&page, |_| ());
    page.press("Keep the plan in the diary");
    page.wait_for_screen("diary");
    let text = page.text();
    assert!(!text.contains("It has been 2 weeks") && text.contains("You can do the next session"), "{text}");
    come_back(&page, 42);
    page.wait_for("It has been 6 weeks.");
    page.open(WIDGET);
    on_day(&page, 43);
    runner().go(&page, |_| ());
    page.press("Begin the plan anew in the diary");
    page.wait_for("Saved on this device.");
    assert!(page.text().contains("Day 44") && !page.text().contains("It has been"), "{}", page.text());
}

#[test]
fn an_urgent_result_offers_no_diary_and_is_no_calmer_with_one() {
    let page = begun();
    page.open(WIDGET);
    Runner::with(json!({"B1": ["b1_retain"]})).go(&page, |_| ());
    assert_eq!(page.level(), "D1");
    assert!(!page.text().contains("diary"), "{}", page.text());
}

#[test]
fn the_diary_is_saved_as_a_file_and_wiped_at_a_second_word() {
    let page = begun();
    write(&page, false, "1", "No");
    page.script(
        "window.got = {};
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.got.file = text; }); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.got.name = this.download; };",
    );
    page.press("Save the diary as a file");
    page.wait_for("The file was saved on this device.");
    let got = page.script("return window.got;");
    assert_eq!(got["name"], "backstride-diary.csv");
    let file = got["file"].as_str().unwrap_or_default();
    assert!(file.contains("\"Pain of the day, 0 to 10\"") && file.lines().count() == 2, "{file}");
    page.press("Wipe the diary");
    assert_ne!(store(&page), json!({}), "not at the first press");
    page.press("No, keep it");
    page.press("Wipe the diary");
    page.press("Yes, wipe it");
    page.wait_for("The diary was wiped.");
    assert_eq!(store(&page), json!({}));
    page.open(WIDGET);
    assert!(!page.text().contains("diary"), "{}", page.text());
    assert_eq!(page.requests_since_load(), [""; 0]);
}

#[test]
fn what_is_no_diary_of_this_version_is_said_and_can_be_wiped() {
    let page = widget();
    for (text, says) in [
        ("{\"version\":1,", "it cannot be read any more"),
        ("null", "it cannot be read any more"),
        ("{\"version\":0,\"days\":[]}", "from an older version of this page"),
        ("{\"version\":99}", "from a newer version of this page"),
    ] {
        put(&page, text);
        page.open(WIDGET);
        page.wait_for(says);
        assert_questions_work(&page);
        assert_eq!(store(&page)["backstride.diary"], text, "what is there stays until the runner wipes it");
    }
    page.open(WIDGET);
    page.press("Wipe the diary");
    page.press("Yes, wipe it");
    page.wait_for("The diary was wiped.");
    assert_eq!(store(&page), json!({}));
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn a_diary_without_an_entry_for_90_days_is_wiped_and_that_is_said() {
    let page = begun();
    let old = store(&page)["backstride.diary"].as_str().unwrap_or_default().to_owned();
    let year = page.script("return new Date().getFullYear();").as_u64().expect("a year");
    put(&page, &old.replace(&format!("\"{year}-"), &format!("\"{}-", year - 2)));
    page.open(WIDGET);
    page.wait_for("there was no entry for 90 days");
    assert_eq!(store(&page), json!({}));
}

#[test]
fn a_full_store_keeps_what_was_written_on_the_screen_and_says_so() {
    let page = begun();
    let before = store(&page);
    page.script("Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };");
    page.answer("Pain of the day, 0 to 10", "2");
    page.answer(LEG, "No");
    page.answer(RAN, "No");
    page.press("Save this day");
    page.wait_for("Not saved. The store of this browser is full.");
    let ticked = page.script("return root.querySelectorAll('.diary-entry input:checked').length;");
    assert_eq!((store(&page), ticked), (before, json!(4)), "the day, and three answers");
    page.script("delete Storage.prototype.setItem;");
}

#[test]
fn where_no_store_is_allowed_the_questions_work_and_the_diary_says_why_not() {
    let page = widget();
    page.script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });",
    );
    runner().go(&page, |_| ());
    page.press(KEEP);
    page.wait_for("Not saved. This browser, or this page, does not allow a store here.");
    assert_eq!(page.screen(), "result");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn a_frame_without_a_store_still_asks_the_questions() {
    let page = Page::new();
    let inside = "<!doctype html><html lang='en'><meta charset='utf-8'><link rel='icon' href='data:,'><title>Frame</title>\
        <script type='module' src='/backstride/backstride.js'></script><back-stride region='GB' shadow='open'></back-stride></html>";
    let outside = "<!doctype html><html lang='en'><meta charset='utf-8'><link rel='icon' href='data:,'><title>Page</title>\
        <script>addEventListener('message', (event) => { window.heard = event.data; });</script>\
        <iframe sandbox='allow-scripts' src='/pages/inside.html' width='400' height='700'></iframe></html>";
    // Without an origin of its own, everything a frame asks for comes from elsewhere.
    for file in ["backstride.js", "engine.js", "engine_bg.wasm", "split_later.wasm", "first.en.txt", "later.en.txt"] {
        page.site().header(&format!("/backstride/{file}"), "Access-Control-Allow-Origin", "*");
    }
    let watch = "<script>addEventListener('backstride-ready', (event) => setTimeout(() => {\
        let store; try { store = typeof localStorage; } catch (error) { store = error.name; }\
        const text = event.target.shadowRoot.querySelector('[data-screen]').dataset.screen;\
        parent.postMessage([store, text], '*'); }, 500));</script>";
    page.site().answer(
        "/pages/inside.html",
        backstride_browser::Answer::Page(inside.replace("<script type", &format!("{watch}<script type"))),
    );
    page.site().answer("/pages/outside.html", backstride_browser::Answer::Page(outside.into()));
    page.visit("/pages/outside.html");
    for _ in 0..100 {
        if page.script("return window.heard ?? null;") != Value::Null {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(page.script("return window.heard ?? null;"), json!(["SecurityError", "welcome"]));
}

#[test]
fn a_diary_changed_in_another_window_is_not_overwritten() {
    let page = begun();
    let other = store(&page)["backstride.diary"].as_str().unwrap_or_default().replace("\"flat\":0", "\"flat\":1");
    put(&page, &other);
    page.answer("Pain of the day, 0 to 10", "2");
    page.answer(LEG, "No");
    page.answer(RAN, "No");
    page.press("Save this day");
    page.wait_for("The diary was changed in another window.");
    assert_eq!(store(&page)["backstride.diary"], other);
    page.wait_for("No downhill running.");
    page.press("Save this day");
    page.wait_for("Saved on this device.");
    assert_ne!(store(&page)["backstride.diary"], other);
}

#[test]
fn a_diary_whose_script_does_not_come_is_not_lost() {
    let page = begun();
    let before = store(&page);
    page.site().answer("/backstride/diary.js", backstride_browser::Answer::Status(503));
    page.open(WIDGET);
    page.wait_for("it did not open. Reload the page to try again.");
    assert_questions_work(&page);
    assert_eq!(store(&page), before);
    page.site().restore("/backstride/diary.js");
    page.open(WIDGET);
    page.press(OPEN);
    page.wait_for_screen("diary");
}
