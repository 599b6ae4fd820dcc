//! Every rule, and every contradiction, is tried on its own two cases: `fires` must fire it and `near` must not, both complete answer sets. A rule that
//! can never fire cannot pass. This evaluator is written apart from the engine's on purpose: the tests run the same cases
//! through the engine, so the two check each other.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Spanned, Value};

use super::{
    Fault,
    answers::Answers,
    contradictions::File,
    library::{Condition, Library},
    source::{Place, Source},
};

/// Adds a fault for every case that does not do what it says.
pub fn check(source: &Source, library: &Library, faults: &mut Vec<Fault>) {
    let base = &source.baseline.what;
    let base_place = Place { file: source.baseline.file.clone(), line: 1 };
    let Some(ordinary) = read(library, &[base], &base_place, faults) else { return };
    complete(library, &ordinary, &base_place, faults);
    for rule in library.rules.iter().filter(|r| r.floor.is_some()) {
        if ordinary.holds(&rule.when) {
            faults.push(base_place.fault(format!("the ordinary runner must fire no rule, but fires {}", rule.id)));
        }
    }
    for file in &source.rules {
        for written in &file.what.rule {
            let Some(rule) = library.rules.iter().find(|r| &r.id == written.id.get_ref()) else { continue };
            let cases = Cases { fires: &written.fires, near: &written.near };
            cases.check(source, library, &file.file, &rule.id, &rule.when, faults);
        }
    }
    let File { contradiction, .. } = &source.contradictions.what;
    for (written, c) in contradiction.iter().zip(&library.contradictions) {
        if ordinary.holds(&c.when) {
            faults.push(base_place.fault(format!("the ordinary runner must not be asked again, but {} fires", c.id)));
        }
        let cases = Cases { fires: &written.fires, near: &written.near };
        cases.check(source, library, &source.contradictions.file, &c.id, &c.when, faults);
    }
    let mut ids = BTreeSet::new();
    for example in &source.examples.what {
        let place = source.place(&source.examples.file, example.answers.span());
        if let Some(answers) = read(library, &[base, example.answers.get_ref()], &place, faults) {
            complete(library, &answers, &place, faults);
        }
        if !ids.insert(example.id.get_ref()) {
            faults.push(place.fault(format!("the example `{}` is given twice", example.id.get_ref())));
        }
        if example.floor_free
            && example.fires.iter().any(|r| library.rules.iter().any(|known| &known.id == r.get_ref() && known.floor.is_some()))
        {
            faults.push(place.fault("the example names a rule with a floor and says that none fires"));
        }
        for rule in &example.fires {
            let known =
                library.rules.iter().any(|r| &r.id == rule.get_ref()) || library.defaults.iter().any(|d| &d.id == rule.get_ref());
            if !known {
                let place = source.place(&source.examples.file, rule.span());
                faults.push(place.fault(format!("no rule has the id `{}`", rule.get_ref())));
            }
        }
        if !matches!(example.disposition.get_ref().as_str(), "D1" | "D2" | "D3" | "D4" | "D5") {
            faults.push(place.fault(format!("no disposition has the code `{}`", example.disposition.get_ref())));
        }
    }
}

/// The two cases that stand beside a condition.
struct Cases<'a> {
    fires: &'a Spanned<BTreeMap<String, Value>>,
    near: &'a Spanned<BTreeMap<String, Value>>,
}

impl Cases<'_> {
    /// Adds a fault if one does not do what it says.
    fn check(&self, source: &Source, library: &Library, file: &str, id: &str, when: &Condition, faults: &mut Vec<Fault>) {
        let base = &source.baseline.what;
        let place = source.place(file, self.fires.span());
        if let Some(answers) = read(library, &[base, self.fires.get_ref()], &place, faults) {
            complete(library, &answers, &place, faults);
            if !answers.holds(when) {
                faults.push(place.fault(format!("the case `fires` of {id} does not fire it")));
            }
        }
        let place = source.place(file, self.near.span());
        if self.near.get_ref().is_empty() {
            faults.push(place.fault(format!("{id} has no near miss")));
        }
        if let Some(answers) = read(library, &[base, self.fires.get_ref(), self.near.get_ref()], &place, faults) {
            complete(library, &answers, &place, faults);
            if answers.holds(when) {
                faults.push(place.fault(format!("the near miss of {id} fires it")));
            }
        }
    }
}

/// Every applicable safety question must be answered: a case is a whole runner.
fn complete(library: &Library, answers: &Answers<'_>, place: &Place, faults: &mut Vec<Fault>) {
    for (at, question) in library.questions.iter().enumerate() {
        if !question.optional && answers.applies(at) && !answers.has(at) {
            faults.push(place.fault(format!("the case leaves {} unanswered, which these answers open", question.id)));
        }
    }
}

fn read<'a>(
    library: &'a Library,
    layers: &[&BTreeMap<String, Value>],
    place: &Place,
    faults: &mut Vec<Fault>,
) -> Option<Answers<'a>> {
    let mut merged: BTreeMap<&str, &Value> = BTreeMap::new();
    for layer in layers {
        merged.extend(layer.iter().map(|(k, v)| (k.as_str(), v)));
    }
    let before = faults.len();
    let mut answers = Answers::new(library);
    for (id, value) in merged {
        let Some(at) = library.questions.iter().position(|q| q.id == id) else {
            faults.push(place.fault(format!("no question has the id `{id}`")));
            continue;
        };
        let question = &library.questions[at];
        let codes: Vec<&str> = match (question.kind.as_str(), value) {
            ("amount", Value::Integer(_) | Value::Float(_)) => {
                let amount = question.amount.map(|a| &library.amounts[a]);
                let scale = 10_f64.powi(amount.map_or(0, |range| range.decimals.into()));
                let n = value.as_integer().map_or_else(|| value.as_float().unwrap_or(f64::NAN), |n| n as f64) * scale;
                let whole = ((n - n.round()).abs() < 1e-6).then_some(n.round() as i32);
                match (amount, whole) {
                    (Some(range), Some(n)) if n >= i32::from(range.min) && n <= i32::from(range.max) => {
                        answers.measure(at, n);
                    }
                    _ => faults.push(place.fault(format!("{n} is outside the range of {id}"))),
                }
                continue;
            }
            ("one" | "amount", Value::String(code)) => vec![code],
            ("many", Value::Array(codes)) if !codes.is_empty() => codes.iter().filter_map(Value::as_str).collect(),
            _ => {
                faults.push(
                    place.fault(format!("{id} takes {}", if question.kind == "many" { "a list of codes" } else { "one answer" })),
                );
                continue;
            }
        };
        let mut ticked = Vec::new();
        for code in codes {
            match question.options.iter().find(|&&o| library.options[o].code == code) {
                Some(&o) => ticked.push(o),
                None => faults.push(place.fault(format!("{id} has no option `{code}`"))),
            }
        }
        answers.tick(at, &ticked);
    }
    (faults.len() == before).then_some(answers)
}
