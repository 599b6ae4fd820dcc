//! Names that hold the sum of what is in the file, and the sums themselves: a browser may keep such a file for ever, and refuses one that
//! was changed. For `pack`.

use crate::project;
use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many characters of the sum stand in a name.
const LENGTH: usize = 8;

/// The files of a version, by the names that scripts know them by.
pub struct Names {
    folder: PathBuf,
    /// What stands in the name, and the sum if the file is fetched: scripts are imported, which no sum can guard.
    files: BTreeMap<String, (String, Option<String>)>,
}

impl Names {
    /// No file yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), files: BTreeMap::new() }
    }

    /// Takes in a file that will be fetched.
    pub fn fetched(&mut self, file: &Path) -> Result<()> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let bytes = project::read_bytes(file)?;
        // Two thirds of the length that a page gets to write: every page loads these sums.
        self.add(&name, &bytes, Some(format!("sha256-{}", BASE64.encode(Sha256::digest(&bytes)))))
    }

    /// Takes in a script that will be imported.
    pub fn imported(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.add(name, bytes, None)
    }

    fn add(&mut self, name: &str, bytes: &[u8], sum: Option<String>) -> Result<()> {
        let hex: String = Sha384::digest(bytes).iter().take(LENGTH / 2).map(|byte| format!("{byte:02x}")).collect();
        project::write(&self.folder.join(with(name, &hex)), bytes)?;
        self.files.insert(name.to_owned(), (hex, sum));
        Ok(())
    }

    /// The name that a file has got.
    pub fn name(&self, plain: &str) -> Result<String> {
        let (hex, _) = self.files.get(plain).with_context(|| format!("there is no {plain}"))?;
        Ok(with(plain, hex))
    }

    /// The sum of a file, as `integrity` wants it.
    pub fn sum(&self, plain: &str) -> Result<&str> {
        let (_, sum) = self.files.get(plain).with_context(|| format!("there is no {plain}"))?;
        sum.as_deref().with_context(|| format!("{plain} is imported"))
    }

    /// What a script must know to load these files: name to sums, as JSON.
    pub fn table(&self, wanted: impl Fn(&str) -> bool) -> Result<String> {
        let rows = self.files.iter().filter(|(name, _)| wanted(name));
        let row = |(hex, sum): &(String, Option<String>)| {
            let sum = sum.as_deref().and_then(|sum| sum.split_once('-')).map_or("", |(_, sum)| sum);
            format!("{hex}{sum}")
        };
        Ok(serde_json::to_string(&rows.map(|(name, file)| (name, row(file))).collect::<BTreeMap<_, _>>())?)
    }
}

/// A name with a sum before its ending.
fn with(name: &str, hex: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}.{hex}.{ending}")
}

/// The name of a file without its sum.
pub fn plain(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut parts: Vec<&str> = name.split('.').collect();
    let is_sum = |part: &&str| part.len() == LENGTH && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let at = parts.len().wrapping_sub(2);
    if parts.get(at).is_some_and(is_sum) {
        parts.remove(at);
    }
    parts.join(".")
}

/// The SHA-384 of a file, as the attribute `integrity` wants it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(bytes)))
}

/// The SHA-256 of a script or style in a page, as a security policy wants it.
pub fn policy_source(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

/// The sums of files, and of all in folders, by their place in the site.
pub fn sums(site: &Path, places: &[PathBuf]) -> Result<String> {
    let mut sums = BTreeMap::new();
    for place in places {
        let files = if place.is_dir() { project::files_below(place)? } else { vec![place.clone()] };
        for file in files {
            let name = file.strip_prefix(site).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            sums.insert(name, integrity(&project::read_bytes(&file)?));
        }
    }
    Ok(serde_json::to_string_pretty(&sums)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::{Names, integrity, plain, policy_source};
    use std::path::Path;

    #[test]
    fn a_name_holds_the_sum_and_can_be_told_without_it() {
        let folder = std::env::temp_dir().join(format!("backstride-names-{}", std::process::id()));
        let mut names = Names::new(&folder);
        names.imported("take.js", b"one").expect("writes");
        let one = names.name("take.js").expect("is there");
        assert!(folder.join(&one).is_file() && plain(Path::new(&one)) == "take.js", "{one}");
        names.imported("take.js", b"two").expect("writes");
        assert_ne!(names.name("take.js").expect("is there"), one, "other content, other name");
        std::fs::remove_dir_all(folder).expect("tidies up");
    }

    #[test]
    fn only_a_sum_is_taken_out_of_a_name() {
        for (name, without) in [
            ("first.en-US.0a1b2c3d.txt", "first.en-US.txt"),
            ("backstride.js", "backstride.js"),
            ("types.d.ts", "types.d.ts"),
            ("LICENSE-MIT", "LICENSE-MIT"),
        ] {
            assert_eq!(plain(Path::new(name)), without);
        }
    }

    /// The sums of "abc" that the standard gives (FIPS 180).
    #[test]
    fn sums_are_those_of_the_standard() {
        assert_eq!(integrity(b"abc"), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
        assert_eq!(policy_source("abc"), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
    }
}
