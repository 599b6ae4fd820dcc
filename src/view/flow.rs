//! The session as the app keeps it: [`Session`], with what only the eye needs to know beside it.

use yew::AttrValue;

use super::{Keeping, Mark};
use crate::{
    content::{AdviceId, Kind, OptionId, QuestionId, Role, Units},
    engine::{Answer, Answers},
    report::Form,
    session::{self, Action, Effect, Next, Place, Session},
    words::Language,
};

/// What the page around the widget is told. Never an answer, never a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The runner started to answer.
    Started,
    /// The runner saw a result.
    Completed,
    /// Everything before [`Did::Settle`] is drawn.
    Settled,
    /// Another screen came up, by what the runner did inside the widget: the step of the session, for the browser's own buttons.
    Moved(usize),
    /// The runner wants to read in this language: its texts may have to be loaded.
    Language(Language),
}

/// What the runner did on a screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Did {
    /// Something that counts for the session.
    Act(Action),
    /// Ticked an option, or unticked it.
    Tick(OptionId),
    /// Typed into the field of a question; an answer as soon as the question takes it.
    Type(QuestionId, String, Action),
    /// Chose whose numbers are shown.
    Region(&'static str),
    /// Chose a language.
    Language(Language),
    /// Chose what amounts are told in.
    Units(Units),
    /// Nothing: the shell wants to know when everything so far is drawn.
    Settle,
    /// Used the browser's own buttons to go to this step of the session.
    Travel(usize),
    /// Opened or closed the question whether to start again.
    Again(bool),
    /// Asked for the words to say on the phone.
    Copy(String),
    /// Has them.
    Copied,
    /// Asked for something to take along.
    Take(Form),
    /// Has it, or does not: the number of the form, whether it worked, and for a code its size and path.
    Took(u8, bool, u16, AttrValue),
    /// Asked to see how an exercise moves, or no more.
    Play(AdviceId),
    /// Something about the diary.
    Diary(Mark),
    /// Went to the first control of a question, from the error summary or past the body map to the list; or to the first link of a card.
    Find(&'static str),
}

/// What the runner asked to take along last, and how that went.
#[derive(Debug, Clone, PartialEq)]
pub struct Take {
    /// What.
    pub form: Form,
    /// Whether it worked; `None` while it is being made.
    pub done: Option<bool>,
    /// A code to scan: its size, and its path.
    pub code: (u16, AttrValue),
}

/// How often something happened; the app acts on what has changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Another screen came up.
    pub moved: u32,
    /// The last time it came up by the browser's own buttons, as counted above.
    pub travelled: u32,
    /// The runner tried to go on too soon.
    pub stopped: u32,
    /// A run through the questions was begun.
    pub begun: u32,
    /// A run reached a result.
    pub completed: u32,
}

/// The session, and what the screens show beside it.
#[derive(Debug, Default)]
pub struct Flow {
    /// The answers, and the place.
    pub session: Session,
    /// Questions that still need an answer on this screen, since the runner tried to go on.
    pub missing: Vec<QuestionId>,
    /// What stands in the fields of this screen.
    pub typed: Vec<(QuestionId, String)>,
    /// The region the runner chose.
    pub region: Option<&'static str>,
    /// The language the runner chose.
    pub language: Option<Language>,
    /// What amounts are told in, if the runner chose it.
    pub units: Option<Units>,
    /// Whether "start again" is waiting for a second word.
    pub again: bool,
    /// Whether the words to say were copied.
    pub copied: bool,
    /// What was asked for last, to take along.
    pub take: Option<Take>,
    /// The exercise whose movement is shown. One at a time: two at once are hard to follow.
    pub playing: Option<AdviceId>,
    /// The diary, if the runner keeps one. The session never reads it.
    pub diary: Keeping,
    /// What happened so far.
    pub counts: Counts,
}

