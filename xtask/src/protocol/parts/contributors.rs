//! What may add to the pain: patterns and drivers, with every line that is scored.

use super::{
    super::{
        compiler::{
            care::source,
            library::{Condition, Contributor},
        },
        content::Content,
        page::{Block, Id, Inline, Kind, Row, Section, Table, plain, text},
        phrase,
    },
    Facts, condition, index, named_by, reviewed, rule_patterns, sources,
};

/// Every contributor, by list.
pub fn contributors(content: &Content) -> Section {
    let mut part = Section::part("contributors", "What may add to the pain");
    part.blocks.push(Block::Paragraph(plain(
        "Shown at D3, D4 and D5 only, and never changes the level, except where a default rule names it. A score of 7 or more reads \"fits \
         your answers well\", 4 to 6 \"fits partly\", less \"worth knowing\". At most three patterns and four drivers are shown.",
    )));
    let mut resolved = content.library.contributors.iter();
    for file in &content.source.care.contributors {
        let name = file.file.trim_start_matches("content/contributors/").trim_end_matches(".toml");
        let mut group = Section::part(&format!("contributors-{name}"), file.what.title.get_ref());
        for (written, contributor) in file.what.contributor.iter().zip(resolved.by_ref()) {
            group.sections.push(self::contributor(content, written, contributor));
        }
        group.blocks.push(Block::Paragraph(reviewed(&file.file, &file.what.review)));
        group.blocks.push(index(&group.sections));
        part.sections.push(group);
    }
    part
}

fn contributor(content: &Content, written: &source::Contributor, resolved: &Contributor) -> Section {
    let id = &resolved.id;
    let title = vec![text(format!("{id} ")), Inline::Strong(written.name.get_ref().clone())];
    let mut section = Section::new(Id::new(Kind::Contributor, id), title);
    let mut facts = Facts::default();
    let marks = [
        (resolved.fallback, "shown when no pattern is"),
        (resolved.explainer_only, "explained only, never ranked before the others"),
        (resolved.only_by_rule, "shown only if a rule brings it up"),
        (resolved.first, "always first"),
    ];
    let mut kind = vec![if resolved.pattern { "pattern" } else { "driver" }];
    kind.extend(marks.iter().filter(|(set, _)| *set).map(|(_, words)| *words));
    facts.text("List", kind.join("; "));
    let (must, exclude) = entry(content, resolved, written.must.is_some());
    condition(&mut facts, content, "Only if", must, written.must.as_ref());
    condition(&mut facts, content, "Not if", exclude, written.exclude.as_ref());
    facts.line("Not if one of these rules fired", rule_patterns(content, &written.exclude_rules));
    facts.line("First if one of these rules fired", rule_patterns(content, &written.first_if));
    let cap = match resolved.cap {
        "Well" => "none".to_owned(),
        "Partly" => "at most \"fits partly\"".to_owned(),
        _ => "at most \"worth knowing\"".to_owned(),
    };
    facts.text("Cap", cap);
    condition(&mut facts, content, "No cap if", resolved.cap_unless.as_ref(), written.cap_unless.as_ref());
    facts.text("Shown from a score of", resolved.shows_from.to_string());
    facts.text("Grades", format!("sign {}, link {}", letter(resolved.sign), letter(resolved.link)));
    facts.text("A runner reads", written.explain.get_ref());
    facts.maybe("Would not fit", written.would_not_fit.as_ref());
    facts.line("Sources", sources(&written.sources));
    facts.line("Named by", named_by(Kind::Contributor, id));
    section.blocks.push(facts.done());
    if !written.lines.is_empty() {
        let terms = &content.library.totals[resolved.score].terms;
        let rows = written.lines.iter().zip(terms).map(|(line, (weight, of))| Row {
            id: None,
            cells: vec![
                plain(format!("{weight:+}")),
                of.first().map_or_else(Vec::new, |when| phrase::in_line(content, when)),
                phrase::formula(content, line.when.get_ref()),
            ],
        });
        section
            .blocks
            .push(Block::Table(Table { head: ["Weight", "If", "As written"].map(str::to_owned).to_vec(), rows: rows.collect() }));
    }
    section
}

/// `must` and `exclude` are one condition in the library: `must`, if there is one, and not `exclude`.
fn entry<'a>(content: &'a Content, of: &Contributor, must: bool) -> (Option<&'a Condition>, Option<&'a Condition>) {
    let Condition::All(parts) = &content.library.findings[of.met].when else { return (None, None) };
    let (first, rest) = if must { (parts.first(), parts.get(1)) } else { (None, parts.first()) };
    let exclude = match rest {
        Some(Condition::Not(part)) => Some(part.as_ref()),
        _ => None,
    };
    (first, exclude)
}

/// A is 0.
pub fn letter(grade: u8) -> char {
    char::from(b'A' + grade.min(3))
}
