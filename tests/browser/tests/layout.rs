//! That no language and no direction of writing breaks a screen: in the pseudo-language, which is longer than English, and from right to
//! left nothing is cut off, lies on something else or scrolls sideways; and what must not turn with the text does not.

use backstride_browser::{Media, Page, Runner, Size};
use serde_json::{Value, json};

const WIDGET: &str = "/pages/widget.html";

/// The narrowest phone, a common one, and a laptop.
const SIZES: [Size; 3] = [Size { width: 320, height: 640, mobile: true }, Size::PHONE, Size::DESKTOP];

fn pseudo() -> Page {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&[Media::ReducedMotion]);
    page.speak_pseudo();
    page.open(WIDGET);
    page
}

/// What is wrong with the layout at every size and in both directions.
#[track_caller]
fn faults(page: &Page, screen: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for direction in ["rtl", "ltr"] {
        page.direct(direction);
        for size in SIZES {
            page.size(size);
            let found = page.layout_faults().into_iter();
            wrong.extend(found.map(|fault| format!("{screen}, {direction}, {} pixels: {fault}", size.width)));
        }
    }
    page.size(Size::PHONE);
    wrong
}

/// Opens every fold.
fn unfold(page: &Page) {
    page.script("for (const fold of root.querySelectorAll('details')) fold.open = true;");
}

/// A runner who is asked about running too, and gets a plan with tables, a chart and exercises.
fn whole() -> Value {
    json!({
        "U2": "sex.f", "U3": "preg.no", "P3b": ["leg.none"], "P8": ["agg.flex", "agg.sit"], "P15": 2, "P15k": 2, "P15w": 5, "P16b": "func.run_stopped",
        "P16d": 14, "T1": 30, "T3": 14, "T5": 4, "T7": ["tr.new_speed"], "T8": "tr.years_1_6",
        "CT": ["topic.gear", "topic.form", "topic.strength", "topic.heat", "topic.load"], "SC": "check.go", "MW": "med.want",
        "M1": ["med.none"], "M2": ["cond.none"],
    })
}

#[test]
fn longer_words_and_the_other_direction_break_no_screen_to_the_calm_result() {
    let page = pseudo();
    let (mut seen, mut wrong) = (0, Vec::new());
    Runner::with(whole()).reading_pseudo().go(&page, |screen| {
        seen += 1;
        assert!(page.text().contains('['), "{screen} speaks the pseudo-language");
        unfold(&page);
        wrong.extend(faults(&page, screen));
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 25, "{seen} screens");
    assert_eq!(page.level(), "D5");
}

#[test]
fn longer_words_and_the_other_direction_break_no_urgent_screen() {
    for (level, answers) in [
        ("D1", json!({"B1": ["b1_retain"]})),
        (
            "D2",
            json!({"B6": ["b6_toe"], "B6t": "b6t.same", "B6d": "b6d.new", "H7": "mood.vlow", "MH1": "mh.skip", "C1": "c1_minor", "MH2": "mh.hurt"}),
        ),
    ] {
        let page = pseudo();
        let runner = Runner::with(answers).reading_pseudo();
        let mut wrong = Vec::new();
        runner.go(&page, |screen| {
            if matches!(screen, "bladder-bowel" | "mind" | "result") {
                wrong.extend(faults(&page, screen));
            }
        });
        assert_eq!(page.level(), level);
        unfold(&page);
        wrong.extend(faults(&page, "the open result"));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Where each of these stands from the left of what it stands in, in pixels.
fn places(page: &Page, selector: &str, within: &str) -> Vec<i64> {
    let look = format!(
        "return [...root.querySelectorAll('{selector}')].map((one) => {{
           const [box, frame] = [one, one.closest('{within}')].map((e) => e.getBoundingClientRect());
           return Math.round(box.left + box.width / 2 - frame.left);
         }});"
    );
    page.script(&look).as_array().into_iter().flatten().filter_map(Value::as_i64).collect()
}

#[test]
fn a_body_and_a_chart_stay_as_they_are_and_arrows_turn_when_the_page_reads_from_right_to_left() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&[Media::ReducedMotion]);
    page.open(WIDGET);
    let mut compared = Vec::new();
    Runner::with(whole()).go(&page, |screen| {
        let mut both = |selector: &str, within: &str| {
            let [left, right] = ["ltr", "rtl"].map(|direction| {
                page.direct(direction);
                places(&page, selector, within)
            });
            compared.extend((!left.is_empty()).then(|| format!("{screen} {selector}")));
            assert_eq!(left, right, "{screen}: {selector}");
        };
        unfold(&page);
        // A body is a body: its left stays where the picture has it, and so does the word.
        both(".spot .area", ".map");
        both(".body .sides span", ".view");
        both(".body-still .area-on", ".map");
        // Weeks go by from left to right, and their numbers with them.
        both(".chart text, .chart path", ".chart");
        page.direct("rtl");
        let turned = page.script(
            "return [...root.querySelectorAll('.icon-turn')].map((icon) => new DOMMatrix(getComputedStyle(icon).transform).a);",
        );
        assert!(turned.as_array().is_some_and(|all| all.iter().all(|a| *a == json!(-1))), "{screen}: {turned}");
        page.direct("ltr");
        let turned = page.script(
            "return [...root.querySelectorAll('.icon-turn')].map((icon) => new DOMMatrix(getComputedStyle(icon).transform).a);",
        );
        assert!(turned.as_array().is_some_and(|all| all.iter().all(|a| *a == json!(1))), "{screen}: {turned}");
    });
    assert!(compared.len() >= 4, "{compared:?}");
}
