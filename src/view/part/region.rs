//! Choosing whose numbers are shown. The page presets it, the runner may change it; it is never guessed from the network.

use yew::{Callback, Event, Html, html};

use super::plain::{boxed, each, paragraph, text_button};
use crate::{
    view::{Did, Setting, browser},
    words::{self, Region, key},
};

/// The list of regions; with a question before it if the runner may be `elsewhere`.
pub fn region(setting: Setting, elsewhere: Option<&'static Region>, on_did: &Callback<Did>) -> Html {
    let on_did_change = on_did.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(region) = browser::field_text(&event).as_deref().and_then(words::region) {
            on_did_change.emit(Did::Region(region));
        }
    });
    let option = |r: &Region| html! { <option value={r.id} selected={r.id == setting.region.id}>{ r.name }</option> };
    html! {
        <div class="region">
            { for elsewhere.map(|other| ask(setting, other, on_did)) }
            <label for="region">{ setting.text(key::REGION_LABEL) }</label>
            <select id="region" {onchange}>{ for each(words::regions(), &option) }</select>
        </div>
    }
}

fn ask(setting: Setting, other: &'static Region, on_did: &Callback<Did>) -> Html {
    let button = |region: &'static Region| text_button("second", region.name.to_owned(), Did::Region(region), on_did);
    html! {
        <div class="where" role="group" aria-labelledby="where">
            <p id="where" class="strong">{ setting.text(key::REGION_WHERE) }</p>
            { paragraph("hint", setting.text(key::REGION_WHY)) }
            { boxed("div", "row", vec![button(setting.region), button(other)]) }
        </div>
    }
}
