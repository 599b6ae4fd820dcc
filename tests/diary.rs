//! The diary: whatever stands in the store is read or refused in words, and what follows from a log only ever asks for less
//! (specification 8.3, 8.5, 9.1).

use backstride::{
    engine::running::{Colour, StageId, Step, Stuck, WeekStep},
    report::{
        Day, Voice,
        diary::{
            Afterwards, Begun, CHECK_INS, Diary, Entry, Fault, KEPT_DAYS, Last, Limit, Now, Place, Run, Stand, VERSION, Way,
            colours, export, read, stand, write,
        },
    },
    words::Language,
};
use proptest::prelude::*;

fn start() -> Day {
    Day::parse("2026-11-21").expect("a day")
}

fn stages(first: StageId) -> Way {
    let then = vec![Limit { metres: 13_500, longest_m: 5_000 }, Limit { metres: 16_500, longest_m: 5_500 }];
    Way::Stages { first, goal_setting: false, sessions: 3, then }
}

fn weeks() -> Way {
    let limit = |metres| Limit { metres, longest_m: metres / 2 };
    Way::Weeks(vec![limit(18_000), limit(22_500), limit(27_000), limit(30_000)])
}

fn diary(way: Way) -> Diary {
    let plan = Begun { from: start(), late: false, checked: start(), flat: false, way };
    Diary { content: "0.10.0".into(), began: start(), plan, moves: vec!["ADV-WALK".into()], days: Vec::new() }
}

const FINE: Afterwards = Afterwards { worse: 0, settled: true };

/// A day with a session that was green but for what `change` does to it.
fn ran(day: u16, change: impl Fn(&mut Entry, &mut Run)) -> Entry {
    let mut run = Run { during: 1, limp: false, after: Some(FINE) };
    let mut entry = Entry { day: start().after(day), pain: 2, leg: false, did: Vec::new(), run: None };
    change(&mut entry, &mut run);
    entry.run = Some(run);
    entry
}

fn green(day: u16) -> Entry {
    ran(day, |_, _| ())
}

fn red(day: u16) -> Entry {
    ran(day, |_, run| run.during = 6)
}

fn amber(day: u16) -> Entry {
    ran(day, |_, run| run.during = 4)
}

fn rested(day: u16) -> Entry {
    Entry { run: None, ..green(day) }
}

/// Where the diary stands on a day after these entries; check-ins are done.
fn after(way: Way, entries: &[Entry], today: u16) -> Stand {
    let mut diary = diary(way).check(start().after(CHECK_INS[1]));
    for entry in entries {
        diary = diary.with(entry.clone());
    }
    stand(&diary, start().after(today))
}

#[test]
fn green_sessions_lead_from_stage_to_stage_and_then_to_the_weeks() {
    let s3 = |entries: &[Entry], today| after(stages(StageId::S3), entries, today);
    let now = s3(&[], 0);
    assert_eq!((now.place, now.now, now.last, now.begun), (Place::Stage(StageId::S3, 3), Now::Go, None, false));
    let now = s3(&[green(0)], 1);
    assert_eq!((now.last, now.now), (Some(Last::Session(Step::Again { left: 1 })), Now::DayOff));
    assert_eq!(s3(&[green(0)], 2).now, Now::Go);
    let now = s3(&[green(0), green(2)], 4);
    assert_eq!((now.place, now.last), (Place::Stage(StageId::S4, 3), Some(Last::Session(Step::Up(StageId::S4)))));
    assert_eq!(s3(&[green(0), green(1)], 4).last, Some(Last::Session(Step::TooSoon)), "a day lies between two runs");
    assert_eq!(s3(&[green(0), amber(2)], 4).place, Place::Stage(StageId::S3, 3), "amber holds");
    assert_eq!(s3(&[green(0), amber(2), green(4)], 6).place, Place::Stage(StageId::S3, 3), "and then 3 greens are wanted");
    assert_eq!(s3(&[green(0), amber(2), green(4), green(6)], 8).place, Place::Stage(StageId::S4, 3));
    let all: Vec<Entry> = (0..10).map(|n| green(2 * n)).collect();
    let now = s3(&all, 18);
    assert_eq!(
        (now.place, now.last),
        (Place::Week(1, Limit { metres: 13_500, longest_m: 5_000 }), Some(Last::Session(Step::Done)))
    );
    let mut on = all.clone();
    on.push(green(20));
    assert_eq!(s3(&on, 26).place, Place::Week(2, Limit { metres: 16_500, longest_m: 5_500 }), "day 19 to 25 was a green week");
    on.push(green(27));
    assert_eq!(s3(&on, 40).place, Place::Back);
    let novice = Way::Stages { first: StageId::S3, goal_setting: false, sessions: 3, then: Vec::new() };
    assert_eq!(after(novice, &all, 30).place, Place::StagesDone);
}

