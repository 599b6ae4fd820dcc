//! The body map: the places of one question on a drawn body, to tap, above the same places as a list; and the still picture of it on
//! the result. Buttons lie over the drawing, each with its own shape: what a keyboard, a screen reader or a voice does with a button
//! comes with them. Only `question` and `contributors` call it.

use yew::{AttrValue, Html};

use super::{
    Stack,
    curve::curve,
    plain::{boxed, element, line, list, paragraph, pressable, text_button, unfold},
    question::Drawn,
};
use crate::{
    content::{BodySpot, BodyView, OptionId, body_map},
    engine::Answers,
    view::{Did, Setting},
    words::key,
};

/// The map, what is ticked in words, and behind a fold the list: who has tapped every place need not pass it to go on.
pub fn mapped(setting: Setting, drawn: &Drawn<'_>, choices: Html, to: &mut Stack) {
    to.text("hint", key::BODY_OWN);
    // Opens the fold, too.
    let list = text_button("link", setting.text(key::BODY_LIST), Did::Find(drawn.question.name), drawn.on_did);
    to.add(boxed("p", "body-skip", vec![list]));
    let mut views = Vec::new();
    for (at, view) in body_map().views.iter().enumerate() {
        views.push(tappable(setting, drawn, at, view));
    }
    to.add(boxed("div", "body", views));
    to.add(said(setting, drawn.answers));
    to.add(unfold("body-list", false, setting.text(key::BODY_SAME).into(), vec![choices]));
}

/// The picture for the result: the views that hold a place that hurts. The words beside it say the same.
pub fn still(setting: Setting, answers: &Answers) -> Html {
    let mut all = Vec::new();
    for (at, view) in body_map().views.iter().enumerate().filter(|(_, view)| view.still) {
        let mut areas = Vec::new();
        for (place, spot) in spots(at) {
            if answers.is_ticked(spot.option) {
                areas.push(area(setting, "area-on", place, spot));
                areas.push(mark(answers, spot));
            }
        }
        if !areas.is_empty() {
            let figure = boxed("div", "map", vec![shape(setting, view), svg("".into(), view.view_box, areas)]);
            let class = Some(joined("still still-", view.name));
            all.push(element("div", &["class"], [class], vec![sides(setting, view), figure]));
        }
    }
    all.push(said(setting, answers));
    boxed("div", "body-still", all)
}

/// One view: its name, what is left and right, and the buttons over the body.
fn tappable(setting: Setting, drawn: &Drawn<'_>, at: usize, view: &BodyView) -> Html {
    let id = Some(joined("view-", view.name));
    let name = vec![setting.text(view.title).into()];
    let name = element("p", &["class", "id"], [Some("view-name".into()), id.clone()], name);
    let mut figure = vec![shape(setting, view)];
    for (at, spot) in spots(at) {
        let on = drawn.answers.is_ticked(spot.option);
        let mut inside = vec![area(setting, "area", at, spot)];
        if on {
            inside.push(mark(drawn.answers, spot));
        }
        let name = line("span", "spot-name", name_of(setting, drawn.answers, spot.option));
        let class = joined("spot at-", &at.to_string());
        let inside = vec![svg("".into(), spot.view_box, inside), name];
        figure.push(pressable(class, Some(on), inside, Did::Tick(spot.option), drawn.on_did));
    }
    let class = joined("view view-", view.name);
    let inside = vec![name, sides(setting, view), boxed("div", "map", figure)];
    element("div", &["class", "role", "aria-labelledby"], [Some(class), Some("group".into()), id], inside)
}

/// The places of a view, with their numbers.
fn spots(view: usize) -> impl Iterator<Item = (usize, &'static BodySpot)> {
    body_map().spots.iter().enumerate().filter(move |(_, spot)| usize::from(spot.view) == view)
}

/// What is left and right; the names of the places say it to who hears them.
fn sides(setting: Setting, view: &BodyView) -> Html {
    let sides = vec![line("span", "", setting.text(view.left)), line("span", "", setting.text(view.right))];
    element("p", &["class", "aria-hidden"], [Some("sides".into()), Some("true".into())], sides)
}

/// The body.
fn shape(setting: Setting, view: &BodyView) -> Html {
    let mut paths = Vec::new();
    for (at, way) in lines(setting, view.drawn.into()).split(' ').enumerate() {
        let class = match at {
            0 => "skin",
            1 => "shorts",
            _ => "fine",
        };
        for (drawn, mirrored) in [(view.plain, false), (view.mirrored, true)] {
            if drawn {
                paths.push(path(class, curve(way, false), mirrored));
            }
        }
    }
    svg(joined("shape shape-", view.name), view.view_box, paths)
}

/// The shape of a place: its own, or the mirrored one of its other side.
fn area(setting: Setting, class: &'static str, at: usize, spot: &BodySpot) -> Html {
    let first = body_map().views.len();
    let own = lines(setting, first + at);
    let mirrored = own.is_empty();
    let way = if mirrored { lines(setting, first + usize::from(spot.drawn)) } else { own };
    path(class, curve(way, true), mirrored)
}

/// The lines of a view, or of a place.
fn lines(setting: Setting, at: usize) -> &'static str {
    setting.voice.language.text(body_map().lines).split("  ").nth(at).unwrap_or_default()
}

/// The sign that a place is ticked: never colour alone. The worst spot has a ring.
fn mark(answers: &Answers, spot: &BodySpot) -> Html {
    let (class, lines) = match is_worst(answers, spot) {
        true => ("ring", "M-8 0a8 8 0 1 0 16 0 8 8 0 1 0-16 0z"),
        false => ("tick", "M-5.5 0l3.5 3.5 7-7"),
    };
    element("g", &["transform"], [Some(spot.mark.into())], vec![path(class, lines.to_owned(), false)])
}

