//! That everybody can use it: axe on every screen, every kind of result and every state, in both themes and languages; narrow and zoomed
//! pages; few colours of the reader's own; no motion.

use std::collections::HashSet;

use backstride_browser::{Answer, Media, Page, Runner, Size};
use serde_json::{Value, json};

const WIDGET: &str = "/pages/widget.html";
/// A page in French whose widget cannot start.
const FRENCH: &str = "<!doctype html><html lang='fr'><meta charset='utf-8'><meta name='color-scheme' content='light dark'>\
    <link rel='icon' href='data:,'><title>Page</title><script type='module' src='/backstride/backstride.js'></script>\
    <main><h1>Page</h1><back-stride region='FR' shadow='open'></back-stride></main></html>";

/// The themes. Still: axe would measure colours halfway through a fade.
const LIGHT: [Media; 2] = [Media::Light, Media::ReducedMotion];
const DARK: [Media; 2] = [Media::Dark, Media::ReducedMotion];

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

/// axe finds nothing on the screen as it stands, in these languages and themes; afterwards the first of them are on again.
#[track_caller]
fn accessible(page: &Page, what: &str, languages: &[&str], themes: &[&[Media]]) {
    for language in languages.iter().rev() {
        page.speak(language);
        for theme in themes.iter().rev() {
            page.media(theme);
            let found: Vec<String> = page.axe().iter().map(ToString::to_string).collect();
            assert!(found.is_empty(), "{what} in {language} and {theme:?}:\n{}", found.join("\n"));
        }
        assert_eq!(page.overflow(), 0, "{what} in {language} is wider than the page");
    }
}

/// Both languages, both themes.
#[track_caller]
fn accessible_everywhere(page: &Page, what: &str) {
    accessible(page, what, &["en", "fr"], &[&LIGHT, &DARK]);
}

/// What stands on the screen: its name, its questions, and how many things to press and to fill in.
fn shape(page: &Page) -> String {
    page.script(
        "return [root.querySelector('[data-screen]').dataset.screen, ...[...root.querySelectorAll('[data-question]')].map((q) => q.dataset.question),
                 root.querySelectorAll('button').length, root.querySelectorAll('input').length].join()",
    )
    .to_string()
}

/// axe finds nothing on any screen on the way of every runner. What several of them see is looked at once.
#[track_caller]
fn accessible_in(size: Size, languages: &[&str], themes: &[&[Media]]) {
    let mut seen = HashSet::new();
    for (level, answers) in runners() {
        let page = Page::new();
        page.size(size);
        page.media(&LIGHT);
        page.open(WIDGET);
        Runner::with(answers).go(&page, |screen| {
            if screen == "result" || seen.insert(shape(&page)) {
                accessible(&page, screen, languages, themes);
            }
        });
        assert_eq!(page.level(), level);
        unfold(&page);
        accessible(&page, &format!("the result of {level} with every fold open"), languages, themes);
    }
    assert!(seen.len() > 30, "{seen:?}");
}

#[test]
fn axe_finds_nothing_on_a_phone_in_light() {
    accessible_in(Size::PHONE, &["en", "fr"], &[&LIGHT]);
}

#[test]
fn axe_finds_nothing_on_a_desktop_in_dark() {
    accessible_in(Size::DESKTOP, &["en", "fr"], &[&DARK]);
}

#[test]
fn axe_finds_nothing_on_errors_and_not_sure() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&LIGHT);
    page.open(WIDGET);
    page.press("Start");
    page.wait_for_screen("now");
    page.press("Continue");
    page.wait_for("Please look at this again");
    accessible_everywhere(&page, "an error summary");
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
fn axe_finds_nothing_in_any_state_of_a_screen() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&LIGHT);
    page.site().answer("/backstride/programs_bg.wasm", Answer::Status(503));
    page.open(WIDGET);
    let runner = Runner::with(json!({}));
    runner.go_to(&page, "where");
    page.press("Go to the list in words");
    page.press("Middle of the low back");
    accessible_everywhere(&page, "the body map with its list open");
    page.open(WIDGET);
    runner.go_to(&page, "bladder-bowel");
    accessible_everywhere(&page, "a private screen");
    page.press("Leave quickly and wipe my answers");
    page.wait_for_screen("welcome");
    accessible_everywhere(&page, "the screen after a quick exit");
    runner.go(&page, |_| ());
    page.press("Copy as text");
    page.wait_for("That did not work. Please try again.");
    accessible_everywhere(&page, "a page that could not be made");
    page.site().restore("/backstride/programs_bg.wasm");
    page.press("Code for a clinician to scan");
    page.wait_for("Here is the code.");
    accessible_everywhere(&page, "a code to scan");
    page.press("Start again");
    page.wait_for("wipe");
    accessible_everywhere(&page, "the question before starting again");
}

