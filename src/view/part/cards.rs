//! Cards with help of their own: a crisis line, private help, the note on children, the check for "not sure", and the card with the
//! signs of squeezed nerves that goes with every result below an emergency.

use yew::{Html, html};

use super::{
    call,
    plain::{list, paragraph},
};
use crate::{
    content::{Card, TextId},
    view::Setting,
    words::key,
};

/// The cards that rules put on the result, in order.
pub fn cards(setting: Setting, cards: &[Card]) -> Html {
    cards.iter().map(|c| card(setting, *c)).collect()
}

fn card(setting: Setting, card: Card) -> Html {
    let text = |text| paragraph("", setting.text(text));
    match card {
        Card::Crisis => {
            let mut inside = vec![text(key::CRISIS_BODY)];
            inside.extend(setting.region.crisis.iter().map(|line| call(setting, line, false)));
            inside.push(text(key::CRISIS_STAY));
            framed(setting, "crisis", key::CRISIS_TITLE, inside)
        }
        Card::Hurt => framed(setting, "hurt", key::HURT_TITLE, vec![list("dots", setting.texts(key::HURT_LIST))]),
        Card::Child => framed(setting, "child", key::KID_TITLE, vec![text(key::KID_NOTE)]),
        Card::SelfCheck => {
            signs(setting, "self-check", key::SELFCHECK_TITLE, key::SELFCHECK_LEAD, key::SELFCHECK_LIST, key::SELFCHECK_DO)
        }
    }
}

/// The signs of squeezed nerves at the base of the spine.
pub fn cauda_equina(setting: Setting) -> Html {
    signs(setting, "cauda-equina", key::CES_TITLE, key::CES_LEAD, key::CES_LIST, key::CES_DO)
}

/// A card of signs and what to do about them.
fn signs(setting: Setting, name: &'static str, title: TextId, lead: TextId, lines: &[TextId], act: TextId) -> Html {
    let inside =
        vec![paragraph("", setting.text(lead)), list("dots", setting.texts(lines)), paragraph("strong", setting.text(act))];
    framed(setting, name, title, inside)
}

fn framed(setting: Setting, name: &'static str, title: TextId, inside: Vec<Html>) -> Html {
    html! { <div class="card" data-card={name}>{ setting.heading(1, "card-title", title) }{ for inside }</div> }
}
