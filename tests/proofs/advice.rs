//! Which advice may be chosen, as diagrams on whole sheets.

use backstride::content::{self, Advice};
use biodivine_lib_bdd::{Bdd, BddValuation};

use super::{model::WHOLE, says::alternatives, space::SPACE};

/// When an item may be chosen, apart from whether anything asks for it and whether there is room: more sheets than those on which it
/// is, so that what holds for none of these holds for none of those.
pub struct Eligible {
    pub item: &'static Advice,
    /// Its own conditions allow it.
    pub allowed: Bdd,
    /// And none of these holds: what sets the codes that take it away, and rules more urgent than the item may stand beside.
    pub against: Vec<Bdd>,
}

impl Eligible {
    pub fn of(item: &'static Advice) -> Eligible {
        let allowed = WHOLE.truth(&item.when).yes.and_not(&WHOLE.truth(&item.unless).yes);
        let codes = item.suppress.iter().flat_map(|&code| WHOLE.sets(code)).map(|(_, set)| set);
        let urgent = content::rules().iter().filter(|r| r.floor > Some(item.most_urgent)).map(|r| WHOLE.rule(r).yes.clone());
        Eligible { item, allowed, against: codes.chain(urgent).collect() }
    }

    /// A sheet of these on which the item may be chosen; none if it never is.
    pub fn chosen_on(&self, sheets: &Bdd) -> Option<BddValuation> {
        SPACE.sheet_without(SPACE.on_sheets(&self.allowed.and(sheets)), &self.against)
    }
}

/// Advice that must never stand beside certain answers, as the specification says it, whatever lists the items themselves carry.
pub struct Never {
    /// The items, divided by spaces.
    pub items: &'static str,
    /// Beside these answers or rules, divided by `|` (see `says`).
    pub beside: &'static str,
    /// Where it is written.
    pub because: &'static str,
}

impl Never {
    /// Proves it for each item and each alternative; how many pairs there were.
    pub fn prove(&self) -> usize {
        let beside = alternatives(self.beside);
        let mut pairs = 0;
        for eligible in self.items.split_whitespace().map(|name| Eligible::of(item(name))) {
            for (what, sheets) in &beside {
                assert!(!SPACE.on_sheets(sheets).is_false(), "nobody can answer `{what}`: it would prove nothing");
                if let Some(sheet) = eligible.chosen_on(sheets) {
                    let told = SPACE.told(&sheet, &eligible.allowed.or(sheets));
                    panic!("{} may be chosen with {what} ({}): {told}", eligible.item.name, self.because);
                }
                pairs += 1;
            }
        }
        pairs
    }
}

/// The item with this id.
pub fn item(name: &str) -> &'static Advice {
    content::advice().iter().find(|a| a.name == name).unwrap_or_else(|| panic!("no advice is called {name}"))
}
