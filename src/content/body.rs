//! What the body map holds: views of a body, and the places on it, each an option of one question. Rows of the tables like those in
//! `shapes.rs`; only `view` draws them.

use super::{OptionId, QuestionId, TextId};

/// The map.
#[derive(Debug)]
pub struct BodyMap {
    /// The question whose options are places on it.
    pub question: QuestionId,
    /// The lines of the views and then those of the places, with two spaces between; a view has several, with one space between: the
    /// outline, what the body wears, and fine ones. Each is a way from point to point, two letters a step (`view/part/curve.rs`);
    /// empty if another one is drawn.
    pub lines: TextId,
    /// The views, in order.
    pub views: &'static [BodyView],
    /// The places of all views, in the order of the options.
    pub spots: &'static [BodySpot],
}

/// The body from one side.
#[derive(Debug)]
pub struct BodyView {
    /// Its id, such as `back`.
    pub name: &'static str,
    /// Its name.
    pub title: TextId,
    /// What is on the viewer's left,
    pub left: TextId,
    /// and on the viewer's right.
    pub right: TextId,
    /// Its rectangle, as SVG writes it.
    pub view_box: &'static str,
    /// Whether the lines are drawn as they are,
    pub plain: bool,
    /// and whether mirrored.
    pub mirrored: bool,
    /// The view whose lines are drawn.
    pub drawn: u8,
    /// Whether the picture on the result has it.
    pub still: bool,
}

/// A place in a view.
#[derive(Debug)]
pub struct BodySpot {
    /// The option it ticks.
    pub option: OptionId,
    /// The option that makes it the worst spot.
    pub worst: Option<OptionId>,
    /// The view it is in.
    pub view: u8,
    /// The place whose shape is drawn: mirrored, if it is another one.
    pub drawn: u8,
    /// Its touch area in the view, as SVG writes it.
    pub view_box: &'static str,
    /// Where its mark stands and how big it is, as SVG writes it.
    pub mark: &'static str,
}
