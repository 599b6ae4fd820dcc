//! The hazard log: what could hurt a runner, what is done about it, and what shows that it is done.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        content::Content,
        page::{Block, Id, Inline, Kind, Row, Section, Table, join, plain, text},
    },
    Facts, index, named_by, rule_patterns,
};

/// Every hazard, and every test that one names.
pub fn hazards(content: &Content, tests: &BTreeSet<String>) -> Section {
    let mut part = Section::part("hazards", "Hazard log");
    part.blocks.push(Block::Paragraph(plain(
        "Severity and likelihood are those before anything is done, 1 to 5 each; the risk is their product.",
    )));
    let mut named: BTreeMap<&str, bool> = BTreeMap::new();
    for hazard in &content.source.care.hazards.what.hazard {
        let id = hazard.id.get_ref();
        let title = vec![text(format!("{id} ")), Inline::Strong(hazard.hazard.clone())];
        let mut section = Section::new(Id::new(Kind::Hazard, id), title);
        let (severity, likelihood) = (hazard.severity.get_ref(), hazard.likelihood.get_ref());
        let mut facts = Facts::default();
        facts.text("Harm", &hazard.harm);
        facts.text("Risk", format!("severity {severity} × likelihood {likelihood} = {}", severity * likelihood));
        facts.text("Mitigation", &hazard.mitigation);
        facts.line("Rules", rule_patterns(content, &hazard.rules));
        let each = hazard.tests.get_ref().iter().map(|test| {
            let name = test.get_ref().as_str();
            let there = tests.contains(name);
            named.insert(name, there);
            let mut line = vec![super::code(Kind::Test, name)];
            if !there {
                line.push(Inline::Strong(" (not there)".into()));
            }
            line
        });
        facts.blocks("Tests", vec![Block::List(each.collect())]);
        let open = if hazard.open.trim().is_empty() { "nothing" } else { &hazard.open };
        facts.text("Open", open);
        section.blocks.push(facts.done());
        part.sections.push(section);
    }
    part.blocks.push(index(&part.sections));
    let missing: Vec<_> =
        named.iter().filter(|(_, there)| !**there).map(|(name, _)| vec![super::code(Kind::Test, name)]).collect();
    if !missing.is_empty() {
        let mut line = plain(format!("{} of the {} tests named here do not exist: ", missing.len(), named.len()));
        line.extend(join(missing, ", "));
        part.blocks.push(Block::Note(line));
    }
    let mut list = Section::part("tests", "Tests named by the hazard log");
    let rows = named.into_iter().map(|(name, there)| Row {
        id: Some(Id::new(Kind::Test, name)),
        cells: vec![vec![Inline::Code(name.to_owned())], plain(if there { "yes" } else { "no" }), named_by(Kind::Test, name)],
    });
    list.blocks
        .push(Block::Table(Table { head: ["Test", "Exists", "Named by"].map(str::to_owned).to_vec(), rows: rows.collect() }));
    part.sections.push(list);
    part
}
