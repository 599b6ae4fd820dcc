//! The body of a figure: from the angles of its joints to where they are. Pure arithmetic; only `figure` calls it. Lengths are in 1/1000
//! of body height. (Floats cost nothing here: the module has instructions for them. Only their sine would bring kilobytes, so there is one.)

/// The numbers of a pose, in the order in which the content compiler writes them.
pub type Pose = [f32; 35];

/// A place.
pub type Point = [f32; 2];

/// A joint: where, and how thick the body is there.
pub type Joint = [f32; 3];

/// Where everything is.
pub struct Body {
    /// Along the back from hip to shoulder: the middle, and both sides.
    pub spine: [[Joint; 7]; 3],
    /// Lower and upper end of the neck, middle of the head, jaw, nose.
    pub head: [Joint; 5],
    /// The near side and the far one.
    pub limbs: [Limbs; 2],
}

/// An arm and a leg.
#[derive(Clone, Copy)]
pub struct Limbs {
    /// Shoulder, elbow, wrist, hand, tips.
    pub arm: [Joint; 5],
    /// Hip, knee, ankle, heel, ball, toe.
    pub leg: [Joint; 6],
}

/// How thick the trunk is from hip to shoulder: from the side, and how much less from the front.
const TRUNK: [[f32; 2]; 7] = [[70., 20.], [67., 19.], [60., 16.], [60., 15.], [64., 16.], [62., 14.], [46., 6.]];

/// Half of the width from the front: shoulders, hips.
const WIDE: [f32; 2] = [90., 46.];

/// The sine of an angle in degrees, to 1/100,000.
pub fn sine(degrees: f32) -> f32 {
    let mut quarters = degrees / 90.;
    quarters -= 4. * (quarters / 4.).round_ties_even();
    if quarters.abs() > 1. {
        quarters = 2_f32.copysign(quarters) - quarters;
    }
    let square = quarters * quarters;
    quarters * (1.570_791 - square * (0.645_892_2 - square * (0.079_434_3 - square * 0.004_333_1)))
}

/// A step from a place: 0 degrees is up, 90 to the right.
fn go(from: Point, degrees: f32, by: f32) -> Point {
    let [x, y] = from;
    [x + sine(degrees) * by, y + sine(degrees + 90.) * by]
}

fn joint([x, y]: Point, thick: f32) -> Joint {
    [x, y, thick]
}

impl Body {
    /// The body in a pose, with the middle of the pelvis at a place.
    pub fn new(front: bool, pose: &Pose, hip: Point) -> Body {
        let [_, _, lower, upper, neck, low_len, up_len, neck_len, wide_top, wide_low, face, limbs @ ..] = *pose;
        let (chest, head_way) = (lower + upper, lower + upper + neck);
        let [low_len, up_len, neck_len, wide_top, wide_low] = [low_len, up_len, neck_len, wide_top, wide_low].map(|n| n / 100.);
        let waist = go(hip, lower, 130. * low_len);
        let shoulder = go(waist, chest, 160. * up_len);
        let head = go(shoulder, head_way, 116. * neck_len);
        let turned = sine(face + 90.);
        let ahead = |down: f32, by: f32| go(go(head, head_way, down * neck_len), head_way + 90., by * turned);
        let [shoulders, hips] = WIDE;
        let mut body = Body {
            spine: [[[0.; 3]; 7]; 3],
            head: [
                joint(shoulder, 32.),
                joint(go(head, head_way, -30. * neck_len), 27.),
                joint(head, 60.),
                joint(ahead(-27., 17.), 42.),
                joint(ahead(-11., 60.), 11.),
            ],
            limbs: [(); 2].map(|()| Limbs { arm: [[0.; 3]; 5], leg: [[0.; 3]; 6] }),
        };
        let [middle, left, right] = &mut body.spine;
        for (at, (((m, l), r), [thick, less])) in middle.iter_mut().zip(left).zip(right).zip(TRUNK).enumerate() {
            #[allow(clippy::cast_precision_loss)] // seven of them
            let t = at as f32 / 6.;
            let along =
                |a: f32, b: f32, c: f32| (1. - t) * (1. - t) * a + 2. * t * (1. - t) * (2. * b - (a + c) / 2.) + t * t * c;
            let ([hx, hy], [wx, wy], [sx, sy]) = (hip, waist, shoulder);
            let width = wide_low + (wide_top - wide_low) * t;
            let half = (hips + (shoulders - hips) * t) * width * (1. - 0.9 * t * (1. - t));
            let way = lower + upper * t;
            let place = go([along(hx, wx, sx), along(hy, wy, sy)], way, if at == 6 { -12. * up_len } else { 0. });
            let thick = thick - less * width.abs().min(1.);
            *m = joint(place, thick);
            *l = joint(go(place, way + 90., half), thick);
            *r = joint(go(place, way + 90., -half), thick);
        }
        let (sides, _) = limbs.as_chunks::<12>();
        for ((limbs, given), far) in body.limbs.iter_mut().zip(sides).zip([1., -1.]) {
            // Seen from the front, the far side is the mirror image.
            let s = if front { far } else { 1. };
            *limbs = self::limbs(
                s,
                given,
                (go(shoulder, chest + 90., shoulders * wide_top * far), chest),
                (go(hip, lower + 90., hips * wide_low * far), lower),
            );
        }
        body
    }

