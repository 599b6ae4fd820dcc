//! What real recorders of visitors catch in a page with the widget while a whole story is answered: `rrweb`, `posthog-js` (autocapture, heat maps,
//! session recording), `clarity-js`, and a small click tracker. All of them record as much as they can be told to. A plain form shows that they do.

use backstride::{content::questions, words::Language};
use backstride_browser::{Answer, Page, Runner, Size};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const RECORDERS: [&str; 4] = ["rrweb", "clarity", "posthog", "tracker"];

/// A tick, as `posthog-js` writes it.
const TICKED: &str = r#""isChecked":true"#;

/// What `posthog-js` asks its server for, and where it sends what it has caught.
const POSTHOG: [(&str, &str); 5] = [
    (
        "/posthog/array/test/config",
        r#"{"supportedCompression":[],"hasFeatureFlags":false,"autocapture_opt_out":false,"heatmaps":true,"sessionRecording":{"endpoint":"/s/","recorderVersion":"v2"}}"#,
    ),
    ("/posthog/flags/", r#"{"featureFlags":{},"errorsWhileComputingFlags":false}"#),
    ("/posthog/e/", r#"{"status":1}"#),
    ("/posthog/i/v0/e/", r#"{"status":1}"#),
    ("/posthog/s/", r#"{"status":1}"#),
];

/// A runner who answers a whole story, some of it by typing.
fn runner() -> Runner {
    Runner::with(json!({"P8": ["agg.flex", "agg.sit"]}))
}

fn recorded(html: &str) -> Page {
    let page = Page::new();
    page.size(Size::DESKTOP);
    page.see_through();
    for (path, says) in POSTHOG {
        page.site().answer(path, Answer::Keep(says));
    }
    page.site().answer("/recorded.html", Answer::Page(html.to_owned()));
    page.visit("/recorded.html");
    page
}

/// The first of the same questions as a form in the page itself.
fn plain_form(runner: &Runner) -> String {
    let say = |text| Language::ENGLISH.text(text);
    let option = |name: &str, code: &str, words: &str| {
        format!("<label><input type='checkbox' name='{name}' value='{code}'> {words}</label><br>")
    };
    let group = |question: &backstride::content::Question| {
        let options = question.options.iter().map(|o| option(question.name, o.get().code, say(o.get().text)));
        format!("<fieldset><legend>{}</legend>{}</fieldset>", say(question.ask), options.collect::<String>())
    };
    let asked = questions().iter().filter(|q| runner.answers().has(q.id) && !q.options.is_empty()).take(6);
    include_str!("../pages/recorders.html")
        .replace("<back-stride lang=\"en\" region=\"GB\"></back-stride>", &asked.map(group).collect::<String>())
        .replace("<script type=\"module\" src=\"/backstride/backstride.js\"></script>", "")
}

/// All that each recorder has caught, as one text; what travels is read as the server got it.
#[track_caller]
fn caught(page: &Page) -> BTreeMap<&'static str, String> {
    // Recorders gather for some time before they hand over.
    std::thread::sleep(std::time::Duration::from_secs(4));
    let all = page.script("return window.caught");
    let mut by: BTreeMap<_, _> =
        RECORDERS.map(|by| (by, plain(all[by].as_array().into_iter().flatten().filter_map(Value::as_str)))).into();
    let sent = page.site().kept();
    assert!(sent.iter().any(|one| one.contains("$snapshot_data")), "posthog sent no recording: {:?}", page.site().requests());
    by.entry("posthog").or_default().push_str(&plain(sent.iter().map(String::as_str)));
    for by_whom in RECORDERS {
        assert!(by[by_whom].len() > 1000, "{by_whom} has caught nothing: {}", by[by_whom]);
    }
    by
}

/// Texts in texts have their quotes marked once more each time.
fn plain<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join("\n").replace('\\', "")
}

/// Every line that a reader of the widget sees, and what stands in it for programs. Lines of a word or two stand in other places too.
fn lines(page: &Page) -> BTreeSet<String> {
    let hidden = "return [...root.querySelectorAll('[data-level], [data-screen], input, [aria-label], [id]')]
        .flatMap((one) => [one.dataset.level && `data-level=\"${one.dataset.level}\"`, one.getAttribute('aria-label'), one.id])
        .concat([...root.querySelectorAll('*')].flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)))";
    let all = page.script(hidden);
    let all = all.as_array().into_iter().flatten().filter_map(Value::as_str).flat_map(str::lines);
    all.map(|line| line.trim().to_owned()).filter(|line| line.len() >= 12 && line.contains(' ')).collect()
}

