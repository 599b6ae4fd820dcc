//! Reads the compiled tables: the content compiler (`build/compiler/emit.rs`) writes them as one run of small numbers, which a page loads in
//! a third of the bytes that Rust's own tables take. Both write and read field by field in the order of `shapes.rs` and `care.rs`; the numbers
//! come from our own compiler only, so there is nothing to refuse.

use super::{list::Pool, shapes::Tables, *};

/// The numbers, and the names one after the other.
pub(super) struct Reader {
    numbers: &'static [u8],
    names: &'static str,
    /// Texts mostly follow one another: only the step from the last one is written.
    text: i32,
    pools: Pools,
}

/// Where lists come to stand.
#[derive(Default)]
pub(super) struct Pools {
    pub conditions: Vec<Condition>,
    pub options: Vec<OptionId>,
    pub questions: Vec<QuestionId>,
    pub evidence: Vec<EvidenceId>,
    pub rules: Vec<RuleId>,
    pub cards: Vec<Card>,
    pub contributors: Vec<ContributorId>,
    pub advice: Vec<AdviceId>,
    pub suppress: Vec<SuppressId>,
    pub limits: Vec<Limit>,
}

/// Reads all tables.
pub(super) fn tables(numbers: &'static [u8], names: &'static str) -> Tables {
    let mut r = Reader { numbers, names, text: -1, pools: Pools::default() };
    let mut tables: Tables = Tables::read(&mut r);
    tables.condition_lists = r.pools.conditions.leak();
    tables.option_lists = r.pools.options.leak();
    tables.question_lists = r.pools.questions.leak();
    tables.evidence_lists = r.pools.evidence.leak();
    tables.rule_lists = r.pools.rules.leak();
    tables.card_lists = r.pools.cards.leak();
    tables.contributor_lists = r.pools.contributors.leak();
    tables.advice_lists = r.pools.advice.leak();
    tables.suppress_lists = r.pools.suppress.leak();
    tables.limit_lists = r.pools.limits.leak();
    tables
}

impl Reader {
    /// The next number: seven bits a byte, the lowest first.
    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.numbers.split_first() {
            self.numbers = rest;
            number |= u32::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                break;
            }
        }
        number
    }

    /// The next number that may be negative.
    #[allow(clippy::cast_possible_wrap)] // both halves fit
    fn signed(&mut self) -> i32 {
        let number = self.number();
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }

    fn name(&mut self) -> &'static str {
        let (name, rest) = self.names.split_at_checked(self.number() as usize).unwrap_or_default();
        self.names = rest;
        name
    }
}

/// Something the tables hold.
pub(super) trait Read: Sized {
    fn read(r: &mut Reader) -> Self;
}

/// A row of a table, which knows its place in it.
trait Row: Sized {
    fn row(r: &mut Reader, at: usize) -> Self;
}

impl<T: Row> Read for &'static [T] {
    fn read(r: &mut Reader) -> Self {
        let length = r.number() as usize;
        let mut rows = Vec::with_capacity(length);
        for at in 0..length {
            rows.push(T::row(r, at));
        }
        rows.leak()
    }
}

impl<T: Read + Pooled + Pool> Read for List<T> {
    #[allow(clippy::cast_possible_truncation)] // the compiler measured both
    fn read(r: &mut Reader) -> Self {
        let length = r.number() as usize;
        // Rows first: a list inside a row comes to stand before the list it belongs to.
        let mut rows = Vec::with_capacity(length);
        for _ in 0..length {
            rows.push(T::read(r));
        }
        let pool = T::pool_of(&mut r.pools);
        let start = pool.len();
        pool.append(&mut rows);
        List::at(start as _, length as _)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(r: &mut Reader) -> Self {
        (r.number() == 1).then(|| T::read(r))
    }
}

impl Read for bool {
    fn read(r: &mut Reader) -> Self {
        r.number() == 1
    }
}

impl Read for &'static str {
    fn read(r: &mut Reader) -> Self {
        r.name()
    }
}

impl Read for TextId {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the compiler counts the texts
    fn read(r: &mut Reader) -> Self {
        r.text += 1 + r.signed();
        TextId::at(r.text as u16)
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Read for $number {
            #[allow(clippy::cast_possible_truncation)] // the compiler wrote one that fits
            fn read(r: &mut Reader) -> Self {
                r.number() as $number
            }
        }
    )*};
}

numbers! { u8 u16 }

impl Read for i16 {
    #[allow(clippy::cast_possible_truncation)] // the compiler wrote one that fits
    fn read(r: &mut Reader) -> Self {
        r.signed() as i16
    }
}

macro_rules! ids {
    ($($id:ident)*) => {$(
        impl Read for $id {
            fn read(r: &mut Reader) -> Self {
                $id(Read::read(r))
            }
        }
    )*};
}

ids! { QuestionId OptionId AmountId FindingId TotalId ScreenId RuleId ContactId EvidenceId SuppressId ContributorId AdviceId }

/// Kinds by their place in the list; the last stands for whatever is beyond.
macro_rules! kinds {
    ($($kind:ident { $($first:ident)* | $last:ident })*) => {$(
        impl Read for $kind {
            fn read(r: &mut Reader) -> Self {
                let at = r.number() as usize;
                [$($kind::$first),*].into_iter().nth(at).unwrap_or($kind::$last)
            }
        }
    )*};
}

