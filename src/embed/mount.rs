//! The app in a page.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::{AppHandle, AttrValue, Callback, Renderer};

use crate::content::{Units, options, questions};
use crate::engine::Answer;
use crate::session::Action;
use crate::view::{App, Begin, Date, Did, Event, Mark, Props, Told, later};
use crate::words::{self, Language};

thread_local! {
    static TELL: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Gets the second half of the module and calls back with its styles, for the same sheet; with nothing if it did not come. May be
/// tried again. Widgets draw with it from their next `update` on.
#[wasm_bindgen(js_name = loadLater)]
pub fn load_later(done: Function) {
    yew::platform::spawn_local(async move {
        let styles = later::load().await.map_or(JsValue::NULL, JsValue::from);
        // The shell's own function.
        let _ = done.call1(&JsValue::NULL, &styles);
    });
}

/// Whom to tell when the module panicked. After that nothing of it may be used again; call this before the first [`Mount`].
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(tell: Function) {
    TELL.with_borrow_mut(|slot| *slot = Some(tell));
    yew::set_custom_panic_hook(Box::new(|info| {
        // Where, and not what: a message could hold an answer.
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        if let Some(tell) = TELL.with_borrow(|slot| slot.clone()) {
            // The shell's own function; if it throws there is nobody left to tell.
            let _ = tell.call1(&JsValue::NULL, &place.into());
        }
    }));
}

/// The widget, drawn into a `<div>`.
#[wasm_bindgen]
pub struct Mount {
    handle: Option<AppHandle<App>>,
    place: HtmlElement,
    on_event: Callback<Event>,
    on_take: Callback<String>,
}

#[wasm_bindgen]
impl Mount {
    /// Draws the widget into an empty `<div>`. `settings` is an object with `region`, `browserRegion`, `units`, `headingLevel`, `direction`, `learn`,
    /// `clinic` and `today` (year, month, day); `done` what the runner did before the widget was there, as [`Mount::replay`] takes it;
    /// `on_event` is called with `started` and `completed`; `on_take` with what the runner asks to take along: form, region, units and answers,
    /// as numbers and one word with commas between them; or with what is to happen to the diary: `diary`, `keep`, `save` or `wipe`, and its
    /// text. It must go no further than this page's scripts.
    #[wasm_bindgen(constructor)]
    pub fn new(place: HtmlElement, settings: &JsValue, done: &str, on_event: Function, on_take: Function) -> Mount {
        let on_event = Callback::from(move |event| {
            let name = match event {
                Event::Started => "start",
                Event::Completed => "complete",
                Event::Language(_) => "language",
                Event::Moved(_) => "moved",
                Event::Settled => "settled",
            };
            let what = match event {
                Event::Language(language) => language.id().into(),
                Event::Moved(step) => step.into(),
                Event::Started | Event::Completed | Event::Settled => JsValue::UNDEFINED,
            };
            // What the page does with it is the page's business.
            let _ = on_event.call2(&JsValue::NULL, &name.into(), &what);
        });
        let on_take = Callback::from(move |asked: String| {
            // The shell's own function; it answers through `took`.
            let _ = on_take.call1(&JsValue::NULL, &asked.into());
        });
        let mut props = read(settings, on_event.clone(), on_take.clone());
        props.begin.done = done.split('\n').filter_map(did).collect();
        let handle = Renderer::<App>::with_root_and_props(place.clone().into(), props).render();
        Mount { handle: Some(handle), place, on_event, on_take }
    }

    /// Takes new settings; the answers stay.
    pub fn update(&mut self, settings: &JsValue) {
        let props = read(settings, self.on_event.clone(), self.on_take.clone());
        if let Some(handle) = &mut self.handle {
            handle.update(props);
        }
    }

    /// Goes to a step of the session that `on_event` named with `moved`, as the browser's own buttons do.
    pub fn travel(&self, step: usize) {
        if let Some(handle) = &self.handle {
            handle.send_message(Did::Travel(step));
        }
    }

    /// Tells how it went with what the runner asked to take along; a code to scan comes as its size and its path.
    pub fn took(&self, form: u8, done: bool, size: u16, path: String) {
        if let Some(handle) = &self.handle {
            handle.send_message(Did::Took(form, done, size, path.into()));
        }
    }

    /// Does what the runner did on the first screens before the widget was there (`www/shell/start.js`), a line each: `begin`, `back`, `go`, or
    /// `tick`, `region` or `language` with a value; after `settle`, `on_event` is called with `settled` when all of it is drawn. Anything else
    /// does nothing. An example runner (`BackStride.example`) also gives an `amount`, a question's number and how much, and passes over the
    /// `rest`.
    pub fn replay(&self, done: &str) {
        if let Some(handle) = &self.handle {
            done.split('\n').filter_map(did).for_each(|did| handle.send_message(did));
        }
    }

    /// Tells what became of the diary's store (see [`Told`]), and what stands there if it is to be read.
    pub fn diary(&self, told: &str, text: String) {
        if let Some(handle) = &self.handle {
            handle.send_message(Did::Diary(Mark::Told(Told::named(told), text)));
        }
    }

    /// Removes the widget. The `<div>` goes too: Yew's listeners hang on it for as long as it is in the page.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
            self.place.remove();
        }
    }
}

