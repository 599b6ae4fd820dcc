//! Conditions written out again, in the language of the content files: for the question list, the protocol and for people.

use std::fmt;

use super::{Comparison, Condition};

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Condition::Always => f.write_str("always"),
            Condition::Is(option) => f.write_str(option.get().code),
            Condition::Found(finding) => f.write_str(finding.get().name),
            Condition::Amount(amount, how, number) => write!(f, "{} {how} {number}", amount.get().code),
            Condition::Total(total, how, number) => write!(f, "{} {how} {number}", total.get().name),
            Condition::Ratio(a, left, how, b, right) => {
                write!(f, "{a}*{} {how} {b}*{}", left.get().code, right.get().code)
            }
            Condition::All(parts) => join(f, parts, " and "),
            Condition::Any(parts) => join(f, parts, " or "),
            Condition::Not(part) => {
                f.write_str("not ")?;
                join(f, part, " or ")
            }
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Comparison::AtLeast => ">=",
            Comparison::AtMost => "<=",
            Comparison::Above => ">",
            Comparison::Below => "<",
            Comparison::Equal => "=",
        })
    }
}

fn join(f: &mut fmt::Formatter<'_>, parts: &[Condition], between: &str) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        nested(f, part)?;
    }
    Ok(())
}

/// Parts that are themselves joined stand in brackets.
fn nested(f: &mut fmt::Formatter<'_>, part: &Condition) -> fmt::Result {
    match part {
        Condition::All(_) | Condition::Any(_) => write!(f, "({part})"),
        _ => write!(f, "{part}"),
    }
}
