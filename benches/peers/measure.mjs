// Measures the widget beside forms of other makers with the same first questions, in one Chromium with a slow phone's network and processor.
// For `cargo xtask bench peers`, which installs what is needed; prints a table of medians. LHC-Forms is the one of the browser tests.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import puppeteer from 'puppeteer-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const RUNS = Number(process.argv[3] ?? 5);
/** A slow mobile network, and a processor four times as slow. */
const NETWORK = { offline: false, latency: 150, download: 1.6e6 / 8, upload: 750e3 / 8 };
const SLOWER = 4;
/** So many screens of questions are asked by all of them. */
const SCREENS = 3;
const KINDS = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };

/** Where the widget is: in the folder of its version. */
const widget = `/backstride/${readdirSync(join(root, 'dist/backstride'))[0]}/backstride.js`;
const built = mkdtempSync(join(tmpdir(), 'peers-'));
const lforms = '/node_modules/lforms/dist/lforms';
const inPage = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A form</title><link rel="icon" href="data:,">${head}</head><body><main><h1>A page</h1>${body}<p>Below.</p></main></body></html>`;
const form = '<div id="form"></div>';
const PAGES = {
  backstride: inPage(`<script type="module" src="${widget}"></script>`, '<back-stride lang="en" region="GB" shadow="open"><p>Call 999.</p></back-stride>'),
  preact: inPage('<script type="module" src="preact.js"></script>', form),
  survey: inPage('<link rel="stylesheet" href="survey.css"><script type="module" src="survey.js"></script>', form),
  lforms: inPage(`<link rel="stylesheet" href="${lforms}/webcomponent/styles.css"><script src="${lforms}/webcomponent/assets/lib/zone.min.js"></script>
    ${['runtime', 'polyfills', 'main'].map((name) => `<script type="module" src="${lforms}/webcomponent/${name}.js"></script>`).join('')}
    <script defer src="${lforms}/fhir/R4/lformsFHIR.min.js"></script><script type="module" src="lforms.js"></script>`, form),
};
for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(built, `${name}.html`), text);

/** Every file once, as a server that cares would send it. */
const files = new Map();
function file(path) {
  const [folder, rest] = path.startsWith('/backstride/') ? ['dist', path] : path.startsWith('/node_modules/') ? ['tests/browser', path] : [null, path];
  const found = readFileSync(join(folder ? join(root, folder) : built, normalize(rest)));
  return { kind: KINDS[extname(path)] ?? 'text/plain', bytes: brotliCompressSync(found, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) };
}
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  try {
    if (!files.has(pathname)) files.set(pathname, file(pathname));
    const { kind, bytes } = files.get(pathname);
    response.writeHead(200, { 'Content-Type': kind, 'Content-Encoding': 'br', 'Content-Length': bytes.length, 'Cache-Control': 'no-store' }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const site = `http://127.0.0.1:${server.address().port}`;

const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ['--no-sandbox', '--disable-gpu', '--lang=en-GB'] });

/** The questions of the first screens, from the built widget. */
async function firstQuestions() {
  const tab = await browser.newPage();
  await tab.goto(`${site}/backstride.html`);
  const all = await tab.evaluate(async (widget) => (await (await import(widget)).engine()).questions(), widget);
  await tab.close();
  const asked = all.filter((question) => question.options?.length);
  const screens = [...new Set(asked.map((question) => question.screen))].slice(0, SCREENS);
  return asked.filter((question) => screens.includes(question.screen)).map((question) => ({
    id: question.id, text: question.text, several: question.kind === 'many', options: question.options.map(({ code, text }) => ({ code, text })),
  }));
}

async function measure(name) {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  const wire = await tab.createCDPSession();
  let bytes = 0;
  await wire.send('Network.enable');
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await tab.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
  await tab.evaluateOnNewDocument(readFileSync(join(here, 'watch.js'), 'utf8'));
  await tab.emulateNetworkConditions(NETWORK);
  await tab.emulateCPUThrottling(SLOWER);
  await tab.goto(`${site}/${name}.html`, { waitUntil: 'networkidle0', timeout: 60000 });
  await tab.waitForFunction(() => seen.question, { timeout: 60000 });
  if (name === 'backstride') await tab.waitForFunction(() => seen.whole, { timeout: 60000 });
  const loaded = bytes;
  for (let time = 0; time < 3; time += 1) {
    // A form may draw itself anew at each click.
    const [x, y] = await tab.evaluate(() => {
      const root = document.querySelector('back-stride')?.shadowRoot ?? document;
      const first = [...root.querySelectorAll('input[type=checkbox], input[type=radio]')].find((one) => one.checkVisibility());
      const target = first.closest('label') ?? first.labels?.[0] ?? first;
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = target.getBoundingClientRect();
      return [box.x + Math.min(box.width / 2, 20), box.y + box.height / 2];
    });
    await tab.mouse.click(x, y);
    await new Promise((done) => setTimeout(done, 400));
  }
  await wire.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize } = await tab.metrics();
  const seen = await tab.evaluate(() => seen);
  await context.close();
  return { kib: loaded / 1024, welcome: seen.welcome, question: seen.question, whole: seen.whole ?? seen.question, task: seen.longest, click: seen.click, heap: JSHeapUsedSize / 2 ** 20, shift: seen.shift };
}

