//! Contributors, advice, claims, explainers, outlook, hazards and the running plan as written.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::super::source::{In, Reader, Review, Text};

/// All of it.
pub struct Care {
    pub contributors: Vec<In<ContributorFile>>,
    pub advice: Vec<In<AdviceFile>>,
    pub moves: In<MoveFile>,
    pub claims: Vec<In<ClaimFile>>,
    pub explainers: In<ExplainerFile>,
    pub outlook: In<OutlookFile>,
    pub hazards: In<HazardFile>,
    pub running: In<RunningFile>,
    pub learn: In<LearnFile>,
}

/// Reads the files; `None` if one of them cannot be read.
pub fn read(reader: &mut Reader<'_>) -> Option<Care> {
    let contributors = reader.all("content/contributors/");
    let advice = reader.all("content/advice/");
    let claims = reader.all("content/claims/");
    let moves = reader.one("content/moves.toml");
    let explainers = reader.one("content/explainers.toml");
    let outlook = reader.one("content/outlook.toml");
    let hazards = reader.one("content/hazards.toml");
    let running = reader.one("content/running.toml");
    let learn = reader.one("content/learn.toml");
    Some(Care {
        contributors,
        advice,
        claims,
        moves: moves?,
        explainers: explainers?,
        outlook: outlook?,
        hazards: hazards?,
        running: running?,
        learn: learn?,
    })
}

/// What learn mode says in place of what answers would decide; the head of the file tells of each part.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearnFile {
    pub title: Text,
    pub review: Review,
    pub exercises: Vec<ExerciseGroup>,
    pub code: Vec<SaidCode>,
    pub unless: Vec<SaidUnless>,
    pub claims: Vec<ClaimGroup>,
    pub instead: Vec<Instead>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExerciseGroup {
    pub id: Text,
    pub title: Text,
    pub lead: Text,
    pub advice: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidCode {
    pub code: Text,
    pub text: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidUnless {
    pub advice: Vec<Text>,
    pub text: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimGroup {
    pub from: Text,
    pub id: Text,
    pub title: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instead {
    pub of: Text,
    pub text: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContributorFile {
    pub title: Text,
    pub review: Review,
    pub contributor: Vec<Contributor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contributor {
    pub id: Text,
    pub list: Text,
    #[serde(default)]
    pub fallback: bool,
    #[serde(default)]
    pub explainer_only: bool,
    #[serde(default)]
    pub only_by_rule: bool,
    #[serde(default)]
    pub first: bool,
    #[serde(default)]
    pub first_if: Vec<Text>,
    pub name: Text,
    pub must: Option<Text>,
    pub exclude: Option<Text>,
    #[serde(default)]
    pub exclude_rules: Vec<Text>,
    pub cap: Option<Text>,
    pub cap_unless: Option<Text>,
    pub lines: Vec<Line>,
    pub explain: Text,
    pub would_not_fit: Option<Text>,
    /// The least score at which it is shown, where the label alone would hide it for ever.
    pub shows_from: Option<i16>,
    pub sign: Option<Text>,
    pub link: Option<Text>,
    pub sources: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub weight: i32,
    pub when: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceFile {
    pub title: Text,
    pub review: Review,
    pub advice: Vec<Advice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    pub id: Text,
    pub title: Text,
    pub kind: Text,
    pub stages: Vec<Text>,
    #[serde(default)]
    pub safe_d2: bool,
    #[serde(default)]
    pub safe_d3: bool,
    #[serde(default)]
    pub core: bool,
    #[serde(default)]
    pub against: bool,
    #[serde(default)]
    pub r#for: Vec<Text>,
    pub for_when: Option<Text>,
    pub when: Option<Text>,
    pub unless: Option<Text>,
    #[serde(default)]
    pub suppress: Vec<Text>,
    #[serde(default)]
    pub show_if: Vec<Text>,
    #[serde(default)]
    pub limits: Vec<Limit>,
    #[serde(default)]
    pub moves: Vec<Text>,
    pub how: Text,
    pub dose: Text,
    pub skip_if: Option<Text>,
    pub grade: Text,
    pub sources: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    #[serde(default)]
    pub codes: Vec<Text>,
    pub when: Option<Text>,
    pub text: Text,
}

/// What a body does in an exercise, and the suppress codes that such an item must name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveFile {
    pub r#move: Vec<Move>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub id: Text,
    pub why: String,
    #[serde(default)]
    pub suppressed: Vec<Text>,
    #[serde(default)]
    pub suppressed_or_limited: Vec<Text>,
    #[serde(default)]
    pub never_safe_d3: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimFile {
    pub claim: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub id: Text,
    pub says: Text,
    pub verdict: Text,
    pub answer: Text,
    pub evidence: Vec<Text>,
    pub carried_by: Spanned<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExplainerFile {
    pub explainer: Vec<Explainer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explainer {
    pub id: Text,
    pub title: Text,
    pub text: Text,
    #[allow(dead_code)] // for the illustrator
    pub picture: String,
    pub sources: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutlookFile {
    pub outlook: Vec<Outlook>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlook {
    pub id: Text,
    pub text: Text,
    pub when: Option<Text>,
    #[serde(default)]
    pub rules: Vec<Text>,
    #[serde(default)]
    pub exclude_rules: Vec<Text>,
    pub level_max: Option<Text>,
    pub sources: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardFile {
    pub hazard: Vec<Hazard>,
}

/// A row of the hazard log (specification 11.3).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hazard {
    pub id: Text,
    pub hazard: String,
    pub harm: String,
    pub severity: Spanned<u8>,
    pub likelihood: Spanned<u8>,
    pub mitigation: String,
    #[serde(default)]
    pub rules: Vec<Text>,
    pub tests: Spanned<Vec<Text>>,
    /// What of the mitigation is not there yet; empty when all of it is.
    #[allow(dead_code)] // for readers of the protocol
    pub open: String,
}

/// What the running plan reads.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunningFile {
    pub inputs: Vec<Text>,
    pub amount: BTreeMap<String, Text>,
    pub when: BTreeMap<String, Text>,
    pub clinician: Clinician,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clinician {
    pub codes: Vec<Text>,
}
