//! The forms that go out, to JavaScript or as JSON: questions, what comes next, and assessments.

use serde::Serialize;

use super::{CareForm, care, care_form::care_form};
use crate::{
    content::{self, Channel, Kind, OptionId, Part, Question, Role, TextId},
    engine::{Answers, Because, Truth, assess, wanted},
    session::{self, Next},
    words::{self, Language},
};

/// A question as a page or a program sees it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QuestionForm {
    /// Its id, such as `B1`.
    pub id: &'static str,
    /// The screen it stands on.
    pub screen: &'static str,
    /// `safety`, `pattern`, `context`, `check` or `medicines`.
    #[cfg_attr(test, ts(type = "'safety' | 'pattern' | 'context' | 'check' | 'medicines'"))]
    pub part: &'static str,
    /// `one`, `many` or `amount`.
    #[cfg_attr(test, ts(type = "'one' | 'many' | 'amount'"))]
    pub kind: &'static str,
    /// Whether it may be skipped (an empty list).
    pub optional: bool,
    /// The question.
    pub text: &'static str,
    /// Why we ask.
    pub why: &'static str,
    /// When it is asked; `always`, or a condition over codes.
    pub ask_when: String,
    /// Its options.
    pub options: Vec<ChoiceForm>,
    /// What an amount may be.
    pub range: Option<RangeForm>,
}

/// An option of a question.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChoiceForm {
    /// Its code, such as `b1_leak`.
    pub code: &'static str,
    /// Its label.
    pub text: &'static str,
    /// `flag`, `none`, `unsure` or `skip`.
    #[cfg_attr(test, ts(type = "'flag' | 'none' | 'unsure' | 'skip'"))]
    pub role: &'static str,
    /// When it is offered; `always`, or a condition over codes.
    pub offer_when: String,
}

/// The whole numbers a question takes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RangeForm {
    /// The code conditions use, such as `sev.now`.
    pub code: &'static str,
    /// The least allowed, in the unit.
    pub min: u16,
    /// The most allowed, in the unit.
    pub max: u16,
    /// How many decimals it takes: 0 to 2.
    pub decimals: u8,
    /// The unit.
    pub unit: &'static str,
}

/// What comes next.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NextForm {
    /// `ask`, `emergency` or `done`.
    #[cfg_attr(test, ts(type = "'ask' | 'emergency' | 'done'"))]
    pub step: &'static str,
    /// The screen to ask.
    pub screen: Option<&'static str>,
    /// The questions on it that need an answer.
    pub questions: Vec<&'static str>,
    /// How many screens there can still be after this one.
    pub at_most_left: usize,
}

/// An assessment.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AssessmentForm {
    /// The version of the clinical content.
    pub content_version: &'static str,
    /// `D1` (now) to `D5` (at home); null is "cannot tell yet". While `complete` is false it is at least this urgent.
    #[cfg_attr(test, ts(type = "'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null"))]
    pub disposition: Option<&'static str>,
    /// Whether no open question could make it more urgent.
    pub complete: bool,
    /// Within how many hours to be seen; 0 is now.
    pub within_hours: Option<u16>,
    /// For D1: `call` or `go_ed`.
    #[cfg_attr(test, ts(type = "'call' | 'go_ed' | null"))]
    pub channel: Option<&'static str>,
    /// Whether running must stop until seen.
    pub run_stop: bool,
    /// For how many hours not to run, where running is paused.
    pub run_pause_hours: Option<u16>,
    /// The rules that fired, most urgent first.
    pub fired: Vec<FiredForm>,
    /// The default rule, where no rule set a floor.
    pub default: Option<FiredForm>,
    /// The suppress codes that are set.
    pub suppress: Vec<&'static str>,
    /// Open questions that could still change the result.
    pub open: Vec<&'static str>,
    /// Answered questions that do not apply to this runner: they count for nothing.
    pub ignored: Vec<&'static str>,
    /// What may add to the pain, what to do, the way back to running, what would change the result.
    pub care: CareForm,
}

/// A rule that fired.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FiredForm {
    /// Its id, such as `R-CES-1`.
    pub rule: &'static str,
    /// Its floor; null for a rule that changes no level.
    #[cfg_attr(test, ts(type = "'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null"))]
    pub floor: Option<&'static str>,
    /// Within how many hours to be seen.
    pub within_hours: Option<u16>,
    /// Why these answers matter.
    pub reason: String,
    /// The answers that made it fire; for a default, those that spoke against the calmer one.
    pub because: Vec<BecauseForm>,
}

/// An answer behind a rule.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BecauseForm {
    /// The question.
    pub question: &'static str,
    /// The option that was ticked.
    pub option: Option<&'static str>,
    /// The amount that was given, in its unit.
    pub amount: Option<f64>,
}

