//! The space of all answer sheets as variables of decision diagrams: one for each option, amount boundary and answered question.
//! Everything in `tests/proofs/` stands on it; it knows the tables of questions and nothing of conditions.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use backstride::{
    content::{self, AmountId, Comparison, Condition, Kind, OptionId, Question, QuestionId, Role},
    engine::{Answer, Answers, Reading, Truth, Unasked},
};
use biodivine_lib_bdd::{Bdd, BddValuation, BddVariable, BddVariableSet, BddVariableSetBuilder};

/// Two amounts compared, each times a number.
type RatioKey = (u8, usize, u8, u8, usize);

/// The variables, and what makes a sheet.
///
/// A sheet is a raw answer to *every* question, whether it applies or not: one option (or none, if it may be skipped), a list to tick,
/// an amount. That makes the space a plain product: no question's raw answer restricts another's. The model then lets an answer count
/// only where its question applies, as the engine does. Nothing real is lost: every real sheet is one of these, seen without the
/// answers that do not count.
pub struct Space {
    pub set: BddVariableSet,
    options: Vec<BddVariable>,
    /// Whether a number was given, where it may be missing.
    given: Vec<Option<BddVariable>>,
    /// For each amount: a boundary, and the variable "at least this".
    bounds: Vec<BTreeMap<i16, BddVariable>>,
    /// Free variables: whether two amounts stand in a proportion. More sheets than there are, so what holds for all of them holds.
    ratios: BTreeMap<RatioKey, BddVariable>,
    /// Whether a question has been answered yet; read by the three-valued model only.
    answered: Vec<BddVariable>,
    /// What makes a raw answer to each question.
    sheets: Vec<Bdd>,
    /// The question each variable belongs to.
    question_of: Vec<QuestionId>,
}

/// The one space of the compiled content.
pub static SPACE: LazyLock<Space> = LazyLock::new(Space::new);

/// Every condition of the content, and every one inside it, is shown to `see`.
pub fn conditions(see: &mut dyn FnMut(&Condition)) {
    fn within(condition: &Condition, see: &mut dyn FnMut(&Condition)) {
        see(condition);
        if let Condition::All(parts) | Condition::Any(parts) | Condition::Not(parts) = condition {
            parts.iter().for_each(|part| within(part, see));
        }
    }
    content::questions().iter().flat_map(|q| [&q.ask_when, &q.only_while]).for_each(|c| within(c, see));
    content::options().iter().for_each(|o| within(&o.offer_when, see));
    for step in content::order() {
        match step {
            content::Step::Finding(id) => within(&id.get().when, see),
            content::Step::Total(id) => id.get().terms.iter().flat_map(|t| t.of.iter()).for_each(|c| within(c, see)),
            content::Step::Question(_) => {}
        }
    }
    content::rules().iter().for_each(|r| within(&r.when, see));
    content::defaults().iter().for_each(|d| within(&d.when, see));
    content::suppress_codes().iter().filter_map(|s| s.when.as_ref()).for_each(|c| within(c, see));
    content::contributors().iter().for_each(|c| within(&c.cap_unless, see));
    for item in content::advice() {
        [&item.for_when, &item.when, &item.unless].into_iter().for_each(|c| within(c, see));
        item.limits.iter().for_each(|l| within(&l.when, see));
    }
    content::outlook().iter().for_each(|o| within(&o.when, see));
}

/// The boundaries "at least" that a comparison needs.
fn boundaries(how: Comparison, number: i16) -> Vec<i16> {
    match how {
        Comparison::AtLeast | Comparison::Below => vec![number],
        Comparison::Above | Comparison::AtMost => vec![number + 1],
        Comparison::Equal => vec![number, number + 1],
    }
}

