//! A day to write down: pain, leg signs, exercises, the session and how it felt afterwards; and the entry that comes of it.

use yew::{Callback, Html};

use super::words;
use crate::{
    content::{self, TextId},
    report::{
        Day,
        diary::{Afterwards, Diary, Entry, Run},
    },
    view::{
        Did, Draft, Field, Flow, Mark, Setting,
        part::{Stack, boxed, element, input, keyed, line, numbers, text_button},
    },
    words::key,
};

/// The fields that a draft needs, in the order in which they stand on the screen.
fn wanted(diary: &Diary, draft: &Draft, today: Day) -> Vec<Field> {
    let day = today.before(draft.yesterday.into());
    let mut all = Vec::new();
    if diary.untold(day).is_some() {
        all.extend([Field::WorseBefore, Field::SettledBefore]);
    }
    all.extend([Field::Pain, Field::Leg, Field::Ran]);
    if draft.get(Field::Ran) == Some(1) {
        all.extend([Field::During, Field::Limp]);
        if draft.yesterday {
            all.extend([Field::Worse, Field::Settled]);
        }
    }
    all
}

/// The diary with what is written in the draft; `None` while something is missing.
pub fn saved(diary: &Diary, draft: &Draft, today: Day) -> Option<Diary> {
    if wanted(diary, draft, today).into_iter().any(|field| draft.get(field).is_none()) {
        return None;
    }
    let day = today.before(draft.yesterday.into());
    let is = |field| draft.get(field) == Some(1);
    let afterwards = |worse, settled| Some(Afterwards { worse: draft.get(worse)?, settled: is(settled) });
    let run = match is(Field::Ran) {
        true => Some(Run {
            during: draft.get(Field::During)?,
            limp: is(Field::Limp),
            after: afterwards(Field::Worse, Field::Settled).filter(|_| draft.yesterday),
        }),
        false => None,
    };
    let mut new = diary.clone();
    if let Some((mut before, run)) = diary.untold(day).cloned().and_then(|entry| Some((entry.clone(), entry.run?))) {
        before.run = Some(Run { after: afterwards(Field::WorseBefore, Field::SettledBefore), ..run });
        new = new.with(before);
    }
    Some(new.with(Entry { day, pain: draft.get(Field::Pain)?, leg: is(Field::Leg), did: draft.did.clone(), run }))
}

/// Adds the form.
pub fn entry(setting: Setting, to: &mut Stack, flow: &Flow, diary: &Diary, today: Day, on_did: &Callback<Did>) {
    let draft = &flow.diary.draft;
    let day = today.before(draft.yesterday.into());
    let form = Form { setting, draft, on_did };
    let wanted = wanted(diary, draft, today);
    let mut all = Stack::new(setting);
    all.heading(1, "part", key::DIARY_ENTRY);
    let missing = draft.tried && wanted.iter().any(|&field| draft.get(field).is_none());
    all.place(missing.then(|| {
        let values = ["errors", "alert", "-1", ""].map(|value| Some(value.into()));
        let inside = vec![line("p", "errors-title", setting.text(key::DIARY_MISSING))];
        element("div", &["class", "role", "tabindex", "data-errors"], values, inside)
    }));
    let name = |text, day| setting.fill(text, &[("date", &words(setting, day))]);
    let days = [(key::DIARY_TODAY, false), (key::DIARY_YESTERDAY, true)].map(|(text, yesterday)| {
        let day = today.before(yesterday.into());
        form.row("radio", "day", name(text, day), draft.yesterday == yesterday, Mark::Yesterday(yesterday))
    });
    // All of them with keys, as on the screens of questions: an answer that brings a question does not move the focus to it.
    let mut asked = Stack::new(setting);
    asked.add(form.ask("day", setting.text(key::DIARY_ENTRY_WHICH), false, boxed("div", "rows rows-short", days.into())));
    let say = |name, class: &'static str, words: String| keyed(name, "p", &["class"], [Some(class.into())], vec![words.into()]);
    if diary.on(day).is_some() {
        asked.add(say("there", "hint", setting.text(key::DIARY_THERE)));
    }
    for field in wanted {
        if field == Field::WorseBefore
            && let Some(before) = diary.untold(day)
        {
            asked.add(say("before", "strong", name(key::DIARY_AFTER, before.day)));
        }
        asked.add(form.field(field));
        if field == Field::Leg
            && let Some(moves) = form.moves(diary)
        {
            asked.add(moves);
        }
    }
    all.add(asked.boxed("div", ""));
    let save = text_button("main", setting.text(key::DIARY_SAVE), Did::Diary(Mark::Save), on_did);
    all.add(boxed("p", "actions", vec![save]));
    to.add(all.boxed("div", "diary-entry"));
}

