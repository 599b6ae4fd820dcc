//! Resolves the names in a condition to numbers: the part of `resolve` that reads the language of `expression`.

use super::{
    expression::{self, Expression, Sum},
    library::{Condition, Name, Total},
    resolve::Build,
    source::{Place, Text},
};

impl Build<'_> {
    /// Reads and resolves a condition.
    pub fn condition(&mut self, file: &str, text: &Text) -> Option<Condition> {
        let place = self.source.place(file, text.span());
        match expression::condition(text.get_ref()) {
            Ok(expression) => self.resolve(&place, &expression),
            Err(message) => {
                self.faults.push(place.fault(message));
                None
            }
        }
    }

    pub fn resolve(&mut self, place: &Place, expression: &Expression) -> Option<Condition> {
        let each = |this: &mut Self, parts: &[Expression]| -> Option<Vec<Condition>> {
            // Every part is tried, so that one run shows every unknown name.
            let found: Vec<_> = parts.iter().map(|p| this.resolve(place, p)).collect();
            found.into_iter().collect()
        };
        Some(match expression {
            Expression::Name(name) => match self.look_up(place, name)? {
                Name::Option(at) => self.option(at),
                Name::Finding(at) => Condition::Found(at),
                Name::Amount(_) | Name::Total(_) => {
                    self.faults.push(place.fault(format!("`{name}` is a number: compare it, as in `{name} >= 1`")));
                    return None;
                }
            },
            Expression::Compare(Sum::Name(name), how, tenths) => match self.look_up(place, name)? {
                Name::Amount(at) => {
                    let amount = &self.library.amounts[at];
                    let (min, max, decimals) = (amount.min, amount.max, amount.decimals);
                    let number = match decimals {
                        0 => self.whole(place, *tenths)?,
                        1 => *tenths,
                        _ => *tenths * 10,
                    };
                    if number < i32::from(min) || number > i32::from(max) {
                        self.faults
                            .push(place.fault(format!("`{name}` is compared with {number}, but is asked from {min} to {max}")));
                    }
                    Condition::Amount(at, *how, number)
                }
                Name::Total(at) => Condition::Total(at, *how, self.whole(place, *tenths)?),
                Name::Option(_) | Name::Finding(_) => {
                    self.faults.push(place.fault(format!("`{name}` is true or false: it cannot be compared with a number")));
                    return None;
                }
            },
            Expression::Compare(Sum::Terms { terms, .. }, how, tenths) => match terms.as_slice() {
                [(1, of)] => {
                    let of = each(self, of)?;
                    let number = self.whole(place, *tenths)?;
                    Condition::Total(self.count(place, expression, of), *how, number)
                }
                _ => {
                    self.faults.push(place.fault("give a sum of several counts a name in content/findings.toml"));
                    return None;
                }
            },
            Expression::Ratio((a, left), how, (b, right)) => {
                let (left, right) = (self.amount(place, left), self.amount(place, right));
                let (left, right) = (left?, right?);
                if self.library.amounts[left].decimals != self.library.amounts[right].decimals {
                    self.faults.push(place.fault("two amounts are compared only if both have the same decimals"));
                }
                Condition::Ratio((*a, left), *how, (*b, right))
            }
            Expression::All(parts) => Condition::All(each(self, parts)?),
            Expression::Any(parts) => Condition::Any(each(self, parts)?),
            Expression::Not(part) => Condition::Not(Box::new(self.resolve(place, part)?)),
        })
    }

    fn whole(&mut self, place: &Place, tenths: i32) -> Option<i32> {
        if tenths % 10 != 0 {
            self.faults.push(place.fault("this is a whole number: it cannot be compared with a decimal"));
            return None;
        }
        Some(tenths / 10)
    }

    fn amount(&mut self, place: &Place, name: &str) -> Option<usize> {
        match self.look_up(place, name)? {
            Name::Amount(at) => Some(at),
            _ => {
                self.faults.push(place.fault(format!("`{name}` is no amount: only two amounts can be compared with each other")));
                None
            }
        }
    }

    /// An option, or any that acts as it.
    fn option(&mut self, at: usize) -> Condition {
        let acting: Vec<_> =
            self.library.options.iter().enumerate().filter(|(_, o)| o.acts_as == Some(at)).map(|(n, _)| n).collect();
        if acting.is_empty() {
            return Condition::Is(at);
        }
        let mut all = vec![Condition::Is(at)];
        for option in acting {
            self.library.used.insert(self.library.options[option].code.clone());
            all.push(Condition::Is(option));
        }
        Condition::Any(all)
    }

    /// A count written inside a condition is a total of its own, named by its own words.
    fn count(&mut self, place: &Place, written: &Expression, of: Vec<Condition>) -> usize {
        let name = match written {
            Expression::Compare(Sum::Terms { terms, .. }, ..) => {
                let all: Vec<_> = terms.iter().flat_map(|(_, of)| of).map(ToString::to_string).collect();
                format!("count({})", all.join(", "))
            }
            other => other.to_string(),
        };
        self.library.used.insert(name.clone());
        self.library.totals.push(Total { name, terms: vec![(1, of)], floor: None, place: place.clone() });
        self.library.totals.len() - 1
    }

    fn look_up(&mut self, place: &Place, name: &str) -> Option<Name> {
        let found = self.library.names.get(name).copied();
        match found {
            Some(_) => {
                self.library.used.insert(name.to_owned());
            }
            None => {
                let near = self.library.names.keys().min_by_key(|known| distance(known, name)).cloned();
                let hint = near.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
                self.faults.push(place.fault(format!("nothing is called `{name}`{hint}")));
            }
        }
        found
    }
}

/// How many letters differ, roughly: enough to suggest the name that was meant.
fn distance(a: &str, b: &str) -> usize {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let ending = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    (a.len().max(b.len()) * 2).saturating_sub(common + ending)
}
