//! Every question, by screen, with its options.

use super::{
    super::{
        compiler::source,
        content::Content,
        page::{Block, Id, Inline, Kind, Line, Row, Section, Table, code, join, plain, text},
        phrase,
    },
    Facts, index, named_by, sources,
};

/// The part with all questions in the order in which they can be asked.
pub fn questions(content: &Content) -> Section {
    let mut part = Section::part("questions", "Questions");
    part.blocks.push(Block::Paragraph(plain(
        "In the order in which they can be asked. A question without \"Asked when\" is asked of everyone. Roles: none clears the other \
         ticks; unsure is an answer of its own, which rules read; skip leaves the question. A benign option is a clarifier that is no flag.",
    )));
    let unused = &content.source.unused.what;
    for (screen, written) in content.library.screens.iter().zip(&content.source.screens.what) {
        let mut section = Section::part(&format!("screen-{}", screen.id), written.title.get_ref());
        for &at in &screen.questions {
            let id = &content.library.questions[at].id;
            if let Some(q) = content.source.questions.iter().find(|q| q.what.id.get_ref() == id) {
                section.sections.push(question(content, at, &q.what));
            }
        }
        let place = format!("Part of the flow: {}. Section: {}.", written.part.get_ref(), written.section.get_ref());
        section.blocks.push(Block::Paragraph(plain(place)));
        section.blocks.push(index(&section.sections));
        part.sections.push(section);
    }
    let mut section = Section::part("unused", "Options that nothing reads, and why they are asked");
    let row = |u: &source::Unused| {
        let mut line = plain(format!("{} ", u.why));
        line.extend(join(u.options.iter().map(|o| vec![code(Kind::Option, o.get_ref())]), ", "));
        line
    };
    section.blocks.push(Block::List(unused.iter().map(row).collect()));
    part.sections.push(section);
    part
}

fn question(content: &Content, at: usize, written: &source::Question) -> Section {
    let question = &content.library.questions[at];
    let id = &question.id;
    let title = vec![text(format!("{id} ")), Inline::Strong(written.ask.get_ref().clone())];
    let mut section = Section::new(Id::new(Kind::Question, id), title);
    let mut facts = Facts::default();
    let mut kind = vec![match question.kind.as_str() {
        "one" => "one answer",
        "many" => "tick all that fit",
        _ => "an amount",
    }];
    let marks = [
        (question.optional, "may be skipped, so no safety question"),
        (question.private, "marked private"),
        (question.scale, "its options are a scale or a fact, not flags"),
        (question.first_that_fits, "options in order of concern; the first true one is chosen"),
    ];
    kind.extend(marks.iter().filter(|(set, _)| *set).map(|(_, words)| *words));
    facts.text("Takes", kind.join("; "));
    super::condition(&mut facts, content, "Asked when", question.ask_when.as_ref(), written.ask_when.as_ref());
    facts.text("Why we ask", written.why.get_ref());
    facts.line("Sources", sources(&written.sources));
    facts.line("Named by", named_by(Kind::Question, id));
    section.blocks.push(facts.done());
    if let Some(amount) = &written.amount {
        let name = amount.code.get_ref();
        let decimals = ["", ", one decimal", ", two decimals"].get(usize::from(amount.decimals)).copied().unwrap_or_default();
        section.blocks.push(Block::Table(Table {
            head: ["Amount", "Range", "Read by"].map(str::to_owned).to_vec(),
            rows: vec![Row {
                id: Some(Id::new(Kind::Amount, name)),
                cells: vec![
                    vec![Inline::Code(name.clone())],
                    plain(format!("{} to {} {}{decimals}", amount.min, amount.max, amount.unit.get_ref())),
                    named_by(Kind::Amount, name),
                ],
            }],
        }));
    }
    if !written.options.is_empty() {
        section.blocks.push(options(content, &question.options, written));
    }
    section
}

fn options(content: &Content, resolved: &[usize], written: &source::Question) -> Block {
    let rows = resolved.iter().zip(&written.options).map(|(&at, option)| {
        let name = option.code.get_ref();
        let mut words = plain(option.text.get_ref());
        let mut remark = |name: &str, line: Line| {
            words.push(text(format!(" [{name}: ")));
            words.extend(line);
            words.push(text("]"));
        };
        if let Some(group) = &option.group {
            remark("under", plain(group.get_ref()));
        }
        if let Some(clarify) = &option.clarify {
            remark("helps with", plain(clarify.get_ref()));
        }
        if let Some(when) = &content.library.options[at].offer_when {
            remark("offered when", phrase::in_line(content, when));
        }
        if let Some(other) = &option.acts_as {
            remark("counts as", vec![code(Kind::Option, other.get_ref())]);
        }
        let mut role: Vec<&str> = option.role.iter().map(|r| r.get_ref().as_str()).collect();
        if option.benign {
            role.push("benign");
        }
        Row {
            id: Some(Id::new(Kind::Option, name)),
            cells: vec![vec![Inline::Code(name.clone())], words, plain(role.join(", ")), named_by(Kind::Option, name)],
        }
    });
    Block::Table(Table { head: ["Code", "A runner reads", "Role", "Read by"].map(str::to_owned).to_vec(), rows: rows.collect() })
}
