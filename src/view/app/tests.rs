//! Every screen, drawn natively: what must stand on it, in each language.

#![cfg(test)]

mod contradictions;
mod learn;

use yew::{Callback, ServerRenderer};

use super::*;
use crate::{
    content::{Disposition, Kind, OptionId, Part, QuestionId, Role, question_named, screens},
    engine::{Answer, assess},
    report::{
        Form, Voice,
        take::{self, Taken},
    },
    session::{Action, shown},
    words::english,
};

mod diary;

async fn render(session: Session) -> String {
    render_in("GB", true, session).await
}

async fn render_in(region: &'static str, later: bool, session: Session) -> String {
    render_as("en", region, later, session).await
}

async fn render_as(language: &'static str, region: &'static str, later: bool, session: Session) -> String {
    let props = move || Props {
        language: Some(language.into()),
        region: Some(region.into()),
        today: Date::new(2026, 11, 21),
        later,
        begin: session.into(),
        ..Props::default()
    };
    ServerRenderer::<App>::with_props(props).render().await
}

/// What must hold on every screen: one title to focus, and nothing that a strict policy refuses.
async fn check(name: &str, session: Session) -> String {
    let html = render(session).await;
    assert_eq!(html.matches("data-title").count(), 1, "{name}: {html}");
    assert!(!html.contains(" style=") && !html.contains("<style"), "{name}");
    assert!(!html.contains(['{', '}']), "{name}: a placeholder is left in {html}");
    assert!(html.contains(&format!("data-screen=\"{name}\"")), "{name}: {html}");
    html
}

/// Gives an answer: "none of these", or with `all` everything else, so that every question that can open does.
fn answer(session: &mut Session, id: QuestionId, all: bool) {
    let options = id.get().options.iter().copied().filter(|o| (o.get().role == Role::None) != all);
    let options: Vec<OptionId> = options.collect();
    let first = options.first().or(id.get().options.first()).copied();
    let mut tries = vec![Answer::Choices(options), Answer::Amount(40), Answer::Amount(4)];
    if let Kind::Amount(amount) = id.get().kind {
        tries.push(Answer::Amount(amount.get().min));
    }
    tries.extend(first.into_iter().flat_map(|o| [Answer::Choice(o), Answer::Choices(vec![o])]));
    for answer in tries {
        if !session.answers().has(id) {
            session.apply(Action::Give(id, answer));
        }
    }
    assert!(session.answers().has(id), "{}", id.get().name);
}

#[tokio::test]
async fn every_screen_renders_natively() {
    check("welcome", Session::new()).await;
    let mut session = Session::new();
    for screen in screens() {
        for id in screen.questions.iter() {
            answer(&mut session, *id, true);
        }
        if !shown(session.answers(), screen.id).is_empty() {
            session.apply(Action::Change(*screen.questions.first().expect("a screen has questions")));
            check(screen.name, session).await;
        }
    }
    session.apply(Action::Continue);
    let html = check("result", session).await;
    assert!(html.contains("data-level=\"D1\"") && html.contains("href=\"tel:999\""));
}

#[tokio::test]
async fn a_runner_without_any_sign_comes_to_review_and_result() {
    let mut session = Session::new();
    session.apply(Action::Begin);
    while let Place::Ask(screen) = session.place() {
        for id in screen.get().questions.iter() {
            if shown(session.answers(), screen).contains(id) {
                answer(&mut session, *id, false);
            }
        }
        let before = session;
        session.apply(Action::Continue);
        assert_ne!(before, session, "stuck at {}", screen.get().name);
    }
    let html = check("review", session).await;
    assert!(html.contains("Change") && html.contains("None of these"));
    session.apply(Action::Continue);
    let level = assess(session.answers()).disposition.unwrap_or(Disposition::Emergency).code();
    let html = check("result", session).await;
    assert!(html.contains(&format!("data-level=\"{level}\"")) && html.contains("5 December 2026"));
}