#[test]
fn a_red_means_rest_and_a_step_back() {
    let now = after(stages(StageId::S3), &[green(0), green(2), red(4)], 5);
    assert_eq!(now.place, Place::Stage(StageId::S3, 3));
    assert_eq!(now.now, Now::Rest(start().after(6)));
    assert_eq!(after(stages(StageId::S3), &[green(0), green(2), red(4)], 6).now, Now::Go, "48 hours later");
    let limp = ran(4, |_, run| run.limp = true);
    assert_eq!(
        after(stages(StageId::S3), &[green(0), green(2), limp], 6).place,
        Place::Stage(StageId::S2, 3),
        "2 lower after a limp"
    );
    let worse = ran(4, |_, run| run.after = Some(Afterwards { worse: 2, settled: true }));
    let unsettled = ran(4, |_, run| run.after = Some(Afterwards { worse: 0, settled: false }));
    for entry in [worse, unsettled] {
        assert_eq!(after(stages(StageId::S3), &[green(0), green(2), entry], 6).place, Place::Stage(StageId::S3, 3));
    }
}

#[test]
fn two_reds_in_14_days_or_new_leg_signs_stop_every_plan() {
    let leg = |day| Entry { leg: true, ..rested(day) };
    for way in [stages(StageId::S3), stages(StageId::S0), weeks(), Way::RunWalk { sessions: 3 }, Way::Nothing, Way::Walking] {
        let stops = |entries: &[Entry]| after(way.clone(), entries, 30).now == Now::Stop;
        assert!(stops(&[red(0), red(14)]), "{way:?}");
        assert!(!stops(&[red(0), red(15)]), "{way:?}");
        assert!(stops(&[leg(3)]), "on a day without a run too: {way:?}");
        assert!(stops(&[leg(3), green(5), green(7), green(9)]), "no green takes it back: {way:?}");
        assert!(!stops(&[red(0)]) && !stops(&[amber(0), amber(2)]), "{way:?}");
    }
    let stopped = after(stages(StageId::S3), &[green(0), leg(1), green(3), green(5)], 8);
    assert_eq!(stopped.place, Place::Stage(StageId::S3, 3), "after a stop nothing moves on");
}

#[test]
fn a_session_counts_when_the_morning_after_is_known() {
    let untold = |day| ran(day, |_, run| run.after = None);
    let s3 = |entries: &[Entry], today| after(stages(StageId::S3), entries, today);
    let now = s3(&[green(0), untold(2)], 2);
    assert_eq!((now.place, now.now), (Place::Stage(StageId::S3, 3), Now::DayOff));
    let now = s3(&[green(0), untold(2)], 3);
    assert_eq!((now.place, now.now), (Place::Stage(StageId::S3, 3), Now::Tell));
    assert_eq!(s3(&[green(0), untold(2)], 5).last, Some(Last::Session(Step::Hold)), "nobody said that it was fine");
    assert_eq!(s3(&[green(0), untold(2), green(4), green(6)], 7).place, Place::Stage(StageId::S4, 3), "1 amber, 3 green");
    let red = ran(2, |_, run| {
        run.after = None;
        run.during = 7;
    });
    assert_eq!(s3(&[green(0), red], 2).now, Now::Rest(start().after(4)), "a red shows at once");
    let diary = diary(stages(StageId::S3)).with(untold(2));
    assert_eq!(diary.untold(start().after(3)).map(|e| e.day), Some(start().after(2)));
    assert_eq!(diary.untold(start().after(2)), None, "not on the day itself");
}

