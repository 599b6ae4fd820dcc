//! Proofs over all answer sheets, as decision diagrams over the compiled rules: whoever answers whatever, these hold. The random tests in
//! `properties.rs` try a thousand runners; here all of them are covered at once. How: `proofs/space.rs` (what a sheet is),
//! `proofs/model.rs` (from the content tables to diagrams), and the first test below, which holds the diagrams to the engine.

mod cases;
mod proofs {
    pub mod advice;
    pub mod asking;
    pub mod closure;
    pub mod conform;
    pub mod exceptions;
    pub mod floors;
    pub mod invariants;
    pub mod left_out;
    pub mod model;
    pub mod mutants;
    pub mod running;
    pub mod says;
    pub mod sheets;
    pub mod space;
    pub mod steps;
}

use std::{cmp::Reverse, collections::BTreeMap, time::Instant};

use backstride::{
    content::{self, AdviceKind, Condition, Disposition},
    engine::{assess, choose, rank},
};
use biodivine_lib_bdd::Bdd;
use proofs::{
    advice::{Eligible, item},
    asking::{BUT_CHECKS, FOR_RESULT, PARTLY, checked_later, counts, out_of_turn},
    closure::Closure,
    conform,
    exceptions::{
        HIDDEN, LOWERED, READ_CONTRIBUTORS, SCALES, TO_A_LATER_RULE, TO_LATER, TO_SELF_CARE, UNSURE_ABOVE, listed, names,
    },
    floors,
    invariants::{HOPPING, MEDICINES, NEVER, NSAID_CAUTIONS, RUNNING, SAFE_D2, SAFE_D3},
    left_out::{Blind, EverySheet, Walk, Ways},
    model::WHOLE,
    mutants::{Checks, Seen, all_calm, as_scales_say, golden_conditions, with_one_negated},
    running::{advised_while_stopped, moves},
    says::{rules_like, says},
    sheets::whole_sheets,
    space::SPACE,
    steps::{Defaults, Rules, steps, steps_from_unsure, urgency},
};

/// What a proof covered, and how long it took; shown with `--nocapture`.
fn covered(what: &str, digits: f64, start: Instant) {
    println!("{what}: 10^{digits:.0} answer sheets, {:.1} s", start.elapsed().as_secs_f32());
}

#[test]
fn the_diagrams_agree_with_the_engine() {
    conform::whole(2000);
    conform::partly(600);
}

/// On a sheet with every applicable safety question answered no rule and no default is left undecided. So the rules that fire are one set,
/// its most urgent floor is one level, and where there is none, exactly one default comes first: the last holds always.
#[test]
fn every_answer_sheet_has_exactly_one_disposition() {
    let start = Instant::now();
    let open = |q: &content::Question| counts(&FOR_RESULT, q).or(&FOR_RESULT.applies(q.id).no).into_not();
    let not_done: Vec<Bdd> = content::questions().iter().filter(|q| !q.optional).map(open).collect();
    let conditions =
        content::rules().iter().map(|r| (r.name, &r.when)).chain(content::defaults().iter().map(|d| (d.name, &d.when)));
    for (name, when) in conditions {
        let rail = FOR_RESULT.truth(when);
        assert!(rail.yes.and(&rail.no).is_false(), "{name} fires and does not fire at once");
        let undecided = rail.unknown();
        if let Some(sheet) = SPACE.sheet_without(SPACE.on_sheets(&undecided), &not_done) {
            panic!("{name} is undecided although everything is answered: {}", SPACE.told_partly(&sheet, &undecided));
        }
    }
    let last = content::defaults().last().expect("there are defaults");
    assert!(matches!(last.when, Condition::Always), "the last default holds always");
    covered("every sheet has exactly one disposition", SPACE.digits_partly(), start);
}

/// Specification 0.3, over all sheets: what the self-check found counts like any other answer.
#[test]
fn no_flag_and_no_not_sure_lowers_the_urgency() {
    let start = Instant::now();
    let steps = steps();
    listed(&Rules::all().lowered(&steps, None), &names(&LOWERED));
    covered(&format!("no flag lowers the urgency, {} steps", steps.len()), SPACE.digits(), start);
}

