//! `cargo xtask build`: the widget as a page loads it, in `dist/`.
//!
//! ```text
//! dist/index.html                     the project's page, filled in by `page.rs`; its parts are in dist/page/
//! dist/backstride-wordpress.zip       the plugin for WordPress, from www/wordpress/ and the widget's files
//! dist/backstride/backstride.js       the shell, from www/backstride.js and www/shell/, as one script
//! dist/backstride/backstride.d.ts     its types, from www/
//! dist/backstride/engine.js           what wasm-bindgen makes of the crate
//! dist/backstride/engine_bg.wasm
//! dist/backstride/halves.js           loads the second half of that module, which draws what comes after the first screen,
//! dist/backstride/split_later.wasm    from here
//! dist/backstride/first.en.txt        the texts of the first result in English, loaded beside the engine; first.fr.txt and so on
//! dist/backstride/start.fr.json       the texts of the screens that the shell paints before the engine is there; English is in the shell
//! dist/backstride/later.en.txt        the texts that a page loads after the engine; later.fr.txt and so on
//! dist/backstride/programs.js         the same without drawing, for programs, and what a runner takes along; loaded when asked for
//! dist/backstride/programs_bg.wasm
//! dist/backstride/diary.js            keeps the diary; loaded when a runner has one or asks for one
//! dist/backstride/page.js             reads the page's configuration, contact and colours; loaded for a page that sets one of them
//! dist/backstride/take.js             prints, copies and saves what a runner takes along; loaded when asked for
//! dist/page/data.js                   what the page's script reads: example runners, emergency texts, attributes
//! dist/...                            every other file of www/, as it is
//! ```
//!
//! The same sources give the same bytes on every machine: no path of this machine ends up in the module.

use crate::{page, process, project, setup, shorten, start, wordpress};
use anyhow::{Context, Result, anyhow, bail};
use backstride::{
    report::fail_safe,
    view::STYLES,
    words::{Batch, Language},
};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The scripts and types that stand beside the engine; other files of `www/` keep their place.
const SHELL: [&str; 6] = ["backstride.js", "backstride.d.ts", "types.d.ts", "take.js", "diary.js", "page.js"];

/// What the first of them is made of besides.
const PARTS: &str = "shell";

/// What of `www/` is not copied: something is made of it.
const SOURCES: [&str; 3] = [PARTS, "element.toml", "wordpress"];

/// The lines of the shell that the build fills in: the file, the line, and what the line says with a value in place of `{}`.
const FILLED: [(&str, &str, &str); 3] = [
    // The emergency texts of every language.
    ("safe.js", "export const SAFETY = null; // replaced by cargo xtask build", "export const SAFETY = {};"),
    // The styles of the first screens.
    ("root.js", "const STYLES = ''; // replaced by cargo xtask build", "const STYLES = {};"),
    // The first screens.
    ("start.js", "const FIRST = null; // replaced by cargo xtask build", "const FIRST = {};"),
];

/// The modules, and the features of the crate that make each.
const MODULES: [(&str, &str); 2] = [("engine", ""), ("programs", "programs")];

/// What a page loads after the engine: the other half of the module, and more texts.
pub const LATER: [&str; 2] = ["split_later.wasm", "later.en.txt"];

/// The script that loads the other half.
const HALVES: &str = "halves.js";

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
    let (first, others) = start::screens()?;
    let staging = project::root().join("dist.new");
    project::remove(&staging)?;

    for (name, features) in MODULES {
        let module = compile(profile, features)?;
        let folder = staging.join("backstride");
        let module = if features.is_empty() { split(&module, &folder, name)? } else { module };
        bind(&module, &folder, name, profile)?;
    }
    copy_site(&staging, &first)?;
    for (name, text) in catalogues() {
        project::write(&staging.join("backstride").join(name), text.as_bytes())?;
    }
    for (language, texts) in others {
        project::write(&staging.join(format!("backstride/start.{language}.json")), texts.to_string().as_bytes())?;
    }
    if profile == Profile::Release {
        shrink(&staging.join("backstride"))?;
    }
    page::write(&staging)?;
    wordpress::write(&staging)?;

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
    let mut scripts = vec![folder.join(HALVES)];
    for (name, _) in MODULES {
        let (script, module) = (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
        let (text, bytes) = shorten::imports(&project::read_text(&script)?, &project::read_bytes(&module)?)?;
        project::write(&script, text.as_bytes())?;
        project::write(&module, &bytes)?;
        scripts.push(script);
    }
    scripts.extend(SHELL.iter().filter(|name| name.ends_with(".js")).map(|name| folder.join(name)));
    let mut command = esbuild()?;
    process::run(command.args(scripts).arg("--minify").arg("--allow-overwrite").arg(format!("--outdir={}", folder.display())))
}

