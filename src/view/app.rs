//! The root of what a runner sees: holds the session, shows the screen it is at, and tells the page what happened.
//! `embed` mounts it; tests render it natively.

use yew::prelude::*;

use super::{
    Counts, Date, Did, Event, Flow, Setting, browser,
    part::{footer, header},
    screen::{ask, result, review, welcome},
};
use crate::{
    report::{Standing, standing},
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
    /// Whether the texts that are loaded after the engine are there; what needs one of them is left out until then.
    #[prop_or(true)]
    pub later: bool,
    /// Where to begin; read once.
    #[prop_or_default]
    pub session: Session,
    /// Told what happened.
    #[prop_or_default]
    pub on_event: Callback<Event>,
}

/// The widget: the one component, so that there is one state and every screen is a plain function of it. (Written out and not as a
/// function with hooks: those cost two kilobytes of module.)
pub struct App {
    flow: Flow,
    frame: NodeRef,
    /// What had happened when the screen was last drawn.
    seen: Counts,
}

impl Component for App {
    type Message = Did;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let flow = Flow { session: context.props().session, ..Flow::default() };
        App { seen: flow.counts, flow, frame: NodeRef::default() }
    }

    fn update(&mut self, _: &Context<Self>, did: Did) -> bool {
        self.flow.note(did);
        true
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let (now, before) = (self.flow.counts, std::mem::replace(&mut self.seen, self.flow.counts));
        // Never on load: only after the runner's own action.
        if now.moved > before.moved {
            browser::arrive(&self.frame);
        }
        if now.stopped > before.stopped {
            browser::focus(&self.frame, "[data-errors]");
        }
        let on_event = &context.props().on_event;
        if now.begun > before.begun {
            on_event.emit(Event::Started);
        }
        if now.completed > before.completed {
            on_event.emit(Event::Completed);
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (props, flow) = (context.props(), &self.flow);
        // There always is a region; without one there would be no number to show.
        let Some(region) = flow.region.or_else(|| preset(props)) else {
            return Html::default();
        };
        let setting = Setting { region, level: props.heading_level.clamp(1, 5), later: props.later };
        let on_did = self.on_did(context);
        let standing = standing(props.today.map(Date::iso).as_deref());
        // Content that is too old gives no result any more, wherever the runner is.
        let place = if standing == Standing::Expired { Place::Welcome } else { flow.session.place() };
        let screen = match place {
            Place::Welcome => welcome(setting, ask_where(props).filter(|_| flow.region.is_none()), standing, &on_did),
            Place::Ask(screen) => ask(setting, flow, screen, &on_did),
            Place::Review => review(setting, flow.session.answers(), &on_did),
            Place::Result => result(setting, flow, props.today, &on_did),
        };
        html! {
            <section class="frame" ref={self.frame.clone()} lang="en" dir={props.direction.clone().unwrap_or(AttrValue::Static("ltr"))} aria-label={english(key::APP_LABEL)}>
                <div class="page">{ header(setting, &flow.session) }{ screen }{ footer(setting, &flow.session, standing) }</div>
            </section>
        }
    }
}

impl App {
    /// What the runner does. What touches the browser happens at once, while it counts as the runner's own action.
    fn on_did(&self, context: &Context<Self>) -> Callback<Did> {
        let (link, place) = (context.link().clone(), self.frame.clone());
        Callback::from(move |did: Did| match did {
            Did::Find(question) => browser::focus(&place, &format!("[data-question='{question}'] input")),
            Did::Copy(words) => browser::copy(&words, &place, "blockquote", link.callback(|()| Did::Copied)),
            did => link.send_message(did),
        })
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
        content::{Disposition, Kind, OptionId, Part, QuestionId, Role, question_named, screens},
        engine::{Answer, assess},
        session::{Action, shown},
    };

    async fn render(session: Session) -> String {
        render_in("GB", true, session).await
    }

    async fn render_in(region: &'static str, later: bool, session: Session) -> String {
        let props = move || Props {
            region: Some(region.into()),
            browser_region: None,
            heading_level: 2,
            direction: None,
            today: Date::new(2026, 11, 21),
            later,
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
    async fn exercises_are_drawn_and_a_movement_is_shown_only_to_who_asks() {
        let session = skipped(at_the_plan(&["agg.flex", "agg.sit", "loc.para_l"]));
        let html = check("result", session).await;
        assert!(html.contains("role=\"img\" aria-label=\"A person") && html.contains("Show the movement"), "{html}");
        assert!(!html.contains("<animate") && !html.contains("NaN"));
        // Numbers for the drawing are no text for anybody.
        assert!(!html.contains("|floor=") && !html.contains("|mat="));
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
            assert!(words::comes_later(later) && !html.contains(english(later)) && !first.contains(english(later)));
        }
        for part in screens().iter().filter(|s| s.part > Part::Pattern).flat_map(|s| s.questions.iter()) {
            assert!(words::comes_later(part.get().ask), "{}", part.get().name);
        }
        for safety in screens().iter().filter(|s| s.part <= Part::Pattern).flat_map(|s| s.questions.iter()) {
            assert!(!words::comes_later(safety.get().ask), "{} is needed at once", safety.get().name);
        }
    }

    #[tokio::test]
    async fn miles_stand_beside_kilometres_in_the_united_states_only() {
        let mut session = at_the_plan(&["agg.flex"]);
        for (question, amount) in [("T1", 40), ("T5", 4)] {
            let id = question_named(question).expect("a question about running").id;
            session.apply(Action::Give(id, Answer::Amount(amount)));
        }
        let session = skipped(session);
        let html = render_in("US", true, session).await;
        // 40 km are 24.86 miles; a limit is rounded down.
        assert!(html.contains("40 km (24.8 miles)"), "{html}");
        assert!(!render_in("GB", true, session).await.contains("miles)"));
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
                later: true,
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
