//! `cargo xtask build`: the widget as a page loads it, in `dist/`.
//!
//! Here the crate is compiled, cut in two and bound; `pack` makes of it what is in `dist/`, and says what that is.
//!
//! The same sources give the same bytes on every machine: no path of this machine ends up in the module.

use crate::{pack, process, project, setup, shorten};
use anyhow::{Context, Result, anyhow, bail};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The modules, and the features of the crate that make each.
const MODULES: [(&str, &str); 2] = [("engine", ""), ("programs", "programs")];

/// The other half of the first of them.
pub const HALF: &str = "split_later.wasm";

/// The script that loads it, and how.
pub const HALVES: &str = "halves.js";
/// The line of that script which asks for it.
pub const ASKS: &str = "fetch(new URL(\"./split_later.wasm\", import.meta.url))";

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
    let parts = project::root().join("target").join("parts");
    project::remove(&parts)?;
    for (name, features) in MODULES {
        let module = compile(profile, features)?;
        let module = if features.is_empty() { split(&module, &parts, name)? } else { module };
        bind(&module, &parts, name, profile)?;
        if profile == Profile::Release {
            shrink(&parts, name)?;
        }
    }
    let staging = project::root().join("dist.new");
    project::remove(&staging)?;
    pack::site(&parts, &staging, profile)?;

    let dist = project::dist();
    project::remove(&dist)?;
    std::fs::rename(&staging, &dist).context("cannot move dist.new to dist")?;
    println!("built {}", project::shown(&dist));
    pack::say()
}

/// Builds only the module for programs, as it ships but with nothing taken out of its script, into `folder`.
pub fn programs(folder: &Path) -> Result<()> {
    setup::wasm_target()?;
    check_versions()?;
    bind(&compile(Profile::Release, "programs")?, folder, "programs", Profile::Release)
}

/// Gives short names to what a module imports.
fn shrink(folder: &Path, name: &str) -> Result<()> {
    let (script, module) = (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
    let (text, bytes) = shorten::imports(&project::read_text(&script)?, &project::read_bytes(&module)?)?;
    project::write(&script, text.as_bytes())?;
    project::write(&module, &bytes)
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

/// Cuts the module in two where `src/view/later.rs` says so, and returns where the first half is.
fn split(module: &Path, folder: &Path, name: &str) -> Result<PathBuf> {
    let input = project::read_bytes(module)?;
    let first = module.with_file_name("first_half.wasm");
    let script = folder.join(HALVES);
    let (link, main) = (format!("./{HALVES}"), format!("./{name}.js"));
    let mut options = wasm_split_cli_support::Options::new(&input);
    (options.output_dir, options.main_out_path, options.link_name, options.main_module) = (folder, &first, &link, &main);
    let made =
        wasm_split_cli_support::transform(options).map_err(|problem| anyhow!("the module cannot be cut in two: {problem:?}"))?;
    if made.split_modules != [folder.join(HALF)] {
        bail!("the module was cut into {:?} and not in two", made.split_modules);
    }
    // Not every host sends the type that streaming asks for.
    let text = project::read_text(&script)?;
    let streaming = "(WebAssembly.instantiateStreaming(src, imports))";
    if text.matches(streaming).count() != 1 || text.matches(ASKS).count() != 1 {
        bail!("{link} does not load one half in the known way");
    }
    let plain = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";
    project::write(&script, text.replace(streaming, plain).as_bytes())?;
    Ok(first)
}

/// Compiles the crate and returns where cargo put the module. The next call puts another in its place.
fn compile(profile: Profile, features: &str) -> Result<PathBuf> {
    let profile = match profile {
        Profile::Release => "release",
        Profile::Dev => "wasm-dev",
    };
    let mut command = process::cargo(&["rustc", "--package=backstride", "--lib", "--profile", profile]);
    command
        .args(["--target=wasm32-unknown-unknown", "--message-format=json-render-diagnostics", "--features", features])
        .env("CARGO_ENCODED_RUSTFLAGS", neutral_paths().join("\u{1f}"));
    if features.is_empty() {
        // What `split` has to know: where each function is named.
        command.args(["--", "-Clink-args=--emit-relocs"]);
    }
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
    if let Some(target) = std::env::var_os("CARGO_TARGET_DIR") {
        flags.push(remap(Path::new(&target), "backstride/target"));
    }
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
        // The second half of the module imports the table of functions from the first.
        .keep_lld_exports(name == MODULES[0].0)
        .remove_producers_section(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).context("wasm-bindgen could not bind the module")
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.1"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
