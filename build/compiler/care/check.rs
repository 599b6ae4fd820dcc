//! What the care content must be: complete, reviewed, and never at odds with itself.

use super::super::{
    Fault,
    check::review,
    library::Library,
    source::{Place, Source},
};

/// Verdicts of specification 1: supported, weak, contested, outdated or unsafe; X is a contradiction (1h).
const VERDICTS: [&str; 5] = ["S", "W", "C", "O", "X"];

/// Adds a fault for everything that is missing or contradictory. `tests` names every test there is, as `file::name`; empty where
/// the sources of the tests are not at hand.
pub fn check(source: &Source, library: &Library, tests: &[String], faults: &mut Vec<Fault>) {
    for file in &source.care.contributors {
        review(source, &file.file, &file.what.review, faults);
        if file.what.title.get_ref().trim().is_empty() {
            faults.push(source.place(&file.file, file.what.title.span()).fault("give the file a title"));
        }
    }
    for file in &source.care.advice {
        review(source, &file.file, &file.what.review, faults);
        if file.what.title.get_ref().trim().is_empty() {
            faults.push(source.place(&file.file, file.what.title.span()).fault("give the file a title"));
        }
    }
    let title = &source.figures.what.title;
    if title.get_ref().trim().is_empty() {
        faults.push(source.place(&source.figures.file, title.span()).fault("give the file a title"));
    }
    review(source, &source.figures.file, &source.figures.what.review, faults);
    contributors(library, faults);
    moves(source, library, faults);
    claims(source, library, faults);
    explainers(library, faults);
    hazards(source, library, tests, faults);
}

fn contributors(library: &Library, faults: &mut Vec<Fault>) {
    for c in &library.contributors {
        let lines = &library.totals[c.score].terms;
        if lines.is_empty() && !c.fallback && !c.explainer_only {
            faults.push(c.place.fault(format!("contributor {} has no line: nothing could speak for it", c.id)));
        }
        if c.only_by_rule && c.first_if.is_empty() {
            faults.push(c.place.fault(format!("contributor {} is shown only by a rule, and names none", c.id)));
        }
        let most: i32 = lines.iter().map(|(weight, _)| (*weight).max(0)).sum();
        if most < i32::from(c.shows_from) && !c.fallback && !c.explainer_only && !c.only_by_rule {
            faults.push(c.place.fault(format!("contributor {} can never be shown: its lines add up to {most}", c.id)));
        }
    }
    if library.contributors.iter().filter(|c| c.fallback).count() != 1 {
        faults.push(place("content/contributors/patterns.toml").fault("exactly one contributor is the fallback"));
    }
}

/// What a body does in an exercise must agree with what takes the exercise away.
fn moves(source: &Source, library: &Library, faults: &mut Vec<Fault>) {
    let file = &source.care.moves;
    for m in &file.what.r#move {
        if m.why.trim().is_empty() {
            faults.push(source.place(&file.file, m.id.span()).fault("say why this move takes advice away"));
        }
        for code in m.suppressed.iter().chain(&m.suppressed_or_limited) {
            if !library.suppress.iter().any(|s| &s.code == code.get_ref()) {
                let place = source.place(&file.file, code.span());
                faults.push(place.fault(format!("no suppress code is called `{}`", code.get_ref())));
            }
        }
    }
    for a in &library.advice {
        let named = |codes: &[usize], code: &str| codes.iter().any(|&at| library.suppress[at].code == code);
        for name in &a.moves {
            let Some(m) = file.what.r#move.iter().find(|m| m.id.get_ref() == name) else {
                faults.push(a.place.fault(format!("advice {}: `{name}` is not in content/moves.toml", a.id)));
                continue;
            };
            for code in &m.suppressed {
                if !named(&a.suppress, code.get_ref()) {
                    faults.push(a.place.fault(format!(
                        "advice {}: an item with {name} must be suppressed by {}: {}",
                        a.id,
                        code.get_ref(),
                        m.why
                    )));
                }
            }
            for code in &m.suppressed_or_limited {
                let limited = a.limits.iter().any(|&l| named(&library.limits[l].codes, code.get_ref()));
                if !named(&a.suppress, code.get_ref()) && !limited {
                    faults.push(a.place.fault(format!(
                        "advice {}: an item with {name} must be suppressed or limited by {}: {}",
                        a.id,
                        code.get_ref(),
                        m.why
                    )));
                }
            }
            if m.never_safe_d3 && a.most_urgent < 3 {
                faults.push(a.place.fault(format!("advice {}: an item with {name} is never shown at D3", a.id)));
            }
        }
        if a.stages == 0 {
            faults.push(a.place.fault(format!("advice {} stands in no stage", a.id)));
        }
        if !a.all && a.help.is_empty() && a.for_when.is_none() && a.when.is_none() {
            faults.push(a.place.fault(format!("advice {} is for nobody: name contributors, ALL or a condition", a.id)));
        }
    }
    for code in &library.suppress {
        if !library.used.contains(&code.code) {
            let at = source.suppress.what.iter().find(|s| s.code.get_ref() == &code.code);
            let place = at.map_or_else(|| place(&source.suppress.file), |s| source.place(&source.suppress.file, s.code.span()));
            faults.push(place.fault(format!("no advice reads the suppress code `{}`", code.code)));
        }
        if code.when.is_none() && code.rules.is_empty() && !code.run_stop {
            faults.push(place(&source.suppress.file).fault(format!("nothing sets the suppress code `{}`", code.code)));
        }
    }
}

