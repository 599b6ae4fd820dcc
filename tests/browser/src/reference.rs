//! References that a person has looked at: pictures of screens, and the order in which they are read out. For tests.
//!
//! They lie in `tests/browser/references/`. A screen that differs fails its test; `cargo xtask references` takes the screens as they are
//! now for the new references, to be looked at before they are committed.

use crate::{
    page::failures,
    picture::{Picture, STRAY},
};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Set by `cargo xtask references`: what differs is written in place of being refused.
const WRITE: &str = "BACKSTRIDE_REFERENCES";

/// The references, compared one by one. What differs is told at the end, all at once.
pub struct References {
    folder: PathBuf,
    seen: RefCell<BTreeSet<String>>,
    wrong: RefCell<Vec<String>>,
    write: bool,
}

impl References {
    /// All of them, in folders. To be asked for by one test alone, which then knows of each whether it is still looked at.
    #[must_use]
    pub fn all() -> References {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("references");
        let write = std::env::var_os(WRITE).is_some();
        References { folder, seen: RefCell::default(), wrong: RefCell::default(), write }
    }

    /// Holds a text to its reference.
    pub fn text(&self, name: &str, now: &str) {
        let name = format!("{name}.txt");
        let Some(before) = self.before(&name, now.as_bytes()) else { return };
        let before = String::from_utf8_lossy(&before);
        if before == now {
            return;
        }
        if self.write {
            return self.put(&name, now.as_bytes());
        }
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (was, is) = (lines(&before), lines(now));
        let first = was.iter().zip(&is).take_while(|(was, is)| was == is).count();
        let line = |lines: &[String]| lines.get(first).cloned().unwrap_or_else(|| "(nothing more)".to_owned());
        self.refuse(
            &name,
            &format!("line {}: was {}, is {}", first + 1, line(&was).trim(), line(&is).trim()),
            &[("", now.as_bytes())],
        );
    }

    /// Holds a picture (PNG) to its reference.
    pub fn picture(&self, name: &str, now: &[u8]) {
        let name = format!("{name}.png");
        let now = Picture::read(now).unwrap_or_else(|error| panic!("{name}: {error}")).plain();
        let bytes = |picture: &Picture| picture.to_bytes().unwrap_or_else(|error| panic!("{name}: {error}"));
        let Some(before) = self.before(&name, &bytes(&now)) else { return };
        let before = Picture::read(&before).unwrap_or_else(|error| panic!("the reference {name}: {error}"));
        let (stray, shown) = now.compare(&before);
        if stray <= STRAY {
            return;
        }
        if self.write {
            return self.put(&name, &bytes(&now));
        }
        let all = [("", bytes(&now)), ("-difference", bytes(&shown.plain()))];
        let all: Vec<_> = all.iter().map(|(end, bytes)| (*end, bytes.as_slice())).collect();
        self.refuse(&name, &format!("{stray} pixels differ"), &all);
    }

    /// Fails if anything differs from its reference, or if a reference is no screen any more.
    #[track_caller]
    pub fn hold(self) {
        let within = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let files = within(&self.folder).flat_map(|folder| within(&folder).collect::<Vec<_>>());
        let names: Vec<String> =
            files.filter_map(|file| Some(file.strip_prefix(&self.folder).ok()?.to_string_lossy().replace('\\', "/"))).collect();
        for name in names.iter().filter(|name| !self.seen.borrow().contains(*name)) {
            if self.write {
                std::fs::remove_file(self.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
                println!("removed {name}");
            } else {
                self.wrong.borrow_mut().push(format!("{name}: no test looks at it any more"));
            }
        }
        let wrong = self.wrong.borrow();
        assert!(
            wrong.is_empty(),
            "{} of {} references differ:\n{}\nIf this is as it should be, run `cargo xtask references` and look at what changed.",
            wrong.len(),
            names.len(),
            wrong.join("\n")
        );
    }

    /// The reference of this name; where there is none, this becomes it, or is refused.
    fn before(&self, name: &str, now: &[u8]) -> Option<Vec<u8>> {
        assert!(self.seen.borrow_mut().insert(name.to_owned()), "{name} is compared twice");
        let before = std::fs::read(self.folder.join(name)).ok();
        match (&before, self.write) {
            (None, true) => self.put(name, now),
            (None, false) => self.refuse(name, "there is no reference", &[("", now)]),
            _ => {}
        }
        before
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        write(&self.folder.join(name), bytes);
        println!("written: {name}");
    }

    /// Keeps what was seen beside the built tests, for whoever looks.
    fn refuse(&self, name: &str, why: &str, seen: &[(&str, &[u8])]) {
        let folder = failures().join("references");
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let files: Vec<PathBuf> = seen.iter().map(|(end, _)| folder.join(format!("{stem}{end}.{ending}"))).collect();
        for (file, (_, bytes)) in files.iter().zip(seen) {
            write(file, bytes);
        }
        let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        self.wrong.borrow_mut().push(format!("{name}: {why} (see {})", files.join(" and ")));
    }
}

fn write(file: &Path, bytes: &[u8]) {
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(file, bytes))
        .unwrap_or_else(|error| panic!("cannot write {}: {error}", file.display()));
}
