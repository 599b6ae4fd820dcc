//! Every screen in the pseudo-language: a word without brackets is written into the code and would stay English in every language.
//! In a process of its own, where English is spoken so from the start.

use std::collections::BTreeSet;

use backstride::{
    content::{Kind, OptionId, Part, QuestionId, Role, question_named, screens},
    engine::Answer,
    report::{
        Form, Voice,
        take::{Taken, take},
    },
    session::{Action, Place, Session, shown},
    view::{App, Date, Props},
    words::{Batch, Language, pseudo},
};
use yew::ServerRenderer;

/// What speaks to the runner beside the text itself.
const SPOKEN: [&str; 7] =
    ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "alt", "title", "placeholder"];

/// Words outside the brackets. Texts that no language translates (sources) may stand there.
fn bare(said: &str, depth: &mut usize) -> Option<String> {
    let mut found = String::new();
    for letter in said.chars() {
        match letter {
            '[' => *depth += 1,
            ']' => *depth = depth.checked_sub(1).unwrap_or_else(|| panic!("a bracket too many in {said}")),
            _ if *depth == 0 => found.push(letter),
            _ => {}
        }
    }
    Some(found.trim().to_owned()).filter(|text| text.contains(char::is_alphabetic))
}

/// Every text of a page that is not in brackets, and every text that was cut.
fn hard_coded(html: &str) -> Vec<String> {
    let untranslated: BTreeSet<&str> = [Batch::First, Batch::Later]
        .into_iter()
        .flat_map(|p| pseudo::catalogue(p).lines())
        .filter(|l| !l.contains('['))
        .collect();
    let html = html.replace("&#x27;", "'").replace("&quot;", "”").replace("&amp;", "&");
    let (mut found, mut depth) = (Vec::new(), 0);
    let pieces: Vec<_> = html.split('<').filter_map(|piece| piece.split_once('>')).collect();
    for (at, (tag, text)) in pieces.iter().enumerate() {
        for name in SPOKEN {
            for value in tag.split(&format!(" {name}=\"")).skip(1) {
                let mut depth = 0;
                found.extend(bare(value.split('"').next().unwrap_or_default(), &mut depth).map(|text| format!("{name}: {text}")));
                assert_eq!(depth, 0, "cut: {value}");
            }
        }
        // Some texts are shown in part: the first sentence of a question, a place without its side ("Calf" of "Calf, left").
        let balance = |text: &str| text.matches('[').count().cmp(&text.matches(']').count());
        let next = pieces.iter().skip(at + 1).map(|(_, text)| text).find(|text| !text.is_empty());
        let part = balance(text).is_gt() && next.is_none_or(|next| !balance(next).is_lt());
        if part {
            assert!(begins_a_text(text.trim_start_matches(": ").trim_end_matches(", ")), "a text was cut: {text}");
            continue;
        }
        // The languages to choose from are called what their speakers call them.
        if !tag.starts_with("span lang=") {
            // A source may be a section of our own specification; the steps back to running have a letter and a number.
            let step = |text: &str| text.len() == 2 && text.starts_with('S') && text.ends_with(|c: char| c.is_ascii_digit());
            let source = |text: &str| untranslated.contains(text) || text.starts_with("SPEC-") || step(text);
            found.extend(bare(text, &mut depth).filter(|text| !source(text)));
        }
    }
    assert_eq!(depth, 0, "a text was cut in {html}");
    found
}

/// Whether some text begins with these words and goes on after a sentence or a comma.
fn begins_a_text(words: &str) -> bool {
    let all = [Batch::First, Batch::Later].into_iter().flat_map(|part| pseudo::catalogue(part).lines());
    let mut rests = all.filter_map(|line| line.strip_prefix(words));
    rests.any(|rest| rest.starts_with(", ") || rest.starts_with(' ') && words.ends_with(['.', '?']))
}

async fn bracketed(name: &str, session: Session) {
    let props = move || Props {
        region: Some("GB".into()),
        browser_region: Some("FR".into()),
        today: Date::new(2026, 11, 21),
        begin: session.into(),
        ..Props::default()
    };
    let html = ServerRenderer::<App>::with_props(props).hydratable(false).render().await;
    assert!(html.contains(&format!("data-screen=\"{name}\"")), "{name}: {html}");
    assert!(html.matches('[').count() > 5, "{name} speaks the pseudo-language: {html}");
    assert_eq!(hard_coded(&html), [""; 0], "{name}");
}

