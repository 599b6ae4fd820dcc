//! How an exercise looks: its poses side by side, and its movement where the runner asks for it. The poses come with the later texts as a
//! line of numbers (`build/compiler/figures.rs` writes it; `content/figures.toml` says what they mean); what does not parse is not drawn.
//!
//! The movement is made of SVG's own animations: no script, no timer, no style, so it runs under the strictest policy. It goes on until it
//! is stopped (WCAG 2.2.2), and is not offered to who wants less motion (`figure.css`).

mod body;
mod outline;
#[cfg(test)]
mod tests;

use yew::{Callback, Html};

use super::{
    Stack, button,
    plain::{boxed, element, line},
};
use crate::{
    content::{AdviceId, Figure, figures},
    engine::Chosen,
    view::{Did, Flow, Setting},
    words::key,
};
use body::{Body, HAND, NARROW, PARTS, Point, Pose, SEAT, SHOULDER, sine};
use outline::Outline;

/// How many frames of a movement stand between two key poses.
const FRAMES: f32 = 8.;
/// How long each is seen, in thousandths of a second.
const FRAME: usize = 240;

/// Adds the figure of an exercise; nothing if it has none.
pub fn figure(setting: Setting, to: &mut Stack, flow: &Flow, chosen: &Chosen, on_did: &Callback<Did>) {
    let Some(figure) = figure_of(chosen) else { return };
    let text = setting.text(figure.poses);
    let Some(drawing) = read(&text) else { return };
    let last = drawing.poses.len() - 1;
    let mut stills = Vec::new();
    for at in 0..=last {
        #[allow(clippy::cast_precision_loss)] // three at most
        stills.push(boxed("div", "", vec![drawing.picture(&[at as f32], at == last)]));
    }
    let values = [Some("poses".into()), Some("img".into()), Some(setting.text(figure.alt).into())];
    to.add(element("div", &["class", "role", "aria-label"], values, stills));
    if drawing.is_still() {
        return;
    }
    let plays = flow.playing == Some(chosen.advice);
    let (class, words) = if plays { ("quiet halt", key::FIGURE_HALT) } else { ("quiet play", key::FIGURE_PLAY) };
    // There are several such buttons on the page: each says, to who cannot see where it stands, what it moves.
    let of = line("span", "unseen", ": ".to_owned() + &setting.text(chosen.advice.get().title));
    to.add(button(class, vec![setting.text(words).into(), of], Did::Play(chosen.advice), on_did));
    // The box stands there empty too: a sibling more would make Yew put another button in place of the one that has the focus.
    let mut moving = Vec::new();
    if plays {
        moving.push(drawing.picture(&drawing.movement(), false));
    }
    to.add(boxed("div", "moving", moving));
}

