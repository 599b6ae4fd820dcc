//! In a stranger's page: strict policies, failing networks, hostile styles, several widgets, moves and removals; and the engine alone.

use backstride_browser::{Answer, Media, Page, Runner, STRICT_POLICY, Size};
use serde_json::json;

const WIDGET: &str = "/pages/widget.html";

/// Waits for the fail-safe screen, and holds it to what it must say.
#[track_caller]
fn assert_safe(page: &Page) {
    page.wait_for_screen("safe");
    let text = page.text();
    assert!(text.contains("Chest pain, or trouble breathing.") && text.contains("Call 999 or go to A&E"), "{text}");
    assert_eq!(page.script("return root.querySelector('a').getAttribute('href');"), "tel:999");
    let errors = page.console_errors().join("\n");
    assert!(errors.contains("back-stride:"), "the console says what to change: {errors}");
}

#[test]
fn works_under_a_strict_policy_with_trusted_types() {
    let page = Page::new();
    page.size(Size::PHONE);
    page.site().header(WIDGET, "Content-Security-Policy", STRICT_POLICY);
    page.open(WIDGET);
    page.loaded();
    Runner::with(json!({"B3": "b3_new"})).go(&page, |_| ());
    assert_eq!(page.level(), "D1");
    let colour = page.script("return getComputedStyle(root.querySelector('[data-level]')).borderTopWidth;");
    assert_ne!(colour, "0px", "the styles are there");
    assert_eq!(page.console_errors(), [""; 0]);
    assert_eq!(page.requests_since_load(), [""; 0]);
}

#[test]
fn without_leave_for_wasm_the_emergency_signs_stand_there() {
    let page = Page::new();
    page.site().header(
        WIDGET,
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src data:",
    );
    page.visit(WIDGET);
    assert_safe(&page);
    assert!(page.console_errors().join("\n").contains("wasm-unsafe-eval"), "{:?}", page.console_errors());
}

#[test]
fn an_engine_that_stops_while_it_draws_leaves_the_emergency_signs_and_so_does_a_widget_added_later() {
    let page = Page::new();
    page.site().answer("/backstride/engine_bg.wasm", Answer::Held);
    page.visit(WIDGET);
    page.wait_for_screen("welcome");
    // A page that breaks the browser's own functions: without buttons nothing can be drawn.
    page.script(
        "const make = Document.prototype.createElement, makeIn = Document.prototype.createElementNS;
         Document.prototype.createElement = function (name) { if (name === 'button') throw Error('no'); return make.call(this, name); };
         Document.prototype.createElementNS = function (space, name) { if (name === 'button') throw Error('no'); return makeIn.call(this, space, name); };",
    );
    page.site().restore("/backstride/engine_bg.wasm");
    assert_safe(&page);
    let reasons: Vec<_> =
        page.events().into_iter().filter(|e| e.name == "backstride-error").map(|e| e.detail["reason"].clone()).collect();
    assert_eq!(reasons, [json!("panic")]);
    page.script("host.remove(); setTimeout(() => document.querySelector('main').append(host));");
    assert_safe(&page);
}

#[test]
fn without_the_engine_the_emergency_signs_stand_there() {
    for missing in ["/backstride/engine.js", "/backstride/engine_bg.wasm", "/backstride/first.en.txt"] {
        let page = Page::new();
        page.site().answer(missing, Answer::Status(404));
        page.visit(WIDGET);
        assert_safe(&page);
        let reasons: Vec<_> = page.events().into_iter().filter(|e| e.name == "backstride-error").collect();
        assert_eq!(reasons.len(), 1, "{missing}");
        assert_eq!(reasons[0].detail["reason"], "network", "{missing}");
    }
}