/// The tool that makes one script of several and takes out of scripts what only people read.
fn esbuild() -> Result<Command> {
    let mut command = Command::new(setup::esbuild()?);
    command.args(["--format=esm", "--target=es2022", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
    Ok(command)
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
    if made.split_modules != [folder.join(LATER[0])] {
        bail!("the module was cut into {:?} and not in two", made.split_modules);
    }
    // Not every host sends the type that streaming asks for.
    let text = project::read_text(&script)?;
    let streaming = "(WebAssembly.instantiateStreaming(src, imports))";
    if text.matches(streaming).count() != 1 {
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

/// Puts the page, the shell and the other files of `www/` beside the engine.
fn copy_site(site: &Path, first: &serde_json::Value) -> Result<()> {
    let root = project::root();
    let www = root.join("www");
    for name in SHELL {
        if !www.join(name).is_file() {
            bail!("www/{name} is missing");
        }
    }
    for file in project::files_below(&www)? {
        let place = file.strip_prefix(&www).unwrap_or(&file);
        let shell = SHELL.iter().any(|name| Path::new(name) == place);
        let target = if shell { site.join("backstride").join(place) } else { site.join(place) };
        let source = SOURCES.iter().any(|name| place.starts_with(name));
        if !source && place != Path::new(SHELL[0]) {
            project::write(&target, &project::read_bytes(&file)?)?;
        }
    }

    let safety: Vec<_> = Language::all().map(fail_safe).collect();
    let values = [serde_json::to_string(&safety), serde_json::to_string(STYLES), serde_json::to_string(first)];
    let filled = project::root().join("target").join("filled");
    project::remove(&filled)?;
    project::write(&filled.join(SHELL[0]), &project::read_bytes(&www.join(SHELL[0]))?)?;
    for file in project::files_below(&www.join(PARTS))? {
        let place = file.strip_prefix(&www).unwrap_or(&file);
        project::write(&filled.join(place), &project::read_bytes(&file)?)?;
    }
    for ((name, line, with), value) in FILLED.into_iter().zip(values) {
        let file = filled.join(PARTS).join(name);
        let text = fill_in(&project::read_text(&file)?, line, &with.replace("{}", &value?))?;
        project::write(&file, text.as_bytes())?;
    }
    let outfile = format!("--outfile={}", site.join("backstride").join(SHELL[0]).display());
    process::run(esbuild()?.arg(filled.join(SHELL[0])).args(["--bundle", &outfile]))
}

/// The script with something else in place of the marker.
fn fill_in(script: &str, marker: &str, text: &str) -> Result<String> {
    if script.matches(marker).count() != 1 {
        bail!("a script of www/ must hold this line exactly once:\n{marker}");
    }
    Ok(script.replace(marker, text))
}

#[cfg(test)]
mod tests {
    use super::{FILLED, fill_in, locked};

    #[test]
    fn the_emergency_texts_are_filled_in() {
        let line = FILLED[0].1;
        let shell = format!("// shell\n{line}\nrest();\n");
        let filled = fill_in(&shell, line, r#"const SAFETY = {"en":"Call 999"};"#).expect("fills in");
        assert_eq!(filled, "// shell\nconst SAFETY = {\"en\":\"Call 999\"};\nrest();\n");
    }

    #[test]
    fn a_shell_without_the_line_is_refused() {
        let line = FILLED[0].1;
        assert!(fill_in("const SAFETY = {};", line, "").is_err());
        assert!(fill_in(&line.repeat(2), line, "").is_err());
    }

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.1"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
