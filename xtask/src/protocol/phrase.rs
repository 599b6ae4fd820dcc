//! Conditions for the protocol: as written, with every code a link, and in plain words, with the options as a runner reads them.

use std::collections::BTreeSet;

use super::{
    compiler::{
        expression::Comparison,
        library::{Condition, Name},
    },
    content::Content,
    page::{Block, Id, Inline, Kind, Line, code, join, plain, text, way, words},
};

/// More parts than this stand in a list, one on a line.
const IN_ONE_LINE: usize = 3;

/// A condition as written, every code a link to its definition.
pub fn formula(content: &Content, written: &str) -> Line {
    let mut line = Line::new();
    let mut rest = written;
    while !rest.is_empty() {
        let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let length = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        let (word, after) =
            if length > 0 { rest.split_at(length) } else { rest.split_at(rest.find(in_name).unwrap_or(rest.len())) };
        match (content.library.names.get(word), line.last_mut()) {
            (Some(name), _) => line.push(name_link(content, *name, word)),
            (None, Some(Inline::Code(before))) => before.push_str(word),
            (None, _) => line.push(Inline::Code(word.to_owned())),
        }
        rest = after;
    }
    line.into_iter().flat_map(spaced).collect()
}

/// Code without the spaces at its ends, which stay as text.
fn spaced(piece: Inline) -> Vec<Inline> {
    let Inline::Code(words) = &piece else { return vec![piece] };
    let inner = words.trim();
    let (before, after) = (words.len() - words.trim_start().len(), words.len() - words.trim_end().len());
    let mut all = Vec::new();
    if before > 0 {
        all.push(text(" "));
    }
    if !inner.is_empty() {
        all.push(Inline::Code(inner.to_owned()));
        if after > 0 {
            all.push(text(" "));
        }
    }
    all
}

fn name_link(content: &Content, name: Name, word: &str) -> Inline {
    Inline::Link { to: definition(content, name, word), text: word.to_owned(), code: true, names: true }
}

/// Where a name of a condition is defined. Scores and conditions of contributors are defined with the contributor.
fn definition(content: &Content, name: Name, word: &str) -> Id {
    let contributor = word.strip_suffix(".met").unwrap_or(word);
    let of_contributor = content.library.contributors.iter().any(|c| c.id == contributor);
    match name {
        Name::Option(_) => Id::new(Kind::Option, word),
        Name::Amount(_) => Id::new(Kind::Amount, word),
        Name::Finding(_) | Name::Total(_) if of_contributor => Id::new(Kind::Contributor, contributor),
        Name::Finding(_) => Id::new(Kind::Finding, word),
        Name::Total(_) => Id::new(Kind::Sum, word),
    }
}

/// A condition in plain words, and below it as written, unless that is the same.
pub fn explained(content: &Content, when: &Condition, written: &str) -> Vec<Block> {
    let mut blocks = in_words(content, when);
    let formula = formula(content, written);
    let alike = |line: &Line| line.iter().map(words).eq(formula.iter().map(words));
    if matches!(blocks.as_slice(), [Block::Paragraph(line)] if alike(line)) {
        return vec![Block::Paragraph(formula)];
    }
    blocks.push(Block::Paragraph(formula));
    blocks
}

/// What the findings that a condition names mean, one on a line, so that it can be read without turning pages.
pub fn meanings(content: &Content, when: &Condition) -> Vec<Line> {
    let mut named = BTreeSet::new();
    found(when, &mut named);
    let findings = named.into_iter().map(|at| &content.library.findings[at]).filter(|f| !f.name.ends_with(".met"));
    findings
        .map(|finding| {
            let mut line = vec![way(Kind::Finding, &finding.name, finding.name.as_str()), text(": ")];
            // What a finding reads is listed with the finding, not again with every rule that names it.
            line.extend(in_line(content, &finding.when).into_iter().map(aside));
            line
        })
        .collect()
}

fn aside(piece: Inline) -> Inline {
    match piece {
        Inline::Link { to, text, code, .. } => Inline::Link { to, text, code, names: false },
        other => other,
    }
}

fn found(when: &Condition, into: &mut BTreeSet<usize>) {
    match when {
        Condition::Found(at) => {
            into.insert(*at);
        }
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|p| found(p, into)),
        Condition::Not(part) => found(part, into),
        Condition::Is(_) | Condition::Amount(..) | Condition::Ratio(..) | Condition::Total(..) => {}
    }
}

/// A condition in plain words.
pub fn in_words(content: &Content, when: &Condition) -> Vec<Block> {
    let of = Words(content);
    let parts = of.parts(when, false);
    match when {
        Condition::All(_) | Condition::Any(_) if parts.len() > IN_ONE_LINE => {
            let lead = if matches!(when, Condition::All(_)) { "All of these:" } else { "Any of these:" };
            vec![Block::Paragraph(plain(lead)), Block::List(parts)]
        }
        _ => vec![Block::Paragraph(of.line(when))],
    }
}