/// The default rules (3.24) under the same steps: no flag turns a visit into self-care, or makes it later, but for what is listed.
#[test]
fn no_flag_makes_a_default_visit_later() {
    let start = Instant::now();
    let steps = steps();
    let defaults = Defaults::without_self_check();
    listed(&defaults.to_self_care(&steps), &names(&TO_SELF_CARE));
    listed(&defaults.to_later(&steps), &names(&TO_LATER));
    listed(&defaults.to_a_later_rule(&steps), &TO_A_LATER_RULE);
    covered("no flag makes a default visit later", SPACE.digits(), start);
}

/// Being sure of a flag is at least as urgent as not being sure, but for the listed lesser flags.
#[test]
fn not_sure_is_more_urgent_than_a_flag_only_where_listed() {
    let start = Instant::now();
    let found = Rules::without_self_check().lowered(&steps_from_unsure(), None);
    let by_step: BTreeMap<String, String> = found
        .into_iter()
        .map(|(what, witness)| (what.split_once(' ').expect("a rule and a step").1.to_owned(), witness))
        .collect();
    listed(&by_step.into_iter().collect::<Vec<_>>(), &names(&UNSURE_ABOVE));
    covered("not sure is more urgent than a flag only where listed", SPACE.digits(), start);
}

/// With every flag calm, a rule fires only by the scales (age, severity, time, walking), as their own table says (0.3).
#[test]
fn with_every_flag_calm_only_the_scales_speak() {
    let start = Instant::now();
    let calm = all_calm();
    for row in Rules::without_self_check().rows {
        assert!(as_scales_say(row.rule, &row.fires, &calm), "{} fires with every flag calm elsewhere than listed", row.rule.name);
    }
    for (name, _) in SCALES {
        assert!(content::rule_named(name).is_some_and(|r| r.floor.is_some()), "{name} is a rule with a floor");
    }
    covered("with every flag calm only the scales speak", SPACE.digits(), start);
}

#[test]
fn every_rule_can_fire_and_none_is_hidden_by_another() {
    let start = Instant::now();
    let rules = Rules::all();
    let mut hidden = Vec::new();
    for row in &rules.rows {
        let fires = SPACE.on_sheets(&row.fires);
        let sheet = SPACE.calm_sheet(&fires).unwrap_or_else(|| panic!("{} can never fire", row.rule.name));
        assert!(
            assess(&SPACE.answers(&sheet)).has_fired(row.rule.id),
            "{} must fire on {}",
            row.rule.name,
            SPACE.told(&sheet, &fires)
        );
        let above: Vec<_> = rules.rows.iter().filter(|other| urgency(other.rule) > urgency(row.rule)).collect();
        for other in &above {
            if fires.and_not(&other.fires).is_false() {
                hidden.push((format!("{} by {}", row.rule.name, other.rule.name), "always".to_owned()));
            }
        }
        match SPACE.sheet_without(fires, &above.iter().map(|r| r.fires.clone()).collect::<Vec<_>>()) {
            Some(sheet) => {
                let assessment = assess(&SPACE.answers(&sheet));
                let level = (assessment.disposition, assessment.within_hours.map(Reverse));
                assert_eq!(level, (row.rule.floor, Some(Reverse(row.rule.within_hours))), "{} decides here", row.rule.name);
            }
            None => println!("{} is wholly hidden by more urgent rules together", row.rule.name),
        }
    }
    listed(&hidden, &names(&HIDDEN));
    covered("every rule can fire, and decide", SPACE.digits(), start);
}

