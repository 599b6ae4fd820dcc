//! The diary on the screen: where the plan stands, a day to write down, the pain so far, saving and wiping; the way to it on the welcome
//! screen, and the box on the result that offers it. Only the app, the welcome screen and the result call it, through the functions here.
//!
//! What belongs here: how the diary looks and what its buttons do. What does not: what follows from the log (`report::diary`), and where
//! it is kept (`www/diary.js`). The signs to act on stand on its screen, and above all else where the plan stops.

mod act;
mod entry;
mod offer;
mod past;

pub use act::act;
pub use offer::{card, offer};

use yew::{Callback, Html};

use super::signs;
use crate::{
    content::{Disposition, TextId, manifest},
    engine::{
        assess,
        running::{Gate, NOVICE_STEP_M, StageId, Step, Stuck, WeekStep, needs},
    },
    report::{
        Day, Running, Standing,
        diary::{Diary, Last, Now, Place, Stand, Way, stand},
        summarise, way_back,
    },
    session,
    view::{
        Date, Did, Flow, Mark, Setting,
        part::{Icon, Stack, boxed, button, call, element, icon, line, safety_net, screen, text_button},
    },
    words::key,
};

/// The diary's screen. Content that is too old leaves only the signs, and saving and wiping.
pub fn page(setting: Setting, flow: &Flow, today: Option<Date>, standing: Standing, on_did: &Callback<Did>) -> Html {
    let mut all = Stack::new(setting);
    let words = vec![icon(Icon::Back), line("span", "", setting.text(key::DIARY_CLOSE))];
    let close = button("link", words, Did::Diary(Mark::Open(false)), on_did);
    all.add(boxed("p", "back", vec![close]));
    all.add(setting.text_title(key::DIARY_TITLE));
    let (Some(date), Some(diary)) = (today, &flow.diary.kept) else {
        all.add(offer::status(setting, flow));
        return screen("screen diary", "diary", all.all());
    };
    let today = day_of(date);
    all.say("kicker", setting.voice.with(key::DIARY_DAY, &diary.number(today).to_string()));
    all.add(offer::status(setting, flow));
    if standing == Standing::Expired {
        all.text("notice", key::CONTENT_EXPIRED);
        all.add(signs(setting, key::WELCOME_EMERGENCY_TITLE, Html::default()));
    } else {
        let now = stand(diary, today);
        let seen = comes_first(flow);
        notices(setting, &mut all, diary, &now, today, seen, on_did);
        if now.now == Now::Stop || seen {
            all.add(signs(setting, key::WELCOME_EMERGENCY_TITLE, Html::default()));
        }
        position(setting, &mut all, diary, &now, seen);
        entry::entry(setting, &mut all, flow, diary, today, on_did);
        past::past(setting, &mut all, diary, today);
    }
    if let Some(line) = setting.emergency() {
        all.add(boxed("p", "", vec![call(setting, line, false)]));
    }
    all.add(safety_net(setting, Disposition::SelfCare, date_of(diary.plan.from)));
    offer::keep(setting, &mut all, flow, on_did);
    screen("screen diary", "diary", all.all())
}

/// Whether the result on the screen behind the diary says more than the diary may: be seen first, or do not run.
fn comes_first(flow: &Flow) -> bool {
    flow.session.place() == session::Place::Result
        && summarise(&assess(flow.session.answers()))
            .is_some_and(|summary| summary.level >= Disposition::Soon || summary.running != Running::Open)
}

/// What must be done before anything else: a stop, an older plan, a check-in, a visit.
fn notices(setting: Setting, to: &mut Stack, diary: &Diary, now: &Stand, today: Day, seen: bool, on_did: &Callback<Did>) {
    let mut notice = |name: &'static str, title: String, why: String, again: bool| {
        let mut all = Stack::new(setting);
        all.add(line(setting.below(1), "card-title", title));
        all.say("", why);
        if again {
            let button = text_button("main", setting.text(key::DIARY_AGAIN), Did::Diary(Mark::Again), on_did);
            all.add(boxed("p", "actions", vec![button]));
        }
        to.add(element("div", &["class", "data-notice"], [Some("card diary-notice".into()), Some(name.into())], all.all()));
    };
    let text = |text: TextId| setting.text(text);
    if seen {
        notice("seen", text(key::DIARY_NOW), text(key::DIARY_SEEN), false);
    }
    if now.now == Now::Stop {
        notice("stop", text(key::DIARY_STOP), text(key::DIARY_STOP_WHY), true);
    } else if let Some(weeks) = diary.check_in(today) {
        notice("check", setting.voice.with(key::DIARY_CHECK, &weeks.to_string()), text(key::DIARY_CHECK_WHY), true);
    } else if diary.content != manifest().version {
        notice("content", text(key::DIARY_AGAIN), text(key::DIARY_CONTENT), true);
    }
    if let Some(stuck) = now.book {
        let why = match stuck {
            Stuck::ThreeWeeks => key::DIARY_BOOK_THREE,
            Stuck::TwelveWeeks => key::DIARY_BOOK_TWELVE,
        };
        notice("book", text(key::DIARY_BOOK), text(why), false);
    }
}

