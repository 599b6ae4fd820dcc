//! The order in which a screen reader reads the page: role, name and state of each thing, as the browser tells assistive technology.
//! For tests.

use crate::Page;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Roles that a reader does not say: boxes, and the pieces of a line.
const SILENT: [&str; 7] = ["generic", "none", "InlineTextBox", "LineBreak", "ListMarker", "LabelText", "Legend"];

/// Roles whose name is all that stands in them.
const WHOLE: [&str; 8] = ["button", "link", "heading", "checkbox", "radio", "option", "img", "progressbar"];

/// States worth hearing, and the value at which they are not said.
const STATES: [(&str, &str); 9] = [
    ("level", ""),
    ("checked", ""),
    ("pressed", ""),
    ("expanded", ""),
    ("selected", "false"),
    ("disabled", "false"),
    ("required", "false"),
    ("invalid", "false"),
    ("focused", "false"),
];

impl Page {
    /// What is read, a line each, in order; what stands inside something else is set in.
    #[track_caller]
    pub fn reading(&self) -> String {
        let tree = self.chromium("Accessibility.getFullAXTree", json!({}));
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let by_id: HashMap<&str, &Value> = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        let mut out = String::new();
        if let Some(root) = nodes.first() {
            read(root, &by_id, 0, None, &mut out);
        }
        out
    }
}

/// `heard` is what was said already of the texts inside: a group's name is its legend, a box's name is its label.
fn read(node: &Value, all: &HashMap<&str, &Value>, depth: usize, heard: Option<&str>, out: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    if role == "StaticText" && heard.is_some_and(|heard| heard.contains(name)) {
        return;
    }
    let said = node["ignored"] != true && !SILENT.contains(&role);
    if said {
        out.push_str(&"  ".repeat(depth));
        out.push_str(&line(node, role));
        out.push('\n');
        if WHOLE.contains(&role) {
            return;
        }
    }
    let children = || node["childIds"].as_array().into_iter().flatten().filter_map(|id| all.get(id.as_str()?));
    let label = children().find(|child| matches!(child["role"]["value"].as_str(), Some("radio" | "checkbox")));
    let heard = match (label, role) {
        (Some(input), _) => input["name"]["value"].as_str(),
        (None, "group" | "DisclosureTriangle") => Some(name),
        (None, _) if said => None,
        _ => heard,
    };
    for child in children() {
        read(child, all, depth + usize::from(said), heard, out);
    }
}

/// Such as `checkbox "None of these" checked=false`.
fn line(node: &Value, role: &str) -> String {
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let mut line = match role {
        "StaticText" => format!("{name:?}"),
        _ if name.is_empty() => role.to_owned(),
        _ => format!("{role} {name:?}"),
    };
    for (what, key) in [("says", "description"), ("value", "value")] {
        let value = &node[key]["value"];
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !matches!(value.as_str(), "" | "null") {
            line.push_str(&format!(" {what}={value:?}"));
        }
    }
    let properties = node["properties"].as_array().cloned().unwrap_or_default();
    for (state, quiet) in STATES {
        for property in properties.iter().filter(|property| property["name"] == state) {
            let value = &property["value"]["value"];
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            if value != quiet && (state != "level" || role == "heading") {
                line.push_str(&format!(" {state}={value}"));
            }
        }
    }
    line
}
