//! `cargo xtask bench`: what the engine costs, in one table: native, native with ten times the questions and rules, and WebAssembly
//! called from JavaScript; and with `peers`, what the widget costs in a page, beside other makers' forms. For people who change the engine. It prints times and judges none: another machine has other ones.
//!
//! The benchmarks stand in `benches/engine.rs`. WebAssembly is measured in Node; without Node that column stays empty and says so.

use crate::{build, process, project, setup};
use anyhow::{Context, Result, ensure};
use backstride::report::write_answers;
use std::{collections::BTreeMap, process::Command};

#[path = "../../benches/runners/mod.rs"]
mod runners;

/// How many times over the questions and rules stand when growth is measured.
const TIMES: u32 = 10;

/// How often everything is measured. The least of the medians counts: other work on the machine can only add to a time.
const ROUNDS: usize = 3;

/// The benchmark that stands for all others in the last line.
const ONE: &str = "assess/ordinary";

/// Medians in nanoseconds, by benchmark: `assess/ordinary`.
type Medians = BTreeMap<String, f64>;

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    if words == ["peers"] {
        return peers();
    }
    crate::refuse(words)?;
    let native = natively(1)?;
    let grown = natively(TIMES)?;
    let wasm = in_node()?;
    print!("\n{}", table(&native, &grown, wasm.as_ref()));
    Ok(())
}

/// Measures the built widget in Chromium beside forms of other makers, which stand in `benches/peers/`.
fn peers() -> Result<()> {
    let chromium = setup::peers()?;
    let script = project::root().join("benches/peers/measure.mjs");
    process::run(Command::new("node").arg(script).arg(chromium))
}

/// Runs the benchmarks with the questions and rules so many times over.
fn natively(times: u32) -> Result<Medians> {
    let mut command = process::cargo(&["bench", "--package=backstride", "--bench=engine"]);
    if times > 1 {
        // In a folder of its own: repeated content must never be taken for the real one, nor make the next build start anew.
        command.arg("--target-dir").arg(project::root().join("target").join("repeated"));
        command.env("BACKSTRIDE_REPEAT", times.to_string());
    }
    command.args(["--", "--color=never"]);
    println!("running `{}`, questions and rules x{times}", process::shown(&command));
    let least = least(|| Ok(medians(&process::output(&mut command)?)))?;
    ensure!(least.contains_key(ONE), "`{}` printed no median of {ONE}", process::shown(&command));
    Ok(least)
}

/// Measures in rounds, and keeps the least median of each.
fn least(mut measure: impl FnMut() -> Result<Medians>) -> Result<Medians> {
    let mut least = measure()?;
    for _ in 1..ROUNDS {
        for (name, time) in measure()? {
            let kept = least.entry(name).or_insert(time);
            *kept = kept.min(time);
        }
    }
    Ok(least)
}

/// Calls the module for programs in Node; none without Node.
fn in_node() -> Result<Option<Medians>> {
    if process::find("node").is_none() {
        println!("SKIPPED: WebAssembly. There is no `node` on the search path; Debian's package is nodejs");
        return Ok(None);
    }
    let folder = project::root().join("target").join("bench");
    build::programs(&folder)?;
    // Without this Node takes the script for one of its old kind.
    project::write(&folder.join("package.json"), b"{ \"type\": \"module\" }\n")?;
    let answers: BTreeMap<_, _> = runners::ALL.map(|name| (name, write_answers(&runners::runner(name)))).into();
    project::write(&folder.join("runners.json"), &serde_json::to_vec(&answers).context("answers as JSON")?)?;
    let mut node = Command::new("node");
    node.arg(project::root().join("xtask/src/bench.mjs")).arg(&folder);
    println!("running `{}`", process::shown(&node));
    let measure = || serde_json::from_str(&process::output(&mut node)?).context("bench.mjs printed something else than medians");
    least(measure).map(Some)
}

