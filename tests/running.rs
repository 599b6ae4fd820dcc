//! The return-to-running plan: the worked examples of specification 8.7, and what must hold for every runner.

use backstride::{
    content::Disposition,
    engine::running::{
        Base, Build, BuildWeek, Course, EDGE_WALK_TENTHS, Ending, Entry, Field, GROWTH_WEEKS, InputFault, Inputs, Leg,
        NOVICE_STEP_M, NotNow, Note, Pass, Plan, Race, STAGES, StageId, Staged, Track, plan,
    },
};
use proptest::prelude::*;

/// A grown runner with no pain, no gap, and nothing given that may be missing.
const NOBODY: Inputs = Inputs {
    disposition: Disposition::SelfCare,
    run_stop: false,
    pause_hours: None,
    days_since_onset: None,
    gap_days: 0,
    base_wk_m: None,
    base_long_m: None,
    pain_rest: 0,
    pain_walk30: None,
    pain_run: None,
    worst72: None,
    leg: Leg::None,
    next_am: 0,
    runs_wk: None,
    easy_pace_tenths: None,
    pregnant: false,
    weeks_after_birth: None,
    age: 35,
    novice: false,
    long_lasting: false,
    stenosis: false,
    leg_nerve: false,
    clinician_only: false,
    race_m: None,
};

/// Example 1.
const KEEPS_RUNNING: Inputs = Inputs {
    base_wk_m: Some(30_000),
    base_long_m: Some(14_000),
    gap_days: 5,
    pain_rest: 1,
    pain_walk30: Some(1),
    pain_run: Some(2),
    ..NOBODY
};

/// Example 2.
const THREE_WEEKS_OFF: Inputs = Inputs {
    base_wk_m: Some(40_000),
    base_long_m: Some(18_000),
    gap_days: 20,
    pain_rest: 2,
    pain_walk30: Some(2),
    worst72: Some(5),
    runs_wk: Some(6),
    ..NOBODY
};

fn planned(inputs: &Inputs) -> Plan {
    plan(inputs).expect("the inputs are in range")
}

fn base(plan: &Plan) -> Base {
    plan.base.expect("a plan that is not track X")
}

fn staged(plan: &Plan) -> &Staged {
    match &plan.course {
        Course::Stages(staged) => staged,
        other => panic!("stages were expected, not {other:?}"),
    }
}

fn built(plan: &Plan) -> &Build {
    staged(plan).build.as_ref().expect("a build phase")
}

fn ids(staged: &Staged) -> Vec<StageId> {
    staged.stages.iter().map(|s| s.id).collect()
}

#[test]
fn example_1_keeps_running_less() {
    let plan = planned(&KEEPS_RUNNING);
    assert_eq!(plan.track, Track::A);
    let Course::Easier(weeks) = &plan.course else { panic!("{plan:?}") };
    assert_eq!(weeks.iter().map(|w| w.metres).collect::<Vec<_>>(), [18_000, 22_500, 27_000, 30_000]);
    assert_eq!(weeks.iter().map(|w| w.longest_m).collect::<Vec<_>>(), [8_000, 10_500, 12_500, 14_000]);
    assert_eq!(weeks.iter().map(|w| w.faster_if_green).collect::<Vec<_>>(), [false, false, false, true]);
    assert!(weeks[0].every_other_day);
    assert_eq!(plan.notes, [Note::CautiousGuide]);
}

