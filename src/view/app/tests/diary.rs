//! The diary's screens, drawn natively: what stands on them, that no result reads a diary, and what the buttons ask of the shell.

#![cfg(test)]

use super::*;
use crate::{
    report::{
        Day, Summary,
        diary::{Afterwards, Begun, Diary, Entry, Fault, Run, Way, read},
        summarise,
    },
    view::{Field, Mark, Told, Trouble, screen::result},
};

#[derive(PartialEq, Properties)]
struct Drawn {
    html: Html,
}

#[component]
fn Shown(props: &Drawn) -> Html {
    props.html.clone()
}

async fn drawn(make: impl FnOnce() -> Html + Send + 'static) -> String {
    let html = ServerRenderer::<Shown>::with_props(move || Drawn { html: make() }).render().await;
    html.replace("&#x27;", "'").replace("&amp;", "&").replace("&quot;", "\"")
}

fn setting(language: &str) -> Setting {
    let language = Language::named(language).expect("a language");
    let region = language.region("GB").expect("a region");
    Setting { voice: Voice::of(language, region), level: 2, later: true }
}

fn today() -> Date {
    Date::new(2026, 11, 30).expect("a day")
}

fn start() -> Day {
    Day::parse("2026-11-21").expect("a day")
}

fn entry(day: u16, during: u8, leg: bool) -> Entry {
    let run = Run { during, limp: false, after: Some(Afterwards { worse: 0, settled: true }) };
    Entry { day: start().after(day), pain: 3, leg, did: vec!["ADV-WALK".into()], run: Some(run) }
}

fn diary(entries: &[Entry]) -> Diary {
    let way = Way::Stages { first: crate::engine::running::StageId::S3, goal_setting: true, sessions: 3, then: Vec::new() };
    let plan = Begun { from: start(), late: false, checked: start(), flat: true, way };
    let content = crate::content::manifest().version.to_owned();
    let empty = Diary { content, began: start(), plan, moves: vec!["ADV-WALK".into()], days: Vec::new() };
    entries.iter().fold(empty, |diary, entry| diary.with(entry.clone()))
}

fn flow(session: Session, diary: Option<Diary>) -> Flow {
    let mut flow = Flow { session, ..Flow::default() };
    flow.diary.kept = diary;
    flow
}

async fn page(language: &'static str, session: Session, diary: Diary) -> String {
    drawn(move || {
        crate::view::screen::diary::page(
            setting(language),
            &flow(session, Some(diary)),
            Some(today()),
            Standing::Current,
            &Callback::noop(),
        )
    })
    .await
}

#[tokio::test]
async fn the_diary_says_where_the_plan_stands_with_the_signs_and_no_english_in_french() {
    let stories: [(&str, Vec<Entry>, &str); 5] = [
        ("new", vec![], "You can do the next session"),
        ("green", vec![entry(0, 1, false), entry(2, 1, false)], "You go on to the next stage"),
        ("amber", vec![entry(0, 5, false)], "Do the same stage again"),
        ("red", vec![entry(8, 7, false)], "Begin again at stage S2"),
        ("stop", vec![entry(0, 7, false), entry(8, 7, false)], "Stop running. Answer the safety questions again."),
    ];
    for (name, entries, words) in stories {
        let html = page("en", Session::new(), diary(&entries)).await;
        assert_eq!(html.matches("data-title").count(), 1, "{name}");
        assert!(html.contains(words), "{name}: {words} is missing in {html}");
        assert!(html.contains("tel:999") && html.contains("You can get help sooner"), "{name}: the signs and the number");
        assert!(!html.contains(" style=") && !html.contains(['{', '}']), "{name}");
        assert_eq!(html.contains("You can do the next session"), !matches!(name, "stop" | "red"), "{name}");
        assert_eq!(html.contains("data-notice=\"stop\""), name == "stop");
        assert_eq!(html.contains("role=\"img\""), name != "new", "a drawing, with a table below it");
        assert_eq!(html.contains("<table"), name != "new");
        let french = page("fr", Session::new(), diary(&entries)).await;
        let pieces: Vec<_> = french.split(['<', '>']).collect();
        for text in only_english() {
            assert!(!pieces.contains(&text), "{name}: {text}");
        }
    }
}