fn is_worst(answers: &Answers, spot: &BodySpot) -> bool {
    spot.worst.is_some_and(|worst| answers.is_ticked(worst))
}

/// The places that are ticked, in words.
fn said(setting: Setting, answers: &Answers) -> Html {
    let mut names = Vec::new();
    for option in body_map().question.get().options.iter() {
        if answers.is_ticked(*option) {
            names.push(name_of(setting, answers, *option));
        }
    }
    if names.is_empty() {
        return Html::default();
    }
    boxed("div", "body-said", vec![paragraph("", setting.text(key::BODY_SAID)), list("", names)])
}

fn name_of(setting: Setting, answers: &Answers, option: OptionId) -> String {
    let name = setting.text(option.get().text);
    let worst = body_map().spots.iter().any(|spot| spot.option == option && is_worst(answers, spot));
    if worst { setting.fill(key::BODY_WORST, &[("n", &name)]) } else { name }
}

fn svg(class: AttrValue, view_box: &'static str, inside: Vec<Html>) -> Html {
    let values = [Some(class), Some(view_box.into()), Some("true".into())];
    element("svg", &["class", "viewBox", "aria-hidden"], values, inside)
}

fn path(class: &'static str, lines: String, mirrored: bool) -> Html {
    // Around the middle of a view.
    let mirror = mirrored.then_some("matrix(-1 0 0 1 320 0)".into());
    element("path", &["class", "d", "transform"], [Some(class.into()), Some(lines.into()), mirror], Vec::new())
}

/// A name of two halves. Not inlined: it stands in many places.
#[inline(never)]
fn joined(before: &str, after: &str) -> AttrValue {
    let mut name = String::from(before);
    name.push_str(after);
    name.into()
}

#[cfg(test)]
mod tests {
    use yew::ServerRenderer;

    use super::*;
    use crate::{
        content::{OptionId, option_coded, question_named},
        engine::Answer,
        session::{Action, Session},
        view::{App, Props},
    };

    fn coded(code: &str) -> OptionId {
        option_coded(code).expect("an option").id
    }

    /// The screen of the map, with these places ticked and the first one the worst, if one is.
    async fn render(ticked: &[&str], worst: Option<&str>) -> String {
        let mut session = Session::new();
        let question = body_map().question;
        session.apply(Action::Give(question, Answer::Choices(ticked.iter().map(|code| coded(code)).collect())));
        if let Some(worst) = worst.map(coded) {
            session.apply(Action::Give(worst.get().question, Answer::Choice(worst)));
        }
        session.apply(Action::Change(question));
        let props = move || Props { region: Some("GB".into()), begin: session.into(), ..Props::default() };
        ServerRenderer::<App>::with_props(props).render().await
    }

    /// The buttons of the map: their markup, and whether they are pressed.
    fn buttons(html: &str) -> Vec<(&str, bool)> {
        let spots = html.split("<button").filter_map(|piece| Some(piece.split_once("</button>")?.0));
        let spots = spots.filter(|piece| piece.contains("class=\"spot at-"));
        spots.map(|piece| (piece, piece.contains("aria-pressed=\"true\""))).collect()
    }

    #[tokio::test]
    async fn every_place_has_a_button_with_its_words_and_nothing_is_pressed_at_first() {
        let html = render(&[], None).await;
        let buttons = buttons(&html);
        assert_eq!(buttons.len(), body_map().spots.len());
        for option in question_named("P1").expect("the question about places").options.iter() {
            let name = format!(">{}</span>", crate::words::english(option.get().text));
            assert!(buttons.iter().any(|(button, on)| button.contains(&name) && !on), "{name} in {html}");
        }
        assert!(!html.contains(" style=") && !html.contains("body-said"), "{html}");
    }

    #[tokio::test]
    async fn a_ticked_place_is_pressed_in_every_view_that_holds_it_and_ticked_in_the_list() {
        let html = render(&["loc.flank_l", "loc.mid"], None).await;
        let pressed: Vec<&str> = buttons(&html).into_iter().filter(|(_, on)| *on).map(|(button, _)| button).collect();
        // Back and left side; and the middle, which is in one view.
        assert_eq!(pressed.iter().filter(|b| b.contains("Side under the ribs (flank), left")).count(), 2, "{pressed:?}");
        assert_eq!(pressed.len(), 3);
        assert!(pressed.iter().all(|button| button.contains("class=\"tick\"")), "never colour alone");
        assert_eq!(html.matches("choice-on").count(), 2, "{html}");
        let said = html.split_once("body-said").expect("what is ticked, in words").1;
        assert!(said.contains("<li>Middle of the low back</li>"), "{said}");
    }

    #[tokio::test]
    async fn the_worst_spot_has_a_ring_and_says_so() {
        let html = render(&["loc.buttock_r", "loc.mid"], Some("main.buttock_r")).await;
        let ringed: Vec<&str> = buttons(&html).into_iter().map(|(b, _)| b).filter(|b| b.contains("class=\"ring\"")).collect();
        assert_eq!(ringed.len(), 1);
        assert!(ringed.iter().all(|b| b.contains("Buttock, right (the worst spot)")), "{ringed:?}");
        assert!(html.contains("<li>Buttock, right (the worst spot)</li>"));
    }

    #[test]
    fn the_worst_spot_of_every_place_is_the_option_with_the_same_words() {
        for spot in body_map().spots {
            let worst = spot.worst.expect("each place can be the worst one").get();
            assert_eq!(crate::words::english(worst.text), crate::words::english(spot.option.get().text));
        }
    }
}