#[test]
fn example_2_goes_through_the_stages_and_builds() {
    let plan = planned(&THREE_WEEKS_OFF);
    assert_eq!(plan.track, Track::B);
    assert_eq!((base(&plan).factor_pct, base(&plan).week_eff_m), (75, 30_000));
    let staged = staged(&plan);
    assert_eq!(ids(staged), [StageId::S3, StageId::S4, StageId::S5, StageId::S6, StageId::S7]);
    assert_eq!((staged.sessions, staged.least_sessions, staged.least_weeks_tenths), (3, 10, 33));
    assert_eq!(staged.entry[5].needs, Entry::SinceRed { days: 2 });
    let weeks = &built(&plan).weeks;
    let metres: Vec<u32> = weeks.iter().take(10).map(|w| w.metres).collect();
    assert_eq!(metres, [13_500, 16_500, 19_500, 15_500, 23_000, 27_500, 33_000, 26_000, 39_500, 40_000]);
    assert_eq!(weeks.iter().filter(|w| w.deload).map(|w| w.number).collect::<Vec<_>>(), [4, 8, 12, 16]);
    assert_eq!(weeks[0].single_run_max_m, 5_000);
    assert_eq!(weeks.iter().take(10).map(|w| w.runs).collect::<Vec<_>>(), [3, 4, 4, 4, 4, 5, 5, 5, 6, 6]);
    let longest: Vec<u32> = weeks.iter().map(|w| w.longest_m).collect();
    let growing = [5_000, 5_500, 6_000, 5_000, 6_500, 7_000, 7_500, 7_500, 8_000, 8_500, 9_000, 9_000, 9_500, 10_000];
    assert_eq!(longest, [growing.as_slice(), &[11_000, 11_000, 12_000, 13_000, 14_000]].concat());
    // 18 km of 40 km is over the share of 35%, so the long run ends at 14 km.
    assert_eq!(built(&plan).end, Ending::Back);
    assert!(built(&plan).long_run_held && plan.notes.contains(&Note::LongRunHeld));
    assert_eq!(built(&plan).speed_after_week, Some(10));
}

#[test]
fn example_3_starts_by_walking_and_is_back_at_once() {
    let inputs = Inputs {
        base_wk_m: Some(12_000),
        base_long_m: Some(5_000),
        gap_days: 40,
        pain_walk30: Some(1),
        runs_wk: Some(3),
        ..NOBODY
    };
    let plan = planned(&inputs);
    assert_eq!(plan.track, Track::C);
    assert_eq!((base(&plan).factor_pct, base(&plan).week_eff_m, base(&plan).novice), (60, 7_200, false));
    assert_eq!(ids(staged(&plan)), STAGES.map(|s| s.id), "S1 after S0");
    assert_eq!(staged(&plan).entry[5].needs, Entry::SinceRed { days: 7 });
    assert_eq!((staged(&plan).least_sessions, staged(&plan).least_weeks_tenths), (14, 56));
    let week = BuildWeek { number: 1, metres: 12_000, longest_m: 5_000, single_run_max_m: 5_000, runs: 3, deload: false };
    let build = Build { weeks: vec![week], end: Ending::Back, long_run_held: false, speed_after_week: Some(2) };
    assert_eq!(staged(&plan).build, Some(build));
}

#[test]
fn example_4_and_8_no_plan_before_being_seen() {
    for inputs in [KEEPS_RUNNING, THREE_WEEKS_OFF, NOBODY] {
        let stopped = planned(&Inputs { run_stop: true, race_m: Some(5_000), ..inputs });
        assert_eq!((stopped.track, &stopped.course), (Track::X(NotNow::RunStop), &Course::Nothing));
        assert_eq!(stopped.race, Some(Race::Defer));
    }
    let inputs = Inputs { disposition: Disposition::Soon, pain_rest: 1, gap_days: 3, ..KEEPS_RUNNING };
    assert_eq!(planned(&inputs).track, Track::X(NotNow::SeenFirst(Disposition::Soon)));
    assert_eq!(planned(&Inputs { disposition: Disposition::Routine, ..inputs }).track, Track::A);
}

#[test]
fn example_5_a_worse_leg_is_seen_first() {
    assert_eq!(planned(&Inputs { leg: Leg::Worse, ..KEEPS_RUNNING }).track, Track::X(NotNow::LegWorse));
}

