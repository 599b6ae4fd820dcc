//! Amounts told in miles, pounds and inches: what a runner writes comes back as it was written, and what is cut off errs on the careful side.

use backstride::{
    content::{Amount, Kind, Measure, Units, questions},
    words::Language,
};

const US: Units = Units(3);

fn amounts() -> impl Iterator<Item = &'static Amount> {
    questions().iter().filter_map(|q| match q.kind {
        Kind::Amount(amount) => Some(amount.get()),
        _ => None,
    })
}

/// Every number that can be written in these units, in its smallest step, within the range that the question names.
fn writable(amount: &Amount, units: Units) -> Vec<String> {
    let decimals = usize::from(amount.decimals_in(units));
    let step = 10_u32.pow(decimals as u32);
    let [least, most] = amount.range(units).map(|n| (n.parse::<f64>().expect("a number") * f64::from(step)).round() as u32);
    (least..=most)
        .map(|n| if n % step == 0 { (n / step).to_string() } else { format!("{:.decimals$}", f64::from(n) / f64::from(step)) })
        .collect()
}

#[test]
fn what_is_written_comes_back_as_it_was_written_in_all_units() {
    let mut told = 0;
    for amount in amounts() {
        for units in [Units::METRIC, US] {
            for written in writable(amount, units) {
                let stored = amount.read(&written, units).unwrap_or_else(|| panic!("{}: {written} is refused", amount.code));
                assert_eq!(amount.written(stored, units), written, "{}", amount.code);
            }
        }
        told += u32::from(amount.turns(US));
    }
    assert_eq!(told, 8, "five distances and paces, two weights, one height");
}

#[test]
fn a_step_outside_the_range_is_refused_in_all_units() {
    for amount in amounts() {
        for units in [Units::METRIC, US] {
            let [least, most] = amount.range(units).map(|n| n.parse::<f64>().expect("a number"));
            assert_eq!(amount.read(&(most + 1.0).to_string(), units), None, "{} over {most}", amount.code);
            if least >= 1.0 {
                assert_eq!(amount.read(&(least - 1.0).to_string(), units), None, "{} under {least}", amount.code);
            }
        }
    }
}

/// A mile is 1.609344 km, a pound 0.45359237 kg, an inch 2.54 cm. Distances and weights are never stored as more than they are and a pace never
/// as faster, and less than a step is cut off: so no comparison with a number of the content that is a step turns to the careless side.
#[test]
fn what_is_cut_off_is_less_than_a_step_and_on_the_careful_side() {
    for amount in amounts().filter(|amount| amount.turns(US)) {
        let factor = match amount.measure {
            Measure::Miles => 1.609_344,
            Measure::PerMile => 1.0 / 1.609_344,
            Measure::Pounds => 0.453_592_37,
            Measure::Inches => 2.54,
            Measure::None => unreachable!("it turns"),
        };
        for written in writable(amount, US) {
            let exact = written.parse::<f64>().expect("a number") * factor * f64::from(amount.scale());
            let stored = f64::from(amount.read(&written, US).expect("in range"));
            let cut = if amount.measure == Measure::PerMile { stored - exact } else { exact - stored };
            assert!((-1e-3..1.0).contains(&cut), "{}: {written} is stored as {stored}, {cut} off", amount.code);
        }
    }
}

#[test]
fn only_the_united_states_begin_with_miles_and_pounds() {
    let with = Language::ENGLISH.regions().iter().filter(|region| region.units != Units::METRIC);
    assert_eq!(with.map(|region| (region.id, region.units)).collect::<Vec<_>>(), [("US", US)]);
    assert_eq!([Units::named("metric"), Units::named("miles"), Units::named("us")], [Some(Units(0)), Some(Units(1)), Some(US)]);
    assert_eq!([Units::named(""), Units::named("km")], [None, None]);
}
