//! The styles, in two halves as the module has. Whoever mounts the app puts them into one constructed sheet: a strict policy refuses
//! `<style>` elements.
//!
//! Everything hangs below `.frame`, which throws away what the page around it would inherit to us. Colours, sizes and times are tokens
//! in `tokens.css`; a page may set those that begin with `--backstride-`. Sizes are in `em` of the frame, never `rem`. Logical
//! properties only, so that right-to-left needs no rule of its own.

/// What every screen needs, in the order of `build/styles.rs`, which takes out comments and white space.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/first.css"));
/// For what `later` draws.
pub const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/later.css"));
