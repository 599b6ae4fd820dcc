//! Cards with help of their own: a crisis line, private help, the note on children, the check for "not sure", and the card with the
//! signs of squeezed nerves that goes with every result below an emergency.

use yew::Html;

use super::{Stack, call, element};
use crate::{
    content::{Card, TextId},
    view::Setting,
    words::key,
};

/// Adds the cards that rules put on the result, in order.
pub fn cards(setting: Setting, to: &mut Stack, cards: &[Card]) {
    for card in cards {
        match card {
            Card::Crisis => {
                let mut all = Stack::new(setting);
                all.heading(1, "card-title", key::CRISIS_TITLE);
                all.text("", key::CRISIS_BODY);
                for line in &setting.voice.region.crisis {
                    all.add(call(setting, line, false));
                }
                all.text("", key::CRISIS_STAY);
                to.add(framed("crisis", all));
            }
            Card::Hurt => {
                let mut all = Stack::new(setting);
                all.heading(1, "card-title", key::HURT_TITLE);
                all.list(key::HURT_LIST);
                to.add(framed("hurt", all));
            }
            Card::Child => {
                let mut all = Stack::new(setting);
                all.heading(1, "card-title", key::KID_TITLE);
                all.text("", key::KID_NOTE);
                to.add(framed("child", all));
            }
            Card::SelfCheck => {
                let texts = [key::SELFCHECK_TITLE, key::SELFCHECK_LEAD, key::SELFCHECK_DO];
                to.add(signs(setting, "self-check", texts, key::SELFCHECK_LIST));
            }
        }
    }
}

/// The signs of squeezed nerves at the base of the spine.
pub fn cauda_equina(setting: Setting) -> Html {
    signs(setting, "cauda-equina", [key::CES_TITLE, key::CES_LEAD, key::CES_DO], key::CES_LIST)
}

/// A card of signs and what to do about them.
fn signs(setting: Setting, name: &'static str, [title, lead, act]: [TextId; 3], lines: &[TextId]) -> Html {
    let mut all = Stack::new(setting);
    all.heading(1, "card-title", title);
    all.text("", lead);
    all.list(lines);
    all.text("strong", act);
    framed(name, all)
}

fn framed(name: &'static str, inside: Stack) -> Html {
    element("div", &["class", "data-card"], [Some("card".into()), Some(name.into())], inside.all())
}
