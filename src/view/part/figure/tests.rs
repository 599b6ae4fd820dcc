#![cfg(test)]
//! Tests of the figures: every frame of every one is held against the floor, the things it touches, the limits of joints and the edges of
//! the picture; and the numbers against those of the renderer with which the poses were made.

use super::{
    Drawing,
    body::{Body, Joint, SEAT, SHOULDER},
    figure_of, read,
};
use crate::{
    content::{Figure, TextId, figures},
    engine::Chosen,
    words::english,
};
use toml::{Table, Value};

/// A figure as written, and as it ships.
struct Shown {
    name: String,
    written: Table,
    drawing: Drawing<'static>,
}

/// Every figure. The compiler keeps their order.
fn all() -> Vec<Shown> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/content/figures.toml");
    let file: Table = std::fs::read_to_string(path).expect("the figures").parse().expect("they are read by the build too");
    let written = file["figure"].as_array().expect("figures").clone();
    assert_eq!(written.len(), figures().len());
    let shown = written.into_iter().zip(figures()).map(|(written, figure)| {
        let written = written.as_table().expect("a figure").clone();
        let name = figure.advice.get().name.to_owned();
        assert_eq!(written["id"].as_str(), Some(name.as_str()));
        Shown { name, written, drawing: read(english(figure.poses)).expect("a line that the compiler wrote") }
    });
    shown.collect()
}

impl Shown {
    fn number(&self, field: &str, at: usize) -> f32 {
        let value = &self.written[field];
        let value = value.as_array().map_or(value, |all| &all[at]);
        10. * value.as_float().or(value.as_integer().map(|n| n as f64)).expect("a number") as f32
    }

    fn has(&self, field: &str) -> bool {
        self.written.contains_key(field)
    }

    /// What touches something in a pose.
    fn touch(&self, pose: usize) -> Vec<String> {
        let own = self.written["poses"].as_array().and_then(|poses| poses[pose].get("touch"));
        let names = own.or(self.written.get("touch")).and_then(Value::as_array).cloned().unwrap_or_default();
        names.iter().filter_map(|n| n.as_str().map(str::to_owned)).collect()
    }

    /// Key poses and in-between frames: the pose before, whether it is a key pose, and the frame.
    fn frames(&self) -> Vec<(usize, bool, f32)> {
        let all = 0..=(self.drawing.poses.len() - 1) * 10;
        all.map(|tenth| (tenth / 10, tenth % 10 == 0, tenth as f32 / 10.)).collect()
    }
}

/// The number of a joint: the names of a side from its first one on.
fn number(name: &str) -> u8 {
    const SIDE: [&str; 11] = ["shoulder", "elbow", "wrist", "hand", "tips", "hip", "knee", "ankle", "heel", "ball", "toe"];
    let first = match name {
        "seat" => return SEAT,
        "chest" => return 15,
        "t6" => return 18,
        "head" => return 23,
        _ if name.ends_with('2') => SHOULDER + 11,
        _ => SHOULDER,
    };
    let at = SIDE.iter().position(|side| *side == name.trim_end_matches('2'));
    first + at.unwrap_or_else(|| panic!("no joint is called {name}")) as u8
}

/// Joints by the name that `touch` uses.
fn joints(body: &Body, name: &str, front: bool) -> Vec<Joint> {
    let names = match (name, front) {
        ("foot", true) => vec!["toe"],
        ("foot2", true) => vec!["toe2"],
        ("foot", false) => vec!["heel", "ball"],
        ("foot2", false) => vec!["heel2", "ball2"],
        _ => vec![name],
    };
    names.into_iter().map(|name| body.joint(number(name)).expect("a joint")).collect()
}

fn every(body: &Body) -> Vec<Joint> {
    let all: Vec<Joint> = (0..=255).filter_map(|number| body.joint(number)).collect();
    assert_eq!(all.len(), 49);
    all
}

