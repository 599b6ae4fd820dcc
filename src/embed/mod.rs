//! The widget in a page: what the element's script calls. Compiled for the browser only.
//!
//! - [`Mount`]: the app in a `<div>` of a page, with settings, and a callback for events. Used by `www/backstride.js`.
//! - [`styles`]: the sheet that the script puts into a constructed sheet, once for a page.
//! - [`on_panic`]: whom to tell when nothing can be drawn any more.
//! - `headless`: questions, next screen and assessment without any drawing, for programs.
//!
//! What does not belong here: anything that could be done without a browser.

mod given;
mod headless;
mod mount;

pub use headless::{assess, next, questions};
pub use mount::{Mount, on_panic, styles};