#[test]
fn axe_finds_nothing_where_something_did_not_load() {
    let page = Page::new();
    page.size(Size::PHONE);
    for part in ["en", "fr"] {
        page.site().answer(&format!("/backstride/later.{part}.txt"), Answer::Status(404));
    }
    page.media(&LIGHT);
    page.open(WIDGET);
    let mut missing = false;
    Runner::with(json!({})).go(&page, |screen| {
        if matches!(screen, "not-loaded" | "result") {
            missing |= screen == "not-loaded";
            accessible_everywhere(&page, screen);
        }
    });
    assert!(missing, "the screen that says so came up");
    // Without an engine the script alone shows the signs.
    page.site().answer("/backstride/engine_bg.wasm", Answer::Status(404));
    page.site().answer("/french.html", Answer::Page(FRENCH.to_owned()));
    for (path, words) in [(WIDGET, "Chest pain, or trouble breathing."), ("/french.html", "Douleur dans la poitrine")] {
        page.visit(path);
        page.wait_for(words);
        for theme in [LIGHT, DARK] {
            page.media(&theme);
            page.assert_accessible();
        }
    }
}

/// Drawings that stand out less than 3 to 1 from what is behind them, and letters less than 4.5 to 1. (axe looks at the colours that the page
/// asked for.) A widget may bear a theme that is not the reader's.
const FAINT: &str = "
    const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    const mix = (colour, alpha, behind) => {
      pen.globalAlpha = 1;
      pen.fillStyle = behind;
      pen.fillRect(0, 0, 1, 1);
      pen.globalAlpha = alpha;
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
      return `rgb(${r}, ${g}, ${b})`;
    };
    const light = (colour) => {
      const parts = colour.match(/[0-9.]+/g).slice(0, 3).map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const behind = (element) => {
      const backs = [];
      for (let up = element; up; up = up.parentElement ?? up.getRootNode().host) backs.push(getComputedStyle(up).backgroundColor);
      return backs.reverse().reduce((under, back) => mix(back, 1, under), 'Canvas');
    };
    const faint = [];
    for (const shape of all('.icon path, .chart path, .chart text, .poses path:is(.limb, .hot, .far), .map .area, .map .skin')) {
      const { fill, stroke, opacity } = getComputedStyle(shape), back = mix(behind(shape.closest('svg')), 1, 'Canvas');
      const contrast = [fill, stroke].filter((paint) => paint !== 'none').map((paint) => {
        const [a, b] = [light(mix(paint, Number(opacity), back)), light(back)];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      });
      if (Math.max(0, ...contrast) < 3) faint.push(`${shape.closest('svg').getAttribute('class')} ${shape.getAttribute('class')}: ${fill} and ${stroke} on ${back}`);
    }
    for (const element of all('*').filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && !e.closest('svg, option'))) {
      const back = mix(behind(element), 1, 'Canvas'), [a, b] = [light(mix(getComputedStyle(element).color, 1, back)), light(back)];
      if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) faint.push(`${element.className}: ${clean(element.innerText).slice(0, 40)}`);
    }
    return [...new Set(faint)];";

#[test]
fn in_the_readers_own_few_colours_nothing_is_lost() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.media(&LIGHT);
    page.open(WIDGET);
    Runner::with(about_running()).go(&page, |screen| {
        if !matches!(screen, "welcome" | "where" | "severity" | "review" | "result") {
            return;
        }
        unfold(&page);
        for theme in ["light", "dark", "auto"] {
            page.script(&format!("host.theme = '{theme}';"));
            for palette in [Media::Light, Media::Dark] {
                page.media(&[palette, Media::ForcedColors, Media::ReducedMotion]);
                assert_eq!(page.script(FAINT), json!([]), "{screen} with {palette:?} colours and the theme {theme}");
            }
        }
    });
    let bar = "return getComputedStyle(root.querySelector('.fit'), '::before').backgroundImage;";
    assert!(page.script(bar).to_string().contains("gradient"), "how well it fits is drawn, not only said");
}

#[test]
fn who_wants_no_motion_gets_none() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.open(WIDGET);
    // What moves by itself, and how long anything takes that changes.
    let moves = "return [
        [...root.querySelectorAll('svg')].filter((svg) => svg.querySelector('animate') && seen(svg)).length,
        [...root.querySelectorAll('*')].filter((e) => /[1-9]/.test(getComputedStyle(e).transitionDuration + getComputedStyle(e).animationDuration)).length,
    ];";
    Runner::with(about_running()).go(&page, |screen| {
        page.media(&[Media::ReducedMotion]);
        assert_eq!(page.script(moves), json!([0, 0]), "{screen}");
        page.media(&[]);
    });
    unfold(&page);
    page.script("root.querySelector('.play').click();");
    page.wait_for("Stop the movement");
    let before = page.script(moves);
    assert!(before[0] == json!(1) && before[1].as_u64() > Some(5), "a figure moves, and controls change slowly: {before}");
    page.media(&[Media::ReducedMotion]);
    assert_eq!(page.script(moves), json!([0, 0]), "whoever asks in the middle of a movement is heard too");
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