/// The medians in the table that divan prints: branches of a tree, then columns.
fn medians(printed: &str) -> Medians {
    let mut found = Medians::new();
    let mut group = "";
    for line in printed.lines() {
        let rest = line.trim_start_matches(['│', '├', '╰', '─', ' ']);
        let (name, columns) = rest.split_once(' ').unwrap_or((rest, ""));
        let inner = line.starts_with(['│', ' ']);
        if !inner {
            group = name;
        }
        // Fastest, slowest, median, and more.
        if let Some(median) = columns.split('│').nth(2).and_then(nanoseconds) {
            let path = if inner { format!("{group}/{name}") } else { name.to_owned() };
            found.insert(path, median);
        }
    }
    found
}

/// A time with its unit.
fn nanoseconds(written: &str) -> Option<f64> {
    let (number, unit) = written.trim().split_once(' ')?;
    let factor = match unit {
        "ns" => 1.0,
        "µs" => 1e3,
        "ms" => 1e6,
        "s" => 1e9,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * factor)
}

fn table(native: &Medians, grown: &Medians, wasm: Option<&Medians>) -> String {
    let row = |name: &str, columns: [String; 5]| {
        let [native, grown, growth, wasm, ratio] = columns;
        format!("{name:<26}{native:>10}{grown:>11}{growth:>7}{wasm:>11}{ratio:>7}\n")
    };
    let micro = |time: Option<&f64>| time.map_or("-".to_owned(), |ns| format!("{:.2}", ns / 1e3));
    let mut text = row("microseconds", ["native", "x10", "ratio", "wasm", "ratio"].map(str::to_owned));
    for (name, one) in native {
        let ratio = |time: Option<&f64>| time.map_or("-".to_owned(), |ns| format!("{:.1}", ns / one));
        let (grown, wasm) = (grown.get(name), wasm.and_then(|all| all.get(name)));
        text.push_str(&row(name, [micro(Some(one)), micro(grown), ratio(grown), micro(wasm), ratio(wasm)]));
    }
    text.push_str(&format!("Each is a median, the least of {ROUNDS} rounds. Ratios are to native.\n"));
    text.push_str("native: opt-level 3. x10: the same, questions and rules ten times over.\n");
    text.push_str(match wasm {
        Some(_) => "wasm: the shipped module (opt-level \"z\") in Node, with the way from and to JavaScript objects; native goes without.\n",
        None => "wasm: not measured, there is no `node` on the search path.\n",
    });
    if let (Some(one), Some(ten)) = (native.get(ONE), grown.get(ONE)) {
        let ratio = ten / one;
        text.push_str(&format!("{ONE}: {TIMES} times the content costs {ratio:.1} times as much.\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{medians, table};

    const PRINTED: &str = "\
Timer precision: 20 ns
engine              fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ assess                         │               │               │               │         │
│  ├─ flags         36.2 µs       │ 20.16 ms      │ 47.92 µs      │ 269.5 µs      │ 100     │ 100
│  ╰─ ordinary      17.48 µs      │ 60.52 µs      │ 18.07 µs      │ 20.89 µs      │ 100     │ 100
├─ plan             440.7 ns      │ 2.092 µs      │ 555.2 ns      │ 575.4 ns      │ 100     │ 100
╰─ reading                        │               │               │               │         │
   ╰─ ordinary      9.893 µs      │ 18.25 µs      │ 1.004 ms      │ 10.19 µs      │ 100     │ 100
";

    #[test]
    fn medians_are_read_from_the_tree_of_divan() {
        let found: Vec<_> = medians(PRINTED).into_iter().map(|(name, ns)| (name, ns.round() as u64)).collect();
        let wanted = [("assess/flags", 47_920), ("assess/ordinary", 18_070), ("plan", 555), ("reading/ordinary", 1_004_000)];
        assert_eq!(found, wanted.map(|(name, ns)| (name.to_owned(), ns)));
    }

    #[test]
    fn the_table_says_how_the_cost_grows_and_that_a_column_is_missing() {
        let one = medians(PRINTED);
        let ten = one.iter().map(|(name, ns)| (name.clone(), ns * 13.0)).collect();
        let text = table(&one, &ten, None);
        assert!(text.contains("assess/ordinary: 10 times the content costs 13.0 times as much"), "{text}");
        assert!(text.contains("wasm: not measured"), "{text}");
        assert!(text.lines().any(|line| line.starts_with("plan ") && line.ends_with("-      -")), "{text}");
    }
}