/// A small picture of an exercise for beside its name; nothing if it has no figure.
pub fn thumb(setting: Setting, advice: AdviceId) -> Html {
    let Some(figure) = figure_of(&Chosen { advice, limits: Vec::new() }) else { return Html::default() };
    // The first pose is often just how to lie or stand.
    read(&setting.text(figure.poses)).map_or_else(Html::default, |drawing| drawing.picture(&[1.], false))
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
    let (mut number, mut sign) = (0., 1.);
    for byte in pieces.next()?.bytes() {
        match byte {
            b'-' => sign = -1.,
            b',' => {
                numbers.push(number * sign);
                (number, sign) = (0., 1.);
            }
            b'0'..=b'9' => number = number * 10. + f32::from(byte - b'0'),
            _ => return None,
        }
    }
    numbers.push(number * sign);
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
    fn body(&self, frame: f32) -> Body {
        let pose = &self.pose(frame);
        let [front, _, anchor, ..] = self.head;
        let [x, y, ..] = *pose;
        let [away_x, away_y] = Body::new(front != 0., pose, [0.; 2]).anchor(anchor);
        Body::new(front != 0., pose, [x - away_x, y - away_y])
    }

    /// What moves, in one frame: classes and paths from back to front, the same number of them in every frame.
    fn layers(&self, frame: f32) -> Vec<(&'static str, String)> {
        let [front, _, _, _, _, stick, accent, band_x, band_y, order @ ..] = self.head;
        let body = self.body(frame);
        // From the side the trunk has no width, unless it turns.
        let wide = self.poses.iter().any(|[_, _, _, _, _, _, _, _, top, low, ..]| *top != 0. || *low != 0.);
        let mut layers = Vec::new();
        if stick != 0. {
            let ([hip_x, hip_y], [x, y]) = (body.point(SEAT), body.point(SHOULDER));
            let (x, y) = (x - hip_x, y - hip_y);
            let long = (x * x + y * y).sqrt();
            let at = |along: f32| [hip_x + (x * along - y * 76.) / long, hip_y + (x * 76. + y * along) / long];
            layers.push(("stick", straight(at(-90.), at(520.))));
        }
        for part in order {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // one of six, and six bits
            let (part, accent) = (part as usize, accent as usize);
            let mut chain = PARTS.get(part).copied().unwrap_or_default();
            if part == 3 && !wide {
                chain = chain.get(..NARROW).unwrap_or_default();
            }
            let mut outline = Outline::default();
            outline.part(&body, chain);
            let class = match ((accent >> part) & 1, front == 0. && part < 2) {
                (0, false) => "limb",
                (0, true) => "far",
                (_, false) => "hot",
                (_, true) => "hot far",
            };
            layers.push((class, outline.path));
        }
        if band_x != 0. {
            for class in ["halo", "band"] {
                layers.push((class, straight(body.point(HAND), [band_x, band_y])));
            }
        }
        layers
    }

    /// The frames of the movement, there and back, with a rest at each end and wherever it stops: 0.5 is half of the way from the first
    /// pose to the second.
    #[allow(clippy::cast_precision_loss)] // small numbers
    fn movement(&self) -> Vec<f32> {
        let [_, _, _, through, ..] = self.head;
        let last = self.poses.len() - 1;
        // Either it stops at every pose, or it goes through to the last.
        let (stretches, long) = if through == 0. { (last, 1.) } else { (1, last as f32) };
        let mut frames = Vec::new();
        for start in 0..stretches {
            let mut frame = -1.;
            // The first and the last frame stand twice.
            while frame <= FRAMES * long + 1. {
                // Slow at both ends: half a turn of a cosine.
                let part = (frame / FRAMES / long).clamp(0., 1.);
                frames.push(start as f32 + long * (1. - sine(90. + 180. * part)) / 2.);
                frame += 1.;
            }
        }
        for at in (0..frames.len()).rev() {
            frames.extend(frames.get(at).copied());
        }
        frames
    }

    /// The pose of a frame.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // small and above 0
    fn pose(&self, frame: f32) -> Pose {
        let at = frame as usize;
        let mut pose = self.poses.get(at).copied().unwrap_or([0.; 35]);
        for (number, to) in pose.iter_mut().zip(self.poses.get(at + 1).into_iter().flatten()) {
            *number += (to - *number) * (frame - at as f32);
        }
        pose
    }

    /// A picture of one pose, or one that moves through several.
    fn picture(&self, frames: &[f32], arrows: bool) -> Html {
        let [_, high, ..] = self.head;
        let mut inside = Vec::new();
        for (class, fixed) in &self.fixed {
            if *class != "arrow" {
                inside.push(path(class, (*fixed).to_owned(), Vec::new()));
            }
        }
        let Some((&first, others)) = frames.split_first() else { return Html::default() };
        let mut all = self.layers(first);
        for &frame in others {
            for ((_, all), (_, path)) in all.iter_mut().zip(self.layers(frame)) {
                all.push(';');
                all.push_str(&path);
            }
        }
        for ((class, first), (_, all)) in self.layers(first).into_iter().zip(all) {
            let mut moves = Vec::new();
            if !others.is_empty() {
                let long = (others.len() * FRAME).to_string() + "ms";
                let values = [Some("d".into()), Some(long.into()), Some("indefinite".into()), Some(all.into())];
                moves.push(element("animate", &["attributeName", "dur", "repeatCount", "values"], values, Vec::new()));
            }
            inside.push(path(class, first, moves));
        }
        if arrows {
            for (class, fixed) in &self.fixed {
                if *class == "arrow" {
                    inside.push(path("halo", (*fixed).to_owned(), Vec::new()));
                    inside.push(path(class, (*fixed).to_owned(), Vec::new()));
                }
            }
        }
        #[allow(clippy::cast_possible_truncation)] // some thousand at most
        let high = high as i32;
        let view = "-760 ".to_owned() + &(70 - high).to_string() + " 1520 " + &high.to_string();
        let values = [Some("figure".into()), Some(view.into()), Some("true".into()), Some("false".into()), Some("figure".into())];
        element("svg", &["class", "viewBox", "aria-hidden", "focusable", "part"], values, inside)
    }
}

/// A path; what it holds animates it.
fn path(class: &str, path: String, inside: Vec<Html>) -> Html {
    element("path", &["class", "d"], [Some(class.to_owned().into()), Some(path.into())], inside)
}

/// A straight line.
fn straight(from: Point, to: Point) -> String {
    let mut line = Outline::default();
    line.to("M", from);
    line.to("L", to);
    line.path
}
