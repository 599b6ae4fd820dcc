//! Conditions as the proofs themselves state them, read by a reader of their own: nothing is taken over from the content that is to be
//! checked but the codes of answers. The golden conditions (`conditions.txt`) bring the specification's derived codes along.

use std::{cell::RefCell, collections::BTreeMap};

use backstride::content::{self, Comparison, Condition, Kind, Rule};
use biodivine_lib_bdd::Bdd;

use super::{
    model::{WHOLE, add_up, where_sum},
    space::SPACE,
};

/// Where a condition in codes of answers holds, on whole sheets: `age < 16 and not u4_yes`.
pub fn says(text: &str) -> Bdd {
    Language::default().says(text)
}

/// Alternatives, divided by `|`: rules (`R-RHB-*` stands for all whose id begins so) or conditions.
pub fn alternatives(text: &str) -> Vec<(String, Bdd)> {
    let mut all = Vec::new();
    for part in text.split('|').map(str::trim) {
        if part.starts_with("R-") {
            let rules = rules_like(part);
            assert!(!rules.is_empty(), "no rule is called {part}");
            all.extend(rules.into_iter().map(|r| (r.name.to_owned(), WHOLE.rule(r).yes.clone())));
        } else {
            all.push((part.to_owned(), says(part)));
        }
    }
    all
}

/// The rules with this id, or whose id begins so.
pub fn rules_like(pattern: &str) -> Vec<&'static Rule> {
    let fits = |r: &&Rule| pattern.strip_suffix('*').map_or(r.name == pattern, |begin| r.name.starts_with(begin));
    content::rules().iter().filter(fits).collect()
}

/// Codes of answers, and derived codes with their own conditions.
#[derive(Default)]
pub struct Language {
    derived: BTreeMap<&'static str, &'static str>,
    known: RefCell<BTreeMap<&'static str, Bdd>>,
}

impl Language {
    /// With the derived codes of the specification; and its rules, each with its condition.
    pub fn golden() -> (Language, BTreeMap<&'static str, &'static str>) {
        let rows = include_str!("conditions.txt").lines().filter(|line| !line.starts_with('#'));
        let parsed = rows.map(|line| {
            let line = line.split('#').next().unwrap_or(line);
            let (name, condition) = line.split_once(" = ").unwrap_or_else(|| panic!("conditions.txt: `{line}` says nothing"));
            (name, condition.trim())
        });
        let (rules, derived) = parsed.partition(|(name, _)| name.starts_with("R-"));
        (Language { derived, known: RefCell::default() }, rules)
    }

    pub fn says(&self, text: &str) -> Bdd {
        let mut spaced = text.to_owned();
        for mark in ["(", ")", ",", "+", "*"] {
            spaced = spaced.replace(mark, &format!(" {mark} "));
        }
        let mut reader = Reader { language: self, words: spaced.split_whitespace().collect(), at: 0 };
        let all = reader.any();
        assert_eq!(reader.at, reader.words.len(), "`{text}` goes on after a whole condition");
        all
    }
}

