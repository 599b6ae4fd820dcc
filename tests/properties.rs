//! What must hold for every runner, tried on random whole answer sets.

mod cases;

use backstride::{
    content::{self, Disposition, Kind, Part, Role},
    engine::{Answer, Answers, Assessment, Reading, Truth, Unasked, assess, rank},
    report::care,
    session::{Action, Effect, Next, Place, Session, at_most_left, next, shown},
};
use cases::{seeds, show, whole};
use proptest::prelude::*;

/// More urgent is greater: level, then time, then channel.
fn urgency(a: &Assessment) -> (Option<Disposition>, std::cmp::Reverse<u16>) {
    (a.disposition, std::cmp::Reverse(a.within_hours.unwrap_or(u16::MAX)))
}

fn options(of: &Answer) -> Vec<content::OptionId> {
    match of {
        Answer::Choice(o) => vec![*o],
        Answer::Choices(all) => all.clone(),
        Answer::Amount(_) | Answer::Skipped => Vec::new(),
    }
}

/// Completes an answer set whose change opened new questions: those get their calm answer, which is the hardest test.
fn completed(mut answers: Answers) -> Answers {
    loop {
        let before = answers;
        let reading = Reading::new(&before, Unasked::Unknown);
        let Some(q) =
            content::questions().iter().find(|q| !q.optional && reading.applies(q.id) == Truth::Yes && !reading.counts(q.id))
        else {
            return answers;
        };
        let calm = q.options.iter().copied().find(|o| matches!(o.get().role, Role::None | Role::Skip));
        let answer = match (q.kind, calm) {
            (Kind::Amount(id), _) => Answer::Amount(id.get().min),
            (Kind::One, Some(o)) => Answer::Choice(o),
            (Kind::Many, Some(o)) => Answer::Choices(vec![o]),
            (Kind::One, None) => Answer::Choice(q.options[q.options.len() - 1]),
            (Kind::Many, None) => Answer::Choices(vec![q.options[0]]),
        };
        answers.give(q.id, &answer).expect("a calm answer fits");
    }
}

/// A thousand runners for each property; `PROPTEST_CASES` tries more.
fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { default } else { ProptestConfig { cases: 1000, ..default } }
}

/// The same runner, with no more of the self-check than the session offered: it is an offer, made below D3 only.
fn as_offered(mut answers: Answers, asked: &Answers) -> Answers {
    for q in content::questions().iter().filter(|q| q.screen.get().part == Part::Check && !asked.has(q.id)) {
        answers.withdraw(q.id);
    }
    answers
}

