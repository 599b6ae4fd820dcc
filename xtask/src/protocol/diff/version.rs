//! Clinical semantic versions (specification 11.4): MAJOR for a floor, MINOR for an item or weight, PATCH for text.

use anyhow::{Context, Result};

use super::items::Bump;

/// Whether the version moved by what is asked for, or by more. Below 1.0.0 nothing is signed yet, and as everywhere in semantic versions a
/// MINOR step may stand for a MAJOR one.
pub fn enough([before, after]: [&str; 2], asked: Bump) -> Result<bool> {
    let (was, is) = (numbers(before)?, numbers(after)?);
    let step = if is <= was {
        Bump::None
    } else if is[0] > was[0] || (was[0] == 0 && is[1] > was[1]) {
        Bump::Major
    } else if is[1] > was[1] {
        Bump::Minor
    } else {
        Bump::Patch
    };
    Ok(step >= asked)
}

fn numbers(version: &str) -> Result<[u32; 3]> {
    let parts: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
    let parts = parts.and_then(|parts| <[u32; 3]>::try_from(parts).ok());
    parts.with_context(|| format!("the manifest's version `{version}` is not of the form 1.2.3"))
}

#[cfg(test)]
mod tests {
    use super::{Bump, enough};

    #[test]
    fn a_version_moves_by_what_the_change_asks_for() {
        let moved = |before, after, asked| enough([before, after], asked).expect("both are versions");
        assert!(moved("1.2.3", "1.2.4", Bump::Patch) && !moved("1.2.3", "1.2.4", Bump::Minor));
        assert!(moved("1.2.3", "1.3.0", Bump::Minor) && !moved("1.2.3", "1.3.0", Bump::Major));
        assert!(moved("1.2.3", "2.0.0", Bump::Major), "a floor changed, and two clinicians sign 2.0.0");
        assert!(!moved("1.2.3", "1.2.3", Bump::Patch) && moved("1.2.3", "1.2.3", Bump::None));
        assert!(!moved("1.2.3", "1.1.9", Bump::Patch), "a version never goes back");
        assert!(moved("0.9.0", "0.10.0", Bump::Major) && !moved("0.9.0", "0.9.1", Bump::Major), "before the first signature");
        assert!(enough(["1.2", "1.3.0"], Bump::Patch).is_err());
    }
}
