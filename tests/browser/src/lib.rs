//! Drives the built widget in a real browser, the way a person would.
//!
//! For the tests in `tests/` and for `cargo xtask screenshots`. A test makes a [`Page`], opens a
//! page of its [`Site`], finds controls by the words a person reads, and clicks and types for real:
//!
//! ```no_run
//! use backstride_browser::{Page, Size};
//!
//! let page = Page::new();
//! page.size(Size::PHONE);
//! page.open("/pages/widget.html");
//! page.press("Continue");
//! assert_eq!(page.requests_since_load(), [""; 0]);
//! ```
//!
//! Everything here panics with a plain message and the line of the test that asked, since a test can
//! do nothing better with an error. When a test fails, [`Page`] leaves a picture and says where.
//!
//! # Why fantoccini
//!
//! Of the two maintained WebDriver clients, `fantoccini` builds in 25 s on two cores and `thirtyfour`
//! in 31 s, with as many crates. Both return an element that a script found inside a shadow root.
//! `thirtyfour` has typed calls for Chromium's own commands; we need two of them, and `fantoccini`
//! sends any command given its address. Both drive Firefox and WebKit too.
//!
//! # Firefox and WebKit
//!
//! Whole stories run in them too ([`Page::within`]), with what the WebDriver standard has. Preferences, zoom, small phones
//! and the browser's own logs are Chromium's; a script in the page stands in for the logs.

#![forbid(unsafe_code)]

mod axe;
mod driver;
mod emulate;
mod layout;
mod page;
mod person;
mod picture;
mod reading;
mod reference;
mod runner;
mod session;
mod site;
mod traffic;

pub use axe::Violation;
pub use emulate::{Media, Size};
pub use page::{Browser, Event, Page};
pub use person::Key;
pub use picture::differs;
pub use reference::References;
pub use runner::Runner;
pub use site::{Answer, STRICT_POLICY, Site};
