//! The protocol as one HTML page that needs nothing else: styles inside, no script.

use super::page::{Block, Document, Id, Inline, Kind, Line, Section, Table, words};

/// How the page looks.
const STYLE: &str = include_str!("style.css");

/// Writes the document as HTML.
pub fn write(document: &Document) -> String {
    let mut page = Page(String::new());
    page.add("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.add(&format!("<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n", escape(&document.title)));
    page.add("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n");
    page.contents(&document.sections, 2);
    page.add("</nav>\n<main>\n");
    page.add(&format!("<h1>{}</h1>\n", escape(&document.title)));
    document.lead.iter().for_each(|block| page.block(block));
    document.sections.iter().for_each(|section| page.section(section, 2));
    page.add("</main>\n</body>\n</html>\n");
    page.0
}

/// A text as HTML.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}

/// A page in the making.
struct Page(String);

impl Page {
    fn add(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn contents(&mut self, sections: &[Section], depth: usize) {
        self.add("<ol>\n");
        for section in sections {
            self.add("<li>");
            let title: String = section.title.iter().map(words).collect();
            self.add(&format!("<a href=\"#{}\">{}</a>", section.id.anchor(), escape(&title)));
            if depth > 1 && section.sections.iter().any(|s| s.id.kind == Kind::Part) {
                self.contents(&section.sections, depth - 1);
            }
            self.add("</li>\n");
        }
        self.add("</ol>\n");
    }

    fn section(&mut self, section: &Section, level: usize) {
        let heading = level.min(6);
        self.add(&format!("<section id=\"{}\" class=\"{}\">\n<h{heading}>", section.id.anchor(), section.id.kind.word()));
        self.line(&section.title);
        self.own_link(&section.id);
        self.add(&format!("</h{heading}>\n"));
        section.blocks.iter().for_each(|block| self.block(block));
        section.sections.iter().for_each(|section| self.section(section, level + 1));
        self.add("</section>\n");
    }

    /// A link to the place itself, to copy.
    fn own_link(&mut self, id: &Id) {
        self.add(&format!(" <a class=\"own\" href=\"#{}\" aria-label=\"Link to {}\">#</a>", id.anchor(), escape(&id.name)));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(line) => self.wrapped("p", line),
            Block::Note(line) => {
                self.add("<p class=\"note\">");
                self.line(line);
                self.add("</p>\n");
            }
            Block::List(lines) => {
                self.add("<ul>\n");
                lines.iter().for_each(|line| self.wrapped("li", line));
                self.add("</ul>\n");
            }
            Block::Facts(facts) => {
                self.add("<dl>\n");
                for (name, blocks) in facts {
                    self.add(&format!("<dt>{}</dt>\n<dd>", escape(name)));
                    match blocks.as_slice() {
                        [Block::Paragraph(line)] => self.line(line),
                        blocks => blocks.iter().for_each(|block| self.block(block)),
                    }
                    self.add("</dd>\n");
                }
                self.add("</dl>\n");
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn table(&mut self, table: &Table) {
        self.add("<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>");
        table.head.iter().for_each(|head| self.add(&format!("<th scope=\"col\">{}</th>", escape(head))));
        self.add("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            match &row.id {
                Some(id) => self.add(&format!("<tr id=\"{}\">", id.anchor())),
                None => self.add("<tr>"),
            }
            row.cells.iter().for_each(|cell| {
                self.add("<td>");
                self.line(cell);
                self.add("</td>");
            });
            self.add("</tr>\n");
        }
        self.add("</tbody>\n</table></div>\n");
    }

    fn wrapped(&mut self, element: &str, line: &Line) {
        self.add(&format!("<{element}>"));
        self.line(line);
        self.add(&format!("</{element}>\n"));
    }

    fn line(&mut self, line: &Line) {
        line.iter().for_each(|piece| self.add(&inline(piece)));
    }
}

fn inline(piece: &Inline) -> String {
    match piece {
        Inline::Text(text) => escape(text),
        Inline::Code(text) => format!("<code>{}</code>", escape(text)),
        Inline::Strong(text) => format!("<strong>{}</strong>", escape(text)),
        Inline::Level(level) => format!("<b class=\"urgency {0}\">{0}</b>", escape(level)),
        Inline::Link { to, text, code, .. } => {
            // The name of an id is not broken at its hyphens.
            let whole = if text == &to.name && text.len() < 24 { " class=\"i\"" } else { "" };
            let text = if *code { format!("<code>{}</code>", escape(text)) } else { escape(text) };
            format!("<a{whole} href=\"#{}\">{text}</a>", to.anchor())
        }
        Inline::Out { address, text } => format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escape(address), escape(text)),
        Inline::NamedBy(_) => String::new(),
    }
}