/// What a line of the shell's stands for.
fn did(line: &str) -> Option<Did> {
    let (what, value) = line.split_once(' ').unwrap_or((line, ""));
    match what {
        "begin" => Some(Did::Act(Action::Begin)),
        "back" => Some(Did::Act(Action::Back)),
        "settle" => Some(Did::Settle),
        "go" => Some(Did::Act(Action::Continue)),
        "rest" => Some(Did::Act(Action::SkipRest)),
        "amount" => amount(value).map(Did::Act),
        "tick" => value.parse::<usize>().ok().and_then(|at| options().get(at)).map(|option| Did::Tick(option.id)),
        "region" => words::region_ids().find(|(id, _)| *id == value).map(|(id, _)| Did::Region(id)),
        "language" => Language::named(value).map(Did::Language),
        _ => None,
    }
}

/// The number of a question and an amount, with a comma between them.
fn amount(value: &str) -> Option<Action> {
    let (at, amount) = value.split_once(',')?;
    let question = questions().get(at.parse::<usize>().ok()?)?;
    Some(Action::Give(question.id, Answer::Amount(amount.parse().ok()?)))
}

/// Reads the settings; what is missing or odd is as if it were not set.
fn read(settings: &JsValue, on_event: Callback<Event>, on_take: Callback<String>) -> Props {
    let get = |name: &str| Reflect::get(settings, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let text = |name: &str| get(name).as_string().filter(|t| !t.is_empty()).map(AttrValue::from);
    Props {
        region: text("region"),
        browser_region: text("browserRegion"),
        units: text("units").and_then(|units| Units::named(&units)),
        heading_level: small(&get("headingLevel")).unwrap_or(2),
        direction: text("direction").filter(|d| d == "ltr" || d == "rtl"),
        clinic: text("clinic"),
        today: today(&get("today")),
        learn: get("learn").is_truthy(),
        later: later::is_loaded(),
        language: text("language"),
        loaded: words::loaded(),
        begin: Begin::default(),
        on_event,
        on_take,
    }
}

/// `[2026, 11, 21]`.
fn today(value: &JsValue) -> Option<Date> {
    let parts = value.dyn_ref::<Array>()?;
    let year = parts.get(0).as_f64().filter(|y| (1.0..=9999.0).contains(y))?;
    #[allow(clippy::cast_possible_truncation)] // between 1 and 9999
    Date::new(year as i32, small(&parts.get(1))?, small(&parts.get(2))?)
}

/// A whole number that fits into a byte.
fn small(value: &JsValue) -> Option<u8> {
    let number = value.as_f64().filter(|n| n.fract() == 0.0 && (0.0..=255.0).contains(n))?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and 255
    Some(number as u8)
}
