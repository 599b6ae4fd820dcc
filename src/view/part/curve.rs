//! A smooth line through points (Catmull and Rom), as SVG writes it: the body map travels as points, which weigh half of their curves.
//! Whole numbers only. Only `body_map` calls it.

/// A point, and whether the line turns a corner there.
type Turn = ([i32; 2], bool);

/// The `d` of a path through the points of a way. Two letters are a step, right and down, from the point before; a step of nothing makes
/// a corner of it. The content compiler writes ways (`build/compiler/body_map.rs`).
pub fn curve(way: &str, closed: bool) -> String {
    // A closed line goes on as it began; an open one ends in corners. The first and the last point only bend what is between.
    let mut points: Vec<Turn> = Vec::new();
    let mut at = [0, 0];
    let mut letters = way.chars();
    while let (Some(right), Some(down)) = (letters.next(), letters.next()) {
        let next = [at[0] + number(right), at[1] + number(down)];
        match points.last_mut() {
            Some(last) if next == at => last.1 = true,
            _ => points.push((next, points.is_empty() && !closed)),
        }
        at = next;
    }
    if let [first, second, .., mut last] = *points {
        last.1 |= !closed;
        points.pop();
        points.insert(0, last);
        points.push(last);
        points.push(first);
        if closed {
            points.push(second);
        }
    }
    let mut out = String::new();
    for four in points.windows(4) {
        if let [before, from, to, behind] = four {
            let leave = if from.1 { part(from, to, 3) } else { part(before, to, 6) };
            let reach = if to.1 { part(from, to, 3) } else { part(from, behind, 6) };
            let ([x, y], [a, b]) = (from.0, to.0);
            let numbers = [x, y, x + leave[0], y + leave[1], a - reach[0], b - reach[1], a, b];
            for (at, number) in numbers.iter().enumerate().skip(if out.is_empty() { 0 } else { 2 }) {
                out.push(match at {
                    0 => 'M',
                    2 => 'C',
                    _ => ' ',
                });
                out.push_str(&number.to_string());
            }
        }
    }
    out
}

/// What a letter stands for: 0, -1, 1, -2 ... from `!` on.
fn number(letter: char) -> i32 {
    let zigzag = letter as i32 - '!' as i32;
    (zigzag >> 1) ^ -(zigzag & 1)
}

/// A part of the way between two points, rounded.
fn part(from: &Turn, to: &Turn, part: i32) -> [i32; 2] {
    let ([x, y], [a, b]) = (from.0, to.0);
    [(a - x + part / 2).div_euclid(part), (b - y + part / 2).div_euclid(part)]
}

#[cfg(test)]
mod tests {
    use super::{curve, number};

    /// The way of these steps.
    fn way(steps: &[(i32, i32)]) -> String {
        let letter = |n: i32| ('!'..).find(|&letter| number(letter) == n).expect("a letter for every number");
        steps.iter().flat_map(|&(x, y)| [letter(x), letter(y)]).collect()
    }

    #[test]
    fn a_closed_line_comes_back_and_an_open_one_ends_straight() {
        let square = way(&[(10, 10), (12, 0), (0, 12), (-12, 0)]);
        assert_eq!(curve(&square, true), "M10 10C12 8 20 8 22 10C24 12 24 20 22 22C20 24 12 24 10 22C8 20 8 12 10 10");
        assert_eq!(curve(&way(&[(0, 0), (6, 0), (6, 0)]), false), "M0 0C2 0 4 0 6 0C8 0 10 0 12 0");
    }

    #[test]
    fn a_step_of_nothing_is_a_corner() {
        let corner = curve(&way(&[(0, 0), (6, 0), (0, 0), (0, 6)]), false);
        assert_eq!(corner, "M0 0C2 0 4 0 6 0C6 2 6 4 6 6");
    }

    #[test]
    fn nothing_is_drawn_through_no_point() {
        assert_eq!(curve("", false), "");
    }
}
