//! Whole stories in a real browser, driven by clicks and keys: from the welcome screen to the result.

use backstride_browser::{Answer, Media, Page, Runner, Size};
use serde_json::json;

const WIDGET: &str = "/pages/widget.html";
/// The texts that are loaded after the engine.
const LATER: &str = "/backstride/later.en.txt";

/// A page in French.
const FRENCH: &str = "<!doctype html><html lang='fr-FR'><meta charset='utf-8'><link rel='icon' href='data:,'><title>Page</title>\
    <script type='module' src='/backstride/backstride.js'></script><main><h1>Page</h1>\
    <back-stride region='FR' shadow='open'></back-stride></main></html>";

fn widget() -> Page {
    let page = Page::new();
    page.size(Size::PHONE);
    page.open(WIDGET);
    page
}

/// No console error, and nothing asked of the network once the page has loaded.
#[track_caller]
fn assert_quiet(page: &Page) {
    assert_eq!(page.console_errors(), [""; 0]);
    assert_eq!(page.requests_since_load(), [""; 0]);
}

#[test]
fn an_ordinary_strain_is_looked_after_at_home() {
    let page = widget();
    page.loaded();
    let screens = Runner::with(json!({})).go(&page, |_| ());
    assert!(screens.len() <= 24, "{screens:?}");
    assert_eq!(page.level(), "D5");
    let text = page.text();
    assert!(text.contains("Look after it at home"));
    assert!(text.contains("You may still choose to see a physio or osteopath"));
    assert!(text.contains("You can get help sooner if you are worried"), "the safety net is on every result");
    assert!(text.contains("Keep this card"), "the cauda equina card is on every result");
    assert!(text.contains("Your plan") && text.contains("Keep moving"), "skipping the rest still gives a plan");
    assert_quiet(&page);
}

/// Opens every fold, so that what stands behind it can be read.
fn unfold(page: &Page) {
    page.script("for (const fold of root.querySelectorAll('details')) fold.open = true;");
}

#[test]
fn a_runner_who_tells_about_running_gets_a_ranked_list_a_plan_and_a_way_back_in_tables() {
    let page = widget();
    page.loaded();
    let runner = Runner::with(json!({
        "P8": ["agg.flex", "agg.sit", "agg.cough"], "P15": 2, "P15k": 2, "P15w": 5, "P16b": "func.run_stopped", "P16d": 14,
        "T1": 30, "T3": 14, "T5": 4, "T8": "tr.years_1_6", "CT": ["topic.none"], "SC": "check.skip", "MW": "med.nowant",
    }));
    let screens = runner.go(&page, |_| ());
    assert!(screens.contains(&"training".to_owned()), "{screens:?}");
    assert_eq!(page.level(), "D5");
    let text = page.text();
    for part in [
        "What may add to your pain",
        "Pain from a disc",
        "Fits your answers well",
        "Your plan",
        "Back to running",
        "Before the first run",
        "Green, amber or red?",
        "What to expect",
        "What you may have read",
    ] {
        assert!(text.contains(part), "\"{part}\" is missing from: {text}");
    }
    assert!(!text.contains("That it helps:"), "what is behind a fold is not seen at first");
    unfold(&page);
    let text = page.text();
    assert!(text.contains("Sitting over 20 minutes"), "the reason for the ranking is the runner's own answer");
    let stops = page.script(
        "return [...root.querySelectorAll('.stage')].map((s) => s.innerText.split('stop if pain goes above 5').length - 1);",
    );
    let stops = stops.as_array().expect("the stages");
    assert!(stops.contains(&json!(1)) && stops.iter().all(|n| *n == 0 || *n == 1), "the stop rule stands once a list: {stops:?}");
    // Track B starts at S3 and ends at S7; the build phase reaches the old 30 km and no more.
    let tables = page.script(
        "return [...root.querySelectorAll('table')].map((t) => [...t.querySelectorAll('tbody tr')].map((r) => [...r.cells].map((c) => c.innerText)));",
    );
    let stages = &tables[0];
    assert_eq!(stages[0][0], "S3");
    assert_eq!(stages.as_array().map(Vec::len), Some(5));
    assert_eq!(stages[4][1], "Run 30 minutes without a break");
    let weeks = tables[1].as_array().expect("the weeks of the build phase");
    assert_eq!(weeks.last().expect("a last week")[1], "30 km");
    assert!(weeks.iter().any(|w| w[0] == "4 (lighter)"));
    let heads = page.script(
        "return [...root.querySelectorAll('table')].every((t) => t.caption && [...t.querySelectorAll('th')].every((h) => h.scope));",
    );
    assert_eq!(heads, true, "each table says what it shows, and each of its heads what it is the head of");
    assert_quiet(&page);
}

