//! What the rows of learn mode look like: the content for everybody, with words in place of what answers would decide. Read by the learn
//! screen of `view`; the content compiler sees to it that an exercise is never shown without them.

use super::{AdviceId, List, SuppressId, TextId};

/// All of it.
#[derive(Debug)]
pub struct Learn {
    /// The library of exercises, group by group.
    pub exercises: &'static [ExerciseGroup],
    /// Suppress codes as a runner would say them; those that the lead of a group says already are not among them.
    pub codes: &'static [SaidCode],
    /// What takes an item away, as a runner would say it.
    pub unless: &'static [SaidUnless],
    /// The claims, group by group; every claim stands in one.
    pub claims: &'static [ClaimGroup],
    /// Texts that speak to one runner.
    pub instead: &'static [Instead],
}

/// A group of exercises.
#[derive(Debug)]
pub struct ExerciseGroup {
    /// Its id, such as `stretch`.
    pub name: &'static str,
    /// Its title.
    pub title: TextId,
    /// What holds for all of them.
    pub lead: TextId,
    /// The items, in order.
    pub items: List<AdviceId>,
}

/// A suppress code in words.
#[derive(Debug)]
pub struct SaidCode {
    /// The code.
    pub code: SuppressId,
    /// What a runner of whom it is true would say; ends "Leave it out if:".
    pub text: TextId,
}

/// The `unless` of an item in words.
#[derive(Debug)]
pub struct SaidUnless {
    /// The item.
    pub advice: AdviceId,
    /// One sentence for each thing that takes it away.
    pub text: TextId,
}

/// A group of claims.
#[derive(Debug)]
pub struct ClaimGroup {
    /// Its id, such as `causes`.
    pub name: &'static str,
    /// Its title.
    pub title: TextId,
    /// Its claims, in order.
    pub runs: &'static [ClaimRun],
}

/// Claims that follow one another in their table.
#[derive(Debug)]
pub struct ClaimRun {
    /// The place of the first.
    pub first: u16,
    /// How many.
    pub count: u16,
}

/// A text that speaks to one runner, and what stands in its place.
#[derive(Debug)]
pub struct Instead {
    /// The text.
    pub of: TextId,
    /// The same for everybody.
    pub text: TextId,
}
