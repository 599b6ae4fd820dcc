//! The body of a figure: from the angles of its joints to where they are. Pure arithmetic; only `figure` calls it. Lengths are in 1/1000
//! of body height. (Floats cost nothing here: the module has instructions for them. Only their sine would bring kilobytes, so there is
//! one. Joints stand in one list, and a body part is a run of places in it: that is half the code of a struct for each.)

/// The numbers of a pose, in the order in which the content compiler writes them.
pub type Pose = [f32; 35];

/// A place.
pub type Point = [f32; 2];

/// A joint: where, and how thick the body is there.
pub type Joint = [f32; 3];

/// No joint: a part goes on elsewhere.
const LIFT: u8 = 255;
/// Where the joints of the near side begin; those of the far side follow. Before them stand the trunk (from hip to shoulder the
/// middle and both sides, seven times) and neck, end of the neck, skull, jaw, brow, nose.
const NEAR: u8 = 27;
/// Joints of a side: shoulder, elbow, wrist, hand, tips, hip, knee, ankle, heel, ball, toe.
const SIDE: u8 = 11;
/// The middle of the pelvis.
pub const SEAT: u8 = 0;
/// The near shoulder.
pub const SHOULDER: u8 = NEAR;
/// The near hand.
pub const HAND: u8 = NEAR + 3;

/// The parts of a body in the numbering of the content compiler, each as chains of joints.
pub const PARTS: [&[u8]; 6] = [
    &[43, 44, 45, 46, 47, 48, LIFT, 45, 47],
    &[38, 39, 40, 41, 42],
    &[21, 22, LIFT, 23, 24, LIFT, 25, 26],
    &[0, 3, 6, 9, 12, 15, 18, LIFT, 1, 4, 7, 10, 13, 16, 19, 20, LIFT, 2, 5, 8, 11, 14, 17, 20],
    &[32, 33, 34, 35, 36, 37, LIFT, 34, 36],
    &[27, 28, 29, 30, 31],
];
/// Of the trunk as much as is seen where it has no width.
pub const NARROW: usize = 7;

/// The joints that may stay where they are: seat, knee, ankle, ball, elbow, and the far elbow.
const ANCHORS: [u8; 6] = [SEAT, NEAR + 6, NEAR + 7, NEAR + 9, NEAR + 1, NEAR + SIDE + 1];

/// How thick the trunk is from hip to shoulder: from the side, and how much less from the front.
const TRUNK: [[f32; 2]; 7] = [[70., 20.], [67., 19.], [60., 16.], [60., 15.], [64., 16.], [62., 14.], [46., 6.]];

/// The sine of an angle in degrees, to 1/100,000.
#[inline(never)]
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
#[inline(never)]
fn go([x, y]: Point, degrees: f32, by: f32) -> Point {
    [x + sine(degrees) * by, y + sine(degrees + 90.) * by]
}

/// Where everything is: joints, and the pen that places them.
pub struct Body {
    joints: Vec<Joint>,
    at: Point,
    way: f32,
}

impl Body {
    /// The body in a pose, with the middle of the pelvis at a place.
    pub fn new(front: bool, pose: &Pose, hip: Point) -> Body {
        let [_, _, lower, upper, neck, low_len, up_len, neck_len, top, low, face, sides @ ..] = *pose;
        let chest = lower + upper;
        let waist = go(hip, lower, 1.3 * low_len);
        let shoulder = go(waist, chest, 1.6 * up_len);
        let mut body = Body { joints: Vec::with_capacity(64), at: shoulder, way: chest + neck };
        let mut step = 0.;
        for [thick, less] in TRUNK {
            let t = step / 6.;
            let along =
                |(a, b): (f32, f32), c: f32| (1. - t) * (1. - t) * a + 2. * t * (1. - t) * (2. * b - (a + c) / 2.) + t * t * c;
            let ([hx, hy], [wx, wy], [sx, sy]) = (hip, waist, shoulder);
            let width = (low + (top - low) * t) / 100.;
            let way = lower + upper * t;
            // The last one lies a little below the shoulders.
            let down = if step == 6. { -0.12 * up_len } else { 0. };
            let middle = go([along((hx, wx), sx), along((hy, wy), sy)], way, down);
            let half = (46. + 44. * t) * width * (1. - 0.9 * t * (1. - t));
            for side in [0., half, -half] {
                body.place(go(middle, way + 90., side), thick - less * width.abs().min(1.));
            }
            step += 1.;
        }
        body.place(shoulder, 32.);
        let turned = sine(face + 90.);
        // How far up from the middle of the head, how far ahead, how thick.
        for [up, ahead, thick] in [[-0.3, 0., 27.], [0., 0., 60.], [-0.27, 17., 42.], [0., 0., 16.], [-0.11, 60., 11.]] {
            let place = go(shoulder, body.way, (1.16 + up) * neck_len);
            body.place(go(place, body.way + 90., ahead * turned), thick);
        }
        let mut far = 1.;
        for side in sides.as_chunks::<12>().0 {
            // Seen from the front, the far side is the mirror image.
            let s = if front { far } else { 1. };
            let [arm, elbow, wrist, arm_len, fore_len, thigh, knee, ankle, toes, thigh_len, shank_len, foot_len] = *side;
            body.begin(go(shoulder, chest + 90., 0.9 * top * far), chest, 33.);
            body.step(-s * arm, 1.7 * arm_len, 24.);
            body.step(-s * elbow, 1.45 * fore_len, 18.);
            body.step(-s * wrist, 17.5, 20.);
            body.step(0., 32.5, 14.);
            body.begin(go(hip, lower + 90., 0.46 * low * far), lower, 50.);
            body.step(-s * thigh, 2.45 * thigh_len, 35.);
            body.step(s * knee, 2.4 * shank_len, 23.);
            body.way -= s * (90. + ankle);
            let (from, way) = (body.at, body.way);
            // A foot seen end on is short and thick.
            let end_on = foot_len < 70.;
            for [along, up, thick] in
                if end_on { [[0.1, 0., 24.], [0.75, 0., 23.]] } else { [[-0.22, -25., 20.], [0.72, -29., 16.]] }
            {
                body.at = go(go(from, way, along * foot_len), way - 90., up * s);
                body.place(body.at, thick);
            }
            if end_on {
                body.step(0., 10., 19.);
            } else {
                body.step(-s * toes, 34., 15.);
            }
            far = -1.;
        }
        body
    }

    #[inline(never)]
    fn place(&mut self, [x, y]: Point, thick: f32) {
        self.joints.push([x, y, thick]);
    }

    /// Begins a limb, which hangs along the trunk.
    #[inline(never)]
    fn begin(&mut self, at: Point, trunk: f32, thick: f32) {
        (self.at, self.way) = (at, 180. + trunk);
        self.place(at, thick);
    }

    /// Turns, goes on and places a joint there.
    #[inline(never)]
    fn step(&mut self, turn: f32, by: f32, thick: f32) {
        self.way += turn;
        self.at = go(self.at, self.way, by);
        self.place(self.at, thick);
    }

    /// A joint; none for what is no joint.
    pub fn joint(&self, number: u8) -> Option<Joint> {
        self.joints.get(usize::from(number)).copied()
    }

    /// Where a joint is.
    pub fn point(&self, number: u8) -> Point {
        let [x, y, _] = self.joint(number).unwrap_or_default();
        [x, y]
    }

    /// Where the joint is that stays still, by its number in the content compiler.
    pub fn anchor(&self, number: f32) -> Point {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // one of six
        self.point(ANCHORS.get(number as usize).copied().unwrap_or(SEAT))
    }
}
