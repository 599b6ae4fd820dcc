//! What the rows of the content tables look like.

use super::{
    Advice, AdviceId, Amount, AmountId, BodyMap, Claim, ContactId, Contributor, ContributorId, EvidenceId, Explainer, Figure,
    FindingId, Learn, Limit, List, OptionId, Outlook, QuestionId, RuleId, RunningInputs, ScreenId, SuppressId, TextId, TotalId,
};

/// How soon to be seen, least urgent first, so that "more urgent" is "greater" (specification 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// D5: look after it at home.
    SelfCare,
    /// D4: book a visit.
    Routine,
    /// D3: get seen soon, within days.
    Soon,
    /// D2: get help today.
    SameDay,
    /// D1: get help now.
    Emergency,
}

impl Disposition {
    /// Every level, least urgent first.
    pub const ALL: [Disposition; 5] =
        [Disposition::SelfCare, Disposition::Routine, Disposition::Soon, Disposition::SameDay, Disposition::Emergency];

    /// The code of the specification, D1 (now) to D5 (at home).
    pub const fn code(self) -> &'static str {
        match self {
            Disposition::SelfCare => "D5",
            Disposition::Routine => "D4",
            Disposition::Soon => "D3",
            Disposition::SameDay => "D2",
            Disposition::Emergency => "D1",
        }
    }
}

/// How an emergency reaches help (specification 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Go to an emergency department; call only if that is not safe.
    GoToEd,
    /// Ring the emergency number.
    Call,
}

/// What a rule says about running until the runner has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Run {
    /// Nothing.
    On,
    /// No running for this many hours, then answer again.
    Pause(u16),
    /// No running.
    Stop,
}

/// A card with help of its own that a rule puts on the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Card {
    /// A crisis line (specification 3.18).
    Crisis,
    /// Private help for someone who was hurt (R-MH-3).
    Hurt,
    /// The widget is not made for children under 12.
    Child,
    /// A check to make at home when saddle, bladder or bowel answers were "not sure" (R-CES-11b).
    SelfCheck,
}

/// A condition over answers.
#[derive(Debug)]
pub enum Condition {
    /// Always true.
    Always,
    /// This option is ticked.
    Is(OptionId),
    /// This finding is there.
    Found(FindingId),
    /// An amount, compared.
    Amount(AmountId, Comparison, i16),
    /// A total, compared.
    Total(TotalId, Comparison, i16),
    /// Two amounts, each times a number, compared.
    Ratio(u8, AmountId, Comparison, u8, AmountId),
    /// All of these.
    All(List<Condition>),
    /// Any of these.
    Any(List<Condition>),
    /// None of these; it holds exactly one.
    Not(List<Condition>),
}

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `<`
    Below,
    /// `=`
    Equal,
}

/// The part of the flow a screen belongs to, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Screens 1 to 9 of the specification.
    Safety,
    /// Screen 10: how the pain behaves.
    Pattern,
    /// Training, habits, body (specification 5).
    Context,
    /// The self-check at home (specification 4.1), and whether advice on medicines is wanted.
    Check,
    /// The questions before advice on medicines (specification 5.10).
    Medicines,
}

/// What a question takes for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Exactly one option.
    One,
    /// Any number of options; "none of these" stands alone.
    Many,
    /// A whole number.
    Amount(AmountId),
}

/// A question.
#[derive(Debug)]
pub struct Question {
    /// Its number.
    pub id: QuestionId,
    /// Its id in the specification, such as `B1`.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// May be skipped: no safety question (specification 3.25, below the table).
    pub optional: bool,
    /// Carries the line "We ask everyone. Your answers stay on this device." (specification 3.22).
    pub private: bool,
    /// Its options are a scale or a fact, not flags (specification 0.3).
    pub scale: bool,
    /// Options stand in order of concern and the first true one is chosen.
    pub first_that_fits: bool,
    /// A fact about the runner or about what happened, which no later day changes; or too private to play with.
    pub fact: bool,
    /// When it is asked.
    pub ask_when: Condition,
    /// Asked only while this holds; an answer once given stays and counts, so that a later answer cannot hide what was found.
    pub only_while: Condition,
    /// The question itself.
    pub ask: TextId,
    /// Why we ask.
    pub why: TextId,
    /// Where it comes from.
    pub sources: List<EvidenceId>,
    /// Its options, in order; they follow one another in the table.
    pub options: List<OptionId>,
    /// The screen it stands on.
    pub screen: ScreenId,
}

