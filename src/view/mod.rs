//! What a runner sees: the screens, drawn by Yew. Every screen renders natively.
//!
//! - [`App`] is the root and the only component: it holds the one state, [`Flow`], and shows one screen of `screen/`.
//! - `part/` holds what screens are put together from. Screens and parts are plain functions from values to markup; what the runner does
//!   comes out as a [`Did`]. (Six components more cost 25 kB of module, and would keep state in six places.)
//! - `style/` holds the styles, [`STYLES`] and those of the second half; whoever mounts the app adopts them.
//! - [`later`] is the cut through the module: what is drawn by the half that a page loads second.
//! - `browser` is the only file that touches the browser: focus, clipboard, what a field holds.
//!
//! What does not belong here: which screen comes next (`session`), which texts a result holds (`report`), and how the app gets into
//! a page (`embed`). No `style` attribute, no `<style>` element, no inner HTML and no portal: a strict policy blocks them.

mod app;
mod browser;
mod date;
mod diary;
mod flow;
pub mod later;
mod part;
mod screen;
mod setting;
mod style;

pub use app::{App, Begin, Props};
pub use date::Date;
pub use diary::{Draft, Field, Keeping, Mark, Told, Trouble};
pub use flow::{Counts, Did, Event, Flow, Take};
pub use setting::Setting;
pub use style::STYLES;