/// At the first screen of the plan's questions: every question before it answered "none of these", but for these options.
fn at_the_plan(ticked: &[&str]) -> Session {
    let mut session = Session::new();
    session.apply(Action::Begin);
    while let Place::Ask(screen) = session.place() {
        if screen.get().part > Part::Pattern {
            break;
        }
        for &id in screen.get().questions.iter() {
            if !shown(session.answers(), screen).contains(&id) {
                continue;
            }
            let chosen = |o: &OptionId| ticked.contains(&o.get().code);
            let chosen: Vec<OptionId> = id.get().options.iter().copied().filter(chosen).collect();
            match (id.get().kind, chosen.first()) {
                (_, None) => answer(&mut session, id, false),
                (Kind::Many, _) => drop(session.apply(Action::Give(id, Answer::Choices(chosen)))),
                (_, Some(&one)) => drop(session.apply(Action::Give(id, Answer::Choice(one)))),
            }
        }
        let before = session;
        session.apply(Action::Continue);
        assert_ne!(before, session, "stuck at {}", screen.get().name);
    }
    session
}

/// The result after skipping the plan's questions.
fn skipped(mut session: Session) -> Session {
    assert!(session.may_skip_rest(), "nothing about safety is left");
    session.apply(Action::SkipRest);
    session.apply(Action::Continue);
    session
}

#[tokio::test]
async fn the_rest_may_be_skipped_and_still_gives_reasons_a_plan_and_a_way_back() {
    let session = at_the_plan(&["agg.flex", "agg.sit", "loc.para_l", "u4_yes"]);
    assert!(render(session).await.contains("Skip to my result"));
    let html = check("result", skipped(session)).await;
    for part in ["What may add to your pain", "Your plan", "Back to running", "What to expect", "What you may have read"] {
        assert!(html.contains(part), "{part} is missing");
    }
    // A reason for the ranking is the runner's own answer.
    assert!(html.contains("Why we say so") && html.contains("Bending forward"));
}

#[tokio::test]
async fn without_the_later_texts_the_safety_part_is_whole_and_says_what_is_missing() {
    let session = at_the_plan(&["agg.flex"]);
    let html = render_in("GB", false, session).await;
    assert!(html.contains("data-screen=\"not-loaded\"") && html.contains("See my result now"), "{html}");
    let html = render_in("GB", false, skipped(session)).await;
    for part in ["Your plan did not load", "Why we say this", "Keep this card", "When to get help sooner", "999"] {
        assert!(html.contains(part), "{part} is missing");
    }
    let first = render_in("GB", false, Session::new()).await;
    for later in [key::FIT_TITLE, key::PLAN_WEEKS, key::RUN_TITLE, key::CHANGE_TITLE, key::EXPLAIN_TITLE, key::PLAN_STOP] {
        assert!(words::batch(later) == Batch::Later && !html.contains(english(later)) && !first.contains(english(later)));
    }
    for part in screens().iter().filter(|s| s.part > Part::Pattern).flat_map(|s| s.questions.iter()) {
        assert!(words::batch(part.get().ask) == Batch::Later, "{}", part.get().name);
    }
    for safety in screens().iter().filter(|s| s.part <= Part::Pattern).flat_map(|s| s.questions.iter()) {
        assert!(words::batch(safety.get().ask) == Batch::First, "{} is needed at once", safety.get().name);
    }
}

#[tokio::test]
async fn limits_are_told_in_miles_first_where_people_say_miles() {
    let mut session = at_the_plan(&["agg.flex"]);
    for (question, amount) in [("T1", 40), ("T5", 4)] {
        let id = question_named(question).expect("a question about running").id;
        session.apply(Action::Give(id, Answer::Amount(amount)));
    }
    let session = skipped(session);
    let html = render_in("US", true, session).await;
    // 40 km are 24.86 miles; a limit is rounded down.
    assert!(html.contains("24.8 miles (40 km)"), "{html}");
    assert!(!render_in("GB", true, session).await.contains("miles"));
}

