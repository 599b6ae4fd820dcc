//! `cargo xtask build`: the widget as a page loads it, in `dist/`.
//!
//! ```text
//! dist/index.html                     the project's page
//! dist/backstride/backstride.js       the shell, from www/, with the emergency texts filled in
//! dist/backstride/backstride.d.ts     its types, from www/
//! dist/backstride/engine.js           what wasm-bindgen makes of the crate
//! dist/backstride/engine_bg.wasm
//! dist/backstride/first.en.txt        the texts of the first result in English, loaded beside the engine; first.fr.txt and so on
//! dist/backstride/later.en.txt        the texts that a page loads after the engine; later.fr.txt and so on
//! dist/backstride/programs.js         the same without drawing, for programs, and what a runner takes along; loaded when asked for
//! dist/backstride/programs_bg.wasm
//! dist/backstride/take.js             prints, copies and saves what a runner takes along; loaded when asked for
//! dist/...                            every other file of www/, as it is
//! ```
//!
//! The same sources give the same bytes on every machine: no path of this machine ends up in the module.

use crate::{process, project, setup, shorten, shrink};
use anyhow::{Context, Result, bail};
use backstride::{
    report::fail_safe,
    words::{Batch, Language},
};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The line of the shell that the build replaces with the emergency texts of every language.
const SAFETY_MARKER: &str = "const SAFETY = null; // replaced by cargo xtask build";

/// The files of `www/` that stand beside the engine; all others keep their place.
const SHELL: [&str; 4] = ["backstride.js", "backstride.d.ts", "types.d.ts", "take.js"];

/// The modules, and the features of the crate that make each.
const MODULES: [(&str, &str); 2] = [("engine", ""), ("programs", "programs")];

/// The texts that a page loads after the engine.
pub const LATER: &str = "later.en.txt";

/// The files of texts beside the engine: name and text.
fn catalogues() -> Vec<(String, &'static str)> {
    let parts = |l: Language| [("first", Batch::First), ("later", Batch::Later)].map(|(name, part)| (name, l, part));
    let all = Language::all().flat_map(parts);
    all.map(|(name, language, part)| (format!("{name}.{}.txt", language.id()), language.catalogue(part))).collect()
}

/// How the crate is compiled.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// What ships: small first.
    Release,
    /// What `serve` uses: quick to compile.
    Dev,
}

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    let profile = match words {
        [] => Profile::Release,
        [word] if word == "--dev" => Profile::Dev,
        _ => return crate::refuse(words),
    };
    build(profile)
}

/// Builds `dist/`. If anything fails, the old `dist/` stays as it was.
pub fn build(profile: Profile) -> Result<()> {
    setup::wasm_target()?;
    check_versions()?;
    let staging = project::root().join("dist.new");
    project::remove(&staging)?;

    for (name, features) in MODULES {
        let module = compile(profile, features)?;
        bind(&module, &staging.join("backstride"), name, profile)?;
    }
    copy_site(&staging)?;
    for (name, text) in catalogues() {
        project::write(&staging.join("backstride").join(name), text.as_bytes())?;
    }
    if profile == Profile::Release {
        shrink(&staging.join("backstride"))?;
    }

    let dist = project::dist();
    project::remove(&dist)?;
    std::fs::rename(&staging, &dist).context("cannot move dist.new to dist")?;
    println!("built {}", project::shown(&dist));
    Ok(())
}

/// Builds only the module for programs, as it ships but with nothing taken out of its script, into `folder`.
pub fn programs(folder: &Path) -> Result<()> {
    setup::wasm_target()?;
    check_versions()?;
    bind(&compile(Profile::Release, "programs")?, folder, "programs", Profile::Release)
}

/// Takes out of scripts and modules what only people read.
fn shrink(folder: &Path) -> Result<()> {
    for name in SHELL.iter().filter(|name| name.ends_with(".js")) {
        let script = folder.join(name);
        project::write(&script, shrink::script(&project::read_text(&script)?).as_bytes())?;
    }
    for (name, _) in MODULES {
        let (script, module) = (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
        let text = shrink::script(&project::read_text(&script)?);
        let (text, bytes) = shorten::imports(&text, &project::read_bytes(&module)?)?;
        project::write(&script, text.as_bytes())?;
        project::write(&module, &bytes)?;
    }
    Ok(())
}

/// wasm-bindgen as a crate and as a tool must be one version, or the module does not load.
fn check_versions() -> Result<()> {
    let lock = project::read_text(&project::root().join("Cargo.lock"))?;
    let versions = ["wasm-bindgen", "wasm-bindgen-cli-support"].map(|name| locked(&lock, name));
    match versions {
        [Some(library), Some(tool)] if library == tool => Ok(()),
        [Some(library), Some(tool)] => bail!(
            "wasm-bindgen is {library} but wasm-bindgen-cli-support is {tool}: \
             give both the same `=` version in Cargo.toml and xtask/Cargo.toml"
        ),
        _ => bail!("Cargo.lock lists no wasm-bindgen: run `cargo update --workspace`"),
    }
}

/// The version of a package in the text of a lock file.
fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    Some(after.split_once('"')?.0)
}

