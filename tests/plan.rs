//! What the result says beyond the level: ranking, plan, running, what would change it. Each test states what a runner sees.

mod cases;

use backstride::{
    content::{self, Disposition, Label, Stage},
    engine::{
        Ranking, assess, choose, rank,
        running::{Course, NotNow, Note, Track},
    },
    report::{Care, care, return_to_running, what_if},
    words::english,
};
use cases::{runner, seeds, whole};
use proptest::prelude::*;

fn all(changes: &str) -> Care {
    let answers = runner(changes);
    care(&answers, &assess(&answers))
}

/// Ids of the advice shown, in order.
fn advice(care: &Care) -> Vec<&'static str> {
    care.advice.all().map(|c| c.advice.get().name).collect()
}

/// Patterns shown: id, score, label.
fn patterns(ranking: &Ranking) -> Vec<(&'static str, i16, Option<Label>)> {
    ranking.patterns.iter().map(|r| (r.contributor.get().name, r.score, r.label)).collect()
}

fn track(care: &Care) -> Option<Track> {
    care.running.as_ref().map(|plan| plan.track)
}

const DISC: &str = "P8 = ['agg.flex', 'agg.sit', 'agg.cough', 'agg.rise']\nP9 = ['ease.move']\nP10 = 'stiff.lt30'\n";
const BONE_STRESS: &str = "P1 = ['loc.sacrum']\nG = ['g1', 'g4']\nGr = ['g8']\n";

#[test]
fn a_pattern_is_ranked_with_the_lines_that_speak_for_and_against_it() {
    let care = all(DISC);
    assert_eq!(
        patterns(&care.ranking)[0],
        ("DISC", 9, Some(Label::Well)),
        "3 + 2 + 1 + 1 + 1 for age 20 to 55, and 1 for stiffness"
    );
    let disc = &care.ranking.patterns[0];
    assert_eq!(disc.lines.iter().map(|l| l.weight).sum::<i16>(), disc.score, "the lines add up to the score");
    assert!(disc.lines.iter().all(|l| !l.because.is_empty()), "every line names the runner's own answers");
    assert!(!patterns(&care.ranking).iter().any(|p| p.0 == "NONSPEC"), "ordinary pain is named only where nothing fits");
    let nothing = all("P1 = ['loc.mid']\nG = ['g_none']\nP5 = 'onset.gradual'\nP12 = 'dur.2_6w'\nP9 = ['ease.nothing']");
    assert_eq!(patterns(&nothing.ranking), [("NONSPEC", 0, None)]);
}

#[test]
fn a_cap_holds_and_is_lifted_by_its_sign() {
    let bends_back = "P8 = ['agg.ext', 'agg.twist', 'agg.downhill', 'agg.stand']\nP9 = ['ease.sit_flex']\nP10 = 'stiff.lt30'\nU1 = 47\nP17 = 'claud.none'\n";
    let facet = |changes: &str| {
        patterns(&all(changes).ranking).into_iter().find(|p| p.0 == "FACET").unwrap_or_else(|| panic!("FACET is shown"))
    };
    let (_, score, label) = facet(bends_back);
    assert!(score >= 7 && label == Some(Label::Partly), "a history alone cannot point to a small joint: {score}");
    let checked = format!("{bends_back}SC = 'check.go'\nS2 = 'chk.ext_mid'\n");
    assert_eq!(facet(&checked).2, Some(Label::Well));
}

#[test]
fn bone_stress_comes_first_and_nothing_else_about_running() {
    let care = all(BONE_STRESS);
    let answers = runner(BONE_STRESS);
    assert_eq!(assess(&answers).disposition, Some(Disposition::Soon));
    assert_eq!(care.ranking.patterns[0].contributor.get().name, "BSI");
    assert!(!patterns(&care.ranking).iter().any(|p| p.0 == "MUSC_STRAIN"), "a strain is not offered beside it");
}

