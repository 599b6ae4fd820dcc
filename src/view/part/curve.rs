//! A smooth line through points (Catmull and Rom), as SVG writes it: the body map travels as points, which weigh half of their curves.
//! Whole numbers only. Only `body_map` calls it.

use crate::content::BodyPoint;

/// A point, and whether the line turns a corner there.
type Turn = (i32, i32, bool);

/// The `d` of a path through the points that these steps lead to. A step of nothing makes a corner of the point before it.
pub fn curve(steps: &[BodyPoint], closed: bool) -> String {
    let mut points: Vec<Turn> = Vec::with_capacity(steps.len());
    let (mut x, mut y) = (0, 0);
    for step in steps {
        match points.last_mut() {
            Some(last) if step.x == 0 && step.y == 0 => last.2 = true,
            _ => {
                (x, y) = (x + i32::from(step.x), y + i32::from(step.y));
                points.push((x, y, false));
            }
        }
    }
    let ends = points.len().saturating_sub(1);
    if !closed {
        for end in [0, ends] {
            if let Some(point) = points.get_mut(end) {
                point.2 = true;
            }
        }
    }
    let mut out = String::from("M");
    let mut write = |numbers: &[i32]| {
        for number in numbers {
            out.push_str(&number.to_string());
            out.push(' ');
        }
        out.push('C');
    };
    let at = |at: usize| points.get(at % (ends + 1)).copied().unwrap_or_default();
    let (x, y, _) = at(0);
    write(&[x, y]);
    let pieces = if closed { ends + 1 } else { ends };
    for i in 0..pieces {
        let (from, to) = (at(i), at(i + 1));
        let (before, behind) = (at(i + ends), at(i + 2));
        let a = if from.2 { arm(from, to, 3) } else { arm(before, to, 6) };
        let b = if to.2 { arm(from, to, 3) } else { arm(from, behind, 6) };
        write(&[from.0 + a.0, from.1 + a.1, to.0 - b.0, to.1 - b.1, to.0, to.1]);
    }
    // The last letter has no numbers behind it.
    out.pop();
    out
}

/// A part of the way between two points, rounded.
fn arm(from: Turn, to: Turn, part: i32) -> (i32, i32) {
    let of = |way: i32| (way + part / 2).div_euclid(part);
    (of(to.0 - from.0), of(to.1 - from.1))
}

#[cfg(test)]
mod tests {
    use super::{BodyPoint, curve};

    fn steps(steps: &[(i16, i16)]) -> Vec<BodyPoint> {
        steps.iter().map(|&(x, y)| BodyPoint { x, y }).collect()
    }

    #[test]
    fn a_closed_line_comes_back_and_an_open_one_ends_straight() {
        let square = steps(&[(10, 10), (12, 0), (0, 12), (-12, 0)]);
        assert_eq!(curve(&square, true).trim(), "M10 10 C12 8 20 8 22 10 C24 12 24 20 22 22 C20 24 12 24 10 22 C8 20 8 12 10 10");
        assert_eq!(curve(&steps(&[(0, 0), (6, 0)]), false).trim(), "M0 0 C2 0 4 0 6 0");
    }

    #[test]
    fn a_step_of_nothing_is_a_corner() {
        let corner = curve(&steps(&[(0, 0), (6, 0), (0, 0), (0, 6)]), false);
        assert_eq!(corner.trim(), "M0 0 C2 0 4 0 6 0 C6 2 6 4 6 6");
    }

    #[test]
    fn nothing_is_drawn_through_no_point() {
        assert_eq!(curve(&[], false).trim(), "M0 0");
    }
}
