//! In pages, apps and sites that others made the tools for: the widget looks as on a plain page, and the page around it as without the widget.
//! What they are made of stands in `hosts/`, and is built before the first test.

use backstride_browser::{Answer, Media, Page, Runner, Size, differs};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

const SCRIPT: &str = "/backstride/backstride.js";

/// Screens of a short story, each with its picture.
type Look = Vec<(String, Vec<u8>)>;

/// Where the pages are, once they are built.
static BUILT: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosts");
    let build = Path::new(env!("CARGO_MANIFEST_DIR")).join("hosts").join("build.mjs");
    let done = Command::new("node").arg(build).arg(&folder).status().expect("node runs: `cargo xtask setup` installs it");
    assert!(done.success(), "hosts/build.mjs failed");
    folder
});

/// How the story looks on a plain page, by the width of the widget.
static PLAIN: Mutex<BTreeMap<u64, Look>> = Mutex::new(BTreeMap::new());

fn window() -> Page {
    let page = Page::new();
    page.size(Size::DESKTOP);
    page.media(&[Media::ReducedMotion]);
    page.hold_still();
    page.see_through();
    page.site().serve(&BUILT);
    page
}

/// Waits until something holds in the page, whatever it shows.
#[track_caller]
fn until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(15), "waited for {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Waits until so many widgets have said that they are ready since the page was opened.
#[track_caller]
fn ready(page: &Page, widgets: usize) {
    until("the widgets to be ready", || page.events().iter().filter(|event| event.name == "backstride-ready").count() == widgets);
    page.loaded();
}

/// Goes a short way to an emergency, and takes a picture of each screen.
#[track_caller]
fn story(page: &Page) -> Look {
    let mut look = Look::new();
    Runner::with(json!({"A1": ["a1_chest"]})).go(page, |screen| look.push((screen.to_owned(), page.widget())));
    look
}

/// How the story looks on a plain page, in a widget of this width.
#[track_caller]
fn plain(width: u64) -> Look {
    let mut kept = PLAIN.lock().unwrap_or_else(PoisonError::into_inner);
    kept.entry(width)
        .or_insert_with(|| {
            let page = window();
            page.visit("/built/plain.html");
            ready(&page, 1);
            page.script(&format!("document.querySelector('.column').style.width = '{width}px'"));
            story(&page)
        })
        .clone()
}

