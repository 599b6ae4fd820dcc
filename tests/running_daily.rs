//! What follows a session or a week of the return-to-running plan (specification 8.3 and 8.5).

use backstride::engine::running::{
    After, Colour, Feeling, Progress, STAGES, StageId, Step, Stuck, WeekLog, WeekStep, after_session, after_week,
};
use proptest::prelude::*;

/// A green session on this day.
fn green(day: u16) -> Feeling {
    Feeling { day, during: 1, next_morning: 0, limp: false, new_leg: false, settled_24h: true }
}

fn red(day: u16) -> Feeling {
    Feeling { during: 6, ..green(day) }
}

/// The session last of these, begun at this stage.
fn last(stage: StageId, sessions: &[Feeling]) -> After {
    let mut progress = Progress::start(stage, false);
    let mut after = None;
    for feeling in sessions {
        let now = after_session(&progress, feeling);
        progress = now.progress;
        after = Some(now);
    }
    after.expect("a session")
}

#[test]
fn colours_are_those_of_the_table() {
    let colour = |change: fn(&mut Feeling)| {
        let mut feeling = green(0);
        change(&mut feeling);
        feeling.colour(false)
    };
    assert_eq!(colour(|f| f.during = 2), Colour::Green);
    assert_eq!(colour(|f| f.during = 3), Colour::Amber);
    assert_eq!(colour(|f| f.during = 5), Colour::Amber);
    assert_eq!(colour(|f| f.next_morning = 1), Colour::Amber);
    assert_eq!(colour(|f| f.during = 6), Colour::Red);
    assert_eq!(colour(|f| f.next_morning = 2), Colour::Red);
    assert_eq!(colour(|f| f.limp = true), Colour::Red);
    assert_eq!(colour(|f| f.new_leg = true), Colour::Red);
    assert_eq!(colour(|f| f.settled_24h = false), Colour::Red);
    // Goal-setting: up to 4 is acceptable if it settles.
    assert_eq!(Feeling { during: 4, ..green(0) }.colour(true), Colour::Green);
    assert_eq!(Feeling { during: 5, ..green(0) }.colour(true), Colour::Amber);
    assert_eq!(Feeling { during: 4, settled_24h: false, ..green(0) }.colour(true), Colour::Red);
}

#[test]
fn green_sessions_pass_a_stage() {
    assert_eq!(last(StageId::S3, &[green(0)]).step, Step::Again { left: 1 });
    assert_eq!(last(StageId::S3, &[green(0), green(2)]).step, Step::Up(StageId::S4));
    assert_eq!(last(StageId::S7, &[green(0), green(2)]).step, Step::Done);
    assert_eq!(last(StageId::S3, &[green(0), green(1)]).step, Step::TooSoon, "a day of rest between");
    // Three of them if any was amber, but not at S7.
    let amber = Feeling { during: 4, ..green(2) };
    assert_eq!(last(StageId::S3, &[green(0), amber]).step, Step::Hold);
    assert_eq!(last(StageId::S3, &[green(0), amber, green(4)]).step, Step::Again { left: 1 });
    assert_eq!(last(StageId::S3, &[green(0), amber, green(4), green(6)]).step, Step::Up(StageId::S4));
    assert_eq!(last(StageId::S7, &[green(0), amber, green(4)]).step, Step::Done);
}

#[test]
fn five_good_walks_in_seven_days_pass_s0() {
    let walks = |days: &[u16]| last(StageId::S0, &days.iter().map(|&d| green(d)).collect::<Vec<_>>()).step;
    assert_eq!(walks(&[0, 1, 2, 3]), Step::Again { left: 1 });
    assert_eq!(walks(&[0, 1, 2, 3, 4]), Step::Up(StageId::S1));
    assert_eq!(walks(&[0, 1, 3, 5, 6]), Step::Up(StageId::S1));
    assert_eq!(walks(&[0, 1, 3, 5, 7]), Step::Again { left: 1 }, "the first is 8 days old");
    assert_eq!(walks(&[0, 0, 0, 0, 0]), Step::Again { left: 4 }, "a day counts once");
    let goals = Progress::start(StageId::S0, true);
    assert_eq!(after_session(&goals, &Feeling { during: 3, ..green(0) }).step, Step::Hold, "a walk is passed with 2 or less");
}

#[test]
fn red_sessions_lead_back_or_stop() {
    let regress = |stages, to| Step::Regress { stages, to, rest_hours: 48 };
    assert_eq!(last(StageId::S4, &[red(0)]).step, regress(1, StageId::S3));
    assert_eq!(last(StageId::S4, &[Feeling { during: 7, ..red(0) }]).step, regress(1, StageId::S3));
    assert_eq!(last(StageId::S4, &[Feeling { during: 8, ..red(0) }]).step, regress(2, StageId::S2));
    assert_eq!(last(StageId::S4, &[Feeling { limp: true, ..green(0) }]).step, regress(2, StageId::S2));
    assert_eq!(last(StageId::S1, &[Feeling { limp: true, ..green(0) }]).step, regress(2, StageId::S0));
    assert_eq!(last(StageId::S4, &[Feeling { new_leg: true, ..green(0) }]).step, Step::StopAndAnswerAgain);
    assert_eq!(last(StageId::S4, &[red(0), red(14)]).step, Step::StopAndAnswerAgain);
    assert_eq!(last(StageId::S4, &[red(0), red(15)]).step, regress(1, StageId::S2));
    let after = last(StageId::S4, &[green(0), red(2)]);
    assert_eq!((after.progress.greens, after.progress.since), (0, 2), "begun again");
}

