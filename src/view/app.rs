//! The root of what a runner sees: holds the session, shows the screen it is at, and tells the page what happened.
//! `embed` mounts it; tests render it natively.

use yew::prelude::*;

use super::{
    Date, Event, Setting, browser,
    flow::Flow,
    part::{footer, header},
    screen::{Ask, Result, Review, Welcome},
};
use crate::{
    session::{Action, Place},
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
    /// Told what happened.
    #[prop_or_default]
    pub on_event: Callback<Event>,
}

/// The widget.
#[component]
pub fn App(props: &Props) -> Html {
    let flow = use_reducer(Flow::default);
    let chosen = use_state(|| None::<&'static Region>);
    let frame = use_node_ref();
    let on_action = use_callback(flow.dispatcher(), |action: Action, flow| flow.dispatch(action));
    let on_region = use_callback(chosen.setter(), |region, chosen| chosen.set(Some(region)));

    use_effect_with((flow.moved, frame.clone()), |(moved, frame)| {
        // Never on load: only after the runner's own action.
        if *moved > 0 {
            browser::arrive(frame);
        }
    });
    use_effect_with((flow.stopped, frame.clone()), |(stopped, frame)| {
        if *stopped > 0 {
            browser::focus(frame, "[data-errors]");
        }
    });
    tell(flow.begun, Event::Started, &props.on_event);
    tell(flow.completed, Event::Completed, &props.on_event);

    let asked = ask_where(props).filter(|_| chosen.is_none());
    let setting = Setting { region: (*chosen).unwrap_or_else(|| preset(props)), level: props.heading_level.clamp(1, 5) };
    let session = flow.session;
    let screen = match session.place() {
        Place::Welcome => html! { <Welcome key="welcome" {setting} elsewhere={asked} on_action={on_action} on_region={on_region} /> },
        Place::Ask(screen) => {
            let missing = flow.missing.clone();
            let find = use_find(frame.clone());
            html! { <Ask key={screen.get().name} {setting} {screen} answers={*session.answers()} {missing} on_action={on_action} on_find={find} /> }
        }
        Place::Review => html! { <Review key="review" {setting} answers={*session.answers()} on_action={on_action} /> },
        Place::Result => {
            let may_correct = session.may_correct();
            html! { <Result key="result" {setting} answers={*session.answers()} {may_correct} today={props.today} on_action={on_action} /> }
        }
    };
    html! {
        <section class="frame" ref={frame} lang="en" dir={props.direction.clone().unwrap_or(AttrValue::Static("ltr"))} aria-label={english(key::APP_LABEL)}>
            <div class="page">
                { header(setting, &session) }
                { screen }
                { footer(setting, &session) }
            </div>
        </section>
    }
}

/// Moves the focus to the controls of a question, for the links of an error summary.
fn use_find(frame: NodeRef) -> Callback<&'static str> {
    Callback::from(move |question: &'static str| browser::focus(&frame, &format!("[data-question='{question}'] input")))
}

/// Tells the page once for each time a count goes up.
#[hook]
fn use_tell(count: u32, event: Event, on_event: &Callback<Event>) {
    let on_event = on_event.clone();
    use_effect_with(count, move |count| {
        if *count > 0 {
            on_event.emit(event);
        }
    });
}

/// The region to begin with: the page's, or else the browser's, or else none in particular.
fn preset(props: &Props) -> &'static Region {
    let named = props.region.as_deref().and_then(words::region);
    named.or_else(|| of_browser(props)).or(words::regions().last()).unwrap_or(&ANYWHERE)
}

/// The browser's region, if it is another than the page's: then nobody but the runner knows.
fn ask_where(props: &Props) -> Option<&'static Region> {
    of_browser(props).filter(|region| region.id != preset(props).id)
}

fn of_browser(props: &Props) -> Option<&'static Region> {
    let subtag = props.browser_region.as_deref()?;
    words::regions().iter().find(|r| r.languages.iter().any(|l| l.eq_ignore_ascii_case(subtag)))
}
