//! The result: the care card, why we say so, the signs to act on, then what may add to the pain, the plan, the way
//! back to running and what to read on, as far as the level and the loaded texts allow; and what this cannot do.

use yew::{Callback, Html};

use crate::{
    content::{Disposition, manifest},
    engine::{Assessment, assess},
    report::{Summary, care, summarise},
    session::Action,
    view::{
        Date, Did, Flow, Setting,
        later::{Part, draw},
        part::{
            Stack, back, boxed, cards, care_card, cauda_equina, changes, claims, clinic, contributors, explainers, outlook, plan,
            reasons, running, safety_net, screen, start_again, text_button, to_clinic,
        },
    },
    words::key,
};

/// The result; `today` is the day from which to count the days to check back, `owner` the page's own contact.
pub fn result(setting: Setting, flow: &Flow, owner: &str, today: Option<Date>, on_did: &Callback<Did>) -> Html {
    let answers = flow.session.answers();
    let assessment = assess(answers);
    let mut all = Stack::new(setting);
    match summarise(&assessment) {
        Some(summary) => {
            safety(setting, &mut all, flow, &summary, on_did);
            rest(
                setting,
                &mut all,
                Beyond { flow, assessment: &assessment, summary: &summary, level: summary.level, owner, today, on_did },
            );
            if setting.later {
                all.add(draw(setting, Part::Take(summary.level, flow.take.as_ref(), on_did)));
                all.add(draw(setting, Part::Offer(flow, &summary, today, on_did)));
            }
            limits(&mut all);
            all.add(start_again(setting, flow.again, on_did));
        }
        None => {
            all.add(setting.text_title(key::RESULT_UNKNOWN));
            all.add(back(setting.text(key::RESULT_BACK), on_did));
        }
    }
    screen("screen result", "result", all.all())
}

/// How soon, by whom, and why.
fn safety(setting: Setting, to: &mut Stack, flow: &Flow, summary: &Summary, on_did: &Callback<Did>) {
    if summary.level != Disposition::Emergency {
        to.add(back(setting.text(key::RESULT_BACK), on_did));
    }
    to.add(care_card(setting, summary, flow.copied, on_did));
    if flow.session.may_correct() {
        let mistake = text_button("second", setting.text(key::RESULT_MISTAKE), Did::Act(Action::Mistake), on_did);
        to.add(boxed("p", "mistake", vec![mistake]));
    }
    cards(setting, to, &summary.cards);
    to.add(reasons(setting, summary, flow.session.answers()));
}

/// The signs to act on, and everything beyond safety around them: they stand before it where somebody should look soon.
fn rest(setting: Setting, to: &mut Stack, it: Beyond<'_>) {
    if it.level != Disposition::Emergency && setting.later {
        return to.add(draw(setting, Part::Beyond(it)));
    }
    if it.level != Disposition::Emergency {
        let mut missing = Stack::new(setting);
        missing.heading(1, "card-title", key::RESULT_NOPLAN);
        missing.text("", key::RESULT_NOPLAN_BODY);
        to.add(missing.boxed("div", "card"));
    }
    nets(setting, to, &it);
}

fn nets(setting: Setting, to: &mut Stack, it: &Beyond<'_>) {
    if it.level != Disposition::Emergency {
        to.add(cauda_equina(setting));
    }
    to.add(safety_net(setting, it.level, it.today));
}

/// What the result beyond safety is made of.
pub struct Beyond<'a> {
    flow: &'a Flow,
    assessment: &'a Assessment,
    summary: &'a Summary,
    level: Disposition,
    owner: &'a str,
    today: Option<Date>,
    on_did: &'a Callback<Did>,
}

/// What may add to the pain, the plan, the way back to running and what to read on, around the signs to act on. Only `later` calls it.
pub fn beyond(setting: Setting, to: &mut Stack, it: Beyond<'_>) {
    let answers = it.flow.session.answers();
    let care = care(answers, it.assessment);
    let soon = it.level >= Disposition::Soon;
    // The page's own contact stands below every number and sign of ours; where it stands is said here.
    to_clinic(setting, to, it.owner, it.summary, it.on_did);
    if soon {
        nets(setting, to, &it);
        clinic(setting, to, it.owner, it.summary);
    }
    contributors(setting, to, it.level, &care.ranking, answers);
    plan(setting, to, it.flow, &care.advice, it.on_did);
    if let Some(plan) = &care.running {
        running(setting, to, plan);
    }
    if !soon {
        nets(setting, to, &it);
        clinic(setting, to, it.owner, it.summary);
    }
    changes(setting, to, &care.changes);
    outlook(setting, to, &care.outlook);
    claims(setting, to, &care.claims);
    explainers(setting, to, care.explainers);
}

/// What this cannot do.
fn limits(to: &mut Stack) {
    let all = [key::RESULT_LIMITS_1, key::RESULT_LIMITS_2, key::RESULT_LIMITS_3];
    to.heading(1, "part", key::RESULT_LIMITS);
    to.list(all.get(..if manifest().signed { 2 } else { 3 }).unwrap_or(&all));
}
