//! Answers that seem not to fit together (`content/contradictions.toml`): resolves them, and refuses one that nobody could be asked again, or
//! that would quote a private answer. `resolve` calls it; `cases` tries each on its two cases. Nothing about levels belongs here.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::{Spanned, Value};

use super::{
    library::{Condition, Contradiction, Library, Step},
    order::needs,
    resolve::Build,
    source::{Review, Text},
};

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub review: Review,
    pub contradiction: Vec<Written>,
}

/// One of them as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub id: Text,
    pub when: Text,
    pub questions: Vec<Text>,
    pub text: Text,
    pub fires: Spanned<BTreeMap<String, Value>>,
    pub near: Spanned<BTreeMap<String, Value>>,
}

/// Fills the library. Questions and findings stand in it already.
pub fn resolve(build: &mut Build<'_>) {
    let source = build.source;
    let file = &source.contradictions.file;
    // An option that only these read is read by no rule: it must not count as used.
    let used = build.library.used.clone();
    for written in &source.contradictions.what.contradiction {
        let id = written.id.get_ref().clone();
        if id.strip_prefix("CD-").is_none_or(|n| n.parse::<u8>().is_err()) {
            build.fault(file, &written.id, format!("`{id}`: an id is CD- and a number"));
        }
        if build.library.contradictions.iter().any(|c| c.id == id) {
            build.fault(file, &written.id, format!("the id `{id}` is given twice"));
        }
        let text = build.later(file, format!("{id}.text"), &written.text);
        let when = build.condition(file, &written.when).unwrap_or(Condition::Any(Vec::new()));
        let reads = questions(build.library, &when);
        let mut asked = Vec::new();
        for name in &written.questions {
            match build.library.questions.iter().position(|q| &q.id == name.get_ref()) {
                None => build.fault(file, name, format!("no question has the id `{}`", name.get_ref())),
                Some(at) if asked.contains(&at) => build.fault(file, name, format!("{id} asks {} twice", name.get_ref())),
                Some(at) if !reads.contains(&at) => {
                    build.fault(file, name, format!("{id} asks {} again and does not read it", name.get_ref()));
                }
                Some(at) => asked.push(at),
            }
        }
        if asked.len() < 2 {
            build.fault(file, &written.id, format!("{id}: name at least two questions to ask again"));
        }
        for at in reads {
            let question = &build.library.questions[at];
            if question.private {
                let message = format!("{id} reads {}, which is private: its answer must not be quoted", question.id);
                build.fault(file, &written.when, message);
            }
        }
        build.library.contradictions.push(Contradiction { id, when, questions: asked, text });
    }
    build.library.used = used;
}

/// The questions that a condition reads, through findings and totals too.
fn questions(library: &Library, when: &Condition) -> BTreeSet<usize> {
    let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    needs(library, when, &mut open);
    while let Some(step) = open.pop() {
        if !seen.insert(step) {
            continue;
        }
        match step {
            Step::Question(at) => drop(found.insert(at)),
            Step::Finding(at) => needs(library, &library.findings[at].when, &mut open),
            Step::Total(at) => {
                library.totals[at].terms.iter().flat_map(|(_, of)| of).for_each(|c| needs(library, c, &mut open));
            }
        }
    }
    found
}
