//! Resolves what contributors, advice, claims, explainers, outlook and the running plan name.

use super::{
    super::{
        library::{Advice, Claim, Contributor, Explainer, Library, Limit, Name, Outlook},
        resolve::Build,
        source::{Place, Text},
    },
    source,
};

/// Kinds of advice, and what the engine calls them.
pub const KINDS: [(&str, &str); 14] = [
    ("position", "Position"),
    ("walking", "Walking"),
    ("habit", "Habit"),
    ("stretch", "Stretch"),
    ("strength", "Strength"),
    ("form", "Form"),
    ("training", "Training"),
    ("shoes", "Shoes"),
    ("cross", "CrossTraining"),
    ("hands-on", "HandsOn"),
    ("living", "Living"),
    ("medicine", "Medicine"),
    ("message", "Message"),
    ("care", "Care"),
];

/// Fills the library. Scores and the conditions of contributors stand there already: `super::super::resolve` made them with the findings.
pub fn resolve(build: &mut Build<'_>) {
    let source = build.source;
    for file in &source.care.contributors {
        for c in &file.what.contributor {
            contributor(build, &file.file, c);
        }
    }
    for file in &source.care.explainers.what.explainer {
        let name = &source.care.explainers.file;
        let id = file.id.get_ref();
        let title = build.later(name, format!("explainer.{id}.title"), &file.title);
        let text = build.later(name, format!("explainer.{id}.text"), &file.text);
        let sources = build.sources(name, &format!("explainer {id}"), &file.id, &file.sources);
        let place = source.place(name, file.id.span());
        build.library.explainers.push(Explainer { id: id.clone(), title, text, sources, place });
    }
    for file in &source.care.advice {
        for a in &file.what.advice {
            advice(build, &file.file, a);
        }
    }
    for file in &source.care.claims {
        for c in &file.what.claim {
            claim(build, &file.file, c);
        }
    }
    let file = &source.care.outlook.file;
    for o in &source.care.outlook.what.outlook {
        let id = o.id.get_ref();
        let text = build.later(file, format!("outlook.{id}"), &o.text);
        let when = o.when.as_ref().and_then(|text| build.condition(file, text));
        let rules = build.rules_named(file, &o.rules);
        let exclude_rules = build.rules_named(file, &o.exclude_rules);
        let most_urgent = level(build, file, o.level_max.as_ref()).unwrap_or(2);
        let sources = build.sources(file, &format!("outlook {id}"), &o.id, &o.sources);
        build.library.outlook.push(Outlook { text, when, rules, exclude_rules, most_urgent, sources });
    }
    let file = &source.care.running.file;
    for id in &source.care.running.what.inputs {
        match build.library.questions.iter().position(|q| &q.id == id.get_ref()) {
            Some(at) => build.library.running_inputs.push(at),
            None => build.fault(file, id, format!("no question has the id `{}`", id.get_ref())),
        }
    }
    running(build);
}

/// The amounts that the running plan reads.
const AMOUNTS: [&str; 11] = [
    "age",
    "pain_now",
    "pain_worst",
    "pain_running",
    "pain_walking",
    "days_stopped",
    "weeks_after_birth",
    "week",
    "longest",
    "runs",
    "pace",
];

/// The conditions that the running plan reads.
const CONDITIONS: [&str; 8] = ["leg", "better", "worse", "pregnant", "novice", "long_lasting", "stenosis", "leg_nerve"];

fn running(build: &mut Build<'_>) {
    let file = &build.source.care.running;
    let place = Place { file: file.file.clone(), line: 1 };
    for name in AMOUNTS {
        match file.what.amount.get(name).map(|text| (text, build.library.names.get(text.get_ref()).copied())) {
            Some((_, Some(Name::Amount(at)))) => build.library.running_amounts.push((name, at)),
            Some((text, _)) => build.fault(&file.file, text, format!("no amount is called `{}`", text.get_ref())),
            None => build.faults.push(place.fault(format!("[amount] has no `{name}`"))),
        }
    }
    for name in CONDITIONS {
        match file.what.when.get(name) {
            Some(text) => {
                if let Some(when) = build.condition(&file.file, text) {
                    build.library.running_when.push((name, when));
                }
            }
            None => build.faults.push(place.fault(format!("[when] has no `{name}`"))),
        }
    }
    let known = |name: &&String| !AMOUNTS.contains(&name.as_str()) && !CONDITIONS.contains(&name.as_str());
    for name in file.what.amount.keys().chain(file.what.when.keys()).filter(known) {
        build.faults.push(place.fault(format!("the running plan reads no `{name}`")));
    }
    build.library.running_codes = codes(build, &file.file, &file.what.clinician.codes);
}