#[test]
fn example_6_a_novice_ends_at_s7() {
    let inputs =
        Inputs { base_wk_m: Some(8_000), base_long_m: Some(5_000), gap_days: 30, pain_rest: 1, pain_walk30: Some(1), ..NOBODY };
    let nothing = Inputs { base_wk_m: Some(0), base_long_m: None, ..inputs };
    let missing = Inputs { base_wk_m: None, base_long_m: None, runs_wk: Some(0), ..inputs };
    for inputs in [inputs, nothing, missing] {
        let plan = planned(&inputs);
        assert_eq!(plan.track, Track::C);
        assert!(base(&plan).novice);
        assert_eq!(ids(staged(&plan)), STAGES.map(|s| s.id));
        assert_eq!(staged(&plan).build, None);
        assert!(plan.notes.contains(&Note::NoviceEnd { metres: NOVICE_STEP_M }));
    }
}

#[test]
fn example_7_an_improving_leg_starts_by_walking() {
    let inputs = Inputs {
        base_wk_m: Some(24_000),
        base_long_m: Some(10_000),
        gap_days: 10,
        pain_rest: 1,
        pain_walk30: Some(1),
        worst72: Some(3),
        leg: Leg::Improving,
        ..NOBODY
    };
    let plan = planned(&inputs);
    assert_eq!(plan.track, Track::C);
    assert_eq!((base(&plan).factor_pct, base(&plan).week_eff_m, base(&plan).long_eff_m), (90, 21_600, 9_000));
    assert_eq!(staged(&plan).stages[0].id, StageId::S0);
    assert!(plan.notes.contains(&Note::NoDownhill));
    assert_eq!(planned(&Inputs { leg: Leg::None, ..inputs }).track, Track::B);
}

#[test]
fn what_is_missing_counts_as_specified() {
    assert_eq!(planned(&Inputs { pain_run: None, worst72: Some(0), ..KEEPS_RUNNING }).track, Track::B);
    assert_eq!(planned(&Inputs { pain_run: None, worst72: None, ..KEEPS_RUNNING }).track, Track::C);
    assert_eq!(planned(&Inputs { pain_walk30: None, ..KEEPS_RUNNING }).track, Track::C);
    let of = |runs_wk| base(&planned(&Inputs { runs_wk, ..NOBODY }));
    assert_eq!((of(None).week_m, of(None).long_m), (0, 0));
    assert_eq!((of(Some(2)).week_m, of(Some(2)).long_m), (8_000, 4_000));
    assert_eq!((of(Some(5)).week_m, of(Some(5)).long_m), (20_000, 6_000));
    let odd = planned(&Inputs { base_wk_m: Some(12_000), base_long_m: Some(30_000), ..NOBODY });
    assert_eq!(base(&odd).long_m, 12_000);
    // Run days: told, or what the distances given must have taken, or 3.
    let runs = |runs_wk, base_long_m| base(&planned(&Inputs { runs_wk, base_long_m, ..THREE_WEEKS_OFF })).most_runs;
    assert_eq!((runs(Some(1), None), runs(Some(4), None), runs(Some(14), None)), (2, 4, 7));
    assert_eq!((runs(None, None), runs(None, Some(10_000)), runs(None, Some(9_999)), runs(None, Some(1))), (3, 4, 5, 7));
    let slow = planned(&Inputs { easy_pace_tenths: Some(65), ..THREE_WEEKS_OFF });
    assert_eq!(slow, planned(&THREE_WEEKS_OFF));
}

