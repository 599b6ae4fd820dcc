//! What a runner can ask to take along. The widget offers it; the module for programs makes it (`take`).

use crate::content::Disposition;

/// A form to take along. The numbers are those that the scripts use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page for the runner and one for the clinician.
    Pages = 0,
    /// The whole result and plan as text.
    Text = 1,
    /// The plan and the days to check back, as a calendar file.
    Calendar = 2,
    /// A short summary for a clinician, as a code to scan.
    Code = 3,
    /// Questions and answers in FHIR's form.
    Data = 4,
}

impl Form {
    /// Every form, in order.
    pub const ALL: [Form; 5] = [Form::Pages, Form::Text, Form::Calendar, Form::Code, Form::Data];

    /// The form with this number.
    pub fn numbered(number: u8) -> Option<Form> {
        Form::ALL.into_iter().find(|form| *form as u8 == number)
    }

    /// Those offered at a level: where help is needed today, only what does not keep the runner from it.
    pub fn offered(level: Disposition) -> &'static [Form] {
        if level >= Disposition::SameDay { &[Form::Pages, Form::Text] } else { &Form::ALL }
    }
}