/// What an option does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Something to act on, or one value of a scale.
    Flag,
    /// "None of these": clears the others.
    None,
    /// "Not sure": an answer of its own (specification 0.7).
    Unsure,
    /// "Skip".
    Skip,
}

/// An option of a question.
#[derive(Debug)]
pub struct Choice {
    /// Its number.
    pub id: OptionId,
    /// Its code, such as `b1_leak`; empty in the module of the widget.
    pub code: &'static str,
    /// The question it answers.
    pub question: QuestionId,
    /// Its label.
    pub text: TextId,
    /// What it does.
    pub role: Role,
    /// Listed in 0.3 as a clarifier that is no flag.
    pub benign: bool,
    /// When it is offered.
    pub offer_when: Condition,
    /// The heading of the run of options it belongs to.
    pub group: Option<TextId>,
    /// For "not sure": a check the runner can make (specification 3.21).
    pub clarify: Option<TextId>,
}

/// A named condition.
#[derive(Debug)]
pub struct Finding {
    /// Its code, such as `weak_true`; empty in the module of the widget.
    pub name: &'static str,
    /// When it is there.
    pub when: Condition,
}

/// A named whole number.
#[derive(Debug)]
pub struct Total {
    /// Its code, such as `bsi_risk`; empty in the module of the widget.
    pub name: &'static str,
    /// What is added up.
    pub terms: &'static [Term],
    /// It never falls below this.
    pub least: Option<i16>,
}

/// Part of a total: a weight for each of these that is true.
#[derive(Debug)]
pub struct Term {
    /// What one counts.
    pub weight: i16,
    /// What is counted.
    pub of: List<Condition>,
}

/// A screen: one topic.
#[derive(Debug)]
pub struct Screen {
    /// Its number.
    pub id: ScreenId,
    /// Its id, such as `saddle`.
    pub name: &'static str,
    /// The part of the flow.
    pub part: Part,
    /// The section, for the progress line.
    pub section: TextId,
    /// Its title.
    pub title: TextId,
    /// Its questions, in order.
    pub questions: List<QuestionId>,
}

/// A red flag rule.
#[derive(Debug)]
pub struct Rule {
    /// Its number.
    pub id: RuleId,
    /// Its id in the specification, such as `R-CES-1`.
    pub name: &'static str,
    /// The first part of the rule it is a part of (R-CES-8b: R-CES-8a).
    pub family: RuleId,
    /// The title of the group it belongs to.
    pub group: TextId,
    /// When it fires.
    pub when: Condition,
    /// The least urgent result it allows; none for a rule that only stops or pauses running, or shows a text.
    pub floor: Option<Disposition>,
    /// Within how many hours to be seen; 0 is now.
    pub within_hours: u16,
    /// How an emergency reaches help.
    pub channel: Channel,
    /// What it says about running.
    pub run: Run,
    /// Whom to contact first.
    pub who: ContactId,
    /// Why these answers matter, for the runner.
    pub reason: TextId,
    /// What to say on the phone.
    pub say: Option<TextId>,
    /// What to do until seen.
    pub meanwhile: Option<TextId>,
    /// Rules whose `meanwhile` would contradict this one's, and is left out beside it.
    pub silences: List<RuleId>,
    /// Cards it puts on the result.
    pub shows: List<Card>,
    /// Where it comes from.
    pub sources: List<EvidenceId>,
}

