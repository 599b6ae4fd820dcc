//! Short lists inside the tables: a place in a pool, which is smaller than an address.

use std::{fmt, marker::PhantomData, ops::Deref};

use super::{
    AdviceId, Card, Condition, ContributorId, EvidenceId, Limit, OptionId, QuestionId, RuleId, SuppressId, TABLES,
    compiled::number, decode::Pools,
};

/// A list of rows or ids; reads like a slice.
pub struct List<T: 'static> {
    start: number::Start,
    length: number::Length,
    of: PhantomData<fn() -> T>,
}

impl<T> List<T> {
    /// Made by `decode` only.
    pub(crate) const fn at(start: number::Start, length: number::Length) -> Self {
        List { start, length, of: PhantomData }
    }
}

/// Something that stands in lists.
pub trait Pooled: Sized + 'static {
    /// Where all its lists stand, one after the other.
    fn pool() -> &'static [Self];
}

impl<T: Pooled> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        let (start, length) = (self.start as usize, self.length as usize);
        T::pool().get(start..start + length).unwrap_or_default()
    }
}

impl<T: Pooled + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Where a list is put while the tables are read.
pub(super) trait Pool: Sized {
    fn pool_of(pools: &mut Pools) -> &mut Vec<Self>;
}

macro_rules! pools {
    ($($row:ty => $pool:ident, $reading:ident;)*) => {$(
        impl Pooled for $row {
            fn pool() -> &'static [Self] {
                TABLES.$pool
            }
        }

        impl Pool for $row {
            fn pool_of(pools: &mut Pools) -> &mut Vec<Self> {
                &mut pools.$reading
            }
        }
    )*};
}

pools! {
    Condition => condition_lists, conditions;
    OptionId => option_lists, options;
    QuestionId => question_lists, questions;
    EvidenceId => evidence_lists, evidence;
    RuleId => rule_lists, rules;
    Card => card_lists, cards;
    ContributorId => contributor_lists, contributors;
    AdviceId => advice_lists, advice;
    SuppressId => suppress_lists, suppress;
    Limit => limit_lists, limits;
}
