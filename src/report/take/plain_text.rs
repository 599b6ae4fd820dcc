//! A page as plain text, to paste anywhere.

use super::Node;

/// The text: a line for each paragraph, dashes before what is listed, an empty line before each heading.
pub fn text(page: &Node) -> String {
    let mut out = String::new();
    write(page, &mut out);
    out.trim().to_owned() + "\n"
}

fn write(node: &Node, out: &mut String) {
    let Node::Element { tag, inside, .. } = node else { return };
    match *tag {
        "h1" | "h2" => {
            let words = words(inside);
            let under = if *tag == "h1" { "=" } else { "-" };
            out.push_str(&format!("\n{words}\n{}\n", under.repeat(words.chars().count().min(60))));
        }
        "h3" | "h4" => out.push_str(&format!("\n{}\n", words(inside))),
        "p" => out.push_str(&format!("{}\n", words(inside))),
        "li" => out.push_str(&format!("- {}\n", words(inside))),
        "tr" => {
            let cells: Vec<String> = inside.iter().map(|cell| words(std::slice::from_ref(cell))).collect();
            out.push_str(&format!("  {}\n", cells.join(" | ")));
        }
        _ => inside.iter().for_each(|node| write(node, out)),
    }
}

/// The words in nodes, without what is around them.
fn words(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element { inside, .. } => out.push_str(&words(inside)),
            Node::Code(_) => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::node::{Node, Pile};
    use super::text;

    #[test]
    fn a_page_reads_well_as_text() {
        let mut page = Pile::default();
        page.heading("h1", "Your back".into());
        page.named("How much:".into(), "twice");
        page.list(vec!["one".into(), "two".into()]);
        page.table(vec!["Week".into(), "Distance".into()], vec![vec!["1".into(), "6 km".into()]]);
        let page = Node::around("section", "", vec![page.around("div", "")]);
        assert_eq!(text(&page), "Your back\n=========\nHow much: twice\n- one\n- two\n  Week | Distance\n  1 | 6 km\n");
    }
}