impl Flow {
    /// What stands in the field of a question, if anything was typed there.
    pub fn typed_into(&self, question: QuestionId) -> Option<&str> {
        self.typed.iter().find(|(id, _)| *id == question).map(|(_, text)| text.as_str())
    }

    /// Notes what the runner did.
    pub fn note(&mut self, did: Did) {
        match did {
            Did::Act(action) => self.act(action),
            Did::Tick(option) => self.act(ticked(option, self.session.answers())),
            Did::Type(question, text, action) => {
                self.typed.retain(|(id, _)| *id != question);
                self.typed.push((question, text));
                self.act(action);
            }
            Did::Region(region) => self.region = Some(region),
            Did::Language(language) => self.language = Some(language),
            Did::Units(units) => {
                self.units = Some(units);
                // What was typed and is an answer is written anew; the rest may be one now.
                for (question, text) in std::mem::take(&mut self.typed) {
                    let read = match question.get().kind {
                        Kind::Amount(amount) if !self.session.answers().has(question) => amount.get().read(&text, units),
                        _ => continue,
                    };
                    match read {
                        Some(stored) => self.act(Action::Give(question, Answer::Amount(stored))),
                        None => self.typed.push((question, text)),
                    }
                }
            }
            Did::Travel(step) => {
                let effect = self.session.travel(step);
                self.follow(effect, false);
                self.counts.travelled = self.counts.moved;
            }
            Did::Again(shown) => self.again = shown,
            Did::Play(advice) => self.playing = Some(advice).filter(|_| self.playing != Some(advice)),
            Did::Copied => self.copied = true,
            Did::Take(form) => self.take = Some(Take { form, done: None, code: Default::default() }),
            Did::Took(form, done, size, path) => {
                // What the runner no longer waits for is not shown.
                if let Some(take) = self.take.as_mut().filter(|take| take.form as u8 == form) {
                    take.done = Some(done);
                    take.code = (size, path);
                }
            }
            // The app's own: they touch the browser, or need the day.
            Did::Copy(_) | Did::Find(_) | Did::Diary(_) | Did::Settle => {}
        }
    }

    /// Opens or closes the diary: another screen, but no step of the session.
    pub fn turn(&mut self, open: bool) {
        self.diary.open = open;
        self.diary.wiping = false;
        self.counts.moved += 1;
        self.counts.travelled = self.counts.moved;
    }

    /// Does something that counts for the session.
    pub fn act(&mut self, action: Action) {
        let begins = action == Action::Begin;
        let unread = if action == Action::Continue { self.unread() } else { Vec::new() };
        let effect = if unread.is_empty() { self.session.apply(action) } else { Effect::Missing(unread) };
        self.follow(effect, begins);
    }

    /// Questions that can be passed over, but into which the runner has typed what is no answer: going on would lose it without a word.
    /// An emergency does not wait for them.
    fn unread(&self) -> Vec<QuestionId> {
        let answers = self.session.answers();
        let typed = self.typed.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(question, _)| *question);
        let unread: Vec<_> = typed.filter(|&q| q.get().optional && !answers.has(q)).collect();
        if unread.is_empty() || session::next(answers) == Next::Emergency { Vec::new() } else { unread }
    }

    /// What a step means for what the screens show beside the session.
    fn follow(&mut self, effect: Effect, begins: bool) {
        match effect {
            Effect::Stayed | Effect::Refused(..) => {
                let answers = *self.session.answers();
                self.missing.retain(|&q| !answers.has(q));
            }
            Effect::Missing(questions) => {
                self.missing = questions;
                self.counts.stopped += 1;
            }
            Effect::Moved => {
                self.missing.clear();
                self.typed.clear();
                self.again = false;
                self.copied = false;
                self.take = None;
                self.playing = None;
                self.diary.open = false;
                self.diary.said = None;
                self.counts.moved += 1;
                self.counts.begun += u32::from(begins);
                if self.session.place() == Place::Result {
                    // A result seen again after "back" is the same run.
                    self.counts.completed = self.counts.begun;
                }
            }
        }
    }
}