#[test]
fn the_tracks_change_on_their_numbers() {
    let a = Inputs { gap_days: 7, pain_rest: 2, pain_walk30: Some(2), pain_run: Some(2), worst72: Some(6), ..KEEPS_RUNNING };
    let b = Inputs { gap_days: 21, pain_rest: 3, pain_walk30: Some(3), pain_run: None, ..a };
    let track = |inputs| planned(&inputs).track;
    assert_eq!((track(a), track(b)), (Track::A, Track::B));
    for not_a in [
        Inputs { gap_days: 8, ..a },
        Inputs { pain_rest: 3, ..a },
        Inputs { pain_walk30: Some(3), ..a },
        Inputs { pain_run: Some(3), ..a },
    ] {
        assert_eq!(track(not_a), Track::B);
    }
    for not_b in [
        Inputs { gap_days: 22, ..b },
        Inputs { pain_rest: 4, ..b },
        Inputs { pain_walk30: Some(4), ..b },
        Inputs { worst72: Some(7), ..b },
    ] {
        assert_eq!(track(not_b), Track::C);
    }
    let novice = |week| base(&planned(&Inputs { base_wk_m: Some(week), ..b })).novice;
    assert!(novice(9_999) && !novice(10_000));
    let sessions = |runs| staged(&planned(&Inputs { runs_wk: Some(runs), ..b })).sessions;
    assert_eq!((sessions(0), sessions(2), sessions(3), sessions(7)), (2, 2, 3, 3));
}

#[test]
fn the_gap_factor_changes_on_its_days() {
    let factor = |gap_days| base(&planned(&Inputs { gap_days, ..NOBODY })).factor_pct;
    let steps = [
        (0, 100),
        (7, 100),
        (8, 90),
        (14, 90),
        (15, 75),
        (28, 75),
        (29, 60),
        (60, 60),
        (61, 50),
        (120, 50),
        (121, 35),
        (3650, 35),
    ];
    for (gap, pct) in steps {
        assert_eq!(factor(gap), pct, "after {gap} days");
    }
}

#[test]
fn every_reason_against_a_plan_is_told_first_things_first() {
    let plan = planned(&Inputs {
        disposition: Disposition::SameDay,
        run_stop: true,
        leg: Leg::Worse,
        clinician_only: true,
        weeks_after_birth: Some(3),
        pregnant: true,
        age: 15,
        pause_hours: Some(48),
        ..NOBODY
    });
    let all = [
        NotNow::RunStop,
        NotNow::SeenFirst(Disposition::SameDay),
        NotNow::LegWorse,
        NotNow::ClinicianDecides,
        NotNow::AfterBirth { weeks_left: 9 },
        NotNow::Pregnant,
        NotNow::Under16,
        NotNow::Pause { hours: 48 },
    ];
    assert_eq!(plan.not_now, all);
    assert_eq!(plan.track, Track::X(NotNow::RunStop));
    assert_eq!(plan.notes, [Note::Milestones { pain_free_walk_days: (10, 14), no_impact_weeks: (6, 8) }]);
    let allowed = Inputs { weeks_after_birth: Some(12), age: 16, pause_hours: Some(0), ..KEEPS_RUNNING };
    assert_eq!(planned(&allowed).track, Track::A);
}

#[test]
fn special_cases() {
    // Walking intervals instead of running, with little pain too.
    let plan = planned(&Inputs { stenosis: true, race_m: Some(5_000), ..KEEPS_RUNNING });
    assert_eq!((plan.track, plan.course, plan.race), (Track::C, Course::WalkingIntervals, Some(Race::Defer)));
    // Leg nerve pain that is not below the knee.
    let plan = planned(&Inputs { leg_nerve: true, ..KEEPS_RUNNING });
    assert!(plan.track == Track::C && plan.notes.contains(&Note::NoDownhill));
    // Long-lasting: Track A stays, Track B becomes C with goals.
    let goals = Note::GoalSetting { pain: 4, hours: 24 };
    assert_eq!(planned(&Inputs { long_lasting: true, ..KEEPS_RUNNING }).track, Track::A);
    for inputs in [Inputs { long_lasting: true, ..THREE_WEEKS_OFF }, Inputs { days_since_onset: Some(85), ..THREE_WEEKS_OFF }] {
        let plan = planned(&inputs);
        assert!(plan.track == Track::C && plan.notes.contains(&goals));
    }
    assert_eq!(planned(&Inputs { days_since_onset: Some(84), ..THREE_WEEKS_OFF }).track, Track::B);
    let plan = planned(&Inputs { long_lasting: true, leg: Leg::Present, ..THREE_WEEKS_OFF });
    assert!(!plan.notes.contains(&goals), "not with leg pain");
    // A novice on Track A.
    let plan = planned(&Inputs { novice: true, ..KEEPS_RUNNING });
    assert_eq!(plan.course, Course::EasyRunWalk { sessions: 3, least_minutes: 20, most_minutes: 30 });
}