#[test]
fn in_every_frame_bodies_stay_above_the_floor_and_in_the_picture_and_touch_what_they_say() {
    for shown in all() {
        let front = shown.written["view"].as_str() != Some("side");
        let top = shown.has("mat");
        let above = top && (shown.written["view"].as_str() == Some("top") || shown.number("mat", 3) > 300.);
        let high = if shown.has("high") { shown.number("high", 0) } else { 1140. };
        for (pose, key, frame) in shown.frames() {
            let body = shown.drawing.body(frame);
            let at = format!("{} from pose {pose}, key {key}", shown.name);
            let lowest = every(&body).iter().map(|[_, y, r]| y - r).fold(f32::MAX, f32::min);
            let floor = if top && !above { shown.number("mat", 1) } else { 0. };
            assert!(above || lowest >= floor - 10., "{at}: {lowest} below the floor");
            for [x, y, r] in every(&body) {
                assert!(x.abs() + r <= 740. && y + r <= high - 80., "{at}: out of the picture at {x} {y}");
            }
            if shown.has("chair") {
                let (x, seat) = (shown.number("chair", 0), shown.number("chair", 1));
                for name in ["seat", "hip", "hip2", "knee", "knee2"] {
                    let [jx, jy, r] = joints(&body, name, front)[0];
                    assert!(!(x < jx && jx < x + 240.) || jy - r >= seat - 20., "{at}: {name} goes through the seat");
                }
            }
            if shown.has("step") {
                let [from, to, step] = [0, 1, 2].map(|n| shown.number("step", n));
                for name in ["heel", "ball", "toe", "knee", "heel2", "ball2", "toe2", "knee2"] {
                    let [x, y, r] = joints(&body, name, front)[0];
                    let beside = x + r * 0.7 <= from || to <= x - r * 0.7;
                    assert!(beside || y - r >= step - 12., "{at}: {name} stands in the step");
                }
            }
            // What touches in both key poses touches all the way.
            let next = if key { shown.touch(pose) } else { shown.touch(pose + 1) };
            for name in shown.touch(pose).iter().filter(|name| next.contains(name)) {
                let (joint, on) = name.split_once('@').unwrap_or((name, ""));
                let under = match on {
                    "" => 0.,
                    "chair" => shown.number("chair", 1),
                    _ => shown.number("step", 2),
                };
                for [_, y, r] in joints(&body, joint, front) {
                    let gap = y - r - under;
                    assert!(gap.abs() <= if key { 15. } else { 20. }, "{at}: {name} is {gap} away from what it touches");
                }
            }
        }
    }
}

#[test]
fn seen_from_the_side_no_joint_bends_further_than_joints_do() {
    let mut seen = 0;
    for shown in all().iter().filter(|s| s.written["view"].as_str() == Some("side") && !s.has("mat")) {
        for (pose, _, frame) in shown.frames() {
            let numbers = shown.drawing.pose(frame);
            let [_, _, _, upper, neck, ..] = numbers;
            let mut limits = vec![("upper back", upper, -45., 60.), ("neck", neck, -60., 60.)];
            for side in numbers[11..].chunks(12) {
                let [shoulder, elbow, wrist, upper_arm, forearm, hip, knee, ankle, _, thigh, shank, _] = side else {
                    panic!("12")
                };
                if upper_arm.min(*forearm) >= 95. {
                    limits.extend([
                        ("shoulder", *shoulder, -65., 185.),
                        ("elbow", *elbow, -3., 150.),
                        ("wrist", *wrist, -95., 95.),
                    ]);
                }
                if thigh.min(*shank) >= 95. {
                    limits.extend([("hip", *hip, -25., 140.), ("knee", *knee, -2., 160.), ("ankle", *ankle, -68., 35.)]);
                }
            }
            for (joint, angle, least, most) in limits {
                assert!((least..=most).contains(&angle), "{} from pose {pose}: {joint} at {angle} degrees", shown.name);
                seen += 1;
            }
        }
    }
    assert!(seen > 1000, "only {seen} angles were looked at");
}

