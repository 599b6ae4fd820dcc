//! How an exercise looks: its poses side by side, and its movement where the runner asks for it. The poses come with the later texts as a
//! line of numbers (`build/compiler/figures.rs` writes it; `content/figures.toml` says what they mean); what does not parse is not drawn.
//!
//! The movement is made of SVG's own animations: no script, no timer, no style, so it runs under the strictest policy. It goes on until it
//! is stopped (WCAG 2.2.2), and is not offered to who wants less motion (`figure.css`).

mod body;
mod outline;
#[cfg(test)]
mod tests;

use yew::{AttrValue, Callback, Html};

use super::{
    Stack, button,
    plain::{boxed, element, line},
};
use crate::{
    content::{Figure, figures},
    engine::Chosen,
    view::{Did, Flow, Setting},
    words::key,
};
use body::{Body, Limbs, Point, Pose, sine};
use outline::Outline;

/// How many frames of a movement stand between two key poses.
const FRAMES: usize = 8;
/// How long each is seen, in thousandths of a second.
const FRAME: usize = 240;

/// Adds the figure of an exercise; nothing if it has none.
pub fn figure(setting: Setting, to: &mut Stack, flow: &Flow, chosen: &Chosen, on_did: &Callback<Did>) {
    let Some(figure) = figure_of(chosen) else { return };
    let text = setting.text(figure.poses);
    let Some(drawing) = read(&text) else { return };
    let last = drawing.poses.len() - 1;
    let mut stills = Vec::new();
    for (at, pose) in drawing.poses.iter().enumerate() {
        stills.push(boxed("div", "", vec![drawing.picture(&[*pose], at == last)]));
    }
    let values = ["poses".into(), "img".into(), AttrValue::from(setting.text(figure.alt))].map(Some);
    to.add(element("div", &["class", "role", "aria-label"], values, stills));
    if drawing.is_still() {
        return;
    }
    let plays = flow.playing == Some(chosen.advice);
    let (class, words) = if plays { ("quiet halt", key::FIGURE_HALT) } else { ("quiet play", key::FIGURE_PLAY) };
    // There are several such buttons on the page: each says, to who cannot see where it stands, what it moves.
    let of = line("span", "unseen", [": ", &setting.text(chosen.advice.get().title)].concat());
    to.add(button(class, vec![setting.text(words).into(), of], Did::Play(chosen.advice), on_did));
    // The box stands there empty too: a sibling more would make Yew put another button in place of the one that has the focus.
    let mut moving = Vec::new();
    if plays {
        moving.push(drawing.picture(&drawing.movement(), false));
    }
    to.add(boxed("div", "moving", moving));
}

/// The figure of an exercise as it is shown to this runner: where a limit has a figure of its own, that one. None where two have, for
/// then neither is right.
fn figure_of(chosen: &Chosen) -> Option<&'static Figure> {
    let (mut own, mut limited) = (None, None);
    for figure in figures() {
        if figure.advice != chosen.advice {
            continue;
        }
        match figure.limit {
            None => own = Some(figure),
            Some(limit) if !chosen.limits.contains(&limit) => {}
            Some(_) if limited.is_some() => return None,
            Some(_) => limited = Some(figure),
        }
    }
    limited.or(own)
}

/// A figure as the content compiler wrote it.
struct Drawing<'a> {
    head: [f32; 15],
    poses: Vec<Pose>,
    /// What does not move: a class and a path.
    fixed: Vec<(&'a str, &'a str)>,
}

/// Reads the line; `None` if it is not one.
fn read(text: &str) -> Option<Drawing<'_>> {
    let mut pieces = text.split('|');
    let mut numbers: Vec<f32> = Vec::new();
    for number in pieces.next()?.split(',') {
        numbers.push(number.parse::<i16>().ok()?.into());
    }
    let (head, poses) = numbers.split_first_chunk()?;
    let (poses, rest) = poses.as_chunks();
    let mut fixed = Vec::new();
    for piece in pieces {
        fixed.push(piece.split_once('=')?);
    }
    (poses.len() > 1 && rest.is_empty()).then(|| Drawing { head: *head, poses: poses.to_vec(), fixed })
}

