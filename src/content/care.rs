//! What the rows of the care tables look like: contributors, advice, claims, explainers, outlook (specification 1, 6, 7 and 9).

use super::{
    AdviceId, AmountId, Condition, ContributorId, Disposition, EvidenceId, FindingId, List, QuestionId, RuleId, SuppressId,
    TextId, TotalId,
};

/// How well something fits the answers (specification 6.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// "Worth knowing": 2 to 3 points.
    Knowing,
    /// "Fits partly": 4 to 6 points.
    Partly,
    /// "Fits your answers well": 7 points and more.
    Well,
}

/// How good the evidence is (specification 6.0), best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Consistent trials or reviews.
    A,
    /// Some trials or cohorts.
    B,
    /// Observation or laboratory.
    C,
    /// Opinion.
    D,
}

impl Grade {
    /// Its letter.
    pub const fn letter(self) -> &'static str {
        match self {
            Grade::A => "A",
            Grade::B => "B",
            Grade::C => "C",
            Grade::D => "D",
        }
    }
}

/// Something that may add to the pain (specification 6.1, 6.2).
#[derive(Debug)]
pub struct Contributor {
    /// Its number.
    pub id: ContributorId,
    /// Its id in the specification, such as `DISC`.
    pub name: &'static str,
    /// A pattern (what the pain behaves like), or a driver (training, habits).
    pub pattern: bool,
    /// Shown when no pattern is.
    pub fallback: bool,
    /// Explained when its condition holds, never ranked above the third place.
    pub explainer_only: bool,
    /// Shown only if one of `first_if` fired.
    pub only_by_rule: bool,
    /// Shown before the others whenever it is shown.
    pub first: bool,
    /// Shown before the others if one of these rules fired.
    pub first_if: List<RuleId>,
    /// What a runner reads for a name.
    pub title: TextId,
    /// What it means.
    pub explain: TextId,
    /// What would speak against it.
    pub would_not_fit: Option<TextId>,
    /// Its score: one term for each line.
    pub score: TotalId,
    /// Whether its conditions allow it.
    pub met: FindingId,
    /// Rules that hide it.
    pub exclude_rules: List<RuleId>,
    /// The highest label allowed,
    pub cap: Label,
    /// unless this holds.
    pub cap_unless: Condition,
    /// The least score at which it is shown.
    pub shows_from: i16,
    /// How well a history can point to it.
    pub sign: Grade,
    /// How well it is tied to low back pain in runners.
    pub link: Grade,
    /// Where it comes from.
    pub sources: List<EvidenceId>,
}

/// What sort of thing an advice item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdviceKind {
    /// A way to lie or rest.
    Position,
    /// Walking.
    Walking,
    /// Something to do or leave in daily life with this pain.
    Habit,
    /// Stretch and mobility.
    Stretch,
    /// Strength and control.
    Strength,
    /// Running form.
    Form,
    /// Training, ground, load.
    Training,
    /// Shoes.
    Shoes,
    /// Other sport instead of running.
    CrossTraining,
    /// Treatment by somebody.
    HandsOn,
    /// Sleep, sitting, food, stress.
    Living,
    /// Pain medicine.
    Medicine,
    /// Something to know.
    Message,
    /// See somebody.
    Care,
}

/// A stage of the plan (specification 7.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A: the first 48 hours.
    Now,
    /// B: days 3 to 14.
    NextWeeks,
    /// C: the return to running.
    BackToRunning,
    /// P: staying well.
    StayingWell,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 4] = [Stage::Now, Stage::NextWeeks, Stage::BackToRunning, Stage::StayingWell];
}

/// Something to do, or to leave (specification 7).
#[derive(Debug)]
pub struct Advice {
    /// Its number.
    pub id: AdviceId,
    /// Its id in the specification, such as `ADV-WALK`; in the module of the widget only exercises have it.
    pub name: &'static str,
    /// What sort of thing it is.
    pub kind: AdviceKind,
    /// The stages it stands in, one bit each.
    pub stages: u8,
    /// The most urgent level at which it may be shown.
    pub most_urgent: Disposition,
    /// Comes first in its stage: the stage makes no sense without it.
    pub core: bool,
    /// Speaks against something.
    pub against: bool,
    /// For every runner.
    pub for_all: bool,
    /// The contributors it helps with.
    pub helps: List<ContributorId>,
    /// For a runner of whom this holds.
    pub for_when: Condition,
    /// Must hold in any case.
    pub when: Condition,
    /// Takes it away.
    pub unless: Condition,
    /// Codes that take it away.
    pub suppress: List<SuppressId>,
    /// Codes that bring it up.
    pub show_if: List<SuppressId>,
    /// What to mind.
    pub limits: List<Limit>,
    /// Its name.
    pub title: TextId,
    /// What to do.
    pub how: TextId,
    /// How much, how often.
    pub dose: TextId,
    /// Who should leave it out, where no answer tells.
    pub skip_if: Option<TextId>,
    /// How good the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub sources: List<EvidenceId>,
}