#[test]
fn an_exercise_moves_when_asked_one_at_a_time_and_stops() {
    let page = widget();
    page.loaded();
    Runner::with(json!({
        "P8": ["agg.flex", "agg.sit"], "T1": 30, "T5": 4, "T8": "tr.years_1_6", "CT": ["topic.none"], "SC": "check.skip",
        "MW": "med.nowant",
    }))
    .go(&page, |_| ());
    unfold(&page);
    let count = |what: &str| page.script(&format!("return root.querySelectorAll('{what}').length")).as_u64().expect("a count");
    let buttons = count(".play");
    assert!(buttons >= 2 && count("[role=img][aria-label]") >= buttons && count("animate") == 0, "{buttons} figures");
    page.script("const play = root.querySelector('.play'); play.focus(); play.click();");
    page.wait_for("Stop the movement");
    assert!(page.focused().contains("Stop the movement"), "{}", page.focused());
    assert_eq!((count(".halt"), count(".moving > svg")), (1, 1));
    // What is drawn at four moments is not the same twice.
    let seen = page.script(
        "const svg = root.querySelector('.moving > svg'), boxes = new Set();
         svg.pauseAnimations();
         for (const at of [0, 0.8, 1.3, 2.4]) {
             svg.setCurrentTime(at);
             const parts = [...svg.querySelectorAll('path')].map(path => path.getBBox());
             boxes.add(JSON.stringify(parts.map(box => [box.x, box.y, box.width, box.height])));
         }
         svg.unpauseAnimations();
         return boxes.size",
    );
    assert_eq!(seen, 4);
    page.script("root.querySelector('.play').click();");
    page.wait_for("Stop the movement");
    assert_eq!((count(".halt"), count(".moving > svg"), count(".play")), (1, 1, buttons - 1), "one moves at a time");
    page.script("root.querySelector('.halt').click();");
    page.wait_for("Show the movement");
    let bare = page.script(
        "return [...root.querySelectorAll('.poses path:is(.limb, .hot, .far)')].filter((p) => getComputedStyle(p).fill === 'none').length;",
    );
    assert_eq!((bare, count(".poses path:is(.limb, .hot, .far)") > 20), (0.into(), true), "each limb has its colour");
    assert_eq!((count(".halt"), count("animate"), count(".play")), (0, 0, buttons));
    assert_eq!(page.script("return root.querySelectorAll('details:not([open])').length"), 0, "no fold closed meanwhile");
    page.media(&[Media::ReducedMotion]);
    assert!(!page.text().contains("Show the movement"), "who wants less motion is not offered any");
    assert_quiet(&page);
}

#[test]
fn without_the_texts_of_the_plan_the_safety_part_stands_and_says_so_and_they_come_up_when_they_arrive() {
    let page = Page::new();
    page.size(Size::PHONE);
    // Still: axe would measure colours halfway through a fade.
    page.media(&[Media::ReducedMotion]);
    page.site().answer(LATER, Answer::Status(503));
    page.open(WIDGET);
    let runner = Runner::with(json!({}));
    let screens = runner.go(&page, |screen| {
        if screen == "saddle" {
            assert!(!page.text().contains("Why we ask"), "the reason for asking has not come");
        }
        if screen == "not-loaded" {
            assert!(page.text().contains("Your safety questions are done"));
            page.assert_accessible();
        }
    });
    assert_eq!(screens.last().map(String::as_str), Some("not-loaded"), "{screens:?}");
    assert_eq!(page.level(), "D5");
    let text = page.text();
    assert!(
        text.contains("Look after it at home") && text.contains("Keep this card") && text.contains("When to get help sooner")
    );
    assert!(text.contains("Your plan did not load"), "{text}");
    assert!(!text.contains("Back to running"));
    page.assert_accessible();
    // Tries again go by the clock: nothing the runner does asks for the file.
    page.site().restore(LATER);
    page.wait_a_minute_for("Back to running");
    assert!(!page.text().contains("Your plan did not load"));
}

#[test]
fn texts_of_another_engine_are_refused() {
    let page = Page::new();
    page.site().answer(LATER, Answer::Page("Stop at once\nGo on\n0123456789abcdef".into()));
    page.open(WIDGET);
    Runner::with(json!({})).go(&page, |_| ());
    assert!(page.text().contains("Your plan did not load"));
}

