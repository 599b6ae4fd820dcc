//! Regions: whom to call, and what an emergency department and a family doctor are called there (specification 2.3).

use super::Language;
use crate::content::{TextId, Units};

/// A number to call, or a service without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What it is called, such as `NHS 111`.
    pub text: &'static str,
    /// The number for a `tel:` link: digits only.
    pub tel: Option<&'static str>,
    /// The number as printed, where it differs from `tel`.
    pub show: Option<&'static str>,
}

impl Line {
    /// Name and number in one phrase: `Samaritans 116 123`, `999`.
    pub fn phrase(&self) -> String {
        match self.show.or(self.tel) {
            Some(number) if !self.says(number) => format!("{} {number}", self.text),
            _ => self.text.to_owned(),
        }
    }

    /// Whether its name says this number already. (The search of the standard library costs a kilobyte of module.)
    pub fn says(&self, number: &str) -> bool {
        number.is_empty() || self.text.as_bytes().windows(number.len()).any(|part| part == number.as_bytes())
    }
}

/// A region and its numbers. Chosen by the page or the runner, never guessed from the network.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// What a page writes: `GB`.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Region subtags of browser languages that point here.
    pub languages: &'static [&'static str],
    /// Emergency numbers; the first is the one to call. Never empty.
    pub emergency: Vec<Line>,
    /// Urgent advice.
    pub urgent: Vec<Line>,
    /// Mental health crisis.
    pub crisis: Vec<Line>,
    /// The words for an emergency department, as in "go to A&E".
    pub ed: &'static str,
    /// The word for a family doctor, as in "see a GP".
    pub gp: &'static str,
    /// For people who are deaf or cannot speak.
    pub text_relay: Option<&'static str>,
    /// What people there tell amounts in.
    pub units: Units,
    /// When the numbers were last verified.
    pub verified_on: &'static str,
    /// The word between two services: `or`.
    pub or: &'static str,
}

impl Region {
    /// What a placeholder stands for here; empty for one that is not about regions.
    pub(super) fn word(&self, placeholder: &str) -> String {
        match placeholder {
            "em" => self.emergency.first().map(|l| l.text.to_owned()).unwrap_or_default(),
            "urgent" => self.join(&self.urgent),
            "crisis" => self.join(&self.crisis),
            "ed" => self.ed.to_owned(),
            "gp" => self.gp.to_owned(),
            "region" => self.name.to_owned(),
            _ => String::new(),
        }
    }

    fn join(&self, lines: &[Line]) -> String {
        let mut out = String::new();
        for line in lines {
            if !out.is_empty() {
                out.push(' ');
                out.push_str(self.or);
                out.push(' ');
            }
            out.push_str(&line.phrase());
        }
        out
    }
}

/// A line to call as the content compiler writes it.
pub(crate) struct Called {
    pub text: TextId,
    pub tel: Option<&'static str>,
    pub show: Option<&'static str>,
}

/// A region as the content compiler writes it: its texts by number.
pub(crate) struct Place {
    pub id: &'static str,
    pub name: TextId,
    pub languages: &'static [&'static str],
    pub emergency: &'static [Called],
    pub urgent: &'static [Called],
    pub crisis: &'static [Called],
    pub ed: TextId,
    pub gp: TextId,
    pub text_relay: Option<TextId>,
    pub units: Units,
    pub verified_on: &'static str,
}

impl Place {
    /// The region in the words of a language.
    pub(super) fn say(&self, language: Language) -> Region {
        let lines =
            |lines: &[Called]| lines.iter().map(|l| Line { text: language.text(l.text), tel: l.tel, show: l.show }).collect();
        Region {
            id: self.id,
            name: language.text(self.name),
            languages: self.languages,
            emergency: lines(self.emergency),
            urgent: lines(self.urgent),
            crisis: lines(self.crisis),
            ed: language.text(self.ed),
            gp: language.text(self.gp),
            text_relay: self.text_relay.map(|relay| language.text(relay)),
            units: self.units,
            verified_on: self.verified_on,
            or: language.text(super::key::LIST_OR),
        }
    }
}
