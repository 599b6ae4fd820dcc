//! The forms that cross the boundary: what goes in and out, and hostile input.

mod cases;

use backstride::report::{AnswersForm, Given, assess_form, journey, next_form, questions_form, read_answers, write_answers};
use backstride::{
    engine::{Answer, Answers},
    words::Language,
};
use cases::{runner, seeds, whole};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(json: &Value) -> Result<backstride::engine::Answers, Vec<String>> {
    let form: AnswersForm = serde_json::from_value(json.clone()).map_err(|e| vec![e.to_string()])?;
    read_answers(form).map_err(|errors| errors.into_iter().map(|e| e.code.to_owned()).collect())
}

#[test]
fn the_answers_of_the_readme_are_read() {
    let answers = read(&json!({"A1": ["a1_none"], "U1": 34, "U2": "sex.f", "B3": "b3_no"})).expect("they fit");
    let form = serde_json::to_value(assess_form(&answers)).expect("JSON");
    assert_eq!(form["disposition"], Value::Null, "cannot tell yet");
    assert_eq!(form["complete"], false);
    assert!(form["open"].as_array().is_some_and(|open| open.contains(&json!("B1"))));
}

#[test]
fn each_kind_of_bad_answer_has_its_own_error() {
    for (given, code) in [
        (json!({"B99": "b3_no"}), "unknown_question"),
        (json!({"B3": "b4_no"}), "unknown_option"),
        (json!({"B3": "<script>"}), "unknown_option"),
        (json!({"B3": ["b3_no"]}), "wrong_kind"),
        (json!({"B1": "b1_none"}), "wrong_kind"),
        (json!({"B1": 3}), "wrong_kind"),
        (json!({"B3": {"deep": {"deeper": [1, [2, [3]]]}}}), "wrong_kind"),
        (json!({"B3": null}), "wrong_kind"),
        (json!({"B3": true}), "wrong_kind"),
        (json!({"B1": ["b1_leak", 7]}), "wrong_kind"),
        (json!({"U1": "34"}), "wrong_kind"),
        (json!({"U1": 34.5}), "not_a_whole_number"),
        (json!({"U1": -1}), "not_a_whole_number"),
        (json!({"U1": 1e300}), "not_a_whole_number"),
        (json!({"U1": u64::MAX}), "not_a_whole_number"),
        (json!({"U1": i64::MIN}), "not_a_whole_number"),
        (json!({"U1": 65536}), "not_a_whole_number"),
        (json!({"U1": 111}), "out_of_range"),
        (json!({"P15": 11}), "out_of_range"),
        (json!({"B1": []}), "nothing_ticked"),
        (json!({"B1": ["b1_none", "b1_leak"]}), "none_with_others"),
        (json!({"": []}), "unknown_question"),
    ] {
        assert_eq!(read(&given).expect_err("refused"), [code], "{given}");
    }
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.5, f64::MIN_POSITIVE] {
        let errors = read_answers([("U1".to_owned(), Given::Number(number))]).expect_err("refused");
        assert_eq!(errors[0].code, "not_a_whole_number", "{number}");
        assert_eq!(errors[0].question.as_deref(), Some("U1"));
    }
    assert!(read(&json!({"U1": 34.0})).is_ok(), "34.0 is a whole number");
}

#[test]
fn answers_of_other_content_or_that_nobody_could_give_are_refused_and_never_misread() {
    let numbers = runner("").to_numbers();
    assert_eq!(Answers::from_numbers(&numbers), Some(runner("")));
    for at in 0..4 {
        let mut other = numbers.clone();
        other[at] ^= 1;
        assert_eq!(Answers::from_numbers(&other), None, "another version or numbering");
    }
    assert_eq!(Answers::from_numbers(&numbers[1..]), None);
    assert_eq!(Answers::from_numbers(&[numbers.clone(), vec![0]].concat()), None);
    // Every option ticked at once: "none of these" beside the others.
    let all = numbers.iter().enumerate().map(|(at, n)| if at < 4 { *n } else { u16::MAX }).collect::<Vec<_>>();
    assert_eq!(Answers::from_numbers(&all), None);
}

#[test]
fn every_fault_is_reported_and_good_answers_beside_it_are_not_blamed() {
    let errors = read(&json!({"U1": 34, "B3": "b3_maybe", "Q": 1, "P15": 99})).expect_err("three are wrong");
    assert_eq!(errors, ["unknown_option", "out_of_range", "unknown_question"]);
}