/// What every field of the form needs.
struct Form<'a> {
    setting: Setting,
    draft: &'a Draft,
    on_did: &'a Callback<Did>,
}

impl Form<'_> {
    /// One field: a scale, or yes and no.
    fn field(&self, field: Field) -> Html {
        let (name, text, scale): (&'static str, TextId, bool) = match field {
            Field::Pain => ("pain", key::DIARY_PAIN, true),
            Field::Leg => ("leg", key::DIARY_LEG, false),
            Field::Ran => ("ran", key::DIARY_RAN, false),
            Field::During => ("during", key::DIARY_DURING, true),
            Field::Limp => ("limp", key::DIARY_LIMP, false),
            Field::Worse => ("worse", key::DIARY_WORSE, true),
            Field::Settled => ("settled", key::DIARY_SETTLED, false),
            Field::WorseBefore => ("worse-before", key::DIARY_WORSE, true),
            Field::SettledBefore => ("settled-before", key::DIARY_SETTLED, false),
        };
        let given = self.draft.get(field);
        let set = |n: u16| Did::Diary(Mark::Set(field, u8::try_from(n).unwrap_or(10)));
        let inside = if scale {
            numbers(self.setting, name, (0, 10), given.map(u16::from), &set, self.on_did)
        } else {
            let row =
                |text, value: u8| self.row("radio", name, self.setting.text(text), given == Some(value), Mark::Set(field, value));
            boxed("div", "rows rows-short", vec![row(key::DIARY_YES, 1), row(key::DIARY_NO, 0)])
        };
        self.ask(name, self.setting.text(text), self.draft.tried && given.is_none(), inside)
    }

    /// The exercises of the plan to tick; those that the content no longer has are left out.
    fn moves(&self, diary: &Diary) -> Option<Html> {
        let mut rows = Vec::new();
        for advice in diary.moves.iter().filter_map(|name| content::advice().iter().find(|advice| advice.name == name)) {
            let on = self.draft.did.iter().any(|name| name == advice.name);
            rows.push(self.row("checkbox", "did", self.setting.text(advice.title), on, Mark::Toggle(advice.name.to_owned())));
        }
        let ask = |rows| self.ask("did", self.setting.text(key::DIARY_DID), false, boxed("div", "rows rows-short", rows));
        (!rows.is_empty()).then(|| ask(rows))
    }

    /// One row to tick.
    fn row(&self, kind: &'static str, name: &'static str, text: String, on: bool, mark: Mark) -> Html {
        let tick = input(kind, name, String::new(), on, Did::Diary(mark), self.on_did);
        boxed("label", if on { "choice choice-on" } else { "choice" }, vec![tick, line("span", "", text)])
    }

    /// A question, marked if its answer is missing.
    fn ask(&self, name: &'static str, text: String, missing: bool, inside: Html) -> Html {
        let mut all = vec![boxed("legend", "", vec![line("span", "ask", text)])];
        if missing {
            let id = [name, "-fault"].concat();
            let fault = vec![self.setting.text(key::ERROR_ONE).into()];
            all.push(element("p", &["class", "id"], [Some("fault".into()), Some(id.into())], fault));
        }
        all.push(inside);
        let described = missing.then(|| [name, "-fault"].concat().into());
        let values = [Some("question".into()), Some(name.into()), described];
        let set = element("fieldset", &["class", "data-question", "aria-describedby"], values, all);
        let class = if missing { "block block-fault" } else { "block" };
        keyed(name, "div", &["class"], [Some(class.into())], vec![set])
    }
}
