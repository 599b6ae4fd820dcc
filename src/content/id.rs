//! Typed numbers for everything in the content. Only the content compiler makes them, so each one points at something.

use std::num::NonZeroU16;

use super::{Advice, Amount, Choice, Contact, Contributor, Evidence, Finding, Question, Rule, Screen, Suppress, TABLES, Total};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($number:ty) => $table:ident: $row:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) $number);

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
    QuestionId(u8) => questions: Question;
    /// An option of a question.
    OptionId(u16) => options: Choice;
    /// An amount a question takes.
    AmountId(u8) => amounts: Amount;
    /// A finding.
    FindingId(u8) => findings: Finding;
    /// A total.
    TotalId(u8) => totals: Total;
    /// A screen.
    ScreenId(u8) => screens: Screen;
    /// A red flag rule.
    RuleId(u8) => rules: Rule;
    /// Someone to turn to.
    ContactId(u8) => contacts: Contact;
    /// A row of the evidence list.
    EvidenceId(u8) => evidence: Evidence;
    /// A suppress code.
    SuppressId(u8) => suppress: Suppress;
    /// Something that may add to the pain.
    ContributorId(u8) => contributors: Contributor;
    /// Something to do.
    AdviceId(u8) => advice: Advice;
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
