//! Take it with you: what is printed, copied, saved and shown, under a strict policy, and what the page and the server can see of it.

use std::{
    fs::File,
    io::{BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use backstride::{
    report::{
        Form, Voice,
        take::{Day, code_text, take},
    },
    words::Language,
};
use backstride_browser::{Answer, Media, Page, Runner, STRICT_POLICY, Size};
use serde_json::{Value, json};

const WIDGET: &str = "/pages/widget.html";

/// Stands in for the printer, the clipboard and the disk, and keeps what they are given.
const CATCH: &str = "
    window.got = {};
    new MutationObserver((all) => {
      for (const frame of all.flatMap((one) => [...one.addedNodes]).filter((node) => node.localName === 'iframe')) {
        frame.contentWindow.print = () => {
          const paper = frame.contentDocument;
          Object.assign(window.got, {
            text: paper.body.innerText, pages: paper.querySelectorAll('.page').length, title: paper.title,
            drawn: paper.querySelectorAll('svg path').length, frames: window.length,
            html: `<!doctype html><title>Paper</title><style>${[...paper.adoptedStyleSheets[0].cssRules].map((r) => r.cssText).join('')}</style>`
              + paper.body.innerHTML,
            smallest: Math.min(...[...paper.querySelectorAll('.page *')].filter((e) => e.innerText?.trim())
              .map((e) => parseFloat(frame.contentWindow.getComputedStyle(e).fontSize) * 0.75)),
            columns: frame.contentWindow.getComputedStyle(paper.querySelector('.columns')).columnCount,
          });
        };
      }
    }).observe(root, { childList: true });
    navigator.clipboard.writeText = async (text) => { window.got.copied = text; };
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { blob.text().then((text) => { window.got.file = text; }); return make.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () { window.got.name = this.download; };";

fn result(answers: Value) -> Page {
    let page = Page::new();
    page.size(Size::PHONE);
    page.site().header(WIDGET, "Content-Security-Policy", STRICT_POLICY);
    page.open(WIDGET);
    Runner::with(answers).go(&page, |_| ());
    page.loaded();
    page.script(CATCH);
    page
}

fn got(page: &Page, what: &str) -> String {
    page.script("return window.got;")[what].as_str().unwrap_or_default().to_owned()
}

#[test]
fn two_sheets_are_printed_and_nothing_of_the_page_around_them() {
    let page = result(json!({"P8": ["agg.flex", "agg.sit"]}));
    page.press("Print, or save as PDF");
    page.wait_for("The pages went to your printer window.");
    let text = got(&page, "text");
    assert!(
        text.contains("For your clinician") && text.contains("Look after it at home") && text.contains("Answered with no sign")
    );
    assert!(!text.contains("A page with the widget"), "{text}");
    let all = page.script("return window.got;");
    assert_eq!((&all["pages"], &all["drawn"], &all["columns"]), (&json!(2), &json!(1), &json!("2")), "{all}");
    assert_eq!((&all["title"], &all["frames"]), (&json!("Backstride"), &json!(0)), "the page does not find the frame");
    assert_eq!(page.console_errors(), [""; 0]);
}

/// How many sides of paper there are, and the smallest letters, in points.
#[track_caller]
fn printed(answers: Value) -> (usize, f64) {
    let page = result(answers);
    page.press("Print, or save as PDF");
    page.wait_for("The pages went to your printer window.");
    let smallest = page.script("return window.got;")["smallest"].as_f64().expect("a size");
    page.site().answer("/paper.html", Answer::Page(got(&page, "html")));
    page.visit("/paper.html");
    let pdf = page.pdf();
    // A PDF names each of its pages, and the list of them, in plain letters.
    let sides =
        pdf.windows(11).filter(|at| *at == b"/Type /Page").count() - pdf.windows(12).filter(|at| *at == b"/Type /Pages").count();
    (sides, smallest)
}

#[test]
fn no_letter_on_paper_is_under_8_points_and_the_fullest_sheet_goes_on_to_its_back() {
    let fullest = json!({
        "P12": "dur.2_6w", "P16b": "func.run_stopped", "P16d": 20, "P15": 2, "P15k": 2, "P15w": 5, "T1": 30, "T3": 14, "T5": 4,
        "T8": "tr.years_1_6", "P8": ["agg.flex", "agg.sit", "agg.cough"], "T7": ["tr.new_speed"], "CT": ["topic.none"],
        "SC": "check.skip", "MW": "med.want", "M1": ["med.none"], "M2": ["cond.none"],
    });
    for (answers, most) in [(fullest, 3), (json!({"B1": ["b1_retain"], "H1": ["h_aaa"], "H2": ["h_thin", "h_steroid"]}), 2)] {
        let (sides, smallest) = printed(answers);
        assert!(smallest >= 8.0, "{smallest} points");
        assert_eq!(sides, most);
    }
}

#[test]
fn text_calendar_code_and_data_file_come_when_asked_for_and_the_server_sees_the_same_three_files() {
    let page = result(json!({"P8": ["agg.flex", "agg.sit"]}));
    page.press("Calendar file of the plan");
    page.wait_for("Saved on this device.");
    assert!(got(&page, "file").starts_with("BEGIN:VCALENDAR\r\n"));
    assert_eq!(got(&page, "name"), "backstride-plan.ics");
    page.press("Copy as text");
    page.wait_for("Copied.");
    assert!(got(&page, "copied").contains("Your plan") && got(&page, "copied").contains("Call 999"));
    page.press("Data file for a clinic (FHIR)");
    page.wait_for("Saved on this device.");
    page.press("Code for a clinician to scan");
    page.wait_for("Here is the code.");
    assert_eq!(page.script("return root.querySelectorAll('svg.scan path').length;"), 1);
    page.assert_accessible();
    let mut asked = page.requests_since_load();
    asked.sort();
    for file in ["programs.js", "programs_bg.wasm", "take.js"] {
        assert!(asked.iter().any(|request| request.contains(file)), "{asked:?}");
    }
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert_eq!(page.script("return location.hash + location.search + document.title;"), "A page with the widget");
    assert_eq!(page.console_errors(), [""; 0]);
}

/// The one code in a picture, as a reader that others wrote reads it.
#[track_caller]
fn scanned(file: &Path) -> String {
    let mut decoder = png::Decoder::new(BufReader::new(File::open(file).expect("a picture")));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut bytes).expect("a frame");
    let points = bytes.len() / (frame.width * frame.height) as usize;
    let (width, height) = (frame.width as usize, frame.height as usize);
    let grey = |x: usize, y: usize| bytes[(y * width + x) * points];
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code is found in {}", file.display());
    grids[0].decode().expect("the code can be read").1
}

#[test]
fn the_code_is_read_from_the_screen_in_light_and_dark() {
    let answers = json!({"P8": ["agg.flex", "agg.sit"]});
    let page = result(answers.clone());
    page.press("Code for a clinician to scan");
    page.wait_for("Here is the code.");
    let today = page.script("return new Date().toLocaleDateString('sv')");
    let region = Language::ENGLISH.region("GB").expect("a region");
    let voice = Voice::of(Language::ENGLISH, region);
    let said = code_text(voice, Runner::with(answers).answers(), Day::parse(today.as_str().expect("a day"))).expect("a code");
    for (scheme, name) in [(Media::Light, "light"), (Media::Dark, "dark")] {
        page.media(&[scheme, Media::ReducedMotion]);
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("code-{name}.png"));
        page.screenshot(&file);
        assert_eq!(scanned(&file), said);
    }
}

#[test]
fn where_help_is_needed_at_once_nothing_keeps_the_runner_from_it() {
    let page = result(json!({"B1": ["b1_retain"]}));
    let text = page.text();
    assert!(text.contains("Print, or save as PDF") && !text.contains("Calendar file") && !text.contains("FHIR"), "{text}");
    page.press("Copy as text");
    page.wait_for("Copied.");
    assert!(got(&page, "copied").contains("Go to A&E now"));
}

#[test]
fn a_file_that_does_not_come_is_said_in_words_and_the_next_press_tries_again() {
    let page = Page::new();
    page.site().answer("/backstride/programs_bg.wasm", Answer::Status(503));
    page.open(WIDGET);
    Runner::with(json!({})).go(&page, |_| ());
    page.script(CATCH);
    page.press("Copy as text");
    page.wait_for("That did not work. Please try again.");
    page.site().restore("/backstride/programs_bg.wasm");
    page.press("Copy as text");
    page.wait_for("Copied.");
}

#[test]
fn another_reader_of_fhir_has_nothing_against_the_data_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let answers = Runner::with(json!({"P8": ["agg.flex"], "T1": 30, "T11": 6.5, "P16b": "func.run_stopped", "P16d": 14}));
    let region = Language::ENGLISH.region("GB").expect("a region");
    let voice = Voice::of(Language::ENGLISH, region);
    let file = take(Form::Data, voice, answers.answers(), Day::parse("2026-11-21"), "0b9e5a3e-5a7b-4c43-9d4d-1f7d4c1c5a10");
    let file = serde_json::to_vec(&file.expect("a file")).expect("JSON");
    let mut reader = Command::new("node");
    reader.arg("validate-fhir.cjs").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut reader = reader.spawn().expect("Node is there: `cargo xtask setup`");
    reader.stdin.take().expect("its input").write_all(&file).expect("it reads");
    let said = reader.wait_with_output().expect("it ends");
    assert!(said.status.success(), "the reader failed: is the package `fhir` installed? `cargo xtask setup`");
    assert_eq!(String::from_utf8_lossy(&said.stdout), "");
}