#[tokio::test]
async fn the_region_comes_from_the_page_and_a_doubt_is_asked() {
    let render = async |region: Option<&'static str>, browser: Option<&'static str>| {
        let props = move || Props {
            region: region.map(AttrValue::from),
            browser_region: browser.map(AttrValue::from),
            heading_level: 3,
            ..Props::default()
        };
        ServerRenderer::<App>::with_props(props).render().await
    };
    let html = render(Some("gb"), Some("FR")).await;
    assert!(html.contains("tel:999") && html.contains("Where are you now?") && html.contains("<h3 "));
    let html = render(Some("GB"), Some("GB")).await;
    assert!(!html.contains("Where are you now?"));
    assert!(render(None, Some("US")).await.contains("tel:911"));
    assert!(render(Some("nowhere"), None).await.contains("tel:112"));
}

/// Every English text of some length that French says otherwise.
fn only_english() -> Vec<&'static str> {
    let french = Language::named("fr").expect("French is there");
    let lines = |language: Language, batch| language.catalogue(batch).lines();
    let both = [Batch::First, Batch::Later].into_iter().flat_map(|b| lines(Language::ENGLISH, b).zip(lines(french, b)));
    both.filter(|(english, french)| english != french && english.len() > 12).map(|(english, _)| english).collect()
}

#[tokio::test]
async fn no_english_is_left_on_a_french_page() {
    let left = only_english();
    let whole = skipped(at_the_plan(&["agg.flex", "agg.sit", "loc.para_l", "u4_yes"]));
    for session in [Session::new(), at_the_plan(&["agg.flex"]), whole] {
        let html = render_as("fr-CA", "FR", true, session).await;
        let html = html.replace("&#x27;", "'").replace("&amp;", "&").replace("&quot;", "\"");
        assert!(html.contains("lang=\"fr\""), "the page says which language it speaks");
        // What a text says is between two marks: a longer text may hold a shorter one.
        let pieces: Vec<_> = html.split(['<', '>']).collect();
        for text in &left {
            let words = words::fill(text, Language::ENGLISH.region("FR").expect("France"), &[]);
            assert!(!pieces.iter().any(|piece| *piece == words), "{words}");
        }
    }
}

#[tokio::test]
async fn a_page_in_american_english_says_no_british_word() {
    let whole = skipped(at_the_plan(&["agg.flex", "agg.sit", "loc.para_l", "u4_yes"]));
    let british = ["wee", "poo", "physio", "tick", "tarmac", "buggy", "grey", "centre", "pavement", "trolley", "carer"];
    let mut british_said = 0;
    for session in [Session::new(), at_the_plan(&["agg.flex"]), whole] {
        for (language, american) in [("en-US", true), ("en-GB", false)] {
            let html = render_as(language, "US", true, session).await.to_lowercase();
            assert!(
                html.contains(if american { "lang=\"en-us\"" } else { "lang=\"en\"" }),
                "the page says which language it speaks"
            );
            // Only what is read: between two marks.
            let read: String = html.split('<').filter_map(|piece| Some(piece.split_once('>')?.1)).collect::<Vec<_>>().join(" ");
            let said = read.split(|c: char| !c.is_alphanumeric()).find(|word| british.contains(word));
            assert!(!american || said.is_none(), "{said:?}");
            british_said += usize::from(!american && said.is_some());
        }
    }
    assert!(british_said > 0, "the words are those that a British page says");
    let html = render_as("en-US", "US", true, Session::new()).await;
    assert!(html.contains("November 21, 2026") && html.contains("You cannot pee"), "{html}");
}

#[tokio::test]
async fn american_english_is_offered_in_the_united_states_and_where_it_is_spoken() {
    let offered = async |language, region| render_as(language, region, true, Session::new()).await.contains("English (US)");
    assert!(offered("en", "US").await && offered("fr", "US").await && offered("en-US", "GB").await);
    assert!(!offered("en", "GB").await && !offered("fr", "FR").await && !offered("en", "ZZ").await);
}