/** From the opening of the page to an emergency result, by one who answers as soon as that is possible. */
async function firstResult() {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  await tab.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
  await tab.evaluateOnNewDocument(readFileSync(join(here, 'watch.js'), 'utf8'));
  await tab.emulateNetworkConditions(NETWORK);
  await tab.emulateCPUThrottling(SLOWER);
  await tab.goto(`${site}/backstride.html`, { waitUntil: 'domcontentloaded', timeout: 60000 });
  await tab.waitForFunction(() => seen.question, { timeout: 60000 });
  await tab.evaluate(() => {
    const { shadowRoot } = document.querySelector('back-stride');
    [...shadowRoot.querySelectorAll('input[type=checkbox]')].find((one) => one.checkVisibility()).click();
    [...shadowRoot.querySelectorAll('[type=submit]')].find((one) => one.checkVisibility()).click();
  });
  await tab.waitForFunction(() => seen.result, { timeout: 60000 });
  const time = await tab.evaluate(() => seen.result);
  await context.close();
  return time;
}

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
try {
  const questions = await firstQuestions();
  if (!questions.length || questions.some(({ text, options }) => !text || !options.length)) throw Error(`no questions: ${JSON.stringify(questions)}`);
  const esbuild = join(root, 'xtask/node_modules/.bin/esbuild');
  for (const name of ['preact.jsx', 'survey.js', 'lforms.js']) {
    const flags = ['--bundle', '--minify', '--format=esm', '--target=es2022', '--jsx=automatic', '--jsx-import-source=preact', '--legal-comments=none', `--outdir=${built}`];
    execFileSync(esbuild, [join(here, name), ...flags, '--define:process.env.NODE_ENV="production"', `--define:QUESTIONS=${JSON.stringify(questions)}`, '--log-level=warning'], { stdio: 'inherit' });
  }
  // The server packs each file once, before anything is measured.
  for (const name of Object.keys(PAGES)) {
    const tab = await browser.newPage();
    await tab.goto(`${site}/${name}.html`, { waitUntil: 'networkidle0', timeout: 120000 });
    await tab.close();
  }
  const rows = { backstride: [], preact: [], survey: [], lforms: [] };
  const results = [];
  for (let run = 0; run < RUNS; run += 1) {
    for (const name of Object.keys(rows)) {
      process.stderr.write(`${name} ${run + 1} of ${RUNS}\n`);
      rows[name].push(await measure(name));
    }
    results.push(await firstResult());
  }
  const columns = ['kib', 'question', 'whole', 'task', 'click', 'heap', 'shift'];
  const of = Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, Object.fromEntries(columns.map((one) => [one, median(all.map((run) => run[one]))]))]));
  const shown = (value, one) => value.toFixed(one === 'shift' ? 3 : one === 'heap' ? 1 : 0);
  const ratio = (name, one) => (name === 'backstride' || !of[name][one] ? '' : ` (${(of.backstride[one] / of[name][one]).toFixed(2)})`);
  const names = { backstride: 'Backstride', preact: 'bare Preact form', survey: 'SurveyJS', lforms: 'LHC-Forms' };
  console.log('| | KiB on the wire | first question, ms | all ready, ms | longest task, ms | slowest click, ms | JS heap, MiB | layout shift |\n|---|---|---|---|---|---|---|---|');
  for (const name of Object.keys(rows)) console.log(`| ${names[name]} | ${columns.map((one) => shown(of[name][one], one) + ratio(name, one)).join(' | ')} |`);
  console.log(`\nIn brackets: ours as a ratio to theirs. Medians of ${RUNS}, ${questions.length} questions. Welcome screen of ours: ${median(rows.backstride.map((run) => run.welcome)).toFixed(0)} ms. First result of ours (an emergency): ${median(results).toFixed(0)} ms; the others have none.`);
} finally {
  await browser.close();
  server.close();
  rmSync(built, { recursive: true, force: true });
}
