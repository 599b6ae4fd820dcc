//! The session: answers, and the place in the flow. [`Session::apply`] is the only way to change it.

use crate::{
    content::{QuestionId, ScreenId, questions, screens},
    engine::{Answer, AnswerError, Answers, Because, Reading, Truth, Unasked, assess},
};

use super::flow::{self, Next};

/// Where the runner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The welcome screen.
    Welcome,
    /// A screen of questions.
    Ask(ScreenId),
    /// Check your answers.
    Review,
    /// The result.
    Result,
}

/// What the runner did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Started.
    Begin,
    /// Gave an answer; it counts at once, the flow moves on with [`Action::Continue`].
    Give(QuestionId, Answer),
    /// Took an answer back.
    Withdraw(QuestionId),
    /// Went on.
    Continue,
    /// Passed over all that is left of the optional questions.
    SkipRest,
    /// Went back one screen; answers stay.
    Back,
    /// Went to one question to change its answer.
    Change(QuestionId),
    /// Ticked something by mistake that led to the emergency screen. Once in a session (specification 0.5).
    Mistake,
    /// Threw everything away and started again.
    Restart,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Still on the same screen.
    Stayed,
    /// On another screen: show its heading.
    Moved,
    /// These questions need an answer first.
    Missing(Vec<QuestionId>),
    /// The answer does not fit its question; the earlier one stays.
    Refused(QuestionId, AnswerError),
}

/// The answers and the place in the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    answers: Answers,
    place: Place,
    /// A change from the review goes back there; a walk back goes forward screen by screen.
    changing: bool,
    corrected: bool,
    last_asked: Option<ScreenId>,
}

impl Default for Session {
    fn default() -> Self {
        Session { answers: Answers::new(), place: Place::Welcome, changing: false, corrected: false, last_asked: None }
    }
}

impl Session {
    /// A new session, at the welcome screen.
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything given so far.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Where the runner is.
    pub fn place(&self) -> Place {
        self.place
    }

    /// How far along the runner is: 0 at the welcome screen, more with every screen, whether it is asked or not. Tells nothing but the place.
    pub fn step(&self) -> usize {
        match self.place {
            Place::Welcome => 0,
            Place::Ask(screen) => screen.index() + 1,
            Place::Review => screens().len() + 1,
            Place::Result => screens().len() + 2,
        }
    }

    /// Goes to an earlier or later step as the browser's own buttons do: as far as going back, or on, leads there.
    pub fn travel(&mut self, to: usize) -> Effect {
        let mut effect = Effect::Stayed;
        while self.step() != to {
            let (before, back) = (self.step(), self.step() > to);
            let moved = self.apply(if back { Action::Back } else { Action::Continue });
            // Never past the place, nor on the spot.
            if moved != Effect::Moved || self.step() == before {
                break;
            }
            effect = Effect::Moved;
            if (self.step() > to) != back {
                break;
            }
        }
        effect
    }

    /// Whether "I ticked that by mistake" is still offered.
    pub fn may_correct(&self) -> bool {
        self.place == Place::Result && !self.corrected && flow::next(&self.answers) == Next::Emergency
    }

    /// Does what the runner did.
    pub fn apply(&mut self, action: Action) -> Effect {
        match action {
            Action::Give(question, answer) => match self.answers.give(question, &answer) {
                Ok(()) => Effect::Stayed,
                Err(error) => Effect::Refused(question, error),
            },
            Action::Withdraw(question) => {
                self.answers.withdraw(question);
                Effect::Stayed
            }
            Action::Begin => self.go_to_next(),
            Action::Continue => self.go_on(),
            Action::SkipRest => self.skip_rest(),
            Action::Back => self.go_back(),
            Action::Change(question) => {
                self.changing = true;
                self.go(Place::Ask(question.get().screen))
            }
            Action::Mistake => self.correct(),
            Action::Restart => {
                *self = Session::new();
                Effect::Moved
            }
        }
    }

    fn go(&mut self, place: Place) -> Effect {
        if let Place::Ask(screen) = place {
            self.last_asked = Some(screen);
        }
        self.place = place;
        Effect::Moved
    }

