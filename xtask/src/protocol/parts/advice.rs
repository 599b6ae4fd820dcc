//! Advice items, what a body does in them, and the gate before pain medicines.

use std::collections::BTreeSet;

use super::{
    super::{
        compiler::{
            care::source,
            library::{Advice, Condition},
        },
        content::Content,
        page::{Block, Id, Inline, Kind, Line, Row, Section, Table, join, link, plain, text, way},
        phrase,
    },
    Facts, codes, condition, contributors, index, named_by, reviewed, sources,
};

/// Every advice item, by topic.
pub fn advice(content: &Content) -> Section {
    let mut part = Section::part("advice", "Advice");
    part.blocks.push(Block::Paragraph(plain(
        "Stages: A the first 48 hours, B days 3 to 14, C back to running, P staying well. No advice at D1; at D2 and D3 only items that say \
         so. Stage C stands only while no rule stops running.",
    )));
    let mut resolved = content.library.advice.iter();
    for file in &content.source.care.advice {
        let name = file.file.trim_start_matches("content/advice/").trim_end_matches(".toml");
        let mut group = Section::part(&format!("advice-{name}"), file.what.title.get_ref());
        for (written, item) in file.what.advice.iter().zip(resolved.by_ref()) {
            group.sections.push(self::item(content, written, item));
        }
        group.blocks.push(Block::Paragraph(reviewed(&file.file, &file.what.review)));
        group.blocks.push(index(&group.sections));
        part.sections.push(group);
    }
    part.sections.push(moves(content));
    part
}

fn item(content: &Content, written: &source::Advice, item: &Advice) -> Section {
    let id = &item.id;
    let title = vec![text(format!("{id} ")), Inline::Strong(written.title.get_ref().clone())];
    let mut section = Section::new(Id::new(Kind::Advice, id), title);
    let mut facts = Facts::default();
    let stages: Vec<_> = written.stages.iter().map(|s| s.get_ref().as_str()).collect();
    let mut kind = format!("{}; stage {}", written.kind.get_ref(), stages.join(", "));
    for (set, words) in [(item.core, "core of its stage"), (item.against, "speaks against something")] {
        if set {
            kind.push_str(&format!("; {words}"));
        }
    }
    facts.text("Kind", kind);
    let levels = ["D2 to D5", "D2 to D5", "D3 to D5", "D4 and D5"];
    facts.text("Shown at", levels.get(item.most_urgent).copied().unwrap_or("D5"));
    facts.text("What to do", written.how.get_ref());
    facts.text("Dose", written.dose.get_ref());
    facts.maybe("Skip it if", written.skip_if.as_ref());
    let mut helps: Vec<Line> = written
        .r#for
        .iter()
        .map(|name| match name.get_ref().as_str() {
            "ALL" => plain("every runner"),
            name => vec![link(Kind::Contributor, name)],
        })
        .collect();
    helps.extend(written.show_if.iter().map(|c| vec![text("runners with "), super::code(Kind::Code, c.get_ref())]));
    facts.line("For", join(helps, ", "));
    condition(&mut facts, content, "Also for", item.for_when.as_ref(), written.for_when.as_ref());
    condition(&mut facts, content, "Only if", item.when.as_ref(), written.when.as_ref());
    condition(&mut facts, content, "Not if", item.unless.as_ref(), written.unless.as_ref());
    facts.line("Taken away by", codes(&written.suppress));
    if !written.limits.is_empty() {
        let limits = written.limits.iter().zip(&item.limits).map(|(limit, &at)| limits(content, limit, at));
        facts.blocks("Limits", vec![Block::List(limits.collect())]);
    }
    let library = &content.library;
    for figure in library.figures.iter().filter(|f| &library.advice[f.advice].id == id) {
        let name = figure.limit.map_or("Figure".into(), |at| format!("Figure beside \"{}\"", library.texts[at].text));
        facts.text(&name, &library.texts[figure.alt].text);
    }
    facts.line("Moves", join(written.moves.iter().map(|m| vec![link(Kind::Move, m.get_ref())]), ", "));
    facts.text("Grade", contributors::letter(item.grade));
    facts.line("Sources", sources(&written.sources));
    facts.line("Named by", named_by(Kind::Advice, id));
    section.blocks.push(facts.done());
    section
}

/// "cx.preg16, or pain at rest: On your side only."
fn limits(content: &Content, written: &source::Limit, at: usize) -> Line {
    let when = content.library.limits[at].when.iter().map(|when| phrase::in_line(content, when));
    let set = written.codes.iter().map(|c| vec![super::code(Kind::Code, c.get_ref())]);
    let mut line = join(set.chain(when), " or ");
    line.push(text(format!(": {}", written.text.get_ref())));
    line
}