#[test]
fn races() {
    let race = |inputs: &Inputs, metres| planned(&Inputs { race_m: Some(metres), ..*inputs }).race;
    assert_eq!(race(&THREE_WEEKS_OFF, 5_000), Some(Race::AfterWeek(2)));
    assert_eq!(race(&THREE_WEEKS_OFF, 10_000), Some(Race::AfterWeek(9)));
    assert_eq!(race(&THREE_WEEKS_OFF, 21_098), Some(Race::RunWalkOrDefer), "14 km is not 80%");
    assert_eq!(race(&KEEPS_RUNNING, 10_000), Some(Race::AfterWeek(2)));
    let far = Inputs { base_wk_m: Some(100_000), base_long_m: Some(35_000), ..KEEPS_RUNNING };
    assert_eq!(race(&far, 21_098), Some(Race::AfterWeek(2)));
    assert_eq!(race(&far, 21_099), Some(Race::RunWalkOrDefer), "longer than a half marathon");
    assert_eq!(race(&Inputs { novice: true, ..THREE_WEEKS_OFF }, 5_000), Some(Race::RunWalkOrDefer));
}

#[test]
fn a_number_out_of_range_is_refused_by_name() {
    let fault = |inputs: Inputs| plan(&inputs).map(|_| ()).expect_err("out of range");
    assert_eq!(fault(Inputs { pain_rest: 11, ..NOBODY }), InputFault { field: Field::PainRest, least: 0, most: 10 });
    assert_eq!(fault(Inputs { easy_pace_tenths: Some(29), ..NOBODY }).field, Field::EasyPace);
    assert_eq!(fault(Inputs { easy_pace_tenths: Some(0), run_stop: true, ..NOBODY }).field, Field::EasyPace);
    assert_eq!(fault(Inputs { gap_days: 3_651, ..NOBODY }).field, Field::GapDays);
    assert_eq!(fault(Inputs { base_wk_m: Some(u32::MAX), ..NOBODY }).field, Field::BaseWk);
    assert_eq!(fault(Inputs { base_long_m: Some(200_001), ..NOBODY }).field, Field::BaseLong);
    assert_eq!(fault(Inputs { runs_wk: Some(15), ..NOBODY }).field, Field::RunsWk);
}

#[test]
fn the_stages_are_those_of_the_table() {
    assert_eq!(STAGES.map(|s| s.running_tenths()), [0, 80, 140, 180, 240, 270, 300, 300]);
    assert_eq!(STAGES.map(|s| u32::from(s.repeats) * s.walk_tenths), [300, 160, 140, 120, 60, 30, 20, 0]);
    assert_eq!(STAGES.map(|s| s.jumps), [false, false, false, false, false, true, true, true]);
    assert_eq!(STAGES[0].pass, Pass::Walks { days: 5, of: 7, pain: 2 });
    assert_eq!(STAGES[6].pass, Pass::Greens { sessions: 2, after_amber: 3 });
    assert_eq!(STAGES[7].pass, Pass::Greens { sessions: 2, after_amber: 2 });
    assert_eq!(EDGE_WALK_TENTHS, 50);
    assert!(STAGES.iter().all(|s| s.id.get() == s));
    assert_eq!((StageId::S7.next(), StageId::S0.next()), (None, Some(StageId::S1)));
    assert_eq!((StageId::S1.lower(2), StageId::S5.lower(2), StageId::S0.lower(0)), (StageId::S0, StageId::S3, StageId::S0));
}

