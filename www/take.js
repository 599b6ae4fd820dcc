// @ts-check
/**
 * What a runner takes along: prints pages, copies a text, saves a file. Loaded by `backstride.js` when somebody asks for one of them.
 * The module for programs makes what is taken, from the answers; nothing here knows what an answer means. Nothing is sent, and no answer
 * gets into an address, a title, a file's name or a message.
 *
 * @typedef {string | { tag: string, class: string, inside: Node_[] } | Code} Node_
 * @typedef {{ size: number, path: string }} Code
 */

import { fetched, script } from './shell/files.js';

/** The printed pages, dark on light, in whatever fonts there are. All sizes hang on that of the page, which `fit` makes as large as it can be. */
const STYLES = `
@page { margin: 11mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #1b1720; background: #fff; font: 9.5pt/1.28 Arial, Helvetica, sans-serif; }
.page { inline-size: 185mm; }
.page + .page { break-before: page; }
h1 { margin: 0 0 0.15em; font-size: 1.6em; line-height: 1.15; }
h2 { margin: 0.7em 0 0.2em; font-size: 1.2em; line-height: 1.2; break-after: avoid; }
h3 { margin: 0.5em 0 0.1em; font-size: 1.03em; break-after: avoid; }
p { margin: 0 0 0.25em; }
ul { margin: 0 0 0.25em; padding-inline-start: 1.2em; }
p, li { break-inside: avoid; }
.quotes { padding-inline-start: 0; list-style: none; color: #3f3947; }
.quotes b { color: #1b1720; }
.made, .small { color: #4a4452; font-size: 0.98em; }
.strong { font-weight: 600; }
.care { margin: 0.5em 0; padding: 0.6em 0.9em; border: 0.6mm solid #1b1720; border-radius: 2mm; }
.care h2 { margin-block-start: 0; font-size: 1.4em; }
.columns { columns: 2; column-gap: 7mm; }
.columns > :first-child { margin-block-start: 0; }
table { inline-size: 100%; margin: 0 0 0.3em; border-collapse: collapse; font-size: 0.98em; break-inside: avoid; }
th, td { padding: 0.15em 0.35em; border-block-end: 0.2mm solid #b9b3c0; text-align: start; vertical-align: top; }
.head { display: flex; gap: 6mm; justify-content: space-between; margin-block-end: 0.6em; }
.scan { flex: none; text-align: end; }
.scan svg { display: block; inline-size: 36mm; block-size: 36mm; }
`;

/** What fits between the margins of both A4 and Letter paper, in millimetres. */
const HEIGHT = 252;
/** The smallest letters of a page's text, in points: small print on it comes to 8. */
const SMALLEST = 8.2;
/** The letters of a page that does not fit on one sheet even so, and goes on to its back. */
const ROOMY = 9.2;

/** One for this page: a calendar file saved twice replaces its own entries, and nobody else's. */
let seed = '';

/** What is asked for from here is asked for as often as this script was. */
const AGAIN = new URL(import.meta.url).search;

/** @type {Promise<typeof import('./programs.js')> | undefined} */
let programs;

/** The module for programs, once for a page. */
function load() {
  programs ??= (async () => {
    const module = await script('programs.js', AGAIN);
    await module.default({ module_or_path: fetched('programs_bg.wasm', {}, AGAIN) });
    return module;
  })();
  programs.catch(() => (programs = undefined));
  return programs;
}

/** The engine without any drawing: plain objects in, plain objects out. */
export async function engine() {
  const { questions, next, assess, questionnaire } = await load();
  return Object.freeze({ questions, next, assess, questionnaire });
}

/**
 * Teaches the module for programs another language than English, which it has; where that fails it speaks English.
 * @param {typeof import('./programs.js')} module
 * @param {string} language
 */
async function speak(module, language) {
  if (language === 'en') return;
  for (const part of ['first', 'later']) {
    try {
      const answer = await fetched(`${part}.${language}.txt`, {}, AGAIN);
      if (answer.ok) module.loadTexts(language, part === 'later', await answer.text());
    } catch {
      // English, then.
    }
  }
}

/**
 * Makes what was asked for and hands it to the runner. Returns something that is not falsy if that worked: for a code, what to draw.
 * @param {number} form
 * @param {string} language
 * @param {string} region
 * @param {number} units
 * @param {Uint16Array} numbers
 * @param {ShadowRoot} root
 * @returns {Promise<true | Code | null>}
 */
