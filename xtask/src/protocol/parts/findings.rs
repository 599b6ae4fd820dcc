//! Named conditions, sums, suppress codes, and what the running plan reads.

use toml::Value;

use super::{
    super::{
        compiler::library::{Condition, Name},
        content::Content,
        page::{Block, Id, Inline, Kind, Line, Row, Section, Table, code, join, plain, text},
        phrase,
    },
    Facts, named_by, rule_patterns,
};

/// Findings and sums.
pub fn findings(content: &Content) -> Section {
    let mut part = Section::part("findings", "Findings and sums");
    part.blocks.push(Block::Paragraph(plain("Worked out from the answers; never asked, never stored.")));
    let written = &content.source.findings.what;
    let mut findings = Section::part("named-conditions", "Findings");
    findings.blocks.push(Block::Table(Table {
        head: ["Finding", "There when", "As written", "Read by"].map(str::to_owned).to_vec(),
        rows: written
            .finding
            .iter()
            .map(|(name, when)| {
                let name = name.get_ref();
                let resolved = content.library.findings.iter().find(|f| &f.name == name);
                let words = resolved.map_or_else(Line::new, |f| phrase::in_line(content, &f.when));
                let written = phrase::formula(content, when.get_ref());
                row(Kind::Finding, name, vec![words, written, named_by(Kind::Finding, name)])
            })
            .collect(),
    }));
    let mut sums = Section::part("sums", "Sums");
    sums.blocks.push(Block::Table(Table {
        head: ["Sum", "What is added up", "As written", "Read by"].map(str::to_owned).to_vec(),
        rows: written
            .sum
            .iter()
            .map(|(name, sum)| {
                let name = name.get_ref();
                let written = phrase::formula(content, sum.get_ref());
                row(Kind::Sum, name, vec![added_up(content, name), written, named_by(Kind::Sum, name)])
            })
            .collect(),
    }));
    part.sections = vec![findings, sums];
    part
}

fn row(kind: Kind, name: &str, rest: Vec<Line>) -> Row {
    let mut cells = vec![vec![Inline::Code(name.to_owned())]];
    cells.extend(rest);
    Row { id: Some(Id::new(kind, name)), cells }
}

/// "2 for each of: ...; never below 0".
fn added_up(content: &Content, name: &str) -> Line {
    let Some(Name::Total(at)) = content.library.names.get(name) else { return Line::new() };
    let total = &content.library.totals[*at];
    let each = total.terms.iter().map(|(weight, of)| {
        let mut line = plain(format!("{weight:+} for each of: "));
        line.extend(join(of.iter().map(|c: &Condition| phrase::in_line(content, c)), ", "));
        line
    });
    let mut line = join(each, "; ");
    if let Some(least) = total.floor {
        line.push(text(format!("; never below {least}")));
    }
    line
}

/// Suppress codes: what takes advice away.
pub fn codes(content: &Content) -> Section {
    let mut part = Section::part("codes", "Suppress codes: what takes advice away");
    part.blocks.push(Block::Paragraph(plain("A code is set when its condition holds, or one of its rules fired.")));
    let rows = content.source.suppress.what.iter().zip(&content.library.suppress).map(|(written, resolved)| {
        let name = written.code.get_ref();
        let mut ways: Vec<Line> = resolved.when.iter().map(|when| phrase::in_line(content, when)).collect();
        if !written.rules.is_empty() {
            let mut line = plain("one of these rules fired: ");
            line.extend(rule_patterns(content, &written.rules));
            ways.push(line);
        }
        if written.run_stop {
            ways.push(plain("a rule fired that stops running"));
        }
        let when = join(ways, "; or ");
        let formula = written.when.as_ref().map_or_else(Line::new, |when| phrase::formula(content, when.get_ref()));
        row(Kind::Code, name, vec![when, formula, named_by(Kind::Code, name)])
    });
    part.blocks.push(Block::Table(Table {
        head: ["Code", "Set when", "As written", "Read by"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }));
    part
}

/// What the return-to-running plan reads, straight from its file: each name of the content is a link.
pub fn running(content: &Content) -> Section {
    let title = plain("The return-to-running plan");
    let mut part = Section::new(Id::new(Kind::Plan, "return-to-run"), title);
    part.blocks.push(Block::Paragraph(plain(
        "The plan is worked out by code (src/engine/running), from these answers. It is not given while a rule stops running.",
    )));
    let mut facts = Facts::default();
    let written = content.files.get(&content.source.care.running.file);
    if let Some(table) = written.and_then(|text| text.parse::<toml::Table>().ok()) {
        values(content, "", &table, &mut facts);
    }
    facts.line("Named by", named_by(Kind::Plan, "return-to-run"));
    part.blocks.push(facts.done());
    part
}

fn values(content: &Content, before: &str, table: &toml::Table, facts: &mut Facts) {
    for (key, value) in table {
        let name = format!("{before}{key}");
        match value {
            Value::Table(inner) => values(content, &format!("{name}: "), inner, facts),
            Value::String(condition) => facts.line(&name, phrase::formula(content, condition)),
            Value::Array(names) => {
                let each = names.iter().filter_map(Value::as_str).map(|name| {
                    let library = &content.library;
                    vec![if library.questions.iter().any(|q| q.id == name) {
                        code(Kind::Question, name)
                    } else if library.suppress.iter().any(|s| s.code == name) {
                        code(Kind::Code, name)
                    } else {
                        Inline::Code(name.to_owned())
                    }]
                });
                facts.line(&name, join(each, ", "));
            }
            other => facts.text(&name, other.to_string()),
        }
    }
}
