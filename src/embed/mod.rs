//! What JavaScript calls. Compiled for the browser only, into two modules, so that a page loads no more than it uses.
//!
//! The widget in a page, what the element's script calls:
//!
//! - `Mount`: the app in a `<div>` of a page, with settings, and a callback for events. Used by `www/backstride.js`.
//! - `load_later`: the second half of the module, which the script asks for after the first.
//! - `load_texts`: takes the texts that the script loads after the engine.
//! - `on_panic`: whom to tell when nothing can be drawn any more.
//!
//! With the feature `programs`, instead of that: questions, next screen and assessment without any drawing, and what a runner takes
//! along: pages, text, calendar, code, data file.
//!
//! What does not belong here: anything that could be done without a browser.

#[cfg(feature = "programs")]
mod given;
#[cfg(feature = "programs")]
mod headless;
#[cfg(not(feature = "programs"))]
mod mount;
mod texts;

#[cfg(feature = "programs")]
pub use headless::{assess, next, questionnaire, questions, take_along};
#[cfg(not(feature = "programs"))]
pub use mount::{Mount, load_later, on_panic};
pub use texts::load_texts;
