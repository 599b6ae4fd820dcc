//! The figures of exercises, from `content/figures.toml`: reads and checks them, and writes each as one line of numbers that travels with
//! the later texts. `resolve` calls it once all advice stands in the library.
//!
//! Everything that does not move (floor, chair, mat, arrows) becomes a finished path here, and every default is filled in, so that what
//! ships has only the body left to work out: `src/view/part/figure.rs` reads the line.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{
    library::Figure,
    resolve::Build,
    source::{In, Review, Text},
};

/// The parts of a body, in the order in which a figure seen from the side is painted.
const PARTS: [&str; 6] = ["leg2", "arm2", "head", "trunk", "leg", "arm"];
/// The order in the other views.
const FRONT: [&str; 6] = ["head", "trunk", "leg2", "leg", "arm2", "arm"];
/// The joints that may stay where they are while the others move.
const ANCHORS: [&str; 6] = ["seat", "knee", "ankle", "ball", "elbow", "elbow2"];
/// Exercises without a figure: a habit, a message against something, and a list of exercises that have their own.
const WITHOUT: [&str; 3] = ["ADV-STRETCHLIMIT", "ADV-SITUP", "ADV-PREV-STRENGTH"];
/// What a figure may weigh, in bytes.
const HEAVIEST: usize = 1024;

type Numbers = Spanned<Vec<f64>>;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureFile {
    pub title: Text,
    pub review: Review,
    pub figure: Vec<Written>,
}

/// A figure as written; the head of the file says what each field means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub id: Text,
    /// Shown in place of the item's own figure where the limit with this code is.
    pub limited_by: Option<Text>,
    pub view: Text,
    pub anchor: Option<Text>,
    pub high: Option<f64>,
    #[serde(default)]
    pub accent: Vec<Text>,
    #[serde(default)]
    pub order: Vec<Text>,
    #[serde(default)]
    pub through: bool,
    #[serde(default)]
    pub still: bool,
    #[serde(default)]
    pub stick: bool,
    #[allow(dead_code)] // for the tests of the drawing
    #[serde(default)]
    pub touch: Vec<String>,
    pub chair: Option<Numbers>,
    pub step: Option<Numbers>,
    pub mat: Option<Numbers>,
    pub post: Option<Numbers>,
    pub band: Option<Numbers>,
    #[serde(default)]
    pub arrows: Vec<Numbers>,
    pub alt: Text,
    pub poses: Vec<BTreeMap<Text, toml::Value>>,
}

/// Fills the library with the figures, and adds a fault for every exercise that has none.
pub fn resolve(build: &mut Build<'_>) {
    let file = &build.source.figures;
    for written in &file.what.figure {
        figure(build, file, written);
    }
    let without = |id: &str| WITHOUT.contains(&id);
    let mut faults = Vec::new();
    for (at, a) in build.library.advice.iter().enumerate() {
        let drawn = build.library.figures.iter().any(|f| f.advice == at && f.limit.is_none());
        if matches!(a.kind, "Stretch" | "Strength") && !drawn && !without(&a.id) {
            faults.push(a.place.fault(format!("exercise {} has no figure: draw one in {}", a.id, file.file)));
        }
    }
    build.faults.extend(faults);
}

fn figure(build: &mut Build<'_>, file: &In<FigureFile>, f: &Written) {
    let id = f.id.get_ref();
    let Some(advice) = build.library.advice.iter().position(|a| &a.id == id) else {
        build.fault(&file.file, &f.id, format!("no advice has the id `{id}`"));
        return;
    };
    let mut limit = None;
    let mut name = id.clone();
    if let Some(code) = &f.limited_by {
        let library = &build.library;
        let named = |l: &&usize| library.limits[**l].codes.iter().any(|&c| &library.suppress[c].code == code.get_ref());
        limit = library.advice[advice].limits.iter().find(named).map(|&l| library.limits[l].text);
        if limit.is_none() {
            build.fault(&file.file, code, format!("advice {id} has no limit with the code `{}`", code.get_ref()));
            return;
        }
        name = format!("{id}.{}", code.get_ref());
    }
    if build.library.figures.iter().any(|other| other.advice == advice && other.limit == limit) {
        build.fault(&file.file, &f.id, format!("the figure `{name}` is given twice"));
        return;
    }
    let mut wrong = Vec::new();
    let line = line(f, &mut wrong);
    for (at, message) in wrong {
        let place = build.source.place(&file.file, at);
        build.faults.push(place.fault(format!("figure {name}: {message}")));
    }
    if line.len() > HEAVIEST {
        build.fault(&file.file, &f.id, format!("figure {name} takes {} bytes, at most {HEAVIEST}", line.len()));
    }
    let line = Spanned::new(f.id.span(), line);
    let poses = build.later(&file.file, format!("{name}.figure"), &line);
    let alt = build.later(&file.file, format!("{name}.alt"), &f.alt);
    build.library.figures.push(Figure { advice, limit, poses, alt });
}