fn contributor(build: &mut Build<'_>, file: &str, c: &source::Contributor) {
    let id = c.id.get_ref().clone();
    let (Some(Name::Total(score)), Some(Name::Finding(met))) =
        (build.library.names.get(&id).copied(), build.library.names.get(&format!("{id}.met")).copied())
    else {
        return;
    };
    build.library.used.insert(id.clone());
    build.library.used.insert(format!("{id}.met"));
    let name = build.later(file, format!("{id}.name"), &c.name);
    let explain = build.later(file, format!("{id}.explain"), &c.explain);
    let would_not_fit = c.would_not_fit.as_ref().map(|t| build.later(file, format!("{id}.would_not_fit"), t));
    let cap = match c.cap.as_ref().map(|t| (t.get_ref().as_str(), t)) {
        None => "Well",
        Some(("partly", _)) => "Partly",
        Some(("knowing", _)) => "Knowing",
        Some((other, at)) => {
            build.fault(file, at, format!("a cap is partly or knowing, not `{other}`"));
            "Knowing"
        }
    };
    let pattern = match c.list.get_ref().as_str() {
        "pattern" => true,
        "driver" => false,
        other => {
            build.fault(file, &c.list, format!("a list is pattern or driver, not `{other}`"));
            false
        }
    };
    // Where the specification gives no grade, it is opinion.
    let link = c.link.as_ref().or(c.sign.as_ref()).map_or(3, |t| grade(build, file, t));
    let built = Contributor {
        pattern,
        fallback: c.fallback,
        explainer_only: c.explainer_only,
        only_by_rule: c.only_by_rule,
        first: c.first,
        first_if: build.rules_named(file, &c.first_if),
        name,
        explain,
        would_not_fit,
        shows_from: c.shows_from.unwrap_or(if pattern { 4 } else { 2 }),
        score,
        met,
        exclude_rules: build.rules_named(file, &c.exclude_rules),
        cap,
        cap_unless: c.cap_unless.as_ref().and_then(|text| build.condition(file, text)),
        sign: c.sign.as_ref().map_or(link, |t| grade(build, file, t)),
        link,
        sources: build.sources(file, &format!("contributor {id}"), &c.id, &c.sources),
        place: build.source.place(file, c.id.span()),
        id,
    };
    build.library.contributors.push(built);
}

/// A is 0.
fn grade(build: &mut Build<'_>, file: &str, text: &Text) -> u8 {
    match text.get_ref().as_str() {
        "A" => 0,
        "B" => 1,
        "C" => 2,
        "D" => 3,
        other => {
            build.fault(file, text, format!("a grade is A, B, C or D, not `{other}`"));
            3
        }
    }
}

/// The place of a level in the table of dispositions.
fn level(build: &mut Build<'_>, file: &str, code: Option<&Text>) -> Option<usize> {
    let code = code?;
    let found = Library::disposition(build.source, code.get_ref());
    if found.is_none() {
        build.fault(file, code, format!("no disposition has the code `{}`", code.get_ref()));
    }
    found
}

