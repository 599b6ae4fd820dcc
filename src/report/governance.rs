//! How old the content is, and what may still be shown of it (specification 11.3 H12, 11.4).

use crate::content::{Manifest, manifest};

/// Whether the content may be used on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Reviewed, and not yet due again; or nobody knows which day it is.
    Current,
    /// A review is due: it may be used, and says so.
    ReviewDue,
    /// Too old: only the safety text is shown.
    Expired,
}

/// The standing of the content on a day written as `2026-11-21`.
pub fn standing(today: Option<&str>) -> Standing {
    let Manifest { review_by, expires, .. } = *manifest();
    match today {
        // Days written so stand in the order of the alphabet.
        Some(today) if today >= expires => Standing::Expired,
        Some(today) if today > review_by => Standing::ReviewDue,
        _ => Standing::Current,
    }
}
