//! Short lists inside the tables: a place in a pool instead of an address, which a compressed page can afford.

use std::{fmt, marker::PhantomData, ops::Deref};

use super::{Card, Condition, EvidenceId, OptionId, QuestionId, RuleId, TABLES};

/// A list of rows or ids; reads like a slice.
pub struct List<T: 'static> {
    start: u16,
    length: u8,
    of: PhantomData<fn() -> T>,
}

impl<T> List<T> {
    /// Made by the content compiler only.
    pub(crate) const fn at(start: u16, length: u8) -> Self {
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
        let start = usize::from(self.start);
        T::pool().get(start..start + usize::from(self.length)).unwrap_or_default()
    }
}

impl<T: Pooled + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

macro_rules! pools {
    ($($row:ty => $pool:ident;)*) => {$(
        impl Pooled for $row {
            fn pool() -> &'static [Self] {
                TABLES.$pool
            }
        }
    )*};
}

pools! {
    Condition => condition_lists;
    OptionId => option_lists;
    QuestionId => question_lists;
    EvidenceId => evidence_lists;
    RuleId => rule_lists;
    Card => card_lists;
}