type Wrong = Vec<(std::ops::Range<usize>, String)>;

/// The figure as one line: numbers, then paths, with bars between them.
fn line(f: &Written, wrong: &mut Wrong) -> String {
    let mut place = |what: &str, among: &[&str], text: &Text| {
        among.iter().position(|name| name == text.get_ref()).unwrap_or_else(|| {
            wrong.push((text.span(), format!("`{}` is no {what}; there are {}", text.get_ref(), among.join(", "))));
            0
        })
    };
    let front = place("view", &["side", "front", "top"], &f.view) > 0;
    let anchor = f.anchor.as_ref().map_or(0, |a| place("anchor", &ANCHORS, a));
    let accent: usize = f.accent.iter().map(|a| 1 << place("part", &PARTS, a)).sum();
    let mut order: Vec<usize> = f.order.iter().map(|o| place("part", &PARTS, o)).collect();
    if order.is_empty() {
        let default = if front { FRONT } else { PARTS };
        order = default.iter().filter_map(|name| PARTS.iter().position(|p| p == name)).collect();
    }
    let mut sorted = order.clone();
    sorted.sort_unstable();
    if sorted != [0, 1, 2, 3, 4, 5] {
        wrong.push((f.id.span(), "an order names each of the six parts once".into()));
    }
    let high = f.high.unwrap_or(114.0);
    let band = f.band.as_ref().map_or([0.0; 2], |b| numbers("band", b, wrong));
    let mut all = vec![i32::from(front), tenths(high), anchor as i32];
    all.extend([f.through, f.still, f.stick].map(i32::from));
    all.push(accent as i32);
    all.extend(band.map(tenths));
    all.extend(order.iter().map(|&at| at as i32));
    if !(2..=3).contains(&f.poses.len()) {
        wrong.push((f.id.span(), format!("{} poses; a figure has two or three", f.poses.len())));
    }
    for pose in &f.poses {
        all.extend(self::pose(f, pose, front, wrong));
    }
    let mut out = all.iter().map(i32::to_string).collect::<Vec<_>>().join(",");
    for (class, path) in paths(f, wrong) {
        out.push_str(&format!("|{class}={path}"));
    }
    out
}

/// So many numbers, or a fault.
fn numbers<const N: usize>(what: &str, given: &Numbers, wrong: &mut Wrong) -> [f64; N] {
    <[f64; N]>::try_from(given.get_ref().as_slice()).unwrap_or_else(|_| {
        wrong.push((given.span(), format!("`{what}` takes {N} numbers, not {}", given.get_ref().len())));
        [0.0; N]
    })
}

fn tenths(number: f64) -> i32 {
    (number * 10.0).round() as i32
}

