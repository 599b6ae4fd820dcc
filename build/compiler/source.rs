//! The content files as written, read into typed structs: an unknown or missing field is a fault with file and line.

use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};
use toml::{Spanned, Value, value::Datetime};

use super::{Fault, body_map, care, contradictions, figures::FigureFile, languages};

/// A string and where it stands.
pub type Text = Spanned<String>;

/// Where something stands, for faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: usize,
}

impl Place {
    /// A fault at this place.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { file: self.file.clone(), line: self.line, message: message.into() }
    }
}

/// All content, as written.
pub struct Source {
    lines: BTreeMap<String, Vec<usize>>,
    pub manifest: Manifest,
    pub dispositions: Vec<Disposition>,
    pub screens: In<Vec<Screen>>,
    pub questions: Vec<In<Question>>,
    pub findings: In<Findings>,
    pub rules: Vec<In<RuleFile>>,
    pub defaults: In<Vec<Default>>,
    pub suppress: In<Vec<Suppress>>,
    pub unused: In<Vec<Unused>>,
    pub contacts: In<Vec<Contact>>,
    pub regions: In<Vec<Region>>,
    pub evidence: In<Vec<Evidence>>,
    pub examples: In<Vec<Example>>,
    pub baseline: In<BTreeMap<String, Value>>,
    pub languages: In<Vec<languages::Written>>,
    pub translations: Vec<In<languages::File>>,
    pub care: care::Care,
    pub figures: In<FigureFile>,
    pub body_map: In<body_map::File>,
    pub contradictions: In<contradictions::File>,
    pub words: Vec<In<BTreeMap<String, Text>>>,
}