/// What ticking an option does, or unticking it: "none of these" excludes the others, both ways.
fn ticked(option: OptionId, answers: &Answers) -> Action {
    let question = option.get().question.get();
    if question.kind != Kind::Many {
        return Action::Give(question.id, Answer::Choice(option));
    }
    let off = answers.is_ticked(option);
    let alone = option.get().role == Role::None;
    let stays = |o: &OptionId| *o != option && answers.is_ticked(*o) && (off || (!alone && o.get().role != Role::None));
    let mut ticked: Vec<OptionId> = question.options.iter().copied().filter(stays).collect();
    if !off {
        ticked.push(option);
    }
    if ticked.is_empty() { Action::Withdraw(question.id) } else { Action::Give(question.id, Answer::Choices(ticked)) }
}

#[cfg(test)]
mod tests {
    use super::{Did, Flow};
    use crate::{
        content::{Kind, Units, option_coded, question_named},
        engine::Answer,
        session::{Action, Place},
    };

    #[test]
    fn a_question_left_open_is_named_until_it_is_answered() {
        let mut flow = Flow::default();
        flow.note(Did::Act(Action::Begin));
        flow.note(Did::Act(Action::Continue));
        assert_eq!((flow.counts.moved, flow.counts.stopped, flow.counts.begun), (1, 1, 1));
        let Place::Ask(screen) = flow.session.place() else { panic!("still asking") };
        assert_eq!(flow.missing, screen.get().questions.to_vec());
        let none = option_coded("a1_none").expect("an option of the first question");
        flow.note(Did::Tick(none.id));
        assert!(!flow.missing.contains(&none.question) && !flow.missing.is_empty());
    }

    #[test]
    fn other_units_keep_the_answer_and_read_again_what_was_out_of_range() {
        let question = question_named("T3").expect("the longest run");
        let Kind::Amount(amount) = question.kind else { panic!("a distance") };
        let written =
            |flow: &Flow, units| flow.session.answers().amount(amount).map(|stored| amount.get().written(stored, units));
        let typed = |flow: &mut Flow, text: &str, units| {
            let action = amount
                .get()
                .read(text, units)
                .map_or(Action::Withdraw(question.id), |n| Action::Give(question.id, Answer::Amount(n)));
            flow.note(Did::Type(question.id, text.to_owned(), action));
        };
        let miles = Units::named("miles").expect("units");
        let mut flow = Flow::default();
        flow.note(Did::Act(Action::Begin));
        typed(&mut flow, "12.4", miles);
        flow.note(Did::Units(Units::METRIC));
        assert_eq!((written(&flow, Units::METRIC).as_deref(), written(&flow, miles).as_deref()), (Some("19.9"), Some("12.4")));
        assert_eq!(flow.typed_into(question.id), None, "the field shows the answer in the new units");
        typed(&mut flow, "180", miles);
        assert_eq!(
            (written(&flow, miles), flow.typed_into(question.id)),
            (None, Some("180")),
            "farther than anybody is asked about"
        );
        flow.note(Did::Units(Units::METRIC));
        assert_eq!(written(&flow, Units::METRIC).as_deref(), Some("180"));
    }

    #[test]
    fn none_of_these_excludes_the_others_both_ways() {
        let coded = |code: &str| option_coded(code).expect("an option of B1").id;
        let (none, leak, start) = (coded("b1_none"), coded("b1_leak"), coded("b1_start"));
        let question = none.get().question;
        let mut flow = Flow::default();
        let mut tick = |option| {
            flow.note(Did::Tick(option));
            flow.session.answers().get(question)
        };
        assert_eq!(tick(leak), Some(Answer::Choices(vec![leak])));
        assert_eq!(tick(start), Some(Answer::Choices(vec![start, leak])));
        assert_eq!(tick(none), Some(Answer::Choices(vec![none])));
        assert_eq!(tick(leak), Some(Answer::Choices(vec![leak])));
        assert_eq!(tick(leak), None);
    }
}
