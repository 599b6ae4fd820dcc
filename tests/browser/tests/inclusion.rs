//! That everybody can use it: axe on every screen and every kind of result, both themes, narrow and zoomed pages.

use backstride_browser::{Media, Page, Runner, Size};
use serde_json::{Value, json};

const WIDGET: &str = "/pages/widget.html";

/// One runner for each kind of result, and the rarer screens on the way.
fn runners() -> Vec<(&'static str, Value)> {
    vec![
        ("D5", json!({})),
        ("D5", about_running()),
        ("D4", json!({"P12": "dur.6_12w", "P13": "trend.same", "U1": 52, "P17": "claud.none"})),
        (
            "D3",
            json!({
                "U2": "sex.f", "U3": "preg.no", "P1": ["loc.hip_side_l", "loc.sacrum"], "P12": "dur.gt3m", "P13": "trend.better", "P14": "prev.always",
                "A2": ["a2_hard"], "A2t": "a2t.3_5d", "A3": ["a3_none"], "G": ["g1", "g2", "g3"], "Gr": ["g6"], "H6": ["spa_none"], "P18": ["hip.none"],
                "P7": "run.builds", "P7b": "post.gt24h", "P16b": "func.run_stopped", "P16d": 30, "P3b": ["leg.none"], "D2q": "d2_yes", "U1": 61, "P17": "claud.none",
            }),
        ),
        (
            "D2",
            json!({"B6": ["b6_toe"], "B6t": "b6t.same", "B6d": "b6d.new", "H7": "mood.vlow", "MH1": "mh.skip", "C1": "c1_minor", "MH2": "mh.hurt"}),
        ),
        ("D2", json!({"U1": 15, "U4": "u4_yes", "K1": ["k_night"]})),
        ("D2", json!({"U2": "sex.f", "U3": "preg.yes", "U3w": 20, "PB": ["p_tight"], "P3b": ["leg.none"]})),
        ("D1", json!({"B1": ["b1_retain"]})),
        ("D1", json!({"A1": ["a1_chest"]})),
    ]
}

/// Opens every fold of a result.
fn unfold(page: &Page) {
    page.script("for (const fold of root.querySelectorAll('details')) fold.open = true;");
}

/// What a runner answers about running, training and daily life, so that its screens come up and the plan has numbers.
fn about_running() -> Value {
    json!({
        "P15": 2, "P15k": 2, "P15w": 5, "P16b": "func.run_stopped", "P16d": 14, "P8": ["agg.flex", "agg.sit"],
        "T1": 30, "T3": 14, "T5": 4, "T7": ["tr.new_speed"], "T8": "tr.years_1_6",
        "CT": ["topic.gear", "topic.form", "topic.strength", "topic.heat", "topic.load"], "SC": "check.go", "MW": "med.want",
        "M1": ["med.none"], "M2": ["cond.none"],
    })
}

/// axe finds nothing on any screen on the way of every runner.
#[track_caller]
fn accessible_in(media: &[Media], size: Size) {
    for (level, answers) in runners() {
        let page = Page::new();
        page.size(size);
        // Still: axe would measure colours halfway through a fade.
        page.media(&[media, &[Media::ReducedMotion]].concat());
        page.open(WIDGET);
        Runner::with(answers).go(&page, |screen| {
            page.assert_accessible();
            assert_eq!(page.overflow(), 0, "{screen} is wider than the page");
        });
        assert_eq!(page.level(), level);
        unfold(&page);
        page.assert_accessible();
        assert_eq!(page.overflow(), 0, "the result of {level} with every fold open is wider than the page");
    }
}

#[test]
fn axe_finds_nothing_on_a_phone_in_light() {
    accessible_in(&[Media::Light], Size::PHONE);
}

#[test]
fn axe_finds_nothing_on_a_desktop_in_dark() {
    accessible_in(&[Media::Dark], Size::DESKTOP);
}

#[test]
fn axe_finds_nothing_on_errors_and_not_sure() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&[Media::ReducedMotion]);
    page.open(WIDGET);
    page.press("Start");
    page.wait_for_screen("now");
    page.press("Continue");
    page.wait_for("Please look at this again");
    page.assert_accessible();
    page.tick("None of these");
    page.tick("No, none of these");
    page.press("Continue");
    page.wait_for_screen("you");
    for wrong in ["", "x", "-3", "34.5", "111", "99999"] {
        page.type_into("How old are you?", wrong);
        page.press("Continue");
        page.wait_for("Please look at this again");
        page.assert_accessible();
    }
    assert!(page.text().contains("0–110"), "the message says what to type");
    assert_eq!(page.value("How old are you?"), "99999", "what was typed is not lost");
}

#[test]
fn narrow_and_zoomed_pages_do_not_scroll_sideways() {
    let page = Page::new();
    page.zoom(Size::DESKTOP, 4);
    page.open(WIDGET);
    Runner::with(about_running()).go(&page, |screen| assert_eq!(page.overflow(), 0, "{screen} at 400%"));
    unfold(&page);
    assert_eq!(page.overflow(), 0, "the open result at 400%");
    let page = Page::new();
    page.size(Size { width: 320, height: 568, mobile: true });
    page.open(WIDGET);
    Runner::with(json!({"B1": ["b1_retain"]})).go(&page, |screen| assert_eq!(page.overflow(), 0, "{screen} at 320 px"));
}

#[test]
fn targets_are_big_enough_for_a_thumb() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.open(WIDGET);
    Runner::with(about_running()).go(&page, |screen| {
        unfold(&page);
        let small = page.script(
            "const hit = [...root.querySelectorAll('button, label:has(input), select, summary')]
               .filter((e) => e.checkVisibility())
               .map((e) => [e.innerText.slice(0, 40), e.getBoundingClientRect()])
               .filter(([, box]) => box.height < 43.5 || box.width < 43.5);
             return hit.map(([text, box]) => `${text}: ${box.width} x ${box.height}`);",
        );
        assert_eq!(small, json!([]), "{screen}");
    });
}