kinds! {
    Disposition { SelfCare Routine Soon SameDay | Emergency }
    Comparison { AtLeast AtMost Above Below | Equal }
    Part { Safety Pattern Context Check | Medicines }
    Role { Flag None Unsure | Skip }
    Measure { None Miles PerMile Pounds | Inches }
    Channel { GoToEd | Call }
    Card { Crisis Hurt Child | SelfCheck }
    Label { Knowing Partly | Well }
    Grade { A B C | D }
    AdviceKind { Position Walking Habit Stretch Strength Form Training Shoes CrossTraining HandsOn Living Medicine Message | Care }
}

impl Read for Run {
    fn read(r: &mut Reader) -> Self {
        match r.number() {
            0 => Run::On,
            1 => Run::Stop,
            #[allow(clippy::cast_possible_truncation)] // hours of a year at most
            hours => Run::Pause((hours - 2) as u16),
        }
    }
}

impl Read for Kind {
    fn read(r: &mut Reader) -> Self {
        match r.number() {
            0 => Kind::One,
            1 => Kind::Many,
            _ => Kind::Amount(Read::read(r)),
        }
    }
}

impl Read for Condition {
    fn read(r: &mut Reader) -> Self {
        match r.number() {
            0 => Condition::Always,
            1 => Condition::Is(Read::read(r)),
            2 => Condition::Found(Read::read(r)),
            3 => Condition::Amount(Read::read(r), Read::read(r), Read::read(r)),
            4 => Condition::Total(Read::read(r), Read::read(r), Read::read(r)),
            5 => Condition::Ratio(Read::read(r), Read::read(r), Read::read(r), Read::read(r), Read::read(r)),
            6 => Condition::All(Read::read(r)),
            7 => Condition::Any(Read::read(r)),
            _ => Condition::Not(Read::read(r)),
        }
    }
}

impl Row for Step {
    fn row(r: &mut Reader, _: usize) -> Self {
        match r.number() {
            0 => Step::Question(Read::read(r)),
            1 => Step::Finding(Read::read(r)),
            _ => Step::Total(Read::read(r)),
        }
    }
}

/// Rows field by field. `= Id` fills in the row's own number, which is not written.
macro_rules! rows {
    ($($row:ident $(= $id:ident)? { $($field:ident)* })*) => {$(
        impl Row for $row {
            #[allow(clippy::cast_possible_truncation)] // the compiler counts the rows
            fn row(r: &mut Reader, at: usize) -> Self {
                let _ = at;
                $row { $(id: $id(at as _),)? $($field: Read::read(r)),* }
            }
        }
    )*};
}

rows! {
    Question = QuestionId { name kind optional private scale first_that_fits fact ask_when only_while ask why sources options screen }
    Choice = OptionId { code question text role benign offer_when group clarify }
    Amount = AmountId { code question min max decimals unit measure other }
    Finding { name when }
    Total { name terms least }
    Term { weight of }
    Screen = ScreenId { name part section title questions }
    Rule = RuleId { name family group when floor within_hours channel run who reason say meanwhile silences shows sources }
    DefaultRule { name when gives within_hours reason sources }
    Suppress = SuppressId { code when rules run_stop }
    Contact = ContactId { name title action }
    Evidence { name reference link finding }
    Contributor = ContributorId {
        name pattern fallback explainer_only only_by_rule first first_if title explain would_not_fit score met exclude_rules cap
        cap_unless shows_from sign link sources
    }
    Advice = AdviceId {
        name kind stages most_urgent core against for_all helps for_when when unless suppress show_if limits title how dose skip_if
        grade sources
    }
    Limit { codes when text }
    Figure { advice limit poses alt }
    Claim { name verdict says answer contributors advice sources }
    Explainer { name title text sources }
    ExerciseGroup { name title lead items }
    SaidCode { code text }
    SaidUnless { advice text }
    ClaimGroup { name title runs }
    ClaimRun { first count }
    Instead { of text }
    Learn { exercises codes unless claims instead }
    Outlook { text when rules exclude_rules most_urgent sources }
    BodyView { name title left right view_box plain mirrored drawn still }
    BodySpot { option worst view drawn view_box mark }
    BodyMap { question lines views spots }
    Contradiction { name when questions text }
    Manifest { version signed last_reviewed review_by expires }
    RunningInputs {
        asked age pain_now pain_worst pain_running pain_walking days_stopped weeks_after_birth week longest runs pace leg better
        worse pregnant novice long_lasting stenosis leg_nerve clinician
    }
}

impl Read for Limit {
    fn read(r: &mut Reader) -> Self {
        Limit::row(r, 0)
    }
}

impl Read for Tables {
    fn read(r: &mut Reader) -> Self {
        Tables {
            manifest: Manifest::row(r, 0),
            questions: Read::read(r),
            options: Read::read(r),
            amounts: Read::read(r),
            findings: Read::read(r),
            totals: Read::read(r),
            order: Read::read(r),
            screens: Read::read(r),
            rules: Read::read(r),
            defaults: Read::read(r),
            suppress: Read::read(r),
            contacts: Read::read(r),
            evidence: Read::read(r),
            contributors: Read::read(r),
            advice: Read::read(r),
            figures: Read::read(r),
            claims: Read::read(r),
            explainers: Read::read(r),
            outlook: Read::read(r),
            running: RunningInputs::row(r, 0),
            learn: Learn::row(r, 0),
            body_map: BodyMap::row(r, 0),
            contradictions: Read::read(r),
            condition_lists: &[],
            option_lists: &[],
            question_lists: &[],
            evidence_lists: &[],
            rule_lists: &[],
            card_lists: &[],
            contributor_lists: &[],
            advice_lists: &[],
            suppress_lists: &[],
            limit_lists: &[],
        }
    }
}