/// A rule for when no red flag rule set a floor (specification 3.24).
#[derive(Debug)]
pub struct DefaultRule {
    /// Its id, such as `R-DEF-5`.
    pub name: &'static str,
    /// When it is used; the last one always is.
    pub when: Condition,
    /// What it gives.
    pub gives: Disposition,
    /// Within how many hours to be seen: the time of its level; none for self-care.
    pub within_hours: Option<u16>,
    /// Why, for the runner.
    pub reason: TextId,
    /// Where it comes from.
    pub sources: List<EvidenceId>,
}

/// A code that takes advice away.
#[derive(Debug)]
pub struct Suppress {
    /// Its number.
    pub id: SuppressId,
    /// Its code, such as `cx.bsi`; empty in the module of the widget.
    pub code: &'static str,
    /// Set when this is true,
    pub when: Option<Condition>,
    /// or when one of these rules fired,
    pub rules: List<RuleId>,
    /// or when a rule that fired stops running.
    pub run_stop: bool,
}

/// Someone to turn to.
#[derive(Debug)]
pub struct Contact {
    /// Its number.
    pub id: ContactId,
    /// Its id, such as `urgent`.
    pub name: &'static str,
    /// Who that is.
    pub title: TextId,
    /// What to do.
    pub action: TextId,
}

/// A row of the evidence list (specification 10), or a section of the specification itself (`SPEC-3.2`).
#[derive(Debug)]
pub struct Evidence {
    /// Its id, such as `R10`.
    pub name: &'static str,
    /// Who and when; none for a section of the specification.
    pub reference: Option<TextId>,
    /// A DOI or an address.
    pub link: Option<TextId>,
    /// What it found.
    pub finding: Option<TextId>,
}

/// The state of the content.
#[derive(Debug)]
pub struct Manifest {
    /// Clinical semantic version (specification 11.4).
    pub version: &'static str,
    /// Whether clinicians have signed it.
    pub signed: bool,
    /// The day of the last review, such as `2026-11-21`.
    pub last_reviewed: &'static str,
    /// The first day by which some part of it must be reviewed again.
    pub review_by: &'static str,
    /// 18 months after the last review: from then on only the safety text is shown.
    pub expires: &'static str,
}

/// Answers that seem not to fit together (`content/contradictions.toml`): looked at again before the result. No level depends on them.
#[derive(Debug)]
pub struct Contradiction {
    /// Its id, such as `CD-1`; empty in the widget's module.
    pub name: &'static str,
    /// When they do not fit.
    pub when: Condition,
    /// The questions to look at again, at least two. None is private.
    pub questions: List<QuestionId>,
    /// What was said; loaded after the engine.
    pub text: TextId,
}

/// One thing to work out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Whether a question applies.
    Question(QuestionId),
    /// Whether a finding is there.
    Finding(FindingId),
    /// What a total comes to.
    Total(TotalId),
}

/// All tables.
pub(crate) struct Tables {
    pub manifest: Manifest,
    pub questions: &'static [Question],
    pub options: &'static [Choice],
    pub amounts: &'static [Amount],
    pub findings: &'static [Finding],
    pub totals: &'static [Total],
    pub order: &'static [Step],
    pub screens: &'static [Screen],
    pub rules: &'static [Rule],
    pub defaults: &'static [DefaultRule],
    pub suppress: &'static [Suppress],
    pub condition_lists: &'static [Condition],
    pub option_lists: &'static [OptionId],
    pub question_lists: &'static [QuestionId],
    pub evidence_lists: &'static [EvidenceId],
    pub rule_lists: &'static [RuleId],
    pub card_lists: &'static [Card],
    pub contacts: &'static [Contact],
    pub evidence: &'static [Evidence],
    pub contributors: &'static [Contributor],
    pub advice: &'static [Advice],
    pub figures: &'static [Figure],
    pub claims: &'static [Claim],
    pub explainers: &'static [Explainer],
    pub outlook: &'static [Outlook],
    pub running: RunningInputs,
    pub learn: Learn,
    pub body_map: BodyMap,
    pub contradictions: &'static [Contradiction],
    pub contributor_lists: &'static [ContributorId],
    pub advice_lists: &'static [AdviceId],
    pub suppress_lists: &'static [SuppressId],
    pub limit_lists: &'static [Limit],
}