/// Where the plan stands, what the last session came to, and what comes next.
fn position(setting: Setting, to: &mut Stack, diary: &Diary, now: &Stand, seen: bool) {
    let voice = setting.voice;
    let mut all = Stack::new(setting);
    all.heading(1, "part", key::DIARY_STAND);
    let stopped = seen || now.now == Now::Stop;
    all.say("lead", place(setting, now.place));
    if let Some(last) = now.last.filter(|_| !stopped) {
        all.say("", came_to(setting, last));
    }
    let next = match now.now {
        _ if seen => Some(setting.text(key::DIARY_NOW_STOP)),
        Now::NoRunning => None,
        Now::Go => Some(setting.text(key::DIARY_NOW_GO)),
        Now::DayOff => Some(setting.text(key::DIARY_NOW_OFF)),
        Now::Tell => Some(setting.text(key::DIARY_NOW_TELL)),
        Now::CheckIn => Some(setting.text(key::DIARY_NOW_CHECK)),
        Now::Stop => Some(setting.text(key::DIARY_NOW_STOP)),
        Now::Rest(until) => {
            Some(way_back::filled(voice, key::DIARY_NOW_REST, [String::new(), String::new(), words(setting, until)]))
        }
    };
    if let Some(next) = next {
        let name = line("strong", "", setting.text(key::DIARY_NOW) + ": ");
        all.add(element("p", &["class", "data-now"], [Some("notice".into()), Some("".into())], vec![name, next.into()]));
    }
    if let (Place::Stage(stage, sessions), Way::Stages { first, goal_setting, .. }, false) = (now.place, &diary.plan.way, stopped)
    {
        all.say("hint", way_back::numbered(voice, key::RUN_STAGES_LEAD, [sessions.into(), 0, 0]));
        all.say("hint", setting.text(key::RUN_PASS) + ": " + &way_back::pass(voice, stage.get()));
        if *goal_setting {
            all.say("hint", way_back::numbered(voice, key::RUN_NOTE_GOAL, [4, 24, 0]));
        }
        // Before the first run: at the start of Track B, after the walks of Track C.
        if stage > StageId::S0 && (!now.begun || now.last == Some(Last::Session(Step::Up(StageId::S1)))) {
            let gates = needs(*first).map(|needs| way_back::entry(voice, &Gate { needs, not_yet: false }));
            all.text("strong", key::RUN_ENTRY_LEAD);
            all.lines(gates.into());
        }
    }
    if diary.plan.flat {
        all.text("hint", key::RUN_NOTE_DOWNHILL);
    }
    to.add(all.boxed("div", "diary-stand"));
}

fn place(setting: Setting, place: Place) -> String {
    let voice = setting.voice;
    match place {
        Place::Nothing => setting.text(key::DIARY_STAND_NOTHING),
        Place::Walking => setting.text(key::RUN_INTERVALS),
        Place::RunWalk(sessions) => voice.with(key::DIARY_STAND_RUNWALK, &sessions.to_string()),
        Place::Stage(stage, _) => {
            let session = way_back::session(voice, stage.get());
            voice.fill(key::DIARY_STAND_STAGE, &[("n", &(stage as u8).to_string()), ("time", &session)])
        }
        Place::Week(number, limit) => {
            let [whole, longest] = [limit.metres, limit.longest_m].map(|metres| way_back::distance(voice, metres));
            voice.fill(key::DIARY_STAND_WEEK, &[("n", &number.to_string()), ("time", &whole), ("date", &longest)])
        }
        Place::StagesDone => voice.with(key::DIARY_STAND_DONE, &way_back::distance(voice, NOVICE_STEP_M)),
        Place::Back => setting.text(key::DIARY_STAND_BACK),
    }
}

fn came_to(setting: Setting, last: Last) -> String {
    use crate::engine::running::Colour;
    let (text, n) = match last {
        Last::Session(Step::Again { left }) => (key::DIARY_LAST_LEFT, left),
        Last::Session(Step::TooSoon) => (key::DIARY_LAST_SOON, 0),
        Last::Session(Step::Up(_)) => (key::DIARY_LAST_UP, 0),
        Last::Session(Step::Done) => (key::DIARY_LAST_DONE, 0),
        Last::Session(Step::Hold) => (key::DIARY_LAST_HOLD, 0),
        Last::Session(Step::Regress { to, .. }) => (key::DIARY_LAST_BACK, to as u8),
        Last::Session(Step::StopAndAnswerAgain) | Last::Week(WeekStep::StopAndAnswerAgain) => (key::DIARY_STOP_WHY, 0),
        Last::Week(WeekStep::On(_)) => (key::DIARY_WEEK_ON, 0),
        Last::Week(WeekStep::Hold(_)) => (key::DIARY_WEEK_HOLD, 0),
        Last::Week(WeekStep::Back(_)) => (key::DIARY_WEEK_BACK, 0),
        Last::Run(Colour::Green) => (key::DIARY_LAST_GREEN, 0),
        Last::Run(Colour::Amber) => (key::DIARY_LAST_AMBER, 0),
        Last::Run(Colour::Red) => (key::DIARY_LAST_RED, 0),
    };
    setting.voice.with(text, &n.to_string())
}

/// A day of the screens as the diary counts it. Days of the screens exist.
fn day_of(date: Date) -> Day {
    Day::new(date.year, date.month.into(), date.day.into()).unwrap_or_default()
}

/// The other way round.
fn date_of(day: Day) -> Option<Date> {
    let (year, month, day) = day.parts();
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A day in words.
fn words(setting: Setting, day: Day) -> String {
    date_of(day).map_or_else(|| day.iso(), |date| date.words(setting))
}
