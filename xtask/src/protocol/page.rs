//! The protocol as one neutral structure: sections, facts, tables, and links between ids. Both formats are written from it, so that they
//! cannot differ. [`Document::settle`] refuses a dead link and fills in who names what.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

/// What sort of thing an id names. The order is that of the lists of back-links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Part,
    Level,
    Contact,
    Region,
    Question,
    Option,
    Amount,
    Finding,
    Sum,
    Rule,
    Default,
    Code,
    Contributor,
    Advice,
    Move,
    Plan,
    Claim,
    Explainer,
    Outlook,
    Hazard,
    Test,
    Example,
    Evidence,
    Specification,
    Text,
}

impl Kind {
    /// The word before the name in an anchor.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Part => "part",
            Kind::Level => "level",
            Kind::Contact => "contact",
            Kind::Region => "region",
            Kind::Question => "question",
            Kind::Option => "option",
            Kind::Amount => "amount",
            Kind::Finding => "finding",
            Kind::Sum => "sum",
            Kind::Rule => "rule",
            Kind::Default => "default",
            Kind::Code => "code",
            Kind::Contributor => "contributor",
            Kind::Advice => "advice",
            Kind::Move => "move",
            Kind::Plan => "plan",
            Kind::Claim => "claim",
            Kind::Explainer => "explainer",
            Kind::Outlook => "outlook",
            Kind::Hazard => "hazard",
            Kind::Test => "test",
            Kind::Example => "example",
            Kind::Evidence => "evidence",
            Kind::Specification => "specification",
            Kind::Text => "text",
        }
    }

    /// What a list of such ids is called.
    fn plural(self) -> &'static str {
        match self {
            Kind::Part => "parts",
            Kind::Level => "levels",
            Kind::Contact => "contacts",
            Kind::Region => "regions",
            Kind::Question => "questions",
            Kind::Option => "options",
            Kind::Amount => "amounts",
            Kind::Finding => "findings",
            Kind::Sum => "sums",
            Kind::Rule => "rules",
            Kind::Default => "default rules",
            Kind::Code => "suppress codes",
            Kind::Contributor => "contributors",
            Kind::Advice => "advice",
            Kind::Move => "moves",
            Kind::Plan => "plan",
            Kind::Claim => "claims",
            Kind::Explainer => "explainers",
            Kind::Outlook => "outlook",
            Kind::Hazard => "hazards",
            Kind::Test => "tests",
            Kind::Example => "examples",
            Kind::Evidence => "evidence",
            Kind::Specification => "specification",
            Kind::Text => "texts",
        }
    }
}

/// The id of one thing, by kind: question H1 and hazard H01 and evidence R1 are all written alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id {
    pub kind: Kind,
    pub name: String,
}

impl Id {
    /// An id.
    pub fn new(kind: Kind, name: impl Into<String>) -> Id {
        Id { kind, name: name.into() }
    }

    /// Where it stands in a page: letters, digits, `.`, `_` and `-` only.
    pub fn anchor(&self) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' };
        format!("{}-{}", self.kind.word(), self.name.chars().map(plain).collect::<String>())
    }
}

/// A run of text.
pub type Line = Vec<Inline>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(String),
    Code(String),
    Strong(String),
    /// A level of urgency, D1 to D5.
    Level(String),
    /// A link to the definition of an id.
    Link {
        to: Id,
        text: String,
        /// Shown as code.
        code: bool,
        /// Whether whoever writes this link is listed at the definition as naming it.
        names: bool,
    },
    /// A link out of the page.
    Out {
        address: String,
        text: String,
    },
    /// Stands for the list of everything that names this id, until the document is settled.
    NamedBy(Id),
}

/// A block of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Paragraph(Line),
    /// A paragraph that must not be missed.
    Note(Line),
    List(Vec<Line>),
    /// Named facts about one thing.
    Facts(Vec<(String, Vec<Block>)>),
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

/// A row of a table; one that defines something has its id.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub id: Option<Id>,
    pub cells: Vec<Line>,
}

/// A section: one thing with an id, or a part of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub id: Id,
    pub title: Line,
    pub blocks: Vec<Block>,
    pub sections: Vec<Section>,
}

/// The whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub title: String,
    pub lead: Vec<Block>,
    pub sections: Vec<Section>,
}

/// A plain piece of text.
pub fn text(text: impl Into<String>) -> Inline {
    Inline::Text(text.into())
}

/// A line of plain text.
pub fn plain(words: impl Into<String>) -> Line {
    vec![text(words)]
}

/// A link to an id by its own name.
pub fn link(kind: Kind, name: &str) -> Inline {
    Inline::Link { to: Id::new(kind, name), text: name.to_owned(), code: false, names: true }
}

/// A link to an id, shown as code.
pub fn code(kind: Kind, name: &str) -> Inline {
    Inline::Link { to: Id::new(kind, name), text: name.to_owned(), code: true, names: true }
}

/// A link for finding one's way, which is not listed at the definition.
pub fn way(kind: Kind, name: &str, text: impl Into<String>) -> Inline {
    Inline::Link { to: Id::new(kind, name), text: text.into(), code: false, names: false }
}

