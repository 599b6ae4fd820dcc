//! Typed numbers for everything in the content. Only the content compiler makes them, so each one points at something.
//! How wide they are it says too: as wide as their table needs.

use std::num::NonZeroU16;

use super::{
    Advice, Amount, Choice, Contact, Contributor, Evidence, Finding, Question, Rule, Screen, Suppress, TABLES, Total,
    compiled::number,
};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $table:ident: $row:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) number::$row);

        impl $name {
            /// The place in its table.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The row this id names.
            #[allow(clippy::indexing_slicing)] // ids are made with the tables
            pub fn get(self) -> &'static $row {
                &TABLES.$table[self.index()]
            }
        }
    )*};
}

ids! {
    /// A question.
    QuestionId => questions: Question;
    /// An option of a question.
    OptionId => options: Choice;
    /// An amount a question takes.
    AmountId => amounts: Amount;
    /// A finding.
    FindingId => findings: Finding;
    /// A total.
    TotalId => totals: Total;
    /// A screen.
    ScreenId => screens: Screen;
    /// A red flag rule.
    RuleId => rules: Rule;
    /// Someone to turn to.
    ContactId => contacts: Contact;
    /// A row of the evidence list.
    EvidenceId => evidence: Evidence;
    /// A suppress code.
    SuppressId => suppress: Suppress;
    /// Something that may add to the pain.
    ContributorId => contributors: Contributor;
    /// Something to do.
    AdviceId => advice: Advice;
}

/// A text, in whatever language: `words` turns it into a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(NonZeroU16);

impl TextId {
    /// Made by the content compiler only.
    pub(crate) const fn at(place: u16) -> Self {
        // One more than the place, so that "no text" costs no byte of its own.
        TextId(NonZeroU16::MIN.saturating_add(place))
    }

    /// The place in a catalogue.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}
