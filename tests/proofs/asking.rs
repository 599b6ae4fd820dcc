//! Sheets still being filled in, and which of them the session can bring about.

use std::sync::LazyLock;

use backstride::content::{self, Condition, Kind, Question};
use biodivine_lib_bdd::Bdd;

use super::{
    model::{Filled, Model},
    space::SPACE,
};

/// Half-filled sheets as the session reads them to decide what to ask.
pub static PARTLY: LazyLock<Model> = LazyLock::new(|| Model::new(Filled::Partly));
/// The same as the assessment reads them: a blank optional question counts as nothing ticked.
pub static FOR_RESULT: LazyLock<Model> = LazyLock::new(|| Model::new(Filled::PartlyForResult));

/// Sheets that no session brings about, one diagram for each reason: a question is answered before it is certain that it applies, or an
/// option ticked before it is certain that it is offered.
pub fn out_of_turn() -> Vec<Bdd> {
    let early = |q: &Question| SPACE.answered(q.id).and_not(&PARTLY.applies(q.id).yes);
    let unoffered = |o: &content::Choice| {
        let ticked = SPACE.answered(o.question).and(&SPACE.set.mk_var(SPACE.option(o.id)));
        ticked.and_not(&PARTLY.offered(o.id).yes)
    };
    let sometimes = content::options().iter().filter(|o| !matches!(o.offer_when, Condition::Always));
    content::questions().iter().map(early).chain(sometimes.map(unoffered)).filter(|d| !d.is_false()).collect()
}

/// Whether a question has an answer that counts, in one reading of half-filled sheets.
pub fn counts(model: &Model, q: &Question) -> Bdd {
    let ticks = q.options.iter().map(|&o| SPACE.set.mk_var(SPACE.option(o)).and_not(&model.offered(o).no));
    let any_tick = q.options.iter().fold(SPACE.truth(false), |any, &o| any.or(&SPACE.set.mk_var(SPACE.option(o))));
    let given = match q.kind {
        Kind::Amount(id) => SPACE.given(id),
        _ => SPACE.truth(false),
    };
    let skipped = SPACE.truth(q.optional).and_not(&any_tick).and_not(&given);
    let told = ticks.fold(given.or(&skipped), |any, tick| any.or(&tick));
    SPACE.answered(q.id).and(&told).and_not(&model.applies(q.id).no)
}
