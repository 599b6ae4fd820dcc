//! The first screens as data, for `cargo xtask build`: drawn natively by the same code that draws them in a page, and written into the
//! element's script, which paints them before the engine is there.
//!
//! A screen is a tree of `[tag, attributes or 0, ...children]`. A text that differs from language to language is a number, its place
//! among the texts of a language; what differs from region to region is a placeholder, filled with the numbers of the fail-safe screen.
//! An element that only some regions have, last in its row, is `[0, their ids, element]`; one of another kind in each language is
//! `[1, element by language]`. Whatever does not come out the same when it is
//! filled in is a build error.

use anyhow::{Context, Result, bail};
use backstride::{
    content::manifest,
    report::{FailSafeRegion, fail_safe},
    session::{Action, Session},
    view::{App, Date, Props},
    words::Language,
};
use serde_json::{Value, json};

/// What is painted: the welcome screen, the same with the question where the runner is, and the first screen of questions.
const SCREENS: [(bool, bool); 3] = [(false, false), (true, false), (false, true)];

/// All first screens, as the element's script reads them, with the texts in English; and the texts of each other language, by its name.
pub fn screens() -> Result<(Value, Vec<(&'static str, Value)>)> {
    let languages: Vec<Language> = Language::all().collect();
    let mut texts: Vec<Vec<String>> = vec![Vec::new(); languages.len()];
    let mut screens = Vec::new();
    for (elsewhere, begun) in SCREENS {
        let drawn: Vec<Vec<Drawn>> =
            languages.iter().map(|&language| of_language(language, elsewhere, begun)).collect::<Result<_>>()?;
        let seen: Vec<Vec<Seen>> = drawn.iter().map(|of| of.iter().map(|(tree, fields)| (tree, fields)).collect()).collect();
        screens.push(merge(&seen, &mut texts)?);
    }
    let mut texts = languages.iter().zip(texts).map(|(l, texts)| (l.id(), json!(texts)));
    let (id, english) = texts.next().context("there is no language")?;
    let first = json!({ "until": manifest().review_by, "screens": screens, "texts": { id: english } });
    Ok((first, texts.collect()))
}

/// A screen, or a part of one, in a region, with the words of the region.
type Drawn = (Value, Fields);
type Seen<'a> = (&'a Value, &'a Fields);

/// A screen in one language, as it is in each region.
fn of_language(language: Language, elsewhere: bool, begun: bool) -> Result<Vec<Drawn>> {
    let regions = fail_safe(language).regions;
    let mut drawn = Vec::new();
    for region in &regions {
        // The runner is asked when the browser names another region than the page.
        let other = regions.iter().find(|other| other.id != region.id && !other.of.is_empty()).context("no other region")?;
        let page = html(language, region, elsewhere.then_some(other), begun)?;
        drawn.push((tree(&page)?, Fields::of(region, other)));
    }
    Ok(drawn)
}

/// A screen as the browser would get it.
fn html(language: Language, region: &FailSafeRegion, elsewhere: Option<&FailSafeRegion>, begun: bool) -> Result<String> {
    let (id, language) = (region.id, language.id());
    let (page, browser) = (Some(id), elsewhere.and_then(|other| other.of.first().copied()));
    let props = move || {
        let mut session = Session::new();
        if begun {
            session.apply(Action::Begin);
        }
        let (region, browser_region) = (page.map(Into::into), browser.map(Into::into));
        let (language, today) = (Some(language.into()), Date::parse(manifest().last_reviewed));
        Props { language, region, browser_region, today, begin: session.into(), ..Props::default() }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().context("no runtime")?;
    Ok(runtime.block_on(yew::ServerRenderer::<App>::with_props(props).hydratable(false).render()))
}

/// The markup as a tree of tags, attributes and texts.
fn tree(html: &str) -> Result<Value> {
    // The one element that HTML does not close.
    let mut closed = String::new();
    for (at, part) in html.split("<input ").enumerate() {
        match part.split_once('>') {
            Some((tag, rest)) if at > 0 => closed.extend(["<input ", tag, "/>", rest]),
            _ => closed.push_str(part),
        }
    }
    let document = roxmltree::Document::parse(&closed).with_context(|| format!("not well-formed: {closed}"))?;
    Ok(node(document.root_element()))
}

fn node(of: roxmltree::Node) -> Value {
    if of.is_text() {
        return json!(of.text().unwrap_or_default());
    }
    // Which region is chosen is the script's to say.
    let attributes: serde_json::Map<_, _> =
        of.attributes().filter(|a| a.name() != "selected").map(|a| (a.name().to_owned(), json!(a.value()))).collect();
    let attributes = if attributes.is_empty() { json!(0) } else { Value::Object(attributes) };
    let mut all = vec![json!(of.tag_name().name()), attributes];
    all.extend(of.children().map(node));
    Value::Array(all)
}

/// The words of a region, by the names of the placeholders.
struct Fields {
    id: &'static str,
    words: [(&'static str, String); 5],
}

impl Fields {
    fn of(region: &FailSafeRegion, other: &FailSafeRegion) -> Fields {
        let words = [
            ("{name}", region.name.to_owned()),
            ("{other}", other.name.to_owned()),
            ("{ed}", region.ed.to_owned()),
            ("{em}", region.em.to_owned()),
            ("{tel}", region.tel.to_owned()),
        ];
        Fields { id: region.id, words }
    }

    fn fill(&self, text: &str) -> String {
        self.words.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }
}

/// One tree for all: a list of regions for each language.
fn merge(drawn: &[Vec<Seen>], texts: &mut [Vec<String>]) -> Result<Value> {
    let all = || drawn.iter().flatten().map(|(tree, _)| *tree);
    // The language that is read is no button among those to choose from.
    let kind = |tree: &Value| {
        let names = tree.get(1).and_then(Value::as_object).map(|all| all.keys().cloned().collect::<Vec<_>>());
        tree.is_array().then(|| (tree[0].clone(), names))
    };
    if drawn.len() > 1 && all().any(|tree| all().next().map(kind) != Some(kind(tree))) {
        let each: serde_json::Map<_, _> = Language::all()
            .zip(drawn)
            .map(|(language, of)| Ok((language.id().to_owned(), merge(std::slice::from_ref(of), &mut [])?)))
            .collect::<Result<_>>()?;
        return Ok(json!([1, each]));
    }
    match all().next() {
        Some(Value::String(_)) => {
            let said = drawn.iter().map(|of| template(of)).collect::<Result<_>>()?;
            Ok(say(said, texts))
        }
        Some(Value::Array(_)) => {
            let most = all().map(|tree| tree.as_array().map_or(0, Vec::len)).max().unwrap_or(0);
            let part = |at: usize| {
                let there = inside(drawn, at);
                let made = merge(&there, texts)?;
                if there.iter().zip(drawn).all(|(there, all)| there.len() == all.len()) {
                    return Ok(made);
                }
                let ids = |of: &Vec<Seen>| of.iter().map(|(_, fields)| fields.id).collect::<Vec<_>>().join(" ");
                Ok(json!([0, say(there.iter().map(ids).collect(), texts), made]))
            };
            Ok(Value::Array((0..most).map(part).collect::<Result<_>>()?))
        }
        Some(Value::Object(attributes)) => {
            let part = |name: &String| Ok((name.clone(), merge(&inside(drawn, name.as_str()), texts)?));
            Ok(Value::Object(attributes.keys().map(part).collect::<Result<_>>()?))
        }
        Some(other) => Ok(other.clone()),
        None => bail!("nowhere to be seen"),
    }
}

/// The part of each that stands at a place, or has a name, where it is there.
fn inside<'a>(drawn: &[Vec<Seen<'a>>], at: impl serde_json::value::Index + Copy) -> Vec<Vec<Seen<'a>>> {
    let part = |&(tree, fields): &Seen<'a>| Some((tree.get(at)?, fields));
    drawn.iter().map(|of| of.iter().filter_map(part).collect()).collect()
}

/// What languages say: the text itself if all say the same, or else its place among the texts.
fn say(said: Vec<String>, texts: &mut [Vec<String>]) -> Value {
    if said.iter().all(|text| Some(text) == said.first()) {
        return json!(said.first());
    }
    let count = texts.first().map_or(0, Vec::len);
    let known = (0..count).find(|&at| texts.iter().zip(&said).all(|(texts, text)| texts.get(at) == Some(text)));
    if known.is_none() {
        texts.iter_mut().zip(said).for_each(|(texts, text)| texts.push(text));
    }
    json!(known.unwrap_or(count))
}

/// The text of one language, with placeholders for the words of a region.
fn template(seen: &[Seen]) -> Result<String> {
    let Some((first, fields)) = seen.first() else { return Ok(String::new()) };
    let text = first.as_str().context("a text in one region is an element in another")?;
    if seen.iter().all(|(tree, _)| tree == first) {
        return Ok(text.to_owned());
    }
    // Each word of the region by each of its names: 999 is the number to say and the number to dial.
    let mut tries = vec![text.to_owned()];
    for (name, word) in fields.words.iter().filter(|(_, word)| !word.is_empty()) {
        let more: Vec<_> = tries.iter().filter(|made| made.contains(word)).map(|made| made.replace(word, name)).collect();
        tries.extend(more);
    }
    let fits = |made: &String| seen.iter().all(|(tree, fields)| tree.as_str() == Some(&fields.fill(made)));
    tries.into_iter().find(fits).with_context(|| {
        format!(
            "`{text}` differs from region to region by more than the words of a region: {:?}",
            seen.iter().map(|(tree, _)| tree.as_str()).collect::<Vec<_>>()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::screens;

    #[test]
    fn the_first_screens_come_out_the_same_for_all_regions_and_languages() {
        let (first, others) = screens().expect("made");
        let all = format!("{first}{others:?}");
        for text in ["tel:{tel}", "A1", "{other}", "Commencer", "checkbox"] {
            assert!(all.contains(text), "{text}: {all}");
        }
        assert!(!all.contains("999"), "a number of one region is left: {all}");
        assert_kinds(&first["screens"]);
    }

    /// Every element has a tag, or says why not.
    fn assert_kinds(tree: &serde_json::Value) {
        for of in tree.as_array().into_iter().flatten().filter(|of| of.is_array()) {
            assert!(of[0].is_string() || of[0] == 0 || of[0] == 1, "{of}");
            assert_kinds(of);
        }
    }
}
