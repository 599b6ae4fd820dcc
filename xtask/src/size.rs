//! `cargo xtask size`: what a page loads, weighed, and held to the budget.
//!
//! Bytes are asserted because they are the same on every machine; times are not.

use crate::{build, pack, project};
use anyhow::{Context, Result, bail};
use std::io::Write;

/// Every file a page loads before the first answer can be given.
const LOADED: [&str; 4] = [pack::ENTRY, "engine.js", "engine_bg.wasm", "first.en.txt"];

/// What it loads after that, and what it loads on request or in another language.
const AFTER: [&str; 2] = [build::HALF, "later.en.txt"];
const OTHER: [&str; 8] =
    ["first.fr.txt", "later.fr.txt", "start.fr.json", "take.js", "programs.js", "programs_bg.wasm", "diary.js", "private.js"];

const KIB: usize = 1024;
/// The most that a page may load, all files together, brotli.
const BUDGET: usize = 150 * KIB;

/// One file, or all of them together, as sent plain, with gzip and with brotli.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    crate::refuse(words)?;
    if !project::dist().is_dir() {
        build::build(build::Profile::Release)?;
    }
    weigh_all()
}

/// Prints the weights of `dist/` as it is and fails if they are over the budget.
pub fn weigh_all() -> Result<()> {
    let mut total = Weight::default();
    println!("{:<28}{:>10}{:>10}{:>12}", "bytes", "raw", "gzip -9", "brotli -11");
    for name in LOADED {
        let weight = weigh_file(name)?;
        total.raw += weight.raw;
        total.gzip += weight.gzip;
        total.brotli += weight.brotli;
        print_row(name, weight);
    }
    print_row("total", total);
    println!("after the first screen:");
    for name in AFTER {
        print_row(name, weigh_file(name)?);
    }
    println!("in another language, or on request:");
    for name in OTHER {
        print_row(name, weigh_file(name)?);
    }

    let kib = |bytes: usize| bytes as f64 / KIB as f64;
    let (now, budget) = (kib(total.brotli), kib(BUDGET));
    if total.brotli > BUDGET {
        bail!("a page loads {now:.1} KiB (brotli): over the budget of {budget:.0} KiB");
    }
    println!("a page loads {now:.1} KiB (brotli): budget {budget:.0} KiB");
    Ok(())
}

fn weigh_file(name: &str) -> Result<Weight> {
    weigh(&project::read_bytes(&pack::file_of(name)?)?)
}

fn print_row(name: &str, weight: Weight) {
    let Weight { raw, gzip, brotli } = weight;
    println!("{name:<28}{raw:>10}{gzip:>10}{brotli:>12}");
}

fn weigh(bytes: &[u8]) -> Result<Weight> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes).context("gzip")?;
    let gzip = gzip.finish().context("gzip")?.len();

    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &settings).context("brotli")?;
    Ok(Weight { raw: bytes.len(), gzip, brotli: compressed.len() })
}

#[cfg(test)]
mod tests {
    use super::weigh;

    #[test]
    fn repeated_text_weighs_less_compressed() {
        let weight = weigh(&b"how soon to be seen ".repeat(100)).expect("weighs");
        assert_eq!(weight.raw, 2000);
        assert!(weight.gzip < 200 && weight.brotli < weight.gzip);
    }
}