impl Space {
    fn new() -> Space {
        let mut wanted: BTreeMap<usize, BTreeSet<i16>> = BTreeMap::new();
        let mut ratio_keys = BTreeSet::new();
        conditions(&mut |c| match c {
            Condition::Amount(amount, how, number) => wanted.entry(amount.index()).or_default().extend(boundaries(*how, *number)),
            Condition::Ratio(a, left, how, b, right) => {
                ratio_keys.insert((*a, left.index(), *how as u8, *b, right.index()));
            }
            _ => {}
        });

        let mut builder = BddVariableSetBuilder::new();
        let mut question_of = Vec::new();
        let (mut options, mut answered) = (Vec::new(), Vec::new());
        let mut given = vec![None; content::AMOUNT_COUNT];
        let mut bounds = vec![BTreeMap::new(); content::AMOUNT_COUNT];
        let mut ratios = BTreeMap::new();
        // In the order in which the questions are asked: what a condition compares usually stands near together there.
        for q in content::questions() {
            let mut make = |name: String| {
                question_of.push(q.id);
                builder.make_variable(&name)
            };
            answered.push(make(format!("answered {}", q.name)));
            if let Kind::Amount(id) = q.kind {
                let amount = id.get();
                if q.optional || !q.options.is_empty() {
                    given[id.index()] = Some(make(format!("given {}", amount.code)));
                }
                for &n in wanted.get(&id.index()).into_iter().flatten().filter(|&&n| within(id, n).is_none()) {
                    bounds[id.index()].insert(n, make(format!("{} from {n}", amount.code)));
                }
                for &key in ratio_keys.iter().filter(|key| key.1.max(key.4) == id.index()) {
                    ratios.insert(key, make(format!("ratio {}", ratios.len())));
                }
            }
            // The options of the questions follow one another in the table, so that this fills it in order.
            for &option in q.options.iter() {
                assert_eq!(option.index(), options.len(), "the options follow one another in the table");
                options.push(make(option.get().code.to_owned()));
            }
        }
        let set = builder.build();
        let mut space = Space { set, options, given, bounds, ratios, answered, sheets: Vec::new(), question_of };
        space.sheets = content::questions().iter().map(|q| space.raw(q)).collect();
        space
    }

    pub fn truth(&self, value: bool) -> Bdd {
        if value { self.set.mk_true() } else { self.set.mk_false() }
    }

    pub fn option(&self, option: OptionId) -> BddVariable {
        self.options[option.index()]
    }

    pub fn answered(&self, question: QuestionId) -> Bdd {
        self.set.mk_var(self.answered[question.index()])
    }

    /// Whether the raw answer holds a number.
    pub fn given(&self, amount: AmountId) -> Bdd {
        self.given[amount.index()].map_or(self.truth(true), |v| self.set.mk_var(v))
    }

    /// A comparison of the number given; means nothing where none is.
    pub fn compared(&self, amount: AmountId, how: Comparison, number: i16) -> Bdd {
        match how {
            Comparison::AtLeast => self.at_least(amount, number),
            Comparison::Below => self.at_least(amount, number).not(),
            Comparison::Above => self.at_least(amount, number + 1),
            Comparison::AtMost => self.at_least(amount, number + 1).not(),
            Comparison::Equal => self.at_least(amount, number).and_not(&self.at_least(amount, number + 1)),
        }
    }

    fn at_least(&self, amount: AmountId, number: i16) -> Bdd {
        match within(amount, number) {
            Some(known) => self.truth(known),
            None => {
                let bound = self.bounds[amount.index()].get(&number);
                self.set.mk_var(*bound.unwrap_or_else(|| panic!("no content compares {} with {number}", amount.get().code)))
            }
        }
    }

    /// The variables of proportions.
    pub fn ratios(&self) -> impl Iterator<Item = BddVariable> {
        self.ratios.values().copied()
    }

    pub fn ratio(&self, a: u8, left: AmountId, how: Comparison, b: u8, right: AmountId) -> Bdd {
        self.set.mk_var(self.ratios[&(a, left.index(), how as u8, b, right.index())])
    }

    /// What makes a raw answer to this question.
    pub fn sheet(&self, question: QuestionId) -> &Bdd {
        &self.sheets[question.index()]
    }

    fn raw(&self, q: &Question) -> Bdd {
        let vars: Vec<BddVariable> = q.options.iter().map(|&o| self.option(o)).collect();
        let some = vars.iter().fold(self.truth(q.optional), |any, &v| any.or(&self.set.mk_var(v)));
        match q.kind {
            Kind::One if q.optional => self.set.mk_sat_up_to_k(1, &vars),
            Kind::One => self.set.mk_sat_exactly_k(1, &vars),
            Kind::Many => q.options.iter().filter(|o| o.get().role == Role::None).fold(some, |sheet, &none| {
                let others = q.options.iter().filter(|&&o| o != none);
                let beside = others.fold(self.truth(false), |any, &o| any.or(&self.set.mk_var(self.option(o))));
                sheet.and_not(&beside.and(&self.set.mk_var(self.option(none))))
            }),
            Kind::Amount(id) => {
                let given = self.given[id.index()];
                let exclusive: Vec<_> = given.into_iter().chain(vars).collect();
                let mut sheet = match (exclusive.is_empty(), q.optional) {
                    (true, _) => self.truth(true),
                    (_, true) => self.set.mk_sat_up_to_k(1, &exclusive),
                    (_, false) => self.set.mk_sat_exactly_k(1, &exclusive),
                };
                let mut below = given;
                for &bound in self.bounds[id.index()].values() {
                    if let Some(below) = below {
                        sheet = sheet.and(&self.set.mk_var(bound).imp(&self.set.mk_var(below)));
                    }
                    below = Some(bound);
                }
                sheet
            }
        }
    }