/// All that this runner answered: the question, the code of the answer, its words.
fn answers(runner: &Runner) -> Vec<(&'static str, &'static str, &'static str)> {
    let say = |text| Language::ENGLISH.text(text);
    let given = runner.answers();
    let options = questions().iter().flat_map(|q| q.options.iter());
    let ticked = options.map(|option| option.get()).filter(|option| given.is_ticked(option.id));
    ticked.map(|option| (say(option.question.get().ask), option.code, say(option.text))).collect()
}

#[test]
fn recorders_see_that_the_widget_is_there_and_nothing_of_what_is_asked_or_answered() {
    let page = recorded(include_str!("../pages/recorders.html"));
    page.loaded();
    let runner = runner();
    let mut secrets = BTreeSet::new();
    runner.go(&page, |_| secrets.extend(lines(&page)));
    assert_eq!(page.level(), "D5");
    assert!(secrets.len() > 300, "{} texts", secrets.len());
    secrets.extend(answers(&runner).into_iter().map(|(_, code, _)| code.to_owned()).filter(|code| code.len() > 4));
    let caught = caught(&page);
    for (by, all) in &caught {
        let found: Vec<_> = secrets.iter().filter(|secret| all.contains(secret.as_str())).collect();
        assert!(found.is_empty(), "{by} has caught {} of {} texts: {found:?}", found.len(), secrets.len());
        assert!(all.to_lowercase().contains("back-stride"), "{by} sees that the widget is there");
    }
    // A field set by a script is heard of wherever it is. Known and left: some fields that are gone again at once, unticked, by their numbers.
    for input in [TICKED, r#""isShadow""#] {
        for by in ["rrweb", "posthog"] {
            let found = caught[by].split_once(input).map(|(_, after)| after.chars().take(200).collect::<String>());
            assert_eq!(found, None, "{by} has caught {input}");
        }
    }
    // Whatever the tracker asks an event for, no element of ours is among it.
    let elements: BTreeSet<_> =
        caught["tracker"].split(r#""is":""#).skip(1).filter_map(|after| after.split('"').next()).collect();
    assert_eq!(elements, BTreeSet::from(["back-stride", "body", "html", "main"]));
}

#[test]
fn in_private_mode_recorders_do_not_even_hear_of_a_press() {
    let page = recorded(&include_str!("../pages/recorders.html").replace("<back-stride ", "<back-stride private "));
    page.wait_for_true("return window.backstrideEvents.some((event) => event.name === 'backstride-ready')");
    // They do hear of a press on the page around it.
    page.script("for (let n = 0; n < 20; n++) document.querySelector('h1').click()");
    page.into_frame();
    let runner = runner();
    let mut secrets = BTreeSet::new();
    runner.go(&page, |_| secrets.extend(lines(&page)));
    assert_eq!(page.level(), "D5");
    assert!(secrets.len() > 300, "{} texts", secrets.len());
    page.out_of_frame();
    for (by, all) in caught(&page) {
        let found: Vec<_> = secrets.iter().filter(|secret| all.contains(secret.as_str())).collect();
        assert!(found.is_empty(), "{by} has caught {} of {} texts: {found:?}", found.len(), secrets.len());
        assert!(!all.contains(TICKED), "{by} has caught a tick");
    }
}

#[test]
fn the_same_recorders_catch_a_plain_form_with_the_same_questions() {
    let runner = runner();
    let page = recorded(&plain_form(&runner));
    page.wait_for("Do you have any of these right now");
    let given: Vec<_> = answers(&runner).into_iter().take(6).collect();
    for (question, _, words) in &given {
        page.answer(question, words);
    }
    for (by, all) in caught(&page) {
        assert!(all.contains(TICKED) || by != "posthog", "{by} has caught no tick");
        for (_, code, words) in &given {
            assert!(all.contains(words), "{by} has not caught \"{words}\"");
            assert!(all.contains(code) || by == "clarity", "{by} has not caught the value {code}");
        }
    }
}