/// Lines one after the other, with something between them.
pub fn join(lines: impl IntoIterator<Item = Line>, between: &str) -> Line {
    let mut all = Line::new();
    for line in lines {
        if !all.is_empty() {
            all.push(text(between));
        }
        all.extend(line);
    }
    all
}

/// The words of a piece alone.
pub fn words(piece: &Inline) -> &str {
    match piece {
        Inline::Text(text) | Inline::Code(text) | Inline::Strong(text) | Inline::Level(text) => text,
        Inline::Link { text, .. } | Inline::Out { text, .. } => text,
        Inline::NamedBy(_) => "",
    }
}

impl Section {
    /// A section without content yet.
    pub fn new(id: Id, title: Line) -> Section {
        Section { id, title, blocks: Vec::new(), sections: Vec::new() }
    }

    /// A part of the document, with its name in anchors.
    pub fn part(name: &str, title: &str) -> Section {
        Section::new(Id::new(Kind::Part, name), plain(title))
    }
}

/// Who names what: for each id, those that link to it.
type Names = BTreeMap<Id, BTreeSet<Id>>;

impl Document {
    /// Every id defined, in order.
    pub fn ids(&self) -> Vec<&Id> {
        fn walk<'a>(sections: &'a [Section], into: &mut Vec<&'a Id>) {
            for section in sections {
                into.push(&section.id);
                for block in &section.blocks {
                    if let Block::Table(table) = block {
                        into.extend(table.rows.iter().filter_map(|row| row.id.as_ref()));
                    }
                }
                walk(&section.sections, into);
            }
        }
        let mut found = Vec::new();
        walk(&self.sections, &mut found);
        found
    }

    /// Refuses an id defined twice and a link to nothing, and writes out who names what.
    pub fn settle(mut self) -> Result<Document> {
        let mut anchors = BTreeMap::new();
        for id in self.ids() {
            if let Some(other) = anchors.insert(id.anchor(), id.clone()) {
                bail!("the protocol defines {} twice ({} and {})", id.anchor(), other.name, id.name);
            }
        }
        let mut names = Names::new();
        let mut dead = BTreeSet::new();
        self.each_line(&mut |owner, line| {
            for piece in line.iter() {
                let Inline::Link { to, names: counts, .. } = piece else { continue };
                if anchors.get(&to.anchor()) != Some(to) {
                    dead.insert(format!("{} in {}", to.anchor(), owner.map_or("the lead".into(), Id::anchor)));
                }
                match owner {
                    Some(owner) if *counts && owner != to && owner.kind != Kind::Part => {
                        names.entry(to.clone()).or_default().insert(owner.clone());
                    }
                    _ => {}
                }
            }
        });
        if !dead.is_empty() {
            let all: Vec<_> = dead.into_iter().collect();
            bail!("the protocol has {} dead link(s):\n  {}", all.len(), all.join("\n  "));
        }
        self.each_line(&mut |_, line| {
            if line.iter().any(|piece| matches!(piece, Inline::NamedBy(_))) {
                let pieces = std::mem::take(line);
                line.extend(pieces.into_iter().flat_map(|piece| match piece {
                    Inline::NamedBy(id) => named_by(names.get(&id)),
                    other => vec![other],
                }));
            }
        });
        Ok(self)
    }

    /// Every line with the id of what it belongs to.
    fn each_line(&mut self, visit: &mut impl FnMut(Option<&Id>, &mut Line)) {
        for block in &mut self.lead {
            block.each_line(None, visit);
        }
        for section in &mut self.sections {
            section.each_line(visit);
        }
    }
}

impl Section {
    fn each_line(&mut self, visit: &mut impl FnMut(Option<&Id>, &mut Line)) {
        visit(Some(&self.id), &mut self.title);
        for block in &mut self.blocks {
            block.each_line(Some(&self.id), visit);
        }
        for section in &mut self.sections {
            section.each_line(visit);
        }
    }
}

impl Block {
    fn each_line(&mut self, owner: Option<&Id>, visit: &mut impl FnMut(Option<&Id>, &mut Line)) {
        match self {
            Block::Paragraph(line) | Block::Note(line) => visit(owner, line),
            Block::List(lines) => lines.iter_mut().for_each(|line| visit(owner, line)),
            Block::Facts(facts) => facts.iter_mut().flat_map(|(_, blocks)| blocks).for_each(|b| b.each_line(owner, visit)),
            Block::Table(table) => {
                for Row { id, cells } in &mut table.rows {
                    cells.iter_mut().for_each(|line| visit(id.as_ref().or(owner), line));
                }
            }
        }
    }
}

/// "rules R-CES-1, R-CES-2; advice ADV-WALK".
fn named_by(names: Option<&BTreeSet<Id>>) -> Line {
    let mut line = Line::new();
    let mut last = None;
    for id in names.into_iter().flatten() {
        if last == Some(id.kind) {
            line.push(text(", "));
        } else {
            let before = if last.is_some() { "; " } else { "" };
            line.push(text(format!("{before}{} ", id.kind.plural())));
        }
        last = Some(id.kind);
        line.push(way(id.kind, &id.name, id.name.clone()));
    }
    if line.is_empty() { plain("nothing") } else { line }
}
