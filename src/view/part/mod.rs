//! What screens are put together from. Plain functions from values to markup; a component only where something is kept (a text being
//! typed, "copied"). Only screens and the app use them.

mod amount;
mod care_card;
mod cards;
mod choices;
mod contact;
mod copy;
mod error_summary;
mod frame;
mod icon;
mod question;
mod reasons;
mod region;
mod safety_net;
mod start_again;

pub use care_card::care_card;
pub use cards::{cards, cauda_equina};
pub use contact::{call, sentences};
pub use error_summary::{Fault, error_summary, faults};
pub use frame::{footer, header};
pub use icon::{Icon, icon};
pub use question::{Drawn, question};
pub use reasons::{first_sentence, reasons};
pub use region::region;
pub use safety_net::safety_net;
pub use start_again::StartAgain;