#[test]
fn every_visitor_asks_for_the_same_files_and_nothing_asks_later() {
    let asked = |answers| {
        let page = widget();
        Runner::with(answers).go(&page, |_| ());
        assert_quiet(&page);
        let mut asked = page.site().requests();
        asked.sort();
        asked
    };
    let calm = asked(json!({}));
    assert_eq!(
        calm,
        [
            "GET /backstride/backstride.js",
            "GET /backstride/engine.js",
            "GET /backstride/engine_bg.wasm",
            "GET /backstride/first.en.txt",
            "GET /backstride/later.en.txt",
            "GET /backstride/split_later.wasm",
            "GET /pages/widget.html",
        ]
    );
    assert_eq!(asked(json!({"B1": ["b1_retain"]})), calm, "what is asked for tells nothing about the answers");
}

#[test]
fn cauda_equina_signs_stop_the_questions_at_once_and_a_mistaken_tick_can_be_taken_back() {
    let page = widget();
    page.loaded();
    let mistaken = Runner::with(json!({"B1": ["b1_retain"]}));
    let screens = mistaken.go(&page, |_| ());
    assert_eq!(screens.last().map(String::as_str), Some("bladder-bowel"), "{screens:?}");
    assert_eq!(page.level(), "D1");
    let text = page.text();
    assert!(text.contains("Go to A&E now"), "{text}");
    assert!(text.contains("999"));
    assert!(text.contains("Cannot wee at all"), "the reason is the runner's own answer");
    assert!(!text.contains("Back to your answers"), "the one way back is the mistaken tick");

    page.press("I ticked that by mistake");
    page.wait_for_screen("bladder-bowel");
    assert!(page.is_ticked("Cannot wee at all"), "the question is shown in full, as it was answered");
    page.untick("Cannot wee at all");
    page.answer("In the last 2 weeks, is there any new change when you wee? Or did an old change get worse?", "None of these");
    page.press("Continue");
    page.wait_for_screen("saddle");
    // The rest is ordinary, and so is the result. A second emergency offers no second correction.
    page.answer(
        "Is there numbness, tingling or an odd feeling between your legs, in your private parts or back passage? Does wiping feel normal?",
        "Yes, new or worse in the last 2 weeks",
    );
    page.press("Continue");
    page.wait_for_screen("result");
    assert_eq!(page.level(), "D1");
    assert!(!page.text().contains("I ticked that by mistake"), "one correction is allowed");
    assert_quiet(&page);
}

#[test]
fn an_ambulance_emergency_shows_the_number_as_a_link_and_never_calls_by_itself() {
    let page = widget();
    Runner::with(json!({"A1": ["a1_chest"]})).go(&page, |_| ());
    assert_eq!(page.level(), "D1");
    assert!(page.text().contains("Call 999 now"));
    let links = page.script("return [...root.querySelectorAll('a[href^=\"tel:\"]')].map(a => a.getAttribute('href'));");
    assert!(links.as_array().is_some_and(|l| l.contains(&json!("tel:999"))), "{links}");
    assert_eq!(page.script("return location.hash + location.search;"), "");
    assert_quiet(&page);
}

#[test]
fn bone_stress_is_seen_soon_and_there_is_no_running() {
    let page = widget();
    page.loaded();
    let runner = Runner::with(json!({
        "U2": "sex.f", "U3": "preg.no", "P1": ["loc.sacrum"], "P12": "dur.2_6w", "P13": "trend.worse",
        "G": ["g1", "g2", "g4"], "Gr": ["g6"], "P7": "run.builds", "P7b": "post.gt24h",
    }));
    runner.go(&page, |_| ());
    assert_eq!(page.level(), "D3");
    let text = page.text();
    assert!(text.contains("In the next 7 days"), "{text}");
    assert!(text.contains("Do not run until you are seen"));
    assert!(text.contains("There is no running plan for you now") && text.contains("Your answers mean no running"), "{text}");
    unfold(&page);
    let text = page.text();
    assert!(!text.contains("stop if pain goes above 5"), "no exercise before somebody has looked: {text}");
    assert_eq!(page.script("return root.querySelectorAll('table').length;"), 0, "no running plan");
    assert!(text.contains("What may add to your pain"), "the reasons stand there all the same");
    assert_quiet(&page);
}

