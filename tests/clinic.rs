//! The clinic's own contact: where it stands on a result, and that it changes nothing else there.

mod cases;

use std::collections::BTreeSet;

use backstride::{
    content::Disposition,
    engine::{Answers, assess},
    session::{Action, Place, Session},
    view::{App, Props},
};
use cases::{answers, seeds, whole, written_rules};
use proptest::prelude::*;

/// A contact that is whole, and offers everything.
const WHOLE: &str =
    "Riverside Back Clinic\n020 7946 0000\nhttps://example.org/book\nphysio osteopath pelvic-physio sports-doctor gp";
/// How the block begins.
const BLOCK: &str = "<div class=\"card\" data-card=\"clinic\"";
/// What leads down to it.
const WAY: &str = "<p class=\"to-clinic\">";

/// The session at the result of these answers.
fn at_result(answers: &Answers) -> Session {
    let mut session = Session::new();
    session.apply(Action::Begin);
    for question in answers.answered() {
        session.apply(Action::Give(question.id, answers.get(question.id).expect("it is answered")));
    }
    for _ in 0..200 {
        if session.place() == Place::Result {
            return session;
        }
        session.apply(Action::Continue);
    }
    panic!("no result: {}", cases::show(answers));
}

/// A result as the browser would get it.
fn drawn(session: Session, clinic: Option<&str>) -> String {
    let clinic = clinic.map(str::to_owned);
    let props = move || Props {
        language: Some("en".into()),
        region: Some("GB".into()),
        clinic: clinic.map(Into::into),
        begin: session.into(),
        ..Props::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(yew::ServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// The page without the block, and the block, which is one `<div>` with no other in it.
fn parted(html: &str) -> (String, &str) {
    let Some((before, rest)) = html.split_once(BLOCK) else { return (html.to_owned(), "") };
    let (block, after) = rest.split_once("</div>").expect("it ends");
    let (above, way) = before.split_once(WAY).expect("the way down to it");
    let (words, below) = way.split_once("</p>").expect("it ends");
    let number = words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 3);
    assert!(!number && !words.contains("href"), "a name and no number: {words}");
    (above.to_owned() + below + after, block)
}

/// Holds a result to what a clinic may do to it, and tells whether the clinic stands there.
fn hold(answers: &Answers, given: &str) -> bool {
    let level = assess(answers).disposition.expect("a whole runner has a level");
    let session = at_result(answers);
    let with = drawn(session, Some(given));
    let (rest, block) = parted(&with);
    assert_eq!(rest, drawn(session, None), "nothing else changes with {given:?}");
    if block.is_empty() {
        return false;
    }
    assert!(level <= Disposition::Soon, "{level:?} cannot wait: {given:?}");
    assert!(!block.contains("<script") && !block.contains("javascript:") && !block.contains("style="), "{block}");
    let (before, after) = with.split_once(BLOCK).expect("it stands there");
    for ours in ["data-level=", "data-card=\"cauda-equina\"", "call 999"] {
        assert!(before.contains(ours), "{ours} stands above the clinic");
    }
    let numbers = |html: &str| html.matches("href=\"tel:999\"").count() + html.matches("data-card=\"crisis\"").count();
    assert_eq!(numbers(after), 0, "no number of ours stands below the clinic");
    true
}

#[test]
fn on_the_result_of_every_rule_the_clinic_stands_only_where_it_may_and_changes_nothing_else() {
    let mut seen = BTreeSet::new();
    for (rule, table) in written_rules() {
        let runner = answers(&[table["fires"].as_table().expect("a runner")]);
        let level = assess(&runner).disposition.unwrap_or_else(|| panic!("{rule}"));
        if hold(&runner, WHOLE) {
            seen.insert(level);
        }
    }
    assert_eq!(Vec::from_iter(seen), [Disposition::SelfCare, Disposition::Routine, Disposition::Soon]);
}

#[test]
fn a_clinic_stands_only_where_the_result_says_to_see_what_it_offers() {
    let shown = |who: &str, services: &str| {
        let rules = written_rules();
        let (_, table) = rules
            .iter()
            .find(|(_, t)| t["who"].as_str() == Some(who) && t.get("floor").and_then(|f| f.as_str()) == Some("D3"))
            .or_else(|| rules.iter().find(|(_, t)| t["who"].as_str() == Some(who)))
            .unwrap_or_else(|| panic!("a rule that sends to {who}"));
        hold(&answers(&[table["fires"].as_table().expect("a runner")]), &format!("A clinic\n0123\n\n{services}"))
    };
    for (who, fits, not) in [
        ("physio", "", "gp"),
        ("physio", "gp osteopath", "pelvic-physio"),
        ("gp", "gp", ""),
        ("sports_doctor", "sports-doctor", "physio"),
        ("pelvic_physio", "pelvic-physio", "none"),
    ] {
        assert!(shown(who, fits), "{who} with {fits:?}");
        assert!(!shown(who, not), "{who} with {not:?}");
    }
}

#[test]
fn what_the_clinic_may_say() {
    let calm = at_result(&answers(&[]));
    let block = |given: &str| parted(&drawn(calm, Some(given))).1.to_owned();
    let made = block(WHOLE);
    for part in [
        "Riverside Back Clinic</h3>",
        "This page belongs to this clinic",
        "href=\"tel:02079460000\"",
        "Call 020 7946 0000",
        "href=\"https://example.org/book\" target=\"_blank\" rel=\"noreferrer noopener\"",
    ] {
        assert!(made.contains(part), "{part}: {made}");
    }
    assert!(block("\n0123\n\n").contains("The clinic of this page"));
    assert!(block(&format!("{}\n0123\n\n", "x".repeat(200))).contains(&format!(">{}<", "x".repeat(60))));
    assert!(block("0117 496 0000\n0123\n\n").contains("0117 496 0000"), "in its own place");
    assert!(block("<b>A</b>\n\nmailto:a@example.org\n").contains("&lt;b&gt;A&lt;/b&gt;"));
    for nothing in [
        "A clinic\n\n\n",
        "A clinic\n12\n\n",
        "A clinic\n123456789012345678901\n\n",
        "A clinic\nCall 0123\n\n",
        "A clinic\n\njavascript:alert(1)\n",
        "A clinic\n\nhttp://example.org\n",
        "A clinic\n\nhttps://a b\n",
        "A clinic\n\n\nphysio",
        "",
    ] {
        assert_eq!(block(nothing), "", "{nothing:?}");
    }
}

/// Anything, or a whole contact with something odd in it.
fn given() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        (".{0,80}", "[0-9+() ]{0,24}|.*", "(https:|tel:|mailto:|javascript:)?.{0,20}", "[a-z ]*")
            .prop_map(|(name, phone, address, services)| [name, phone, address, services].join("\n")),
        Just(WHOLE.to_owned())
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_clinic_passes_it_stands_only_where_it_may_and_changes_nothing_else(seed in seeds(), given in given()) {
        hold(&whole(&seed), &given);
    }
}
