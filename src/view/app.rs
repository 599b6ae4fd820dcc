//! The root of what a runner sees: holds the session, shows the screen it is at, and tells the page what happened.
//! `embed` mounts it; tests render it natively.

use yew::prelude::*;

use super::{
    Counts, Date, Did, Event, Flow, Mark, Setting, browser,
    later::{self, Part},
    part::{footer, header},
    screen::{ask, coming, result, review, welcome},
};
use crate::{
    content::Units,
    report::{Standing, Voice, standing},
    session::{Place, Session},
    words::{self, Batch, Language, key},
};

/// Where a widget begins.
#[derive(Debug, Clone, Default)]
pub struct Begin {
    /// The session so far.
    pub session: Session,
    /// What the runner did on it before there was a widget.
    pub done: Vec<Did>,
}

impl PartialEq for Begin {
    /// It is read once: another one changes nothing.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl From<Session> for Begin {
    fn from(session: Session) -> Self {
        Begin { session, done: Vec::new() }
    }
}

/// What a page sets. All may change while the widget is in use; the answers stay.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The language the page asks for, such as `fr`; English for one that is not there.
    pub language: Option<AttrValue>,
    /// The region the page names, such as `GB`.
    pub region: Option<AttrValue>,
    /// The region of the browser's language (`FR` of `fr-FR`): if it is another one, the runner is asked.
    pub browser_region: Option<AttrValue>,
    /// What amounts are told in; what is usual in the region if the page does not say.
    pub units: Option<Units>,
    /// The level of the screen's heading, 1 to 5.
    pub heading_level: u8,
    /// The direction of writing around the widget: `ltr` or `rtl`.
    pub direction: Option<AttrValue>,
    /// The page's own contact for calm results, a line each: name, telephone number, address to book at, what the clinic offers.
    pub clinic: Option<AttrValue>,
    /// Which day it is, for the dates to check back.
    pub today: Option<Date>,
    /// Learn mode: what anybody may read, without questions and without a result. The answers stay.
    pub learn: bool,
    /// Whether texts that are loaded after the engine may be shown; what needs one of them is left out until they are there.
    pub later: bool,
    /// How many catalogues were loaded so far, so that a new one is seen.
    pub loaded: usize,
    /// Where to begin; read once.
    pub begin: Begin,
    /// Told what happened.
    pub on_event: Callback<Event>,
    /// Told what the runner wants to take along: the number of the form, the language, the region, the units, and the answers as numbers, with commas between.
    /// Or what to do with the diary: `diary`, `keep`, `save` or `wipe`, and its text.
    pub on_take: Callback<String>,
}

impl Default for Props {
    /// A page that sets nothing, with everything loaded.
    fn default() -> Self {
        Props {
            language: None,
            region: None,
            browser_region: None,
            units: None,
            heading_level: 2,
            direction: None,
            clinic: None,
            today: None,
            learn: false,
            later: true,
            loaded: 0,
            begin: Begin::default(),
            on_event: Callback::noop(),
            on_take: Callback::noop(),
        }
    }
}

/// The widget: the one component, so that there is one state and every screen is a plain function of it. (Written out and not as a
/// function with hooks: those cost two kilobytes of module.)
pub struct App {
    flow: Flow,
    frame: NodeRef,
    /// What had happened when the screen was last drawn.
    seen: Counts,
    /// The language the page was last told of.
    told: Option<Language>,
    /// Whether the shell waits for what is being drawn.
    settling: bool,
}

