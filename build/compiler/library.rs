//! The content with every name resolved to a number: the shapes. `resolve` fills them, `check` and `cases` try them, `emit` writes them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    expression::Comparison,
    source::{Place, Source},
};

/// A condition with resolved names; indexes point into the [`Library`].
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    Is(usize),
    Found(usize),
    Amount(usize, Comparison, i32),
    Total(usize, Comparison, i32),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// A text and the key other languages use for it.
pub struct Entry {
    pub key: String,
    pub text: String,
    pub place: Place,
}

pub struct Question {
    pub id: String,
    pub kind: String,
    pub optional: bool,
    pub private: bool,
    pub scale: bool,
    pub first_that_fits: bool,
    pub must_tick: bool,
    pub ask_when: Option<Condition>,
    pub ask: usize,
    pub why: usize,
    pub sources: Vec<usize>,
    pub options: Vec<usize>,
    pub amount: Option<usize>,
    pub screen: usize,
    pub place: Place,
}

pub struct Choice {
    pub code: String,
    pub question: usize,
    pub text: usize,
    pub role: String,
    pub benign: bool,
    pub offer_when: Option<Condition>,
    pub group: Option<usize>,
    pub clarify: Option<usize>,
    pub place: Place,
}

pub struct Amount {
    pub code: String,
    pub question: usize,
    pub min: u16,
    pub max: u16,
    pub unit: usize,
}

pub struct Finding {
    pub name: String,
    pub when: Condition,
    pub place: Place,
}

pub struct Total {
    pub name: String,
    pub terms: Vec<(i32, Vec<Condition>)>,
    pub floor: Option<i32>,
    pub place: Place,
}

pub struct Rule {
    pub id: String,
    pub group: usize,
    pub family: usize,
    pub when: Condition,
    pub floor: Option<usize>,
    pub within: u16,
    pub calls: bool,
    pub run: Run,
    pub who: usize,
    pub reason: usize,
    pub say: Option<usize>,
    pub meanwhile: Option<usize>,
    pub silences: Vec<usize>,
    pub shows: Vec<&'static str>,
    pub sources: Vec<usize>,
    pub place: Place,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Run {
    On,
    Pause(u16),
    Stop,
}

pub struct Screen {
    pub id: String,
    pub safety: bool,
    pub section: usize,
    pub title: usize,
    pub questions: Vec<usize>,
}

pub struct Default {
    pub id: String,
    pub when: Option<Condition>,
    pub gives: usize,
    pub within: Option<u16>,
    pub reason: usize,
    pub sources: Vec<usize>,
}

pub struct Suppress {
    pub code: String,
    pub when: Option<Condition>,
    pub rules: Vec<usize>,
}

/// One thing to be worked out, in an order in which everything it needs comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Question(usize),
    Finding(usize),
    Total(usize),
}

#[derive(Default)]
pub struct Library {
    pub texts: Vec<Entry>,
    pub screens: Vec<Screen>,
    pub questions: Vec<Question>,
    pub options: Vec<Choice>,
    pub amounts: Vec<Amount>,
    pub findings: Vec<Finding>,
    pub totals: Vec<Total>,
    pub order: Vec<Step>,
    pub rules: Vec<Rule>,
    pub defaults: Vec<Default>,
    pub suppress: Vec<Suppress>,
    pub contacts: Vec<(String, usize, usize)>,
    pub groups: Vec<usize>,
    pub evidence: Vec<String>,
    /// Names used somewhere, so that `check` can tell what nothing uses.
    pub used: BTreeSet<String>,
    /// What each code means.
    pub names: BTreeMap<String, Name>,
}

/// What a code in a condition means.
#[derive(Clone, Copy)]
pub enum Name {
    Option(usize),
    Amount(usize),
    Finding(usize),
    Total(usize),
}

impl Library {
    /// The place of a disposition in the table.
    pub fn disposition(source: &Source, code: &str) -> Option<usize> {
        source.dispositions.iter().position(|d| d.code.get_ref() == code)
    }
}
