//! What the page shows when the widget itself cannot run: the emergency signs and every region's numbers. `cargo xtask build` puts
//! it into the element's script, so that it needs neither wasm nor a request.

use serde::Serialize;

use crate::{
    content::TextId,
    words::{self, Language, Line, key},
};

/// The fail-safe screen as data.
#[derive(Debug, Clone, Serialize)]
pub struct FailSafe {
    /// The language, such as `fr`.
    pub lang: &'static str,
    /// What happened.
    pub lead: &'static str,
    /// The heading, with `{em}` and `{ed}` for the region's words.
    pub title: &'static str,
    /// The signs.
    pub signs: Vec<&'static str>,
    /// The line that says which region the numbers are for, with `{region}`.
    pub region_line: &'static str,
    /// The regions, in order; the last is anywhere else.
    pub regions: Vec<FailSafeRegion>,
}

/// A region's numbers.
#[derive(Debug, Clone, Serialize)]
pub struct FailSafeRegion {
    /// What a page writes: `GB`.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The emergency number, as said.
    pub em: &'static str,
    /// The emergency number, for a `tel:` link.
    pub tel: &'static str,
    /// The words for an emergency department.
    pub ed: &'static str,
    /// The region subtags of browser languages that point to it.
    pub of: &'static [&'static str],
}

/// The fail-safe screen in a language.
pub fn fail_safe(language: Language) -> FailSafe {
    let say = |text: TextId| language.text(text);
    FailSafe {
        lang: language.id(),
        lead: say(key::SAFE_LEAD),
        title: say(key::WELCOME_EMERGENCY_TITLE),
        signs: key::WELCOME_EMERGENCY_LIST.iter().map(|t| say(*t)).collect(),
        region_line: say(key::NET_REGION),
        regions: language
            .regions()
            .iter()
            .map(|r| {
                let first: Option<&Line> = r.emergency.first();
                FailSafeRegion {
                    id: r.id,
                    name: r.name,
                    em: first.map_or("", |l| l.text),
                    tel: first.and_then(|l| l.tel).unwrap_or(""),
                    ed: r.ed,
                    of: words::region_ids().find(|(id, _)| *id == r.id).map_or(&[], |(_, of)| of),
                }
            })
            .collect(),
    }
}
