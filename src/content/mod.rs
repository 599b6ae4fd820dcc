//! The clinical content as static tables: shapes here, tables made by `build/` from the files in `content/`.
//!
//! What belongs here: what a question, a rule, a screen is. What does not: logic, and sentences (those are in `words`, by [`TextId`]).
//! Every floor above may read it. Ids are made by the compiler of the content, so that a look-up cannot fail.

mod amount;
mod body;
mod care;
mod decode;
mod id;
mod learn;
mod list;
mod print;
mod shapes;

pub use amount::{Amount, Measure, Units};
pub use body::{BodyMap, BodySpot, BodyView};
pub use care::{Advice, AdviceKind, Claim, Contributor, Explainer, Figure, Grade, Label, Limit, Outlook, RunningInputs, Stage};
pub use id::{
    AdviceId, AmountId, ContactId, ContributorId, EvidenceId, FindingId, OptionId, QuestionId, RuleId, ScreenId, SuppressId,
    TextId, TotalId,
};
pub use shapes::{
    Card, Channel, Choice, Comparison, Condition, Contact, Contradiction, DefaultRule, Disposition, Evidence, Finding, Kind,
    Manifest, Part, Question, Role, Rule, Run, Screen, Step, Suppress, Term, Total,
};

pub use learn::{ClaimGroup, ClaimRun, ExerciseGroup, Instead, Learn, SaidCode, SaidUnless};
pub use list::{List, Pooled};
use shapes::Tables;

use std::sync::LazyLock;

mod compiled {
    include!(concat!(env!("OUT_DIR"), "/content.rs"));
}

pub use compiled::{AMOUNT_COUNT, FINDING_COUNT, NUMBERING, OPTION_COUNT, QUESTION_COUNT, TOTAL_COUNT};

/// The tables, read once.
static TABLES: LazyLock<Tables> = LazyLock::new(|| decode::tables(compiled::NUMBERS, compiled::NAMES));

/// The version, the review dates and the sign-off of the content.
pub fn manifest() -> &'static Manifest {
    &TABLES.manifest
}

/// Every question, in the order in which it can be asked.
pub fn questions() -> &'static [Question] {
    TABLES.questions
}

/// Every screen, in order.
pub fn screens() -> &'static [Screen] {
    TABLES.screens
}

/// Every option of every question.
pub fn options() -> &'static [Choice] {
    TABLES.options
}

/// Questions, findings and totals, each after everything it depends on.
pub fn order() -> &'static [Step] {
    TABLES.order
}

/// Every condition a level depends on: those of questions, options, findings, rules, defaults and codes, and their parts.
pub fn conditions() -> impl Iterator<Item = &'static Condition> {
    let parts = TABLES.condition_lists.iter().chain(questions().iter().map(|q| &q.ask_when));
    let parts = parts.chain(options().iter().map(|o| &o.offer_when)).chain(TABLES.findings.iter().map(|f| &f.when));
    let codes = suppress_codes().iter().filter_map(|code| code.when.as_ref());
    parts.chain(rules().iter().map(|r| &r.when)).chain(defaults().iter().map(|d| &d.when)).chain(codes)
}

/// Every red flag rule.
pub fn rules() -> &'static [Rule] {
    TABLES.rules
}

/// The default rules, used when no rule set a floor; the last one has no condition.
pub fn defaults() -> &'static [DefaultRule] {
    TABLES.defaults
}

/// Every suppress code.
pub fn suppress_codes() -> &'static [Suppress] {
    TABLES.suppress
}

/// Everything that may add to the pain.
pub fn contributors() -> &'static [Contributor] {
    TABLES.contributors
}

/// Every advice item.
pub fn advice() -> &'static [Advice] {
    TABLES.advice
}

/// Every figure of an exercise.
pub fn figures() -> &'static [Figure] {
    TABLES.figures
}

/// Every claim a runner may have read.
pub fn claims() -> &'static [Claim] {
    TABLES.claims
}

/// Every topic explained.
pub fn explainers() -> &'static [Explainer] {
    TABLES.explainers
}

/// What to expect.
pub fn outlook() -> &'static [Outlook] {
    TABLES.outlook
}

/// What the return-to-running plan reads.
pub fn running_inputs() -> &'static RunningInputs {
    &TABLES.running
}

/// What learn mode says in place of what answers would decide.
pub fn learn() -> &'static Learn {
    &TABLES.learn
}

/// The body map: a question about places, as a body to tap.
pub fn body_map() -> &'static BodyMap {
    &TABLES.body_map
}

/// Answers that seem not to fit together.
pub fn contradictions() -> &'static [Contradiction] {
    TABLES.contradictions
}

/// The question with this id as clinicians write it (`B1`), if there is one.
pub fn question_named(name: &str) -> Option<&'static Question> {
    questions().iter().find(|q| q.name == name)
}

/// The option with this code (`b1_leak`), if there is one. Not in the module of the widget, which knows no codes.
pub fn option_coded(code: &str) -> Option<&'static Choice> {
    options().iter().find(|o| o.code == code)
}

/// The rule with this id as clinicians write it (`R-CES-1`), if there is one.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    rules().iter().find(|r| r.name == name)
}
