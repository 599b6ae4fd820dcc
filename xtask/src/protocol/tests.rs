//! The protocol holds the whole content in both formats, and the comparison of two versions tells what a change does to runners.

use std::collections::BTreeSet;

use super::{
    content::{self, Content, Files},
    diff::{self, Bump, Report},
    html, markdown,
    page::{Block, Document, Id, Kind, Section, link, plain},
    parts,
};

fn files() -> Files {
    content::now().expect("content/ is there")
}

fn content() -> Content {
    Content::of(files(), "the working folder").expect("the content is sound")
}

fn document() -> Document {
    parts::document(&content(), &BTreeSet::new()).expect("every link resolves")
}

/// The content with one text of one file replaced.
#[track_caller]
fn changed(changes: &[(&str, &str, &str)]) -> Content {
    let mut files = files();
    for (file, from, to) in changes {
        let text = files.get_mut(*file).unwrap_or_else(|| panic!("{file} is not there"));
        assert!(text.contains(from), "{file} does not hold `{from}`");
        *text = text.replacen(from, to, 1);
    }
    Content::of(files, "a changed copy").unwrap_or_else(|error| panic!("{error}"))
}

/// The content against the same with changes.
#[track_caller]
fn compared(changes: &[(&str, &str, &str)]) -> Report {
    diff::report(&content(), &changed(changes), ["before", "after"], &Files::new()).expect("both can be compared")
}

/// What stands between `from` and `to`, everywhere in a text.
fn between<'a>(text: &'a str, from: &str, to: char) -> Vec<&'a str> {
    text.split(from).skip(1).filter_map(|rest| rest.split(to).next()).collect()
}