#[test]
fn suppressed_advice_is_never_chosen() {
    let start = Instant::now();
    let mut pairs = 0;
    for eligible in content::advice().iter().map(Eligible::of) {
        let name = eligible.item.name;
        assert!(eligible.chosen_on(&SPACE.truth(true)).is_some(), "{name} can never be chosen");
        let codes =
            eligible.item.suppress.iter().flat_map(|&code| WHOLE.sets(code).into_iter().map(move |(by, set)| (code, by, set)));
        for (code, by, set) in codes {
            assert!(eligible.chosen_on(&set).is_none(), "{name} may be chosen while {} is set by {by}", code.get().code);
            pairs += 1;
        }
        assert!(
            eligible.chosen_on(&WHOLE.truth(&eligible.item.unless).yes).is_none(),
            "{name} may be chosen against its own condition"
        );
    }
    let stated: usize = NEVER.iter().map(proofs::advice::Never::prove).sum();
    for item in content::advice() {
        let (d2, d3) = (SAFE_D2.contains(&item.name), SAFE_D3.contains(&item.name));
        let highest = if d2 {
            Disposition::SameDay
        } else if d3 {
            Disposition::Soon
        } else {
            Disposition::Routine
        };
        assert_eq!(item.most_urgent, highest, "{}: 7.0 says what may stand on an urgent result", item.name);
    }
    covered(
        &format!("suppressed advice is never chosen, {pairs} pairs of its own and {stated} stated here"),
        SPACE.digits(),
        start,
    );
}

#[test]
fn no_medicine_passes_the_gate_with_a_block() {
    let start = Instant::now();
    let mut pairs: usize = MEDICINES.iter().map(proofs::advice::Never::prove).sum();
    // One caution hides the dose; two block.
    let cautions = NSAID_CAUTIONS.map(says);
    for (at, (one, text)) in cautions.iter().zip(NSAID_CAUTIONS).enumerate() {
        assert!(Eligible::of(item("ADV-NSAID")).chosen_on(one).is_none(), "a dose beside the caution {text}");
        for (other, second) in cautions.iter().zip(NSAID_CAUTIONS).skip(at + 1) {
            for name in ["ADV-NSAID", "ADV-NSAID-ASK"] {
                assert!(Eligible::of(item(name)).chosen_on(&one.and(other)).is_none(), "{name} beside {text} and {second}");
                pairs += 1;
            }
        }
    }
    // 5.10: D1 to D3 get none, and no dose is in an item that asks first.
    let medicines = content::advice().iter().filter(|a| a.kind == AdviceKind::Medicine || a.name == "ADV-NATURAL");
    for medicine in medicines {
        assert!(medicine.most_urgent <= Disposition::Routine, "{} may stand on a D3 result", medicine.name);
    }
    covered(&format!("no medicine passes the gate with a block, {pairs} pairs"), SPACE.digits(), start);
}

#[test]
fn nothing_to_run_or_hop_for_while_running_is_stopped() {
    let start = Instant::now();
    let stopping: Vec<_> =
        floors::golden().into_iter().filter(|(_, row)| row[2] == "stop" || row[0] == "D1" || row[0] == "D2").collect();
    let fires: Vec<_> = stopping.iter().map(|(name, _)| (*name, WHOLE.rule(rules_like(name)[0]).yes.clone())).collect();
    let mut pairs = 0;
    for name in RUNNING.split_whitespace().chain([HOPPING]) {
        let eligible = Eligible::of(item(name));
        assert!(eligible.item.most_urgent <= Disposition::Routine, "{name} may stand on a D3 result");
        for (rule, fires) in &fires {
            if let Some(sheet) = eligible.chosen_on(fires) {
                panic!("{name} may be chosen although {rule} fired: {}", SPACE.told(&sheet, fires));
            }
            pairs += 1;
        }
    }
    // Whatever the content calls running or impact is in the lists above.
    for (name, moves) in moves() {
        if moves.iter().any(|m| m == "running" || m == "impact") {
            assert!(RUNNING.split_whitespace().chain([HOPPING]).any(|listed| listed == name), "{name} makes a runner run");
        }
    }
    let stopped = advised_while_stopped(2000);
    covered(
        &format!("nothing to run or hop for while running is stopped, {pairs} pairs, {stopped} samples"),
        SPACE.digits(),
        start,
    );
}

