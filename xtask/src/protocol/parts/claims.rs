//! What runners may have read, the contradictions among it, the topics explained, and what to expect.

use super::{
    super::{
        compiler::care::source::Claim,
        content::Content,
        page::{Block, Id, Inline, Kind, Line, Row, Section, Table, join, link, plain, text},
    },
    Facts, condition, named_by, rule_patterns, sources,
};

/// Claims, without the contradictions.
pub fn claims(content: &Content) -> Section {
    let mut part = Section::part("claims", "What runners may have read");
    part.blocks.push(Block::Paragraph(plain("Verdicts: S supported, W weak, C contested, O outdated or unsafe.")));
    part.blocks.push(table(content, false));
    part
}

/// Where the sources runners read contradict each other.
pub fn contradictions(content: &Content) -> Section {
    let mut part = Section::part("contradictions", "What we are not sure about: contradictions");
    part.blocks.push(table(content, true));
    part
}

fn table(content: &Content, contradictions: bool) -> Block {
    let all = content.source.care.claims.iter().flat_map(|f| &f.what.claim);
    let rows = all.filter(|c| c.id.get_ref().starts_with('X') == contradictions).map(|c| row(content, c));
    let head = ["Claim", "Runners read", "Verdict", "Our answer", "Carried by", "Evidence"];
    Block::Table(Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() })
}

fn row(content: &Content, claim: &Claim) -> Row {
    let id = claim.id.get_ref();
    let carriers = claim.carried_by.get_ref().iter().map(|name| vec![carrier(content, name.get_ref())]);
    Row {
        id: Some(Id::new(Kind::Claim, id)),
        cells: vec![
            plain(id),
            plain(claim.says.get_ref()),
            plain(claim.verdict.get_ref()),
            plain(claim.answer.get_ref()),
            join(carriers, ", "),
            sources(&claim.evidence),
        ],
    }
}

/// A contributor, an advice item, a question, a rule, an explainer, or the running plan.
fn carrier(content: &Content, name: &str) -> Inline {
    let library = &content.library;
    if let Some(explainer) = name.strip_prefix("explainer:") {
        return link(Kind::Explainer, explainer);
    }
    let kinds = [
        (library.contributors.iter().any(|c| c.id == name), Kind::Contributor),
        (library.advice.iter().any(|a| a.id == name), Kind::Advice),
        (library.questions.iter().any(|q| q.id == name), Kind::Question),
        (library.rules.iter().any(|r| r.id == name), Kind::Rule),
        (library.defaults.iter().any(|d| d.id == name), Kind::Default),
    ];
    let kind = kinds.iter().find(|(fits, _)| *fits).map_or(Kind::Plan, |(_, kind)| *kind);
    link(kind, name)
}

/// The topics explained.
pub fn explainers(content: &Content) -> Section {
    let mut part = Section::part("explainers", "Explainers");
    for explainer in &content.source.care.explainers.what.explainer {
        let id = explainer.id.get_ref();
        let title = vec![text(format!("{id} ")), Inline::Strong(explainer.title.get_ref().clone())];
        let mut section = Section::new(Id::new(Kind::Explainer, id), title);
        let mut facts = Facts::default();
        facts.text("Text", explainer.text.get_ref());
        facts.text("Picture", &explainer.picture);
        facts.line("Sources", sources(&explainer.sources));
        facts.line("Named by", named_by(Kind::Explainer, id));
        section.blocks.push(facts.done());
        part.sections.push(section);
    }
    part
}

/// What to expect.
pub fn outlook(content: &Content) -> Section {
    let mut part = Section::part("outlook", "Outlook: what usually happens");
    for (written, outlook) in content.source.care.outlook.what.outlook.iter().zip(&content.library.outlook) {
        let id = written.id.get_ref();
        let mut section = Section::new(Id::new(Kind::Outlook, id), plain(id));
        let mut facts = Facts::default();
        facts.text("A runner reads", written.text.get_ref());
        condition(&mut facts, content, "Shown when", outlook.when.as_ref(), written.when.as_ref());
        facts.line("Shown if one of these rules fired", rule_patterns(content, &written.rules));
        facts.line("Not if one of these rules fired", rule_patterns(content, &written.exclude_rules));
        let level = &content.source.dispositions[outlook.most_urgent];
        facts.line("Up to", Line::from([link(Kind::Level, level.code.get_ref())]));
        facts.line("Sources", sources(&written.sources));
        section.blocks.push(facts.done());
        part.sections.push(section);
    }
    part
}
