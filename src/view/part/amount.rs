//! Amounts: a row of numbers with words for 0 to 10, and a field for everything else.

use yew::{Callback, Html, InputEvent, html};

use super::{
    choices::input,
    plain::{boxed, button, line},
    question::Drawn,
};
use crate::{
    content::{Amount, Measure, Question, TextId, Units},
    engine::Answer,
    session::Action,
    view::{Did, Setting, browser},
    words::key,
};

/// The words under the numbers of a scale; no faces.
const WORDS: [(u16, TextId); 5] =
    [(0, key::SCALE_NONE), (3, key::SCALE_MILD), (5, key::SCALE_MEDIUM), (7, key::SCALE_STRONG), (10, key::SCALE_WORST)];

/// Numbers to choose one of.
pub fn scale(setting: Setting, drawn: &Drawn<'_>, amount: &'static Amount) -> Html {
    let given = drawn.answers.amount(amount.id);
    let did = |number| Did::Act(Action::Give(drawn.question.id, Answer::Amount(number)));
    numbers(setting, drawn.question.name, (amount.min, amount.max), given, &did, drawn.on_did)
}

/// Numbers from one to another to choose one of, and what choosing each does. `name` ties them together.
pub fn numbers(
    setting: Setting,
    name: &'static str,
    (least, most): (u16, u16),
    given: Option<u16>,
    did: &dyn Fn(u16) -> Did,
    on_did: &Callback<Did>,
) -> Html {
    let mut cells = Vec::new();
    for number in least..=most {
        let on = given == Some(number);
        let tick = input("radio", name, number.to_string(), on, did(number), on_did);
        let mut inside = vec![tick, line("span", "cell-number", number.to_string())];
        if let Some((_, word)) = WORDS.iter().find(|(at, _)| *at == number) {
            inside.push(line("span", "cell-word", setting.text(*word)));
        }
        cells.push(boxed("label", if on { "cell cell-on" } else { "cell" }, inside));
    }
    boxed("div", "scale", cells)
}

/// A field to type a number into.
pub fn field(setting: Setting, drawn: &Drawn<'_>, amount: &'static Amount) -> Html {
    let q = drawn.question;
    let units = setting.voice.units;
    let given = drawn.answers.amount(amount.id).map(|n| amount.written(n, units));
    let value = drawn.typed.map(str::to_owned).or(given).unwrap_or_default();
    let oninput: Callback<InputEvent> = drawn.on_did.reform(move |event: InputEvent| {
        let text = browser::field_text(&event).unwrap_or_default();
        let action = given_by(q, &text, amount, units);
        Did::Type(q.id, text, action)
    });
    let described = match drawn.fault {
        Some(_) => format!("{} {}", drawn.id("fault"), drawn.id("unit")),
        None => drawn.id("unit"),
    };
    let other = match amount.measure {
        Measure::None => Html::default(),
        measure => {
            let words = setting.fill(key::UNITS_OTHER, &[("n", &setting.text(amount.unit_beside(units)))]);
            button("link", vec![words.into()], Did::Units(units.turned(measure)), drawn.on_did)
        }
    };
    html! {
        <p class="field">
            <input id={drawn.id("field")} type="text" inputmode={if amount.decimals_in(units) == 0 { "numeric" } else { "decimal" }} autocomplete="off" maxlength="5" {value} {oninput}
                aria-describedby={described} aria-invalid={drawn.fault.map(|_| "true")} />
            <span id={drawn.id("unit")}>{ setting.text(amount.unit_in(units)) }</span>
            { other }
        </p>
    }
}

/// What a typed number does: it is an answer as soon as the question takes it, and none while it does not.
fn given_by(q: &Question, typed: &str, amount: &Amount, units: Units) -> Action {
    amount.read(typed, units).map_or(Action::Withdraw(q.id), |number| Action::Give(q.id, Answer::Amount(number)))
}