/// A rule that is certain on sheets half filled in stays so, whatever the rest turns out to be. So an emergency on the first screen is one.
/// The assessment counts a blank optional question as nothing ticked: what it is sure of stays too, for every rule with a floor.
#[test]
fn stopping_early_is_sound() {
    let start = Instant::now();
    let out_of_turn = out_of_turn();
    for rule in content::rules() {
        let whole = WHOLE.rule(rule);
        let (partly, for_result) = (PARTLY.rule(rule), FOR_RESULT.rule(rule));
        let none = SPACE.truth(false);
        let early = if rule.floor.is_some() { for_result.yes.and_not(&whole.yes) } else { none };
        let wrong =
            [("fires", partly.yes.and_not(&whole.yes)), ("is ruled out", partly.no.and(&whole.yes)), ("is taken to fire", early)];
        for (what, wrong) in wrong {
            if let Some(sheet) = SPACE.sheet_without(SPACE.on_sheets(&wrong), &out_of_turn) {
                panic!("{} {what} too early: {}", rule.name, SPACE.told_partly(&sheet, &wrong));
            }
        }
    }
    covered("stopping early is sound", SPACE.digits_partly(), start);
}

/// A rule that the answers so far leave open still has a question to ask, whatever has been answered; the self-check is never one, and
/// what is blank in it counts as nothing ticked. So when the session has no question left, every rule that could have raised the level
/// is certain; and what is certain stays so, whatever the questions left out would have brought.
#[test]
fn a_question_left_out_cannot_change_the_level() {
    let start = Instant::now();
    // Below D3 the questions are chosen as if the self-check could still be answered; from D3 up as if it could not.
    let ways = [&PARTLY, &BUT_CHECKS].map(|model| Ways::new(model));
    let not_asked = |ways: &Ways, blind: Option<Blind>| {
        let walk = Walk::new(ways, EverySheet, blind);
        let open = |rule| ways.model.rule(rule).unknown().and(&BUT_CHECKS.rule(rule).unknown());
        let left = content::rules().iter().map(|rule| (rule.name, open(rule).and_not(&walk.condition(&rule.when))));
        left.filter(|(_, left)| !left.is_false()).collect::<Vec<_>>()
    };
    for ways in &ways {
        if let Some((name, left)) = not_asked(ways, None).first() {
            let sheet = SPACE.calm_sheet(&SPACE.on_sheets(left)).expect("it holds on some sheet");
            panic!("{name} is open and asks nothing: {}", SPACE.told_partly(&sheet, left));
        }
    }
    println!("every open rule asks: {:?}", start.elapsed());

    // What is certain stays, while no more of the self-check is answered.
    let unheard_of: Vec<_> = out_of_turn().into_iter().chain(checked_later()).collect();
    for rule in content::rules() {
        let (now, then) = (BUT_CHECKS.rule(rule), WHOLE.rule(rule));
        for (what, wrong) in [("fires", now.yes.and_not(&then.yes)), ("is ruled out", now.no.and(&then.yes))] {
            if let Some(sheet) = SPACE.sheet_without(SPACE.on_sheets(&wrong), &unheard_of) {
                panic!("{} {what} too early: {}", rule.name, SPACE.told_partly(&sheet, &wrong));
            }
        }
    }
    let rules = content::rules().len();
    covered(&format!("no question left out changes the level, {rules} rules"), SPACE.digits_partly(), start);

    // A walk that leaves something out is seen.
    for blind in Blind::ALL {
        let seen = not_asked(&ways[1], Some(blind));
        let (name, left) = seen.first().unwrap_or_else(|| panic!("a walk blind to {blind:?} passes"));
        let sheet = SPACE.on_sheets(left).sat_witness().expect("it holds on some sheet");
        println!("blind to {blind:?}: {} rules ask too little, {name} where {}", seen.len(), SPACE.told_partly(&sheet, left));
    }
    println!("with the broken walks: {:?}", start.elapsed());
    conform::asked(3000, 60);
}