/// Every question, with options, texts and ask-when.
pub fn questions_form() -> Vec<QuestionForm> {
    content::questions().iter().map(question_form).collect()
}

fn question_form(q: &'static Question) -> QuestionForm {
    let screen = q.screen.get();
    QuestionForm {
        id: q.name,
        screen: screen.name,
        part: match screen.part {
            Part::Safety => "safety",
            Part::Pattern => "pattern",
            Part::Context => "context",
            Part::Check => "check",
            Part::Medicines => "medicines",
        },
        kind: match q.kind {
            Kind::One => "one",
            Kind::Many => "many",
            Kind::Amount(_) => "amount",
        },
        optional: q.optional,
        text: words::english(q.ask),
        why: words::english(q.why),
        ask_when: q.ask_when.to_string(),
        options: q.options.iter().map(|o| choice_form(*o)).collect(),
        range: match q.kind {
            Kind::Amount(id) => {
                let a = id.get();
                Some(RangeForm {
                    code: a.code,
                    min: a.min / a.scale(),
                    max: a.max / a.scale(),
                    decimals: a.decimals,
                    unit: words::english(a.unit),
                })
            }
            Kind::One | Kind::Many => None,
        },
    }
}

fn choice_form(option: OptionId) -> ChoiceForm {
    let o = option.get();
    ChoiceForm {
        code: o.code,
        text: words::english(o.text),
        role: match o.role {
            Role::Flag => "flag",
            Role::None => "none",
            Role::Unsure => "unsure",
            Role::Skip => "skip",
        },
        offer_when: o.offer_when.to_string(),
    }
}

/// What comes next after these answers.
pub fn next_form(answers: &Answers) -> NextForm {
    let form = |step, screen: Option<content::ScreenId>| NextForm {
        step,
        screen: screen.map(|s| s.get().name),
        questions: screen
            .map(|s| session::shown(answers, s).into_iter().filter(|&q| !answers.has(q)).map(|q| q.get().name).collect())
            .unwrap_or_default(),
        at_most_left: session::at_most_left(answers, screen),
    };
    match session::next(answers) {
        Next::Ask(screen) => form("ask", Some(screen)),
        Next::Emergency => form("emergency", None),
        Next::Done => form("done", None),
    }
}

/// The assessment of these answers.
pub fn assess_form(answers: &Answers) -> AssessmentForm {
    let assessment = assess(answers);
    let (reading, open) = wanted(answers);
    let fired = assessment.fired.iter().map(|f| {
        let rule = f.rule.get();
        FiredForm {
            rule: rule.name,
            floor: rule.floor.map(|d| d.code()),
            within_hours: rule.floor.map(|_| rule.within_hours),
            reason: plain(rule.reason),
            because: because_forms(answers, &f.because),
        }
    });
    AssessmentForm {
        content_version: content::manifest().version,
        disposition: assessment.disposition.map(|d| d.code()),
        complete: assessment.complete,
        within_hours: assessment.within_hours,
        channel: assessment.channel.map(|c| match c {
            Channel::Call => "call",
            Channel::GoToEd => "go_ed",
        }),
        run_stop: assessment.run_stop(),
        run_pause_hours: assessment.pause_hours(),
        fired: fired.collect(),
        default: assessment.default.as_ref().map(|(rule, against)| FiredForm {
            rule: rule.name,
            floor: Some(rule.gives.code()),
            within_hours: assessment.within_hours,
            reason: plain(rule.reason),
            because: because_forms(answers, against),
        }),
        suppress: assessment.suppress.iter().map(|s| s.get().code).collect(),
        open: content::questions().iter().filter(|q| open.has(q.id)).map(|q| q.name).collect(),
        care: care_form(answers, &care(answers, &assessment)),
        ignored: answers.answered().filter(|q| reading.applies(q.id) == Truth::No).map(|q| q.name).collect(),
    }
}

/// A text in words that fit anywhere: the API knows no region.
pub(super) fn plain(text: TextId) -> String {
    Language::ENGLISH.regions().last().map_or_else(String::new, |anywhere| words::fill(words::english(text), anywhere, &[]))
}

pub(super) fn because_forms(answers: &Answers, because: &[Because]) -> Vec<BecauseForm> {
    because
        .iter()
        .map(|b| match *b {
            Because::Ticked(o) => BecauseForm { question: o.get().question.get().name, option: Some(o.get().code), amount: None },
            Because::Amount(a) => BecauseForm {
                question: a.get().question.get().name,
                option: None,
                amount: answers.amount(a).map(|n| f64::from(n) / f64::from(a.get().scale())),
            },
        })
        .collect()
}