#[test]
fn the_entry_list_shows_what_is_not_true_yet() {
    let not_yet = |inputs: &Inputs| staged(&planned(inputs)).entry.map(|gate| gate.not_yet);
    assert_eq!(not_yet(&THREE_WEEKS_OFF), [false; 6]);
    let sore = Inputs { pain_rest: 3, pain_walk30: Some(3), leg: Leg::Present, ..THREE_WEEKS_OFF };
    assert_eq!(not_yet(&sore), [true, true, false, true, false, false]);
    assert!(not_yet(&Inputs { next_am: 1, ..THREE_WEEKS_OFF })[1]);
    assert!(!not_yet(&Inputs { leg: Leg::Improving, ..THREE_WEEKS_OFF })[3]);
}

fn pain() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![1 => Just(None), 5 => (0_u8..=10).prop_map(Some), 5 => (0_u8..=3).prop_map(Some)]
}

prop_compose! {
    /// How it hurts.
    fn hurting()(
        pain_rest in prop_oneof![0_u8..=3, 0_u8..=10],
        pain_walk30 in pain(), pain_run in pain(), worst72 in pain(),
        leg in prop_oneof![8 => Just(Leg::None), 1 => Just(Leg::Improving), 1 => Just(Leg::Present), 1 => Just(Leg::Worse)],
        next_am in 0_u8..=10,
        days_since_onset in prop::option::of(0_u16..400),
        long_lasting in prop::bool::weighted(0.1),
        leg_nerve in prop::bool::weighted(0.1),
        stenosis in prop::bool::weighted(0.05),
    ) -> Inputs {
        Inputs {
            pain_rest, pain_walk30, pain_run, worst72, leg, next_am, days_since_onset, long_lasting, leg_nerve, stenosis, ..NOBODY
        }
    }
}

prop_compose! {
    /// Any runner: any base up to 150 km, any gap up to 10 years.
    fn runners()(
        hurting in hurting(),
        disposition in prop_oneof![9 => Just(Disposition::SelfCare), 4 => Just(Disposition::Routine), 1 => Just(Disposition::Soon)],
        run_stop in prop::bool::weighted(0.05),
        pause_hours in prop_oneof![8 => Just(None), 1 => (0_u16..200).prop_map(Some)],
        gap_days in prop_oneof![0_u16..=30, 0_u16..=3650],
        base_wk_m in prop_oneof![1 => Just(None), 8 => (0_u32..=150_000).prop_map(Some), 4 => (10_000_u32..=30_000).prop_map(Some)],
        base_long_m in prop_oneof![1 => Just(None), 5 => (0_u32..=60_000).prop_map(Some), 5 => (0_u32..=15_000).prop_map(Some)],
        runs_wk in prop::option::of(0_u8..=14),
        easy_pace_tenths in prop::option::of(30_u16..=150),
        age in prop_oneof![1 => 0_u8..=20, 8 => 16_u8..=90],
        novice in prop::bool::weighted(0.1),
    ) -> Inputs {
        Inputs {
            disposition, run_stop, pause_hours, gap_days, base_wk_m, base_long_m, runs_wk, easy_pace_tenths, age, novice, ..hurting
        }
    }
}

/// Runners with a build phase.
fn builders() -> impl Strategy<Value = Inputs> {
    (runners(), 10_000_u32..=150_000, any::<bool>()).prop_map(|(inputs, base, walked)| Inputs {
        disposition: Disposition::SelfCare,
        run_stop: false,
        pause_hours: None,
        base_wk_m: Some(base),
        novice: false,
        stenosis: false,
        age: 40,
        pain_rest: if walked { 3 } else { 9 },
        leg: Leg::None,
        ..inputs
    })
}

