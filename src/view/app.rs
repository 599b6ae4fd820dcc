//! The root of what a runner sees: holds the session, shows the screen it is at, and tells the page what happened.
//! `embed` mounts it; tests render it natively.

use yew::prelude::*;

use super::{
    Date, Did, Event, Flow, Setting, browser,
    part::{footer, header},
    screen::{ask, result, review, welcome},
};
use crate::{
    session::{Place, Session},
    words::{self, Region, english, key},
};

/// What a page sets. All may change while the widget is in use; the answers stay.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The region the page names, such as `GB`.
    #[prop_or_default]
    pub region: Option<AttrValue>,
    /// The region of the browser's language (`FR` of `fr-FR`): if it is another one, the runner is asked.
    #[prop_or_default]
    pub browser_region: Option<AttrValue>,
    /// The level of the screen's heading, 1 to 5.
    #[prop_or(2)]
    pub heading_level: u8,
    /// The direction of writing around the widget: `ltr` or `rtl`.
    #[prop_or_default]
    pub direction: Option<AttrValue>,
    /// Which day it is, for the dates to check back.
    #[prop_or_default]
    pub today: Option<Date>,
    /// Where to begin; read once.
    #[prop_or_default]
    pub session: Session,
    /// Told what happened.
    #[prop_or_default]
    pub on_event: Callback<Event>,
}

/// The widget: the one component, so that there is one state and every screen is a plain function of it.
#[component]
pub fn App(props: &Props) -> Html {
    let flow = use_reducer(|| Flow { session: props.session, ..Flow::default() });
    let frame = use_node_ref();
    let before = use_mut_ref(|| flow.counts);

    let on_event = props.on_event.clone();
    let seen = frame.clone();
    use_effect_with(flow.counts, move |now| {
        let before = before.replace(*now);
        // Never on load: only after the runner's own action.
        if now.moved > before.moved {
            browser::arrive(&seen);
        }
        if now.stopped > before.stopped {
            browser::focus(&seen, "[data-errors]");
        }
        if now.begun > before.begun {
            on_event.emit(Event::Started);
        }
        if now.completed > before.completed {
            on_event.emit(Event::Completed);
        }
    });

    let (state, place) = (flow.dispatcher(), frame.clone());
    let on_did = Callback::from(move |did: Did| match did {
        Did::Find(question) => browser::focus(&place, &format!("[data-question='{question}'] input")),
        Did::Copy(words) => {
            let state = state.clone();
            browser::copy(&words, &place, "blockquote", Callback::from(move |()| state.dispatch(Did::Copied)));
        }
        did => state.dispatch(did),
    });

    // There always is a region; without one there would be no number to show.
    let Some(region) = flow.region.or_else(|| preset(props)) else {
        return Html::default();
    };
    let setting = Setting { region, level: props.heading_level.clamp(1, 5) };
    let screen = match flow.session.place() {
        Place::Welcome => welcome(setting, ask_where(props).filter(|_| flow.region.is_none()), &on_did),
        Place::Ask(screen) => ask(setting, &flow, screen, &on_did),
        Place::Review => review(setting, flow.session.answers(), &on_did),
        Place::Result => result(setting, &flow, props.today, &on_did),
    };
    html! {
        <section class="frame" ref={frame} lang="en" dir={props.direction.clone().unwrap_or(AttrValue::Static("ltr"))} aria-label={english(key::APP_LABEL)}>
            <div class="page">{ header(setting, &flow.session) }{ screen }{ footer(setting, &flow.session) }</div>
        </section>
    }
}

/// The region to begin with: the page's, or else the browser's, or else none in particular.
fn preset(props: &Props) -> Option<&'static Region> {
    let named = props.region.as_deref().and_then(words::region);
    named.or_else(|| of_browser(props)).or(words::regions().last())
}

/// Where else the runner may be: the browser's region if it is another than the page's, anywhere else if the page names none.
/// Then nobody but the runner knows, and is asked.
fn ask_where(props: &Props) -> Option<&'static Region> {
    let named = props.region.as_deref().and_then(words::region);
    let other = if named.is_some() { of_browser(props) } else { words::regions().last() };
    other.filter(|region| preset(props).is_none_or(|p| p.id != region.id))
}

fn of_browser(props: &Props) -> Option<&'static Region> {
    let subtag = props.browser_region.as_deref()?;
    words::regions().iter().find(|r| r.languages.iter().any(|l| l.eq_ignore_ascii_case(subtag)))
}

#[cfg(test)]
mod tests {
    use yew::{Callback, ServerRenderer};

    use super::*;
    use crate::{
        content::{Disposition, OptionId, QuestionId, Role, screens},
        engine::{Answer, assess},
        session::{Action, shown},
    };

    async fn render(session: Session) -> String {
        let props = move || Props {
            region: Some("GB".into()),
            browser_region: None,
            heading_level: 2,
            direction: None,
            today: Date::new(2026, 11, 21),
            session,
            on_event: Callback::noop(),
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

    #[tokio::test]
    async fn the_region_comes_from_the_page_and_a_doubt_is_asked() {
        let render = async |region: Option<&'static str>, browser: Option<&'static str>| {
            let props = move || Props {
                region: region.map(AttrValue::from),
                browser_region: browser.map(AttrValue::from),
                heading_level: 3,
                direction: None,
                today: None,
                session: Session::new(),
                on_event: Callback::noop(),
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
}
