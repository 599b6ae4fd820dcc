//! What came, went and changed in the content, item by item, field by field, with the words before and after.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::items::{self, Bump, Items, Key};

/// A field with its words before and after; none where it was not there.
type Changed<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

/// All changes of items.
pub struct Changes<'a> {
    added: Vec<&'a Key>,
    removed: Vec<&'a Key>,
    changed: Vec<(&'a Key, Vec<Changed<'a>>)>,
    /// What the greatest of them asks of the version,
    pub asked: Bump,
    /// and which items ask for it.
    askers: BTreeSet<&'a Key>,
}

impl<'a> Changes<'a> {
    /// What differs. `read` names the findings, sums and contributors that a disposition can depend on.
    pub fn between(was: &'a Items, is: &'a Items, read: &BTreeSet<&str>) -> Changes<'a> {
        let nothing = BTreeSet::new();
        let mut all = Changes { added: Vec::new(), removed: Vec::new(), changed: Vec::new(), asked: Bump::None, askers: nothing };
        for (key, fields) in is {
            let Some(before) = was.get(key) else {
                all.added.push(key);
                all.ask(items::whole(&key.0, fields), key);
                continue;
            };
            let names: BTreeSet<&String> = before.keys().chain(fields.keys()).collect();
            let changed: Vec<_> = names
                .into_iter()
                .map(|name| (name.as_str(), before.get(name).map(String::as_str), fields.get(name).map(String::as_str)))
                .filter(|(_, was, is)| was != is)
                .collect();
            for (name, ..) in &changed {
                all.ask(items::field(&key.0, &key.1, name, read), key);
            }
            if !changed.is_empty() {
                all.changed.push((key, changed));
            }
        }
        for (key, fields) in was.iter().filter(|(key, _)| !is.contains_key(*key)) {
            all.removed.push(key);
            all.ask(items::whole(&key.0, fields), key);
        }
        all
    }

    fn ask(&mut self, bump: Bump, key: &'a Key) {
        if bump > self.asked {
            self.askers.clear();
        }
        self.asked = self.asked.max(bump);
        if bump == self.asked {
            self.askers.insert(key);
        }
    }

    /// What asks for the version's move.
    pub fn because(&self) -> String {
        let names: Vec<_> = self.askers.iter().take(5).map(|(kind, id)| format!("{kind} {id}")).collect();
        let rest = self.askers.len() - names.len();
        names.join(", ") + &if rest > 0 { format!(" and {rest} more") } else { String::new() }
    }

    /// Writes the changes down.
    pub fn write(&self, text: &mut String) {
        text.push_str("\n## What changed in the content\n\n");
        for (title, keys) in [("Added", &self.added), ("Removed", &self.removed)] {
            let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            keys.iter().for_each(|(kind, id)| kinds.entry(kind).or_default().push(id));
            for (kind, ids) in kinds {
                let _ = writeln!(text, "- {title}, {kind}: {}", ids.join(", "));
            }
        }
        for ((kind, id), fields) in &self.changed {
            let _ = writeln!(text, "- Changed, {kind}: {id}");
            for (field, was, is) in fields {
                let _ = writeln!(text, "  - {field}");
                let _ = writeln!(text, "    - before: {}", was.unwrap_or("(nothing)"));
                let _ = writeln!(text, "    - after:  {}", is.unwrap_or("(nothing)"));
            }
        }
    }
}
