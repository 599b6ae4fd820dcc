//! Takes pictures of the key screens; run by `cargo xtask screenshots [DIR]`.
//!
//! To add a screen, add a line to [`SCREENS`]: a name, and how a person gets there from the start.

#![forbid(unsafe_code)]

use backstride_browser::{Media, Page, Size};
use std::path::PathBuf;

/// How a person gets from the first screen to the one to be pictured.
type Walk = fn(&Page);

const SCREENS: &[(&str, Walk)] = &[("welcome", |_| {})];

const SIZES: [(&str, Size); 2] = [("phone", Size::PHONE), ("desktop", Size::DESKTOP)];
const SCHEMES: [(&str, Media); 2] = [("light", Media::Light), ("dark", Media::Dark)];

fn main() {
    let folder: PathBuf = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "screenshots".into())
        .into();
    let page = Page::new();
    let mut count = 0;
    for (screen, walk) in SCREENS {
        for (size_name, size) in SIZES {
            for (scheme_name, scheme) in SCHEMES {
                page.size(size);
                page.media(&[scheme, Media::ReducedMotion]);
                page.open("/pages/widget.html");
                walk(&page);
                page.screenshot(folder.join(format!("{screen}-{size_name}-{scheme_name}.png")));
                count += 1;
            }
        }
    }
    println!("{count} pictures in {}", folder.display());
}
