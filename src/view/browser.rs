//! The browser, as far as the screens need it: moving the focus, copying a text, reading a field. The only file of `view` that
//! touches it; natively, where screens are rendered for tests, nothing happens.

use yew::NodeRef;

pub use touch::{copy, field_text, focus, show_top};

/// Moves the focus to the heading of the screen, and its top into sight.
pub fn arrive(frame: &NodeRef) {
    show_top(frame);
    focus(frame, "[data-title]");
}

#[cfg(target_arch = "wasm32")]
mod touch {
    use js_sys::{Function, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement};
    use yew::{Callback, NodeRef, TargetCast};

    /// Moves the focus to the first element that fits.
    pub fn focus(within: &NodeRef, selector: &str) {
        let found = within.cast::<Element>().and_then(|e| e.query_selector(selector).ok().flatten());
        if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(element.has_attribute("data-title"));
            if let Ok(Some(fold)) = element.closest("details") {
                // What is folded away cannot take the focus.
                let _ = fold.set_attribute("open", "");
            }
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus_with_options(&options);
        }
    }

    /// Scrolls so that the top of the frame is in sight, if it is not.
    pub fn show_top(frame: &NodeRef) {
        if let Some(frame) = frame.cast::<Element>() {
            let top = frame.get_bounding_client_rect().top();
            let height = web_sys::window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64()).unwrap_or(0.0);
            if top < 0.0 || top > height * 0.6 {
                frame.scroll_into_view_with_bool(true);
            }
        }
    }

    /// What the field or list holds in which the event happened.
    pub fn field_text(event: &Event) -> Option<String> {
        let input = event.target_dyn_into::<HtmlInputElement>().map(|i| i.value());
        input.or_else(|| event.target_dyn_into::<HtmlSelectElement>().map(|s| s.value()))
    }

    /// Copies a text and says when it is done; where that is not allowed, selects the first element that fits.
    pub fn copy(text: &str, within: &NodeRef, selector: &'static str, done: Callback<()>) {
        let within = within.clone();
        let select = move || {
            let selection = web_sys::window().and_then(|w| w.get_selection().ok().flatten());
            let holder = within.cast::<Element>().and_then(|e| e.query_selector(selector).ok().flatten());
            if let (Some(selection), Some(holder)) = (selection, holder) {
                // A selection that fails leaves the words on the screen, to be read out.
                let _ = selection.select_all_children(&holder);
            }
        };
        let Some(written) = write(text) else {
            return select();
        };
        let kept = Closure::once_into_js(move |_: JsValue| done.emit(()));
        let refused = Closure::once_into_js(move |_: JsValue| select());
        if let Ok(then) = Reflect::get(&written, &"then".into()).and_then(|f| f.dyn_into::<Function>()) {
            // A promise's `then` does not throw.
            let _ = then.call2(&written, &kept, &refused);
        }
    }

    /// `navigator.clipboard.writeText(text)`, if there is such a thing; pages without https have none.
    fn write(text: &str) -> Option<Promise> {
        let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(|v| !v.is_undefined() && !v.is_null());
        let navigator = get(&js_sys::global(), "navigator")?;
        let clipboard = get(&navigator, "clipboard")?;
        let write = get(&clipboard, "writeText")?.dyn_into::<Function>().ok()?;
        write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod touch {
    use yew::{Callback, Event, NodeRef};

    /// Natively there is no focus.
    pub fn focus(_within: &NodeRef, _selector: &str) {}

    /// Natively nothing scrolls.
    pub fn show_top(_frame: &NodeRef) {}

    /// Natively no event happens.
    pub fn field_text(_event: &Event) -> Option<String> {
        None
    }

    /// Natively there is no clipboard.
    pub fn copy(_text: &str, _within: &NodeRef, _selector: &'static str, _done: Callback<()>) {}
}
