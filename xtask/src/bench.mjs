// Calls the module for programs as a program in JavaScript would, and prints the median of each call in nanoseconds, as JSON.
// For `cargo xtask bench`, which puts programs.js, programs_bg.wasm and runners.json into the folder named first.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// At most so many calls, and about so many milliseconds: some calls take a thousand times as long as others.
const WARM_UP = { calls: 1000, milliseconds: 500 };
const MEASURE = { calls: 3000, milliseconds: 2000 };

const folder = process.argv[2];
const engine = await import(pathToFileURL(join(folder, "programs.js")).href);
engine.initSync({ module: readFileSync(join(folder, "programs_bg.wasm")) });
const runners = JSON.parse(readFileSync(join(folder, "runners.json"), "utf8"));

function times(call, answers, most) {
  const times = [];
  const end = performance.now() + most.milliseconds;
  while (times.length < most.calls && performance.now() < end) {
    const start = process.hrtime.bigint();
    call(answers);
    times.push(Number(process.hrtime.bigint() - start));
  }
  return times;
}

function median(call, answers) {
  times(call, answers, WARM_UP);
  const sorted = times(call, answers, MEASURE).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

// A benchmark of the wrong result measures nothing.
for (const [name, level] of [["ordinary", "D5"], ["flags", "D1"]]) {
  const { disposition } = engine.assess(runners[name]);
  if (disposition !== level) throw new Error(`the runner ${name} comes to ${disposition}, not ${level}`);
}

const medians = {};
for (const [name, answers] of Object.entries(runners)) {
  medians[`headless_assess/${name}`] = median(engine.assess, answers);
  medians[`headless_next/${name}`] = median(engine.next, answers);
}
console.log(JSON.stringify(medians));