#[test]
fn every_id_has_an_anchor_in_both_formats_and_every_link_resolves() {
    let content = content();
    let (source, library) = (&content.source, &content.library);
    let mut ids: Vec<(Kind, &str)> = Vec::new();
    ids.extend(source.dispositions.iter().map(|d| (Kind::Level, d.code.get_ref().as_str())));
    ids.extend(source.contacts.what.iter().map(|c| (Kind::Contact, c.id.get_ref().as_str())));
    ids.extend(source.regions.what.iter().map(|r| (Kind::Region, r.id.get_ref().as_str())));
    ids.extend(library.questions.iter().map(|q| (Kind::Question, q.id.as_str())));
    ids.extend(library.options.iter().map(|o| (Kind::Option, o.code.as_str())));
    ids.extend(library.amounts.iter().map(|a| (Kind::Amount, a.code.as_str())));
    ids.extend(source.findings.what.finding.keys().map(|f| (Kind::Finding, f.get_ref().as_str())));
    ids.extend(source.findings.what.sum.keys().map(|s| (Kind::Sum, s.get_ref().as_str())));
    ids.extend(library.rules.iter().map(|r| (Kind::Rule, r.id.as_str())));
    ids.extend(library.defaults.iter().map(|d| (Kind::Default, d.id.as_str())));
    ids.extend(library.suppress.iter().map(|s| (Kind::Code, s.code.as_str())));
    ids.extend(library.contributors.iter().map(|c| (Kind::Contributor, c.id.as_str())));
    ids.extend(library.advice.iter().map(|a| (Kind::Advice, a.id.as_str())));
    ids.extend(source.care.moves.what.r#move.iter().map(|m| (Kind::Move, m.id.get_ref().as_str())));
    ids.extend(library.claims.iter().map(|c| (Kind::Claim, c.id.as_str())));
    ids.extend(library.explainers.iter().map(|e| (Kind::Explainer, e.id.as_str())));
    ids.extend(source.care.outlook.what.outlook.iter().map(|o| (Kind::Outlook, o.id.get_ref().as_str())));
    ids.extend(source.care.hazards.what.hazard.iter().map(|h| (Kind::Hazard, h.id.get_ref().as_str())));
    ids.extend(
        source.care.hazards.what.hazard.iter().flat_map(|h| h.tests.get_ref()).map(|t| (Kind::Test, t.get_ref().as_str())),
    );
    ids.extend(source.examples.what.iter().map(|e| (Kind::Example, e.id.get_ref().as_str())));
    ids.extend(source.evidence.what.iter().map(|e| (Kind::Evidence, e.id.get_ref().as_str())));
    ids.extend(source.words.iter().flat_map(|f| f.what.keys()).map(|key| (Kind::Text, key.as_str())));

    let document = document();
    let (page, text) = (html::write(&document), markdown::write(&document));
    let formats = [
        ("HTML", between(&page, " id=\"", '"'), between(&page, "href=\"#", '"')),
        ("Markdown", between(&text, "<a id=\"", '"'), between(&text, "](#", ')')),
    ];
    for (format, anchors, links) in formats {
        let defined: BTreeSet<_> = anchors.iter().copied().collect();
        assert_eq!(defined.len(), anchors.len(), "{format}: each anchor stands once");
        for (kind, name) in &ids {
            let anchor = Id::new(*kind, *name).anchor();
            assert!(defined.contains(anchor.as_str()), "{format}: {anchor} has no place in the protocol");
        }
        assert!(links.len() > ids.len(), "{format}: ids are linked");
        for link in links {
            assert!(defined.contains(link), "{format}: the link to {link} leads nowhere");
        }
    }
}

#[test]
fn both_formats_say_the_same_of_every_rule() {
    let content = content();
    let document = document();
    let page = html::write(&document).replace("&quot;", "\"").replace("&amp;", "&");
    let text = markdown::write(&document).replace('\\', "");
    for rule in content.source.rules.iter().flat_map(|f| &f.what.rule) {
        for words in [Some(&rule.reason), rule.say.as_ref(), rule.meanwhile.as_ref()].into_iter().flatten() {
            let words = words.get_ref();
            assert!(page.contains(words.as_str()) && text.contains(words.as_str()), "{}: {words}", rule.id.get_ref());
        }
    }
    assert!(
        page.contains("Not yet clinically signed") && text.contains("Not yet clinically signed"),
        "nobody takes it for signed"
    );
    assert!(!page.contains("<script"), "the page runs nothing");
}

#[test]
fn a_definition_lists_what_names_it() {
    let text = markdown::write(&document());
    let line = |anchor: &str| text.lines().find(|l| l.contains(&format!("<a id=\"{anchor}\"></a>"))).expect("it is defined");
    let retention = line("option-b1_retain");
    assert!(retention.contains("[R-CES-1](#rule-R-CES-1)"), "R-CES-1 reads b1_retain: {retention}");
    assert!(!retention.contains("R-VIS-1)"), "a rule about the belly does not: {retention}");
    let framework = line("evidence-R10");
    assert!(framework.contains("#question-B1") && framework.contains("#rule-R-CES-1"), "the pathway carries both: {framework}");
}

#[test]
fn a_dead_link_and_a_second_definition_are_refused() {
    let section =
        |name: &str, blocks| Section { id: Id::new(Kind::Rule, name), title: plain(name), blocks, sections: Vec::new() };
    let document = |sections| Document { title: "Test".into(), lead: Vec::new(), sections };
    let dead = document(vec![section("R-1", vec![Block::Paragraph(vec![link(Kind::Evidence, "R99")])])]);
    let error = dead.settle().expect_err("R99 is defined nowhere").to_string();
    assert!(error.contains("evidence-R99 in rule-R-1"), "{error}");
    let twice = document(vec![section("R-1", Vec::new()), section("R-1", Vec::new())]);
    assert!(twice.settle().is_err(), "R-1 is defined twice");
}

#[test]
fn words_that_mean_something_to_a_format_stay_words() {
    let words = "5 < 6 & \"a*b\" | _x_";
    let section = Section { id: Id::new(Kind::Rule, "R-1"), title: plain(words), blocks: Vec::new(), sections: Vec::new() };
    let document = Document { title: "Test".into(), lead: Vec::new(), sections: vec![section] };
    assert!(html::write(&document).contains("5 &lt; 6 &amp; &quot;a*b&quot; | _x_"));
    assert!(markdown::write(&document).contains(r#"5 \< 6 & "a\*b" \| \_x\_"#));
}

#[test]
fn an_unchanged_content_says_so() {
    let report = compared(&[]);
    assert!(report.text.contains("every runner gets what they got before"), "{}", report.text);
    assert!(report.asked == Bump::None && report.enough);
    // A comment is no change either.
    let report = compared(&[("content/findings.toml", "# Derived codes", "# Codes derived")]);
    assert_eq!(report.asked, Bump::None);
}

#[test]
fn a_changed_floor_shows_who_gets_another_level() {
    let from = "id = \"R-BSI-2\"\nwhen = \"bsi_pain >= 3 and g4\"\nfloor = \"D3\"\nwithin = \"7 d\"";
    let to = "id = \"R-BSI-2\"\nwhen = \"bsi_pain >= 3 and g4\"\nfloor = \"D2\"\nwithin = \"12 h\"";
    let report = compared(&[("content/rules/bone-stress.toml", from, to)]);
    assert!(report.text.contains("D3 within 7 d, no running -> D2 within 12 h, no running"), "{}", report.text);
    let witness = "- R-BSI-2: ";
    let line = report.text.lines().find(|l| l.trim_start().starts_with(witness)).unwrap_or_else(|| panic!("{}", report.text));
    assert!(line.contains("smallest: ") && line.contains("G = g1 + g3 + g4"), "bone pain on landing is what it takes: {line}");
    assert!(report.text.contains("before: D3") && report.text.contains("after:  D2"));
    assert!(report.asked == Bump::Major && !report.enough, "the version has not moved");

    let version = format!("\nversion = \"{}\"", content().source.manifest.version);
    let moved =
        [("content/rules/bone-stress.toml", from, to), ("content/manifest.toml", version.as_str(), "\nversion = \"99.0.0\"")];
    assert!(compared(&moved).enough, "99.0.0 is a MAJOR step");
}

#[test]
fn a_changed_condition_shows_the_smallest_runner_it_misses() {
    let to = "when = \"b3_new or (b4_feel and age >= 40)\"";
    let report = compared(&[("content/rules/cauda-equina.toml", "when = \"b3_new or b4_feel\"", to)]);
    let (_, less) = report.text.split_once("### Less urgent than before").unwrap_or_else(|| panic!("{}", report.text));
    assert!(!report.text.contains("### More urgent"), "nobody gets a more urgent result: {}", report.text);
    assert!(less.contains("D1 by own way, no running -> D5"), "a young runner with a numb saddle is sent home: {less}");
    assert!(less.contains("R-CES-2 -> R-DEF-5") && less.contains("smallest: B4 = b4_feel\n"), "one answer shows it: {less}");
    assert_eq!(report.asked, Bump::Major);
}

#[test]
fn a_changed_finding_shows_through_the_rules_that_read_it() {
    let report = compared(&[(
        "content/findings.toml",
        "weak_true = \"b6_foot or b6_toe or b6_knee or b6_both",
        "weak_true = \"b6_foot or b6_toe or b6_knee",
    )]);
    assert!(report.text.contains("Less urgent") && report.text.contains("B6 = b6_both"), "{}", report.text);
    assert_eq!(report.asked, Bump::Major);
}

#[test]
fn a_changed_text_asks_for_a_patch() {
    let report = compared(&[("content/rules/notes.toml", "A cold or flu can make", "A cold or the flu can make")]);
    assert!(report.text.contains("None comes out at another level"), "{}", report.text);
    assert!(report.text.contains("before: A cold or flu") && report.text.contains("after:  A cold or the flu"));
    assert!(report.asked == Bump::Patch && !report.enough);
}

#[test]
fn a_changed_weight_and_a_new_item_ask_for_a_minor_step() {
    let weight = (
        "content/contributors/patterns.toml",
        "{ weight = 3, when = \"onset.sudden_move\" }",
        "{ weight = 2, when = \"onset.sudden_move\" }",
    );
    let report = compared(&[weight]);
    assert_eq!(report.asked, Bump::Minor, "MUSC_STRAIN is read by no rule: {}", report.text);
    let new = "code = \"f_colic\", text = \"";
    let report = compared(&[
        ("content/unused.toml", "options = [\"onset.gradual\"", "options = [\"f_new\", \"onset.gradual\""),
        (
            "content/questions/belly.toml",
            "{ code = \"f_colic\"",
            "{ code = \"f_new\", text = \"Something new\" },\n  { code = \"f_colic\"",
        ),
    ]);
    assert!(report.text.contains("Added, option: f_new"), "{new}: {}", report.text);
    assert_eq!(report.asked, Bump::Minor);
}

#[test]
fn a_content_of_another_shape_is_named_as_such() {
    let mut files = files();
    let text = files.get_mut("content/suppress.toml").expect("it is there");
    *text = text.replacen("code = \"cx.bsi\"", "name = \"cx.bsi\"", 1);
    let error = Content::of(files, "v0.1").err().expect("`name` is no field").to_string();
    assert!(error.contains("the content of v0.1") && error.contains("another shape"), "{error}");
    assert!(error.contains("content/suppress.toml:") && error.contains("unknown field `name`"), "{error}");
}