#[test]
fn stuck_runners_are_told_to_be_seen() {
    let amber = |day| Feeling { during: 4, ..green(day) };
    assert_eq!(last(StageId::S3, &[amber(0), amber(20)]).see_someone, None);
    assert_eq!(last(StageId::S3, &[amber(0), amber(21)]).see_someone, Some(Stuck::ThreeWeeks));
    assert_eq!(last(StageId::S3, &[green(0), green(21)]).see_someone, None, "passed on that day");
    assert_eq!(last(StageId::S6, &[green(70), amber(83)]).see_someone, Some(Stuck::ThreeWeeks));
    // Twelve weeks, and a red all the same leads back.
    let late = last(StageId::S5, &[red(84)]);
    assert_eq!(late.see_someone, Some(Stuck::TwelveWeeks));
    assert!(matches!(late.step, Step::Regress { .. }));
    assert_eq!(last(StageId::S6, &[green(82), green(84)]).see_someone, None, "at S7 in twelve weeks");
}

#[test]
fn weeks_of_track_a() {
    let week = WeekLog { number: 2, ambers: 0, reds: 0, reds_before: 0, new_leg: false };
    assert_eq!(after_week(&week), WeekStep::On(3));
    assert_eq!(after_week(&WeekLog { ambers: 1, ..week }), WeekStep::Hold(2));
    assert_eq!(after_week(&WeekLog { ambers: 1, reds: 1, ..week }), WeekStep::Back(1));
    assert_eq!(after_week(&WeekLog { number: 1, reds: 1, ..week }), WeekStep::Back(1));
    assert_eq!(after_week(&WeekLog { reds: 1, reds_before: 1, ..week }), WeekStep::StopAndAnswerAgain);
    assert_eq!(after_week(&WeekLog { reds: 2, ..week }), WeekStep::StopAndAnswerAgain);
    assert_eq!(after_week(&WeekLog { new_leg: true, ..week }), WeekStep::StopAndAnswerAgain);
    assert_eq!(after_week(&WeekLog { reds_before: 2, ..week }), WeekStep::On(3));
}

/// Two thousand diaries for each property; `PROPTEST_CASES` tries more.
fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { default } else { ProptestConfig { cases: 2000, ..default } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_diary_moves_one_stage_up_at_most_and_never_runs_on_after_a_red(
        start in 0_usize..8, goal_setting in any::<bool>(),
        days in prop::collection::vec((
            0_u16..9, prop_oneof![4 => 0_u8..=2, 1 => any::<u8>()], prop_oneof![6 => Just(0_u8), 1 => any::<u8>()],
            prop::bool::weighted(0.05), prop::bool::weighted(0.05), prop::bool::weighted(0.95)), 0..60),
    ) {
        let mut progress = Progress::start(STAGES[start].id, goal_setting);
        let mut day = 0_u16;
        for (gap, during, next_morning, limp, new_leg, settled_24h) in days {
            day += gap;
            let feeling = Feeling { day, during, next_morning, limp, new_leg, settled_24h };
            let After { step, progress: now, .. } = after_session(&progress, &feeling);
            let colour = feeling.colour(goal_setting && progress.stage > StageId::S0);
            match step {
                Step::Up(to) => prop_assert!(Some(to) == progress.stage.next() && now.stage == to && colour == Colour::Green),
                Step::Regress { stages, to, .. } => {
                    prop_assert!(colour == Colour::Red && to == progress.stage.lower(stages) && now.stage == to);
                }
                Step::StopAndAnswerAgain => prop_assert!(colour == Colour::Red && now.stage == progress.stage),
                Step::Hold => prop_assert!(colour == Colour::Amber && now.stage == progress.stage),
                Step::Again { left } => prop_assert!(left > 0 && colour == Colour::Green && now.stage == progress.stage),
                Step::TooSoon | Step::Done => prop_assert!(colour == Colour::Green && now.stage == progress.stage),
            }
            progress = now;
        }
    }

    #[test]
    fn a_worse_session_never_gives_a_better_colour(
        during in 0_u8..=9, next_morning in 0_u8..=9, limp in any::<bool>(), new_leg in any::<bool>(),
        settled in any::<bool>(), goals in any::<bool>(),
    ) {
        let feeling = Feeling { day: 0, during, next_morning, limp, new_leg, settled_24h: settled };
        let worse = [
            Feeling { during: during + 1, ..feeling }, Feeling { next_morning: next_morning + 1, ..feeling },
            Feeling { limp: true, ..feeling }, Feeling { new_leg: true, ..feeling }, Feeling { settled_24h: false, ..feeling },
        ];
        prop_assert!(worse.iter().all(|w| w.colour(goals) >= feeling.colour(goals)));
    }
}