/// Two thousand runners for each property; `PROPTEST_CASES` tries more.
fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { default } else { ProptestConfig { cases: 2000, ..default } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_runner_gets_a_plan_that_never_goes_above_the_base(inputs in runners()) {
        let plan = planned(&inputs);
        prop_assert_eq!(&plan, &planned(&inputs));
        prop_assert_eq!(plan.base.is_none(), plan.course == Course::Nothing);
        prop_assert!(plan.base.is_none_or(|base| base.long_m <= base.week_m && base.week_eff_m <= base.week_m));
        prop_assert_eq!(matches!(plan.track, Track::X(_)), plan.course == Course::Nothing);
        prop_assert_eq!(plan.track.caution() == 3, !plan.not_now.is_empty());
        match &plan.course {
            Course::Easier(weeks) => {
                prop_assert_eq!(weeks.len(), 4);
                prop_assert!(weeks.iter().all(|w| w.metres <= base(&plan).week_m && w.longest_m <= base(&plan).long_m.min(w.metres)));
                prop_assert!(weeks.is_sorted_by_key(|w| w.metres) && weeks.is_sorted_by_key(|w| w.longest_m));
            }
            Course::Stages(staged) => {
                let all = STAGES.map(|s| s.id);
                prop_assert!(all.ends_with(&ids(staged)), "stages in order, to S7, none left out");
                prop_assert_eq!(ids(staged)[0], if plan.track == Track::B { StageId::S3 } else { StageId::S0 });
                prop_assert_eq!(staged.build.is_none(), base(&plan).novice);
            }
            Course::EasyRunWalk { .. } => prop_assert!(base(&plan).novice && plan.track == Track::A),
            Course::Nothing | Course::WalkingIntervals => {}
        }
    }

    #[test]
    fn every_build_week_keeps_every_limit(inputs in builders()) {
        let plan = planned(&inputs);
        prop_assume!(plan.track != Track::A);
        let build = built(&plan);
        let sessions = staged(&plan).sessions;
        let stage_run = 3_000_000 / u32::from(inputs.easy_pace_tenths.unwrap_or(65)) / 1_000 * 100;
        let most_runs = base(&plan).most_runs;
        prop_assert!(inputs.runs_wk.is_none_or(|runs| most_runs == runs.clamp(sessions, 7)) && most_runs <= 7);
        prop_assert!((1..=usize::from(GROWTH_WEEKS)).contains(&build.weeks.len()));
        let mut grown: Option<BuildWeek> = None;
        for (at, w) in build.weeks.iter().enumerate() {
            prop_assert_eq!(usize::from(w.number), at + 1);
            prop_assert_eq!(w.deload, w.number % 4 == 0);
            prop_assert!(w.metres <= base(&plan).week_m && w.metres % 500 == 0 && w.metres >= 2_000, "{w:?}");
            // L30 counts the stages in the first four weeks, and the weeks before.
            let before = &build.weeks[at.saturating_sub(4)..at];
            let l30 = before.iter().map(|b| b.longest_m).chain((at < 4).then_some(stage_run)).max().unwrap_or(0);
            prop_assert!(w.single_run_max_m <= (l30 * 11 / 10).max(l30 + 500) && w.single_run_max_m % 500 == 0);
            prop_assert!(w.longest_m <= w.single_run_max_m && w.longest_m % 500 == 0 && w.longest_m > 0, "{w:?}");
            prop_assert!(w.metres <= u32::from(w.runs) * w.single_run_max_m, "feasible");
            let share = match w.runs { 2 => 100, 3 => 45, _ => 35 };
            prop_assert!(w.longest_m * 100 <= w.metres * share, "{w:?}");
            // The week can be run: two runs of record length at most, the others no longer than any of the last 30 days.
            let others = u32::from(w.runs - 2) * w.longest_m.min(l30 / 500 * 500);
            prop_assert!(2 * w.longest_m + others >= w.metres, "{w:?}");
            prop_assert!(w.longest_m * u32::from(w.runs) >= w.metres && w.longest_m <= w.metres);
            // The long run grows toward that of before; past it only if the week does not fit otherwise.
            let even = w.metres.div_ceil(u32::from(w.runs)).div_ceil(500) * 500;
            prop_assert!(w.longest_m <= base(&plan).long_m.max(even), "{w:?}");
            // Run days: never more than before the pain, one more a week at most, never fewer.
            let runs_before = at.checked_sub(1).map_or(sessions, |b| build.weeks[b].runs);
            prop_assert!(w.runs <= most_runs && w.runs >= runs_before && w.runs - runs_before <= 1);
            if let Some(last) = at.checked_sub(1).map(|b| build.weeks[b]).filter(|_| w.deload) {
                prop_assert!(w.metres <= last.metres * 8 / 10 && w.longest_m <= last.longest_m && w.runs == last.runs);
            }
            if let Some(grown) = grown.filter(|_| !w.deload) {
                let most = if grown.metres >= 15_000 { (grown.metres * 6 / 5).min(grown.metres + 8_000) } else { grown.metres + 3_000 };
                prop_assert!(w.metres <= most);
            }
            grown = if w.deload { grown } else { Some(*w) };
        }
        let last = build.weeks[build.weeks.len() - 1];
        match build.end {
            Ending::Back => prop_assert_eq!(last.metres, base(&plan).week_m / 500 * 500),
            Ending::GrowthStopped => prop_assert_eq!(last.number, GROWTH_WEEKS),
        }
        prop_assert_eq!(plan.notes.contains(&Note::CoachOrPhysio), build.end == Ending::GrowthStopped);
    }

    #[test]
    fn more_pain_or_a_longer_gap_never_gives_a_faster_track(inputs in runners(), which in 0_usize..8, more in 1_u8..=10) {
        let mut worse = inputs;
        let raise = |pain: Option<u8>| pain.map(|p| p.saturating_add(more).min(10));
        match which {
            0 => worse.pain_rest = worse.pain_rest.saturating_add(more).min(10),
            1 => worse.pain_walk30 = raise(worse.pain_walk30),
            2 => worse.pain_run = raise(worse.pain_run),
            3 => worse.worst72 = raise(worse.worst72),
            4 => worse.gap_days = worse.gap_days.saturating_add(u16::from(more) * 7).min(3_650),
            5 => worse.leg = match worse.leg { Leg::None => Leg::Improving, Leg::Improving => Leg::Present, _ => Leg::Worse },
            6 => (worse.pain_walk30, worse.pain_run) = (None, None),
            _ => worse.long_lasting = true,
        }
        prop_assert!(planned(&worse).track.caution() >= planned(&inputs).track.caution());
    }

    #[test]
    fn a_longer_gap_never_gives_more_metres_back(inputs in builders(), more in 0_u16..1000) {
        let longer = Inputs { gap_days: inputs.gap_days.saturating_add(more).min(3_650), ..inputs };
        let counts = |inputs| planned(inputs).base.map(|b| b.week_eff_m);
        prop_assert!(counts(&longer) <= counts(&inputs));
    }

    #[test]
    fn inputs_of_any_size_are_planned_or_refused(
        a in any::<(u16, u16, u16, u16, u16)>(), b in any::<(u32, u32, u32)>(), c in any::<(u8, u8, u8, u8, u8, u8, u8)>(),
    ) {
        let inputs = Inputs {
            pause_hours: Some(a.0), days_since_onset: Some(a.1), gap_days: a.2, easy_pace_tenths: Some(a.3),
            weeks_after_birth: Some(a.4), base_wk_m: Some(b.0), base_long_m: Some(b.1), race_m: Some(b.2), pain_rest: c.0,
            pain_walk30: Some(c.1), pain_run: Some(c.2), worst72: Some(c.3), next_am: c.4, runs_wk: Some(c.5), age: c.6, ..NOBODY
        };
        let _ = plan(&inputs);
    }
}