    /// Where the joint is that stays still, by its number in the content compiler.
    pub fn anchor(&self, number: f32) -> Point {
        let [Limbs { arm: [_, elbow, ..], leg: [_, knee, ankle, _, ball, _] }, Limbs { arm: [_, elbow2, ..], .. }] = self.limbs;
        let [[seat, ..], ..] = self.spine;
        let all = [seat, knee, ankle, ball, elbow, elbow2];
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // one of six
        let [x, y, _] = all.get(number as usize).copied().unwrap_or(seat);
        [x, y]
    }
}

/// One side: angles and percents, then where the limbs begin and how the trunk leans there.
fn limbs(s: f32, given: &[f32; 12], (shoulder, chest): (Point, f32), (hip, lower): (Point, f32)) -> Limbs {
    let [
        upper_arm,
        elbow_turn,
        wrist_turn,
        arm_len,
        fore_len,
        thigh,
        knee_turn,
        ankle_turn,
        toe_turn,
        thigh_len,
        shank_len,
        foot_len,
    ] = *given;
    // Angles of limbs count from down.
    let mut way = 180. + chest - s * upper_arm;
    let elbow = go(shoulder, way, 1.7 * arm_len);
    way -= s * elbow_turn;
    let wrist = go(elbow, way, 1.45 * fore_len);
    way -= s * wrist_turn;
    let arm = [
        joint(shoulder, 33.),
        joint(elbow, 24.),
        joint(wrist, 18.),
        joint(go(wrist, way, 17.5), 20.),
        joint(go(wrist, way, 50.), 14.),
    ];

    let mut way = 180. + lower - s * thigh;
    let knee = go(hip, way, 2.45 * thigh_len);
    way += s * knee_turn;
    let ankle = go(knee, way, 2.4 * shank_len);
    way -= s * (90. + ankle_turn);
    let long = foot_len / 100.;
    let [heel, ball, toe] = if long < 0.7 {
        // A foot seen end on.
        let ball = go(ankle, way, 75. * long);
        [joint(go(ankle, way, 10. * long), 24.), joint(ball, 23.), joint(go(ball, way, 10.), 19.)]
    } else {
        let foot = |along: f32, up: f32| go(go(ankle, way, along * long), way - 90., up * s);
        let ball = foot(72., -29.);
        [joint(foot(-22., -25.), 20.), joint(ball, 16.), joint(go(ball, way - s * toe_turn, 34.), 15.)]
    };
    Limbs { arm, leg: [joint(hip, 50.), joint(knee, 35.), joint(ankle, 23.), heel, ball, toe] }
}
