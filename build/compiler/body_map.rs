//! The body map, from file to table: reads `content/body-map.toml`, resolves its names, mirrors what is mirrored, and refuses a map
//! on which somebody could not find a place or would tap the wrong side. Only the content compiler calls it.

use std::fmt::Write;

use serde::Deserialize;

use super::{
    Fault,
    emit::Writer,
    library::{Condition, Entry, Library},
    source::{In, Source, Text},
};

/// How wide every view is; the views mirror around half of it.
const WIDTH: u16 = 320;

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    question: Text,
    worst: Option<Text>,
    region: Vec<Region>,
    view: Vec<ViewFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Region {
    option: Text,
    view: Text,
    touch: Option<[u16; 4]>,
    mark: Option<[u16; 2]>,
    path: Option<Text>,
    mirror: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewFile {
    id: Text,
    sides: [Text; 2],
    height: u16,
    zoom: u16,
    #[serde(default)]
    halves: bool,
    outline: Option<Text>,
    shorts: Option<Text>,
    #[serde(default)]
    lines: Vec<Text>,
    mirror: Option<Text>,
    still: Option<bool>,
}

/// The map with every name resolved to a number.
#[derive(Default)]
pub struct BodyMap {
    question: usize,
    views: Vec<View>,
    spots: Vec<Spot>,
    /// The text that holds all lines.
    lines: usize,
}

struct View {
    id: String,
    texts: [usize; 3],
    height: u16,
    zoom: u16,
    /// Drawn as it is, drawn mirrored.
    drawn: [bool; 2],
    /// The view whose lines it draws.
    of: usize,
    still: bool,
    /// The outline, the shorts, and any number of fine lines.
    strokes: Vec<Steps>,
}

/// From point to point; a step of nothing makes a corner of the point before it.
type Steps = Vec<(i32, i32)>;

struct Spot {
    option: usize,
    worst: Option<usize>,
    view: usize,
    /// The place whose shape it is; another one's is mirrored.
    of: usize,
    touch: [u16; 4],
    mark: [u16; 2],
    path: Steps,
}

/// Fills in the map. Questions, options and texts stand in the library already.
pub fn resolve(source: &Source, library: &mut Library, faults: &mut Vec<Fault>) {
    let file = &source.body_map;
    let mut map = BodyMap::default();
    for view in &file.what.view {
        resolve_view(source, library, file, view, &mut map, faults);
    }
    let question = |name: &Text, faults: &mut Vec<Fault>| {
        let found = library.questions.iter().position(|q| &q.id == name.get_ref());
        if found.is_none() {
            faults.push(source.place(&file.file, name.span()).fault(format!("no question has the id `{}`", name.get_ref())));
        }
        found
    };
    let Some(asked) = question(&file.what.question, faults) else { return };
    map.question = asked;
    let worst = file.what.worst.as_ref().and_then(|name| question(name, faults));
    for region in &file.what.region {
        let place = source.place(&file.file, region.option.span());
        match resolve_spot(library, file, region, &map, worst) {
            Ok(spot) => map.spots.push(spot),
            Err(message) => faults.push(place.fault(message)),
        }
    }
    // A place may be mirrored from one that stands further down.
    for (at, region) in file.what.region.iter().enumerate() {
        if map.spots.len() == file.what.region.len()
            && let Some(message) = mirror(&mut map, library, file, region, at)
        {
            faults.push(source.place(&file.file, region.option.span()).fault(message));
        }
    }
    for &option in &library.questions[asked].options {
        let choice = &library.options[option];
        let named = |r: &&Region| r.option.get_ref() == &choice.code;
        let still = |r: &Region| map.views.iter().any(|v| &v.id == r.view.get_ref() && v.still);
        let regions: Vec<_> = file.what.region.iter().filter(named).collect();
        if choice.role == "flag" && !regions.into_iter().any(still) {
            let place = source.place(&file.file, file.what.question.span());
            faults.push(place.fault(format!("`{}` is in no view that the result shows: nobody could tap it", choice.code)));
        }
    }
    // The lines travel with the texts that are loaded after the engine: first those of each view, then those of each place.
    let views = map.views.iter().map(|v| v.strokes.iter().map(way).collect::<Vec<_>>().join(" "));
    let lines: Vec<_> = views.chain(map.spots.iter().map(|s| way(&s.path))).collect();
    let place = source.place(&file.file, file.what.question.span());
    map.lines = library.texts.len();
    library.texts.push(Entry { key: "body-map.figure".into(), text: lines.join("  "), later: true, place });
    library.body_map = map;
}

fn resolve_view(source: &Source, library: &Library, file: &In<File>, v: &ViewFile, map: &mut BodyMap, faults: &mut Vec<Fault>) {
    let place = source.place(&file.file, v.id.span());
    let id = v.id.get_ref();
    let keys = [("view", &v.id), ("side", &v.sides[0]), ("side", &v.sides[1])];
    let texts = keys.map(|(kind, name)| {
        let key = format!("body.{kind}.{}", name.get_ref());
        library.texts.iter().position(|t| t.key == key).unwrap_or_else(|| {
            faults.push(source.place(&file.file, name.span()).fault(format!("there is no text `{key}`")));
            0
        })
    });
    let of = v.mirror.as_ref().map(|other| file.what.view.iter().position(|v| v.id.get_ref() == other.get_ref()));
    if of == Some(None)
        || map.views.iter().any(|v| &v.id == id)
        || of.is_some() != v.outline.is_none()
        || v.outline.is_some() != v.shorts.is_some()
    {
        faults.push(place.fault(format!("view {id}: give each view a name of its own, and lines or a view to mirror")));
    }
    let mut strokes = Vec::new();
    for text in v.outline.iter().chain(&v.shorts).chain(&v.lines) {
        match steps(text.get_ref()) {
            Ok(steps) => strokes.push(steps),
            Err(message) => faults.push(source.place(&file.file, text.span()).fault(message)),
        }
    }
    map.views.push(View {
        id: id.clone(),
        texts,
        height: v.height,
        zoom: v.zoom,
        drawn: [of.is_none(), of.is_some() || v.halves],
        of: of.flatten().unwrap_or(map.views.len()),
        still: v.still.unwrap_or(true),
        strokes,
    });
}

/// A region as it is; what is mirrored is filled in when all are there.
fn resolve_spot(library: &Library, file: &In<File>, r: &Region, map: &BodyMap, worst: Option<usize>) -> Result<Spot, String> {
    let code = r.option.get_ref();
    let options = &library.questions[map.question].options;
    let option =
        *options.iter().find(|&&o| &library.options[o].code == code).ok_or_else(|| format!("no option has the code `{code}`"))?;
    let view = map.views.iter().position(|v| &v.id == r.view.get_ref());
    let view = view.ok_or_else(|| format!("no view has the id `{}`", r.view.get_ref()))?;
    if map.spots.iter().any(|s| s.option == option && s.view == view) {
        return Err(format!("`{code}` is in the view {} twice", r.view.get_ref()));
    }
    // The worst spot is one of the places ticked: its option is offered for this place.
    let offered = |o: &usize| library.options[*o].offer_when == Some(Condition::Is(option));
    let worst = worst.and_then(|q| library.questions[q].options.iter().copied().find(offered));
    let mut spot = Spot { option, worst, view, of: map.spots.len(), touch: [0; 4], mark: [0; 2], path: Steps::new() };
    match (r.touch, r.mark, &r.path, &r.mirror) {
        (Some(touch), Some(mark), Some(path), None) => {
            (spot.touch, spot.mark, spot.path) = (touch, mark, steps(path.get_ref())?);
            checked(spot, library, file, map)
        }
        (None, None, None, Some(_)) => Ok(spot),
        _ => Err(format!("`{code}` needs `touch`, `mark` and `path`, or only `mirror`")),
    }
}

/// Fills in a mirrored region from its other half.
fn mirror(map: &mut BodyMap, library: &Library, file: &In<File>, r: &Region, at: usize) -> Option<String> {
    let from = r.mirror.as_ref()?.get_ref();
    let code = r.option.get_ref();
    let other = match code.rsplit_once('_') {
        Some((place, "l")) => format!("{place}_r"),
        Some((place, "r")) => format!("{place}_l"),
        _ => return Some(format!("`{code}` has no other side to be mirrored from")),
    };
    if &other != from {
        return Some(format!("`{code}` is mirrored from `{other}`, not from `{from}`"));
    }
    let view = map.spots[at].view;
    let fits = |s: &Spot| s.view == map.views[view].of && &library.options[s.option].code == from && !s.path.is_empty();
    let Some(of) = map.spots.iter().position(fits) else {
        return Some(format!("the view has no drawn `{from}` to mirror"));
    };
    let ([x, y, width, height], mark) = (map.spots[of].touch, map.spots[of].mark);
    let spot = Spot {
        of,
        touch: [WIDTH.saturating_sub(x + width), y, width, height],
        mark: [WIDTH.saturating_sub(mark[0]), mark[1]],
        path: Steps::new(),
        ..map.spots[at]
    };
    match checked(spot, library, file, map) {
        Ok(spot) => {
            map.spots[at] = spot;
            None
        }
        Err(message) => Some(message),
    }
}

/// A place whose mark is in its touch area, on its own side, and whose touch area is nobody else's.
fn checked(spot: Spot, library: &Library, file: &In<File>, map: &BodyMap) -> Result<Spot, String> {
    let code = &library.options[spot.option].code;
    let (view, sides) = (&map.views[spot.view], &file.what.view[spot.view].sides);
    let ([x, y, width, height], [mark_x, mark_y]) = (spot.touch, spot.mark);
    if x + width > WIDTH || y + height > view.height {
        return Err(format!("`{code}`: the touch area leaves the view {}", view.id));
    }
    if !(x..x + width).contains(&mark_x) || !(y..y + height).contains(&mark_y) {
        return Err(format!("`{code}`: the mark stands outside the touch area"));
    }
    let side = match code.rsplit_once('_') {
        Some((_, "l")) => "left",
        Some((_, "r")) => "right",
        _ => "",
    };
    let right = match mark_x.cmp(&(WIDTH / 2)) {
        // A view from the side shows one side only, and is named after it.
        _ if !sides.iter().any(|s| s.get_ref() == "left") => side == view.id,
        std::cmp::Ordering::Less => side == sides[0].get_ref(),
        std::cmp::Ordering::Equal => side.is_empty(),
        std::cmp::Ordering::Greater => side == sides[1].get_ref(),
    };
    if !right {
        return Err(format!("`{code}` stands on the wrong side of the view {}", view.id));
    }
    let across = |s: &&Spot| {
        let [left, top, wide, high] = s.touch;
        s.view == spot.view
            && s.option != spot.option
            && x < left + wide
            && left < x + width
            && y < top + high
            && top < y + height
    };
    match map.spots.iter().find(across) {
        Some(other) => Err(format!("the touch areas of `{code}` and `{}` overlap", library.options[other.option].code)),
        None => Ok(spot),
    }
}

/// The points `x y, x y!, ...` as steps; `!` makes a corner.
fn steps(points: &str) -> Result<Steps, String> {
    let mut all = Steps::new();
    let mut before = (0, 0);
    for point in points.split(',') {
        let (bare, corner) = point.trim().strip_suffix('!').map_or((point.trim(), false), |bare| (bare, true));
        let numbers = bare.split_once(' ').and_then(|(x, y)| Some((x.parse::<i32>().ok()?, y.parse::<i32>().ok()?)));
        let (x, y) = numbers.ok_or_else(|| format!("`{}` is not a point: write `x y`, in whole numbers", point.trim()))?;
        if (x, y) == before && !all.is_empty() {
            return Err(format!("the point `{bare}` stands twice"));
        }
        all.push((x - before.0, y - before.1));
        if corner {
            all.push((0, 0));
        }
        before = (x, y);
    }
    if all.len() < 3 {
        return Err("a line has three points at least".into());
    }
    Ok(all)
}

/// Adds the table.
pub fn table(l: &Library, w: &mut Writer) {
    let map = &l.body_map;
    w.number(map.question);
    w.text(map.lines);
    w.rows(&map.views, |w, v| {
        w.name(&v.id);
        v.texts.iter().for_each(|text| w.text(*text));
        w.name(&format!("0 0 {WIDTH} {}", v.height));
        v.drawn.iter().for_each(|drawn| w.yes(*drawn));
        w.number(v.of);
        w.yes(v.still);
    });
    w.rows(&map.spots, |w, s| {
        w.number(s.option);
        w.yes(s.worst.is_some());
        s.worst.iter().for_each(|option| w.number(*option));
        w.numbers([s.view, s.of]);
        let [x, y, width, height] = s.touch;
        w.name(&format!("{x} {y} {width} {height}"));
        w.name(&format!("translate({} {})scale({})", s.mark[0], s.mark[1], map.views[s.view].zoom));
    });
}

/// Steps as letters, two for each: numbers in zigzag from `!` on. `src/view/part/curve.rs` reads them.
fn way(steps: &Steps) -> String {
    let letter =
        |number: i32| u32::try_from((number << 1) ^ (number >> 31)).ok().and_then(|n| char::from_u32(n + u32::from('!')));
    steps.iter().flat_map(|(x, y)| [letter(*x), letter(*y)]).flatten().collect()
}

/// Where each touch area stands, in parts of the width of its view, as style rules: `.at-0` is the first. A strict policy refuses them in
/// the markup. Physical sides on purpose: a body does not turn with the text.
pub fn places(l: &Library) -> String {
    let mut out = String::new();
    let percent = |part: u16| {
        let tenths = (u32::from(part) * 2000 / u32::from(WIDTH)).div_ceil(2);
        if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    };
    for (at, spot) in l.body_map.spots.iter().enumerate() {
        let [left, top, width] = [spot.touch[0], spot.touch[1], spot.touch[2]].map(percent);
        // Writing to a string cannot fail.
        let _ = writeln!(out, ".at-{at}{{margin:{top}% 0 0 {left}%;width:{width}%}}");
    }
    out
}