/// A condition in plain words, on one line.
pub fn in_line(content: &Content, when: &Condition) -> Line {
    Words(content).line(when)
}

/// An option as a runner reads it, with its question.
pub fn option(content: &Content, at: usize) -> Inline {
    let option = &content.library.options[at];
    let words = format!("{}: “{}”", content.library.questions[option.question].id, content.text(option.text));
    Inline::Link { to: Id::new(Kind::Option, &option.code), text: words, code: false, names: true }
}

struct Words<'a>(&'a Content);

impl Words<'_> {
    fn line(&self, when: &Condition) -> Line {
        let library = &self.0.library;
        match when {
            Condition::Is(at) => vec![option(self.0, *at)],
            Condition::Found(at) => self.found(&library.findings[*at].name),
            Condition::Amount(at, how, number) => {
                let amount = &library.amounts[*at];
                let number = written(*number, amount.decimals);
                vec![code(Kind::Amount, &amount.code), text(format!(" {} {number}", compared(*how)))]
            }
            Condition::Total(at, how, number) => self.total(*at, *how, *number),
            Condition::Ratio((a, left), how, (b, right)) => {
                let side = |n: i32, at: usize| {
                    let amount = code(Kind::Amount, &library.amounts[at].code);
                    if n == 1 { vec![amount] } else { vec![text(format!("{n} × ")), amount] }
                };
                join([side(*a, *left), side(*b, *right)], &format!(" {} ", compared(*how)))
            }
            Condition::All(_) => join(self.parts(when, true), " and "),
            Condition::Any(_) => join(self.parts(when, true), " or "),
            Condition::Not(part) => {
                let mut line = plain("not ");
                line.extend(self.nested(part));
                line
            }
        }
    }

    /// The parts of a condition. Options of one question that stand side by side are one part.
    fn parts(&self, when: &Condition, brackets: bool) -> Vec<Line> {
        let (Condition::All(parts) | Condition::Any(parts)) = when else { return vec![self.line(when)] };
        let mut lines: Vec<Line> = Vec::new();
        let mut last = None;
        for part in parts {
            let question = match part {
                Condition::Is(at) if matches!(when, Condition::Any(_)) => Some(self.0.library.options[*at].question),
                _ => None,
            };
            match (lines.last_mut(), part) {
                (Some(line), Condition::Is(at)) if question.is_some() && question == last => {
                    let option = &self.0.library.options[*at];
                    let words = format!("“{}”", self.0.text(option.text));
                    line.push(text(" or "));
                    line.push(Inline::Link { to: Id::new(Kind::Option, &option.code), text: words, code: false, names: true });
                }
                _ => lines.push(if brackets { self.nested(part) } else { self.line(part) }),
            }
            last = question;
        }
        lines
    }

    /// A part of a condition; in brackets if it has parts itself.
    fn nested(&self, part: &Condition) -> Line {
        let mut line = self.line(part);
        if matches!(part, Condition::All(_) | Condition::Any(_)) {
            line.insert(0, text("("));
            line.push(text(")"));
        }
        line
    }

    fn found(&self, name: &str) -> Line {
        match name.strip_suffix(".met") {
            Some(id) if self.0.library.contributors.iter().any(|c| c.id == id) => {
                vec![code(Kind::Contributor, id), text(" comes into question")]
            }
            _ => vec![code(Kind::Finding, name)],
        }
    }

    fn total(&self, at: usize, how: Comparison, number: i32) -> Line {
        let library = &self.0.library;
        let total = &library.totals[at];
        if library.contributors.iter().any(|c| c.score == at) {
            return vec![code(Kind::Contributor, &total.name), text(format!(" scores {} {number}", compared(how)))];
        }
        if library.names.contains_key(&total.name) {
            return vec![code(Kind::Sum, &total.name), text(format!(" is {} {number}", compared(how)))];
        }
        // A count without a name of its own.
        let mut line = plain(format!("{} {number} of these: ", compared(how)));
        line.extend(join(total.terms.iter().flat_map(|(_, of)| of).map(|c| self.nested(c)), ", "));
        line.insert(0, text("("));
        line.push(text(")"));
        line
    }
}

fn compared(how: Comparison) -> &'static str {
    match how {
        Comparison::AtLeast => "at least",
        Comparison::AtMost => "at most",
        Comparison::Above => "more than",
        Comparison::Below => "less than",
        Comparison::Equal => "exactly",
    }
}

/// A stored number as people write it.
pub fn written(number: i32, decimals: u8) -> String {
    (f64::from(number) / 10_f64.powi(decimals.into())).to_string()
}
