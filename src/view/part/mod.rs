//! What screens are put together from. Plain functions from values to markup; nothing is kept
//! here. Only screens and the app use them.

mod amount;
mod cards;
mod care_card;
mod changes;
mod chart;
mod choices;
mod contact;
mod contributors;
mod error_summary;
mod frame;
mod icon;
mod plain;
mod plan;
mod question;
mod read;
mod reasons;
mod region;
mod running;
mod safety_net;
mod say;
mod sources;
mod stack;
mod start_again;

pub use cards::{cards, cauda_equina};
pub use care_card::care_card;
pub use changes::changes;
use choices::choices;
pub use contact::{call, sentences};
pub use contributors::contributors;
pub use error_summary::{error_summary, faults};
pub use frame::{back, footer, header};
pub use icon::{Icon, icon};
pub use plain::{boxed, button, element, line, paragraph, screen, text_button, unfold};
pub use plan::plan;
pub use question::{Drawn, question};
pub use read::{claims, explainers, outlook};
use reasons::quotes;
pub use reasons::{first_sentence, reasons};
pub use region::region;
pub use running::running;
pub use safety_net::safety_net;
use say::say;
use sources::{graded, sources};
pub use stack::Stack;
pub use start_again::start_again;