/// One pose as 35 numbers: place in tenths, then back, lengths of the back, widths, face; then arm, its lengths, leg, its lengths for the
/// near side, and the same for the far one.
fn pose(f: &Written, pose: &BTreeMap<Text, toml::Value>, front: bool, wrong: &mut Wrong) -> Vec<i32> {
    const NAMES: [&str; 14] = [
        "at", "back", "back_len", "wide", "face", "touch", "arm", "arm_len", "leg", "leg_len", "arm2", "arm2_len", "leg2",
        "leg2_len",
    ];
    for name in pose.keys().filter(|name| !NAMES.contains(&name.get_ref().as_str())) {
        wrong.push((name.span(), format!("a pose has no `{}`", name.get_ref())));
    }
    // The numbers of a field, with what stands in for those left out; none of a field that is not there.
    let mut field = |name: &str, least: usize, most: &[f64]| {
        let (at, value) = pose.iter().find(|(key, _)| key.get_ref() == name)?;
        let number = |v: &toml::Value| v.as_float().or_else(|| v.as_integer().map(|n| n as f64));
        let given = value.as_array().map_or_else(|| vec![number(value)], |all| all.iter().map(number).collect());
        let mut given: Vec<f64> = given.into_iter().flatten().collect();
        if !(least..=most.len()).contains(&given.len()) {
            wrong.push((at.span(), format!("`{name}` takes {least} to {} numbers, not {}", most.len(), given.len())));
            given = most.to_vec();
        }
        given.extend(most.iter().skip(given.len()));
        if name != "at" && given.iter().any(|n| n.fract() != 0.0 || n.abs() > 360.0) {
            wrong.push((at.span(), format!("`{name}`: whole numbers up to 360")));
        }
        Some(given)
    };
    let (wide, foot, face) = if front { (100.0, 35.0, 90.0) } else { (0.0, 100.0, 0.0) };
    let whole = [100.0; 3];
    let mut all = Vec::new();
    let mut missing = Vec::new();
    let at = field("at", 2, &[0.0; 2]).unwrap_or_else(|| {
        missing.push("at");
        vec![0.0; 2]
    });
    all.extend(at.into_iter().map(tenths));
    let mut rest = field("back", 3, &[0.0; 3]).unwrap_or_else(|| {
        missing.push("back");
        vec![0.0; 3]
    });
    rest.extend(field("back_len", 3, &whole).unwrap_or_else(|| whole.to_vec()));
    rest.extend(field("wide", 2, &[wide; 2]).unwrap_or_else(|| vec![wide; 2]));
    rest.extend(field("face", 1, &[face]).unwrap_or_else(|| vec![face]));
    let mut near: Vec<Vec<f64>> = Vec::new();
    for (name, least, zero) in [("arm", 2, 3), ("leg", 2, 4)] {
        near.push(field(name, least, &vec![0.0; zero]).unwrap_or_else(|| {
            missing.push(name);
            vec![0.0; zero]
        }));
        let (name, default) = if name == "arm" { ("arm_len", vec![100.0; 2]) } else { ("leg_len", vec![100.0, 100.0, foot]) };
        near.push(field(name, 2, if name == "arm_len" { &whole[..2] } else { &whole }).unwrap_or(default));
    }
    // What the far side does not say is as on the near one.
    let far = [("arm2", 2, 3), ("arm2_len", 2, 2), ("leg2", 2, 4), ("leg2_len", 2, 3)];
    let mut other: Vec<Vec<f64>> = Vec::new();
    for ((name, least, most), near) in far.into_iter().zip(&near) {
        let fill = if name.ends_with("_len") { 100.0 } else { 0.0 };
        other.push(field(name, least, &vec![fill; most]).unwrap_or_else(|| near.clone()));
    }
    rest.extend(near.into_iter().chain(other).flatten());
    all.extend(rest.into_iter().map(|n| n as i32));
    for name in missing {
        wrong.push((f.id.span(), format!("a pose has no `{name}`")));
    }
    all
}

/// What does not move, as paths in tenths with y downwards. A class for each, which the sheet of styles knows.
fn paths(f: &Written, wrong: &mut Wrong) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    let path = |points: &[(char, f64, f64)]| -> String {
        points.iter().map(|(verb, x, y)| format!("{verb}{},{}", tenths(*x), -tenths(*y))).collect()
    };
    // Corners are round by a stroke as wide as twice their radius: what is drawn is that much smaller.
    let block = |[x, y, w, h]: [f64; 4], round: f64| {
        let (x, y, w, h) = (x + round, y + round, w - 2.0 * round, h - 2.0 * round);
        path(&[('M', x, y), ('L', x + w, y), ('L', x + w, y + h), ('L', x, y + h)]) + "Z"
    };
    if let Some(mat) = &f.mat {
        out.push(("mat", block(numbers("mat", mat, wrong), 3.0)));
    } else {
        out.push(("floor", path(&[('M', -70.0, -0.6), ('L', 70.0, -0.6)])));
    }
    if let Some(chair) = &f.chair {
        let [x, high] = numbers("chair", chair, wrong);
        let back = path(&[('M', x, 1.0), ('L', x, high + 26.0)]);
        let seat = path(&[('M', x, high - 1.2), ('L', x + 24.0, high - 1.2)]);
        let leg = path(&[('M', x + 23.0, 1.0), ('L', x + 23.0, high - 1.0)]);
        out.push(("prop", back + &seat + &leg));
    }
    if let Some(step) = &f.step {
        let [from, to, high] = numbers("step", step, wrong);
        out.push(("step", block([from, 0.0, to - from, high], 1.2)));
    }
    if let Some(post) = &f.post {
        let [x, y, high] = numbers("post", post, wrong);
        out.push(("prop", path(&[('M', x, y), ('L', x, y + high)])));
    }
    for arrow in &f.arrows {
        let [x1, y1, cx, cy, x2, y2] = numbers("arrows", arrow, wrong);
        let along = (y2 - cy).atan2(x2 - cx);
        let [a, b] = [2.55, -2.55].map(|turn: f64| (x2 + 4.2 * (along + turn).cos(), y2 + 4.2 * (along + turn).sin()));
        let curve = path(&[('M', x1, y1), ('Q', cx, cy), (' ', x2, y2)]);
        let head = path(&[('M', a.0, a.1), ('L', x2, y2), ('L', b.0, b.1)]);
        out.push(("arrow", curve + &head));
    }
    out
}
