//! From the content tables to decision diagrams: what a condition comes to on every sheet at once, in two values (whole sheets) or
//! three (sheets still being filled in). Written beside `src/engine/reading.rs` and held to it by the conformity tests.

use std::sync::{LazyLock, OnceLock};

use backstride::content::{
    self, Comparison, Condition, FindingId, OptionId, Part, Question, QuestionId, Rule, SuppressId, TotalId,
};
use biodivine_lib_bdd::Bdd;

use super::space::SPACE;

/// Where a condition is certainly true, and where it is certainly false. On whole sheets every sheet is one or the other.
#[derive(Clone)]
pub struct Rail {
    pub yes: Bdd,
    pub no: Bdd,
}

impl Rail {
    fn of(yes: Bdd) -> Rail {
        Rail { no: yes.not(), yes }
    }

    pub fn unknown(&self) -> Bdd {
        self.yes.or(&self.no).into_not()
    }
}

/// How answers that are not there are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// Every question has its answer, an optional one perhaps a blank.
    Whole,
    /// Questions are answered one by one; a blank optional question is unknown (`Unasked::Unknown`).
    Partly,
    /// The same, but what is blank in the self-check counts as nothing ticked (`Unasked::UnknownButChecks`).
    PartlyButChecks,
    /// The same, a blank optional question counts as nothing ticked (`Unasked::No`).
    PartlyForResult,
}

/// The diagrams of one way of reading, worked out when first asked for.
pub struct Model {
    filled: Filled,
    applies: Vec<OnceLock<Rail>>,
    findings: Vec<OnceLock<Rail>>,
    totals: Vec<OnceLock<(Sums, Sums)>>,
    rules: Vec<OnceLock<Rail>>,
    offered: Vec<OnceLock<Rail>>,
}

/// For each sum a total can come to: where it does.
pub type Sums = Vec<(i16, Bdd)>;

/// Whole sheets.
pub static WHOLE: LazyLock<Model> = LazyLock::new(|| Model::new(Filled::Whole));

impl Model {
    pub fn new(filled: Filled) -> Model {
        fn empty<T>(count: usize) -> Vec<OnceLock<T>> {
            (0..count).map(|_| OnceLock::new()).collect()
        }
        Model {
            filled,
            applies: empty(content::QUESTION_COUNT),
            findings: empty(content::FINDING_COUNT),
            totals: empty(content::TOTAL_COUNT),
            rules: empty(content::rules().len()),
            offered: empty(content::OPTION_COUNT),
        }
    }

    /// Whether a rule fires.
    pub fn rule(&self, rule: &Rule) -> &Rail {
        self.rules[rule.id.index()].get_or_init(|| self.truth(&rule.when))
    }

    pub fn applies(&self, question: QuestionId) -> &Rail {
        self.applies[question.index()].get_or_init(|| self.truth(&question.get().ask_when))
    }

    pub fn found(&self, finding: FindingId) -> &Rail {
        self.findings[finding.index()].get_or_init(|| self.truth(&finding.get().when))
    }

    pub fn offered(&self, option: OptionId) -> &Rail {
        self.offered[option.index()].get_or_init(|| {
            let applies = self.applies(option.get().question).clone();
            self.all([applies, self.truth(&option.get().offer_when)])
        })
    }

    /// Whether a question has an answer that counts, on whole sheets.
    pub fn counts(&self, q: &Question) -> Bdd {
        let ticked = q.options.iter().fold(SPACE.truth(q.optional), |any, &o| any.or(&self.ticked(o).yes));
        match q.kind {
            content::Kind::Amount(id) => ticked.or(&SPACE.given(id).and(&self.applies(q.id).yes)),
            _ => ticked,
        }
    }