fn advice(build: &mut Build<'_>, file: &str, a: &source::Advice) {
    let id = a.id.get_ref().clone();
    let place = build.source.place(file, a.id.span());
    let mut stages = 0;
    for stage in &a.stages {
        match ["A", "B", "C", "P"].iter().position(|s| s == stage.get_ref()) {
            Some(at) => stages |= 1 << at,
            None => build.fault(file, stage, format!("a stage is A, B, C or P, not `{}`", stage.get_ref())),
        }
    }
    let kind = KINDS.iter().find(|(name, _)| name == a.kind.get_ref()).map_or("Message", |(_, variant)| variant);
    if !KINDS.iter().any(|(name, _)| name == a.kind.get_ref()) {
        build.fault(file, &a.kind, format!("`{}` is no kind of advice", a.kind.get_ref()));
    }
    let mut help = Vec::new();
    let mut all = false;
    for name in &a.r#for {
        match build.library.contributors.iter().position(|c| &c.id == name.get_ref()) {
            _ if name.get_ref() == "ALL" => all = true,
            Some(at) => help.push(at),
            None => build.fault(file, name, format!("no contributor has the id `{}`", name.get_ref())),
        }
    }
    let mut limits = Vec::new();
    for (at, limit) in a.limits.iter().enumerate() {
        let codes = codes(build, file, &limit.codes);
        let when = limit.when.as_ref().and_then(|text| build.condition(file, text));
        let text = build.later(file, format!("{id}.limit.{at}"), &limit.text);
        limits.push(build.library.limits.len());
        build.library.limits.push(Limit { codes, when, text });
    }
    let condition = |build: &mut Build<'_>, text: &Option<Text>| text.as_ref().and_then(|text| build.condition(file, text));
    let built = Advice {
        kind,
        stages,
        // D2, D3, D4 in the table of dispositions.
        most_urgent: if a.safe_d2 {
            1
        } else if a.safe_d3 {
            2
        } else {
            3
        },
        core: a.core,
        against: a.against,
        all,
        help,
        for_when: condition(build, &a.for_when),
        when: condition(build, &a.when),
        unless: condition(build, &a.unless),
        suppress: codes(build, file, &a.suppress),
        show_if: codes(build, file, &a.show_if),
        limits,
        moves: a.moves.iter().map(|m| m.get_ref().clone()).collect(),
        title: build.later(file, format!("{id}.title"), &a.title),
        how: build.later(file, format!("{id}.how"), &a.how),
        dose: build.later(file, format!("{id}.dose"), &a.dose),
        skip_if: a.skip_if.as_ref().map(|t| build.later(file, format!("{id}.skip_if"), t)),
        grade: grade(build, file, &a.grade),
        sources: build.sources(file, &format!("advice {id}"), &a.id, &a.sources),
        place,
        id,
    };
    if build.library.advice.iter().any(|other| other.id == built.id) {
        build.fault(file, &a.id, format!("the advice id `{}` is given twice", built.id));
    }
    build.library.advice.push(built);
}

fn codes(build: &mut Build<'_>, file: &str, names: &[Text]) -> Vec<usize> {
    let mut found = Vec::new();
    for name in names {
        match build.library.suppress.iter().position(|s| &s.code == name.get_ref()) {
            Some(at) => {
                build.library.used.insert(name.get_ref().clone());
                found.push(at);
            }
            None => build.fault(file, name, format!("no suppress code is called `{}`", name.get_ref())),
        }
    }
    found
}

fn claim(build: &mut Build<'_>, file: &str, c: &source::Claim) {
    let id = c.id.get_ref().clone();
    if build.library.claims.iter().any(|other| other.id == id) {
        build.fault(file, &c.id, format!("the claim `{id}` is given twice"));
    }
    let (mut contributors, mut advice, mut explainers) = (Vec::new(), Vec::new(), Vec::new());
    for name in c.carried_by.get_ref() {
        let text = name.get_ref().as_str();
        let library = &build.library;
        let other = library.questions.iter().any(|q| q.id == text)
            || library.rules.iter().any(|r| r.id == text)
            || library.defaults.iter().any(|d| d.id == text)
            || text == "return-to-run";
        if let Some(at) = library.contributors.iter().position(|c| c.id == text) {
            contributors.push(at);
        } else if let Some(at) = library.advice.iter().position(|a| a.id == text) {
            advice.push(at);
        } else if let Some(at) =
            text.strip_prefix("explainer:").and_then(|name| library.explainers.iter().position(|e| e.id == name))
        {
            explainers.push(at);
        } else if !other {
            build.fault(
                file,
                name,
                format!("claim {id} is carried by `{text}`, which is no contributor, advice, question, rule or explainer"),
            );
        }
    }
    if c.carried_by.get_ref().is_empty() {
        build.fault(file, &c.id, format!("nothing carries the claim {id}: name what answers it"));
    }
    let says = build.later(file, format!("claim.{id}.says"), &c.says);
    let answer = build.later(file, format!("claim.{id}.answer"), &c.answer);
    let sources =
        if c.evidence.is_empty() { Vec::new() } else { build.sources(file, &format!("claim {id}"), &c.id, &c.evidence) };
    let verdict = c.verdict.get_ref().clone();
    build.library.claims.push(Claim { id, verdict, says, answer, contributors, advice, explainers, sources });
}
