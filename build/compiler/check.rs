//! What the content must be beyond having its names resolved: complete, reviewed, used, and within what the engine can do.

use std::collections::BTreeSet;

use super::{
    Fault,
    library::Library,
    source::{Place, Review, Source},
};

/// Adds a fault for everything that is missing, unused or contradictory.
pub fn check(source: &Source, library: &Library, faults: &mut Vec<Fault>) {
    dispositions(source, faults);
    questions(source, library, faults);
    usage(source, library, faults);
    for file in &source.rules {
        review(source, &file.file, &file.what.review, faults);
    }
    rules(source, library, faults);
    defaults(source, faults);
    regions(source, faults);
    review(source, &source.contradictions.file, &source.contradictions.what.review, faults);
}

fn dispositions(source: &Source, faults: &mut Vec<Fault>) {
    let codes: Vec<_> = source.dispositions.iter().map(|d| d.code.get_ref().as_str()).collect();
    if codes != ["D1", "D2", "D3", "D4", "D5"] {
        let place = Place { file: "content/dispositions.toml".into(), line: 1 };
        faults.push(place.fault("the dispositions are D1 to D5, most urgent first"));
    }
}

fn questions(source: &Source, library: &Library, faults: &mut Vec<Fault>) {
    for q in &library.questions {
        let roles = |role: &str| q.options.iter().filter(|&&o| library.options[o].role == role).count();
        let mut fault = |message: String| faults.push(q.place.fault(format!("question {}: {message}", q.id)));
        match q.kind.as_str() {
            "one" | "many" if q.amount.is_some() => fault("only an amount question has an `amount`".into()),
            "one" | "many" if q.options.len() < 2 => fault("give it at least two options".into()),
            "many" if !q.optional && !q.must_tick && roles("none") != 1 => {
                fault("a list to tick needs exactly one option with role none (0.4)".into());
            }
            "one" | "many" => {}
            "amount" => match q.amount.map(|a| &library.amounts[a]) {
                None => fault("an amount question needs `amount`".into()),
                Some(a) if a.min >= a.max => fault(format!("the amount goes from {} to {}", a.min, a.max)),
                Some(_) => {}
            },
            other => fault(format!("a kind is one, many or amount, not `{other}`")),
        }
        for role in ["none", "unsure", "skip"] {
            if roles(role) > 1 {
                fault(format!("two options have the role {role}"));
            }
        }
        for &o in &q.options {
            let option = &library.options[o];
            if !matches!(option.role.as_str(), "flag" | "none" | "unsure" | "skip") {
                faults.push(option.place.fault(format!("a role is none, unsure or skip, not `{}`", option.role)));
            }
            // B4: "not sure" acts through a finding; every "not sure" must act through something.
            if option.role == "unsure" && !q.optional && !library.used.contains(&option.code) {
                faults.push(
                    option
                        .place
                        .fault(format!("no rule mentions `{}`: \"not sure\" must count on a safety question", option.code)),
                );
            }
        }
    }
    for unused in source.unused.what.iter().flat_map(|u| &u.options) {
        let place = source.place(&source.unused.file, unused.span());
        let code = unused.get_ref();
        if !library.options.iter().any(|o| &o.code == code) {
            faults.push(place.fault(format!("no option has the code `{code}`")));
        } else if library.used.contains(code) {
            faults.push(place.fault(format!("`{code}` is used by a rule now: take it off this list")));
        }
    }
}

/// Every flag option, finding and sum must be read by something, or be listed as waiting with its reason.
fn usage(source: &Source, library: &Library, faults: &mut Vec<Fault>) {
    let waiting: BTreeSet<_> = source.unused.what.iter().flat_map(|u| &u.options).map(|t| t.get_ref().as_str()).collect();
    for option in &library.options {
        let scale = library.questions[option.question].scale;
        if option.role == "flag"
            && !option.benign
            && !scale
            && !library.used.contains(&option.code)
            && !waiting.contains(option.code.as_str())
        {
            faults.push(
                option
                    .place
                    .fault(format!("no rule uses the option `{}`; use it, or list it in content/unused.toml", option.code)),
            );
        }
    }
    for (name, place) in
        library.findings.iter().map(|f| (&f.name, &f.place)).chain(library.totals.iter().map(|t| (&t.name, &t.place)))
    {
        if !library.used.contains(name) {
            faults.push(place.fault(format!("nothing uses `{name}`")));
        }
    }
}

