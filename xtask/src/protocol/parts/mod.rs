//! The parts of the protocol, one file for a few that belong together; each makes sections of the neutral structure from the content.

mod advice;
mod claims;
mod contributors;
mod evidence;
mod findings;
mod hazards;
mod people;
mod questions;
mod rules;
mod state;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use toml::Value;

use super::{
    compiler::source::{Review, Text},
    content::Content,
    page::{Block, Document, Id, Inline, Kind, Line, Section, code, join, link, plain, text, way},
    phrase,
};

/// The whole protocol. `tests` are all tests there are.
pub fn document(content: &Content, tests: &BTreeSet<String>) -> Result<Document> {
    let sections = vec![
        state::state(content),
        people::levels(content),
        people::contacts(content),
        questions::questions(content),
        findings::findings(content),
        rules::rules(content),
        rules::defaults(content),
        findings::codes(content),
        contributors::contributors(content),
        advice::advice(content),
        advice::medicines(content),
        findings::running(content),
        claims::claims(content),
        claims::contradictions(content),
        claims::explainers(content),
        claims::outlook(content),
        people::safety_net(content),
        hazards::hazards(content, tests),
        evidence::examples(content),
        evidence::evidence(content),
        evidence::specification(content),
        evidence::texts(content),
    ];
    Document { title: "Backstride: the clinical protocol".into(), lead: state::lead(content), sections }.settle()
}

/// Named facts, in order; those without a value are left out.
#[derive(Default)]
struct Facts(Vec<(String, Vec<Block>)>);

impl Facts {
    fn blocks(&mut self, name: &str, blocks: Vec<Block>) {
        self.0.push((name.to_owned(), blocks));
    }

    fn line(&mut self, name: &str, line: Line) {
        if !line.is_empty() {
            self.blocks(name, vec![Block::Paragraph(line)]);
        }
    }

    fn text(&mut self, name: &str, words: impl Into<String>) {
        self.line(name, plain(words));
    }

    fn maybe(&mut self, name: &str, words: Option<&Text>) {
        if let Some(words) = words {
            self.text(name, words.get_ref());
        }
    }

    fn done(self) -> Block {
        Block::Facts(self.0)
    }
}

/// Suppress codes, as links.
fn codes(names: &[Text]) -> Line {
    join(names.iter().map(|name| vec![code(Kind::Code, name.get_ref())]), ", ")
}

/// Sources: rows of the evidence list, and sections of the clinical specification.
fn sources(names: &[Text]) -> Line {
    join(
        names.iter().map(|name| {
            let name = name.get_ref();
            vec![link(if name.starts_with("SPEC-") { Kind::Specification } else { Kind::Evidence }, name)]
        }),
        ", ",
    )
}

/// The rules and default rules that an id or a pattern such as `R-BSI-*` names.
fn rules_named<'a>(content: &'a Content, pattern: &str) -> Vec<(Kind, &'a str)> {
    let fits = |id: &str| pattern.strip_suffix('*').map_or(id == pattern, |start| id.starts_with(start));
    let rules = content.library.rules.iter().map(|r| (Kind::Rule, r.id.as_str()));
    let defaults = content.library.defaults.iter().map(|d| (Kind::Default, d.id.as_str()));
    rules.chain(defaults).filter(|(_, id)| fits(id)).collect()
}

/// Rules as the content names them, patterns written out.
fn rule_patterns(content: &Content, patterns: &[Text]) -> Line {
    let each = patterns.iter().map(|pattern| {
        let written = pattern.get_ref();
        let named = rules_named(content, written).into_iter().map(|(kind, id)| vec![link(kind, id)]);
        if written.ends_with('*') {
            let mut line = vec![Inline::Code(written.clone()), text(": ")];
            line.extend(join(named, ", "));
            line
        } else {
            join(named, ", ")
        }
    });
    join(each, "; ")
}

/// Who wrote and who reviewed a file, as one line.
fn reviewed(file: &str, review: &Review) -> Line {
    let Review { author, clinical_reviewer, last_reviewed, review_by, version } = review;
    plain(format!(
        "Version {version}. Author: {author}. Clinical reviewer: {clinical_reviewer}. Last reviewed {}, again by {}. File: ",
        last_reviewed.get_ref(),
        review_by.get_ref()
    ))
    .into_iter()
    .chain([Inline::Code(file.to_owned())])
    .collect()
}

/// Answers of a case, as a runner would read them. Cases are no part of what a code is used for, so they are not listed there.
fn answers(content: &Content, given: &BTreeMap<String, Value>) -> Line {
    let each = given.iter().map(|(id, value)| {
        let mut line = vec![way(Kind::Question, id, id.as_str()), text(" ")];
        let codes: Vec<&str> = match value {
            Value::String(code) => vec![code],
            Value::Array(codes) => codes.iter().filter_map(Value::as_str).collect(),
            number => {
                line.push(text(number.to_string()));
                return line;
            }
        };
        let all = codes.into_iter().map(|code| {
            let option = content.library.options.iter().find(|o| o.code == code);
            let words = option.map_or(code, |o| content.text(o.text));
            vec![way(Kind::Option, code, format!("“{words}”"))]
        });
        line.extend(join(all, " + "));
        line
    });
    join(each, "; ")
}

/// A line with the ids of a section, to find one's way in it.
fn index(sections: &[Section]) -> Block {
    Block::Paragraph(join(sections.iter().map(|s| vec![way(s.id.kind, &s.id.name, s.id.name.as_str())]), " · "))
}

/// Everything that names this id, written when the document is settled.
fn named_by(kind: Kind, name: &str) -> Line {
    vec![Inline::NamedBy(Id::new(kind, name))]
}

/// A condition that may be left out, explained.
fn condition(
    facts: &mut Facts,
    content: &Content,
    name: &str,
    when: Option<&super::compiler::library::Condition>,
    written: Option<&Text>,
) {
    if let (Some(when), Some(written)) = (when, written) {
        facts.blocks(name, phrase::explained(content, when, written.get_ref()));
    }
}

/// "12 h", "7 d" or "now" from hours.
fn time(hours: u16) -> String {
    match hours {
        0 => "now".into(),
        hours if hours >= 48 && hours.is_multiple_of(24) => format!("{} days", hours / 24),
        1 => "1 hour".into(),
        hours => format!("{hours} hours"),
    }
}