/// Numbers of the renderer with which the poses were made, for one figure of each view and one between two poses.
#[test]
fn joints_are_where_the_first_renderer_had_them() {
    let body = |name: &str, frame: f32| {
        let shown = all().into_iter().find(|s| s.name == name).expect("a figure");
        shown.drawing.body(frame)
    };
    let (step, clam, turn) = (body("ADV-STEPUP", 1.), body("ADV-CLAM", 2.), body("ADV-FLEXROT", 1.5));
    let at = |name: &str| number(name);
    let golden = [
        (&step, 23, [164.82, 1045.54, 60.]),
        (&step, 24, [176.87, 1016., 42.]),
        (&step, 26, [222., 1024.29, 11.]),
        (&step, 9, [105.97, 776.05, 60.]),
        (&step, at("elbow"), [168.34, 762.96, 24.]),
        (&step, at("hand"), [250.62, 622.87, 20.]),
        (&step, at("wrist2"), [118., 624.3, 18.]),
        (&step, at("knee2"), [117.06, 408.64, 35.]),
        (&step, at("ball2"), [-7.27, 204.54, 16.]),
        (&step, at("toe2"), [25.06, 194.03, 15.]),
        (&clam, 23, [-405.09, 149.2, 60.]),
        (&clam, 16, [-232.25, 194.34, 50.33]),
        (&clam, 8, [-84.11, 86.16, 45.07]),
        (&clam, at("elbow"), [-207.94, 117.35, 24.]),
        (&clam, at("tips2"), [-561.94, 67.33, 14.]),
        (&clam, at("knee"), [156.21, 269.37, 35.]),
        (&clam, at("toe2"), [371.81, 31.68, 19.]),
        (&turn, 26, [-435., 395.54, 11.]),
        (&turn, 19, [-318., 316.75, 43.45]),
        (&turn, 11, [-170., 366.2, 56.81]),
        (&turn, at("tips"), [-1.82, 310.52, 14.]),
        (&turn, at("toe"), [245.96, 730.14, 15.]),
    ];
    for (body, number, there) in golden {
        let here = body.joint(number).expect("a joint");
        for (a, b) in here.into_iter().zip(there) {
            assert!((a - b).abs() < 0.05, "joint {number} is at {here:?}, not at {there:?}");
        }
    }
}
#[test]
fn a_movement_goes_there_and_back_without_a_jump_and_every_frame_has_the_same_verbs() {
    let verbs = |path: &str| path.chars().filter(char::is_ascii_alphabetic).collect::<String>();
    for shown in all() {
        let drawing = &shown.drawing;
        let frames = drawing.movement();
        assert_eq!(frames.first(), frames.last(), "{}", shown.name);
        assert!((20..=44).contains(&frames.len()), "{}: {} frames", shown.name, frames.len());
        for key in 0..drawing.poses.len() {
            let found = frames.iter().any(|frame| (frame - key as f32).abs() < 0.001);
            assert!(found, "{}: the movement leaves out a pose", shown.name);
        }
        let first = drawing.layers(0.);
        for pair in frames.windows(2) {
            let (a, b) = (drawing.body(pair[0]), drawing.body(pair[1]));
            for ([ax, ay, _], [bx, by, _]) in every(&a).into_iter().zip(every(&b)) {
                assert!((ax - bx).hypot(ay - by) < 170., "{}: a joint jumps", shown.name);
            }
            for ((class, path), (other_class, other)) in first.iter().zip(drawing.layers(pair[1])) {
                assert_eq!((*class, verbs(path)), (other_class, verbs(&other)), "{}", shown.name);
            }
        }
    }
}

#[test]
fn beside_a_limit_the_figure_keeps_to_it_and_beside_two_there_is_none() {
    let of_cat = |f: &&Figure| f.advice.get().name == "ADV-CATCOW";
    let limits: Vec<TextId> = figures().iter().filter(of_cat).filter_map(|f| f.limit).collect();
    let advice = figures().iter().find(of_cat).expect("cat and cow").advice;
    assert_eq!(limits.len(), 2);
    for &limit in &limits {
        let figure = figure_of(&Chosen { advice, limits: vec![limit] }).expect("a figure");
        let text = english(limit);
        let drawing = read(english(figure.poses)).expect("a figure");
        for [_, _, _, upper, ..] in drawing.movement().into_iter().map(|frame| drawing.pose(frame)) {
            // Below 0 the upper back arches, above it rounds.
            let kept = if text.contains("Do not hollow") { upper >= 0. } else { text.contains("Do not round") && upper <= 0. };
            assert!(kept, "\"{text}\", but the back goes to {upper}");
        }
    }
    assert!(figure_of(&Chosen { advice, limits }).is_none());
    assert!(figure_of(&Chosen { advice, limits: Vec::new() }).is_some_and(|f| f.limit.is_none()));
}

#[test]
fn what_is_no_figure_draws_nothing() {
    let good = english(figures()[0].poses);
    assert!(read(good).is_some());
    let (numbers, _) = good.split_once('|').expect("a bar");
    let cut = numbers.rsplit_once(',').expect("a comma").0;
    for wrong in ["", "1,2,3", "|", cut, &format!("{good}|floor"), &good.replace(',', ", ")] {
        assert!(read(wrong).is_none(), "{wrong}");
    }
}
