//! The bill of materials: every crate of which there is code in the shipped modules, as CycloneDX. No date and no random number in it, so
//! that it is the same whoever makes it. For `pack`.

use crate::{process, project};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The bill of the modules, for this version of ours.
pub fn materials(version: &str) -> Result<String> {
    let tree = process::output(&mut process::cargo(&[
        "tree",
        "--package=backstride",
        "--features=programs",
        "--target=wasm32-unknown-unknown",
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--no-dedupe",
        "--locked",
        "--format={p}|{l}",
    ]))?;
    let sums = checksums(&project::read_text(&project::root().join("Cargo.lock"))?)?;
    let mut parts = BTreeMap::new();
    for line in tree.lines().filter(|line| !line.starts_with("backstride ")) {
        let (name, version, licence) = read(line)?;
        parts.insert((name, version), licence);
    }
    let mut components = vec![standard_library()?];
    for ((name, version), licence) in &parts {
        let sum =
            sums.get(&(name.clone(), version.clone())).with_context(|| format!("Cargo.lock has no sum of {name} {version}"))?;
        components.push(json!({
            "type": "library",
            "bom-ref": format!("pkg:cargo/{name}@{version}"),
            "name": name,
            "version": version,
            "purl": format!("pkg:cargo/{name}@{version}"),
            "licenses": [{ "expression": licence }],
            "hashes": [{ "alg": "SHA-256", "content": sum }],
        }));
    }
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": format!("pkg:npm/backstride@{version}"),
                "name": "backstride",
                "version": version,
                "purl": format!("pkg:npm/backstride@{version}"),
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
        },
        "components": components,
    });
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

/// Name, version and licence in a line such as `yew v0.23.0|MIT OR Apache-2.0`. Older crates write `MIT/Apache-2.0`.
fn read(line: &str) -> Result<(String, String, String)> {
    let context = || format!("cargo tree printed `{line}`");
    let (package, licence) = line.split_once('|').with_context(context)?;
    let mut words = package.split_whitespace();
    let name = words.next().with_context(context)?;
    let version = words.next().and_then(|word| word.strip_prefix('v')).with_context(context)?;
    Ok((name.to_owned(), version.to_owned(), licence.trim().replace('/', " OR ")))
}

/// The sums of all crates in the text of a lock file, by name and version.
fn checksums(lock: &str) -> Result<BTreeMap<(String, String), String>> {
    let lock: toml::Value = toml::from_str(lock).context("Cargo.lock")?;
    let packages = lock.get("package").and_then(|packages| packages.as_array()).context("Cargo.lock lists no package")?;
    let text = |package: &toml::Value, key: &str| package.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    let row = |package| Some(((text(package, "name")?, text(package, "version")?), text(package, "checksum")?));
    Ok(packages.iter().filter_map(row).collect())
}

/// Rust's own library, which is in every module.
fn standard_library() -> Result<Value> {
    let chain: toml::Value = toml::from_str(&project::read_text(&project::root().join("rust-toolchain.toml"))?)?;
    let version = chain.get("toolchain").and_then(|chain| chain.get("channel")).and_then(|version| version.as_str());
    let version = version.context("rust-toolchain.toml names no version")?;
    Ok(json!({
        "type": "library",
        "bom-ref": format!("pkg:github/rust-lang/rust@{version}#library"),
        "name": "rust-std",
        "version": version,
        "purl": format!("pkg:github/rust-lang/rust@{version}#library"),
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }))
}

#[cfg(test)]
mod tests {
    use super::{checksums, materials, read};
    use serde_json::Value;

    #[test]
    fn a_line_of_the_tree_is_read() {
        let yew = read("yew v0.23.0|MIT/Apache-2.0").expect("reads");
        assert_eq!(yew, ("yew".to_owned(), "0.23.0".to_owned(), "MIT OR Apache-2.0".to_owned()));
        assert!(read("yew").is_err() && read("yew 0.23|MIT").is_err());
    }

    #[test]
    fn sums_are_read_from_the_lock_file() {
        let sums = checksums(
            "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"0f\"\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n",
        );
        let sums = sums.expect("reads");
        assert_eq!(sums.get(&("a".to_owned(), "1.0.0".to_owned())).map(String::as_str), Some("0f"));
        assert_eq!(sums.len(), 1, "what is ours has no sum");
    }

    #[test]
    fn the_bill_names_what_ships_and_no_tool() {
        let text = materials("1.2.3").expect("is made");
        let bill: Value = serde_json::from_str(&text).expect("is JSON");
        let names: Vec<_> =
            bill["components"].as_array().expect("a list").iter().map(|one| one["name"].as_str().unwrap_or_default()).collect();
        for shipped in ["yew", "wasm-bindgen", "qrcodegen", "serde", "rust-std"] {
            assert!(names.contains(&shipped), "{shipped} of {names:?}");
        }
        for tool in ["proptest", "axum", "syn", "winnow", "wasm-bindgen-cli-support"] {
            assert!(!names.contains(&tool), "{tool} of {names:?}");
        }
        assert_eq!(text, materials("1.2.3").expect("is made"), "the same again");
    }
}
