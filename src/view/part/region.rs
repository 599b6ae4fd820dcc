//! Choosing whose numbers are shown. The page presets it, the runner may change it; it is never guessed from the network.

use yew::{Callback, Event, Html, html};

use super::{Stack, boxed, element, paragraph, text_button};
use crate::{
    view::{Did, Setting, browser},
    words::{Region, key},
};

/// The list of regions; with a question before it if the runner may be `elsewhere`.
pub fn region(setting: Setting, elsewhere: Option<&'static Region>, on_did: &Callback<Did>) -> Html {
    let on_did_change = on_did.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(region) = browser::field_text(&event).as_deref().and_then(|id| setting.voice.language.region(id)) {
            on_did_change.emit(Did::Region(region.id));
        }
    });
    let mut options = Vec::new();
    for r in setting.voice.language.regions() {
        let values = [Some(r.id.into()), (r.id == setting.voice.region.id).then_some("selected".into())];
        options.push(element("option", &["value", "selected"], values, vec![r.name.into()]));
    }
    let mut all = Stack::new(setting);
    if let Some(other) = elsewhere {
        all.add(ask(setting, other, on_did));
    }
    all.add(element("label", &["for"], [Some("region".into())], vec![setting.text(key::REGION_LABEL).into()]));
    all.add(html! { <select id="region" {onchange}>{ for options }</select> });
    all.boxed("div", "region")
}

fn ask(setting: Setting, other: &'static Region, on_did: &Callback<Did>) -> Html {
    let button = |region: &'static Region| text_button("second", region.name.to_owned(), Did::Region(region.id), on_did);
    let inside = vec![
        element(
            "p",
            &["id", "class"],
            [Some("where".into()), Some("strong".into())],
            vec![setting.text(key::REGION_WHERE).into()],
        ),
        paragraph("hint", setting.text(key::REGION_WHY)),
        boxed("div", "row", vec![button(setting.voice.region), button(other)]),
    ];
    let values = ["where", "group", "where"].map(|value| Some(value.into()));
    element("div", &["class", "role", "aria-labelledby"], values, inside)
}