#[test]
fn no_plan_to_run_for_bone_stress() {
    let care = all(BONE_STRESS);
    assert_eq!(track(&care), Some(Track::X(NotNow::RunStop)));
    assert!(care.advice.stages.iter().all(|(stage, _)| *stage != Stage::BackToRunning));
    for name in advice(&care) {
        assert!(content::advice().iter().any(|a| a.name == name && a.most_urgent >= Disposition::Soon), "{name} is safe at D3");
    }
    assert!(!advice(&care).contains(&"ADV-PLYO"));
    assert!(care.explainers.is_empty() && care.claims.is_empty(), "nothing comforting before somebody has looked");
}

#[test]
fn an_emergency_gets_no_advice_and_a_same_day_visit_only_rest_and_warmth() {
    let emergency = all("B3 = 'b3_new'");
    assert!(advice(&emergency).is_empty() && emergency.ranking == Ranking::default() && emergency.running.is_none());
    let same_day = runner("A1 = ['a1_faint']");
    assert_eq!(assess(&same_day).disposition, Some(Disposition::SameDay));
    let names = advice(&care(&same_day, &assess(&same_day)));
    assert!(!names.is_empty() && names.iter().all(|n| ["ADV-POSITIONS", "ADV-HEAT"].contains(n)), "{names:?}");
}

#[test]
fn medicines_are_named_only_when_asked_for_and_pass_the_gate() {
    assert!(all("").advice.medicines.is_empty(), "nobody asked");
    let healthy = all("MW = 'med.want'\nM1 = ['med.none']\nM2 = ['cond.none']");
    assert!(advice(&healthy).contains(&"ADV-NSAID") && advice(&healthy).contains(&"ADV-NSAID-RUN"));
    for (why, change) in [
        ("a stomach ulcer", "M2 = ['cond.ulcer']"),
        ("not sure", "M1 = ['med.ns']\nM2 = ['cond.none']"),
        ("a list passed over", "M1 = ['med.none']\nM2 = []"),
        ("two cautions", "M2 = ['cond.asthma', 'cond.alcohol']"),
        ("a blood thinner", "H2 = ['h_thin']\nM2 = ['cond.none']"),
        ("75 years", "U1 = 75\nP17 = 'claud.none'\nM2 = ['cond.none']"),
    ] {
        let m1 = if change.contains("M1") { "" } else { "M1 = ['med.none']\n" };
        let m2 = if change.contains("M2") { "" } else { "M2 = ['cond.none']\n" };
        let names = advice(&all(&format!("MW = 'med.want'\n{m1}{m2}{change}")));
        assert!(!names.contains(&"ADV-NSAID"), "{why}: {names:?}");
        assert!(names.contains(&"ADV-PHARMACIST"), "{why}: {names:?}");
    }
    let one = advice(&all("MW = 'med.want'\nM1 = ['med.none']\nM2 = ['cond.asthma']"));
    assert!(one.contains(&"ADV-NSAID-ASK") && !one.contains(&"ADV-NSAID"), "one caution hides the dose: {one:?}");
}

#[test]
fn the_running_plan_comes_from_the_runners_numbers() {
    // Worked example 1 of specification 8.7.
    let a = all("P15 = 1\nP15w = 3\nP15r = 2\nP15k = 1\nP16b = 'func.run_pain'\nT1 = 30\nT3 = 14\nT5 = 4\nT8 = 'tr.years_1_6'");
    let plan = a.running.expect("a plan");
    assert_eq!(plan.track, Track::A);
    let Course::Easier(weeks) = &plan.course else { panic!("{:?}", plan.course) };
    assert_eq!(weeks.iter().map(|w| w.metres).collect::<Vec<_>>(), [18_000, 22_500, 27_000, 30_000]);
    assert_eq!(weeks[0].longest_m, 8_000);
    // Worked example 7: leg pain below the knee that gets better is Track C, without downhill.
    let c = all(
        "B5 = 'b5_one'\nP3 = 'rad.below_knee'\nP13 = 'trend.better'\nP15 = 1\nP15w = 3\nP15r = 1\nP15k = 1\nP16b = 'func.run_stopped'\nP16d = 10\nT1 = 24\nT3 = 10\nT8 = 'tr.years_1_6'",
    );
    let plan = c.running.expect("a plan");
    assert_eq!(plan.track, Track::C);
    assert!(plan.notes.contains(&Note::NoDownhill));
    // Worse: none.
    let x = all("B5 = 'b5_one'\nP3 = 'rad.below_knee'\nP13 = 'trend.worse'\nP15 = 1");
    assert!(matches!(track(&x), Some(Track::X(_))), "{:?}", track(&x));
}