/// What may add to the pain can never lower a floor (0.1): no rule with a floor reads a contributor, near or far.
#[test]
fn contributors_touch_no_floor() {
    let start = Instant::now();
    let reads = |condition: &Condition| {
        let closure = Closure::of(condition);
        let scored =
            content::contributors().iter().any(|c| closure.totals.contains(&c.score) || closure.findings.contains(&c.met));
        (scored, closure)
    };
    for rule in content::rules().iter().filter(|r| r.floor.is_some()) {
        let (scored, closure) = reads(&rule.when);
        assert!(!scored, "{} reads a contributor", rule.name);
        assert!(!closure.ratio, "{} compares two amounts, which the diagrams only approximate", rule.name);
        let support = WHOLE.rule(rule).yes.support_set();
        assert!(SPACE.ratios().all(|ratio| !support.contains(&ratio)), "{} reads a proportion", rule.name);
    }
    let all = content::rules().iter().map(|r| (r.name, &r.when)).chain(content::defaults().iter().map(|d| (d.name, &d.when)));
    let mut scored: Vec<_> = all.filter(|(_, when)| reads(when).0).map(|(name, _)| name).collect();
    scored.sort_unstable();
    assert_eq!(scored, READ_CONTRIBUTORS, "what reads a contributor is listed");
    for sheet in whole_sheets(500) {
        let assessment = assess(&sheet.answers);
        let before = format!("{assessment:?}");
        let ranking = rank(&sheet.answers, &assessment);
        choose(&sheet.answers, &assessment, &ranking);
        assert_eq!(before, format!("{assessment:?}"), "ranking and advising leave the assessment as it is");
        assert_eq!(before, format!("{:?}", assess(&sheet.answers)), "and it comes out the same again");
    }
    covered("contributors touch no floor", SPACE.digits(), start);
}

/// The specification's conditions, read by another reader, come to the same as the compiled rules, on every sheet.
#[test]
fn every_rule_fires_where_the_specification_says() {
    let start = Instant::now();
    let golden = golden_conditions();
    for row in Rules::without_self_check().rows {
        let wanted = golden.get(row.rule.name).unwrap_or_else(|| panic!("{} is not in conditions.txt", row.rule.name));
        for (what, differs) in [("does not fire", wanted.and_not(&row.fires)), ("fires", row.fires.and_not(wanted))] {
            if let Some(sheet) = SPACE.calm_sheet(&SPACE.on_sheets(&differs)) {
                panic!("{} {what}, against conditions.txt: {}", row.rule.name, SPACE.told(&sheet, &differs));
            }
        }
    }
    covered(&format!("{} rules fire where the specification says", golden.len()), SPACE.digits(), start);
}

/// The proofs are sharp: rules turned round, rules with one flag turned round and rules one level too low are all seen.
#[test]
fn the_proofs_catch_every_flipped_rule() {
    let start = Instant::now();
    let seen = floors::agree();
    println!("floors one level too low: {seen} of {seen} seen by the golden table");
    let checks = Checks::new(steps());
    let (mut flipped, mut negated): (BTreeMap<Seen, usize>, BTreeMap<Seen, usize>) = Default::default();
    let mut missed = Vec::new();
    for rule in content::rules().iter().filter(|r| r.floor.is_some()) {
        match checks.see(rule, &WHOLE.rule(rule).yes.not()) {
            Some(seen) => *flipped.entry(seen).or_default() += 1,
            None => missed.push(format!("{} turned round", rule.name)),
        }
        for (code, broken) in with_one_negated(rule) {
            match checks.see(rule, &broken) {
                Some(seen) => *negated.entry(seen).or_default() += 1,
                None => missed.push(format!("{} with `not {code}`", rule.name)),
            }
        }
    }
    let all = |seen: &BTreeMap<Seen, usize>| seen.values().sum::<usize>();
    println!("rules turned round: {} seen {flipped:?}; one flag turned round: {} seen {negated:?}", all(&flipped), all(&negated));
    assert!(missed.is_empty(), "{} broken rules pass: {}", missed.len(), missed.join("; "));
    covered("the proofs catch every flipped rule", SPACE.digits(), start);
}
