//! Fills in the project's own page, for `build`: the tables of what the element offers (from `www/element.toml`), where the widget's files
//! are, and `page/data.js`, which the page's script reads: example runners, emergency texts, attributes.
//!
//! What does not belong here: how the page looks or behaves (`index.html` and `www/page/`).

use crate::{pack, project};
use anyhow::{Context, Result, anyhow, bail};
use backstride::{
    content::{Disposition, Kind, questions},
    engine::{Answer, Answers, assess},
    report::{AnswersForm, fail_safe, read_answers},
    session::{Action, Place, Session},
    words::Language,
};
use serde_json::{Value, json};
use std::path::Path;
use toml::Table;

/// Writes the page and what its script reads into the site, beside the widget's files, which must be there as they ship.
pub fn write(site: &Path) -> Result<()> {
    let root = project::root();
    let element = table(&root.join("www/element.toml"))?;
    let html = project::read_text(&root.join("index.html"))?;
    let folder = pack::folder()?;
    let entry = project::read_bytes(&site.join(&folder).join(pack::ENTRY))?;
    let folder = folder.to_string_lossy().replace('\\', "/");
    let facts = [("folder", folder), ("version", pack::version()?), ("integrity", pack::integrity(&entry))];
    project::write(&site.join("index.html"), fill(&html, &element, &facts)?.as_bytes())?;
    project::write(&site.join("page/data.js"), data(&html, &element)?.as_bytes())
}

/// The emergency texts of every language, as the element's script holds them.
pub fn safety() -> Result<String> {
    Ok(serde_json::to_string(&Language::all().map(fail_safe).collect::<Vec<_>>())?)
}

fn table(file: &Path) -> Result<Table> {
    project::read_text(file)?.parse().with_context(|| format!("{} is no TOML", project::shown(file)))
}

