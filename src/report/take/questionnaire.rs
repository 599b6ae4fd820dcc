//! The flow as items: a group for each screen, its questions in it, and groups around a question where its condition needs them. The
//! questionnaire and the answers in FHIR's form are both written from it, so that they nest alike.

use super::{
    condition::{Atom, Clause, MOST, flat},
    is_secret,
};
use crate::content::{self, Condition, Kind, Part, QuestionId, ScreenId};

/// An item of the questionnaire.
pub struct Item {
    /// Its name within the form: `B1`, `screen.saddle`.
    pub link: String,
    /// What it is.
    pub what: What,
    /// When it is shown: all of these, or any of them.
    pub when: Vec<Atom>,
    /// Whether all must hold.
    pub all: bool,
    /// The condition in our own words, where `when` says less.
    pub in_words: Option<String>,
    /// The items in it.
    pub inside: Vec<Item>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The questions of a screen.
    Screen(ScreenId),
    /// Questions that share a condition.
    Together,
    /// A question.
    Question(QuestionId),
    /// What may be chosen instead of a number ("not sure").
    Instead(QuestionId),
}

/// Every screen with its questions; none about what we promise to keep no record of.
pub fn items() -> Vec<Item> {
    let screen = |screen: &content::Screen| {
        let inside: Vec<Item> = screen.questions.iter().filter(|q| !is_secret(**q)).flat_map(|q| question(*q)).collect();
        let when = any_of(&inside);
        Item { when, all: false, inside, ..plain(format!("screen.{}", screen.name), What::Screen(screen.id)) }
    };
    content::screens().iter().map(screen).filter(|item| !item.inside.is_empty()).collect()
}

fn plain(link: String, what: What) -> Item {
    Item { link, what, when: Vec::new(), all: true, in_words: None, inside: Vec::new() }
}

/// When a screen is shown: without this, a form filled in elsewhere shows the bare heading of questions that it hides. Of a question that
/// asks for several things at once one is enough here, since the question itself asks for all. None where some question is always shown.
fn any_of(inside: &[Item]) -> Vec<Atom> {
    let mut any: Vec<Atom> = Vec::new();
    for item in inside {
        if item.when.is_empty() {
            return Vec::new();
        }
        for atom in item.when.iter().take(if item.all { 1 } else { MOST }) {
            if !any.contains(atom) {
                any.push(atom.clone());
            }
        }
    }
    if any.len() > MOST { Vec::new() } else { any }
}

/// A question, with what may be chosen instead of its number, in groups as its condition needs them.
fn question(id: QuestionId) -> Vec<Item> {
    let q = id.get();
    let mut flat_when = flat(&q.ask_when);
    let only = flat(&q.only_while);
    flat_when.clauses.extend(only.clauses);
    let looser = flat_when.looser || only.looser;
    let (single, several): (Vec<Clause>, Vec<Clause>) = flat_when.clauses.into_iter().partition(|clause| clause.len() == 1);
    let mut own = plain(q.name.to_owned(), What::Question(id));
    own.when = single.into_iter().flatten().collect();
    own.in_words = looser.then(|| in_words(&q.ask_when, &q.only_while));
    let mut items = vec![own];
    if let (Kind::Amount(amount), false) = (q.kind, q.options.is_empty()) {
        let when = vec![Atom::NotGiven(amount)];
        items.push(Item { when, ..plain(format!("{}.instead", q.name), What::Instead(id)) });
    }
    for (number, clause) in several.into_iter().enumerate() {
        let group = plain(format!("{}.if{}", q.name, number + 1), What::Together);
        items = vec![Item { when: clause, all: false, inside: items, ..group }];
    }
    // "Instead" belongs behind the same condition as the question itself.
    if let [own, instead] = items.as_mut_slice()
        && !own.when.is_empty()
        && let What::Instead(_) = instead.what
    {
        let when = std::mem::take(&mut own.when);
        let group = plain(format!("{}.group", q.name), What::Together);
        return vec![Item { when, inside: items, ..group }];
    }
    items
}

fn in_words(ask: &Condition, only: &Condition) -> String {
    match only {
        Condition::Always => ask.to_string(),
        only => format!("({ask}) and ({only})"),
    }
}

/// Whether a form filled in elsewhere may leave a question out.
pub fn is_required(id: QuestionId) -> bool {
    let q = id.get();
    let safety = q.screen.get().part <= Part::Pattern;
    safety && !q.optional && (q.options.is_empty() || !matches!(q.kind, Kind::Amount(_)))
}
