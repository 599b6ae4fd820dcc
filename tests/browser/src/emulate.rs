//! The size of the window and what the reader prefers, as the browser tells pages. For tests.

use crate::{Browser, Page};
use serde_json::json;

/// A window's size in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// How wide the page is laid out.
    pub width: u32,
    /// How much of it shows at once.
    pub height: u32,
    /// Whether it behaves as a phone: obeys the viewport tag, scroll bars lie over the page.
    pub mobile: bool,
}

impl Size {
    /// A common phone.
    pub const PHONE: Self = Self { width: 360, height: 740, mobile: true };
    /// The narrowest page that must work; also a desktop of 1280 pixels at 400 % zoom.
    pub const NARROW: Self = Self { width: 320, height: 256, mobile: false };
    /// A laptop.
    pub const DESKTOP: Self = Self { width: 1280, height: 900, mobile: false };
}

/// Something a reader prefers, or paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Media {
    /// A dark page.
    Dark,
    /// A light page.
    Light,
    /// The reader's own few colours.
    ForcedColors,
    /// Stronger contrast.
    MoreContrast,
    /// Nothing that moves by itself.
    ReducedMotion,
    /// As printed.
    Print,
}

impl Media {
    /// The media feature and its value; none for paper, which is a medium.
    fn feature(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Dark => Some(("prefers-color-scheme", "dark")),
            Self::Light => Some(("prefers-color-scheme", "light")),
            Self::ForcedColors => Some(("forced-colors", "active")),
            Self::MoreContrast => Some(("prefers-contrast", "more")),
            Self::ReducedMotion => Some(("prefers-reduced-motion", "reduce")),
            Self::Print => None,
        }
    }
}

impl Page {
    /// Gives the window this size. Other browsers than Chromium come as near as their smallest window lets them.
    #[track_caller]
    pub fn size(&self, size: Size) {
        let Size { width, height, mobile } = size;
        if self.browser() != Browser::Chromium {
            self.must(self.session().run(async |client| client.set_window_size(width, height).await));
            return;
        }
        self.chromium(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile }),
        );
    }

    /// Makes exactly these preferences known to the page, in place of any before. Chromium only, as is `zoom`.
    #[track_caller]
    pub fn media(&self, media: &[Media]) {
        let features: Vec<_> = media
            .iter()
            .filter_map(|media| media.feature())
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let medium = if media.contains(&Media::Print) { "print" } else { "" };
        self.chromium("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features }));
    }

    /// Zooms the reader's text and everything else, as `Ctrl` `+` does: 4.0 is 400 %.
    ///
    /// To a page, zoom is a narrower window with larger pixels, and that is how it is done here.
    #[track_caller]
    pub fn zoom(&self, size: Size, factor: u32) {
        self.chromium(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": size.width / factor,
                "height": size.height / factor,
                "deviceScaleFactor": factor,
                "mobile": false,
            }),
        );
    }

    /// Makes every page opened from now on look the same on every machine and every day: no scroll bars over it, and it is noon on
    /// 21 November 2026.
    #[track_caller]
    pub fn hold_still(&self) {
        self.chromium("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
        let source = "const Real = Date;
            globalThis.Date = class extends Real {
                constructor(...given) { given.length ? super(...given) : super(2026, 10, 21, 12); }
            };";
        self.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    }

    /// Takes the network away. Chromium only, as is `kept_alive`.
    #[track_caller]
    pub fn offline(&self) {
        let nothing = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        self.chromium("Network.emulateNetworkConditions", nothing);
    }

    /// Runs no script of the pages opened from now on. Chromium only.
    #[track_caller]
    pub fn without_scripts(&self) {
        self.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    }

    /// How many nodes and how many listeners the browser keeps alive, after it has thrown away what it can.
    #[track_caller]
    pub fn kept_alive(&self) -> (u64, u64) {
        // What one round lets go of, the next one finds.
        for _ in 0..3 {
            self.chromium("HeapProfiler.collectGarbage", json!({}));
        }
        let counts = self.chromium("Memory.getDOMCounters", json!({}));
        let count = |name: &str| counts[name].as_u64().unwrap_or_default();
        (count("nodes"), count("jsEventListeners"))
    }

    /// A picture (PNG) of what the window shows, with nothing pointed at or in focus.
    #[track_caller]
    pub fn window(&self) -> Vec<u8> {
        self.chromium("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": 0, "y": 0 }));
        // Two frames later all that was asked for is drawn.
        let settle = "const done = arguments[0];
            document.querySelector('back-stride')?.shadowRoot?.activeElement?.blur();
            requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
        self.must(self.session().slow_script(settle, vec![]));
        self.must(self.picture(json!({ "format": "png" })))
    }

    /// A picture (PNG) of the widget and nothing around it, with nothing pointed at or in focus; without its lower edge, which falls on one row
    /// of pixels or the next as the page above it has it.
    #[track_caller]
    pub fn widget(&self) -> Vec<u8> {
        self.chromium("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": 0, "y": 0 }));
        self.script("root.activeElement?.blur()");
        let settle = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
        self.must(self.session().slow_script(settle, vec![]));
        let clip = self.script(
            "const box = all('.frame')[0].getBoundingClientRect(), whole = Math.round;
             return { x: whole(box.x + scrollX), y: whole(box.y + scrollY), width: whole(box.width), height: whole(box.height) - 2, scale: 1 }",
        );
        self.must(self.picture(json!({ "format": "png", "captureBeyondViewport": true, "clip": clip })))
    }
}