/// What is ranked, and by which lines. More answers can stand behind a line than it takes.
fn ranked(answers: &Answers, assessment: &Assessment) -> Vec<(&'static str, i16, Option<content::Label>, Vec<i16>)> {
    let ranking = rank(answers, assessment);
    ranking.all().map(|r| (r.contributor.get().name, r.score, r.label, r.lines.iter().map(|l| l.weight).collect())).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn answers_come_back_from_the_numbers_they_were_written_as(seed in seeds()) {
        let given = whole(&seed);
        prop_assert_eq!(Answers::from_numbers(&given.to_numbers()), Some(given));
    }

    #[test]
    fn changed_numbers_are_refused_or_are_answers_that_somebody_could_give(seed in seeds(), at in 0usize..400, to: u16) {
        let mut numbers = whole(&seed).to_numbers();
        let at = at % numbers.len();
        numbers[at] = to;
        if let Some(read) = Answers::from_numbers(&numbers) {
            prop_assert_eq!(read.to_numbers(), numbers, "nothing else was read than was written");
        }
    }

    #[test]
    fn a_whole_runner_has_exactly_one_disposition(seed in seeds()) {
        let answers = whole(&seed);
        let assessment = assess(&answers);
        prop_assert!(assessment.disposition.is_some() && assessment.complete, "{}", show(&answers));
        let floors = assessment.fired.iter().filter_map(|f| f.rule.get().floor).max();
        prop_assert_eq!(floors.is_none(), assessment.default.is_some());
        prop_assert_eq!(assessment.disposition, floors.or(assessment.default.as_ref().map(|(d, _)| d.gives)));
        for fired in &assessment.fired {
            prop_assert!(!fired.because.is_empty(), "{} gives no reason on {}", fired.rule.get().name, show(&answers));
        }
    }

    #[test]
    fn a_flag_or_not_sure_in_place_of_no_never_lowers_urgency(seed in seeds(), at in any::<prop::sample::Index>()) {
        let answers = whole(&seed);
        // One question whose answer is "none" or "no".
        let calm: Vec<_> = content::questions().iter().filter(|q| {
            !q.optional && !q.scale && answers.get(q.id).is_some_and(|a| options(&a).iter().any(|o| o.get().role == Role::None))
        }).collect();
        prop_assume!(!calm.is_empty());
        let q = calm[at.index(calm.len())];
        let reading = Reading::new(&answers, Unasked::Unknown);
        let before = urgency(&assess(&answers));
        for &option in q.options.iter() {
            let o = option.get();
            // The clarifiers of 0.3 are no flags; they are `benign` in the content.
            if o.benign || !matches!(o.role, Role::Flag | Role::Unsure) || reading.offered(option) == Truth::No || LISTED.contains(&o.code) {
                continue;
            }
            let mut flagged = answers;
            let answer = if q.kind == Kind::Many { Answer::Choices(vec![option]) } else { Answer::Choice(option) };
            flagged.give(q.id, &answer).expect("an option of the question");
            let after = assess(&completed(flagged));
            prop_assert!(urgency(&after) >= before, "{} lowers {:?} to {:?} on {}", o.code, before, urgency(&after), show(&answers));
        }
    }

    #[test]
    fn one_more_flag_in_a_list_never_lowers_urgency(seed in seeds(), at in any::<prop::sample::Index>()) {
        let answers = whole(&seed);
        let lists: Vec<_> = content::questions().iter().filter(|q| {
            !q.optional && q.kind == Kind::Many && answers.get(q.id).is_some_and(|a| options(&a).iter().all(|o| o.get().role != Role::None))
        }).collect();
        prop_assume!(!lists.is_empty());
        let q = lists[at.index(lists.len())];
        let reading = Reading::new(&answers, Unasked::Unknown);
        let ticked = answers.get(q.id).map(|a| options(&a)).unwrap_or_default();
        let before = urgency(&assess(&answers));
        for &option in q.options.iter() {
            let o = option.get();
            if ticked.contains(&option) || o.benign || o.role == Role::None || reading.offered(option) == Truth::No || LISTED.contains(&o.code) {
                continue;
            }
            let mut more = answers;
            let mut all = ticked.clone();
            all.push(option);
            more.give(q.id, &Answer::Choices(all)).expect("options of the question");
            let after = assess(&completed(more));
            prop_assert!(urgency(&after) >= before, "{} lowers {:?} to {:?} on {}", o.code, before, urgency(&after), show(&answers));
        }
    }

    #[test]
    fn the_questions_the_session_asks_give_the_same_result_as_all_of_them(seed in seeds()) {
        let all = whole(&seed);
        let mut asked = Answers::new();
        let mut screens = 0;
        while let Next::Ask(screen) = next(&asked) {
            screens += 1;
            prop_assert!(screens <= 2 * content::screens().len(), "the session must come to an end");
            loop {
                let open = shown(&asked, screen).into_iter().find(|&q| !Reading::new(&asked, Unasked::Unknown).counts(q));
                let Some(q) = open else { break };
                let answer = all.get(q);
                prop_assert!(answer.is_some(), "{} is asked, but does not apply to {}", q.get().name, show(&all));
                asked.give(q, &answer.unwrap_or(Answer::Skipped)).expect("the same answer fits");
            }
        }
        let all = as_offered(all, &asked);
        let (full, short) = (assess(&all), assess(&asked));
        if next(&asked) == Next::Emergency {
            // It stopped at once; the whole set is an emergency too.
            prop_assert_eq!(full.disposition, Some(Disposition::Emergency));
        } else {
            prop_assert_eq!(urgency(&short), urgency(&full), "{}", show(&all));
            prop_assert!(short.complete);
            if full.disposition < Some(Disposition::SameDay) {
                prop_assert_eq!(short.run, full.run, "{}", show(&all));
                // What is ranked, and from D4 on what is advised, is the same too.
                prop_assert_eq!(ranked(&asked, &short), ranked(&all, &full), "{}", show(&all));
            }
            if full.disposition < Some(Disposition::Soon) {
                let (a, b) = (care(&asked, &short), care(&all, &full));
                prop_assert_eq!(a.advice, b.advice, "{}", show(&all));
                prop_assert_eq!(a.running, b.running, "{}", show(&all));
            }
        }
    }

    #[test]
    fn any_way_through_the_session_keeps_its_promises(seed in seeds(), moves in prop::collection::vec((0u8..12, any::<prop::sample::Index>()), 0..120)) {
        let all = whole(&seed);
        let mut session = Session::new();
        for (what, at) in moves {
            let action = match (session.place(), what) {
                (Place::Welcome, _) => Action::Begin,
                (_, 10) => Action::Back,
                (Place::Review | Place::Result, 11) => {
                    let answered: Vec<_> = session.answers().answered().collect();
                    if answered.is_empty() { Action::Back } else { Action::Change(answered[at.index(answered.len())].id) }
                }
                (Place::Result, 9) => Action::Mistake,
                (Place::Ask(screen), 0..=7) => {
                    let open = shown(session.answers(), screen).into_iter().find(|&q| !session.answers().has(q));
                    match open.and_then(|q| all.get(q).map(|a| (q, a))) {
                        Some((q, answer)) => Action::Give(q, answer),
                        None => Action::Continue,
                    }
                }
                _ => Action::Continue,
            };
            let before = session;
            let effect = session.apply(action.clone());
            match effect {
                Effect::Missing(questions) => {
                    prop_assert!(!questions.is_empty());
                    prop_assert_eq!(before.answers(), session.answers(), "a refused step loses nothing");
                }
                Effect::Refused(..) => prop_assert!(false, "answers of the same question fit"),
                Effect::Stayed | Effect::Moved => {}
            }
            if session.place() == Place::Result {
                let assessment = assess(session.answers());
                prop_assert!(assessment.disposition.is_some() && assessment.complete, "no result before it is certain: {}", show(session.answers()));
            }
            // Going on, with no answer changed since, never adds screens.
            if let (Action::Continue, Place::Ask(was), Place::Ask(now)) = (&action, before.place(), session.place()) {
                let left = |session: &Session, screen| at_most_left(session.answers(), Some(screen));
                prop_assert!(was >= now || left(&session, now) <= left(&before, was), "progress went backwards from {} ({}) to {} ({}) on {}", was.get().name, left(&before, was), now.get().name, left(&session, now), show(session.answers()));
            }
        }
    }
}