fn moves(content: &Content) -> Section {
    let mut part = Section::part("moves", "Moves, and what must take them away");
    part.blocks.push(Block::Paragraph(plain("The compiler refuses an advice item that does not name the codes of its moves.")));
    let rows = content.source.care.moves.what.r#move.iter().map(|m| {
        let id = m.id.get_ref();
        let never = if m.never_safe_d3 { "never at D3" } else { "" };
        let cells = vec![
            vec![Inline::Code(id.clone())],
            plain(&m.why),
            codes(&m.suppressed),
            codes(&m.suppressed_or_limited),
            plain(never),
            named_by(Kind::Move, id),
        ];
        Row { id: Some(Id::new(Kind::Move, id)), cells }
    });
    let head = ["Move", "Why", "Taken away by", "Taken away or limited by", "Level", "In"];
    part.blocks.push(Block::Table(Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() }));
    part
}

/// The gate before pain medicines: every medicine item, and every named block that one of them reads, part by part.
pub fn medicines(content: &Content) -> Section {
    let mut part = Section::part("medicines-gate", "The medicines gate");
    part.blocks.push(Block::Paragraph(plain(
        "Pain medicines are shown only to a runner who asked for them, at D4 or D5, and only past these blocks. This part is made from the \
         advice items of the kind \"medicine\" and the findings, sums and codes that they read.",
    )));
    let items: Vec<_> = content.library.advice.iter().filter(|a| a.kind == "Medicine").collect();
    let mut blocks = BTreeSet::new();
    let rows = items.iter().map(|item| {
        let title = vec![way(Kind::Advice, &item.id, format!("{} {}", item.id, content.text(item.title)))];
        let parts = |when: &Option<Condition>| when.as_ref().map_or_else(Line::new, |when| phrase::in_line(content, when));
        for when in [&item.when, &item.unless, &item.for_when].into_iter().flatten() {
            read(when, &mut blocks);
        }
        let gone = join(item.suppress.iter().map(|&c| vec![way_code(content, c)]), ", ");
        let brought = join(item.show_if.iter().map(|&c| vec![way_code(content, c)]), ", ");
        Row { id: None, cells: vec![title, parts(&item.when), parts(&item.unless), parts(&item.for_when), gone, brought] }
    });
    let head = ["Medicine item", "Only if", "Not if", "Also for", "Taken away by", "Brought up by"];
    part.blocks.push(Block::Table(Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() }));
    for block in blocks {
        let (kind, name) = match block {
            Read::Finding(at) => (Kind::Finding, &content.library.findings[at].name),
            Read::Sum(at) => (Kind::Sum, &content.library.totals[at].name),
        };
        let mut section = Section::part(&format!("gate-{name}"), name);
        section.blocks.push(Block::Paragraph(vec![text("Defined at "), way(kind, name, name.as_str()), text(".")]));
        match content.library.findings.iter().find(|f| &f.name == name && kind == Kind::Finding) {
            Some(finding) => {
                section.blocks.extend(phrase::in_words(content, &finding.when));
                let meanings = phrase::meanings(content, &finding.when);
                if !meanings.is_empty() {
                    section.blocks.extend([Block::Paragraph(plain("Where:")), Block::List(meanings)]);
                }
            }
            None => {
                let total = content.library.totals.iter().find(|t| &t.name == name);
                let terms = total.into_iter().flat_map(|t| &t.terms).flat_map(|(weight, of)| of.iter().map(move |c| (weight, c)));
                let lines = terms.map(|(weight, c)| {
                    let mut line = plain(format!("{weight:+} "));
                    line.extend(phrase::in_line(content, c));
                    line
                });
                section.blocks.push(Block::List(lines.collect()));
            }
        }
        part.sections.push(section);
    }
    part
}

fn way_code(content: &Content, at: usize) -> Inline {
    let code = &content.library.suppress[at].code;
    way(Kind::Code, code, code.as_str())
}

/// What a condition reads by name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Read {
    Finding(usize),
    Sum(usize),
}

fn read(when: &Condition, into: &mut BTreeSet<Read>) {
    match when {
        Condition::Found(at) => {
            into.insert(Read::Finding(*at));
        }
        Condition::Total(at, ..) => {
            into.insert(Read::Sum(*at));
        }
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|p| read(p, into)),
        Condition::Not(part) => read(part, into),
        Condition::Is(_) | Condition::Amount(..) | Condition::Ratio(..) => {}
    }
}
