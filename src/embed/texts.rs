//! How texts get into a module: the widget's, and the one for programs. Called by the shell only.

use wasm_bindgen::prelude::*;

use crate::words::{Batch, Language};

/// Takes a part of the texts of a language, and tells whether they belong to this engine. Widgets show them from their next
/// `update` on. `later` is the part that comes after the first result.
#[wasm_bindgen(js_name = loadTexts)]
pub fn load_texts(language: &str, later: bool, texts: String) -> bool {
    let part = if later { Batch::Later } else { Batch::First };
    Language::named(language).is_some_and(|l| l.id() == language && l.load(part, texts))
}
