//! `cargo xtask setup`: installs what is missing, and is quick when nothing is.
//!
//! The other verbs call the part they need. Where we cannot install something, the error names it:
//! a browser test never passes because there was no browser.

use crate::{process, project};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser for pictures and measurements: a program, and the Debian package that brings it.
const CHROMIUM: [(&str, &str); 2] = [("chromium", "chromium"), ("chromedriver", "chromium-driver")];

/// The other browsers that the tests drive; WebKit needs a screen, and gets one that nobody sees.
const OTHERS: [(&str, &str); 3] = [("firefox", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")];

/// What tries the WordPress plugin.
const PHP: (&str, &str) = ("php", "php-cli");

/// What builds a site of `tests/browser/hosts/`.
const HUGO: [(&str, &str); 1] = [("hugo", "hugo")];

/// The driver of Firefox, which Debian does not have; cargo builds it once, among its own programs.
const GECKODRIVER: (&str, &str) = ("geckodriver", "0.37.1");

/// Other names under which systems install a browser.
const NAMES: [(&str, &[&str]); 2] =
    [("chromium", &["chromium", "chromium-browser", "google-chrome", "chrome"]), ("firefox", &["firefox", "firefox-esr"])];

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    crate::refuse(words)?;
    everything()?;
    println!("everything is installed");
    Ok(())
}

/// All that `cargo xtask test` needs.
pub fn everything() -> Result<()> {
    wasm_target()?;
    browser()?;
    programs(&OTHERS)?;
    programs(&[PHP])?;
    geckodriver()?;
    fonts()?;
    esbuild()?;
    let tests = project::root().join("tests");
    packages(&tests.join("browser"), &PACKAGES)?;
    packages(&tests.join("package"), &CHECKS)?;
    programs(&HUGO)?;
    packages(&tests.join("browser").join("hosts"), &HOSTS)
}

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(project::root()))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET);
    if library.is_dir() {
        return Ok(());
    }
    println!("installing the Rust target {TARGET}");
    process::run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(project::root()))
        .with_context(|| format!("Rust's {TARGET} target is missing: install it and try again"))
}

/// Chromium and its driver.
pub fn browser() -> Result<()> {
    programs(&CHROMIUM)
}

/// Firefox's driver.
fn geckodriver() -> Result<()> {
    let (program, version) = GECKODRIVER;
    if present(program) {
        return Ok(());
    }
    println!("building {program} {version}, once");
    let mut command = process::cargo(&["install", program, "--version", version, "--locked"]);
    // Its build stays out of the project's own, wherever that is.
    process::run(command.env_remove("CARGO_TARGET_DIR"))?;
    if !present(program) {
        bail!("{program} is installed, but cargo's folder of programs is not on the search path");
    }
    Ok(())
}

/// The fonts in which reference pictures are taken: with others every letter would differ.
fn fonts() -> Result<()> {
    programs(&[("fc-match", "fontconfig")])?;
    let there = || {
        let found = process::output(Command::new("fc-match").arg("Liberation Sans"));
        found.is_ok_and(|found| found.starts_with("LiberationSans"))
    };
    if !there() {
        install(&["fonts-liberation"])?;
    }
    if !there() {
        bail!("the font Liberation Sans is missing (Debian's package fonts-liberation)");
    }
    Ok(())
}

/// Installs the packages of those programs that are not there.
fn programs(wanted: &[(&str, &'static str)]) -> Result<()> {
    let missing = || {
        let missing = wanted.iter().filter(|(program, _)| !present(program));
        missing.map(|(_, package)| *package).collect::<Vec<_>>()
    };
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    install(&packages)?;
    let packages = missing();
    if !packages.is_empty() {
        bail!("{} is installed, but its program is not on the search path", packages.join(" "));
    }
    Ok(())
}

/// What the browser tests need of npm, in the versions of the lock file.
const PACKAGES: [&str; 6] = ["axe-core", "clarity-js", "fhir", "lforms", "posthog-js", "rrweb"];

/// What the shipped package is checked with.
const CHECKS: [&str; 8] = [
    "@arethetypeswrong/cli",
    "@cyclonedx/cyclonedx-library",
    "ajv",
    "ajv-formats",
    "ajv-formats-draft2019",
    "custom-elements-manifest",
    "html-validate",
    "publint",
];

/// All that `cargo xtask bench peers` needs. Returns the browser.
pub fn peers() -> Result<PathBuf> {
    everything()?;
    packages(&project::root().join("benches").join("peers"), &["preact", "puppeteer-core", "survey-core", "survey-js-ui"])?;
    let names = NAMES.iter().find(|(name, _)| *name == "chromium").map_or(&[][..], |(_, names)| names);
    names.iter().find_map(|name| process::find(name)).context("Chromium is not on the search path")
}

/// What the pages and apps of `tests/browser/hosts/` are made of.
const HOSTS: [&str; 6] = ["@11ty/eleventy", "bootstrap", "react", "react-dom", "tailwindcss", "vue"];

/// Where esbuild is, which makes the scripts that ship; it is installed if it is not there.
pub fn esbuild() -> Result<PathBuf> {
    let folder = project::root().join("xtask");
    packages(&folder, &["esbuild"])?;
    Ok(folder.join("node_modules").join(".bin").join("esbuild"))
}

/// The npm packages of a folder, in the versions of its lock file.
fn packages(folder: &Path, names: &[&str]) -> Result<()> {
    let mut missing = Vec::new();
    for name in names {
        let wanted =
            version(&folder.join("package-lock.json"), &format!("/packages/node_modules~1{}/version", name.replace('/', "~1")))?;
        let installed = folder.join("node_modules").join(name).join("package.json");
        if !installed.is_file() || version(&installed, "/version")? != wanted {
            missing.push(format!("{name} {wanted}"));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    programs(&[("npm", "npm")])?;
    println!("installing {}", missing.join(", "));
    process::run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))
}

fn version(file: &Path, pointer: &str) -> Result<String> {
    let text = project::read_text(file)?;
    let json: serde_json::Value = serde_json::from_str(&text).with_context(|| format!("{} is not JSON", project::shown(file)))?;
    let version = json.pointer(pointer).and_then(|version| version.as_str());
    Ok(version.with_context(|| format!("{} names no version", project::shown(file)))?.to_owned())
}

fn present(program: &str) -> bool {
    match NAMES.iter().find(|(name, _)| *name == program) {
        Some((_, names)) => names.iter().any(|name| process::find(name).is_some()),
        None => process::find(program).is_some(),
    }
}

/// Installs Debian packages where that is possible, and otherwise says which are needed.
fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if process::find("apt-get").is_none() || !(root || process::find("sudo").is_some()) {
        bail!("missing: {names} (Debian's names). Install them, with the programs on the search path");
    }
    println!("installing {names}");
    let apt = |words: &[&str]| {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        if !root {
            command.arg("apt-get");
        }
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command)
    };
    apt(&["update", "--quiet"])?;
    let mut install = vec!["install", "--quiet", "--yes", "--no-install-recommends"];
    install.extend_from_slice(packages);
    apt(&install)
}
