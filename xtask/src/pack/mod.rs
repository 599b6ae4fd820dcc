//! What is in `dist/`, made of the parts that `build` has compiled.
//!
//! ```text
//! dist/index.html                       the project's page, filled in by `page.rs`, and every other file of www/ that is its own
//! dist/page/data.js                     what the page's script reads: example runners, emergency texts, attributes
//! dist/backstride-wordpress.zip         the plugin for WordPress, from www/wordpress/ and the folder of the version
//! dist/backstride.html                  the widget in a single file, which needs no server and no network
//! dist/sri.json                         the SHA-384 of every file that a page may name
//! dist/backstride/<version>/            what a clinic copies, and what npm gets; nothing in it ever changes
//!   backstride.js                       the shell, the only script that a page names; it knows the other files by name and sum
//!   engine.<sum>.js                     what wasm-bindgen makes of the crate, and what loads the other half
//!   engine_bg.<sum>.wasm
//!   split_later.<sum>.wasm              the second half of that module, which draws what comes after the first screen
//!   first.en.<sum>.txt                  the texts of the first result in English, loaded beside the engine; first.fr and so on
//!   later.en.<sum>.txt                  the texts that a page loads after the engine; later.fr and so on
//!   start.fr.<sum>.json                 the texts of the screens that the shell paints before the engine is there; English is in the shell
//!   programs.<sum>.js                   the same without drawing, for programs, and what a runner takes along; loaded when asked for
//!   programs_bg.<sum>.wasm
//!   take.<sum>.js                       prints, copies and saves what a runner takes along; loaded when asked for
//!   diary.<sum>.js                      keeps the diary; loaded when a runner has one or asks for one
//!   private.<sum>.js                    puts the widget into a frame of its own; loaded where a page asks for that
//!   backstride.html                     what that frame shows: the single file
//!   backstride.d.ts, types.d.ts, custom-elements.json, package.json, README.md, LICENSE-*, backstride.cdx.json
//! ```

mod bill;
pub mod check;
mod manifest;
mod names;
mod scripts;
mod single;

use crate::build::{ASKS, HALF, HALVES, Profile};
use crate::{page, project, start, wordpress};
use anyhow::{Context, Result};
use backstride::words::{Batch, Language};
use names::Names;
pub use names::integrity;
use std::path::{Path, PathBuf};

/// The folder of all versions.
const FOLDER: &str = "backstride";
/// The script that a page names.
pub const ENTRY: &str = "backstride.js";
/// The widget in a single file.
const SINGLE: &str = "backstride.html";
/// The sums of all files.
const SUMS: &str = "sri.json";
/// Folders and files of `www/` that are no files of the site.
const OWN: [&str; 6] = ["shell", "single", "npm", "wordpress", "element.toml", ENTRY];
/// Scripts and types of `www/` that belong to the widget.
const SCRIPTS: [&str; 4] = ["diary.js", "page.js", "take.js", "private.js"];
const TYPES: [&str; 2] = ["backstride.d.ts", "types.d.ts"];

/// Files of the project that go into the package as they are.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The version that is built: that of the crate.
pub fn version() -> Result<String> {
    let manifest: toml::Value = toml::from_str(&project::read_text(&project::root().join("Cargo.toml"))?)?;
    let version = manifest.get("package").and_then(|package| package.get("version")).and_then(|version| version.as_str());
    Ok(version.context("Cargo.toml names no version")?.to_owned())
}

/// Where the files of this version are, below `dist/`.
pub fn folder() -> Result<PathBuf> {
    Ok(Path::new(FOLDER).join(version()?))
}

/// The file of `dist/` whose name without its sum is this one.
pub fn file_of(name: &str) -> Result<PathBuf> {
    let folder = project::dist().join(folder()?);
    let found = project::files_below(&folder)?.into_iter().find(|file| names::plain(file) == name);
    found.with_context(|| format!("{} holds no {name}: run `cargo xtask build` first", project::shown(&folder)))
}

