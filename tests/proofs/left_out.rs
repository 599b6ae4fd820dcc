//! Which open questions a rule still depends on: the walk of `src/engine/open.rs`, written a second time. It goes over every half-filled
//! sheet at once, as diagrams, or over a single sheet, so that `conform.rs` can hold it to the engine question by question.

use std::{
    cell::{OnceCell, RefCell},
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

use backstride::content::{self, Condition, Part, QuestionId};
use biodivine_lib_bdd::{Bdd, BddValuation};

use super::{asking::counts, model::Model, space::SPACE};

/// What a walk goes over.
pub trait Ground {
    /// What it brings home.
    type Found: Clone;
    fn nothing(&self) -> Self::Found;
    /// An open question, and where it is certain that it may be asked.
    fn met(&self, question: QuestionId, askable: Bdd) -> Self::Found;
    fn both(&self, a: Self::Found, b: Self::Found) -> Self::Found;
    /// What is found where the way goes on.
    fn within(&self, here: &Bdd, found: impl FnOnce() -> Self::Found) -> Self::Found;
}

/// Every half-filled sheet: where some open question is met that certainly applies.
pub struct EverySheet;

impl Ground for EverySheet {
    type Found = Bdd;

    fn nothing(&self) -> Bdd {
        SPACE.truth(false)
    }

    fn met(&self, _: QuestionId, askable: Bdd) -> Bdd {
        askable
    }

    fn both(&self, a: Bdd, b: Bdd) -> Bdd {
        a.or(&b)
    }

    fn within(&self, here: &Bdd, found: impl FnOnce() -> Bdd) -> Bdd {
        if here.is_false() { self.nothing() } else { found().and(here) }
    }
}

/// One sheet: the open questions met.
pub struct OneSheet<'s>(pub &'s BddValuation);

impl Ground for OneSheet<'_> {
    type Found = BTreeSet<QuestionId>;

    fn nothing(&self) -> Self::Found {
        BTreeSet::new()
    }

    fn met(&self, question: QuestionId, _: Bdd) -> Self::Found {
        BTreeSet::from([question])
    }

    fn both(&self, mut a: Self::Found, b: Self::Found) -> Self::Found {
        a.extend(b);
        a
    }

    fn within(&self, here: &Bdd, found: impl FnOnce() -> Self::Found) -> Self::Found {
        if here.eval_in(self.0) { found() } else { self.nothing() }
    }
}

/// What a walk must not leave out; each is left out once on purpose, to see that the proof sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blind {
    Findings,
    Totals,
    AskWhen,
    Amounts,
    /// All but the first part of a condition.
    Parts,
}

impl Blind {
    pub const ALL: [Blind; 5] = [Blind::Findings, Blind::Totals, Blind::AskWhen, Blind::Amounts, Blind::Parts];
}

/// Where each condition is unknown, and where each question is open; worked out once for all walks of one reading.
pub struct Ways {
    pub model: &'static Model,
    unknown: RefCell<HashMap<*const Condition, Rc<Bdd>>>,
    open: Vec<OnceCell<Bdd>>,
}

impl Ways {
    pub fn new(model: &'static Model) -> Ways {
        Ways { model, unknown: RefCell::default(), open: cells(content::QUESTION_COUNT) }
    }

    /// The conditions of the content stand in tables that never move, so their place names them.
    fn unknown(&self, condition: &'static Condition) -> Rc<Bdd> {
        let place = std::ptr::from_ref(condition);
        if let Some(known) = self.unknown.borrow().get(&place) {
            return known.clone();
        }
        let unknown = Rc::new(self.model.truth(condition).unknown());
        self.unknown.borrow_mut().insert(place, unknown.clone());
        unknown
    }

    /// Where a question may apply, is still offered, and has no answer that counts.
    fn open(&self, question: QuestionId) -> &Bdd {
        self.open[question.index()].get_or_init(|| {
            let done = counts(self.model, question.get()).or(&self.model.applies(question).no);
            done.or(&self.model.truth(&question.get().only_while).no).into_not()
        })
    }
}

/// A walk through what conditions read. Findings, totals and questions are looked into once, as the marks of the engine have it: what is
/// found in one does not depend on the way there.
pub struct Walk<'w, G: Ground> {
    ways: &'w Ways,
    ground: G,
    blind: Option<Blind>,
    findings: Vec<OnceCell<G::Found>>,
    totals: Vec<OnceCell<G::Found>>,
    questions: Vec<OnceCell<G::Found>>,
}

fn cells<T>(count: usize) -> Vec<OnceCell<T>> {
    (0..count).map(|_| OnceCell::new()).collect()
}

impl<'w, G: Ground> Walk<'w, G> {
    pub fn new(ways: &'w Ways, ground: G, blind: Option<Blind>) -> Self {
        let (findings, totals) = (cells(content::FINDING_COUNT), cells(content::TOTAL_COUNT));
        Walk { ways, ground, blind, findings, totals, questions: cells(content::QUESTION_COUNT) }
    }

    fn sees(&self, what: Blind) -> bool {
        self.blind != Some(what)
    }

    fn all(&self, found: impl IntoIterator<Item = G::Found>) -> G::Found {
        found.into_iter().fold(self.ground.nothing(), |a, b| self.ground.both(a, b))
    }

    /// What is met on the way through a condition. One that is unknown depends on its unknown parts, one that is certain on nothing.
    pub fn condition(&self, condition: &'static Condition) -> G::Found {
        self.ground.within(&self.ways.unknown(condition), || match condition {
            Condition::Always => self.ground.nothing(),
            Condition::Is(option) => {
                let option = option.get();
                self.all([self.question(option.question), self.condition(&option.offer_when)])
            }
            Condition::Amount(amount, ..) if self.sees(Blind::Amounts) => self.question(amount.get().question),
            Condition::Ratio(_, left, _, _, right) if self.sees(Blind::Amounts) => {
                self.all([left, right].map(|amount| self.question(amount.get().question)))
            }
            Condition::Found(finding) if self.sees(Blind::Findings) => {
                self.findings[finding.index()].get_or_init(|| self.condition(&finding.get().when)).clone()
            }
            Condition::Total(total, ..) if self.sees(Blind::Totals) => {
                let terms = || total.get().terms.iter().flat_map(|t| t.of.iter());
                self.totals[total.index()].get_or_init(|| self.all(terms().map(|c| self.condition(c)))).clone()
            }
            Condition::All(parts) | Condition::Any(parts) | Condition::Not(parts) => {
                let seen = if self.sees(Blind::Parts) { parts.len() } else { 1 };
                self.all(parts.iter().take(seen).map(|p| self.condition(p)))
            }
            Condition::Amount(..) | Condition::Ratio(..) | Condition::Found(_) | Condition::Total(..) => self.ground.nothing(),
        })
    }

    /// An open question, and what decides whether it applies. The self-check is never asked for a rule's sake.
    fn question(&self, question: QuestionId) -> G::Found {
        let q = question.get();
        if q.screen.get().part == Part::Check {
            return self.ground.nothing();
        }
        let met = || {
            self.ground.within(self.ways.open(question), || {
                let model = self.ways.model;
                let askable = model.all([model.applies(question).clone(), model.truth(&q.only_while)]).yes;
                let itself = self.ground.met(question, askable);
                let when: &[_] = if self.sees(Blind::AskWhen) { &[&q.only_while, &q.ask_when] } else { &[] };
                self.all(when.iter().map(|c| self.condition(c)).chain([itself]))
            })
        };
        self.questions[question.index()].get_or_init(met).clone()
    }
}