/// Something and the file it was read from.
pub struct In<T> {
    pub file: String,
    pub what: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub version: String,
    pub signed: bool,
    pub last_reviewed: Datetime,
    pub review_by: Datetime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disposition {
    pub code: Text,
    pub name: Text,
    pub lead: Text,
    pub within: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    pub id: Text,
    pub part: Text,
    pub section: Text,
    pub title: Text,
    pub questions: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: Text,
    pub kind: Text,
    #[serde(default)]
    pub first_that_fits: bool,
    #[serde(default)]
    pub optional: bool,
    #[serde(default)]
    pub private: bool,
    #[serde(default)]
    pub scale: bool,
    #[serde(default)]
    pub must_tick: bool,
    /// A fact about the runner or about what happened, which no later day changes; or too private to play with.
    #[serde(default)]
    pub fact: bool,
    pub ask_when: Option<Text>,
    /// Asked only while this holds; an answer once given stays and counts.
    pub only_while: Option<Text>,
    pub ask: Text,
    pub why: Text,
    pub sources: Vec<Text>,
    pub amount: Option<Amount>,
    #[serde(default)]
    pub options: Vec<Choice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    pub code: Text,
    pub min: u16,
    pub max: u16,
    /// How many decimals the runner may give, 0 to 2; with 1 it is stored in tenths.
    #[serde(default)]
    pub decimals: u8,
    pub unit: Text,
    /// The words for it where people say miles, minutes per mile, pounds or inches: at most one of these.
    pub miles: Option<Text>,
    pub per_mile: Option<Text>,
    pub pounds: Option<Text>,
    pub inches: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub code: Text,
    pub text: Text,
    pub role: Option<Text>,
    #[serde(default)]
    pub benign: bool,
    pub offer_when: Option<Text>,
    pub group: Option<Text>,
    pub clarify: Option<Text>,
    /// Counts as this option of another question wherever a condition names that one.
    pub acts_as: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Findings {
    pub finding: BTreeMap<Text, Text>,
    pub sum: BTreeMap<Text, Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    pub title: Text,
    pub review: Review,
    pub rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub author: String,
    pub clinical_reviewer: String,
    pub last_reviewed: Spanned<Datetime>,
    pub review_by: Spanned<Datetime>,
    pub version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: Text,
    pub when: Text,
    pub floor: Option<Text>,
    pub within: Option<Text>,
    pub channel: Option<Text>,
    pub run: Option<Text>,
    pub who: Text,
    pub part_of: Option<Text>,
    pub reason: Text,
    pub say: Option<Text>,
    pub meanwhile: Option<Text>,
    #[serde(default)]
    pub silences: Vec<Text>,
    #[serde(default)]
    pub shows: Vec<Text>,
    #[allow(dead_code)] // read by clinicians in the file
    pub note: Option<String>,
    pub sources: Vec<Text>,
    pub fires: Spanned<BTreeMap<String, Value>>,
    pub near: Spanned<BTreeMap<String, Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Default {
    pub id: Text,
    pub when: Option<Text>,
    pub gives: Text,
    pub within: Option<Text>,
    pub reason: Text,
    pub sources: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppress {
    pub code: Text,
    pub when: Option<Text>,
    #[serde(default)]
    pub rules: Vec<Text>,
    /// Set when a fired rule stops running.
    #[serde(default)]
    pub run_stop: bool,
}

/// Options that no rule reads yet, and why they are asked all the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unused {
    #[allow(dead_code)] // for readers of the file
    pub why: String,
    pub options: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub id: Text,
    pub name: Text,
    pub action: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub id: Text,
    pub name: Text,
    #[serde(default)]
    pub languages: Vec<String>,
    #[serde(default)]
    pub emergency: Vec<Line>,
    pub urgent: Vec<Line>,
    pub crisis: Vec<Line>,
    pub ed: Text,
    pub gp: Text,
    pub text_relay: Option<Text>,
    /// What people there say in place of the metric units: `miles`, `pounds` (and inches).
    #[serde(default)]
    pub units: Vec<Text>,
    pub verified_on: String,
    pub confidence: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub text: Text,
    pub tel: Option<Text>,
    pub show: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub id: Text,
    pub reference: String,
    pub link: String,
    pub finding: String,
    pub confidence: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub id: Text,
    #[allow(dead_code)] // for readers of the file
    pub text: String,
    pub answers: Spanned<BTreeMap<String, Value>>,
    pub disposition: Text,
    #[serde(default)]
    pub fires: Vec<Text>,
    #[serde(default)]
    pub floor_free: bool,
}

impl Source {
    /// The first day by which some part of the content must be reviewed again, such as `2027-05-21`.
    pub fn first_review(&self) -> String {
        let files = self.rules.iter().map(|f| &f.what.review);
        let care = self.care.contributors.iter().map(|f| &f.what.review).chain(self.care.advice.iter().map(|f| &f.what.review));
        let dates = files
            .chain(care)
            .chain([&self.figures.what.review, &self.care.learn.what.review, &self.contradictions.what.review])
            .map(|r| r.review_by.get_ref().to_string());
        dates.chain([self.manifest.review_by.to_string()]).min().unwrap_or_default()
    }

    /// The place of a span in a file.
    pub fn place(&self, file: &str, at: std::ops::Range<usize>) -> Place {
        let line = self.lines.get(file).map_or(1, |starts| starts.partition_point(|&s| s <= at.start).max(1));
        Place { file: file.to_owned(), line }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect()
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        Fault { file: file.to_owned(), line, message: error.message().to_owned() }
    })
}

/// Reads every file; a missing one is a fault too.
pub fn read(files: &BTreeMap<String, String>) -> Result<Source, Vec<Fault>> {
    let mut reader = Reader { files, faults: Vec::new() };
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct DispositionFile {
        disposition: Vec<Disposition>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct ScreenFile {
        screen: Vec<Screen>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct QuestionFile {
        question: Vec<Question>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct DefaultFile {
        default: Vec<Default>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct SuppressFile {
        suppress: Vec<Suppress>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct UnusedFile {
        unused: Vec<Unused>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct ContactFile {
        contact: Vec<Contact>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RegionFile {
        region: Vec<Region>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct EvidenceFile {
        evidence: Vec<Evidence>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct ExampleFile {
        example: Vec<Example>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct WordFile {
        text: BTreeMap<Text, Text>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct LanguageFile {
        language: Vec<languages::Written>,
    }

    let manifest = reader.one::<Manifest>("content/manifest.toml");
    let dispositions = reader.one::<DispositionFile>("content/dispositions.toml");
    let screens = reader.one::<ScreenFile>("content/screens.toml");
    let questions = reader.all::<QuestionFile>("content/questions/");
    let findings = reader.one::<Findings>("content/findings.toml");
    let defaults = reader.one::<DefaultFile>("content/default.toml");
    let rules = reader.all::<RuleFile>("content/rules/");
    let suppress = reader.one::<SuppressFile>("content/suppress.toml");
    let unused = reader.one::<UnusedFile>("content/unused.toml");
    let contacts = reader.one::<ContactFile>("content/contacts.toml");
    let regions = reader.one::<RegionFile>("content/regions.toml");
    let evidence = reader.one::<EvidenceFile>("content/evidence.toml");
    let examples = reader.one::<ExampleFile>("content/examples.toml");
    let baseline = reader.one::<BTreeMap<String, Value>>("content/ordinary-runner.toml");
    let words = reader.all::<WordFile>("content/words/en/");
    let languages = reader.one::<LanguageFile>("content/languages.toml");
    let translations = reader.all::<languages::File>("content/languages/");
    let care = care::read(&mut reader);
    let figures = reader.one("content/figures.toml");
    let body_map = reader.one("content/body-map.toml");
    let contradictions = reader.one("content/contradictions.toml");

    let (
        Some(manifest),
        Some(dispositions),
        Some(screens),
        Some(findings),
        Some(defaults),
        Some(suppress),
        Some(unused),
        Some(contacts),
        Some(regions),
        Some(evidence),
        Some(examples),
        Some(baseline),
        Some(languages),
        Some(care),
        Some(figures),
        Some(body_map),
        Some(contradictions),
        true,
    ) = (
        manifest,
        dispositions,
        screens,
        findings,
        defaults,
        suppress,
        unused,
        contacts,
        regions,
        evidence,
        examples,
        baseline,
        languages,
        care,
        figures,
        body_map,
        contradictions,
        reader.faults.is_empty(),
    )
    else {
        return Err(reader.faults);
    };
    Ok(Source {
        lines: files.iter().map(|(file, text)| (file.clone(), line_starts(text))).collect(),
        manifest: manifest.what,
        dispositions: dispositions.what.disposition,
        screens: screens.map(|f| f.screen),
        questions: questions
            .into_iter()
            .flat_map(|f| f.what.question.into_iter().map(move |what| In { file: f.file.clone(), what }))
            .collect(),
        findings,
        rules,
        defaults: defaults.map(|f| f.default),
        suppress: suppress.map(|f| f.suppress),
        unused: unused.map(|f| f.unused),
        contacts: contacts.map(|f| f.contact),
        regions: regions.map(|f| f.region),
        evidence: evidence.map(|f| f.evidence),
        examples: examples.map(|f| f.example),
        baseline,
        languages: languages.map(|f| f.language),
        translations,
        care,
        figures,
        body_map,
        contradictions,
        words: words.into_iter().map(|f| f.map(|w| w.text.into_iter().map(|(k, v)| (k.into_inner(), v)).collect())).collect(),
    })
}

impl<T> In<T> {
    fn map<U>(self, with: impl FnOnce(T) -> U) -> In<U> {
        In { file: self.file, what: with(self.what) }
    }
}

/// Reads content files into typed structs, and keeps what cannot be read as faults.
pub struct Reader<'a> {
    files: &'a BTreeMap<String, String>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    pub fn one<T: DeserializeOwned>(&mut self, file: &str) -> Option<In<T>> {
        let Some(text) = self.files.get(file) else {
            self.faults.push(Fault { file: file.into(), line: 1, message: "this content file is missing".into() });
            return None;
        };
        match parse(file, text) {
            Ok(what) => Some(In { file: file.to_owned(), what }),
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        }
    }

    pub fn all<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<In<T>> {
        let names: Vec<String> = self.files.keys().filter(|f| f.starts_with(folder)).cloned().collect();
        names.iter().filter_map(|file| self.one(file)).collect()
    }
}