#[test]
fn a_15_year_old_is_asked_for_a_parent_and_sent_to_be_seen() {
    let page = widget();
    page.loaded();
    let runner = Runner::with(json!({
        "U1": 15, "U4": "u4_yes", "P12": "dur.2_6w", "P8": ["agg.ext"], "K1": ["k_sport", "k_bend"],
    }));
    let screens = runner.go(&page, |name| {
        if name == "you" {
            assert!(page.text().contains("Is a parent or carer with you?"));
        }
        assert!(name != "saddle" || !page.text().contains("change in sex"), "under 16 are not asked about sex");
    });
    assert!(screens.contains(&"young".to_owned()));
    assert_eq!(page.level(), "D3");
    assert!(page.text().contains("In the next 2 weeks") || page.text().contains("In the next 14 days"));
    assert!(page.text().contains("Do not run until you are seen"));
    assert_quiet(&page);
}

#[test]
fn a_changed_answer_asks_only_what_it_opens_and_comes_back_to_the_review() {
    let page = widget();
    let runner = Runner::with(json!({}));
    let mut changed = false;
    runner.go(&page, |name| {
        if name == "review" && !changed {
            changed = true;
            page.press("Change : Is any part of a leg truly weak?");
            page.wait_for_screen("legs");
            page.tick("Cannot lift my foot or toes, or my foot slaps or trips");
            page.press("Continue");
            page.wait_for_screen("weakness");
            page.tick("The same");
            page.tick("Within the last 14 days");
            page.press("Continue");
            page.wait_for_screen("review");
        }
    });
    assert_eq!(page.level(), "D2", "a foot drop for under 14 days is seen the same day (R-NEU-2)");
    assert!(page.text().contains("Cannot lift my foot"));
}

#[test]
fn start_again_forgets_everything() {
    let page = widget();
    Runner::with(json!({"B3": "b3_new"})).go(&page, |_| ());
    page.press("Start again");
    page.press("Yes, wipe and start again");
    page.wait_for_screen("welcome");
    page.press("Start");
    page.wait_for_screen("now");
    assert!(!page.is_ticked("None of these"));
}

#[test]
fn no_answer_leaves_the_widget() {
    let page = widget();
    page.loaded();
    Runner::with(json!({"B3": "b3_new", "U1": 41})).go(&page, |_| ());
    let traces = page.script(
        "return JSON.stringify([location.href, document.title, history.state, history.length, {...localStorage}, {...sessionStorage}, document.cookie]);",
    );
    let traces = traces.as_str().unwrap_or_default();
    assert!(!traces.contains("b3") && !traces.contains("41,") && traces.contains("{},{},\"\""), "{traces}");
    for event in page.events() {
        let detail = event.detail.to_string();
        assert!(!detail.contains("b3") && !detail.contains("D1"), "{}: {detail}", event.name);
    }
    assert_quiet(&page);
}

#[test]
fn a_french_page_gets_a_french_widget_and_loads_no_english_text() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.site().answer("/pages/french.html", Answer::Page(FRENCH.into()));
    page.open("/pages/french.html");
    page.loaded();
    Runner::with(json!({"B1": ["b1_retain"]})).reading("fr").go(&page, |_| ());
    assert_eq!(page.level(), "D1");
    let text = page.text();
    assert!(text.contains("Appeler le 15") || text.contains("15 (SAMU)"), "{text}");
    assert!(text.contains("Faites-vous aider maintenant"), "{text}");
    assert!(page.site().requests().iter().any(|r| r.ends_with("first.fr.txt")));
    assert!(!page.site().requests().iter().any(|r| r.ends_with(".en.txt")), "{:?}", page.site().requests());
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn the_language_can_be_changed_on_the_way_and_no_answer_is_lost() {
    let page = widget();
    page.loaded();
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("None of these");
    page.press("Français");
    page.wait_for("Rien de tout cela");
    assert!(page.is_ticked("Rien de tout cela"), "the answer is still there");
    assert_eq!(page.script("return root.querySelector('.frame').lang;"), "fr");
    page.press("English");
    page.wait_for("None of these");
    assert!(page.is_ticked("None of these"));
}

#[test]
fn the_page_can_change_the_language_and_only_one_that_is_there() {
    let page = widget();
    page.loaded();
    let speaks = |page: &Page| page.script("return root.querySelector('.frame').lang;");
    page.script("document.querySelector('back-stride').lang = 'fr-CA';");
    page.wait_for("Commencer");
    assert_eq!(speaks(&page), "fr");
    page.script("document.querySelector('back-stride').lang = 'fro';");
    page.wait_for("Start");
    assert_eq!(speaks(&page), "en", "no language begins like another by chance");
}

