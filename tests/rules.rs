//! Every rule against its own cases, and the worked examples of the specification, through the engine.

mod cases;

use backstride::{
    content::{self, Disposition},
    engine::assess,
};
use cases::{answers, file, runner, show, written_rules};

#[test]
fn every_rule_fires_on_its_case_and_not_on_its_near_miss() {
    let written = written_rules();
    assert_eq!(written.len(), content::rules().len(), "every written rule is compiled");
    for (id, table) in written {
        let rule = content::rule_named(&id).unwrap_or_else(|| panic!("{id} is not compiled"));
        let fires = table["fires"].as_table().expect("a case");
        let near = table["near"].as_table().expect("a near miss");

        let hit = answers(&[fires]);
        let assessment = assess(&hit);
        assert!(assessment.has_fired(rule.id), "{id} must fire on {}", show(&hit));
        assert!(assessment.disposition >= rule.floor, "{id} sets a floor, and the result is below it");
        let fired = assessment.fired.iter().find(|f| f.rule == rule.id).expect("it fired");
        assert!(!fired.because.is_empty(), "{id} fired, but gives the runner no answer of theirs as a reason");

        let miss = answers(&[fires, near]);
        assert!(!assess(&miss).has_fired(rule.id), "{id} must not fire on {}", show(&miss));
    }
}

#[test]
fn the_examples_of_the_specification_come_out_as_written() {
    let examples = file("examples.toml");
    let examples = examples["example"].as_array().expect("a list");
    assert!(examples.len() >= 40, "section 3.19 alone has 27 rows");
    for example in examples {
        let example = example.as_table().expect("an example");
        let id = example["id"].as_str().expect("an id");
        let given = answers(&[example["answers"].as_table().expect("answers")]);
        let assessment = assess(&given);
        let disposition = assessment.disposition.map(Disposition::code);
        assert_eq!(disposition, example["disposition"].as_str(), "{id}: {}", example["text"]);
        for rule in example.get("fires").and_then(|f| f.as_array()).into_iter().flatten() {
            let rule = rule.as_str().expect("a rule id");
            let is_default = assessment.default.as_ref().is_some_and(|(d, _)| d.name == rule);
            assert!(is_default || assessment.fired.iter().any(|f| f.rule.get().name == rule), "{id}: {rule} must fire");
        }
        if example.get("floor_free").and_then(toml::Value::as_bool) == Some(true) {
            let floors: Vec<_> = assessment.fired.iter().map(|f| f.rule.get()).filter(|r| r.floor.is_some()).collect();
            assert!(floors.is_empty(), "{id}: no floor by design, but {floors:?}");
        }
    }
}

#[test]
fn the_ordinary_runner_looks_after_it_at_home() {
    let assessment = assess(&runner(""));
    assert_eq!(assessment.disposition, Some(Disposition::SelfCare));
    assert!(assessment.complete && assessment.fired.is_empty() && !assessment.run_stop());
}

#[test]
fn a_default_visit_is_booked_within_28_days() {
    let assessment = assess(&runner("P12 = 'dur.6_12w'\nP13 = 'trend.same'"));
    assert_eq!(assessment.default.as_ref().map(|(d, _)| d.name), Some("R-DEF-4"));
    assert_eq!(
        (assessment.disposition, assessment.within_hours),
        (Some(Disposition::Routine), Some(28 * 24)),
        "specification 0.2"
    );
}

#[test]
fn a_default_visit_gives_the_answer_that_asks_for_it_as_its_reason() {
    let rested = assess(&runner("P16b = 'func.run_stopped'\nP16d = 21"));
    let (default, against) = rested.default.expect("no rule fired");
    assert_eq!(default.name, "R-DEF-4");
    let questions: Vec<_> = against.iter().map(|b| b.question().get().name).collect();
    assert_eq!(questions, ["P16b", "P16d"], "three weeks without a run, and nothing else");
}

#[test]
fn an_emergency_by_ambulance_wins_over_one_by_own_way() {
    // Confusion (call) with hardly any wee (go): R-NOW-2 and R-RHB-4a.
    let both = assess(&runner("A1 = ['a1_confused']\nA2 = ['a2_hard']\nA2t = 'a2t.1_3d'\nA3 = ['a3_nowee']"));
    assert_eq!(both.channel, Some(content::Channel::Call));
    let own_way = assess(&runner("B1 = ['b1_retain']"));
    assert_eq!(own_way.channel, Some(content::Channel::GoToEd));
}

#[test]
fn at_equal_level_the_shorter_time_wins() {
    let short = assess(&runner("A2 = ['a2_hard']\nA2t = 'a2t.3_5d'\nA3 = ['a3_vomit']\nA1 = ['a1_clammy']"));
    assert_eq!((short.disposition, short.within_hours), (Some(Disposition::SameDay), Some(4)), "R-EAH-2 says 4 h, R-NOW-7 12 h");
}

#[test]
fn unanswered_is_never_calm() {
    for q in content::questions().iter().filter(|q| !q.optional) {
        let mut answers = runner("");
        if !answers.has(q.id) {
            continue;
        }
        answers.withdraw(q.id);
        let assessment = assess(&answers);
        assert_eq!(assessment.disposition, None, "without {} nothing can be told yet", q.name);
        assert!(!assessment.complete);
    }
}
