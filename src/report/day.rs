//! A day, counted: weekdays do not matter here, only which day comes so many days later. What is taken along and the diary count with it.

/// A day, as the number of days since 1 March of the year 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// A day written as in the content: `2026-11-21`. `None` for one that does not exist.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        Day::new(year, month, day).filter(|_| parts.next().is_none())
    }

    /// A day by its year, its month (from 1) and its place in the month; `None` for one that does not exist.
    pub fn new(year: i32, month: i32, day: i32) -> Option<Day> {
        let fits = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        // A year begins in March here, so that the day that is not always there comes last.
        let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let found = Day(365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1);
        (fits && found.parts() == (year, month, day)).then_some(found)
    }

    /// So many days later.
    pub fn after(self, days: u16) -> Day {
        Day(self.0 + i32::from(days))
    }

    /// So many days earlier.
    pub fn before(self, days: u16) -> Day {
        Day(self.0 - i32::from(days))
    }

    /// How many days have passed since another; 0 if it is still to come.
    pub fn since(self, other: Day) -> u16 {
        u16::try_from((self.0 - other.0).max(0)).unwrap_or(u16::MAX)
    }

    /// The day as calendars write it: `20261121`.
    pub fn basic(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}{month:02}{day:02}")
    }

    /// The day as in the content: `2026-11-21`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Year, month (from 1) and day of the month.
    pub fn parts(self) -> (i32, i32, i32) {
        let era = self.0.div_euclid(146_097);
        let of_era = self.0.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, over) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        (era * 400 + year + over, month, day)
    }
}