    fn go_on(&mut self) -> Effect {
        let screen = match self.place {
            // After a walk back, the first screen comes by again; the runner's own Start goes to the first open one.
            Place::Welcome => {
                let first = flow::visited(&self.answers).next();
                return if let Some(first) = first { self.go(Place::Ask(first)) } else { self.go_to_next() };
            }
            Place::Review => {
                return if flow::next(&self.answers) == Next::Done { self.go(Place::Result) } else { self.go_to_next() };
            }
            Place::Result => return Effect::Stayed,
            Place::Ask(screen) => screen,
        };
        // An emergency does not wait for the rest of the screen.
        if flow::next(&self.answers) != Next::Emergency {
            let open: Vec<_> = flow::shown(&self.answers, screen).into_iter().filter(|&q| !self.has_counting(q)).collect();
            let missing: Vec<_> = open.iter().copied().filter(|q| !q.get().optional).collect();
            if !missing.is_empty() {
                return Effect::Missing(missing);
            }
            for question in open {
                // An optional question left blank is passed over; `give` refuses a skip only for the others.
                let _ = self.answers.give(question, &Answer::Skipped);
            }
        }
        self.settle();
        // After a walk back, the screens already answered come by again.
        let next = flow::next(&self.answers);
        let until = if let Next::Ask(next) = next { Some(next) } else { None };
        if !self.changing && next != Next::Emergency && until.is_none_or(|next| next > screen) {
            let seen = flow::visited(&self.answers).find(|&s| s > screen && until.is_none_or(|next| s < next));
            if let Some(seen) = seen {
                return self.go(Place::Ask(seen));
            }
        }
        self.go_to_next()
    }

    /// Whether only optional questions are left, so that the runner may see the result now.
    pub fn may_skip_rest(&self) -> bool {
        let Place::Ask(_) = self.place else { return false };
        assess(&self.answers).disposition.is_some() && flow::only_optional_left(&self.answers)
    }

    /// Passes over every optional question that is open, the answers already given stay.
    fn skip_rest(&mut self) -> Effect {
        if !self.may_skip_rest() {
            return Effect::Stayed;
        }
        while let Next::Ask(screen) = flow::next(&self.answers) {
            let open = flow::shown(&self.answers, screen).into_iter().filter(|&q| !self.has_counting(q)).collect::<Vec<_>>();
            // `give` refuses a skip only for a question that must be answered, and none of those is left.
            let skipped = open.into_iter().filter(|&q| self.answers.give(q, &Answer::Skipped).is_ok()).count();
            if skipped == 0 {
                break;
            }
        }
        self.settle();
        self.go_to_next()
    }

    /// To the first open screen, or to the end of the questions.
    fn go_to_next(&mut self) -> Effect {
        match flow::next(&self.answers) {
            Next::Ask(screen) => self.go(Place::Ask(screen)),
            Next::Emergency => {
                self.changing = false;
                self.go(Place::Result)
            }
            Next::Done => {
                self.changing = false;
                self.go(Place::Review)
            }
        }
    }

    fn go_back(&mut self) -> Effect {
        self.settle();
        let back_to = match self.place {
            Place::Welcome => return Effect::Stayed,
            // The emergency screen has one way back, and it is not this one.
            Place::Result if flow::next(&self.answers) == Next::Emergency => return Effect::Stayed,
            Place::Result => return self.go(Place::Review),
            Place::Ask(_) if self.changing && flow::next(&self.answers) == Next::Done => {
                self.changing = false;
                return self.go(Place::Review);
            }
            Place::Review => flow::visited(&self.answers).next_back(),
            Place::Ask(screen) => flow::visited(&self.answers).rfind(|&s| s < screen),
        };
        self.changing = false;
        self.go(back_to.map_or(Place::Welcome, Place::Ask))
    }

    /// Back to the question behind the emergency, in full (specification 0.5): the one on the screen just answered, if it is among them.
    fn correct(&mut self) -> Effect {
        if !self.may_correct() {
            return Effect::Stayed;
        }
        let behind: Vec<ScreenId> = assess(&self.answers)
            .fired
            .first()
            .map(|lead| lead.because.iter().map(|b: &Because| b.question().get().screen).collect())
            .unwrap_or_default();
        let back_to = self.last_asked.filter(|last| behind.contains(last)).or_else(|| behind.into_iter().max());
        match back_to {
            Some(screen) => {
                self.corrected = true;
                self.changing = false;
                self.go(Place::Ask(screen))
            }
            None => Effect::Stayed,
        }
    }

    /// A question that no longer applies loses its answer (specification 3.25), and so does an option no longer offered.
    fn settle(&mut self) {
        loop {
            let before = self.answers;
            let reading = Reading::new(&before, Unasked::Unknown);
            for q in questions().iter().filter(|q| before.has(q.id)) {
                if reading.applies(q.id) == Truth::No {
                    self.answers.withdraw(q.id);
                }
                for &option in q.options.iter() {
                    if before.is_ticked(option) && reading.offered(option) == Truth::No {
                        self.answers.untick(option);
                    }
                }
            }
            if self.answers == before {
                return;
            }
        }
    }

    fn has_counting(&self, question: QuestionId) -> bool {
        Reading::new(&self.answers, Unasked::Unknown).counts(question)
    }
}
