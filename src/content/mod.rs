//! The clinical content as static tables: shapes here, tables made by `build/` from the files in `content/`.
//!
//! What belongs here: what a question, a rule, a screen is. What does not: logic, and sentences (those are in `words`, by [`TextId`]).
//! Every floor above may read it. Ids are made by the compiler of the content, so that a look-up cannot fail.

mod id;
mod list;
mod print;
mod shapes;

pub use id::{AmountId, ContactId, EvidenceId, FindingId, OptionId, QuestionId, RuleId, ScreenId, SuppressId, TextId, TotalId};
pub use shapes::{
    Amount, Card, Channel, Choice, Comparison, Condition, Contact, DefaultRule, Disposition, Evidence, Finding, Kind, Manifest,
    Part, Question, Role, Rule, Run, Screen, Step, Suppress, Term, Total,
};

pub use list::{List, Pooled};
use shapes::Tables;

mod compiled {
    use super::shapes::*;
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/content.rs"));
}

pub use compiled::{AMOUNT_COUNT, FINDING_COUNT, OPTION_COUNT, QUESTION_COUNT, TOTAL_COUNT};

static TABLES: &Tables = &compiled::TABLES;

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

/// The question with this id as clinicians write it (`B1`), if there is one.
pub fn question_named(name: &str) -> Option<&'static Question> {
    questions().iter().find(|q| q.name == name)
}

/// The option with this code (`b1_leak`), if there is one.
pub fn option_coded(code: &str) -> Option<&'static Choice> {
    options().iter().find(|o| o.code == code)
}

/// The rule with this id as clinicians write it (`R-CES-1`), if there is one.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    rules().iter().find(|r| r.name == name)
}
