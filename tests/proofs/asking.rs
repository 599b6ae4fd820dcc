//! Sheets still being filled in, and which of them the session can bring about.

use std::sync::LazyLock;

use backstride::content::{self, Condition, Kind, Part, Question};
use biodivine_lib_bdd::Bdd;

use super::{
    model::{Filled, Model},
    space::SPACE,
};

/// Half-filled sheets as the session reads them to decide what to ask.
pub static PARTLY: LazyLock<Model> = LazyLock::new(|| Model::new(Filled::Partly));
/// The same as the assessment reads them: a blank optional question counts as nothing ticked.
pub static FOR_RESULT: LazyLock<Model> = LazyLock::new(|| Model::new(Filled::PartlyForResult));

/// The same as the session reads them once a level of D3 is certain: what is blank in the self-check counts as nothing ticked.
pub static BUT_CHECKS: LazyLock<Model> = LazyLock::new(|| Model::new(Filled::PartlyButChecks));

/// Sheets that no session brings about, one diagram for each reason: a question is answered before it is certain that it applies, an
/// option ticked before it is certain that it is offered, or a question answered in the end that is offered no more.
pub fn out_of_turn() -> Vec<Bdd> {
    let early = |q: &Question| SPACE.answered(q.id).and_not(&PARTLY.applies(q.id).yes);
    let unoffered = |o: &content::Choice| {
        let ticked = SPACE.answered(o.question).and(&SPACE.set.mk_var(SPACE.option(o.id)));
        ticked.and_not(&PARTLY.offered(o.id).yes)
    };
    let sometimes = content::options().iter().filter(|o| !matches!(o.offer_when, Condition::Always));
    let withdrawn = |q: &Question| later(q).and(&PARTLY.truth(&q.only_while).no);
    let questions = content::questions().iter();
    let all = questions.clone().map(early).chain(sometimes.map(unoffered)).chain(questions.map(withdrawn));
    all.filter(|d| !d.is_false()).collect()
}

/// Where a question has no answer yet, and gets more than a blank in the end.
fn later(q: &Question) -> Bdd {
    let given = match q.kind {
        Kind::Amount(id) => SPACE.given(id),
        _ => SPACE.truth(false),
    };
    let told = q.options.iter().fold(given, |any, &o| any.or(&SPACE.set.mk_var(SPACE.option(o))));
    told.and_not(&SPACE.answered(q.id))
}

/// Sheets on which more of the self-check is answered in the end than now.
pub fn checked_later() -> Vec<Bdd> {
    content::questions().iter().filter(|q| q.screen.get().part == Part::Check).map(later).collect()
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