/// The result itself, without the diary's box at its end.
async fn result_with(session: Session, diary: Option<Diary>, trouble: Option<Trouble>) -> (String, String) {
    let html = drawn(move || {
        let mut flow = flow(session, diary);
        flow.diary.trouble = trouble;
        result(setting("en"), &flow, "", Some(today()), &Callback::noop())
    })
    .await;
    let at = html.find("<div class=\"take diary-offer\"").unwrap_or(html.len());
    let (before, behind) = html.split_at(at);
    (before.to_owned(), behind.to_owned())
}

fn urgent() -> Session {
    let mut urgent = at_the_plan(&["b3_ns"]);
    urgent.apply(Action::Continue);
    urgent
}

#[tokio::test]
async fn a_result_is_the_same_with_any_diary_and_without_one() {
    let worst = diary(&[entry(0, 9, true), entry(2, 9, true)]);
    let best = diary(&[entry(0, 0, false), entry(2, 0, false)]);
    for session in [skipped(at_the_plan(&["agg.flex"])), skipped(at_the_plan(&["agg.flex", "func.run_stopped"])), urgent()] {
        let (without, _) = result_with(session, None, None).await;
        assert!(without.contains("data-level=\"D"));
        for kept in [worst.clone(), best.clone()] {
            assert_eq!(result_with(session, Some(kept), None).await.0, without);
        }
        assert_eq!(result_with(session, None, Some(Trouble::Fault(Fault::Broken))).await.0, without);
    }
}

#[tokio::test]
async fn a_diary_is_offered_with_who_can_read_it_and_not_where_help_is_needed_today() {
    let calm = skipped(at_the_plan(&["agg.flex"]));
    let (_, offer) = result_with(calm, None, None).await;
    for part in ["It stays in this browser", "Anyone who uses this device can read it", "90 days", "wipe it at any time"] {
        assert!(offer.contains(part), "{part}: {offer}");
    }
    assert_eq!(result_with(urgent(), None, None).await.1, "");
    for (fault, says) in [(Fault::Older, "older version"), (Fault::Newer, "newer version"), (Fault::Order, "cannot be read")] {
        let (_, offer) = result_with(calm, None, Some(Trouble::Fault(fault))).await;
        assert!(offer.contains(says) && offer.contains("Wipe the diary") && !offer.contains("Keep a diary"), "{offer}");
    }
}

fn summary(session: Session) -> Summary {
    summarise(&assess(session.answers())).expect("a result")
}

#[tokio::test]
async fn a_result_that_asks_for_more_comes_before_the_diary() {
    let calm = skipped(at_the_plan(&["agg.flex"]));
    assert!(summary(calm).level < Disposition::Soon);
    assert!(page("en", calm, diary(&[])).await.contains("You can do the next session"));
    let urgent = urgent();
    assert!(summary(urgent).level >= Disposition::Soon);
    let html = page("en", urgent, diary(&[])).await;
    assert!(html.contains("Your last result comes before this diary") && !html.contains("You can do the next session"));
}

fn act(flow: &mut Flow, mark: Mark) -> Option<String> {
    crate::view::screen::diary::act(flow, mark, today(), setting("en").voice)
}

/// What the shell would be asked to keep.
fn asked_to_keep(asked: Option<String>) -> Diary {
    let asked = asked.expect("something to keep");
    read(asked.strip_prefix("diary,keep,").expect("to keep")).expect("a diary")
}