#[test]
fn what_would_change_it_names_what_counts_together_with_the_runners_own_signs() {
    let answers = runner("B5 = 'b5_one'\nP3 = 'rad.below_knee'");
    let now = assess(&answers);
    let changes = what_if(&answers, &now);
    assert!(!changes.more.is_empty());
    for change in &changes.more {
        assert!(Some(change.level) > now.disposition);
        assert!(!change.question.get().fact, "{} cannot change any more", change.question.get().name);
    }
    // A severe pain that would be looked after at home if it were less.
    let severe = runner("P15 = 8");
    let less = what_if(&severe, &assess(&severe)).less;
    assert!(
        less.iter().any(|c| c.question.get().name == "P15" && c.amount == Some(6) && c.level == Disposition::SelfCare),
        "{less:?}"
    );
}

#[test]
fn drivers_read_two_numbers_against_each_other() {
    let drivers =
        |changes: &str| all(changes).ranking.drivers.iter().map(|r| (r.contributor.get().name, r.score)).collect::<Vec<_>>();
    let spike = |trigger: &str| drivers(&format!("T1 = 30\nT3 = 10\nT4 = {trigger}\nT8 = 'tr.years_1_6'"));
    let load = |trigger: &str| spike(trigger).into_iter().find(|d| d.0 == "TRAIN_LOAD").map(|d| d.1);
    assert_eq!(load("11"), None, "10% more is no spike");
    assert_eq!(load("11.1"), Some(2), "over 10% is a small one");
    assert_eq!(load("20"), Some(2), "100% is a moderate one");
    assert_eq!(load("20.1"), Some(3), "over 100% is a large one");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_result_keeps_its_limits(seed in seeds()) {
        let answers = whole(&seed);
        let assessment = assess(&answers);
        let before = format!("{assessment:?}");
        let ranking = rank(&answers, &assessment);
        let choice = choose(&answers, &assessment, &ranking);
        prop_assert_eq!(before, format!("{assessment:?}"), "nothing here touches the level");
        prop_assert!(ranking.patterns.len() <= 3 && ranking.drivers.len() <= 4);
        let mut seen = Vec::new();
        for (stage, items) in &choice.stages {
            let most = match stage { Stage::Now | Stage::StayingWell => 6, Stage::NextWeeks | Stage::BackToRunning => 8 };
            prop_assert!(!items.is_empty() && items.len() <= most, "{stage:?} holds {}", items.len());
            seen.extend(items.iter().map(|i| i.advice));
        }
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(count, seen.len(), "no item twice");
        for item in choice.all() {
            let a = item.advice.get();
            prop_assert!(a.suppress.iter().all(|&code| !assessment.suppresses(code)), "{} is suppressed", a.name);
            prop_assert!(assessment.disposition <= Some(a.most_urgent), "{} is not for this level", a.name);
            prop_assert!([a.title, a.how, a.dose].iter().all(|&t| !english(t).is_empty()));
        }
        // The plan never meets a number it refuses, and stops where running does.
        let plan = return_to_running(&answers, &assessment);
        prop_assert!(plan.is_some());
        if assessment.run_stop() || assessment.disposition >= Some(Disposition::Soon) {
            prop_assert!(matches!(plan.map(|p| p.track), Some(Track::X(_))));
        }
        let changes = what_if(&answers, &assessment);
        prop_assert!(changes.more.iter().all(|c| Some(c.level) > assessment.disposition));
        prop_assert!(changes.less.iter().all(|c| Some(c.level) < assessment.disposition));
    }
}
