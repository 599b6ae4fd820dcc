//! Regions: whom to call, and what an emergency department and a family doctor are called there (specification 2.3).

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// What a page writes: `GB`.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Region subtags of browser languages that point here.
    pub languages: &'static [&'static str],
    /// Emergency numbers; the first is the one to call. Never empty.
    pub emergency: &'static [Line],
    /// Urgent advice.
    pub urgent: &'static [Line],
    /// Mental health crisis.
    pub crisis: &'static [Line],
    /// The words for an emergency department, as in "go to A&E".
    pub ed: &'static str,
    /// The word for a family doctor, as in "see a GP".
    pub gp: &'static str,
    /// For people who are deaf or cannot speak.
    pub text_relay: Option<&'static str>,
    /// When the numbers were last verified.
    pub verified_on: &'static str,
}

impl Region {
    /// What a placeholder stands for here; empty for one that is not about regions.
    pub(super) fn word(&self, placeholder: &str) -> String {
        match placeholder {
            "em" => self.emergency.first().map(|l| l.text.to_owned()).unwrap_or_default(),
            "urgent" => join(self.urgent),
            "crisis" => join(self.crisis),
            "ed" => self.ed.to_owned(),
            "gp" => self.gp.to_owned(),
            "region" => self.name.to_owned(),
            _ => String::new(),
        }
    }
}

fn join(lines: &[Line]) -> String {
    lines.iter().map(Line::phrase).collect::<Vec<_>>().join(" or ")
}

/// Every region, in the order of the specification; the last is anywhere else.
pub fn regions() -> &'static [Region] {
    super::compiled::REGIONS
}

/// The region a page names, whatever the case of its letters.
pub fn region(id: &str) -> Option<&'static Region> {
    regions().iter().find(|r| r.id.eq_ignore_ascii_case(id.trim()))
}
