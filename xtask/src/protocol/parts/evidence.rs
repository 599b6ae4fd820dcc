//! Worked examples, the evidence list, the sections of the clinical specification that are named, and the texts around the questions.

use std::collections::BTreeSet;

use super::{
    super::{
        compiler::source::Text,
        content::Content,
        page::{Block, Id, Inline, Kind, Line, Row, Section, Table, join, link, plain, text},
    },
    Facts, answers, named_by, reviewed,
};

/// The ordinary runner, and the examples whose results must hold.
pub fn examples(content: &Content) -> Section {
    let mut part = Section::part("examples", "The ordinary runner and worked examples");
    let mut facts = Facts::default();
    facts.line("The ordinary runner", answers(content, &content.source.baseline.what));
    part.blocks.push(facts.done());
    let rows = content.source.examples.what.iter().map(|example| {
        let id = example.id.get_ref();
        let rules = example.fires.iter().map(|r| {
            let id = r.get_ref();
            let default = content.library.defaults.iter().any(|d| &d.id == id);
            vec![super::way(if default { Kind::Default } else { Kind::Rule }, id, id.as_str())]
        });
        let floor = if example.floor_free { plain("no floor by design") } else { Line::new() };
        Row {
            id: Some(Id::new(Kind::Example, id)),
            cells: vec![
                plain(id),
                plain(&example.text),
                answers(content, example.answers.get_ref()),
                vec![Inline::Level(example.disposition.get_ref().clone())],
                join(rules.chain((!floor.is_empty()).then_some(floor)), ", "),
            ],
        }
    });
    let head = ["Example", "In the specification", "Changes to the ordinary runner", "Gives", "Rules"];
    part.blocks.push(Block::Table(Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() }));
    part
}

/// The evidence list.
pub fn evidence(content: &Content) -> Section {
    let mut part = Section::part("evidence", "Evidence");
    part.blocks.push(Block::Paragraph(plain(
        "Confidence: V abstract or page seen, K known and not checked again, U detail needs checking. Every row must be verified again \
         before release.",
    )));
    let rows = content.source.evidence.what.iter().map(|e| {
        let id = e.id.get_ref();
        Row {
            id: Some(Id::new(Kind::Evidence, id)),
            cells: vec![
                plain(id),
                plain(&e.reference),
                addresses(&e.link),
                plain(&e.finding),
                plain(&e.confidence),
                named_by(Kind::Evidence, id),
            ],
        }
    });
    let head = ["Id", "Reference", "DOI or address", "Finding", "Confidence", "Named by"];
    part.blocks.push(Block::Table(Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() }));
    part
}

/// DOIs and addresses as links; words between them as they stand.
fn addresses(written: &str) -> Line {
    let each = written.split(' ').map(|word| {
        let name = word.trim_end_matches(';');
        let after = &word[name.len()..];
        let address = match name {
            doi if doi.starts_with("10.") => format!("https://doi.org/{doi}"),
            page if page.contains(".org") || page.contains(".com/") || page.contains(".uk") => format!("https://{page}"),
            _ => return plain(word),
        };
        vec![Inline::Out { address, text: name.to_owned() }, text(after)]
    });
    join(each, " ")
}

/// Sections of the clinical specification that something rests on. The specification is no part of the project.
pub fn specification(content: &Content) -> Section {
    let mut part = Section::part("specification", "Sections of the clinical specification");
    part.blocks.push(Block::Paragraph(plain("Where a source is the specification itself, its section is named.")));
    let names: BTreeSet<&str> =
        content.library.evidence.iter().map(|e| e.id.as_str()).filter(|id| id.starts_with("SPEC-")).collect();
    let rows = names
        .into_iter()
        .map(|id| Row { id: Some(Id::new(Kind::Specification, id)), cells: vec![plain(id), named_by(Kind::Specification, id)] });
    part.blocks.push(Block::Table(Table { head: ["Section", "Named by"].map(str::to_owned).to_vec(), rows: rows.collect() }));
    part
}

/// What the screens say around the questions.
pub fn texts(content: &Content) -> Section {
    let mut part = Section::part("texts", "Other texts a runner reads");
    for file in content.source.words.iter().filter(|f| !f.file.ends_with("/safety-net.toml")) {
        let mut rows: Vec<_> = file.what.iter().collect();
        rows.sort_by_key(|(_, text)| text.span().start);
        part.blocks.push(Block::Paragraph(vec![Inline::Code(file.file.clone())]));
        part.blocks.push(text_table(rows.into_iter()));
    }
    let learn = &content.source.care.learn;
    part.blocks.push(Block::Paragraph(vec![Inline::Code(learn.file.clone())]));
    part.blocks.push(Block::Paragraph(reviewed(&learn.file, &learn.what.review)));
    let said = content.library.texts.iter().filter(|entry| entry.place.file == learn.file);
    part.blocks.push(keyed(said.map(|entry| (&entry.key, &entry.text))));
    let mut line = plain("See also ");
    line.push(link(Kind::Part, "safety-net"));
    part.blocks.push(Block::Paragraph(line));
    part
}

/// Texts with their keys.
pub fn text_table<'a>(texts: impl Iterator<Item = (&'a String, &'a Text)>) -> Block {
    keyed(texts.map(|(key, words)| (key, words.get_ref())))
}

fn keyed<'a>(texts: impl Iterator<Item = (&'a String, &'a String)>) -> Block {
    let rows = texts.map(|(key, words)| Row {
        id: Some(Id::new(Kind::Text, key)),
        cells: vec![vec![Inline::Code(key.clone())], plain(words)],
    });
    Block::Table(Table { head: ["Key", "Text"].map(str::to_owned).to_vec(), rows: rows.collect() })
}
