//! The outline of a body as SVG paths; only `figure` calls it. Every path has the same verbs in every pose, so that a browser can blend
//! one into the next.

use super::body::{Body, Joint, Point};

/// A path in the making, in 1/1000 of body height with y downwards.
#[derive(Default)]
pub struct Outline {
    /// What the attribute `d` takes.
    pub path: String,
}

impl Outline {
    /// A verb and a place.
    #[inline(never)]
    pub fn to(&mut self, verb: &str, [x, y]: Point) {
        self.path.push_str(verb);
        self.number(x);
        self.path.push(',');
        self.number(-y);
    }

    #[allow(clippy::cast_possible_truncation)] // some thousand at most
    fn number(&mut self, number: f32) {
        let number = number.round_ties_even() as i32;
        self.path.push_str(&number.to_string());
    }

    /// A tapered limb with round ends: two circles and what touches both.
    fn bone(&mut self, a: Joint, mut b: Joint) {
        let [ax, ay, ar] = a;
        let [bx, by, br] = b;
        let (mut x, mut y) = (bx - ax, by - ay);
        let far = (x * x + y * y).sqrt();
        // The cosine and the sine of the angle between the bone and the way to where the line touches the circle.
        let mut cos = 0.;
        if far <= (ar - br).abs() + 0.5 {
            // One circle lies in the other: the larger one, made of two halves.
            if br > ar {
                return self.bone(b, b);
            }
            b = a;
            (x, y) = (0., 1.);
        } else {
            (x, y) = (x / far, y / far);
            cos = (ar - br) / far;
        }
        let sin = (1. - cos * cos).sqrt();
        let left = [x * cos - y * sin, y * cos + x * sin];
        let right = [x * cos + y * sin, y * cos - x * sin];
        self.to("M", reach(a, left));
        self.to("L", reach(b, left));
        self.arc(b, [x, y]);
        self.arc(b, right);
        self.to("L", reach(a, right));
        self.arc(a, [-x, -y]);
        self.arc(a, left);
        self.path.push('Z');
    }

    /// Along the edge of a joint, never more than half of it.
    fn arc(&mut self, joint: Joint, way: Point) {
        let [_, _, thick] = joint;
        self.path.push('A');
        self.number(thick);
        self.path.push(',');
        self.number(thick);
        self.to(" 0 0 1 ", reach(joint, way));
    }

    /// One bone after the other.
    pub fn part(&mut self, body: &Body, chain: &[u8]) {
        let mut last = None;
        for &number in chain {
            let joint = body.joint(number);
            if let (Some(a), Some(b)) = (last, joint) {
                self.bone(a, b);
            }
            last = joint;
        }
    }
}

/// Where the edge of a joint is in a direction.
#[inline(never)]
fn reach([x, y, thick]: Joint, [dx, dy]: Point) -> Point {
    [x + dx * thick, y + dy * thick]
}