impl Component for App {
    type Message = Did;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let begin = &context.props().begin;
        let flow = Flow { session: begin.session, ..Flow::default() };
        let mut app = App { seen: flow.counts, told: None, settling: false, flow, frame: NodeRef::default() };
        for did in begin.done.iter().cloned() {
            Component::update(&mut app, context, did);
        }
        app
    }

    fn update(&mut self, context: &Context<Self>, did: Did) -> bool {
        if let (Did::Take(form), Some(voice)) = (&did, voice(context.props(), &self.flow)) {
            let (form, units) = ((*form as u8).to_string(), voice.units.0.to_string());
            let mut asked = [&form, ",", voice.language.id(), ",", voice.region.id, ",", &units].concat();
            for number in self.flow.session.answers().to_numbers() {
                asked.push(',');
                asked.push_str(&number.to_string());
            }
            context.props().on_take.emit(asked);
        }
        if let Did::Diary(mark) = did {
            let props = context.props();
            if let Some((today, voice)) = props.today.zip(voice(props, &self.flow))
                && let Some(asked) = later::act(&mut self.flow, mark, today, voice)
            {
                props.on_take.emit(asked);
            }
            return true;
        }
        self.settling |= matches!(did, Did::Settle);
        let before = self.flow.counts;
        self.flow.note(did);
        let now = self.flow.counts;
        // At once and for every step: several may be drawn as one, and each has its entry in the browser's history.
        if now.moved > before.moved && now.travelled != now.moved {
            context.props().on_event.emit(Event::Moved(self.flow.session.step()));
        }
        true
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if std::mem::take(&mut self.settling) {
            context.props().on_event.emit(Event::Settled);
        }
        let (now, before) = (self.flow.counts, std::mem::replace(&mut self.seen, self.flow.counts));
        let on_event = &context.props().on_event;
        // Never on load: only after the runner's own action.
        if now.moved > before.moved {
            browser::arrive(&self.frame);
        }
        if now.stopped > before.stopped {
            browser::focus(&self.frame, "[data-errors]");
        }
        if now.begun > before.begun {
            on_event.emit(Event::Started);
        }
        if now.completed > before.completed {
            on_event.emit(Event::Completed);
        }
        if let Some(language) = self.flow.language.filter(|&l| self.told != Some(l)) {
            self.told = Some(language);
            on_event.emit(Event::Language(language));
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (props, flow) = (context.props(), &self.flow);
        // There always is a region; without one there would be no number to show.
        let Some(voice) = voice(props, flow) else {
            return Html::default();
        };
        let language = voice.language;
        let later = props.later && language.has(Batch::Later);
        let setting = Setting { voice, level: props.heading_level.clamp(1, 5), later };
        let on_did = self.on_did(context);
        let standing = standing(props.today.map(Date::iso).as_deref());
        // Content that is too old gives no result any more, wherever the runner is.
        let place = if standing == Standing::Expired { Place::Welcome } else { flow.session.place() };
        let elsewhere = ask_where(props).filter(|_| flow.region.is_none()).and_then(|id| language.region(id));
        // Learn mode shows nothing of a session that may be under way.
        let fresh = Session::new();
        let (session, standing_below, label) = match props.learn {
            true => (&fresh, Standing::Current, key::LEARN_LABEL),
            false => (&flow.session, standing, key::APP_LABEL),
        };
        let screen = match place {
            _ if props.learn && later => later::draw(setting, Part::Learn(flow, elsewhere, standing, &on_did)),
            _ if props.learn => coming(setting, elsewhere, &on_did),
            _ if flow.diary.open && later => later::draw(setting, Part::Diary(flow, props.today, standing, &on_did)),
            Place::Welcome => {
                let diary = later::draw(setting, Part::Card(flow, props.today, &on_did));
                welcome(setting, elsewhere, standing, diary, &on_did)
            }
            Place::Ask(screen) => ask(setting, flow, screen, &on_did),
            Place::Review => review(setting, flow.session.answers(), &on_did),
            Place::Result => result(setting, flow, props.clinic.as_deref().unwrap_or_default(), props.today, &on_did),
        };
        html! {
            <section class="frame" ref={self.frame.clone()} lang={language.id()} dir={props.direction.clone().unwrap_or(AttrValue::Static("ltr"))} aria-label={setting.text(label)}>
                <div class="page">{ header(setting, session) }{ screen }{ footer(setting, session, standing_below, &on_did) }</div>
            </section>
        }
    }
}

impl App {
    /// What the runner does. What touches the browser happens at once, while it counts as the runner's own action.
    fn on_did(&self, context: &Context<Self>) -> Callback<Did> {
        let (link, place) = (context.link().clone(), self.frame.clone());
        Callback::from(move |did: Did| match did {
            Did::Find(name) => {
                browser::focus(&place, &["[data-question='", name, "'] input, [data-card='", name, "'] a"].concat())
            }
            Did::Copy(words) => browser::copy(&words, &place, "blockquote", link.callback(|()| Did::Copied)),
            did => {
                if matches!(did, Did::Again(false) | Did::Diary(Mark::Wipe(false))) {
                    // "No" is about to go: back to the button that asked.
                    browser::focus(&place, ".again:focus-within > button");
                }
                link.send_message(did);
            }
        })
    }
}

/// In which language, for which region and in which units to speak: as the runner chose, or else the page. There always is a region.
fn voice(props: &Props, flow: &Flow) -> Option<Voice> {
    let language = language(props, flow);
    let usual = Voice::of(language, language.region(flow.region.or_else(|| preset(props))?)?);
    Some(Voice { units: flow.units.or(props.units).unwrap_or(usual.units), ..usual })
}

/// The language the runner chose, or else the page's, or else any, as far as its texts are there.
fn language(props: &Props, flow: &Flow) -> Language {
    let page = props.language.as_deref().and_then(Language::named);
    let wanted = [flow.language, page].into_iter().flatten();
    wanted.chain(Language::all()).find(|l| l.has(Batch::First)).unwrap_or(Language::ENGLISH)
}

/// The id of a region.
type RegionId = &'static str;

/// The region to begin with: the page's, or else the browser's, or else none in particular.
fn preset(props: &Props) -> Option<RegionId> {
    of_page(props).or_else(|| of_browser(props)).or_else(anywhere)
}

/// Where else the runner may be: the browser's region if it is another than the page's, anywhere else if the page names none.
/// Then nobody but the runner knows, and is asked.
fn ask_where(props: &Props) -> Option<RegionId> {
    let other = if of_page(props).is_some() { of_browser(props) } else { anywhere() };
    other.filter(|region| preset(props).is_none_or(|p| p != *region))
}

fn of_page(props: &Props) -> Option<RegionId> {
    let tag = props.region.as_deref()?.trim();
    words::region_ids().map(|(id, _)| id).find(|id| id.eq_ignore_ascii_case(tag))
}

fn of_browser(props: &Props) -> Option<RegionId> {
    let subtag = props.browser_region.as_deref()?;
    words::region_ids().find(|(_, subtags)| subtags.iter().any(|l| l.eq_ignore_ascii_case(subtag))).map(|(id, _)| id)
}

fn anywhere() -> Option<RegionId> {
    words::region_ids().next_back().map(|(id, _)| id)
}

#[cfg(test)]
mod tests;