/// The page with its tables, and every `{folder}`, `{version}` and `{integrity}` as it is.
fn fill(html: &str, element: &Table, facts: &[(&str, String)]) -> Result<String> {
    let mut out = html.to_owned();
    for (kind, heading) in [("attribute", "Attribute"), ("event", "Event"), ("token", "Property"), ("part", "Part")] {
        let marker = format!("<!-- table: {kind}s -->");
        if out.matches(&marker).count() != 1 {
            bail!("index.html must hold {marker} exactly once");
        }
        out = out.replace(&marker, &rows(element, kind, heading));
    }
    for (name, value) in facts {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    Ok(out)
}

/// A table of everything of a kind; a sentence where there is nothing of it.
fn rows(element: &Table, kind: &str, heading: &str) -> String {
    let all = element.get(kind).and_then(|all| all.as_array()).map(Vec::as_slice).unwrap_or_default();
    if all.is_empty() {
        return "<p>There are none yet.</p>".to_owned();
    }
    let mut out =
        format!("<table><thead><tr><th scope=\"col\">{heading}</th><th scope=\"col\">What it does</th></tr></thead><tbody>");
    for one in all {
        let text = |name: &str| one.get(name).and_then(|value| value.as_str()).unwrap_or_default();
        let values: Vec<_> = one.get("values").and_then(|values| values.as_array()).into_iter().flatten().collect();
        let values: Vec<_> = values.iter().filter_map(|value| value.as_str()).map(code).collect();
        out.push_str(&format!("<tr><th scope=\"row\">{}</th><td><p>{}</p>", code(text("name")), prose(text("text"))));
        if !values.is_empty() {
            out.push_str(&format!("<p class=\"values\"><span>Values:</span> {}</p>", values.join(" ")));
        }
        if !text("default").is_empty() {
            out.push_str(&format!("<p class=\"values\"><span>If you leave it out:</span> {}</p>", prose(text("default"))));
        }
        if text("type").starts_with("CustomEvent") && text("type") != "CustomEvent<null>" {
            out.push_str("<p class=\"values\"><span>Carries:</span> the reason and a message</p>");
        }
        out.push_str("</td></tr>");
    }
    out.push_str("</tbody></table>");
    out
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", escape(text))
}

/// A sentence as HTML: what stands between backticks is code.
fn prose(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(at, part)| if at % 2 == 1 { code(part) } else { escape(part) });
    parts.collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The module that the page's script reads.
fn data(html: &str, element: &Table) -> Result<String> {
    let attributes = element.get("attribute").context("www/element.toml names no attribute")?;
    Ok(format!(
        "// Made by `cargo xtask build` from the engine, the content and www/element.toml.\nexport const EXAMPLES = {};\nexport const SAFETY = {};\nexport const ATTRIBUTES = {};\n",
        examples(html)?,
        safety()?,
        serde_json::to_string(attributes)?,
    ))
}

/// What the page's example runners do: patient stories of `tests/stories/`, named by `data-example` on the page's buttons. The level that a
/// button shows must be the one the engine comes to.
fn examples(html: &str) -> Result<Value> {
    let root = project::root();
    let ordinary: AnswersForm = table(&root.join("content/ordinary-runner.toml"))?.try_into()?;
    let mut stories = Vec::new();
    for file in
        project::files_below(&root.join("tests/stories"))?.iter().filter(|file| file.extension().is_some_and(|e| e == "toml"))
    {
        stories.extend(table(file)?.get("story").and_then(|all| all.as_array()).cloned().unwrap_or_default());
    }
    let mut all = serde_json::Map::new();
    for (id, shown) in buttons(html) {
        let story = stories.iter().find(|story| story.get("id").and_then(|name| name.as_str()) == Some(id));
        let story = story.with_context(|| format!("index.html: no patient story is called {id}"))?;
        let given: AnswersForm = story.get("answers").cloned().context("a story has answers")?.try_into()?;
        let mut whole = ordinary.clone();
        whole.extend(given);
        let answers = read_answers(whole).map_err(|errors| anyhow!("{id}: {errors:?}"))?;
        let (steps, level) = steps(&answers).with_context(|| format!("the example {id}"))?;
        if level.code() != shown {
            bail!("index.html shows {shown} for the example {id}, and the engine comes to {}", level.code());
        }
        all.insert(id.to_owned(), json!(steps));
    }
    if all.is_empty() {
        bail!("index.html has no example runner");
    }
    Ok(all.into())
}

/// The names of the stories on the page's buttons, and the levels beside them.
fn buttons(html: &str) -> Vec<(&str, &str)> {
    let after = |text: &'static str| html.split(text).skip(1).filter_map(|rest| rest.split('"').next());
    after("data-example=\"").zip(after("data-of=\"")).collect()
}

/// What the element is told to do to come to the result of these answers, and the level of that result.
fn steps(answers: &Answers) -> Result<(Vec<String>, Disposition)> {
    let mut steps = Vec::new();
    let mut session = Session::new();
    for question in questions() {
        let Some(answer) = answers.get(question.id) else { continue };
        match &answer {
            Answer::Choice(option) => steps.push(format!("tick {}", option.index())),
            Answer::Choices(options) => steps.extend(options.iter().map(|option| format!("tick {}", option.index()))),
            Answer::Amount(amount) if matches!(question.kind, Kind::Amount(_)) => {
                steps.push(format!("amount {},{amount}", question.id.index()));
            }
            Answer::Amount(_) | Answer::Skipped => {}
        }
        session.apply(Action::Give(question.id, answer));
    }
    for (what, action) in [("begin", Action::Begin), ("rest", Action::SkipRest), ("go", Action::Continue)] {
        steps.push(what.to_owned());
        session.apply(action);
    }
    match (session.place(), assess(session.answers()).disposition) {
        (Place::Result, Some(level)) => Ok((steps, level)),
        (place, _) => bail!("it comes to {place:?} and not to a result"),
    }
}

#[cfg(test)]
mod tests {
    use super::{buttons, fill, prose, rows, steps};
    use backstride::{
        content::Disposition,
        engine::Answers,
        report::{Given, read_answers},
    };

    #[test]
    fn tables_escape_what_they_are_given() {
        assert_eq!(prose("`a<b>` & \"c\""), "<code>a&lt;b&gt;</code> &amp; &quot;c&quot;");
        let element = "[[event]]\nname = 'e'\ntype = 'CustomEvent<X>'\ntext = 'T.'".parse().expect("TOML");
        let table = rows(&element, "event", "Event");
        assert!(table.contains("<code>e</code>") && table.contains("<p>T.</p>") && table.contains("Carries"), "{table}");
        assert_eq!(rows(&element, "part", "Part"), "<p>There are none yet.</p>");
    }

    #[test]
    fn a_page_without_its_tables_is_refused() {
        let markers = "<!-- table: attributes --><!-- table: events --><!-- table: tokens --><!-- table: parts -->{folder}";
        let facts = [("folder", "here".to_owned())];
        assert!(fill(markers, &toml::Table::new(), &facts).expect("fills in").ends_with("here"));
        assert!(fill("{folder}", &toml::Table::new(), &facts).is_err());
    }

    #[test]
    fn an_example_that_leaves_a_safety_question_open_is_refused() {
        assert!(steps(&Answers::new()).is_err());
        let answers = read_answers([("A1".to_owned(), Given::Codes(vec!["a1_chest".to_owned()]))]).expect("an answer");
        let (steps, level) = steps(&answers).expect("an emergency needs no more");
        assert_eq!((level, steps.last().map(String::as_str)), (Disposition::Emergency, Some("go")));
    }

    #[test]
    fn buttons_are_read_with_their_levels() {
        assert_eq!(
            buttons("<button data-example=\"a\" data-of=\"D1\"></button><i data-example=\"b\" data-of=\"D5\">"),
            [("a", "D1"), ("b", "D5")]
        );
    }
}
