//! The result page as data: what it says beside what, and what it must never say.

mod cases;

use backstride::{
    content::{Card, Disposition, TextId},
    engine::assess,
    report::{Running, Summary, Within, summarise},
    words::{Language, english},
};
use cases::{answers, runner, seeds, show, whole, written_rules};
use proptest::prelude::*;

fn result(changes: &str) -> Summary {
    summarise(&assess(&runner(changes))).expect("a whole runner has a result")
}

fn says(texts: &[TextId], words: &str) -> bool {
    texts.iter().any(|t| english(*t).contains(words))
}

#[test]
fn an_emergency_and_a_same_day_visit_mean_no_running_and_words_for_the_phone() {
    for changes in
        ["B1 = ['b1_retain']", "A1 = ['a1_chest']", "B6 = ['b6_toe']\nB6t = 'b6t.same'\nB6d = 'b6d.new'", "H5 = ['h_zoster']"]
    {
        let summary = result(changes);
        assert!(summary.level >= Disposition::SameDay, "{changes}");
        assert_eq!(summary.running, Running::Stop, "{changes}");
        assert!(summary.say.is_some() && !summary.contacts.is_empty(), "{changes}");
    }
}

#[test]
fn time_is_given_in_hours_below_two_days_and_in_days_above() {
    assert_eq!(result("B1 = ['b1_retain']").within, Some(Within::Now));
    assert_eq!(result("H5 = ['h_zoster']").within, Some(Within::Hours(12)));
    assert_eq!(result("P16 = 'func.few_steps'\nP12 = 'dur.lt48h'").within, Some(Within::Days(2)), "R-PAIN-5");
    assert_eq!(result("").within, None, "self-care");
}

#[test]
fn a_check_to_make_at_home_never_stands_beside_an_emergency() {
    let unsure = result("B3 = 'b3_ns'");
    assert!(unsure.level == Disposition::SameDay && unsure.cards.contains(&Card::SelfCheck));
    let emergency = result("B3 = 'b3_ns'\nB1 = ['b1_retain']");
    assert!(emergency.level == Disposition::Emergency && !emergency.cards.contains(&Card::SelfCheck));
}

#[test]
fn nobody_is_told_to_drink_beside_signs_of_low_salt() {
    let summary = result("A2 = ['a2_long']\nA2t = 'a2t.1_3d'\nA3 = ['a3_vomit', 'a3_nowee']\nF = ['f_vomit']");
    for text in &summary.meanwhile {
        assert!(!english(*text).to_lowercase().contains("sip"), "{}", english(*text));
    }
    let salt = result("A2 = ['a2_long']\nA2t = 'a2t.3_5d'\nA3 = ['a3_vomit']");
    assert!(says(&salt.meanwhile, "Stop plain drinks"));
}

#[test]
fn a_pause_is_not_named_where_running_must_stop() {
    let stop = "U2 = 'sex.f'\nU3 = 'preg.no'\nP1 = ['loc.sacrum']\nP12 = 'dur.2_6w'\nG = ['g1', 'g2', 'g4']\nGr = ['g6']\nP7 = 'run.builds'\nP7b = 'post.gt24h'";
    let summary = result(stop);
    assert_eq!((summary.level, summary.running), (Disposition::Soon, Running::Stop));
    assert!(!says(&summary.meanwhile, "Pause running"));
}

#[test]
fn what_someone_did_to_the_runner_is_not_quoted_on_the_page() {
    let summary = result("C1 = 'c1_minor'\nMH2 = 'mh.hurt'");
    assert!(summary.cards.contains(&Card::Hurt));
    assert!(summary.reasons.iter().all(|r| r.rule != "R-MH-3"));
    let skipped = result("H7 = 'mood.low'\nMH1 = 'mh.skip'");
    assert!(skipped.cards.contains(&Card::Crisis), "the crisis line is shown all the same");
    assert!(skipped.reasons.iter().all(|r| r.rule != "R-MH-5"));
}

#[test]
fn every_text_of_every_rule_is_whole_in_every_region() {
    for (id, table) in written_rules() {
        let summary = summarise(&assess(&answers(&[table["fires"].as_table().expect("a case")]))).expect("a result");
        for (language, region) in Language::all().flat_map(|l| l.regions().iter().map(move |r| (l, r))) {
            let texts = summary.reasons.iter().map(|r| r.text).chain(summary.meanwhile.iter().copied()).chain(summary.say);
            for text in texts.chain(summary.contacts.iter().flat_map(|c| [c.get().title, c.get().action])) {
                let words = language.fill(text, region, &[]);
                assert!(
                    !words.contains(['{', '}']) && !words.contains("  "),
                    "{id} in {} and {}: {words}",
                    region.id,
                    language.id()
                );
            }
        }
    }
    assert!(Language::ENGLISH.region("zz").is_some(), "anywhere else is a region too");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_result_has_a_reason_and_at_most_one_for_each_rule(seed in seeds()) {
        let given = whole(&seed);
        let summary = summarise(&assess(&given)).expect("a result");
        prop_assert!(!summary.reasons.is_empty(), "{}", show(&given));
        for (at, reason) in summary.reasons.iter().enumerate() {
            prop_assert!(summary.reasons.iter().skip(at + 1).all(|other| other.text != reason.text));
        }
        prop_assert_eq!(summary.channel.is_some(), summary.level == Disposition::Emergency);
        prop_assert_eq!(summary.within.is_none(), summary.level == Disposition::SelfCare);
    }
}