#[test]
fn weeks_go_on_hold_or_step_back() {
    let place = |entries: &[Entry], today| match after(weeks(), entries, today) {
        Stand { place: Place::Week(number, _), .. } => number,
        other => panic!("{other:?}"),
    };
    assert_eq!(place(&[green(0), green(3)], 6), 1);
    assert_eq!(place(&[green(0), green(3)], 7), 2);
    assert_eq!(place(&[green(0), amber(3)], 7), 1, "an amber holds the week");
    assert_eq!(place(&[], 7), 1, "a week without a run is done again");
    let now = after(weeks(), &[green(0), green(7), red(15)], 16);
    assert_eq!((now.last, now.now), (Some(Last::Week(WeekStep::Back(2))), Now::Rest(start().after(17))));
    assert_eq!(place(&[green(0), green(7), red(15), green(18)], 25), 3, "the week begins anew after the rest");
    assert_eq!(after(weeks(), &[green(0)], 1).now, Now::DayOff, "every other day in week 1");
    assert_eq!(after(weeks(), &[green(0), green(7)], 8).now, Now::Go);
    let all = [green(0), green(7), green(14), green(21)];
    assert_eq!(after(weeks(), &all, 28).place, Place::Back);
}

#[test]
fn being_stuck_leads_to_a_visit() {
    assert_eq!(after(stages(StageId::S3), &[], 20).book, None);
    assert_eq!(after(stages(StageId::S3), &[], 21).book, Some(Stuck::ThreeWeeks));
    assert_eq!(after(stages(StageId::S3), &[amber(10)], 21).book, Some(Stuck::ThreeWeeks));
    let slow: Vec<Entry> = (0..12).map(|n| green(7 * n)).collect();
    assert_eq!(after(stages(StageId::S0), &slow, 84).book, Some(Stuck::TwelveWeeks));
    let done: Vec<Entry> = (0..10).map(|n| green(2 * n)).collect();
    assert_eq!(after(stages(StageId::S3), &done, 100).book, None);
}

#[test]
fn check_ins_come_at_2_and_6_weeks_and_hold_the_plan_until_the_questions_are_answered() {
    let diary = diary(stages(StageId::S3));
    let on = |diary: &Diary, day| diary.check_in(start().after(day));
    assert_eq!((on(&diary, 13), on(&diary, 14), on(&diary, 41), on(&diary, 42)), (None, Some(2), Some(2), Some(6)));
    assert_eq!(stand(&diary, start().after(14)).now, Now::CheckIn);
    let checked = diary.check(start().after(15));
    assert_eq!((on(&checked, 16), on(&checked, 41), on(&checked, 42)), (None, None, Some(6)));
    assert_eq!(on(&checked.check(start().after(43)), 80), None);
}

#[test]
fn a_plan_begun_anew_forgets_no_day_and_counts_from_its_own() {
    let leg = Entry { leg: true, ..rested(3) };
    let stopped = diary(stages(StageId::S3)).with(green(0)).with(leg.clone());
    let today = start().after(3);
    assert_eq!(stand(&stopped, today).now, Now::Stop);
    let mut new = stopped.renew(today, None, &Default::default());
    assert_eq!((new.days.len(), new.began, new.plan.from, &new.plan.way), (2, start(), today, &Way::Nothing));
    new.plan.way = stages(StageId::S0);
    assert_eq!(stand(&new, today).now, Now::Go, "what the answers already knew counts no more");
    assert_eq!(stand(&new.with(leg), today).now, Now::Stop, "but does if it is written down again");
}

#[test]
fn a_diary_goes_after_90_days_without_an_entry() {
    let over = |diary: &Diary, day| diary.is_over(start().after(day));
    let empty = diary(weeks());
    assert!(!over(&empty, KEPT_DAYS) && over(&empty, KEPT_DAYS + 1));
    let used = empty.with(rested(50));
    assert!(!over(&used, 50 + KEPT_DAYS) && over(&used, 51 + KEPT_DAYS));
    assert!(!used.is_over(start().before(300)), "a clock that was put back wipes nothing");
}