/// Options that lower urgency in some combination although they are no clarifiers of 0.3; each with its reason in
/// `docs/clinical-decisions.md`.
const LISTED: [&str; 0] = [];

/// A runner at the end of the questions: the steps on the way, and the session.
fn walked(all: &Answers) -> (Vec<usize>, Session) {
    let (mut session, mut steps) = (Session::new(), vec![0]);
    session.apply(Action::Begin);
    steps.push(session.step());
    while let Place::Ask(screen) = session.place() {
        let open = shown(session.answers(), screen).into_iter().find(|&q| !session.answers().has(q));
        match open.and_then(|q| all.get(q).map(|a| (q, a))) {
            Some((q, answer)) => drop(session.apply(Action::Give(q, answer))),
            None => {
                session.apply(Action::Continue);
                steps.push(session.step());
            }
        }
    }
    (steps, session)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_browsers_back_and_forward_lead_through_the_same_screens_and_lose_no_answer(seed in seeds()) {
        let (steps, end) = walked(&whole(&seed));
        prop_assume!(next(end.answers()) == Next::Done);
        let mut session = end;
        for &step in steps.iter().rev().chain(&steps) {
            session.travel(step);
            prop_assert_eq!(session.step(), step, "screen by screen: {:?}", steps);
            prop_assert_eq!(session.answers(), end.answers(), "no answer is lost on the way to {}", step);
        }
        prop_assert_eq!(session.place(), end.place(), "{:?}", steps);
        session.travel(steps[2]);
        prop_assert_eq!(session.step(), steps[2], "a jump of several entries");
    }
}
