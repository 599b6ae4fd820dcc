//! The state of the content: version, dates, sign-off, and who reviewed which file.

use super::{
    super::{
        compiler::source::{Review, Text},
        content::Content,
        page::{Block, Inline, Line, Row, Section, Table, plain, text},
    },
    Facts,
};

/// What stands before everything else.
pub fn lead(content: &Content) -> Vec<Block> {
    let manifest = &content.source.manifest;
    let state = if manifest.signed {
        "Signed by the clinicians named in the manifest's review."
    } else {
        "Not yet clinically signed. Nobody may rely on it for care."
    };
    vec![
        Block::Note(vec![Inline::Strong(state.into()), text(format!(" Content version {}.", manifest.version))]),
        Block::Paragraph(plain(
            "Everything that decides what a runner is asked and told: questions, red flag rules, what may add to the pain, advice, and the \
             evidence behind each. It is made from the content files by cargo xtask protocol; nothing in it is written by hand. Every id is \
             a link to its definition, and each definition lists what names it.",
        )),
        Block::Paragraph(plain(
            "Words in braces, such as {gp} or {em}, are filled from the table of regions. Conditions stand twice: in plain words, with the \
             options as a runner reads them, and as written in the content.",
        )),
    ]
}

/// The part about version, sign-off and reviews.
pub fn state(content: &Content) -> Section {
    let mut part = Section::part("state", "State of the content");
    let manifest = &content.source.manifest;
    let mut facts = Facts::default();
    facts.text("Version", &manifest.version);
    facts.text("Signed", if manifest.signed { "yes" } else { "no: not yet clinically signed" });
    facts.text("Last reviewed", manifest.last_reviewed.to_string());
    facts.text("Review by", manifest.review_by.to_string());
    let library = &content.library;
    let floors = library.rules.iter().filter(|r| r.floor.is_some()).count();
    facts.text(
        "Holds",
        format!(
            "{} questions with {} options, {} red flag rules ({} set a floor), {} contributors, {} advice items, {} claims, {} explainers, \
             {} hazards, {} sources.",
            library.questions.len(),
            library.options.len(),
            library.rules.len(),
            floors,
            library.contributors.len(),
            library.advice.len(),
            library.claims.len(),
            library.explainers.len(),
            content.source.care.hazards.what.hazard.len(),
            content.source.evidence.what.len()
        ),
    );
    part.blocks.push(facts.done());

    let source = &content.source;
    let files = source
        .rules
        .iter()
        .map(|f| (&f.file, &f.what.title, &f.what.review))
        .chain(source.care.contributors.iter().map(|f| (&f.file, &f.what.title, &f.what.review)))
        .chain(source.care.advice.iter().map(|f| (&f.file, &f.what.title, &f.what.review)))
        .chain([(&source.figures.file, &source.figures.what.title, &source.figures.what.review)]);
    let head = ["File", "Title", "Version", "Author", "Clinical reviewer", "Last reviewed", "Review by"];
    part.blocks.push(Block::Table(Table {
        head: head.map(str::to_owned).to_vec(),
        rows: files.map(|(file, title, review)| Row { id: None, cells: cells(file, title, review) }).collect(),
    }));
    part
}

fn cells(file: &str, title: &Text, review: &Review) -> Vec<Line> {
    vec![
        vec![Inline::Code(file.to_owned())],
        plain(title.get_ref()),
        plain(&review.version),
        plain(&review.author),
        plain(&review.clinical_reviewer),
        plain(review.last_reviewed.get_ref().to_string()),
        plain(review.review_by.get_ref().to_string()),
    ]
}
