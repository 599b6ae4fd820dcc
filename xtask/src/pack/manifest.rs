//! What the element offers, as `custom-elements.json` for editors and catalogues, and what private mode passes on: both from
//! `www/element.toml`. For `pack`.

use crate::project;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};

/// What the element offers to a page.
#[derive(Deserialize)]
struct Element {
    summary: String,
    attribute: Vec<Attribute>,
    #[serde(default)]
    property: Vec<Member>,
    event: Vec<Member>,
    token: Vec<Member>,
    #[serde(default)]
    part: Vec<Member>,
    slot: Vec<Member>,
}

/// One attribute.
#[derive(Deserialize)]
struct Attribute {
    name: String,
    property: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    values: Vec<String>,
    default: Option<String>,
    text: String,
}

/// Anything else with a name.
#[derive(Deserialize)]
struct Member {
    name: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    default: Option<String>,
    text: String,
}

/// Attributes that are not for the widget inside the frame: what they ask for is done outside it.
const OUTSIDE: [&str; 4] = ["lang", "loading", "private", "shadow"];

fn element() -> Result<Element> {
    let file = project::root().join("www").join("element.toml");
    toml::from_str(&project::read_text(&file)?).with_context(|| project::shown(&file))
}

/// The attributes and tokens that private mode passes on, as JSON.
pub fn shared() -> Result<String> {
    let element = element()?;
    let attributes: Vec<_> =
        element.attribute.into_iter().map(|one| one.name).filter(|name| !OUTSIDE.contains(&name.as_str())).collect();
    let tokens: Vec<_> = element.token.into_iter().map(|one| one.name).collect();
    Ok(json!({ "attributes": attributes, "tokens": tokens }).to_string())
}

/// `custom-elements.json`, as the schema of version 2.1.0 wants it.
pub fn elements() -> Result<String> {
    let element = element()?;
    let attributes: Vec<_> = element.attribute.iter().map(attribute).collect();
    let mirrored = element.attribute.iter().filter_map(field);
    let own = element.property.iter().map(|one| member(one, json!({ "kind": "field" })));
    let list = |members: &[Member]| members.iter().map(|one| member(one, json!({}))).collect::<Vec<_>>();
    let class = json!({
        "kind": "class",
        "name": "BackStride",
        "tagName": "back-stride",
        "customElement": true,
        "superclass": { "name": "HTMLElement" },
        "description": element.summary,
        "attributes": attributes,
        "members": mirrored.chain(own).collect::<Vec<_>>(),
        "events": list(&element.event),
        "cssProperties": list(&element.token),
        "cssParts": list(&element.part),
        "slots": list(&element.slot),
    });
    let engine = json!({
        "kind": "function",
        "name": "engine",
        "description": "Loads the engine without any drawing, once for a page.",
        "return": { "type": { "text": "Promise<Engine>" } },
    });
    let here = |name: &str| json!({ "name": name, "module": super::ENTRY });
    let module = json!({
        "kind": "javascript-module",
        "path": super::ENTRY,
        "declarations": [class, engine],
        "exports": [
            { "kind": "js", "name": "BackStride", "declaration": here("BackStride") },
            { "kind": "js", "name": "engine", "declaration": here("engine") },
            { "kind": "custom-element-definition", "name": "back-stride", "declaration": here("BackStride") },
        ],
    });
    let whole = json!({ "schemaVersion": "2.1.0", "readme": "README.md", "modules": [module] });
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

/// An attribute; one with a list of values can have no other.
fn attribute(one: &Attribute) -> Value {
    let quoted: Vec<_> = one.values.iter().map(|value| format!("'{value}'")).collect();
    let kind = if quoted.is_empty() { one.kind.clone().unwrap_or_else(|| "string".to_owned()) } else { quoted.join(" | ") };
    let mut made = json!({ "name": one.name, "description": one.text, "type": { "text": kind } });
    put(&mut made, "default", one.default.as_deref());
    put(&mut made, "fieldName", one.property.as_deref());
    made
}

/// The property that mirrors an attribute, if one does.
fn field(one: &Attribute) -> Option<Value> {
    let kind = one.kind.as_deref().unwrap_or("string");
    let name = one.property.as_deref()?;
    let mut made = json!({ "kind": "field", "name": name, "description": one.text, "type": { "text": kind }, "attribute": one.name, "reflects": true });
    put(&mut made, "default", one.default.as_deref());
    Some(made)
}

fn member(one: &Member, mut made: Value) -> Value {
    put(&mut made, "name", Some(&one.name));
    put(&mut made, "description", Some(&one.text));
    put(&mut made, "default", one.default.as_deref());
    if let (Some(kind), Some(made)) = (&one.kind, made.as_object_mut()) {
        made.insert("type".to_owned(), json!({ "text": kind }));
    }
    made
}

fn put(made: &mut Value, key: &str, value: Option<&str>) {
    if let (Some(value), Some(made)) = (value, made.as_object_mut()) {
        made.insert(key.to_owned(), json!(value));
    }
}

#[cfg(test)]
mod tests {
    use super::{element, elements, shared};
    use serde_json::Value;

    #[test]
    fn all_that_the_element_offers_is_in_the_manifest() {
        let source = element().expect("is there");
        let manifest: Value = serde_json::from_str(&elements().expect("is made")).expect("is JSON");
        let class = &manifest["modules"][0]["declarations"][0];
        let names =
            |list: &str| class[list].as_array().expect("a list").iter().map(|one| one["name"].clone()).collect::<Vec<_>>();
        assert_eq!(names("attributes"), source.attribute.iter().map(|one| one.name.as_str()).collect::<Vec<_>>());
        assert_eq!(names("events"), source.event.iter().map(|one| one.name.as_str()).collect::<Vec<_>>());
        assert_eq!(names("cssProperties"), source.token.iter().map(|one| one.name.as_str()).collect::<Vec<_>>());
        let level =
            class["members"].as_array().expect("a list").iter().find(|one| one["name"] == "headingLevel").expect("is there");
        assert_eq!((&level["attribute"], &level["type"]["text"]), (&Value::from("heading-level"), &Value::from("number")));
    }

    #[test]
    fn private_mode_passes_on_what_concerns_the_inside() {
        let shared: Value = serde_json::from_str(&shared().expect("is made")).expect("is JSON");
        let attributes = shared["attributes"].as_array().expect("a list");
        assert!(attributes.contains(&"theme".into()) && !attributes.contains(&"shadow".into()), "{attributes:?}");
        assert!(shared["tokens"].as_array().expect("a list").contains(&"--backstride-accent".into()));
    }
}