#[test]
fn english_is_that_of_the_region_unless_the_page_says_whose() {
    let page = widget();
    page.loaded();
    for (lang, region, words, speaks) in [
        ("en", "US", "You cannot pee", "en-US"),
        ("en-GB", "US", "You cannot wee", "en"),
        ("en-US", "GB", "You cannot pee", "en-US"),
        ("en", "GB", "You cannot wee", "en"),
        ("", "us", "You cannot pee", "en-US"),
        ("fr", "US", "Commencer", "fr"),
    ] {
        page.script(&format!("const e = document.querySelector('back-stride'); e.region = '{region}'; e.lang = '{lang}';"));
        page.wait_for(words);
        assert_eq!(page.script("return root.querySelector('.frame').lang;"), speaks, "{lang} {region}");
    }
}

#[test]
fn leaving_quickly_wipes_every_answer_and_no_way_of_the_browser_brings_one_back() {
    let page = widget();
    page.loaded();
    Runner::with(json!({"U1": 41})).go_to(&page, "bladder-bowel");
    page.press("Leave quickly and wipe my answers");
    page.wait_for_screen("welcome");
    page.script("history.back();");
    page.press("Start");
    page.wait_for_screen("now");
    // A list of regions has its chosen one; no answer is ticked.
    assert_eq!(page.script("return root.querySelectorAll('input:checked').length;"), 0);
    page.script("history.back();");
    page.wait_for_screen("welcome");
}

#[test]
fn a_language_that_does_not_load_gives_way_to_english() {
    let page = Page::new();
    page.site().answer("/pages/french.html", Answer::Page(FRENCH.into()));
    page.site().answer("/backstride/first.fr.txt", Answer::Status(404));
    page.open("/pages/french.html");
    page.wait_for("Start");
    assert_eq!(page.script("return root.querySelector('.frame').lang;"), "en");
}

#[test]
fn the_browsers_back_and_forward_go_screen_by_screen_and_the_history_holds_nothing_but_numbers() {
    let page = widget();
    page.loaded();
    let visited = Runner::with(json!({"B1": ["b1_retain"]})).go(&page, |_| ());
    page.wait_for_screen("result");
    // An emergency has one way back, and it is not the browser's.
    page.script("history.back();");
    page.press("I ticked that by mistake");
    page.wait_for_screen("bladder-bowel");
    let page = widget();
    page.loaded();
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("None of these");
    page.press("Continue");
    assert_eq!(page.screen(), "now", "one question is still open");
    page.script("history.back();");
    page.wait_for_screen("welcome");
    page.script("history.forward();");
    page.wait_for_screen("now");
    assert!(page.is_ticked("None of these"), "the answer is still there");
    // The widget's own way back is the same as the browser's.
    let entries = page.script("return history.length;");
    page.press("Back");
    page.wait_for_screen("welcome");
    page.script("history.forward();");
    page.wait_for_screen("now");
    assert_eq!(page.script("return history.length;"), entries, "{visited:?}");
    let state = page.script("return JSON.stringify(history.state);");
    let state = state.as_str().unwrap_or_default().to_owned();
    assert!(state.starts_with("{\"backstride\":[\"0.") && state.len() < 60, "{state}");
    assert_eq!(page.script("return location.pathname + location.hash;"), "/pages/widget.html");
}

#[test]
fn miles_are_typed_and_shown_again_and_a_number_out_of_range_is_not_passed_over() {
    let page = widget();
    page.loaded();
    page.script("host.units = 'miles';");
    Runner::with(json!({})).go_to(&page, "training");
    let week = "How far did you usually run each week, in the 4 to 8 weeks before the pain? You can skip this.";
    page.type_into(week, "20");
    page.press("Answer in km a week");
    assert_eq!(page.value(week), "32", "20 miles are 32.19 km, and what is cut off makes the plan gentler");
    page.press("Answer in miles a week");
    assert_eq!(page.value(week), "20");
    page.type_into(week, "188");
    page.press("Continue");
    page.wait_for("0–187");
    page.type_into(week, "20");
    page.press("Skip to my result");
    page.wait_for_screen("review");
    assert!(page.text().contains("20 miles a week"), "{}", page.text());
}
