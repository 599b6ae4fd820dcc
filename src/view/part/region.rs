//! Choosing whose numbers are shown. The page presets it, the runner may change it; it is never guessed from the network.

use yew::{Callback, Event, Html, html};

use crate::{
    view::{Setting, browser},
    words::{self, Region, key},
};

/// The list of regions; with a question before it if the browser's language points `elsewhere`.
pub fn region(setting: Setting, elsewhere: Option<&'static Region>, on_region: &Callback<&'static Region>) -> Html {
    let pick = on_region.reform(|r: &'static Region| r);
    let onchange = {
        let pick = pick.clone();
        Callback::from(move |event: Event| {
            if let Some(region) = browser::field_text(&event).as_deref().and_then(words::region) {
                pick.emit(region);
            }
        })
    };
    html! {
        <div class="region">
            { for elsewhere.map(|other| ask(setting, other, &pick)) }
            <label for="region">{ setting.text(key::REGION_LABEL) }</label>
            <select id="region" {onchange}>
                { for words::regions().iter().map(|r| html! {
                    <option key={r.id} value={r.id} selected={r.id == setting.region.id}>{ r.name }</option>
                }) }
            </select>
        </div>
    }
}

fn ask(setting: Setting, other: &'static Region, on_region: &Callback<&'static Region>) -> Html {
    let button = |region: &'static Region| {
        let onclick = on_region.reform(move |_| region);
        html! { <button type="button" class="second" {onclick}>{ region.name }</button> }
    };
    html! {
        <div class="where" role="group" aria-labelledby="where">
            <p id="where" class="strong">{ setting.text(key::REGION_WHERE) }</p>
            <p class="hint">{ setting.text(key::REGION_WHY) }</p>
            <div class="row">{ button(setting.region) }{ button(other) }</div>
        </div>
    }
}
