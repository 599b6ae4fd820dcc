//! Learn mode (`content/learn.toml`): resolves it, and refuses an exercise that answers would take away and words do not. `resolve` calls
//! it once everything it names stands in the library.

use super::super::{
    check::review,
    library::{Learn, Library},
    resolve::Build,
    source::Text,
};

/// Items that stand among the exercises though they are a habit and a message: both say what to leave.
const BESIDE: [&str; 2] = ["ADV-STRETCHLIMIT", "ADV-SITUP"];

/// Fills the library.
pub fn resolve(build: &mut Build<'_>) {
    let source = build.source;
    let learn = &source.care.learn;
    let (file, what) = (&learn.file, &learn.what);
    review(source, file, &what.review, build.faults);
    if what.title.get_ref().trim().is_empty() {
        build.fault(file, &what.title, "give the file a title".into());
    }
    let mut made = Learn::default();
    for group in &what.exercises {
        let id = group.id.get_ref();
        let title = build.later(file, format!("library.{id}.title"), &group.title);
        let lead = build.later(file, format!("library.{id}.lead"), &group.lead);
        let mut items = Vec::new();
        for name in &group.advice {
            let Some(at) = advice(build, file, name) else { continue };
            if items.contains(&at) || made.exercises.iter().any(|(_, _, _, others)| others.contains(&at)) {
                build.fault(file, name, format!("the exercise `{}` stands in two places", name.get_ref()));
            }
            items.push(at);
        }
        made.exercises.push((id.clone(), title, lead, items));
    }
    let mut codes = Vec::new();
    for said in &what.code {
        let Some(at) = build.library.suppress.iter().position(|s| &s.code == said.code.get_ref()) else {
            build.fault(file, &said.code, format!("no suppress code is called `{}`", said.code.get_ref()));
            continue;
        };
        codes.push(at);
        if let Some(text) = &said.text {
            let text = build.later(file, format!("{}.said", said.code.get_ref()), text);
            made.codes.push((at, text));
        }
    }
    let mut unless = Vec::new();
    for said in &what.unless {
        for name in &said.advice {
            let Some(at) = advice(build, file, name) else { continue };
            unless.push(at);
            if let Some(text) = &said.text {
                let text = build.later(file, format!("{}.unless", name.get_ref()), text);
                made.unless.push((at, text));
            }
        }
    }
    // Claims in the order of the specification: 15, 15b, 16 ..., then X1, X2 ...
    let mut order: Vec<usize> = (0..build.library.claims.len()).collect();
    order.sort_by_key(|&at| {
        let id = build.library.claims[at].id.as_str();
        let number = id.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().unwrap_or(0);
        (id.starts_with('X'), number, id.to_owned())
    });
    let mut rest = order.as_slice();
    for group in &what.claims {
        let from = group.from.get_ref();
        let title = build.later(file, format!("reading.{}", group.id.get_ref()), &group.title);
        let Some(at) = rest.iter().position(|&at| &build.library.claims[at].id == from) else {
            build.fault(file, &group.from, format!("no claim has the id `{from}`, or it stands in a group before"));
            continue;
        };
        let (before, behind) = rest.split_at(at);
        rest = behind;
        match made.claims.last_mut() {
            Some((_, _, items)) => items.extend(before),
            None if at == 0 => {}
            None => build.fault(file, &group.from, "the first group begins with the first claim".into()),
        }
        made.claims.push((group.id.get_ref().clone(), title, Vec::new()));
    }
    if let Some((_, _, items)) = made.claims.last_mut() {
        items.extend(rest);
    }
    for instead in &what.instead {
        let of = instead.of.get_ref();
        let Some(at) = build.library.texts.iter().position(|t| &t.key == of) else {
            build.fault(file, &instead.of, format!("no text has the key `{of}`"));
            continue;
        };
        if made.instead.iter().any(|(other, _)| *other == at) {
            build.fault(file, &instead.of, format!("the text `{of}` is replaced twice"));
        }
        let text = build.later(file, format!("{of}.general"), &instead.text);
        made.instead.push((at, text));
    }
    let faults = unsaid(build.library, &made, &codes, &unless);
    build.faults.extend(faults.into_iter().map(|(at, message)| build.library.advice[at].place.fault(message)));
    build.library.learn = made;
}

fn advice(build: &mut Build<'_>, file: &str, name: &Text) -> Option<usize> {
    let found = build.library.advice.iter().position(|a| &a.id == name.get_ref());
    if found.is_none() {
        build.fault(file, name, format!("no advice has the id `{}`", name.get_ref()));
    }
    found
}

/// Exercises that stand nowhere, and what would take one away without a word for it.
fn unsaid(library: &Library, learn: &Learn, codes: &[usize], unless: &[usize]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, a) in library.advice.iter().enumerate() {
        let grouped = learn.exercises.iter().any(|(_, _, _, items)| items.contains(&at));
        let exercise = matches!(a.kind, "Stretch" | "Strength") || BESIDE.contains(&a.id.as_str());
        if exercise != grouped {
            let what = if grouped { "is no exercise, but stands" } else { "stands nowhere" };
            found.push((at, format!("{} {what} among the exercises of content/learn.toml", a.id)));
        }
        if !grouped {
            continue;
        }
        let limits = a.limits.iter().map(|&l| &library.limits[l]);
        for &code in a.suppress.iter().chain(limits.clone().flat_map(|l| &l.codes)) {
            if !codes.contains(&code) {
                let code = &library.suppress[code].code;
                found.push((at, format!("{}: content/learn.toml has no [[code]] for `{code}`", a.id)));
            }
        }
        if a.unless.is_some() && !unless.contains(&at) {
            found.push((at, format!("{}: content/learn.toml has no [[unless]] for it", a.id)));
        }
        if a.when.is_some() || limits.clone().any(|l| l.when.is_some()) {
            found.push((at, format!("{}: learn mode cannot say a `when` of an exercise", a.id)));
        }
    }
    found
}