    /// The questions a diagram reads.
    pub fn questions_in(&self, diagram: &Bdd) -> BTreeSet<QuestionId> {
        diagram.support_set().into_iter().map(|v| self.question_of[v.to_index()]).collect()
    }

    /// The diagram on real sheets only: the raw answers of each question it reads are answers.
    pub fn on_sheets(&self, diagram: &Bdd) -> Bdd {
        self.questions_in(diagram).into_iter().fold(diagram.clone(), |on, q| on.and(self.sheet(q)))
    }

    /// The same with every subset of the questions answered so far.
    pub fn digits_partly(&self) -> f64 {
        self.digits() + content::QUESTION_COUNT as f64 * 2_f64.log10()
    }

    /// How many sheets there are, as a power of ten: every raw answer to every question, numbers counted one by one.
    pub fn digits(&self) -> f64 {
        let answers = content::questions().iter().map(|q| {
            let nones = q.options.iter().filter(|o| o.get().role == Role::None).count();
            let blank = f64::from(u8::from(q.optional));
            match q.kind {
                Kind::One => q.options.len() as f64 + blank,
                Kind::Amount(id) => f64::from(id.get().max - id.get().min + 1) + q.options.len() as f64 + blank,
                Kind::Many => 2_f64.powi((q.options.len() - nones) as i32) - 1.0 + nones as f64 + blank,
            }
        });
        answers.map(f64::log10).sum()
    }

    /// These answers as a valuation. Questions without an answer keep what `junk` holds for them.
    pub fn valuation(&self, answers: &Answers, junk: &BddValuation) -> BddValuation {
        let mut valuation = junk.clone();
        let amounts: BTreeMap<usize, Option<u16>> = content::questions()
            .iter()
            .filter_map(|q| if let Kind::Amount(id) = q.kind { Some((id.index(), answers.amount(id))) } else { None })
            .collect();
        for q in content::questions() {
            valuation.set_value(self.answered[q.id.index()], answers.has(q.id));
            if !answers.has(q.id) {
                continue;
            }
            q.options.iter().for_each(|&o| valuation.set_value(self.option(o), answers.is_ticked(o)));
            if let Kind::Amount(id) = q.kind {
                if let Some(given) = self.given[id.index()] {
                    valuation.set_value(given, answers.amount(id).is_some());
                }
                for (&n, &bound) in &self.bounds[id.index()] {
                    valuation.set_value(bound, answers.amount(id).is_some_and(|given| i32::from(given) >= i32::from(n)));
                }
            }
        }
        for (key, &var) in &self.ratios {
            if let (Some(x), Some(y)) = (amounts[&key.1], amounts[&key.4]) {
                let (x, y) = (u32::from(key.0) * u32::from(x), u32::from(key.3) * u32::from(y));
                let holds = [x >= y, x <= y, x > y, x < y, x == y];
                valuation.set_value(var, holds[usize::from(key.2)]);
            }
        }
        valuation
    }

    /// One sheet of this diagram, as calm as can be: each question in turn gets its calm answer if the diagram allows it.
    pub fn calm_sheet(&self, diagram: &Bdd) -> Option<BddValuation> {
        let mut left = diagram.clone();
        for q in content::questions() {
            left = left.and(self.sheet(q.id));
            let plain = self.plain_answers(q).into_iter().map(|answer| left.select(&answer)).find(|sheets| !sheets.is_false());
            left = plain.unwrap_or(left);
        }
        left.sat_witness()
    }

    /// A sheet of `left` on which none of the others holds; none if they cover it all. Instead of taking away all of them, which can
    /// grow beyond any size, it takes away those that the last sheet it tried fell under.
    pub fn sheet_without(&self, mut left: Bdd, others: &[Bdd]) -> Option<BddValuation> {
        // The smallest first, and one at a time: each may be enough.
        let smallest = |sheet: &BddValuation| others.iter().filter(|other| other.eval_in(sheet)).min_by_key(|other| other.size());
        loop {
            // Any sheet is quick to find, and often enough to go on; a calm one is a whole sheet, and what can be reported.
            let covers = match smallest(&left.sat_witness()?) {
                Some(other) => other,
                None => {
                    let sheet = self.calm_sheet(&left)?;
                    match smallest(&sheet) {
                        Some(other) => other,
                        None => return Some(sheet),
                    }
                }
            };
            left = left.and_not(covers);
        }
    }

