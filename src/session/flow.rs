//! Where the answers lead. Everything here is a function of [`Answers`].

use crate::{
    content::{self, Disposition, QuestionId, Screen, ScreenId},
    engine::{Answers, Reading, Truth, Unasked, Wanted, assess, wanted},
};

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Ask this screen.
    Ask(ScreenId),
    /// Stop asking: the answers mean an emergency (specification 0.5).
    Emergency,
    /// Nothing is left that could change the result.
    Done,
}

/// What comes next after these answers. Questions that can no longer change the result are left out; a safety question that could is not.
///
/// ```
/// use backstride::{engine::Answers, session::{Next, next}};
///
/// let Next::Ask(first) = next(&Answers::new()) else { panic!("the first screen is asked of everyone") };
/// assert_eq!(first.get().name, "now");
/// ```
pub fn next(answers: &Answers) -> Next {
    if assess(answers).disposition == Some(Disposition::Emergency) {
        return Next::Emergency;
    }
    let (reading, open) = wanted(answers);
    match content::screens().iter().find(|s| asks(&reading, &open, s)) {
        Some(screen) => Next::Ask(screen.id),
        None => Next::Done,
    }
}

/// Whether a screen holds an open question that is certain to apply.
fn asks(reading: &Reading<'_>, open: &Wanted, screen: &Screen) -> bool {
    screen.questions.iter().any(|&q| open.has(q) && reading.askable(q) == Truth::Yes)
}

/// The questions to draw on a screen: those that apply and are answered, or could change the result. What stands on the screen is
/// decided as if the screen were blank, so that nothing vanishes under the runner's finger; questions its own answers open appear.
pub fn shown(answers: &Answers, screen: ScreenId) -> Vec<QuestionId> {
    let mut blank = *answers;
    screen.get().questions.iter().for_each(|&q| blank.withdraw(q));
    let (_, open) = wanted(&blank);
    let (now, _) = wanted(answers);
    let on = screen.get().questions.iter().copied();
    on.filter(|&q| now.applies(q) == Truth::Yes && (open.has(q) && now.askable(q) == Truth::Yes || now.counts(q))).collect()
}

/// Whether every question still open may be passed over.
pub(super) fn only_optional_left(answers: &Answers) -> bool {
    let (reading, open) = wanted(answers);
    content::questions().iter().all(|q| q.optional || !open.has(q.id) || reading.askable(q.id) != Truth::Yes)
}

/// How many screens there can still be after this one, which counts again only if a later answer can lead back to it. Never grows as
/// answers come in: a question that may apply counts until it is clear that it does not.
pub fn at_most_left(answers: &Answers, current: Option<ScreenId>) -> usize {
    let (reading, open) = wanted(answers);
    let may_come = |screen: &Screen, q| match reading.askable(q) {
        Truth::Yes => Some(screen.id) != current,
        Truth::Unknown => true,
        Truth::No => false,
    };
    content::screens().iter().filter(|s| s.questions.iter().any(|&q| open.has(q) && may_come(s, q))).count()
}

/// The screens the runner has been through, in order.
pub(super) fn visited(answers: &Answers) -> impl DoubleEndedIterator<Item = ScreenId> + use<> {
    let reading = Reading::new(answers, Unasked::Unknown);
    let went: Vec<_> =
        content::screens().iter().filter(|s| s.questions.iter().any(|&q| reading.counts(q))).map(|s| s.id).collect();
    went.into_iter()
}