/// Makes the whole site of the parts.
pub fn site(parts: &Path, site: &Path, profile: Profile) -> Result<()> {
    let version = version()?;
    let folder = site.join(folder()?);
    let (first, others) = start::screens()?;
    for (name, text) in catalogues() {
        project::write(&parts.join(name), text.as_bytes())?;
    }
    for (language, texts) in others {
        project::write(&parts.join(format!("start.{language}.json")), texts.to_string().as_bytes())?;
    }
    let made = scripts::Maker::new(parts, &first, profile)?;

    let mut names = Names::new(&folder);
    let data = |ending: &str| -> Result<Vec<PathBuf>> {
        let files = project::files_below(parts)?;
        Ok(files.into_iter().filter(|file| file.extension().is_some_and(|found| found == ending)).collect())
    };
    for file in [data("wasm")?, data("txt")?, data("json")?].concat() {
        names.fetched(&file)?;
    }
    // The engine with what loads its other half, in one script.
    let ask = format!("fetch(new URL(\"./{}\", import.meta.url), {{ integrity: \"{}\" }})", names.name(HALF)?, names.sum(HALF)?);
    let halves = project::read_text(&parts.join(HALVES))?.replace(ASKS, &ask);
    names.imported("engine.js", &made.engine(&halves)?)?;
    names.imported("programs.js", &made.alone("programs.js")?)?;
    for script in SCRIPTS {
        names.imported(script, &made.script(script, &names)?)?;
    }
    project::write(&folder.join(ENTRY), &made.script(ENTRY, &names)?)?;

    let whole = single::page(&made, parts)?;
    project::write(&folder.join(SINGLE), &whole)?;
    project::write(&site.join(SINGLE), &whole)?;

    let root = project::root();
    let www = root.join("www");
    for name in TYPES {
        project::write(&folder.join(name), &project::read_bytes(&www.join(name))?)?;
    }
    for name in LICENCES {
        project::write(&folder.join(name), &project::read_bytes(&root.join(name))?)?;
    }
    for name in ["package.json", "README.md"] {
        let text = project::read_text(&www.join("npm").join(name))?;
        project::write(&folder.join(name), text.replace("{version}", &version).as_bytes())?;
    }
    project::write(&folder.join("custom-elements.json"), manifest::elements()?.as_bytes())?;
    project::write(&folder.join("backstride.cdx.json"), bill::materials(&version)?.as_bytes())?;

    copy_page(site)?;
    page::write(site)?;
    wordpress::write(site)?;
    let sums = names::sums(site, &[site.join(SINGLE), folder])?;
    project::write(&site.join(SUMS), sums.as_bytes())
}

/// The files of texts beside the engine: name and text.
fn catalogues() -> Vec<(String, &'static str)> {
    let parts = |l: Language| [("first", Batch::First), ("later", Batch::Later)].map(|(name, part)| (name, l, part));
    let all = Language::all().flat_map(parts);
    all.map(|(name, language, part)| (format!("{name}.{}.txt", language.id()), language.catalogue(part))).collect()
}

/// Copies what the project's page needs beside itself.
fn copy_page(site: &Path) -> Result<()> {
    let www = project::root().join("www");
    for file in project::files_below(&www)? {
        let place = file.strip_prefix(&www).unwrap_or(&file);
        let ours = OWN.iter().chain(&SCRIPTS).chain(&TYPES).any(|own| place.starts_with(own));
        if !ours {
            project::write(&site.join(place), &project::read_bytes(&file)?)?;
        }
    }
    Ok(())
}

/// Says what to paste into a page.
pub fn say() -> Result<()> {
    let folder = folder()?;
    let sum = names::integrity(&project::read_bytes(&project::dist().join(&folder).join(ENTRY))?);
    let link = folder.join(ENTRY);
    println!("<script type=\"module\" src=\"{}\" integrity=\"{sum}\"></script>", link.display());
    Ok(())
}
