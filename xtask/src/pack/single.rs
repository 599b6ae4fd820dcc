//! The widget in a single file: for readers without a network, and for the frame of private mode. For `pack`.
//!
//! Its policy lets it run its own script and nothing else, and lets it connect to nothing.

use super::names::policy_source;
use super::scripts::Maker;
use crate::build::{ASKS, HALF, HALVES};
use crate::project;
use anyhow::{Context, Result, bail};
use backstride::{report::fail_safe, words::Language};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// The most that it may weigh, in bytes.
const MOST: usize = 1_200_000;

/// The page, of the parts in this folder.
pub fn page(made: &Maker, parts: &Path) -> Result<Vec<u8>> {
    let mut packed = BTreeMap::new();
    for file in project::files_below(parts)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if [".wasm", ".txt", ".json"].iter().any(|ending| name.ends_with(ending)) {
            packed.insert(name, BASE64.encode(gzip(&project::read_bytes(&file)?)?));
        }
    }
    let ask = format!("import {{ fetched }} from './shell/files.js';\n{}", project::read_text(&parts.join(HALVES))?);
    let halves = ask.replace(ASKS, &format!("fetched(\"{HALF}\")"));
    let script = String::from_utf8(made.single(&halves, &serde_json::to_string(&packed)?)?)?;
    let script = script.trim_end();
    if ["</script", "<!--"].iter().any(|end| script.to_lowercase().contains(end)) {
        bail!("the script would end the element that it stands in");
    }

    let own = project::root().join("www").join("single");
    let style = project::read_text(&own.join("single.css"))?;
    let style = style.trim_end();
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        policy_source(script),
        policy_source(style)
    );
    let page = project::read_text(&own.join("single.html"))?;
    let safety = emergency();
    let page = [("{policy}", policy.as_str()), ("{style}", style), ("{emergency}", &safety), ("{script}", script)]
        .iter()
        .try_fold(page, |page, (mark, text)| {
            if page.matches(mark).count() != 1 {
                bail!("single.html must hold {mark} once");
            }
            Ok(page.replace(mark, text))
        })?;
    if page.len() > MOST {
        bail!("the single file has {} bytes: over {MOST}", page.len());
    }
    Ok(page.into_bytes())
}

/// The emergency signs for readers without JavaScript, anywhere in the world.
fn emergency() -> String {
    let safety = fail_safe(Language::ENGLISH);
    let Some(region) = safety.regions.last() else { return String::new() };
    let title = safety.title.replace("{em}", region.em).replace("{ed}", region.ed);
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let signs: String = safety.signs.iter().map(|sign| format!("<li>{}</li>", escape(sign))).collect();
    format!("<p><strong>{}</strong></p>\n<ul>{signs}</ul>", escape(&title))
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes).context("gzip")?;
    gzip.finish().context("gzip")
}