    /// What sets a suppress code, on whole sheets: any of these. Their union is not built: for `cx.runstop` it would not fit.
    pub fn sets(&self, code: SuppressId) -> Vec<(&'static str, Bdd)> {
        let row = code.get();
        let stops = |rule: &&Rule| row.run_stop && rule.run == content::Run::Stop;
        let rules = content::rules().iter().filter(|r| stops(r) || row.rules.contains(&r.id));
        let when = row.when.iter().map(|when| ("its own condition", self.truth(when).yes));
        when.chain(rules.map(|rule| (rule.name, self.rule(rule).yes.clone()))).collect()
    }

    pub fn truth(&self, condition: &Condition) -> Rail {
        match condition {
            Condition::Always => Rail::of(SPACE.truth(true)),
            Condition::Is(option) => self.ticked(*option),
            Condition::Found(finding) => self.found(*finding).clone(),
            Condition::Amount(amount, how, number) => {
                let question = amount.get().question;
                self.leaf(question, &SPACE.given(*amount), &SPACE.compared(*amount, *how, *number))
            }
            Condition::Total(total, how, number) => self.compared(*total, *how, *number),
            Condition::Ratio(a, left, how, b, right) => {
                // Each side must be there; the proportion itself is a free variable.
                let both = [left, right].map(|side| {
                    let given = SPACE.given(*side);
                    self.leaf(side.get().question, &given, &SPACE.truth(true))
                });
                let ratio = SPACE.ratio(*a, *left, *how, *b, *right);
                let [x, y] = both;
                let there = x.yes.and(&y.yes);
                Rail { yes: there.and(&ratio), no: x.no.or(&y.no).or(&there.and_not(&ratio)) }
            }
            Condition::All(parts) => self.all(parts.iter().map(|p| self.truth(p))),
            Condition::Any(parts) => self.any(parts.iter().map(|p| self.truth(p))),
            Condition::Not(parts) => {
                let any = self.any(parts.iter().map(|p| self.truth(p)));
                Rail { yes: any.no, no: any.yes }
            }
        }
    }

    pub fn all(&self, parts: impl IntoIterator<Item = Rail>) -> Rail {
        let start = Rail { yes: SPACE.truth(true), no: SPACE.truth(false) };
        parts.into_iter().fold(start, |a, b| self.both(a.yes.and(&b.yes), || a.no.or(&b.no)))
    }

    pub fn any(&self, parts: impl IntoIterator<Item = Rail>) -> Rail {
        let start = Rail { yes: SPACE.truth(false), no: SPACE.truth(true) };
        parts.into_iter().fold(start, |a, b| self.both(a.yes.or(&b.yes), || a.no.and(&b.no)))
    }

    /// On whole sheets "no" is the rest, which is quicker to say than to work out.
    fn both(&self, yes: Bdd, no: impl FnOnce() -> Bdd) -> Rail {
        if self.filled == Filled::Whole { Rail::of(yes) } else { Rail { no: no(), yes } }
    }

    pub fn ticked(&self, option: OptionId) -> Rail {
        let question = option.get().question;
        let tick = SPACE.set.mk_var(SPACE.option(option));
        let offered = self.offered(option);
        match self.filled {
            Filled::Whole => Rail::of(offered.yes.and(&tick)),
            _ => {
                let answered = SPACE.answered(question);
                let passed = self.passed_over(question).and_not(&answered);
                Rail { yes: answered.and(&tick).and_not(&offered.no), no: offered.no.or(&answered.and_not(&tick)).or(&passed) }
            }
        }
    }

    /// Something an amount tells: `there` is whether the number is in the raw answer, `holds` what it tells then.
    fn leaf(&self, question: QuestionId, there: &Bdd, holds: &Bdd) -> Rail {
        let applies = self.applies(question);
        match self.filled {
            Filled::Whole => Rail::of(applies.yes.and(there).and(holds)),
            _ => {
                let answered = SPACE.answered(question);
                let passed = self.passed_over(question).and_not(&answered);
                let told = there.and(holds);
                Rail { yes: answered.and(&told).and_not(&applies.no), no: applies.no.or(&answered.and_not(&told)).or(&passed) }
            }
        }
    }

