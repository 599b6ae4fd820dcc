//! The order in which things are worked out: each question, finding and total after everything it depends on.

use std::collections::BTreeMap;

use super::{
    Fault,
    library::{Condition, Library, Step},
};

/// Fills the order; a circle is a fault.
pub fn order(library: &mut Library, faults: &mut Vec<Fault>) {
    let steps = (0..library.questions.len())
        .map(Step::Question)
        .chain((0..library.findings.len()).map(Step::Finding))
        .chain((0..library.totals.len()).map(Step::Total));
    let mut state = BTreeMap::new();
    let mut order = Vec::new();
    for step in steps {
        visit(library, step, &mut state, &mut order, faults);
    }
    library.order = order;
}

/// Depth first: `state` is false while a step is being worked out, and true when it is done.
fn visit(library: &Library, step: Step, state: &mut BTreeMap<Step, bool>, order: &mut Vec<Step>, faults: &mut Vec<Fault>) {
    match state.get(&step) {
        Some(true) => return,
        Some(false) => {
            let (name, place) = match step {
                Step::Question(at) => (&library.questions[at].id, &library.questions[at].place),
                Step::Finding(at) => (&library.findings[at].name, &library.findings[at].place),
                Step::Total(at) => (&library.totals[at].name, &library.totals[at].place),
            };
            faults.push(place.fault(format!("`{name}` depends on itself")));
            return;
        }
        None => {}
    }
    state.insert(step, false);
    let mut found = Vec::new();
    match step {
        Step::Question(at) => {
            let question = &library.questions[at];
            let offers = question.options.iter().filter_map(|&o| library.options[o].offer_when.as_ref());
            question.ask_when.iter().chain(&question.only_while).chain(offers).for_each(|c| needs(library, c, &mut found));
        }
        Step::Finding(at) => needs(library, &library.findings[at].when, &mut found),
        Step::Total(at) => library.totals[at].terms.iter().flat_map(|(_, of)| of).for_each(|c| needs(library, c, &mut found)),
    }
    for need in found {
        visit(library, need, state, order, faults);
    }
    state.insert(step, true);
    order.push(step);
}

/// What a condition reads.
pub fn needs(library: &Library, condition: &Condition, found: &mut Vec<Step>) {
    match condition {
        Condition::Is(at) => found.push(Step::Question(library.options[*at].question)),
        Condition::Found(at) => found.push(Step::Finding(*at)),
        Condition::Amount(at, ..) => found.push(Step::Question(library.amounts[*at].question)),
        Condition::Total(at, ..) => found.push(Step::Total(*at)),
        Condition::Ratio((_, a), _, (_, b)) => found.extend([a, b].map(|at| Step::Question(library.amounts[*at].question))),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|p| needs(library, p, found));
        }
        Condition::Not(part) => needs(library, part, found),
    }
}
