//! What a runner takes along, read back by readers that others wrote, and held to what it must say and never say.

mod cases;

use std::collections::BTreeMap;

use backstride::{
    content::{self, Disposition},
    engine::{Answers, Reading, Truth, Unasked, assess},
    report::{
        Form, Voice,
        take::{Code, Day, Node, Taken, code_text, questionnaire, response, take},
    },
    view::Date,
    words::{Language, Region},
};
use cases::{answers, runner, seeds, show, whole, written_rules};
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;
use serde_json::Value;

const SEED: &str = "0b9e5a3e-5a7b-4c43-9d4d-1f7d4c1c5a10";

fn with<T>(region: &'static Region, speak: impl FnOnce(Voice) -> T) -> T {
    speak(Voice::of(Language::ENGLISH, region))
}

fn made_in(region: &'static Region, form: Form, answers: &Answers) -> Option<Taken> {
    with(region, |voice| take(form, voice, answers, Day::parse("2026-11-21"), SEED))
}

fn uk() -> &'static Region {
    Language::ENGLISH.region("GB").expect("the United Kingdom")
}

fn text_of(form: Form, answers: &Answers) -> String {
    match made_in(uk(), form, answers) {
        Some(Taken::Text(text)) => text,
        other => panic!("no text: {other:?}"),
    }
}

fn pages(region: &'static Region, answers: &Answers) -> Vec<Node> {
    match made_in(region, Form::Pages, answers) {
        Some(Taken::Pages(pages)) => pages,
        other => panic!("no pages: {other:?}"),
    }
}

/// All words of a page.
fn words_of(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element { inside, .. } => inside.iter().map(words_of).collect::<Vec<_>>().join(" "),
        Node::Code(_) => String::new(),
    }
}

const BONES: &str = "U2 = 'sex.f'\nU3 = 'preg.no'\nP1 = ['loc.sacrum']\nP12 = 'dur.2_6w'\nP13 = 'trend.worse'\nG = ['g1', 'g2', 'g4']\nGr = ['g6']\nP7 = 'run.builds'\nP7b = 'post.gt24h'";
const RUNS: &str = "P8 = ['agg.flex', 'agg.sit', 'agg.cough']\nP15 = 2\nP15k = 2\nP15w = 5\nP16b = 'func.run_stopped'\nP16d = 14\nT1 = 30\nT3 = 14\nT5 = 4\nT8 = 'tr.years_1_6'";
const HURT: &str = "C1 = 'c1_minor'\nMH2 = 'mh.hurt'";

#[test]
fn days_are_counted_as_the_result_page_counts_them() {
    let (start, page) = (Day::parse("1999-12-30").expect("a day"), Date::parse("1999-12-30").expect("a day"));
    for days in (0..20_000).step_by(7) {
        assert_eq!(start.after(days).iso(), page.after(days).iso());
        assert_eq!(Day::parse(&start.after(days).iso()), Some(start.after(days)));
    }
    for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "2026-04", "x", "2026-04-01-1", ""] {
        assert_eq!(Day::parse(text), None, "{text}");
    }
}

#[test]
fn the_calendar_keeps_the_standard_and_another_reader_finds_every_entry() {
    for changes in ["", RUNS, BONES, "P15 = 6\nP16b = 'func.run_stopped'\nP16d = 40\nT1 = 30\nT3 = 14\nT5 = 4"] {
        let runner = runner(changes);
        let file = text_of(Form::Calendar, &runner);
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
        for line in file.strip_suffix("\r\n").expect("ends with a line").split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let unfolded = unfold(&file);
        let calendar = read_calendar(&unfolded).unwrap_or_else(|e| panic!("{e}: {file}"));
        let mut ids = Vec::new();
        for event in &calendar.components {
            assert_eq!(event.name, "VEVENT");
            let get = |name: &str| event.find_prop(name).unwrap_or_else(|| panic!("no {name}")).val.to_string();
            ids.push(get("UID"));
            assert_eq!(get("DTSTAMP"), "20261121T000000Z");
            let start = get("DTSTART");
            assert!(!start.ends_with('Z') && start.as_str() > "20261121", "floating, and not before tomorrow: {start}");
            assert!(event.find_prop("DTSTART").expect("a start").params.iter().all(|p| p.key != "TZID"));
            assert_eq!(get("CLASS"), "PRIVATE");
            let about = get("DESCRIPTION");
            assert!(about.contains("You cannot wee") && about.contains("999"), "the safety net goes along: {about}");
            assert_eq!(event.components.iter().filter(|c| c.name == "VALARM").count(), 1);
        }
        ids.sort();
        let all = ids.len();
        ids.dedup();
        assert!(all == ids.len() && all >= 2, "{ids:?}");
        for day in ["20261205", "20270102"] {
            assert!(file.contains(&format!("DTSTART;VALUE=DATE:{day}")), "a day to check back");
        }
    }
}

