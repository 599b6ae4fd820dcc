//! The answers: the only state there is. [`Answers::give`] is the one gate; what passes it can be assessed without failing.

use crate::content::{
    self, AMOUNT_COUNT, AmountId, Kind, NUMBERING, OPTION_COUNT, OptionId, QUESTION_COUNT, Question, QuestionId, Role,
};

/// What a runner gave to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One option; for an amount, its "not sure".
    Choice(OptionId),
    /// Options of a list to tick; at least one.
    Choices(Vec<OptionId>),
    /// A whole number, in the unit of the question.
    Amount(u16),
    /// An optional question, passed over.
    Skipped,
}

/// Why an answer was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerError {
    /// The option belongs to another question.
    WrongOption(OptionId),
    /// One option is wanted, or a list, or a whole number, and something else came.
    WrongKind,
    /// A list was given with nothing ticked; "none of these" is an option too.
    NothingTicked,
    /// "None of these" was ticked beside something else.
    NoneWithOthers(OptionId),
    /// The number is outside what the question takes.
    OutOfRange {
        /// The least allowed.
        min: u16,
        /// The most allowed.
        max: u16,
    },
    /// A safety question cannot be passed over.
    CannotSkip,
}

const TICK_WORDS: usize = OPTION_COUNT.div_ceil(64);

/// An amount that was not given, among the numbers of [`Answers::to_numbers`]: more than any question takes.
const NOT_GIVEN: u16 = u16::MAX;

/// Everything given so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    ticked: [u64; TICK_WORDS],
    amounts: [Option<u16>; AMOUNT_COUNT],
    skipped: [bool; QUESTION_COUNT],
}

impl Default for Answers {
    fn default() -> Self {
        Answers { ticked: [0; TICK_WORDS], amounts: [None; AMOUNT_COUNT], skipped: [false; QUESTION_COUNT] }
    }
}

impl Answers {
    /// Nothing given yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives an answer, in place of any earlier one to the same question.
    ///
    /// # Errors
    /// If the answer does not fit the question; the earlier answer then stays.
    pub fn give(&mut self, question: QuestionId, answer: &Answer) -> Result<(), AnswerError> {
        let q = question.get();
        check(q, answer)?;
        self.withdraw(question);
        match answer {
            Answer::Choice(option) => self.tick(*option),
            Answer::Choices(options) => options.iter().for_each(|&o| self.tick(o)),
            Answer::Amount(amount) => {
                if let Kind::Amount(id) = q.kind {
                    set(&mut self.amounts, id.index(), Some(*amount));
                }
            }
            Answer::Skipped => set(&mut self.skipped, question.index(), true),
        }
        Ok(())
    }

    /// Takes an answer back: the question is unanswered again.
    pub fn withdraw(&mut self, question: QuestionId) {
        let q = question.get();
        q.options.iter().for_each(|&o| self.untick(o));
        if let Kind::Amount(id) = q.kind {
            set(&mut self.amounts, id.index(), None);
        }
        set(&mut self.skipped, question.index(), false);
    }

    /// The answer to a question, if there is one.
    pub fn get(&self, question: QuestionId) -> Option<Answer> {
        let q = question.get();
        if self.skipped(question) {
            return Some(Answer::Skipped);
        }
        let mut ticked = q.options.iter().copied().filter(|&o| self.is_ticked(o));
        match q.kind {
            Kind::Amount(id) => match self.amount(id) {
                Some(amount) => Some(Answer::Amount(amount)),
                None => ticked.next().map(Answer::Choice),
            },
            Kind::One => ticked.next().map(Answer::Choice),
            Kind::Many => {
                let all: Vec<_> = ticked.collect();
                (!all.is_empty()).then_some(Answer::Choices(all))
            }
        }
    }

    /// Whether a question has been answered, "not sure" and a skip included.
    pub fn has(&self, question: QuestionId) -> bool {
        let q = question.get();
        let amount = matches!(q.kind, Kind::Amount(id) if self.amount(id).is_some());
        amount || self.skipped(question) || q.options.iter().any(|&o| self.is_ticked(o))
    }

    /// Whether an optional question was passed over.
    pub fn skipped(&self, question: QuestionId) -> bool {
        self.skipped.get(question.index()).copied().unwrap_or(false)
    }

