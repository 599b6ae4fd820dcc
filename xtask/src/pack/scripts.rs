//! The scripts that ship, made of several readable ones: each in a folder of its own, its lines filled in, bundled, and without what only
//! people read. For `pack`.

use super::ENTRY;
use super::names::Names;
use crate::build::{HALVES, Profile};
use crate::{process, project, setup};
use anyhow::{Result, bail};
use backstride::{report::fail_safe, view::STYLES, words::Language};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a script asks for files, and the line of it that is filled in.
const FILES: (&str, &str, &str) = ("shell/files.js", "const FILES = {}; // replaced by cargo xtask build", "const FILES = {};");
/// What the single file has in its place.
const PACKED: (&str, &str, &str) =
    ("shell/files.js", "const PACKED = {}; // replaced by cargo xtask build", "const PACKED = {};");

/// Makes scripts.
pub struct Maker {
    parts: PathBuf,
    profile: Profile,
    /// Lines that are the same in every script: the file, the line, and what it becomes.
    lines: Vec<(&'static str, &'static str, String)>,
}

impl Maker {
    /// For the parts in this folder and these first screens.
    pub fn new(parts: &Path, first: &serde_json::Value, profile: Profile) -> Result<Self> {
        let safety: Vec<_> = Language::all().map(fail_safe).collect();
        let lines = vec![
            (
                "shell/safe.js",
                "export const SAFETY = null; // replaced by cargo xtask build",
                format!("export const SAFETY = {};", serde_json::to_string(&safety)?),
            ),
            (
                "shell/root.js",
                "const STYLES = ''; // replaced by cargo xtask build",
                format!("const STYLES = {};", serde_json::to_string(STYLES)?),
            ),
            ("shell/start.js", "const FIRST = null; // replaced by cargo xtask build", format!("const FIRST = {first};")),
            (
                "private.js",
                "const SHARED = { attributes: [''], tokens: [''] }; // replaced by cargo xtask build",
                format!("const SHARED = {};", super::manifest::shared()?),
            ),
        ];
        Ok(Self { parts: parts.to_owned(), profile, lines })
    }

    /// A script of `www/`, which knows the files that it may ask for.
    pub fn script(&self, name: &str, names: &Names) -> Result<Vec<u8>> {
        let folder = self.folder(name)?;
        let table = names.table(|file| match name {
            ENTRY => !file.starts_with("programs") && !file.starts_with("split"),
            "take.js" => file.starts_with("programs") || file.ends_with(".txt") && !file.contains(".en."),
            _ => false,
        })?;
        let (file, line, with) = FILES;
        fill(&folder.join(file), line, &with.replace("{}", &table))?;
        self.bundle(&folder.join(name))
    }

    /// The engine's script with the one that loads its other half.
    pub fn engine(&self, halves: &str) -> Result<Vec<u8>> {
        let folder = self.folder("engine.js")?;
        copy(&self.parts.join("engine.js"), &folder.join("engine.js"))?;
        project::write(&folder.join(HALVES), halves.as_bytes())?;
        self.bundle(&folder.join("engine.js"))
    }

    /// A script of the parts, alone.
    pub fn alone(&self, name: &str) -> Result<Vec<u8>> {
        self.bundle(&self.parts.join(name))
    }

    /// Everything in one script: `packed` is every other file, as JSON.
    pub fn single(&self, halves: &str, packed: &str) -> Result<Vec<u8>> {
        let folder = self.folder("single.js")?;
        for name in ["engine.js", "programs.js"] {
            copy(&self.parts.join(name), &folder.join(name))?;
        }
        project::write(&folder.join(HALVES), halves.as_bytes())?;
        let own = project::root().join("www").join("single");
        copy(&own.join("files.js"), &folder.join("shell").join("files.js"))?;
        let script = folder.join("single").join("single.js");
        copy(&own.join("single.js"), &script)?;
        let (file, line, with) = PACKED;
        fill(&folder.join(file), line, &with.replace("{}", packed))?;
        self.bundle(&script)
    }

    /// A fresh folder with the scripts of `www/`, their lines filled in.
    fn folder(&self, script: &str) -> Result<PathBuf> {
        let folder = project::root().join("target").join("filled").join(script.trim_end_matches(".js"));
        project::remove(&folder)?;
        let www = project::root().join("www");
        for name in [ENTRY].iter().chain(&super::SCRIPTS) {
            copy(&www.join(name), &folder.join(name))?;
        }
        for file in project::files_below(&www.join("shell"))? {
            copy(&file, &folder.join(file.strip_prefix(&www).unwrap_or(&file)))?;
        }
        for (file, line, text) in &self.lines {
            fill(&folder.join(file), line, text)?;
        }
        Ok(folder)
    }

    /// One script of this one and all that it imports.
    fn bundle(&self, script: &Path) -> Result<Vec<u8>> {
        let out = script.with_extension("out");
        let mut command = Command::new(setup::esbuild()?);
        command.args(["--format=esm", "--target=es2022", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
        if self.profile == Profile::Release {
            command.arg("--minify");
        }
        process::run(command.arg(script).args(["--bundle", &format!("--outfile={}", out.display())]))?;
        project::read_bytes(&out)
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    project::write(to, &project::read_bytes(from)?)
}

/// Puts something else in place of a line of a script.
fn fill(file: &Path, line: &str, text: &str) -> Result<()> {
    let filled = fill_in(&project::read_text(file)?, line, text)?;
    project::write(file, filled.as_bytes())
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
    use super::{FILES, fill_in};

    #[test]
    fn a_line_is_filled_in() {
        let line = FILES.1;
        let shell = format!("// shell\n{line}\nrest();\n");
        let filled = fill_in(&shell, line, r#"const FILES = {"a":"b"};"#).expect("fills in");
        assert_eq!(filled, "// shell\nconst FILES = {\"a\":\"b\"};\nrest();\n");
    }

    #[test]
    fn a_script_without_the_line_is_refused() {
        let line = FILES.1;
        assert!(fill_in("const FILES = {};", line, "").is_err());
        assert!(fill_in(&line.repeat(2), line, "").is_err());
    }
}
