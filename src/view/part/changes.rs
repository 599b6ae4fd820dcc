//! What would change the result: the nearest other answers, in the words of the questions.

use yew::Html;

use super::{
    Stack,
    care_card::level_name,
    plain::{boxed, line},
};
use crate::{
    content::{Kind, TextId},
    report::{Change, WhatIf},
    view::Setting,
    words::key,
};

/// Adds what would make it more urgent, and what less; nothing if nothing would.
pub fn changes(setting: Setting, to: &mut Stack, what: &WhatIf) {
    let mut titled = false;
    for (title, list) in [(key::CHANGE_MORE, &what.more), (key::CHANGE_LESS, &what.less)] {
        if list.is_empty() {
            continue;
        }
        if !titled {
            to.heading(1, "part", key::CHANGE_TITLE);
            titled = true;
        }
        to.heading(2, "net-title", title);
        let mut all = Stack::new(setting);
        for one in list {
            all.add(change(setting, one));
        }
        to.add(all.boxed("dl", "quotes"));
    }
}

fn change(setting: Setting, change: &Change) -> Html {
    let question = change.question.get();
    let (text, answer) = match (change.becomes, change.goes, change.amount, question.kind) {
        (Some(option), _, _, Kind::Many) => (key::CHANGE_ALSO, setting.text(option.get().text)),
        (Some(option), ..) => (key::CHANGE_INSTEAD, setting.text(option.get().text)),
        (_, Some(option), ..) => (key::CHANGE_WITHOUT, setting.text(option.get().text)),
        (.., Some(n), Kind::Amount(amount)) => (key::CHANGE_INSTEAD, setting.voice.amount(amount, n)),
        _ => return Html::default(),
    };
    let fill = |text: TextId, with: String| setting.fill(text, &[("n", &with)]);
    let all = vec![
        line("dt", "", setting.voice.first_sentence(question.ask)),
        line("dd", "", fill(text, answer)),
        line("dd", "then", fill(key::CHANGE_THEN, setting.text(level_name(change.level)))),
    ];
    boxed("div", "", all)
}
