//! A day of the calendar, for "check back on ...". There is no clock here: whoever mounts the app says which day it is.

use crate::{content::TextId, view::Setting, words::key};

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

const MONTHS: [TextId; 12] = [
    key::MONTH_1,
    key::MONTH_2,
    key::MONTH_3,
    key::MONTH_4,
    key::MONTH_5,
    key::MONTH_6,
    key::MONTH_7,
    key::MONTH_8,
    key::MONTH_9,
    key::MONTH_10,
    key::MONTH_11,
    key::MONTH_12,
];

impl Date {
    /// A day that exists.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let date = Date { year, month, day };
        ((1..=12).contains(&month) && day >= 1 && day <= date.days_in_month()).then_some(date)
    }

    /// A day written as in the content: `2026-11-21`.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let date = Date::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        date.filter(|_| parts.next().is_none())
    }

    /// The day as in the content: `2026-11-21`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// So many days later.
    pub fn after(self, days: u16) -> Date {
        (0..days).fold(self, |date, _| date.next())
    }

    /// The day in words, as its language writes it: `21 November 2026`.
    pub fn words(self, setting: Setting) -> String {
        let month = MONTHS.get(usize::from(self.month).saturating_sub(1)).map_or("", |&m| setting.voice.language.text(m));
        setting.fill(key::DATE_FULL, &[("n", &self.day.to_string()), ("date", month), ("time", &self.year.to_string())])
    }

    fn next(self) -> Date {
        if self.day < self.days_in_month() {
            Date { day: self.day + 1, ..self }
        } else if self.month < 12 {
            Date { month: self.month + 1, day: 1, ..self }
        } else {
            Date { year: self.year + 1, month: 1, day: 1 }
        }
    }

    fn days_in_month(self) -> u8 {
        match self.month {
            2 if self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_run_over_months_and_leap_years() {
        let after = |text: &str, days| Date::parse(text).map(|d| d.after(days).iso());
        assert_eq!(after("2026-11-21", 14).as_deref(), Some("2026-12-05"));
        assert_eq!(after("2027-12-20", 42).as_deref(), Some("2028-01-31"));
        assert_eq!(after("2028-02-20", 14).as_deref(), Some("2028-03-05"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_none() {
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "2026-04", "x", "2026-04-01-1"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