export async function take(form, language, region, units, numbers, root) {
  const module = await load();
  await speak(module, language);
  seed ||= random();
  const made = module.take(form, numbers, language, region, units, today(), seed);
  if (made === null) return null;
  if (form === 0) await print(made, language, root);
  else if (form === 1) await navigator.clipboard.writeText(made);
  else if (form === 2) save(made, 'text/calendar;charset=utf-8', 'backstride-plan.ics');
  else if (form === 3) return made;
  else save(JSON.stringify(made, null, 1), 'application/fhir+json', 'backstride-fhir.json');
  return true;
}

/** The runner's own day, as 2026-11-21. */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A random name in the form of a UUID; `crypto.randomUUID` is missing on pages without https. */
function random() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Prints pages and nothing else. They stand in a frame of their own inside the widget's root: the page around it is neither printed nor
 * restyled, and does not find the frame. The styles go into a constructed sheet, which no policy refuses.
 * @param {Node_[]} pages
 * @param {string} language
 * @param {ShadowRoot} root
 */
async function print(pages, language, root) {
  root.querySelector('iframe')?.remove();
  const frame = document.createElement('iframe');
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // Not `display: none`: some browsers print nothing then.
  Object.assign(frame.style, { position: 'fixed', insetInlineEnd: '0', insetBlockEnd: '0', inlineSize: '0', blockSize: '0', border: '0' });
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  root.append(frame);
  await loaded;
  const view = /** @type {(Window & typeof globalThis) | null} */ (frame.contentWindow);
  const paper = frame.contentDocument;
  if (!view || !paper) {
    frame.remove();
    return printHere(pages);
  }
  paper.title = 'Backstride';
  paper.documentElement.lang = language;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STYLES);
  paper.adoptedStyleSheets = [sheet];
  paper.body.append(...pages.map((page) => build(paper, page)));
  for (const page of paper.querySelectorAll('.page')) fit(/** @type {HTMLElement} */ (page));
  // What was printed does not stay: on some systems `print` comes back before the pages are there.
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()), { once: true });
  view.focus();
  view.print();
}

/** What is printed of a page that cannot have a frame within its reach, as in private mode: the pages, and nothing else of it. */
const ALONE = `
.paper { position: absolute; inset-block-start: 0; visibility: hidden; }
@media print { body > :not(.paper) { display: none; } .paper { position: static; visibility: visible; } }
`;

/**
 * Prints pages from the page itself, which is nobody else's.
 * @param {Node_[]} pages
 */
function printHere(pages) {
  if (parent === window) throw new Error('no frame to print');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES + ALONE);
  const paper = document.createElement('div');
  paper.className = 'paper';
  paper.append(...pages.map((page) => build(document, page)));
  document.adoptedStyleSheets.push(sheet);
  document.body.append(paper);
  for (const page of paper.querySelectorAll('.page')) fit(/** @type {HTMLElement} */ (page));
  addEventListener('afterprint', () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  }, { once: true });
  window.print();
}

/**
 * Makes the letters of a page smaller until it fits on one sheet. What would be too small to read takes two sides instead.
 * @param {HTMLElement} page
 */
function fit(page) {
  const most = (HEIGHT / 25.4) * 96;
  for (let size = 9.4; size >= SMALLEST && page.offsetHeight > most; size -= 0.1) page.style.fontSize = `${size}pt`;
  if (page.offsetHeight > most) page.style.fontSize = `${ROOMY}pt`;
}

/**
 * A tree of plain nodes as elements.
 * @param {Document} paper
 * @param {Node_} node
 * @returns {Node}
 */
function build(paper, node) {
  if (typeof node === 'string') return paper.createTextNode(node);
  if ('path' in node) {
    const [drawing, path] = ['svg', 'path'].map((name) => paper.createElementNS('http://www.w3.org/2000/svg', name));
    drawing.setAttribute('viewBox', `0 0 ${node.size} ${node.size}`);
    path.setAttribute('d', node.path);
    drawing.append(path);
    return drawing;
  }
  const element = paper.createElement(node.tag);
  if (node.class) element.className = node.class;
  element.append(...node.inside.map((inside) => build(paper, inside)));
  return element;
}

/**
 * Saves a text as a file.
 * @param {string} text
 * @param {string} type
 * @param {string} name
 */
function save(text, type, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  // The link stands nowhere in the page, so that no script of the page sees the click.
  link.click();
  // Some browsers read the file only after a while.
  setTimeout(() => URL.revokeObjectURL(link.href), 20_000);
}
