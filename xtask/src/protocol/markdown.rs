//! The protocol as Markdown, with an anchor for every id, for those who read it beside the content files.

use super::page::{Block, Document, Id, Inline, Kind, Line, Section, Table, words};

/// Writes the document as Markdown.
pub fn write(document: &Document) -> String {
    let mut text = format!("# {}\n\n", escape(&document.title));
    document.lead.iter().for_each(|b| block(&mut text, b, ""));
    text.push_str("## Contents\n\n");
    contents(&mut text, &document.sections, 0);
    text.push('\n');
    document.sections.iter().for_each(|s| section(&mut text, s, 2));
    text
}

fn contents(text: &mut String, sections: &[Section], depth: usize) {
    for section in sections {
        let title: String = section.title.iter().map(words).collect();
        text.push_str(&format!("{}- [{}](#{})\n", "  ".repeat(depth), escape(&title), section.id.anchor()));
        if depth == 0 && section.sections.iter().any(|s| s.id.kind == Kind::Part) {
            contents(text, &section.sections, 1);
        }
    }
}

fn section(text: &mut String, section: &Section, level: usize) {
    let Section { id, title, blocks, sections } = section;
    text.push_str(&format!("{}\n\n{} {}\n\n", anchor(id), "#".repeat(level.min(6)), line(title)));
    blocks.iter().for_each(|b| block(text, b, ""));
    sections.iter().for_each(|s| self::section(text, s, level + 1));
}

fn anchor(id: &Id) -> String {
    format!("<a id=\"{}\"></a>", id.anchor())
}

/// A block, each of its lines after `indent`.
fn block(text: &mut String, b: &Block, indent: &str) {
    match b {
        Block::Paragraph(words) => text.push_str(&format!("{indent}{}\n\n", line(words))),
        Block::Note(words) => text.push_str(&format!("{indent}> {}\n\n", line(words))),
        Block::List(lines) => {
            lines.iter().for_each(|words| text.push_str(&format!("{indent}- {}\n", line(words))));
            text.push('\n');
        }
        Block::Facts(facts) => {
            for (name, blocks) in facts {
                match blocks.as_slice() {
                    [Block::Paragraph(words)] => text.push_str(&format!("{indent}- **{}:** {}\n", escape(name), line(words))),
                    blocks => {
                        text.push_str(&format!("{indent}- **{}:**\n\n", escape(name)));
                        blocks.iter().for_each(|b| block(text, b, &format!("{indent}  ")));
                    }
                }
            }
            text.push('\n');
        }
        Block::Table(Table { head, rows }) => {
            let cells = |cells: Vec<String>| format!("{indent}| {} |\n", cells.join(" | "));
            text.push_str(&cells(head.iter().map(|h| escape(h)).collect()));
            text.push_str(&cells(head.iter().map(|_| "---".to_owned()).collect()));
            for row in rows {
                let mut all: Vec<String> = row.cells.iter().map(line).collect();
                if let (Some(id), Some(first)) = (&row.id, all.first_mut()) {
                    first.insert_str(0, &anchor(id));
                }
                text.push_str(&cells(all));
            }
            text.push('\n');
        }
    }
}

fn line(line: &Line) -> String {
    line.iter().map(inline).collect()
}

fn inline(piece: &Inline) -> String {
    match piece {
        Inline::Text(text) => escape(text),
        Inline::Code(text) => verbatim(text),
        Inline::Strong(text) | Inline::Level(text) => format!("**{}**", escape(text)),
        Inline::Link { to, text, code, .. } => {
            let text = if *code { verbatim(text) } else { escape(text) };
            format!("[{text}](#{})", to.anchor())
        }
        Inline::Out { address, text } => format!("[{}](<{address}>)", escape(text)),
        Inline::NamedBy(_) => String::new(),
    }
}

/// Code; our codes hold no backtick.
fn verbatim(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// A text in which nothing means anything to Markdown, on one line.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => safe.extend(['\\', c]),
            '\n' => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