impl Advice {
    /// Whether it stands in a stage.
    pub fn is_in(&self, stage: Stage) -> bool {
        self.stages & (1 << stage as u8) != 0
    }
}

/// What to mind with an advice item, if one of these codes is set or the condition holds.
#[derive(Debug)]
pub struct Limit {
    /// The codes.
    pub codes: List<SuppressId>,
    /// The condition.
    pub when: Condition,
    /// What to mind.
    pub text: TextId,
}

/// How an exercise looks.
#[derive(Debug)]
pub struct Figure {
    /// The exercise.
    pub advice: AdviceId,
    /// The limit beside which this figure stands in place of the exercise's own.
    pub limit: Option<TextId>,
    /// The poses, for `view` to draw. No sentence, but it travels with the later texts.
    pub poses: TextId,
    /// What the figure shows, in words.
    pub alt: TextId,
}

/// Something a runner may have read (specification 1).
#[derive(Debug)]
pub struct Claim {
    /// Its number in the specification: `15b`; contradictions are `X1` to `X17`.
    pub name: &'static str,
    /// Supported (S), weak (W), contested (C), outdated (O), or two of them; X for a contradiction.
    pub verdict: &'static str,
    /// The claim.
    pub says: TextId,
    /// What is known.
    pub answer: TextId,
    /// The contributors it is about.
    pub contributors: List<ContributorId>,
    /// The advice it is about.
    pub advice: List<AdviceId>,
    /// Where the answer comes from.
    pub sources: List<EvidenceId>,
}

/// A topic explained (specification 9.3).
#[derive(Debug)]
pub struct Explainer {
    /// Its id, such as `discs`.
    pub name: &'static str,
    /// Its title.
    pub title: TextId,
    /// 60 to 120 words.
    pub text: TextId,
    /// Where it comes from.
    pub sources: List<EvidenceId>,
}

/// What to expect (specification 9.2).
#[derive(Debug)]
pub struct Outlook {
    /// The fact.
    pub text: TextId,
    /// Shown when this holds,
    pub when: Condition,
    /// or when one of these rules fired,
    pub rules: List<RuleId>,
    /// and none of these did,
    pub exclude_rules: List<RuleId>,
    /// up to this level.
    pub most_urgent: Disposition,
    /// Where it comes from.
    pub sources: List<EvidenceId>,
}

/// What the return-to-running plan reads (specification 8.1, 8.8).
#[derive(Debug)]
pub struct RunningInputs {
    /// Questions asked for its sake.
    pub asked: List<QuestionId>,
    /// Age.
    pub age: AmountId,
    /// Pain now.
    pub pain_now: AmountId,
    /// The worst pain of the last 3 days.
    pub pain_worst: AmountId,
    /// Pain on running.
    pub pain_running: AmountId,
    /// Pain on walking 30 minutes.
    pub pain_walking: AmountId,
    /// Days since the last run.
    pub days_stopped: AmountId,
    /// Weeks since a birth.
    pub weeks_after_birth: AmountId,
    /// Distance a week before the pain.
    pub week: AmountId,
    /// The longest run of the 30 days before.
    pub longest: AmountId,
    /// Runs a week.
    pub runs: AmountId,
    /// Easy pace.
    pub pace: AmountId,
    /// Leg pain or nerve signs.
    pub leg: Condition,
    /// The pain gets better.
    pub better: Condition,
    /// The pain gets worse.
    pub worse: Condition,
    /// Pregnant.
    pub pregnant: Condition,
    /// Running for under 6 months.
    pub novice: Condition,
    /// Pain for over 12 weeks.
    pub long_lasting: Condition,
    /// The pattern of tight space for the leg nerves.
    pub stenosis: Condition,
    /// The pattern of an irritated leg nerve.
    pub leg_nerve: Condition,
    /// Codes that leave the plan to a clinician.
    pub clinician: List<SuppressId>,
}
