//! A short text as a code to scan: the squares as one path, to be drawn as one shape.

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

/// A code: dark squares on a light ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// How many squares wide and high, with the light edge that readers need around it.
    pub size: u16,
    /// The dark squares, as the path of an SVG of this size.
    pub path: String,
}

/// The light edge, in squares, that the standard asks for.
const EDGE: i32 = 4;

/// The code of a text; `None` for one that is too long. A text that fits tells how it is corrected: as strongly as its size allows.
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        // One stroke for each run of dark squares.
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or(1);
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + EDGE, y + EDGE));
            }
            x += run.max(1);
        }
    }
    Some(Code { size: u16::try_from(code.size() + 2 * EDGE).ok()?, path })
}