fn claims(source: &Source, library: &Library, faults: &mut Vec<Fault>) {
    for file in &source.care.claims {
        for c in &file.what.claim {
            if c.verdict.get_ref().split('/').any(|v| !VERDICTS.contains(&v)) {
                let place = source.place(&file.file, c.verdict.span());
                faults.push(place.fault(format!("a verdict is one of {}, or two of them", VERDICTS.join(", "))));
            }
        }
    }
    // Specification 1: 166 rows and 15b and 119b; 17 contradictions.
    let wanted = (1..=166).map(|n| n.to_string()).chain(["15b".into(), "119b".into()]).chain((1..=17).map(|n| format!("X{n}")));
    for id in wanted {
        if !library.claims.iter().any(|c| c.id == id) {
            faults.push(place("content/claims").fault(format!("the claim {id} of specification 1 is missing")));
        }
    }
}

fn explainers(library: &Library, faults: &mut Vec<Fault>) {
    for e in &library.explainers {
        let words = library.texts[e.text].text.split_whitespace().count();
        if !(60..=120).contains(&words) {
            faults.push(e.place.fault(format!("explainer {} has {words} words: 60 to 120 (specification 9.3)", e.id)));
        }
    }
}

fn hazards(source: &Source, library: &Library, tests: &[String], faults: &mut Vec<Fault>) {
    let file = &source.care.hazards;
    for h in &file.what.hazard {
        let id = h.id.get_ref();
        let place = source.place(&file.file, h.id.span());
        for (name, text) in [("hazard", &h.hazard), ("harm", &h.harm), ("mitigation", &h.mitigation)] {
            if text.trim().is_empty() {
                faults.push(place.fault(format!("hazard {id} has no {name}")));
            }
        }
        for number in [&h.severity, &h.likelihood] {
            if !(1..=5).contains(number.get_ref()) {
                faults.push(source.place(&file.file, number.span()).fault("severity and likelihood go from 1 to 5"));
            }
        }
        for rule in &h.rules {
            let text = rule.get_ref();
            let fits = |id: &str| text.strip_suffix('*').map_or(id == text, |start| id.starts_with(start));
            if !library.rules.iter().any(|r| fits(&r.id)) && !library.defaults.iter().any(|d| fits(&d.id)) {
                faults.push(source.place(&file.file, rule.span()).fault(format!("no rule is called `{text}`")));
            }
        }
        if h.tests.get_ref().is_empty() {
            faults.push(place.fault(format!("hazard {id} names no test")));
        }
        for test in h.tests.get_ref() {
            if !tests.is_empty() && !tests.iter().any(|t| t == test.get_ref()) {
                let place = source.place(&file.file, test.span());
                faults.push(place.fault(format!("hazard {id}: there is no test `{}`", test.get_ref())));
            }
        }
    }
    for number in 1..=22 {
        let id = format!("H{number:02}");
        if !file.what.hazard.iter().any(|h| h.id.get_ref() == &id) {
            faults.push(place(&file.file).fault(format!("the hazard {id} of specification 11.3 is missing")));
        }
    }
}

fn place(file: &str) -> Place {
    Place { file: file.into(), line: 1 }
}