#[test]
fn each_fault_of_a_store_is_named() {
    let good = write(&diary(stages(StageId::S3)).with(green(0)).with(rested(1)));
    assert!(read(&good).is_ok());
    let with = |from: &str, to: &str| {
        assert!(good.contains(from), "{from} in {good}");
        read(&good.replacen(from, to, 1))
    };
    assert_eq!(read(""), Err(Fault::Broken));
    assert_eq!(read("[]"), Err(Fault::Broken));
    assert_eq!(read(&good[..good.len() / 2]), Err(Fault::Broken));
    assert_eq!(read(&(good.clone() + "x")), Err(Fault::Broken));
    assert_eq!(read("{}"), Err(Fault::Field("version")));
    assert_eq!(with("\"version\":1", "\"version\":0"), Err(Fault::Older));
    assert_eq!(with("\"version\":1", "\"version\":2"), Err(Fault::Newer));
    assert_eq!(read("{\"version\":7}"), Err(Fault::Newer), "whatever else a newer form holds");
    assert_eq!(with("2026-11-21", "2026-02-30"), Err(Fault::Field("began")));
    assert_eq!(with("2026-11-21", "2026-11-+1"), Err(Fault::Field("began")));
    assert_eq!(with("\"pain\":2", "\"pain\":11"), Err(Fault::Field("pain")));
    assert_eq!(with("\"leg\":0", "\"leg\":2"), Err(Fault::Field("leg")));
    assert_eq!(with("\"first\":3", "\"first\":8"), Err(Fault::Field("first")));
    assert_eq!(with("\"stages\"", "\"other\""), Err(Fault::Field("way")));
    assert_eq!(with("[13500,5000]", "[5000,13500]"), Err(Fault::Field("weeks")));
    assert_eq!(with("[13500,5000]", "[13500]"), Err(Fault::Field("weeks")));
    assert_eq!(with("\"ADV-WALK\"", "\"=1+1\""), Err(Fault::Field("moves")));
    assert_eq!(with("\"settled\":1", "\"settled\":\"1\""), Err(Fault::Field("settled")));
    assert_eq!(with("2026-11-22", "2026-11-21"), Err(Fault::Order), "a day twice");
    assert_eq!(with("\"began\":\"2026-11-21\"", "\"began\":\"2026-12-21\""), Err(Fault::Order));
    assert_eq!(read(&" ".repeat(500_000)), Err(Fault::TooLong));
    assert_eq!(VERSION, 1, "what was written in another form needs words of its own, and a test here");
}

#[test]
fn the_saved_table_is_read_by_a_spreadsheet() {
    let language = Language::ENGLISH;
    let voice = Voice::of(language, language.region("GB").expect("a region"));
    let walked = Entry { did: vec!["ADV-WALK".into(), "ADV-GONE".into()], ..rested(1) };
    let text = export(voice, &diary(stages(StageId::S3)).with(red(0)).with(walked), start().after(1));
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(lines[0].starts_with("\"Day\",\"Pain of the day"), "{text}");
    assert_eq!(lines[1], "\"2026-11-21\",\"2\",\"No\",\"\",\"6\",\"No\",\"0\",\"Yes\",\"Red\"");
    assert!(lines[2].starts_with("\"2026-11-22\",\"2\",\"No\",\"") && lines[2].contains("; ADV-GONE\",\"\",\"\""), "{text}");
}