#[test]
fn nobody_gets_run_days_while_running_stops_nor_a_calendar_instead_of_help_today() {
    let stopped = text_of(Form::Calendar, &runner(BONES));
    assert!(!stopped.contains("Run and walk") && !stopped.contains("Running: week") && stopped.contains("Last day to be seen"));
    assert!(made_in(uk(), Form::Calendar, &runner("B3 = 'b3_ns'")).is_none());
    assert!(made_in(uk(), Form::Calendar, &runner("B1 = ['b1_retain']")).is_none());
    assert!(made_in(uk(), Form::Text, &Answers::new()).is_none(), "there is no result yet");
    let plan = text_of(Form::Calendar, &runner(RUNS));
    assert!(plan.contains("SUMMARY:Run and walk: S3"), "{plan}");
}

#[test]
fn commas_semicolons_and_new_lines_are_escaped_and_come_back() {
    let file = text_of(Form::Calendar, &runner(RUNS));
    let unfolded = unfold(&file);
    let escaped = unfolded.lines().filter(|l| l.starts_with("DESCRIPTION:"));
    for line in escaped {
        let mut before = ' ';
        for c in line.strip_prefix("DESCRIPTION:").expect("a description").chars() {
            assert!(!matches!(c, ',' | ';') || before == '\\', "{line}");
            before = c;
        }
    }
}

/// The squares of a path, four picture points wide each, as a camera would see them.
fn scanned(code: &Code) -> String {
    let size = usize::from(code.size);
    let mut dark = vec![false; size * size];
    for stroke in code.path.split('M').skip(1) {
        let (at, behind) = stroke.split_once('h').expect("a stroke");
        let (x, y) = at.split_once(' ').expect("a place");
        let run: usize = behind.split_once('v').expect("a length").0.parse().expect("a number");
        let (x, y): (usize, usize) = (x.parse().expect("a number"), y.parse().expect("a number"));
        dark[y * size + x..y * size + x + run].fill(true);
    }
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(size * 4, size * 4, |x, y| if dark[y / 4 * size + x / 4] { 0 } else { 255 });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code is found");
    grids[0].decode().expect("the code can be read").1
}

#[test]
fn the_code_is_read_by_another_reader_and_says_the_level_the_rules_and_whom_to_see() {
    for changes in ["", RUNS, BONES, "B3 = 'b3_ns'", "B1 = ['b1_retain']\nH1 = ['h_aaa']\nH2 = ['h_thin', 'h_steroid']"] {
        let runner = runner(changes);
        let Some(Taken::Code(code)) = made_in(uk(), Form::Code, &runner) else { panic!("no code") };
        let text = scanned(&code);
        assert_eq!(Some(&text), with(uk(), |voice| code_text(voice, &runner, Day::parse("2026-11-21"))).as_ref());
        let level = assess(&runner).disposition.expect("a level").code();
        assert!(text.contains(&format!("({level})")) && text.contains("34 years") && text.contains("R-"), "{text}");
        assert!(code.size <= 101, "a phone reads it from paper: {} squares", code.size);
    }
}

#[test]
fn the_clinicians_page_hands_over_in_order_with_rules_answers_and_what_is_not_there() {
    let page = words_of(&pages(uk(), &runner(&format!("{BONES}\nH2 = ['h_thin']")))[1]);
    let mut rest = page.as_str();
    for part in [
        "34 years, Female",
        "Get seen soon (D3). In the next 7 days.",
        "Background",
        "Blood thinner",
        "Assessment",
        "R-BSI",
        "Answered with no sign",
        "change when you wee?",
        "Recommendation",
        "Do not run until you are seen.",
    ] {
        let at = rest.find(part).unwrap_or_else(|| panic!("\"{part}\" is missing or out of order: {page}"));
        rest = &rest[at..];
    }
}