#[test]
fn a_hostile_page_changes_nothing_inside_and_the_widget_changes_nothing_outside() {
    let page = Page::new();
    page.size(Size::DESKTOP);
    page.media(&[Media::ReducedMotion]);
    page.open("/pages/hostile.html");
    let outside = "const p = getComputedStyle(document.querySelector('main > p')); return [p.fontSize, p.color, p.marginTop, p.fontFamily].join();";
    let before = page.script(outside);
    Runner::with(json!({"A1": ["a1_chest"]})).go(&page, |_| {
        let inside = page.script(
            "const s = getComputedStyle(root.querySelector('.screen, [data-screen]')); return [s.textTransform, s.letterSpacing, s.fontStyle, s.visibility, s.opacity].join();",
        );
        assert_eq!(inside, "none,normal,normal,visible,1");
    });
    assert_eq!(page.level(), "D1");
    assert_eq!(page.script(outside), before);
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn two_widgets_do_not_know_each_other() {
    let page = Page::new();
    page.open("/pages/two.html");
    page.on_widget(0);
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("Fainted or nearly fainted");
    page.on_widget(1);
    assert_eq!(page.screen(), "welcome");
    page.press("Start");
    page.wait_for_screen("now");
    assert!(!page.is_ticked("Fainted or nearly fainted"));
    assert!(page.script("return root.querySelector('a[href^=tel]').getAttribute('href');") == "tel:112");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn a_moved_widget_keeps_its_answers_and_a_removed_one_goes_away() {
    let page = Page::new();
    page.open(WIDGET);
    page.press("Start");
    page.wait_for_screen("now");
    page.tick("Fainted or nearly fainted");
    page.script("document.body.append(host);");
    assert!(page.is_ticked("Fainted or nearly fainted"), "a move is no restart");
    page.script("host.setAttribute('region', 'US');");
    page.wait_for("Call 911");
    assert!(page.is_ticked("Fainted or nearly fainted"), "another region is no restart");
    page.script("globalThis.kept = host; host.remove();");
    page.script("document.body.append(globalThis.kept);");
    page.wait_for_screen("welcome");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn the_engine_alone_answers_and_refuses_hostile_input_with_typed_errors() {
    let page = Page::new();
    page.open(WIDGET);
    let out = page.script(
        r#"return (async () => {
            const { engine } = await import('/backstride/backstride.js');
            const { questions, next, assess } = await engine();
            const deep = {}; let at = deep; for (let i = 0; i < 20000; i++) { at.x = {}; at = at.x; }
            const cyclic = {}; cyclic.B3 = cyclic;
            const bad = {
                unknown: { B99: 'x' }, option: { B3: 'zzz' }, kind: { B3: 5 }, nan: { U1: NaN }, huge: { U1: 1e308 }, infinite: { U1: -Infinity },
                fraction: { U1: 3.5 }, range: { U1: 111 }, nothing: { B1: [] }, none: { B1: ['b1_none', 'b1_leak'] }, deep: { B3: deep }, cyclic,
                nul: null, text: 'B3', number: 7, list: [1, 2], missing: undefined, fn: () => 1, symbol: { B3: Symbol('x') }, big: { U1: 34n },
                getter: { get B3() { throw new Error('mine'); } },
                proxy: new Proxy({}, { ownKeys() { throw new Error('trap'); } }),
                sparse: { B1: [, 'b1_leak'] }, long: { B1: Array(1e6).fill('b1_leak') }, lengthy: { B1: { length: 4294967295 } },
            };
            const codes = {};
            for (const [name, answers] of Object.entries(bad)) {
                for (const call of [next, assess]) {
                    try { call(answers); codes[name] = 'accepted'; }
                    catch (error) { codes[name] = error instanceof Error && error.message ? error.code : 'not an Error'; }
                }
            }
            const good = assess({ B1: ['b1_retain'] });
            return { codes, count: questions().length, first: next({}).screen, good: [good.disposition, good.channel, good.fired[0].rule] };
        })();"#,
    );
    assert_eq!(out["good"], json!(["D1", "go_ed", "R-CES-1"]));
    assert_eq!(out["first"], "now");
    assert!(out["count"].as_u64() > Some(60));
    let codes = out["codes"].as_object().expect("codes");
    for (name, code) in codes {
        assert!(code.is_string() && code != "accepted" && code != "not an Error", "{name}: {code}");
    }
    for (name, code) in [
        ("unknown", "unknown_question"),
        ("option", "unknown_option"),
        ("kind", "wrong_kind"),
        ("nan", "not_a_whole_number"),
        ("huge", "not_a_whole_number"),
        ("range", "out_of_range"),
        ("nothing", "nothing_ticked"),
        ("none", "none_with_others"),
        ("nul", "not_an_object"),
        ("text", "not_an_object"),
        ("deep", "wrong_kind"),
        ("cyclic", "wrong_kind"),
    ] {
        assert_eq!(codes[name], code, "{name}");
    }
    page.press("Start");
    page.wait_for_screen("now");
    assert_eq!(page.console_errors(), [""; 0], "the widget beside it still works");
}