    /// Where a question left blank counts as nothing ticked: it may be passed over, or it is offered no more.
    fn passed_over(&self, question: QuestionId) -> Bdd {
        let q = question.get();
        let passed = match self.filled {
            Filled::Whole | Filled::PartlyForResult => q.optional,
            Filled::PartlyButChecks => q.screen.get().part == Part::Check,
            Filled::Partly => false,
        };
        if passed { SPACE.truth(true) } else { self.truth(&q.only_while).no }
    }

    /// Where a total certainly compares so, and where it certainly does not.
    fn compared(&self, total: TotalId, how: Comparison, number: i16) -> Rail {
        let (least, most) = self.sums(total);
        if self.filled == Filled::Whole {
            return Rail::of(where_sum(least, |sum| compare(sum, how, number)));
        }
        match how {
            Comparison::AtLeast | Comparison::Above => Rail {
                yes: where_sum(least, |sum| compare(sum, how, number)),
                no: where_sum(most, |sum| !compare(sum, how, number)),
            },
            Comparison::AtMost | Comparison::Below => Rail {
                yes: where_sum(most, |sum| compare(sum, how, number)),
                no: where_sum(least, |sum| !compare(sum, how, number)),
            },
            Comparison::Equal => Rail {
                yes: where_sum(least, |sum| sum == number).and(&where_sum(most, |sum| sum == number)),
                no: where_sum(least, |sum| sum > number).or(&where_sum(most, |sum| sum < number)),
            },
        }
    }

    /// The least and the most a total can come to.
    pub fn sums(&self, total: TotalId) -> &(Sums, Sums) {
        self.totals[total.index()].get_or_init(|| {
            let row = total.get();
            let parts: Vec<(i16, Rail)> = row.terms.iter().flat_map(|t| t.of.iter().map(|c| (t.weight, self.truth(c)))).collect();
            let add = |certain: bool| {
                // What counts for the least: gains that are certain, losses that are possible. For the most the other way round.
                let holds = |weight: i16, rail: &Rail| if (weight > 0) == certain { rail.yes.clone() } else { rail.no.not() };
                add_up(&parts.iter().map(|(weight, rail)| (*weight, holds(*weight, rail))).collect::<Vec<_>>(), row.least)
            };
            let least = add(true);
            let most = if self.filled == Filled::Whole { least.clone() } else { add(false) };
            (least, most)
        })
    }
}

/// What these come to, each with its weight where it holds, and never less than `least`.
pub fn add_up(parts: &[(i16, Bdd)], least: Option<i16>) -> Sums {
    let mut sums: Sums = vec![(0, SPACE.truth(true))];
    for (weight, holds) in parts {
        sums = merged(sums.iter().flat_map(|(sum, at)| [(*sum, at.and_not(holds)), (sum + weight, at.and(holds))]));
    }
    match least {
        Some(least) => merged(sums.into_iter().map(|(sum, at)| (sum.max(least), at))),
        None => sums,
    }
}

/// Where the sum is one of these.
pub fn where_sum(sums: &Sums, fits: impl Fn(i16) -> bool) -> Bdd {
    sums.iter().filter(|(sum, _)| fits(*sum)).fold(SPACE.truth(false), |any, (_, at)| any.or(at))
}

/// Equal sums stand together.
fn merged(sums: impl Iterator<Item = (i16, Bdd)>) -> Sums {
    let mut by_sum: std::collections::BTreeMap<i16, Bdd> = Default::default();
    for (sum, at) in sums.filter(|(_, at)| !at.is_false()) {
        by_sum.entry(sum).and_modify(|all| *all = all.or(&at)).or_insert(at);
    }
    by_sum.into_iter().collect()
}

pub fn compare(left: i16, how: Comparison, right: i16) -> bool {
    match how {
        Comparison::AtLeast => left >= right,
        Comparison::AtMost => left <= right,
        Comparison::Above => left > right,
        Comparison::Below => left < right,
        Comparison::Equal => left == right,
    }
}