#[test]
fn no_form_keeps_a_record_of_being_hurt_by_somebody() {
    let runner = runner(HURT);
    for form in Form::ALL {
        let made = serde_json::to_string(&made_in(uk(), form, &runner)).expect("JSON").to_lowercase();
        for word in ["hurt you", "mh.hurt", "mh2", "not your fault", "keep no record", "r-mh-3"] {
            assert!(!made.contains(word), "{form:?} says \"{word}\"");
        }
    }
    assert!(!serde_json::to_string(&pages(uk(), &runner)).expect("JSON").contains("thoughts of ending"));
}

#[test]
fn every_rule_gives_pages_without_a_placeholder_in_every_region_and_banned_words_in_none() {
    for (at, (id, table)) in written_rules().into_iter().enumerate() {
        let given = answers(&[table["fires"].as_table().expect("a case")]);
        // Each rule in two regions, so that every region has its turn.
        for region in Language::ENGLISH.regions().iter().cycle().skip(at * 2).take(2) {
            for page in pages(region, &given) {
                let words = words_of(&page);
                assert!(!words.contains(['{', '}']) && !words.contains(" . "), "{id} in {}: {words}", region.id);
                for word in ["diagnosis", "slipped disc", "drink more"] {
                    assert!(!words.to_lowercase().contains(word), "{id}: {word}");
                }
            }
        }
    }
}

#[test]
fn where_help_is_needed_today_only_paper_and_text_are_offered() {
    for level in Disposition::ALL {
        let all = Form::offered(level).len();
        assert_eq!(all, if level >= Disposition::SameDay { 2 } else { 5 });
    }
}

/// The questionnaire's items with the groups around them, by name.
fn items(form: &Value) -> BTreeMap<String, Vec<Value>> {
    fn walk(item: &Value, around: &[Value], to: &mut BTreeMap<String, Vec<Value>>) {
        let mut chain = around.to_vec();
        let mut own = item.clone();
        let inside = own.as_object_mut().and_then(|o| o.remove("item"));
        chain.push(own);
        let link = item["linkId"].as_str().expect("a name").to_owned();
        assert!(to.insert(link.clone(), chain.clone()).is_none(), "{link} stands there twice");
        for one in inside.as_ref().and_then(Value::as_array).into_iter().flatten() {
            walk(one, &chain, to);
        }
    }
    let mut all = BTreeMap::new();
    form["item"].as_array().expect("items").iter().for_each(|item| walk(item, &[], &mut all));
    all
}

/// The answers of a response, by name, with the names of the groups around each.
fn given(response: &Value) -> BTreeMap<String, Vec<Value>> {
    fn walk(item: &Value, to: &mut BTreeMap<String, Vec<Value>>) {
        if let Some(answers) = item["answer"].as_array() {
            to.insert(item["linkId"].as_str().expect("a name").to_owned(), answers.clone());
        }
        item["item"].as_array().into_iter().flatten().for_each(|inside| walk(inside, to));
    }
    let mut all = BTreeMap::new();
    response["item"].as_array().into_iter().flatten().for_each(|item| walk(item, &mut all));
    all
}

/// Whether an item is shown, as the FHIR standard reads `enableWhen`.
fn is_enabled(item: &Value, given: &BTreeMap<String, Vec<Value>>) -> bool {
    let Some(conditions) = item["enableWhen"].as_array() else { return true };
    let holds = |when: &Value| {
        let none = Vec::new();
        let answers = given.get(when["question"].as_str().expect("a question")).unwrap_or(&none);
        let equal = |answer: &Value| match (when.get("answerCoding"), answer.get("valueCoding")) {
            (Some(wanted), Some(found)) => wanted["code"] == found["code"],
            _ => number(when, "answer").is_some() && number(when, "answer") == number(answer, "value"),
        };
        let wanted = number(when, "answer");
        let ordered = |answer: &Value| number(answer, "value").zip(wanted).and_then(|(a, b)| a.partial_cmp(&b));
        match when["operator"].as_str().expect("an operator") {
            "exists" => when["answerBoolean"] == !answers.is_empty(),
            "=" => answers.iter().any(equal),
            "!=" => !answers.iter().any(equal),
            ">=" => answers.iter().any(|a| ordered(a).is_some_and(|o| o.is_ge())),
            "<=" => answers.iter().any(|a| ordered(a).is_some_and(|o| o.is_le())),
            ">" => answers.iter().any(|a| ordered(a).is_some_and(|o| o.is_gt())),
            "<" => answers.iter().any(|a| ordered(a).is_some_and(|o| o.is_lt())),
            other => panic!("no operator of the standard: {other}"),
        }
    };
    if item["enableBehavior"] == "any" { conditions.iter().any(holds) } else { conditions.iter().all(holds) }
}

