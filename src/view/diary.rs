//! The diary as the app keeps it: what stands in the store, what is being written, what went wrong. What marks mean stands in
//! `screen::diary`; where the diary is kept, only `www/diary.js` knows.

use crate::{
    content::TextId,
    report::diary::{Diary, Entry, Fault},
};

/// What the runner did about the diary, or what the shell says of the store.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Opened it, or closed it.
    Open(bool),
    /// Wanted one, or the plan of this result in the one there is.
    Begin,
    /// Answered the questions again and keeps the plan.
    Check,
    /// Went to answer the questions again.
    Again,
    /// Writes about yesterday, or about today.
    Yesterday(bool),
    /// Answered something about the day.
    Set(Field, u8),
    /// Ticked an exercise, or unticked it.
    Toggle(String),
    /// Pressed "Save this day".
    Save,
    /// Wants it as a file.
    Export,
    /// Was asked whether to wipe it, or answered "no".
    Wipe(bool),
    /// Answered "yes".
    Wiped,
    /// The shell says what became of the store, and what stands there.
    Told(Told, String),
}

/// What became of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// This stands there.
    Here,
    /// Something stands there, and cannot be reached.
    NotThere,
    /// What was to be kept is there now.
    Kept,
    /// There is no room.
    Full,
    /// The browser allows no store.
    Blocked,
    /// Another window was faster: this stands there.
    Changed,
    /// Nothing stands there any more.
    Wiped,
    /// The file is saved.
    Saved,
    /// It did not work, for another reason.
    Failed,
}

impl Told {
    /// What the shell calls it.
    pub fn named(name: &str) -> Told {
        match name {
            "here" => Told::Here,
            "not-there" => Told::NotThere,
            "kept" => Told::Kept,
            "full" => Told::Full,
            "blocked" => Told::Blocked,
            "changed" => Told::Changed,
            "wiped" => Told::Wiped,
            "saved" => Told::Saved,
            _ => Told::Failed,
        }
    }
}

/// Why what stands in the store is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It could not be opened.
    NotThere,
    /// It is no diary of this version.
    Fault(Fault),
}

/// What is asked about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Pain of the day.
    Pain,
    /// New leg signs.
    Leg,
    /// Whether there was a session.
    Ran,
    /// Most pain in it.
    During,
    /// A limp.
    Limp,
    /// How much worse the morning after was.
    Worse,
    /// Settled within 24 hours.
    Settled,
    /// The morning after the session before this day.
    WorseBefore,
    /// Whether that session settled within 24 hours.
    SettledBefore,
}

/// What is being written about a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// About yesterday, and not today.
    pub yesterday: bool,
    /// The answers, by field.
    values: [Option<u8>; 9],
    /// The exercises ticked, by name.
    pub did: Vec<String>,
    /// Whether the runner tried to save it: what is missing is marked from then on.
    pub tried: bool,
}

impl Draft {
    /// What stands there, if anything was answered.
    pub fn get(&self, field: Field) -> Option<u8> {
        self.values.get(field as usize).copied().flatten()
    }

    /// Answers a field.
    pub fn set(&mut self, field: Field, value: u8) {
        if let Some(place) = self.values.get_mut(field as usize) {
            *place = Some(value);
        }
    }

    /// What was written about the day before.
    pub fn of(entry: Option<&Entry>, yesterday: bool) -> Draft {
        let mut draft = Draft { yesterday, ..Draft::default() };
        let Some(entry) = entry else { return draft };
        draft.did.clone_from(&entry.did);
        draft.set(Field::Pain, entry.pain);
        draft.set(Field::Leg, entry.leg.into());
        draft.set(Field::Ran, entry.run.is_some().into());
        if let Some(run) = entry.run {
            draft.set(Field::During, run.during);
            draft.set(Field::Limp, run.limp.into());
            if let Some(after) = run.after {
                draft.set(Field::Worse, after.worse);
                draft.set(Field::Settled, after.settled.into());
            }
        }
        draft
    }
}

/// The diary, and what the screens show beside it.
#[derive(Debug, Default)]
pub struct Keeping {
    /// Whether its screen is shown.
    pub open: bool,
    /// The diary as it stands in the store.
    pub kept: Option<Diary>,
    /// What is wrong with the store.
    pub trouble: Option<Trouble>,
    /// What is being written.
    pub draft: Draft,
    /// What is on its way into the store.
    pub waiting: Option<Diary>,
    /// What came of the last thing the runner asked for.
    pub said: Option<TextId>,
    /// Whether "wipe" is waiting for a second word.
    pub wiping: bool,
}
