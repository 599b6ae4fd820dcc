//! The numbers that questions take, and the units that people tell them in: a distance is stored in kilometres, whatever was typed.
//!
//! `engine` reads amounts as they are stored; `report` and `view` write and read them as people do.

use super::{AmountId, QuestionId, TextId};

/// A whole number a question takes.
#[derive(Debug)]
pub struct Amount {
    /// Its number.
    pub id: AmountId,
    /// Its code, such as `sev.now`; empty in the module of the widget.
    pub code: &'static str,
    /// The question it answers.
    pub question: QuestionId,
    /// The least allowed, as stored.
    pub min: u16,
    /// The most allowed, as stored.
    pub max: u16,
    /// 0 if it is stored in whole units, 1 in tenths, 2 in hundredths.
    pub decimals: u8,
    /// Its unit.
    pub unit: TextId,
    /// What it may be told in besides.
    pub measure: Measure,
    /// The words for that; those of the unit where there is nothing else.
    pub other: TextId,
}

/// What an amount may be told in besides its own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Nothing else.
    None,
    /// Kilometres, or miles.
    Miles,
    /// Minutes per kilometre, or per mile.
    PerMile,
    /// Kilograms, or pounds.
    Pounds,
    /// Centimetres, or inches.
    Inches,
}

/// Which units the runner thinks in, beside the metric ones: 1 for miles, 2 for pounds and inches, or both together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Units(pub u8);

impl Units {
    /// Metric all through: as everything is stored.
    pub const METRIC: Units = Units(0);

    /// What a page writes: `metric`, `miles` (with kilograms), or `us` (miles, pounds and inches).
    pub fn named(name: &str) -> Option<Units> {
        ["metric", "miles", "", "us"].iter().position(|known| *known == name && !name.is_empty()).map(|at| Units(at as u8))
    }

    /// Whether distances are told in miles.
    pub const fn miles(self) -> bool {
        self.0 & 1 != 0
    }

    /// The units after a change of what this measures.
    pub const fn turned(self, measure: Measure) -> Units {
        Units(self.0 ^ measure.bit())
    }
}

impl Measure {
    const fn bit(self) -> u8 {
        match self {
            Measure::None => 0,
            Measure::Miles | Measure::PerMile => 1,
            Measure::Pounds | Measure::Inches => 2,
        }
    }

    /// How many of the stored unit make so many of the other: a mile is 1.609344 km, a pound 0.4535924 kg, an inch 2.54 cm.
    const fn ratio(self) -> (u32, u32) {
        match self {
            Measure::None => (1, 1),
            Measure::Miles => (25_146, 15_625),
            Measure::PerMile => (15_625, 25_146),
            Measure::Pounds => (16_787, 37_009),
            Measure::Inches => (127, 50),
        }
    }
}

const fn power(decimals: u8) -> u32 {
    match decimals {
        0 => 1,
        1 => 10,
        _ => 100,
    }
}

impl Amount {
    /// How many stored units make one written one.
    pub const fn scale(&self) -> u16 {
        power(self.decimals) as u16
    }

    /// How many of the stored unit make so many of the one that it is told in.
    const fn ratio(&self, units: Units) -> (u32, u32) {
        if self.turns(units) { self.measure.ratio() } else { (1, 1) }
    }

    /// Whether it is told in its other unit.
    pub const fn turns(&self, units: Units) -> bool {
        units.0 & self.measure.bit() != 0
    }

    /// The words for the unit that it is told in.
    pub const fn unit_in(&self, units: Units) -> TextId {
        if self.turns(units) { self.other } else { self.unit }
    }

    /// The words for the unit that it is not told in.
    pub const fn unit_beside(&self, units: Units) -> TextId {
        if self.turns(units) { self.unit } else { self.other }
    }

    /// How many decimals people may write. Of what is smaller than its stored unit they write fewer, so that every number comes back as it
    /// was written.
    pub const fn decimals_in(&self, units: Units) -> u8 {
        match self.measure {
            Measure::PerMile => self.decimals.saturating_sub(1),
            Measure::Pounds if self.turns(units) => self.decimals.saturating_sub(1),
            _ => self.decimals,
        }
    }

    /// The number to store for one that was written in these units, in its smallest step. What is cut off makes distances and weights less, and a
    /// pace slower: the more cautious side (`docs/clinical-decisions.md`).
    fn stored(&self, written: u32, units: Units) -> u32 {
        let (more, less) = self.ratio(units);
        let (of, to) = (less * power(self.decimals_in(units)), written.saturating_mul(more).saturating_mul(power(self.decimals)));
        if self.measure == Measure::PerMile { to.div_ceil(of) } else { to / of }
    }

    /// The number, in its smallest step, that people in these units would have written for a stored one: the one that is stored so, or
    /// else the nearest.
    fn told(&self, stored: u16, units: Units) -> u32 {
        let stored = u32::from(stored);
        let (more, less) = self.ratio(units);
        let (of, to) = (more * power(self.decimals), stored * less * power(self.decimals_in(units)));
        let nearest = (to + of / 2) / of;
        let there = |written: &u32| self.stored(*written, units) == stored;
        [nearest, nearest + 1, nearest.saturating_sub(1)].into_iter().find(there).unwrap_or(nearest)
    }

    /// A stored number as people write it: 85 tenths are `8.5`.
    pub fn written(&self, stored: u16, units: Units) -> String {
        self.with_point(self.told(stored, units), units)
    }

    fn with_point(&self, number: u32, units: Units) -> String {
        let scale = power(self.decimals_in(units));
        let (mut out, mut rest, mut step) = ((number / scale).to_string(), number % scale, scale / 10);
        if rest > 0 {
            out.push('.');
        }
        while rest > 0 {
            out.push(char::from(b'0' + (rest / step) as u8));
            rest %= step;
            step /= 10;
        }
        out
    }

    /// The least and the most that people can write in these units.
    pub fn range(&self, units: Units) -> [String; 2] {
        let (mut least, mut most) = (self.told(self.min, units), self.told(self.max, units));
        while self.stored(least, units) < self.min.into() {
            least += 1;
        }
        while self.stored(most, units) > self.max.into() {
            most -= 1;
        }
        [least, most].map(|number| self.with_point(number, units))
    }

    /// What somebody wrote in these units, as a number to store: `8.5` and `8,5` are 85 tenths. None if it is no such number or out of range.
    pub fn read(&self, written: &str, units: Units) -> Option<u16> {
        let written = written.trim();
        let (whole, behind) = written.split_once(['.', ',']).unwrap_or((written, ""));
        let mut number: u32 = whole.parse::<u16>().ok()?.into();
        let mut behind = behind.bytes();
        for _ in 0..self.decimals_in(units) {
            let digit = behind.next().unwrap_or(b'0');
            number = number * 10 + u32::from(digit.is_ascii_digit().then_some(digit - b'0')?);
        }
        let stored = u16::try_from(self.stored(number, units)).ok().filter(|_| behind.next().is_none())?;
        (self.min..=self.max).contains(&stored).then_some(stored)
    }
}