/// The computed style of everything around the widgets, but for what follows from their height.
#[track_caller]
fn styles(page: &Page) -> Vec<String> {
    // While there is no widget, or none that the script has made one, the harness has nothing to look into.
    let all = page.around(
        "const moved = new Set(['height', 'block-size', 'perspective-origin', 'transform-origin']);
         const parts = [null, '::before', '::after', '::marker', '::placeholder'];
         return [...document.querySelectorAll('*')].filter((one) => !one.closest('back-stride, script') && one.id !== 'heard').flatMap((one) =>
           parts.map((part) => {
             const style = getComputedStyle(one, part);
             return `${one.localName}${part ?? ''} ${[...style].filter((name) => !moved.has(name)).map((name) => `${name}: ${style[name]}`).join('; ')}`;
           }))",
    );
    all.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Holds a page to what every host may expect. Returns it at the result of a story.
#[track_caller]
fn a_good_guest(path: &str, widgets: usize) -> Page {
    let page = window();
    page.site().answer(SCRIPT, Answer::Status(404));
    page.visit(path);
    page.loaded();
    until("the page's own text", || page.around("return document.querySelector('h1, h2') !== null") == true);
    let before = styles(&page);
    assert!(before.len() > 50, "{} styles", before.len());
    let said = page.console_errors().len();
    page.site().restore(SCRIPT);
    page.visit(path);
    ready(&page, widgets);
    let text = page.script("return host.querySelector(':scope > p')?.textContent");
    assert_eq!(text, "Call 999 if you cannot wee.", "the text between the tags stands there");
    assert_same(&before, &styles(&page));
    let width = page.script("return Math.round(host.getBoundingClientRect().width)");
    let look = story(&page);
    assert_eq!(page.level(), "D1");
    assert_same(&before, &styles(&page));
    let plain = plain(width.as_u64().expect("a width"));
    assert_eq!(look.len(), plain.len());
    let other: Vec<_> = look
        .iter()
        .zip(&plain)
        .filter_map(|((screen, here), (_, there))| {
            let pixels = differs(here, there)?;
            for (name, picture) in [("here", here), ("plain", there)] {
                let file = BUILT.join(format!("{}-{screen}-{name}.png", path.replace('/', "-")));
                std::fs::write(file, picture).expect("a picture is written");
            }
            Some(format!("{screen}: {pixels} pixels"))
        })
        .collect();
    assert!(other.is_empty(), "looks different on {path}: {other:?}; pictures are in {}", BUILT.display());
    assert_eq!(page.console_errors().split_off(said), [""; 0]);
    page
}

#[track_caller]
fn assert_same(before: &[String], after: &[String]) {
    let name = |style: &String| style.split_once(' ').map(|(name, _)| name.to_owned());
    assert_eq!(before.iter().map(name).collect::<Vec<_>>(), after.iter().map(name).collect::<Vec<_>>());
    for (before, after) in before.iter().zip(after) {
        let changed: Vec<_> = before.split("; ").zip(after.split("; ")).filter(|(before, after)| before != after).collect();
        assert!(changed.is_empty(), "{:?}: {changed:?}", name(after));
    }
}

#[test]
fn a_page_with_bootstrap() {
    a_good_guest("/built/bootstrap.html", 1);
}

#[test]
fn a_page_with_tailwind() {
    a_good_guest("/built/tailwind.html", 1);
}

#[test]
fn a_page_that_unsets_everything() {
    a_good_guest("/built/hostile.html", 1);
}

#[test]
fn a_page_from_right_to_left() {
    a_good_guest("/built/rtl.html", 1);
}

#[test]
fn an_article_in_eleventy_with_two_widgets() {
    two_in_one_article("/built/eleventy/");
}

#[test]
fn an_article_in_hugo_with_two_widgets() {
    two_in_one_article("/built/hugo/article/");
}

#[track_caller]
fn two_in_one_article(path: &str) {
    let page = a_good_guest(path, 2);
    page.on_widget(1);
    assert_eq!(page.screen(), "learn");
    assert_eq!(page.level(), "", "the other one knows nothing of the story");
}

#[test]
fn an_app_in_react() {
    in_an_app("/built/react.html");
}

#[test]
fn an_app_in_vue() {
    in_an_app("/built/vue.html");
}

/// What apps do with their components.
#[track_caller]
fn in_an_app(path: &str) {
    let page = a_good_guest(path, 1);
    let click = |id: &str| page.around(&format!("document.getElementById('{id}').click()"));
    let number = || page.script("return root.querySelector('a[href^=tel]').getAttribute('href')");
    assert_eq!(
        page.script("return [host.headingLevel, root.querySelector('h3') !== null]"),
        json!([3, true]),
        "set before the script came"
    );
    assert_eq!(number(), "tel:999");
    click("us");
    until("the numbers of the United States", || number() == "tel:911");
    assert_eq!(page.level(), "D1", "another region is no restart");
    let before = page.script("return host.previousElementSibling.id || host.previousElementSibling.localName");
    click("move");
    until("the move", || page.script("return host.previousElementSibling.id || host.previousElementSibling.localName") != before);
    assert_eq!(page.level(), "D1", "a move is no restart");
    click("show");
    until("the widget to go", || page.around("return document.querySelector('back-stride') === null") == true);
    click("show");
    ready(&page, 2);
    assert_eq!(page.screen(), "welcome", "what was taken away forgets");
    assert_eq!(page.script("return [host.headingLevel, host.region]"), json!([3, "US"]), "set on a widget that is there");
    let heard = page.around("return document.getElementById('heard').textContent");
    assert_eq!(heard, " ready:null start:null complete:null ready:null");
    let (missing, other): (Vec<_>, Vec<_>) = page.console_errors().into_iter().partition(|error| error.contains(SCRIPT));
    assert!(
        !missing.is_empty() && other.is_empty(),
        "the console speaks only of the script that was not there at first: {other:?}"
    );
}