#[test]
fn a_refused_answer_leaves_the_earlier_one() {
    let mut answers = runner("");
    let b3 = backstride::content::question_named("B3").expect("B3");
    let wrong = backstride::content::option_coded("b4_no").expect("an option of B4");
    let before = answers;
    assert!(answers.give(b3.id, &Answer::Choice(wrong.id)).is_err());
    assert_eq!(before, answers);
}

#[test]
fn an_optional_question_is_skipped_with_an_empty_list() {
    let answers = read(&json!({"Y1": []})).expect("Y1 may be skipped");
    assert_eq!(serde_json::to_value(write_answers(&answers)).expect("JSON"), json!({"Y1": []}));
}

#[test]
fn answers_that_do_not_apply_are_named_not_dropped_silently() {
    let mut given = serde_json::to_value(write_answers(&runner(""))).expect("JSON");
    given["U3"] = json!("preg.yes");
    let form = assess_form(&read(&given).expect("they fit"));
    assert_eq!(form.ignored, ["U3"], "a man is not asked about pregnancy");
    assert_eq!(form.disposition, Some("D5"));
}

#[test]
fn the_questions_are_all_there_with_texts_and_conditions() {
    let questions = questions_form();
    let u3 = questions.iter().find(|q| q.id == "U3").expect("U3");
    assert_eq!(u3.ask_when, "female_set and age >= 11 and age <= 58");
    assert!(questions.iter().all(|q| !q.text.is_empty() && !q.why.is_empty()));
    assert!(questions.iter().all(|q| q.kind == "amount" || q.options.len() >= 2));
    assert!(questions.iter().flat_map(|q| &q.options).all(|o| !o.text.is_empty()));
    let severity = questions.iter().find(|q| q.id == "P15").and_then(|q| q.range.clone()).expect("an amount");
    assert_eq!((severity.code, severity.min, severity.max), ("sev.now", 0, 10));
}

#[test]
fn next_leads_from_the_first_screen_to_the_end() {
    assert_eq!(next_form(&backstride::engine::Answers::new()).questions, ["A1", "A2"]);
    assert_eq!(next_form(&runner("B3 = 'b3_new'")).step, "emergency");
    // Everything that may be passed over is: then nothing is left.
    let mut strain = runner("");
    loop {
        let form = next_form(&strain);
        if form.step == "done" {
            assert_eq!(form.at_most_left, 0);
            break;
        }
        for id in form.questions {
            let question = backstride::content::question_named(id).expect("a question");
            strain.give(question.id, &Answer::Skipped).expect("only optional questions are open");
        }
    }
}

/// The safety part of a typical runner is at most 16 screens, and all of it at most 26 for who ticks nothing more; `cargo xtask journey` prints
/// the rest, `cargo xtask stories` the distribution.
#[test]
fn an_ordinary_strain_is_quick_to_answer() {
    let uk = Language::ENGLISH.region("GB").expect("the United Kingdom");
    for strain in ["", "U2 = 'sex.f'\nU3 = 'preg.no'"] {
        let way = journey(&runner(strain), uk).expect("a whole runner");
        assert!(way.safety_screens <= 16, "{way:?}");
        assert!(way.screens <= 26, "{way:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_come_back_as_they_went_out(seed in seeds()) {
        let answers = whole(&seed);
        let json = serde_json::to_value(write_answers(&answers)).expect("JSON");
        prop_assert_eq!(read(&json), Ok(answers));
        prop_assert_eq!(&serde_json::to_value(assess_form(&answers)).expect("JSON"), &serde_json::to_value(assess_form(&read(&json).expect("same"))).expect("JSON"));
    }

    #[test]
    fn nothing_hostile_panics(id in "[A-Z][0-9a-z]{0,3}|\\PC{0,8}", text in "\\PC{0,12}", number in any::<f64>(), codes in prop::collection::vec("\\PC{0,6}|b1_[a-z]{2,6}", 0..6)) {
        for given in [Given::Code(text.clone()), Given::Codes(codes.clone()), Given::Number(number), Given::Other("an object")] {
            if let Err(errors) = read_answers([(id.clone(), given)]) {
                prop_assert_eq!(errors.len(), 1);
                prop_assert!(!errors[0].message.is_empty());
            }
        }
    }
}
