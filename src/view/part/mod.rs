//! What screens are put together from. Plain functions from values to markup; nothing is kept
//! here. Only screens and the app use them.

mod amount;
mod cards;
mod care_card;
mod choices;
mod contact;
mod error_summary;
mod frame;
mod icon;
mod plain;
mod question;
mod reasons;
mod region;
mod safety_net;
mod say;
mod start_again;

pub use cards::{cards, cauda_equina};
pub use care_card::care_card;
use choices::choices;
pub use contact::{call, sentences};
pub use error_summary::{error_summary, faults};
pub use frame::{back, footer, header};
pub use icon::{Icon, icon};
pub use plain::{boxed, button, each, line, list, paragraph, text_button};
pub use question::{Drawn, question};
pub use reasons::{first_sentence, reasons};
pub use region::region;
pub use safety_net::safety_net;
use say::say;
pub use start_again::start_again;
