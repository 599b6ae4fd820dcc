//! The content with every name resolved to a number: the shapes. `resolve` fills them, `check` and `cases` try them, `emit` writes them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    body_map::BodyMap,
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
    /// Two amounts, each times a number.
    Ratio((i32, usize), Comparison, (i32, usize)),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// A text and the key other languages use for it.
pub struct Entry {
    pub key: String,
    pub text: String,
    /// Not needed for the first result: it stands in the file that is loaded after the engine.
    pub later: bool,
    pub place: Place,
}

#[derive(Clone)]
pub struct Question {
    pub id: String,
    pub kind: String,
    pub optional: bool,
    pub private: bool,
    pub scale: bool,
    pub first_that_fits: bool,
    pub must_tick: bool,
    pub fact: bool,
    pub ask_when: Option<Condition>,
    pub only_while: Option<Condition>,
    pub ask: usize,
    pub why: usize,
    pub sources: Vec<usize>,
    pub options: Vec<usize>,
    pub amount: Option<usize>,
    pub screen: usize,
    pub place: Place,
}

#[derive(Clone)]
pub struct Choice {
    pub code: String,
    pub question: usize,
    pub text: usize,
    pub role: String,
    pub benign: bool,
    pub offer_when: Option<Condition>,
    /// Counts as this option wherever a condition names that one.
    pub acts_as: Option<usize>,
    pub group: Option<usize>,
    pub clarify: Option<usize>,
    pub place: Place,
}

#[derive(Clone)]
pub struct Amount {
    pub code: String,
    pub question: usize,
    /// In stored units: tenths where `decimals` is 1, hundredths where it is 2.
    pub min: u16,
    pub max: u16,
    pub decimals: u8,
    pub unit: usize,
    /// What it may be told in besides, by its name in the content, or `none`.
    pub measure: &'static str,
    /// The words for that; those of the unit where there is nothing else.
    pub other: usize,
}

#[derive(Clone)]
pub struct Finding {
    pub name: String,
    pub when: Condition,
    pub place: Place,
}

#[derive(Clone)]
pub struct Total {
    pub name: String,
    pub terms: Vec<(i32, Vec<Condition>)>,
    pub floor: Option<i32>,
    pub place: Place,
}

#[derive(Clone)]
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

#[derive(Clone)]
pub struct Screen {
    pub id: String,
    pub part: &'static str,
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

#[derive(Clone)]
pub struct Suppress {
    pub code: String,
    pub when: Option<Condition>,
    pub rules: Vec<usize>,
    pub run_stop: bool,
}

/// One thing to be worked out, in an order in which everything it needs comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Question(usize),
    Finding(usize),
    Total(usize),
}

/// A source that something names: a row of the evidence list, or a section of the specification (then without texts).
pub struct Evidence {
    pub id: String,
    pub reference: Option<usize>,
    pub link: Option<usize>,
    pub finding: Option<usize>,
}

/// What may add to the pain (specification 6). Its score is a total, its `must` and `exclude` a finding.
#[derive(Clone)]
pub struct Contributor {
    pub id: String,
    pub pattern: bool,
    pub fallback: bool,
    pub explainer_only: bool,
    pub only_by_rule: bool,
    pub first: bool,
    pub first_if: Vec<usize>,
    pub name: usize,
    pub explain: usize,
    pub would_not_fit: Option<usize>,
    pub score: usize,
    pub met: usize,
    pub exclude_rules: Vec<usize>,
    pub cap: &'static str,
    pub cap_unless: Option<Condition>,
    pub shows_from: i16,
    pub sign: u8,
    pub link: u8,
    pub sources: Vec<usize>,
    pub place: Place,
}

/// Something to do (specification 7).
#[derive(Clone)]
pub struct Advice {
    pub id: String,
    pub kind: &'static str,
    pub stages: u8,
    pub most_urgent: usize,
    pub core: bool,
    pub against: bool,
    pub all: bool,
    pub help: Vec<usize>,
    pub for_when: Option<Condition>,
    pub when: Option<Condition>,
    pub unless: Option<Condition>,
    pub suppress: Vec<usize>,
    pub show_if: Vec<usize>,
    pub limits: Vec<usize>,
    pub moves: Vec<String>,
    pub title: usize,
    pub how: usize,
    pub dose: usize,
    pub skip_if: Option<usize>,
    pub grade: u8,
    pub sources: Vec<usize>,
    pub place: Place,
}

/// How an exercise looks: the advice it belongs to, the text of the limit that must be shown with it, and its two texts.
pub struct Figure {
    pub advice: usize,
    pub limit: Option<usize>,
    pub poses: usize,
    pub alt: usize,
}

/// An advice item stays, but with this limit.
#[derive(Clone)]
pub struct Limit {
    pub codes: Vec<usize>,
    pub when: Option<Condition>,
    pub text: usize,
}

/// Something a runner may have read (specification 1).
pub struct Claim {
    pub id: String,
    pub verdict: String,
    pub says: usize,
    pub answer: usize,
    pub contributors: Vec<usize>,
    pub advice: Vec<usize>,
    #[allow(dead_code)] // for readers of the protocol
    pub explainers: Vec<usize>,
    pub sources: Vec<usize>,
}

/// A topic explained (specification 9.3).
pub struct Explainer {
    pub id: String,
    pub title: usize,
    pub text: usize,
    pub sources: Vec<usize>,
    pub place: Place,
}

/// What to expect (specification 9.2).
pub struct Outlook {
    pub text: usize,
    pub when: Option<Condition>,
    pub rules: Vec<usize>,
    pub exclude_rules: Vec<usize>,
    pub most_urgent: usize,
    pub sources: Vec<usize>,
}

/// Learn mode: exercises by group (id, title, lead, items), codes and the `unless` of items as they are said, groups of claims (id, title,
/// claims), and texts with what stands in their place.
#[derive(Default)]
pub struct Learn {
    pub exercises: Vec<(String, usize, usize, Vec<usize>)>,
    pub codes: Vec<(usize, usize)>,
    pub unless: Vec<(usize, usize)>,
    pub claims: Vec<(String, usize, Vec<usize>)>,
    pub instead: Vec<(usize, usize)>,
}

/// Answers that seem not to fit together: when, the questions shown again, and what is said.
pub struct Contradiction {
    pub id: String,
    pub when: Condition,
    pub questions: Vec<usize>,
    pub text: usize,
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
    pub evidence: Vec<Evidence>,
    pub contributors: Vec<Contributor>,
    pub advice: Vec<Advice>,
    pub limits: Vec<Limit>,
    pub figures: Vec<Figure>,
    pub claims: Vec<Claim>,
    pub explainers: Vec<Explainer>,
    pub outlook: Vec<Outlook>,
    /// Questions that only the return-to-running plan reads.
    pub running_inputs: Vec<usize>,
    pub running_amounts: Vec<(&'static str, usize)>,
    pub running_when: Vec<(&'static str, Condition)>,
    pub running_codes: Vec<usize>,
    pub body_map: BodyMap,
    pub learn: Learn,
    pub contradictions: Vec<Contradiction>,
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
