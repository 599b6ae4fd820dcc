//! The one sheet of styles. Whoever mounts the app puts it into a constructed sheet: a strict policy refuses `<style>` elements.
//!
//! Everything hangs below `.frame`, which throws away what the page around it would inherit to us. Colours, sizes and times are tokens
//! in `tokens.css`; a page may set those that begin with `--backstride-`. Sizes are in `em` of the frame, never `rem`. Logical
//! properties only, so that right-to-left needs no rule of its own.

/// All styles, in the order of `build/styles.rs`, which takes out comments and white space.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/styles.css"));
