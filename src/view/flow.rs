//! The session as Yew keeps it: a reducer around [`Session`], with what only the eye needs to know (which answers are missing).

use std::rc::Rc;

use yew::Reducible;

use crate::{
    content::QuestionId,
    session::{Action, Effect, Place, Session},
};

/// What the page around the widget is told. Never an answer, never a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The runner started to answer.
    Started,
    /// The runner saw a result.
    Completed,
}

/// The session, and what the last action asks the eye and the focus to do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flow {
    /// The answers, and the place.
    pub session: Session,
    /// Questions that still need an answer on this screen, since the runner tried to go on.
    pub missing: Vec<QuestionId>,
    /// How many times another screen came up.
    pub moved: u32,
    /// How many times the runner tried to go on too soon.
    pub stopped: u32,
    /// How many runs through the questions were begun, and how many reached a result.
    pub begun: u32,
    /// See `begun`.
    pub completed: u32,
}

impl Reducible for Flow {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut flow = Rc::unwrap_or_clone(self);
        let begins = action == Action::Begin;
        match flow.session.apply(action) {
            Effect::Stayed | Effect::Refused(..) => {
                let answers = *flow.session.answers();
                flow.missing.retain(|&q| !answers.has(q));
            }
            Effect::Missing(questions) => {
                flow.missing = questions;
                flow.stopped += 1;
            }
            Effect::Moved => {
                flow.missing.clear();
                flow.moved += 1;
                flow.begun += u32::from(begins);
                if flow.session.place() == Place::Result {
                    // A result seen again after "back" is the same run.
                    flow.completed = flow.begun;
                }
            }
        }
        Rc::new(flow)
    }
}