/// Compiles the crate and returns where cargo put the module. The next call puts another in its place.
fn compile(profile: Profile, features: &str) -> Result<PathBuf> {
    let profile = match profile {
        Profile::Release => "release",
        Profile::Dev => "wasm-dev",
    };
    let mut command = process::cargo(&["build", "--package=backstride", "--lib", "--profile", profile]);
    command
        .args(["--target=wasm32-unknown-unknown", "--message-format=json-render-diagnostics", "--features", features])
        .env("CARGO_ENCODED_RUSTFLAGS", neutral_paths().join("\u{1f}"));
    let messages = process::output(&mut command)?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["reason"] == "compiler-artifact" && message["target"]["name"] == "backstride")
        .flat_map(|message| message["filenames"].as_array().cloned().unwrap_or_default())
        .filter_map(|name| name.as_str().map(PathBuf::from))
        .find(|name| name.extension().is_some_and(|extension| extension == "wasm"))
        .context("cargo made no .wasm file: is `cdylib` still a crate-type of backstride?")
}

/// Compiler flags that keep this machine's folders out of the panic messages in the module.
fn neutral_paths() -> Vec<String> {
    let mut flags = vec![remap(project::root(), "backstride")];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let Some(home) = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))) else {
        return flags;
    };
    let registries = std::fs::read_dir(home.join("registry").join("src"));
    for registry in registries.into_iter().flatten().flatten() {
        flags.push(remap(&registry.path(), "crates"));
    }
    flags.sort();
    flags
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// Makes the script, the module and their types from the compiled module.
fn bind(module: &Path, folder: &Path, name: &str, profile: Profile) -> Result<()> {
    let development = profile == Profile::Dev;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(name)
        .typescript(true)
        .keep_debug(development)
        .remove_name_section(!development)
        .remove_producers_section(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).context("wasm-bindgen could not bind the module")
}

/// Puts the page, the shell and the other files of `www/` beside the engine.
fn copy_site(site: &Path) -> Result<()> {
    let root = project::root();
    let www = root.join("www");
    for name in SHELL {
        if !www.join(name).is_file() {
            bail!("www/{name} is missing");
        }
    }
    let page = project::read_bytes(&root.join("index.html"))?;
    project::write(&site.join("index.html"), &page)?;

    let safety: Vec<_> = Language::all().map(fail_safe).collect();
    let safety = serde_json::to_string(&safety).context("the emergency texts do not fit into JSON")?;
    for file in project::files_below(&www)? {
        let place = file.strip_prefix(&www).unwrap_or(&file);
        let shell = SHELL.iter().any(|name| Path::new(name) == place);
        let target = if shell { site.join("backstride").join(place) } else { site.join(place) };
        if place == Path::new(SHELL[0]) {
            let text = fill_in(&project::read_text(&file)?, &safety)?;
            project::write(&target, text.as_bytes())?;
        } else {
            project::write(&target, &project::read_bytes(&file)?)?;
        }
    }
    Ok(())
}

/// The shell with the emergency texts in place of the marker.
fn fill_in(shell: &str, safety: &str) -> Result<String> {
    if shell.matches(SAFETY_MARKER).count() != 1 {
        bail!("www/backstride.js must hold this line exactly once:\n{SAFETY_MARKER}");
    }
    Ok(shell.replace(SAFETY_MARKER, &format!("const SAFETY = {safety};")))
}

#[cfg(test)]
mod tests {
    use super::{SAFETY_MARKER, fill_in, locked};

    #[test]
    fn the_emergency_texts_replace_the_marker() {
        let shell = format!("// shell\n{SAFETY_MARKER}\nrest();\n");
        let filled = fill_in(&shell, r#"{"en":"Call 999"}"#).expect("fills in");
        assert_eq!(filled, "// shell\nconst SAFETY = {\"en\":\"Call 999\"};\nrest();\n");
    }

    #[test]
    fn a_shell_without_the_marker_is_refused() {
        assert!(fill_in("const SAFETY = {};", "{}").is_err());
        assert!(fill_in(&SAFETY_MARKER.repeat(2), "{}").is_err());
    }

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.1"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
