//! What the element offers stands in one file, `www/element.toml`; the scripts, the styles, the types, the screens and the tables of
//! docs/embedding.md say the same.

mod cases;

use std::{collections::BTreeSet, fs, path::Path};

use backstride::{
    session::{Action, Place, Session},
    view::{App, Props},
};
use toml::{Table, Value};

type Names = BTreeSet<String>;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn element() -> Table {
    file("www/element.toml").parse().expect("it is TOML")
}

fn all<'a>(of: &'a Table, kind: &str) -> Vec<&'a Table> {
    of[kind].as_array().expect("a list").iter().map(|one| one.as_table().expect("a table")).collect()
}

fn text<'a>(of: &'a Table, field: &str) -> &'a str {
    of.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn names(of: &Table, kind: &str, field: &str) -> Names {
    all(of, kind).into_iter().map(|one| text(one, field).to_owned()).filter(|name| !name.is_empty()).collect()
}

/// What stands between two marks; the marks must be there.
#[track_caller]
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("`{from}` is gone"));
    rest.split_once(to).unwrap_or_else(|| panic!("`{to}` is gone")).0
}

/// The quoted words of a piece of script.
fn quoted(script: &str) -> Names {
    script.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The names before a colon in an object of a script, as in `{ region: ['region', ''], ... }`.
fn keys(script: &str) -> Names {
    let words = script.split([',', '{', '\n']).filter_map(|piece| piece.split_once(':'));
    words.map(|(name, _)| name.trim().trim_matches('\'').to_owned()).collect()
}

fn set(names: &[&str]) -> Names {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_script_knows_the_attributes_and_properties() {
    let (element, settings, page) = (element(), file("www/shell/settings.js"), file("www/page.js"));
    let known = between(&settings, "export const PROPERTIES = {", "};");
    let own = set(&["lang", "dir", "shadow"]);
    // `private` needs no table: another script answers it.
    let attributes = &names(&element, "attribute", "name") - &set(&["private"]);
    assert_eq!(&quoted(known) | &own, &(&attributes | &own) | &quoted(known), "www/shell/settings.js lacks an attribute");
    let mirrored = names(&element, "attribute", "property");
    assert_eq!(keys(known), mirrored, "PROPERTIES in www/shell/settings.js");
    let may = between(&page, "const KEYS = {", "};");
    assert_eq!(keys(may), &mirrored | &set(&["lang", "dir"]), "KEYS in www/page.js");
    assert_eq!(quoted(may), &attributes - &set(&["shadow"]), "KEYS in www/page.js");
    for one in all(&element, "attribute") {
        let (name, values) = (text(one, "name"), one.get("values").and_then(Value::as_array));
        let Some(values) = values.filter(|_| !["lang", "region"].contains(&name)) else { continue };
        let wanted: Vec<_> = values.iter().filter_map(Value::as_str).collect();
        let rest = between(&settings, "const VALUES = {", "};");
        let said = rest.split(&[',', '\n'][..]).map(str::trim).find_map(|piece| {
            let (key, value) = piece.split_once(':')?;
            (key.trim_matches('\'') == name).then_some(value.trim().trim_matches('\''))
        });
        assert_eq!(said, Some(wanted.join(" ").as_str()), "VALUES of {name} in www/shell/settings.js");
    }
    let services = all(&element, "attribute").into_iter().find(|one| text(one, "name") == "services").expect("services");
    let services: Names =
        services["words"].as_array().expect("words").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    assert_eq!(quoted(between(&page, "const SERVICES = [", "]")), services, "SERVICES in www/page.js");
    let fits = file("src/view/part/clinic.rs");
    let drawn: Names = between(&fits, "let sees: &[&str] = match contact {", "};")
        .split("&[")
        .skip(1)
        .flat_map(|list| {
            list.split(']').next().unwrap_or_default().split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(drawn, services, "src/view/part/clinic.rs");
}

#[test]
fn the_types_know_the_properties_and_events() {
    let (element, types) = (element(), file("www/backstride.d.ts"));
    let class = between(&types, "export class BackStride extends HTMLElement {", "addEventListener");
    let said: Names = class
        .lines()
        .filter_map(|line| Some(line.trim().split_once(": ")?.0))
        .filter(|name| !name.contains([' ', '(']))
        .map(|name| name.trim_end_matches('?').to_owned())
        .collect();
    assert_eq!(said, &names(&element, "attribute", "property") | &names(&element, "property", "name"));
    let events = between(&types, "interface BackStrideEventMap extends HTMLElementEventMap {", "}");
    for one in all(&element, "event") {
        let line = format!("'{}': {};", text(one, "name"), text(one, "type"));
        assert!(events.contains(&line), "www/backstride.d.ts lacks {line}");
    }
    assert_eq!(quoted(events), names(&element, "event", "name"));
}

#[test]
fn the_styles_read_the_tokens() {
    let element = element();
    let mut read = Names::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view/style")).expect("a folder").flatten() {
        let sheet = fs::read_to_string(entry.path()).expect("a text");
        for piece in sheet.split("var(").skip(1).map(str::trim_start).filter(|piece| piece.starts_with("--backstride-")) {
            read.insert(piece.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect());
        }
    }
    let page = file("www/page.js");
    let colours = quoted(between(&page, "const COLOURS = [", "]"));
    let settings = file("www/shell/settings.js");
    assert_eq!(between(&settings, "const COLOURS = '", "'").split(' ').map(str::to_owned).collect::<Names>(), colours);
    assert!(colours.iter().all(|name| !read.contains(&format!("--backstride-{name}"))), "a colour is checked before it is used");
    read.extend(colours.iter().map(|name| format!("--backstride-{name}")));
    assert_eq!(read, names(&element, "token", "name"));
    assert!(
        !read.iter().any(|name| name.contains("-d1") || name.contains("-d2") || name.contains("warn")),
        "safety has its own colours"
    );
}

/// The parts of everything below this, with its markup.
fn parts(html: &str, seen: &mut Names) {
    for piece in html.split(" part=\"").skip(1) {
        seen.extend(piece.split('"').next().unwrap_or_default().split(' ').map(str::to_owned));
    }
}

fn drawn(session: Session) -> String {
    let clinic = "A clinic\n0123\n\nphysio";
    let props = move || Props {
        language: Some("en".into()),
        region: Some("GB".into()),
        clinic: Some(clinic.into()),
        begin: session.into(),
        ..Props::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(yew::ServerRenderer::<App>::with_props(props).hydratable(false).render())
}

#[test]
fn the_screens_have_the_parts_and_no_emergency_is_within_one() {
    let mut seen = Names::new();
    for changes in ["", "T1 = 40\nT5 = 4", "A1 = [\"a1_chest\"]"] {
        let mut session = Session::new();
        parts(&drawn(session), &mut seen);
        session.apply(Action::Begin);
        parts(&drawn(session), &mut seen);
        let answers = cases::runner(changes);
        for question in answers.answered() {
            session.apply(Action::Give(question.id, answers.get(question.id).expect("answered")));
        }
        for _ in 0..200 {
            if session.place() != Place::Result {
                session.apply(Action::Continue);
            }
        }
        let html = drawn(session);
        parts(&html, &mut seen);
        let card = between(&html, "data-level=\"", "<div class=\"care-body\">");
        assert!(!card.contains(" part="), "the head of a care card takes no styles of the page: {card}");
        for piece in html.split("<div ").filter(|piece| piece.contains("cauda-equina") || piece.contains("data-card=\"crisis\""))
        {
            assert!(!piece.split('>').next().unwrap_or_default().contains(" part="), "{piece}");
        }
        for link in html.split("<a ").skip(1).filter(|link| link.contains("href=\"tel:999\"")) {
            assert!(!link.split('>').next().unwrap_or_default().contains(" part="), "{link}");
        }
    }
    assert_eq!(seen, names(&element(), "part", "name"));
}

/// A table of docs/embedding.md.
fn table(of: &[&Table], heads: &[&str], cells: impl Fn(&Table) -> Vec<String>) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut made = row(heads.iter().map(|head| (*head).to_owned()).collect());
    made.push_str(&format!("|{}\n", "---|".repeat(heads.len())));
    of.iter().for_each(|one| made.push_str(&row(cells(one))));
    made
}

fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{text}`") }
}

#[test]
fn the_document_has_the_tables() {
    let (element, document) = (element(), file("docs/embedding.md"));
    let list = |one: &Table, field: &str| {
        let values = one.get(field).and_then(Value::as_array);
        values.map(|all| all.iter().filter_map(Value::as_str).map(code).collect::<Vec<_>>().join(" "))
    };
    let attribute = |one: &Table| {
        let values = list(one, "values").or_else(|| list(one, "words")).unwrap_or_else(|| text(one, "type").to_owned());
        vec![code(text(one, "name")), values, text(one, "default").to_owned(), text(one, "text").to_owned()]
    };
    let member = |one: &Table| vec![code(text(one, "name")), text(one, "text").to_owned()];
    let token = |one: &Table| vec![code(text(one, "name")), text(one, "default").to_owned(), text(one, "text").to_owned()];
    let event = |one: &Table| {
        vec![
            code(text(one, "name")),
            code(text(one, "type").trim_start_matches("CustomEvent<").trim_end_matches('>')),
            text(one, "text").to_owned(),
        ]
    };
    for (name, wanted) in [
        ("attributes", table(&all(&element, "attribute"), &["Attribute", "Values", "Default", "Meaning"], attribute)),
        ("events", table(&all(&element, "event"), &["Event", "`detail`", "When"], event)),
        ("tokens", table(&all(&element, "token"), &["Property", "Default", "Meaning"], token)),
        ("parts", table(&all(&element, "part"), &["Part", "What it is"], member)),
    ] {
        assert!(
            document.contains(&wanted),
            "docs/embedding.md: the table of {name} is to be, as www/element.toml has it:\n\n{wanted}"
        );
    }
}