/// Answers a question with these options where it has them, else "none of these", or with `all` everything else.
fn answer(session: &mut Session, id: QuestionId, all: bool, ticked: &[&str]) {
    let options = || id.get().options.iter().copied();
    let mut chosen: Vec<OptionId> = options().filter(|o| ticked.contains(&o.get().code)).collect();
    if chosen.is_empty() {
        chosen = options().filter(|o| (o.get().role == Role::None) != all).collect();
    }
    let first = chosen.first().copied().or_else(|| options().next());
    let mut tries = vec![Answer::Choices(chosen), Answer::Amount(40), Answer::Amount(4)];
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

/// Past the questions about safety and on to where the plan's are, with these options ticked.
fn at_the_plan(ticked: &[&str]) -> Session {
    let mut session = Session::new();
    session.apply(Action::Begin);
    while let Place::Ask(screen) = session.place() {
        if screen.get().part > Part::Pattern {
            break;
        }
        for &id in screen.get().questions.iter() {
            if shown(session.answers(), screen).contains(&id) {
                answer(&mut session, id, false, ticked);
            }
        }
        session.apply(Action::Continue);
    }
    session
}

/// The result of somebody who runs, with a plan, a chart and exercises.
fn whole() -> Session {
    let mut session = at_the_plan(&["agg.flex", "agg.sit", "loc.para_l", "func.run_stopped"]);
    for (question, amount) in [("T1", 37), ("T5", 4), ("P16d", 20)] {
        session.apply(Action::Give(question_named(question).expect("a question").id, Answer::Amount(amount)));
    }
    session.apply(Action::SkipRest);
    session
}

#[tokio::test(flavor = "current_thread")]
async fn no_screen_holds_english_that_a_language_could_not_change() {
    assert!(pseudo::speak() || Language::ENGLISH.text(backstride::words::key::APP_NAME).starts_with('['));
    bracketed("welcome", Session::new()).await;
    let mut session = Session::new();
    for screen in screens() {
        for id in screen.questions.iter() {
            answer(&mut session, *id, true, &[]);
        }
        if !shown(session.answers(), screen.id).is_empty() {
            session.apply(Action::Change(*screen.questions.first().expect("a screen has questions")));
            bracketed(screen.name, session).await;
        }
    }
    session.apply(Action::Continue);
    bracketed("result", session).await;
    let session = whole();
    bracketed("review", session).await;
    let mut result = session;
    result.apply(Action::Continue);
    bracketed("result", result).await;
    let voice = Voice::of(Language::ENGLISH, Language::ENGLISH.region("GB").expect("a region"));
    let Some(Taken::Text(text)) = take(Form::Text, voice, result.answers(), None, "") else { panic!("a text") };
    let mut depth = 0;
    let bare = bare(&text, &mut depth).unwrap_or_default();
    assert!(bare.chars().filter(|c| c.is_alphabetic()).all(|step| step == 'S'), "{bare}");
    assert_eq!(depth, 0, "a text was cut");
}

#[test]
fn the_pseudo_language_is_longer_and_keeps_placeholders_and_numbers() {
    let pick = |text: &str, keep: fn(char) -> bool| text.chars().filter(|&c| keep(c)).collect::<String>();
    let (mut long, mut short) = (0, 0);
    for part in [Batch::First, Batch::Later] {
        // In English as it was compiled, whatever is spoken in this process.
        let english = Language::ENGLISH.catalogue(part);
        assert_eq!(english.lines().last(), pseudo::catalogue(part).lines().last(), "the line that ties it to the engine");
        for (english, pseudo) in english.lines().zip(pseudo::catalogue(part).lines()) {
            assert_eq!(pick(english, |c| c.is_ascii_digit()), pick(pseudo, |c| c.is_ascii_digit()));
            for name in english.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                assert!(pseudo.contains(&format!("{{{name}}}")), "{pseudo}");
            }
            if pseudo.starts_with('[') {
                long += pseudo.chars().count();
                short += english.chars().count();
            }
        }
    }
    let percent = long * 100 / short;
    assert!((130..150).contains(&percent), "{percent} % of the English");
}