struct Reader<'t> {
    language: &'t Language,
    words: Vec<&'t str>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> &'t str {
        self.at += 1;
        self.words.get(self.at - 1).copied().unwrap_or_else(|| panic!("`{}` breaks off", self.words.join(" ")))
    }

    fn take(&mut self, word: &str) -> bool {
        let there = self.words.get(self.at) == Some(&word);
        self.at += usize::from(there);
        there
    }

    fn any(&mut self) -> Bdd {
        let mut any = self.all();
        while self.take("or") {
            any = any.or(&self.all());
        }
        any
    }

    fn all(&mut self) -> Bdd {
        let mut all = self.one();
        while self.take("and") {
            all = all.and(&self.one());
        }
        all
    }

    fn one(&mut self) -> Bdd {
        if self.take("not") {
            return self.one().not();
        }
        if self.take("(") {
            let inside = self.any();
            assert!(self.take(")"), "a bracket is closed in `{}`", self.words.join(" "));
            return inside;
        }
        if self.take("nothing") {
            return SPACE.truth(false);
        }
        if self.words.get(self.at) == Some(&"count") {
            let parts = self.sum();
            return self.compared(&parts, None);
        }
        let code = self.next();
        if let Some((&name, &condition)) = self.language.derived.get_key_value(code) {
            return self.derived(name, condition);
        }
        match content::option_coded(code) {
            Some(option) => WHOLE.ticked(option.id).yes,
            None => self.number(code),
        }
    }

    /// A derived code: a condition of its own, or a sum that is compared.
    fn derived(&mut self, name: &'static str, condition: &'static str) -> Bdd {
        let is_sum = ["count", "max", "2*"].iter().any(|begin| condition.starts_with(begin));
        if is_sum {
            let spaced = ["(", ")", ",", "+", "*"].iter().fold(condition.to_owned(), |s, m| s.replace(m, &format!(" {m} ")));
            let mut inner = Reader { language: self.language, words: spaced.split_whitespace().collect(), at: 0 };
            let least = inner.take("max").then(|| {
                assert!(inner.take("(") && inner.take("0") && inner.take(","), "only max(0, ...) is known");
                0
            });
            let parts = inner.sum();
            return self.compared(&parts, least);
        }
        if let Some(known) = self.language.known.borrow().get(name) {
            return known.clone();
        }
        let holds = self.language.says(condition);
        self.language.known.borrow_mut().insert(name, holds.clone());
        holds
    }

    /// `2*count(g5) + count(g8, g9) - count(x)`: what is counted, and how much one counts.
    fn sum(&mut self) -> Vec<(i16, Bdd)> {
        let mut parts = Vec::new();
        let mut sign = 1;
        loop {
            let mut weight = sign;
            if self.take("2") {
                assert!(self.take("*"), "a number stands before what it multiplies");
                weight *= 2;
            }
            assert!(self.take("count") && self.take("("), "a sum counts");
            loop {
                parts.push((weight, self.any()));
                if !self.take(",") {
                    break;
                }
            }
            assert!(self.take(")"), "a count is closed");
            sign = match (self.take("+"), self.take("-")) {
                (true, _) => 1,
                (_, true) => -1,
                _ => return parts,
            };
        }
    }

    fn compared(&mut self, parts: &[(i16, Bdd)], least: Option<i16>) -> Bdd {
        let (how, number) = self.comparison();
        where_sum(&add_up(parts, least), |sum| super::model::compare(sum, how, number))
    }

    fn comparison(&mut self) -> (Comparison, i16) {
        let how = match self.next() {
            ">=" => Comparison::AtLeast,
            "<=" => Comparison::AtMost,
            ">" => Comparison::Above,
            "<" => Comparison::Below,
            other => panic!("`{other}` compares nothing in `{}`", self.words.join(" ")),
        };
        (how, self.next().parse().expect("a whole number"))
    }

    /// An amount of an answer, or the score of a contributor whose own conditions are met (`PARS >= 4`).
    fn number(&mut self, code: &str) -> Bdd {
        let (how, number) = self.comparison();
        if let Some(contributor) = content::contributors().iter().find(|c| c.name == code) {
            let enough = WHOLE.truth(&Condition::Total(contributor.score, how, number)).yes;
            return WHOLE.found(contributor.met).yes.and(&enough);
        }
        let mut amounts = content::questions().iter().filter_map(|q| if let Kind::Amount(id) = q.kind { Some(id) } else { None });
        let amount = amounts.find(|id| id.get().code == code).unwrap_or_else(|| panic!("`{code}` is no code"));
        // As it is stored.
        let stored = number * i16::try_from(amount.get().scale()).expect("a small step");
        WHOLE.truth(&Condition::Amount(amount, how, stored)).yes
    }
}