#[tokio::test]
async fn french_writes_dates_numbers_and_regions_its_own_way() {
    let mut session = at_the_plan(&["agg.flex"]);
    let amount = question_named("T5").expect("a question about running").id;
    session.apply(Action::Give(amount, Answer::Amount(4)));
    let html = render_as("fr", "BE", true, skipped(session)).await;
    assert!(html.contains("5 décembre 2026"), "the day to check back");
    let first = render_as("fr", "BE", true, Session::new()).await;
    assert!(first.contains("Belgique") && first.contains("lang=\"en\">English"), "regions in French, and a way back to English");
}

#[tokio::test]
async fn the_text_to_take_along_says_of_running_what_the_screen_says_in_every_language() {
    let told = |gap: u16| {
        let mut session = at_the_plan(&["agg.flex", "func.run_stopped"]);
        for (question, amount) in [("T1", 37), ("T5", 4), ("P16d", gap)] {
            let id = question_named(question).expect("a question of the plan").id;
            session.apply(Action::Give(id, Answer::Amount(amount)));
        }
        skipped(session)
    };
    for (language, session) in Language::all().flat_map(|l| [(l, told(3)), (l, told(20)), (l, told(70))]) {
        let html = render_as(language.id(), "US", true, session).await;
        let html = html.replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        let voice = Voice::of(language, language.region("US").expect("a region"));
        let Some(Taken::Text(text)) = take::take(Form::Text, voice, session.answers(), None, "") else { panic!("a text") };
        let (from, to) = (voice.say(key::RUN_TITLE), voice.say(key::OUTLOOK_TITLE));
        let running = text.split(&from).nth(1).and_then(|t| t.split(&to).next()).expect("a part on running");
        assert!(running.lines().count() > 10, "{running}");
        for line in running.lines().filter(|line| !line.starts_with("---")) {
            // A table has its cells, and the colours their name, in elements of their own.
            for piece in line.trim_start_matches("- ").split([':', '|', '(']) {
                let piece = piece.trim().trim_end_matches(')');
                for sentence in piece.split(". ") {
                    assert!(html.contains(sentence.trim_end_matches('.')), "the screen does not say {sentence}: {line}");
                }
            }
        }
    }
}

#[tokio::test]
async fn what_can_be_taken_along_stands_on_the_result_and_less_of_it_where_help_is_needed_today() {
    let html = render(skipped(at_the_plan(&["agg.flex"]))).await;
    assert!(html.contains("Take it with you") && html.contains("Calendar file") && html.contains("FHIR"));
    let html = render_in("GB", false, skipped(at_the_plan(&["agg.flex"]))).await;
    assert!(!html.contains("class=\"take\""), "its texts have not come");
    let mut urgent = at_the_plan(&["b3_ns"]);
    urgent.apply(Action::Continue);
    let urgent = check("result", urgent).await;
    assert!(urgent.contains("Print, or save as PDF") && !urgent.contains("Calendar file"));
}

#[tokio::test]
async fn exercises_are_drawn_and_a_movement_is_shown_only_to_who_asks() {
    let session = skipped(at_the_plan(&["agg.flex", "agg.sit", "loc.para_l"]));
    let html = check("result", session).await;
    assert!(html.contains("role=\"img\" aria-label=\"A person") && html.contains("Show the movement"), "{html}");
    assert!(!html.contains("<animate") && !html.contains("NaN"));
    // Numbers for the drawing are no text for anybody.
    assert!(!html.contains("|floor=") && !html.contains("|mat="));
}

#[tokio::test]
async fn a_private_screen_has_a_quick_way_out_that_wipes_every_answer() {
    let mut session = Session::new();
    session.apply(Action::Change(question_named("B1").expect("a private question").id));
    let html = check("bladder-bowel", session).await;
    assert!(html.contains("Leave quickly and wipe my answers"));
    session.apply(Action::Change(question_named("A1").expect("a question for everyone").id));
    assert!(!check("now", session).await.contains("Leave quickly"));
    session.apply(Action::Restart);
    assert_eq!(session, Session::new());
}
