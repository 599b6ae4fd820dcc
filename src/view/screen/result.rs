//! The result: the care card, why we say so, the signs to act on, and what this cannot do. No plan and no ranking in this release.

use yew::{Callback, Html, html};

use crate::{
    content::{Disposition, TextId, manifest},
    engine::assess,
    report::{Summary, summarise},
    session::Action,
    view::{
        Date, Did, Flow, Setting,
        part::{back, boxed, cards, care_card, cauda_equina, list, reasons, safety_net, start_again, text_button},
    },
    words::key,
};

/// The result; `today` is the day from which to count the days to check back.
pub fn result(setting: Setting, flow: &Flow, today: Option<Date>, on_did: &Callback<Did>) -> Html {
    let all = match summarise(&assess(flow.session.answers())) {
        Some(summary) => page(setting, flow, &summary, today, on_did),
        None => vec![setting.text_title(key::RESULT_UNKNOWN), back(setting.text(key::RESULT_BACK), on_did)],
    };
    html! { <div class="screen result" key="result" data-screen="result">{ for all }</div> }
}

fn page(setting: Setting, flow: &Flow, summary: &Summary, today: Option<Date>, on_did: &Callback<Did>) -> Vec<Html> {
    let emergency = summary.level == Disposition::Emergency;
    let mut all = Vec::new();
    if !emergency {
        all.push(back(setting.text(key::RESULT_BACK), on_did));
    }
    all.push(care_card(setting, summary, flow.copied, on_did));
    if flow.session.may_correct() {
        let mistake = text_button("second", setting.text(key::RESULT_MISTAKE), Did::Act(Action::Mistake), on_did);
        all.push(boxed("p", "mistake", vec![mistake]));
    }
    all.push(cards(setting, &summary.cards));
    all.push(reasons(setting, summary, flow.session.answers()));
    if !emergency {
        all.push(cauda_equina(setting));
    }
    all.push(safety_net(setting, summary.level, today));
    let mut limits: Vec<TextId> = vec![key::RESULT_LIMITS_1, key::RESULT_LIMITS_2];
    if !manifest().signed {
        limits.push(key::RESULT_LIMITS_3);
    }
    all.push(setting.heading(1, "part", key::RESULT_LIMITS));
    all.push(list("dots", setting.texts(&limits)));
    all.push(start_again(setting, flow.again, on_did));
    all
}
