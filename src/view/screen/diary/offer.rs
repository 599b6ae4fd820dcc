//! The ways to the diary and out of it: the box on the result, the card on the welcome screen, saving it as a file, wiping it; and what is
//! said when the store of the browser is full, not allowed, or holds something else.

use yew::{Callback, Html};

use super::day_of;
use crate::{
    content::{Disposition, TextId},
    engine::assess,
    report::{
        Running, Summary, care,
        diary::{Diary, Fault, Now, Way, stand},
    },
    view::{
        Date, Did, Flow, Mark, Setting, Trouble,
        part::{Stack, boxed, element, line, text_button},
    },
    words::key,
};

/// The box on a result: what a diary is and who can read it, before there is one; or what this result means for the one there is.
/// Where help is needed today there is none: nothing keeps the runner from it.
pub fn offer(setting: Setting, flow: &Flow, summary: &Summary, today: Option<Date>, on_did: &Callback<Did>) -> Html {
    let Some(today) = today.filter(|_| summary.level < Disposition::SameDay) else { return Html::default() };
    let button = |class, text: TextId, mark| text_button(class, setting.text(text), Did::Diary(mark), on_did);
    let mut all = Stack::new(setting);
    let mut buttons = Vec::new();
    match (&flow.diary.kept, flow.diary.trouble) {
        (_, Some(trouble)) => {
            all.heading(1, "part", key::DIARY_TITLE);
            all.text("", troubled(trouble));
            wipe(setting, &mut all, flow, on_did);
        }
        (None, None) => {
            all.heading(1, "part", key::DIARY_OFFER);
            all.text("", key::DIARY_OFFER_LEAD);
            all.list(key::DIARY_OFFER_LIST);
            buttons.push(button("second", key::DIARY_OFFER_YES, Mark::Begin));
        }
        (Some(diary), None) => {
            let today = day_of(today);
            all.heading(1, "part", key::DIARY_TITLE);
            let assessment = assess(flow.session.answers());
            let care = care(flow.session.answers(), &assessment);
            let new = Diary::begin(today, care.running.as_ref(), &care.advice).plan;
            let same = diary.plan.from == today && diary.plan.way == new.way;
            let runs = summary.level < Disposition::Soon && summary.running == Running::Open && new.way != Way::Nothing;
            if !same {
                all.text("", if runs { key::DIARY_ANEW_LEAD } else { key::DIARY_ANEW_STOP });
                let stopped = stand(diary, today).now == Now::Stop || diary.plan.way == Way::Nothing;
                if runs && !stopped && diary.plan.checked != today {
                    buttons.push(button("second", key::DIARY_GO, Mark::Check));
                }
                buttons.push(button("second", key::DIARY_ANEW, Mark::Begin));
            }
            buttons.push(button("quiet", key::DIARY_OPEN, Mark::Open(true)));
        }
    }
    all.add(boxed("div", "row", buttons));
    all.add(status(setting, flow));
    all.boxed("div", "take diary-offer")
}

/// The card on the welcome screen; nothing where there is no diary.
pub fn card(setting: Setting, flow: &Flow, today: Option<Date>, on_did: &Callback<Did>) -> Html {
    let Some(today) = today.filter(|_| setting.later) else { return Html::default() };
    let mut all = Stack::new(setting);
    if let Some(trouble) = flow.diary.trouble {
        all.heading(1, "card-title", key::DIARY_TITLE);
        all.text("", troubled(trouble));
        if trouble != Trouble::NotThere {
            wipe(setting, &mut all, flow, on_did);
        }
    } else if let Some(diary) = &flow.diary.kept {
        let title = setting.voice.with(key::DIARY_CARD, &diary.number(day_of(today)).to_string());
        all.add(line(setting.below(1), "card-title", title));
        all.text("", key::DIARY_CARD_BODY);
        let open = text_button("second", setting.text(key::DIARY_OPEN), Did::Diary(Mark::Open(true)), on_did);
        all.add(boxed("p", "", vec![open]));
    } else if flow.diary.said.is_none() {
        return Html::default();
    }
    all.add(status(setting, flow));
    element("div", &["class", "data-card"], [Some("card".into()), Some("diary".into())], all.all())
}

/// What is wrong with the store.
fn troubled(trouble: Trouble) -> TextId {
    match trouble {
        Trouble::NotThere => key::DIARY_NOTTHERE,
        Trouble::Fault(Fault::Older) => key::DIARY_OLDER,
        Trouble::Fault(Fault::Newer) => key::DIARY_NEWER,
        Trouble::Fault(_) => key::DIARY_BROKEN,
    }
}

/// What came of the last thing asked for; the place for it is always there, so that a screen reader says what appears in it.
pub fn status(setting: Setting, flow: &Flow) -> Html {
    let mut all = Stack::new(setting);
    if let Some(said) = flow.diary.said {
        all.text("strong", said);
    }
    element("div", &["role"], [Some("status".into())], all.all())
}

/// Saving and wiping, at the end of the diary's screen.
pub fn keep(setting: Setting, to: &mut Stack, flow: &Flow, on_did: &Callback<Did>) {
    let mut all = Stack::new(setting);
    all.heading(1, "part", key::DIARY_KEEP);
    all.list(key::DIARY_OFFER_LIST);
    let export = text_button("second", setting.text(key::DIARY_EXPORT), Did::Diary(Mark::Export), on_did);
    all.add(boxed("p", "", vec![export]));
    all.text("hint", key::DIARY_EXPORT_CAREFUL);
    wipe(setting, &mut all, flow, on_did);
    to.add(all.boxed("div", "take"));
}

/// The button that wipes, and the question before it acts.
fn wipe(setting: Setting, to: &mut Stack, flow: &Flow, on_did: &Callback<Did>) {
    let button = |class, text: TextId, mark| text_button(class, setting.text(text), Did::Diary(mark), on_did);
    let asked = flow.diary.wiping;
    let mut sure = Stack::new(setting);
    if asked {
        sure.text("", key::DIARY_WIPE_ASK);
        let buttons =
            vec![button("second", key::DIARY_WIPE_YES, Mark::Wiped), button("quiet", key::DIARY_WIPE_NO, Mark::Wipe(false))];
        sure.add(boxed("div", "row", buttons));
    }
    let status = element("div", &["role"], [Some("status".into())], vec![sure.boxed_if("div", "sure")]);
    to.add(boxed("div", "again", vec![button("quiet", key::DIARY_WIPE, Mark::Wipe(!asked)), status]));
}