    /// Whether an option is ticked.
    pub fn is_ticked(&self, option: OptionId) -> bool {
        self.ticked.get(option.index() / 64).is_some_and(|word| word & bit(option) != 0)
    }

    /// An amount, if it was given as a number.
    pub fn amount(&self, id: AmountId) -> Option<u16> {
        self.amounts.get(id.index()).copied().flatten()
    }

    /// The answers as plain numbers, to hand over to another module of the same content; which content it is stands first.
    pub fn to_numbers(&self) -> Vec<u16> {
        let mut numbers = Vec::from(NUMBERING);
        for word in self.ticked {
            for part in 0..4 {
                numbers.push((word >> (part * 16)) as u16);
            }
        }
        for amount in self.amounts {
            numbers.push(amount.unwrap_or(NOT_GIVEN));
        }
        for skipped in self.skipped {
            numbers.push(u16::from(skipped));
        }
        numbers
    }

    /// Reads what [`Answers::to_numbers`] wrote. `None` if it was written by other content, or says anything that no runner can answer:
    /// each answer passes the gate again.
    pub fn from_numbers(numbers: &[u16]) -> Option<Answers> {
        let (front, rest) = numbers.split_at_checked(NUMBERING.len())?;
        let (ticked, rest) = rest.split_at_checked(TICK_WORDS * 4)?;
        let (amounts, skipped) = rest.split_at_checked(AMOUNT_COUNT)?;
        if front != NUMBERING || skipped.len() != QUESTION_COUNT {
            return None;
        }
        let mut read = Answers::new();
        for (word, parts) in read.ticked.iter_mut().zip(ticked.chunks(4)) {
            *word = parts.iter().rev().fold(0, |word, part| word << 16 | u64::from(*part));
        }
        for (amount, given) in read.amounts.iter_mut().zip(amounts) {
            *amount = (*given != NOT_GIVEN).then_some(*given);
        }
        for (slot, given) in read.skipped.iter_mut().zip(skipped) {
            *slot = *given == 1;
        }
        let mut checked = Answers::new();
        for question in content::questions() {
            if let Some(answer) = read.get(question.id) {
                checked.give(question.id, &answer).ok()?;
            }
        }
        // What the gate did not take up, such as a tick beside a number, was no answer.
        (checked.to_numbers() == numbers).then_some(checked)
    }

    /// The questions that have an answer, in order.
    pub fn answered(&self) -> impl Iterator<Item = &'static Question> + '_ {
        content::questions().iter().filter(|q| self.has(q.id))
    }

    /// Removes one tick; the others to the same question stay.
    pub(crate) fn untick(&mut self, option: OptionId) {
        if let Some(word) = self.ticked.get_mut(option.index() / 64) {
            *word &= !bit(option);
        }
    }

    fn tick(&mut self, option: OptionId) {
        if let Some(word) = self.ticked.get_mut(option.index() / 64) {
            *word |= bit(option);
        }
    }
}

fn bit(option: OptionId) -> u64 {
    1 << (option.index() % 64)
}

fn set<T>(all: &mut [T], at: usize, value: T) {
    if let Some(slot) = all.get_mut(at) {
        *slot = value;
    }
}

fn check(q: &Question, answer: &Answer) -> Result<(), AnswerError> {
    let belongs = |option: OptionId| if option.get().question == q.id { Ok(()) } else { Err(AnswerError::WrongOption(option)) };
    match (q.kind, answer) {
        (Kind::One | Kind::Amount(_), Answer::Choice(option)) => belongs(*option),
        (Kind::Many, Answer::Choices(options)) => {
            options.iter().try_for_each(|&o| belongs(o))?;
            match options.iter().find(|o| o.get().role == Role::None) {
                _ if options.is_empty() => Err(AnswerError::NothingTicked),
                Some(&none) if options.iter().any(|&o| o != none) => Err(AnswerError::NoneWithOthers(none)),
                _ => Ok(()),
            }
        }
        (Kind::Amount(id), Answer::Amount(amount)) => {
            let range = id.get();
            if (range.min..=range.max).contains(amount) {
                Ok(())
            } else {
                Err(AnswerError::OutOfRange { min: range.min, max: range.max })
            }
        }
        (_, Answer::Skipped) if q.optional => Ok(()),
        (_, Answer::Skipped) => Err(AnswerError::CannotSkip),
        _ => Err(AnswerError::WrongKind),
    }
}