/// A file must say who wrote it, who reviewed it, and until when that holds.
pub fn review(source: &Source, file: &str, review: &Review, faults: &mut Vec<Fault>) {
    let Review { author, clinical_reviewer, last_reviewed, review_by, version } = review;
    let place = source.place(file, review_by.span());
    for (name, text) in [("author", author), ("clinical_reviewer", clinical_reviewer), ("version", version)] {
        if text.trim().is_empty() {
            faults.push(place.fault(format!("the review has no {name}")));
        }
    }
    match (last_reviewed.get_ref().date, review_by.get_ref().date) {
        (Some(last), Some(by)) if last < by => {}
        (Some(_), Some(_)) => faults.push(place.fault("review_by must come after last_reviewed")),
        _ => faults.push(place.fault("review dates are whole days, such as 2027-05-21")),
    }
}

fn rules(source: &Source, library: &Library, faults: &mut Vec<Fault>) {
    for (rule, written) in library.rules.iter().zip(source.rules.iter().flat_map(|f| &f.what.rule)) {
        let mut found = Vec::new();
        let mut fault = |message: &str| found.push(rule.place.fault(format!("rule {}: {message}", rule.id)));
        let code = written.floor.as_ref().map(|f| f.get_ref().as_str());
        if written.channel.is_some() && code != Some("D1") {
            fault("only a D1 rule has a channel");
        }
        if matches!(code, Some("D1" | "D2" | "D3")) && written.say.is_none() {
            fault("write what the runner says on the phone (`say`)");
        }
        if code == Some("D1") && rule.within != 0 {
            fault("D1 is now");
        }
        if matches!(code, Some("D2" | "D3" | "D4")) && rule.within == 0 {
            fault("give it a time (`within`)");
        }
        if code == Some("D5") {
            fault("D5 is the default, never a floor");
        }
        if rule.id.is_empty() || !rule.id.starts_with("R-") {
            fault("a rule id begins with R-");
        }
        faults.append(&mut found);
    }
}

fn defaults(source: &Source, faults: &mut Vec<Fault>) {
    let all = &source.defaults.what;
    for (at, default) in all.iter().enumerate() {
        if default.when.is_none() != (at + 1 == all.len()) {
            let place = source.place(&source.defaults.file, default.id.span());
            faults.push(place.fault("exactly the last default rule has no condition"));
        }
    }
    if all.is_empty() {
        faults.push(Place { file: source.defaults.file.clone(), line: 1 }.fault("there is no default rule"));
    }
}

fn regions(source: &Source, faults: &mut Vec<Fault>) {
    let mut ids = BTreeSet::new();
    for region in &source.regions.what {
        let place = source.place(&source.regions.file, region.id.span());
        let id = region.id.get_ref();
        if !ids.insert(id) {
            faults.push(place.fault(format!("the region `{id}` is given twice")));
        }
        if region.emergency.first().and_then(|l| l.tel.as_ref()).is_none() {
            faults.push(place.fault(format!("region {id} has no emergency number: a runner there could not call for help")));
        }
        for (what, lines) in [("urgent", &region.urgent), ("crisis", &region.crisis)] {
            if lines.is_empty() {
                faults.push(place.fault(format!("region {id} has no {what} contact")));
            }
        }
        if region.verified_on.trim().is_empty() || region.confidence.trim().is_empty() {
            faults.push(place.fault(format!("region {id} does not say when it was verified and how sure it is")));
        }
        for unit in region.units.iter().filter(|unit| !matches!(unit.get_ref().as_str(), "miles" | "pounds")) {
            let place = source.place(&source.regions.file, unit.span());
            faults.push(place.fault(format!("`{}` are no units: write `miles` or `pounds`", unit.get_ref())));
        }
        for line in region.emergency.iter().chain(&region.urgent).chain(&region.crisis) {
            let Some(tel) = &line.tel else { continue };
            let digits = tel.get_ref().strip_prefix('+').unwrap_or(tel.get_ref());
            if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
                let place = source.place(&source.regions.file, tel.span());
                faults.push(place.fault(format!("`{}` is not a telephone number: digits only", tel.get_ref())));
            }
        }
    }
    if !ids.iter().any(|id| id.as_str() == "ZZ") {
        faults
            .push(Place { file: source.regions.file.clone(), line: 1 }.fault("there is no region ZZ for runners anywhere else"));
    }
}