    /// Answers to try first in a witness, the calm one before all others.
    fn plain_answers(&self, q: &Question) -> Vec<Vec<(BddVariable, bool)>> {
        let ticking =
            |ticked: &[OptionId]| -> Vec<_> { q.options.iter().map(|o| (self.option(*o), ticked.contains(o))).collect() };
        let numbers = |id: AmountId, number: i16| {
            let bounds = self.bounds[id.index()].iter().map(move |(&n, &v)| (v, number >= n));
            bounds.chain(self.given[id.index()].map(|v| (v, true))).chain(ticking(&[])).collect()
        };
        let none = q.options.iter().filter(|o| o.get().role == Role::None).map(|&o| ticking(&[o]));
        let single = q.options.iter().map(|&o| ticking(&[o]));
        match q.kind {
            Kind::Amount(id) => {
                let classes = self.bounds[id.index()].keys().map(|&n| numbers(id, n));
                let usual = if id.get().code == "age" { 34 } else { id.get().min as i16 };
                std::iter::once(numbers(id, usual)).chain(classes).chain(single).collect()
            }
            _ if q.optional => std::iter::once(ticking(&[])).chain(none).chain(single).collect(),
            _ => none.chain(single).collect(),
        }
    }

    /// A whole sheet as codes: what is not calm on it, of the questions that apply and that `about` reads.
    pub fn told(&self, sheet: &BddValuation, about: &Bdd) -> String {
        let answers = self.answers(sheet);
        let reading = Reading::new(&answers, Unasked::No);
        let applies = |q: &QuestionId| reading.applies(*q) != Truth::No;
        self.codes(sheet, self.questions_in(about).into_iter().filter(applies))
    }

    /// A half-filled sheet as codes: what is answered, and what the rest may then turn out to be.
    pub fn told_partly(&self, sheet: &BddValuation, about: &Bdd) -> String {
        let (done, open): (Vec<_>, Vec<_>) =
            self.questions_in(about).into_iter().partition(|q| sheet.value(self.answered[q.index()]));
        format!("answered: {}; then: {}", self.codes(sheet, done.into_iter()), self.codes(sheet, open.into_iter()))
    }

    fn codes(&self, sheet: &BddValuation, questions: impl Iterator<Item = QuestionId>) -> String {
        let mut told = Vec::new();
        for q in questions.map(QuestionId::get) {
            let ticked = q.options.iter().filter(|&&o| sheet.value(self.option(o))).map(|o| o.get());
            told.extend(ticked.filter(|o| o.role != Role::None).map(|o| o.code.to_owned()));
            if let Kind::Amount(id) = q.kind
                && self.given[id.index()].is_none_or(|given| sheet.value(given))
            {
                let (least, most) = self.class(sheet, id);
                let code = id.get().code;
                told.push(if least == most { format!("{code} {least}") } else { format!("{code} {least} to {most}") });
            }
        }
        told.join(", ")
    }

    /// Between which numbers an amount lies on a sheet.
    fn class(&self, sheet: &BddValuation, id: AmountId) -> (i16, i16) {
        let bounds = &self.bounds[id.index()];
        let least = bounds.iter().filter(|(_, v)| sheet.value(**v)).map(|(&n, _)| n).max();
        let most = bounds.iter().filter(|(_, v)| !sheet.value(**v)).map(|(&n, _)| n - 1).min();
        (least.unwrap_or(id.get().min as i16), most.unwrap_or(id.get().max as i16))
    }

    /// A whole sheet as answers for the engine.
    pub fn answers(&self, sheet: &BddValuation) -> Answers {
        let mut answers = Answers::new();
        for q in content::questions() {
            let ticked: Vec<OptionId> = q.options.iter().copied().filter(|&o| sheet.value(self.option(o))).collect();
            let answer = match q.kind {
                Kind::Amount(id) if self.given[id.index()].is_none_or(|given| sheet.value(given)) => {
                    Some(Answer::Amount(self.class(sheet, id).0 as u16))
                }
                Kind::Many if !ticked.is_empty() => Some(Answer::Choices(ticked)),
                _ => ticked.first().map(|&o| Answer::Choice(o)),
            };
            if let Some(answer) = answer {
                answers.give(q.id, &answer).unwrap_or_else(|e| panic!("{}: {e:?}", q.name));
            }
        }
        answers
    }
}

/// What "at least this" comes to, if every number of the range agrees.
fn within(amount: AmountId, number: i16) -> Option<bool> {
    let (min, max) = (i32::from(amount.get().min), i32::from(amount.get().max));
    match i32::from(number) {
        n if n <= min => Some(true),
        n if n > max => Some(false),
        _ => None,
    }
}
