//! What a runner sees: the screens, drawn by Yew. Props are values, callbacks take domain types, and every screen renders natively.
//!
//! - [`App`] is the root: it holds the [`Session`](crate::session::Session) and shows one screen of `screen/`.
//! - `part/` holds what screens are put together from: plain functions from values to markup, and components where something is kept.
//! - `style/` holds the one sheet of styles, [`STYLES`]; whoever mounts the app adopts it.
//! - `browser` is the only file that touches the browser: focus, clipboard, what a field holds.
//!
//! What does not belong here: which screen comes next (`session`), which texts a result holds (`report`), and how the app gets into
//! a page (`embed`). No `style` attribute, no `<style>` element, no inner HTML and no portal: a strict policy blocks them.

mod app;
mod browser;
mod date;
mod flow;
mod part;
mod screen;
mod setting;
mod style;

pub use app::{App, Props};
pub use date::Date;
pub use flow::Event;
pub use setting::Setting;
pub use style::STYLES;

/// One screen at a time, for tests that render it natively; [`App`] puts them together.
pub mod screens {
    pub use super::screen::{Ask, AskProps, Result, ResultProps, Review, ReviewProps, Welcome, WelcomeProps};
}