fn number(of: &Value, prefix: &str) -> Option<f64> {
    ["Integer", "Decimal"].iter().find_map(|kind| of.get(format!("{prefix}{kind}"))?.as_f64())
}

fn forms(answers: &Answers) -> (Value, Value) {
    with(uk(), |voice| {
        let asked = serde_json::to_value(questionnaire(voice)).expect("JSON");
        (asked, serde_json::to_value(response(voice, answers, Day::parse("2026-11-21"))).expect("JSON"))
    })
}

#[test]
fn the_questionnaire_holds_every_question_but_the_secret_one_and_only_names_what_it_holds() {
    let (asked, _) = forms(&Answers::new());
    let items = items(&asked);
    for q in content::questions() {
        assert_eq!(items.contains_key(q.name), q.name != "MH2", "{}", q.name);
    }
    let mut looser = Vec::new();
    for (link, chain) in &items {
        let item = chain.last().expect("the item itself");
        for when in item["enableWhen"].as_array().into_iter().flatten() {
            assert!(items.contains_key(when["question"].as_str().expect("a question")), "{link}: {when}");
        }
        if item["extension"].as_array().into_iter().flatten().any(|e| e["url"] == "urn:backstride:shown-when") {
            looser.push(link.as_str());
        }
    }
    insta::assert_debug_snapshot!("shown_when_in_words", looser);
}

#[test]
fn an_example_of_the_data_file() {
    let (asked, answered) = forms(&runner(BONES));
    let part = |of: &Value, link: &str| {
        let screens = of["item"].as_array().expect("screens");
        screens.iter().find(|item| item["linkId"] == link).cloned().unwrap_or_default()
    };
    let shown = [
        part(&asked, "screen.weakness"),
        part(&asked, "screen.severity"),
        part(&answered, "screen.bones"),
        part(&answered, "screen.you"),
    ];
    insta::assert_snapshot!("data_file", serde_json::to_string_pretty(&shown).expect("JSON"));
    if let Some(path) = std::env::var_os("WRITE_DATA_FILE") {
        let bundle = made_in(uk(), Form::Data, &runner(BONES));
        std::fs::write(path, serde_json::to_string_pretty(&bundle).expect("JSON")).expect("the file can be written");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_form_filled_in_elsewhere_never_hides_a_question_that_applies(seed in seeds()) {
        let answers = whole(&seed);
        let (asked, answered) = forms(&answers);
        let (items, given) = (items(&asked), given(&answered));
        let reading = Reading::new(&answers, Unasked::Unknown);
        for q in content::questions().iter().filter(|q| q.name != "MH2") {
            let chain = &items[q.name];
            let enabled = chain.iter().all(|item| is_enabled(item, &given));
            let exact = chain.iter().all(|item| item["extension"].as_array().into_iter().flatten().all(|e| e["url"] != "urn:backstride:shown-when"));
            let asked = reading.applies(q.id) == Truth::Yes && reading.truth(&q.only_while) == Truth::Yes;
            prop_assert!(enabled || !asked, "{} is hidden: {}", q.name, show(&answers));
            if exact && reading.applies(q.id) == Truth::No {
                prop_assert!(!enabled, "{} is shown: {}", q.name, show(&answers));
            }
            if let Some(values) = given.get(q.name) {
                prop_assert!(!values.is_empty() && reading.applies(q.id) == Truth::Yes);
            }
        }
    }

    #[test]
    fn every_runner_can_take_every_form_that_is_offered(seed in seeds()) {
        let answers = whole(&seed);
        let level = assess(&answers).disposition.expect("a level");
        for form in Form::offered(level) {
            prop_assert!(made_in(uk(), *form, &answers).is_some(), "{form:?}: {}", show(&answers));
        }
    }
}