#[test]
fn nothing_is_kept_before_the_runner_asks_and_only_the_log_after() {
    let mut flow = flow(skipped(at_the_plan(&["agg.flex"])), None);
    for mark in [Mark::Save, Mark::Export, Mark::Check, Mark::Set(Field::Pain, 3), Mark::Yesterday(true), Mark::Wipe(true)] {
        assert_eq!(act(&mut flow, mark), None);
    }
    let asked = act(&mut flow, Mark::Begin);
    let text = asked.clone().unwrap_or_default();
    assert!(!text.contains("agg.flex") && !text.contains("D5"), "no answer and no level: {text}");
    let begun = asked_to_keep(asked);
    assert!(begun.days.is_empty() && begun.moves.iter().any(|name| name == "ADV-WALK"), "{begun:?}");
    assert!(flow.diary.kept.is_none(), "not before the store has it");
    act(&mut flow, Mark::Told(Told::Full, String::new()));
    assert!(flow.diary.kept.is_none() && flow.diary.said == Some(key::DIARY_FULL));
    act(&mut flow, Mark::Begin);
    act(&mut flow, Mark::Told(Told::Kept, String::new()));
    assert!(flow.diary.kept.is_some() && flow.diary.open && flow.diary.said == Some(key::DIARY_BEGUN));
}

#[test]
fn a_day_is_saved_when_all_of_it_is_answered() {
    let untold = Entry { run: Some(Run { during: 1, limp: false, after: None }), ..entry(7, 1, false) };
    let mut flow = flow(Session::new(), Some(diary(&[untold])));
    act(&mut flow, Mark::Open(true));
    let stopped = flow.counts.stopped;
    assert_eq!(act(&mut flow, Mark::Save), None);
    assert_eq!(flow.counts.stopped, stopped + 1, "the focus goes to what is missing");
    for (field, value) in [(Field::Pain, 2), (Field::Leg, 0), (Field::Ran, 1), (Field::During, 4), (Field::Limp, 0)] {
        act(&mut flow, Mark::Set(field, value));
    }
    assert_eq!(act(&mut flow, Mark::Save), None, "how the session before felt afterwards is still open");
    act(&mut flow, Mark::Set(Field::WorseBefore, 2));
    act(&mut flow, Mark::Set(Field::SettledBefore, 1));
    act(&mut flow, Mark::Toggle("ADV-WALK".into()));
    let new = asked_to_keep(act(&mut flow, Mark::Save));
    let before = new.on(start().after(7)).and_then(|entry| entry.run).and_then(|run| run.after);
    assert_eq!(before, Some(Afterwards { worse: 2, settled: true }));
    let written = new.on(start().after(9)).expect("today");
    assert_eq!((written.pain, written.did.as_slice()), (2, ["ADV-WALK".to_owned()].as_slice()));
    assert_eq!(written.run, Some(Run { during: 4, limp: false, after: None }), "the morning after is still to come");
    act(&mut flow, Mark::Told(Told::Full, String::new()));
    assert!(flow.diary.draft.get(Field::Pain) == Some(2) && flow.diary.said == Some(key::DIARY_FULL), "what was written stays");
    act(&mut flow, Mark::Yesterday(true));
    assert_eq!(flow.diary.draft.get(Field::Pain), None, "yesterday is another day");
}

#[test]
fn whatever_the_store_holds_is_a_diary_or_a_trouble_with_words() {
    let mut flow = flow(Session::new(), None);
    for (text, fault) in [("{", Fault::Broken), ("{\"version\":0}", Fault::Older), ("{\"version\":9}", Fault::Newer)] {
        assert_eq!(act(&mut flow, Mark::Told(Told::Here, text.into())), None);
        assert_eq!((flow.diary.trouble, flow.diary.kept.is_none()), (Some(Trouble::Fault(fault)), true));
    }
    let good = crate::report::diary::write(&diary(&[]));
    act(&mut flow, Mark::Told(Told::Here, good.clone()));
    assert!(flow.diary.trouble.is_none() && flow.diary.kept.is_some());
    let old = good.replace("2026", "2025");
    assert_eq!(act(&mut flow, Mark::Told(Told::Here, old)).as_deref(), Some("diary,wipe,"), "no entry for a year");
    assert!(flow.diary.kept.is_none());
    act(&mut flow, Mark::Told(Told::Wiped, String::new()));
    assert_eq!(flow.diary.said, Some(key::DIARY_OVER));
    assert_eq!(act(&mut flow, Mark::Wiped).as_deref(), Some("diary,wipe,"));
}
