//! Packs the WordPress plugin, for `build`: `www/wordpress/backstride/` with the widget's files in `widget/`, as one archive to upload.
//! The same files give the same bytes.

use crate::{pack, page, process, project};
use anyhow::Result;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Where the plugin is written, in the project.
const SOURCE: &str = "www/wordpress/backstride";

/// The archive's name in the site.
const ARCHIVE: &str = "backstride-wordpress.zip";

/// Writes the archive into the site, beside the widget's files, which must be there as they ship.
pub fn write(site: &Path) -> Result<()> {
    project::write(&site.join(ARCHIVE), &archive(&files(site)?)?)
}

/// Unpacks the archive of `dist/` and tries it: PHP reads every file of it, and the shortcode and the block write what they should, with
/// stand-ins for the functions of WordPress (`www/wordpress/test.php`).
pub fn check() -> Result<()> {
    let folder = project::root().join("target/wordpress");
    project::remove(&folder)?;
    ZipArchive::new(Cursor::new(project::read_bytes(&project::dist().join(ARCHIVE))?))?.extract(&folder)?;
    let plugin = folder.join("backstride");
    for file in project::files_below(&plugin)?.iter().filter(|file| file.extension().is_some_and(|kind| kind == "php")) {
        process::run(Command::new("php").arg("-l").arg(file))?;
    }
    process::run(Command::new("php").arg(project::root().join("www/wordpress/test.php")).arg(plugin))
}

/// Every file of the plugin: its place in the archive, and what is in it.
fn files(site: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let version = pack::version()?;
    let mut files = BTreeMap::new();
    let source = project::root().join(SOURCE);
    for file in project::files_below(&source)? {
        let text = project::read_text(&file)?.replace("{version}", &version);
        files.insert(place(&source, &file, "backstride"), text.into_bytes());
    }
    let widget = site.join(pack::folder()?);
    // What pages load, and not what programmers read.
    let loaded = |file: &&PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("start.") || ["js", "wasm", "txt", "html"].iter().any(|kind| name.ends_with(&format!(".{kind}")))
    };
    for file in project::files_below(&widget)?.iter().filter(loaded) {
        files.insert(place(&widget, file, "backstride/widget"), project::read_bytes(file)?);
    }
    files.insert("backstride/fallback.json".to_owned(), page::safety()?.into_bytes());
    Ok(files)
}

/// Where a file stands in the archive.
fn place(from: &Path, file: &Path, to: &str) -> String {
    let inside = file.strip_prefix(from).unwrap_or(file).to_string_lossy().replace('\\', "/");
    format!("{to}/{inside}")
}

/// An archive of these files, in this order, that tells nothing of when or where it was made.
fn archive(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::archive;
    use std::{collections::BTreeMap, io::Read};

    #[test]
    fn an_archive_is_the_same_twice_and_can_be_read() {
        let files = BTreeMap::from([("a/b.txt".to_owned(), b"one".to_vec()), ("a/c.txt".to_owned(), vec![7; 5000])]);
        let bytes = archive(&files).expect("an archive");
        assert_eq!(bytes, archive(&files).expect("another"));
        let mut read = super::ZipArchive::new(std::io::Cursor::new(bytes)).expect("opens");
        let mut text = String::new();
        read.by_name("a/b.txt").expect("is there").read_to_string(&mut text).expect("is text");
        assert_eq!((text.as_str(), read.len()), ("one", 2));
    }
}
