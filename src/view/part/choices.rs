//! The options of a question as rows to tick: under their small headings, left and right of one place side by side, "none of these"
//! below a line, and the check for "not sure" right under it.

use yew::{AttrValue, Callback, Event, Html, html};

use super::{
    plain::{boxed, element, keyed, line, paragraph},
    question::Drawn,
};
use crate::{
    content::{Choice, Kind, OptionId, Role, TextId},
    engine::{Reading, Truth, Unasked},
    view::{Did, Setting},
};

/// The options offered to this runner.
pub fn choices(setting: Setting, drawn: &Drawn<'_>) -> Html {
    let reading = Reading::new(drawn.answers, Unasked::Unknown);
    let mut offered = drawn.question.options.to_vec();
    offered.retain(|&o| reading.offered(o) != Truth::No);
    if offered.is_empty() {
        return Html::default();
    }
    let mut runs = Vec::new();
    for of in offered.chunk_by(|a, b| a.get().group == b.get().group && is_last(a.get()) == is_last(b.get())) {
        runs.push(run(setting, drawn, of));
    }
    boxed("div", "choices", runs)
}

/// "None of these" and "not sure" stand below the others, apart.
fn is_last(choice: &Choice) -> bool {
    choice.question.get().kind == Kind::Many && choice.role != Role::Flag
}

/// Labels up to this long may stand in two columns.
const SHORT: usize = 42;

/// Options with one heading, or without any.
fn run(setting: Setting, drawn: &Drawn<'_>, run: &[OptionId]) -> Html {
    let Some(first) = run.first().map(|o| o.get()) else {
        return Html::default();
    };
    let mut rows = Vec::new();
    let (mut short, mut rest) = (run.len() > 3, run);
    while let [option, behind @ ..] = rest {
        rest = behind;
        if let [other, behind @ ..] = rest
            && let Some(place) = pair(setting, *option, *other)
        {
            let place = element("span", &["aria-hidden"], [Some("true".into())], vec![place.into()]);
            rows.push(boxed("div", "pair", vec![place, row(setting, drawn, *option, true), row(setting, drawn, *other, true)]));
            (short, rest) = (false, behind);
            continue;
        }
        short &= setting.text(option.get().text).chars().count() <= SHORT;
        rows.push(row(setting, drawn, *option, false));
    }
    let rows = boxed("div", if short { "rows rows-short" } else { "rows" }, rows);
    match first.group {
        Some(group) => {
            let id = format!("{}-group", first.id.index());
            let id = AttrValue::from(id);
            let name = vec![setting.text(group).into()];
            let name = element("p", &["class", "id"], [Some("group".into()), Some(id.clone())], name);
            let values = [Some("run".into()), Some("group".into()), Some(id)];
            element("div", &["class", "role", "aria-labelledby"], values, vec![name, rows])
        }
        None => boxed("div", if is_last(first) { "run last" } else { "run" }, vec![rows]),
    }
}

/// What two labels have in common, if they differ only after the last comma: "Buttock, left" and "Buttock, right".
fn pair(setting: Setting, a: OptionId, b: OptionId) -> Option<String> {
    let (a, b) = (setting.text(a.get().text), setting.text(b.get().text));
    let ((place, a), (other, b)) = (sided(&a)?, sided(&b)?);
    (place == other && !a.contains(' ') && !b.contains(' ')).then(|| place.to_owned())
}

/// A label before and after its last comma.
fn sided(label: &str) -> Option<(&str, &str)> {
    let (place, side) = label.rsplit_once(',')?;
    Some((place, side.strip_prefix(' ')?))
}

/// One option. In a pair only the last word is seen; the whole label is there for everyone who hears it.
fn row(setting: Setting, drawn: &Drawn<'_>, option: OptionId, paired: bool) -> Html {
    let choice = option.get();
    let on = drawn.answers.is_ticked(option);
    let kind = if drawn.question.kind == Kind::Many { "checkbox" } else { "radio" };
    let text = setting.text(choice.text);
    let label = match sided(&text).filter(|_| paired) {
        Some((place, side)) => vec![line("span", "unseen", format!("{place}, ")), side.to_owned().into()],
        None => vec![text.into()],
    };
    let tick = input(kind, drawn.question.name, option.index().to_string(), on, Did::Tick(option), drawn.on_did);
    let class = if on { "choice choice-on" } else { "choice" };
    let row = keyed(&option.index().to_string(), "label", &["class"], [Some(class.into())], vec![tick, boxed("span", "", label)]);
    match choice.clarify {
        Some(text) => boxed("div", if on { "helped helped-on" } else { "helped" }, vec![row, help(setting, text, on)]),
        None => row,
    }
}

/// A radio button or a check box, and what the runner did by changing it. `name` is that of the question.
pub fn input(kind: &'static str, name: &'static str, value: String, checked: bool, did: Did, on_did: &Callback<Did>) -> Html {
    let onchange: Callback<Event> = on_did.reform(move |_| did.clone());
    html! { <input type={kind} {name} {value} {checked} {onchange} /> }
}

/// The check for "not sure"; the place for it is always there, so that a screen reader says what appears in it.
fn help(setting: Setting, text: TextId, on: bool) -> Html {
    let mut inside = Vec::new();
    if on {
        inside.push(paragraph("", setting.text(text)));
    }
    element("div", &["class", "role"], [Some("clarify".into()), Some("status".into())], inside)
}