impl Drawing<'_> {
    /// Whether there is no movement to see.
    fn is_still(&self) -> bool {
        let [_, _, _, _, still, ..] = self.head;
        still != 0.
    }

    /// The body where it belongs: the joint that stays still is where the pose says.
    fn body(&self, pose: &Pose) -> Body {
        let [front, _, anchor, ..] = self.head;
        let [x, y, ..] = *pose;
        let [away_x, away_y] = Body::new(front != 0., pose, [0.; 2]).anchor(anchor);
        Body::new(front != 0., pose, [x - away_x, y - away_y])
    }

    /// What moves, in one frame: classes and paths from back to front, the same number of them in every frame.
    fn layers(&self, pose: &Pose) -> Vec<(&'static str, String)> {
        let [front, _, _, _, _, stick, accent, band_x, band_y, order @ ..] = self.head;
        let Body { spine: [middle, left, right], head: [neck, neck_end, skull, jaw, nose], limbs: [near, far] } = self.body(pose);
        // From the side the trunk has no width, unless it turns.
        let wide = self.poses.iter().any(|[_, _, _, _, _, _, _, _, top, low, ..]| *top != 0. || *low != 0.);
        let mut layers = Vec::new();
        let [hip_x, hip_y, _] = middle[0];
        let [hand_x, hand_y, _] = near.arm[3];
        if stick != 0. {
            let [shoulder_x, shoulder_y, _] = near.arm[0];
            let (x, y) = (shoulder_x - hip_x, shoulder_y - hip_y);
            let long = (x * x + y * y).sqrt();
            let (x, y) = (x / long, y / long);
            let at = |along: f32| [hip_x - y * 76. + x * along, hip_y + x * 76. + y * along];
            layers.push(("stick", straight(at(-90.), at(520.))));
        }
        for part in order {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // one of six
            let part = part as u8;
            let mut outline = Outline::default();
            match part {
                0 => leg(&mut outline, &far),
                1 => outline.chain(&far.arm),
                2 => {
                    let [x, y, _] = skull;
                    for pair in [[neck, neck_end], [skull, jaw], [[x, y, 16.], nose]] {
                        outline.chain(&pair);
                    }
                }
                3 => {
                    outline.chain(&middle);
                    if wide {
                        outline.chain(&left);
                        outline.chain(&right);
                        outline.chain(&[left[6], right[6]]);
                    }
                }
                4 => leg(&mut outline, &near),
                _ => outline.chain(&near.arm),
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // six bits
            let hot = (accent as u8 >> part) & 1 == 1;
            let class = match (hot, front == 0. && part < 2) {
                (false, false) => "body",
                (true, false) => "hot",
                (false, true) => "far",
                (true, true) => "hot far",
            };
            layers.push((class, outline.path));
        }
        if band_x != 0. {
            for class in ["halo", "band"] {
                layers.push((class, straight([hand_x, hand_y], [band_x, band_y])));
            }
        }
        layers
    }

    /// The frames of the movement, there and back, with a rest at each end and wherever it stops.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // small and above 0
    fn movement(&self) -> Vec<Pose> {
        let [_, _, _, through, ..] = self.head;
        // Either it stops at every pose, or it goes through to the last.
        let step = if through == 0. { 1 } else { self.poses.len() - 1 };
        let mut frames = Vec::new();
        for start in (0..self.poses.len() - 1).step_by(step) {
            let count = FRAMES * step;
            frames.extend(self.at(start, 0.));
            for frame in 0..=count {
                // Slow at both ends: half a turn of a cosine.
                let eased = (1. - sine(frame as f32 * 180. / count as f32 + 90.)) / 2. * step as f32;
                let whole = eased as usize;
                frames.extend(self.at(start + whole, eased - whole as f32));
            }
            frames.extend(self.at(start + step, 0.));
        }
        let mut back = frames.clone();
        back.reverse();
        frames.append(&mut back);
        frames
    }

    /// The pose part of the way from one to the next.
    fn at(&self, pose: usize, part: f32) -> Option<Pose> {
        let from = *self.poses.get(pose)?;
        Some(self.poses.get(pose + 1).map_or(from, |to| between(&from, to, part)))
    }

    /// A picture of one pose, or one that moves through several.
    fn picture(&self, frames: &[Pose], arrows: bool) -> Html {
        let [_, high, ..] = self.head;
        let mut inside = Vec::new();
        for (class, fixed) in &self.fixed {
            if *class != "arrow" {
                inside.push(path(class, fixed, Vec::new()));
            }
        }
        let mut layers: Vec<(&'static str, String, String)> = Vec::new();
        for frame in frames {
            for (at, (class, path)) in self.layers(frame).into_iter().enumerate() {
                match layers.get_mut(at) {
                    Some((_, _, all)) => {
                        all.push(';');
                        all.push_str(&path);
                    }
                    None => layers.push((class, path.clone(), path)),
                }
            }
        }
        for (class, first, all) in layers {
            let mut moves = Vec::new();
            if frames.len() > 1 {
                let long = ((frames.len() - 1) * FRAME).to_string() + "ms";
                let names = &["attributeName", "dur", "repeatCount", "values"];
                moves.push(element(
                    "animate",
                    names,
                    [Some("d".into()), Some(long.into()), Some("indefinite".into()), Some(all.into())],
                    Vec::new(),
                ));
            }
            inside.push(path(class, &first, moves));
        }
        if arrows {
            for (class, fixed) in &self.fixed {
                if *class == "arrow" {
                    inside.push(path("halo", fixed, Vec::new()));
                    inside.push(path(class, fixed, Vec::new()));
                }
            }
        }
        #[allow(clippy::cast_possible_truncation)] // some thousand at most
        let high = high as i32;
        let view = ["-760 ", &(70 - high).to_string(), " 1520 ", &high.to_string()].concat();
        let names = &["class", "viewBox", "aria-hidden", "focusable"];
        let [class, hidden, focusable] = ["figure", "true", "false"].map(|value| Some(value.into()));
        element("svg", names, [class, Some(view.into()), hidden, focusable], inside)
    }
}

/// A path; what it holds animates it.
fn path(class: &str, path: &str, inside: Vec<Html>) -> Html {
    element("path", &["class", "d"], [class, path].map(|value| Some(AttrValue::from(value.to_owned()))), inside)
}

/// A straight line.
fn straight(from: Point, to: Point) -> String {
    let mut line = Outline::default();
    line.to("M", from);
    line.to("L", to);
    line.path
}

fn leg(outline: &mut Outline, limbs: &Limbs) {
    let [_, _, ankle, _, ball, _] = limbs.leg;
    outline.chain(&limbs.leg);
    outline.chain(&[ankle, ball]);
}

/// A pose between two, part of the way.
fn between(from: &Pose, to: &Pose, part: f32) -> Pose {
    let mut pose = *from;
    for (number, to) in pose.iter_mut().zip(to) {
        *number += (to - *number) * part;
    }
    pose
}