/// Any way back to running.
fn any_way() -> impl Strategy<Value = Way> {
    let limits = || {
        proptest::collection::vec((0_u32..300_001, 0_u32..101), 1..8).prop_map(|all| {
            all.into_iter().map(|(metres, part)| Limit { metres, longest_m: metres / 100 * part }).collect::<Vec<_>>()
        })
    };
    let first = (0_usize..8).prop_map(|n| backstride::engine::running::STAGES[n].id);
    prop_oneof![
        Just(Way::Nothing),
        Just(Way::Walking),
        (2_u8..4).prop_map(|sessions| Way::RunWalk { sessions }),
        limits().prop_map(Way::Weeks),
        (first, any::<bool>(), 2_u8..4, limits()).prop_map(|(first, goal_setting, sessions, then)| Way::Stages {
            first,
            goal_setting,
            sessions,
            then
        }),
    ]
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let afterwards = proptest::option::of((0_u8..4, any::<bool>()).prop_map(|(worse, settled)| Afterwards { worse, settled }));
    let run = (0_u8..11, proptest::bool::weighted(0.1), afterwards).prop_map(|(during, limp, after)| Run { during, limp, after });
    (0_u16..120, 0_u8..11, proptest::bool::weighted(0.05), proptest::option::of(run)).prop_map(|(day, pain, leg, run)| Entry {
        day: start().after(day),
        pain,
        leg,
        did: Vec::new(),
        run,
    })
}

fn any_diary() -> impl Strategy<Value = Diary> {
    (any_way(), proptest::collection::vec(any_entry(), 0..30), 0_u16..60, any::<bool>()).prop_map(|(way, entries, from, flat)| {
        let mut diary = diary(way);
        diary.plan = Begun { from: start().after(from), checked: start().after(from), flat, ..diary.plan };
        entries.into_iter().fold(diary, |diary, entry| diary.with(entry))
    })
}

/// How far along a place is. More is further.
fn rank(place: Place) -> u32 {
    match place {
        Place::Nothing | Place::Walking | Place::RunWalk(_) => 0,
        Place::Stage(stage, _) => stage as u32,
        Place::Week(number, _) => 10 + u32::from(number),
        Place::StagesDone | Place::Back => 1_000,
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read_back(diary in any_diary()) {
        prop_assert_eq!(read(&write(&diary)), Ok(diary));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read(&text);
    }

    /// One byte of a real diary put wrong: read or refused, and what is read can be gone through, written and read again.
    #[test]
    fn a_diary_with_a_wrong_byte_is_read_or_refused(diary in any_diary(), at in any::<prop::sample::Index>(), byte in 0_u8..128) {
        let mut bytes = write(&diary).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(diary) = read(&String::from_utf8(bytes).expect("ASCII")) {
            stand(&diary, start().after(200));
            prop_assert_eq!(read(&write(&diary)), Ok(diary));
        }
    }

    /// A red never moves the plan on; two in 14 days, or new leg signs, stop it.
    #[test]
    fn a_red_never_moves_the_plan_on(diary in any_diary(), day in 60_u16..160, hard in 6_u8..11, limp in any::<bool>()) {
        let mut diary = diary;
        diary.days.retain(|entry| entry.day < start().after(day));
        let today = start().after(day);
        let before = stand(&diary, today);
        let new = diary.with(ran(day, |_, run| (run.during, run.limp) = (hard, limp)));
        let now = stand(&new, today);
        prop_assert!(rank(now.place) <= rank(before.place), "{before:?} {now:?}");
        let running = !matches!(now.place, Place::Nothing | Place::Walking);
        prop_assert!(!running || matches!(now.now, Now::Rest(_) | Now::Stop), "{now:?}");
        let recent = colours(&diary, today).iter().zip(&diary.days).any(|(colour, entry)| {
            *colour == Some(Colour::Red) && entry.day >= diary.plan.from && today.since(entry.day) <= 14
        });
        prop_assert!(!recent || now.now == Now::Stop, "{now:?}");
        let leg = new.with(Entry { leg: true, ..rested(day) });
        prop_assert_eq!(stand(&leg, today).now, Now::Stop);
    }

    /// Worse never leads further than better: a session made amber leaves the runner where the green one would, or before.
    #[test]
    fn an_amber_session_leads_no_further_than_a_green_one(diary in any_diary(), day in 60_u16..160) {
        let mut diary = diary;
        diary.days.retain(|entry| entry.day < start().after(day));
        let today = start().after(day + 1);
        let [better, worse] = [green(day), amber(day)].map(|entry| rank(stand(&diary.with(entry), today).place));
        prop_assert!(worse <= better);
    }
}
