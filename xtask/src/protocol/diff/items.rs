//! The content as items with fields, straight from the files, so that no field can be forgotten; and what a change of each one means for
//! the version (specification 11.4).

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use toml::{Table, Value};

use super::super::content::Files;

/// A kind of item (`rule`) and its id.
pub type Key = (String, String);

/// Items with their fields as written, spaces and line ends evened out.
pub type Items = BTreeMap<Key, BTreeMap<String, String>>;

/// What a change asks of the version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Nothing changed.
    None,
    /// Text only.
    Patch,
    /// A new item or weight, or anything else that is more than text.
    Minor,
    /// A floor: a level, a time, a way to help or running.
    Major,
}

impl std::fmt::Display for Bump {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Bump::None => "no change",
            Bump::Patch => "PATCH",
            Bump::Minor => "MINOR",
            Bump::Major => "MAJOR",
        })
    }
}

/// Every item of the content. The manifest is not among them: it is what the others are compared with.
pub fn items(files: &Files) -> Result<Items> {
    let mut items = Items::new();
    for (file, text) in files {
        let table: Table = text.parse().with_context(|| format!("{file} is no TOML"))?;
        if file != "content/manifest.toml" {
            of_file(file, &table, &mut items);
        }
    }
    Ok(items)
}

fn of_file(file: &str, table: &Table, items: &mut Items) {
    for (kind, value) in table {
        match value {
            Value::Array(rows) if rows.iter().all(Value::is_table) && !rows.is_empty() => {
                rows.iter().filter_map(Value::as_table).enumerate().for_each(|(at, row)| item(kind, at, row, items));
            }
            Value::Table(entries) if kind == "review" => {
                let fields = entries.iter().map(|(field, value)| (field.clone(), written(value))).collect();
                items.insert((kind.clone(), file.to_owned()), fields);
            }
            Value::Table(entries) => {
                for (name, value) in entries {
                    items.insert((kind.clone(), name.clone()), BTreeMap::from([("is".to_owned(), written(value))]));
                }
            }
            _ => {
                items.entry(("file".to_owned(), file.to_owned())).or_default().insert(kind.clone(), written(value));
            }
        }
    }
}

/// An item of a list. Options are items of their own; their order stays with the question.
fn item(kind: &str, at: usize, row: &Table, items: &mut Items) {
    let id = row.get("id").or_else(|| row.get("code")).and_then(Value::as_str).map_or_else(|| at.to_string(), str::to_owned);
    let mut fields = BTreeMap::new();
    for (field, value) in
        row.iter().filter(|(field, value)| !matches!(field.as_str(), "id" | "code") || value.as_str() != Some(&id))
    {
        match value.as_array() {
            Some(options) if field == "options" && options.iter().all(Value::is_table) => {
                let mut codes = Vec::new();
                for option in options.iter().filter_map(Value::as_table) {
                    codes.push(option.get("code").map_or_else(String::new, written));
                    item("option", codes.len(), option, items);
                }
                fields.insert(field.clone(), codes.join(", "));
            }
            _ => {
                fields.insert(field.clone(), written(value));
            }
        }
    }
    items.insert((kind.to_owned(), id), fields);
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// What the version must do for a change of a field. `read` names the findings, sums and contributors that a disposition can depend on.
pub fn field(kind: &str, id: &str, field: &str, read: &BTreeSet<&str>) -> Bump {
    match (kind, field) {
        ("rule", "when" | "floor" | "within" | "channel" | "run") | ("default", "when" | "gives" | "within") => Bump::Major,
        ("disposition", "within") => Bump::Major,
        ("finding" | "sum", _) | ("contributor", "must" | "exclude" | "lines") if read.contains(id) => Bump::Major,
        ("rule", "reason" | "say" | "meanwhile" | "note" | "sources" | "fires" | "near") => Bump::Patch,
        ("default", "reason" | "sources") | ("disposition", "name" | "lead") => Bump::Patch,
        ("question", "ask" | "why" | "sources") | ("option", "text" | "group" | "clarify") => Bump::Patch,
        ("contributor", "name" | "explain" | "would_not_fit" | "sources") => Bump::Patch,
        ("advice", "title" | "how" | "skip_if" | "sources") | ("move", "why") => Bump::Patch,
        ("claim", "says" | "answer" | "evidence") | ("outlook", "text" | "sources") => Bump::Patch,
        ("screen", "title" | "section") | ("file", "title") => Bump::Patch,
        ("region", "emergency" | "urgent" | "crisis") => Bump::Minor,
        _ if texts_only(kind) || id == "content/ordinary-runner.toml" => Bump::Patch,
        _ => Bump::Minor,
    }
}

/// What the version must do for an item that came or went.
pub fn whole(kind: &str, fields: &BTreeMap<String, String>) -> Bump {
    match kind {
        "default" => Bump::Major,
        "rule" if ["floor", "run"].iter().any(|field| fields.contains_key(*field)) => Bump::Major,
        _ if texts_only(kind) => Bump::Patch,
        _ => Bump::Minor,
    }
}

/// Kinds that nobody's result depends on: words around the questions, and what is kept for those who check.
fn texts_only(kind: &str) -> bool {
    matches!(kind, "text" | "contact" | "region" | "explainer" | "evidence" | "hazard" | "example" | "unused" | "review")
}
