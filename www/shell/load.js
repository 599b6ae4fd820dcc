// @ts-check
/**
 * Loads what a page needs, once for all its widgets: the engine in two halves, and the texts of each language. For `backstride.js`.
 *
 * @typedef {typeof import('../engine.js')} Engine
 * @typedef {{ fail(reason: Reason, message: string): void, look(): void, read(): void, attributeChangedCallback(): void }} Widget
 */

import { fetched, script } from './files.js';
import { addStyles } from './root.js';

/** What a page owner can do about each way to fail. */
export const ADVICE = {
  browser: 'This browser has no WebAssembly.',
  policy: "The page's security policy stops WebAssembly: add 'wasm-unsafe-eval' to script-src.",
  network: 'A file did not load, or is not of this version: the whole folder must stand beside backstride.js, unchanged, allowed by script-src and connect-src.',
  panic: 'The engine stopped. Please report the place named here.',
};

/** @typedef {keyof typeof ADVICE} Reason */

/** @type {Promise<Engine> | undefined} */
let loading;
/** @type {Set<Widget>} Widgets in the page. */
export const live = new Set();
/** Whether the engine stopped for good. */
export let stopped = '';
/** @type {Map<string, Promise<boolean>>} The texts asked for: the first part of each language, and the first try to get the later one. */
const texts = new Map();

/** How long to wait before each new try to get the texts of the plan, in milliseconds; the last goes on, for some 20 minutes. */
const WAITS = [3e3, 1e4, 3e4];
const MOST_TRIES = 40;

/**
 * Gets the texts that the first result needs in a language. After a failure the next call tries again.
 * @param {string} language
 */
export function loadTexts(language) {
  const name = `first.${language}.txt`;
  let loaded = texts.get(name);
  if (!loaded) {
    loaded = get(name, 0, (engine, text) => engine.loadTexts(language, false, text)).then((there) => {
      if (!there) texts.delete(name);
      return there;
    });
    texts.set(name, loaded);
    // Not beside what the first screens wait for: they would wait longer.
    Promise.allSettled([loading, loaded]).then(() => loadLater(language, 0));
  }
  return loaded;
}

/** @type {Promise<boolean> | undefined} The second half of the engine. */
let half;
/** Whether it is there. */
export let whole = false;

/**
 * Gets the second half of the engine, and tells whether it is there.
 * @param {Engine} engine
 */
function loadHalf(engine) {
  half ??= new Promise((done) =>
    engine.loadLater((/** @type {string | null} */ more) => {
      if (more) addStyles(more);
      else half = undefined;
      whole = Boolean(more);
      for (const widget of live) widget.look();
      done(whole);
    }),
  );
  return half;
}

/**
 * Gets what draws the plan, and its texts. Every page asks for them, right after the first ones and whatever is answered, so that the request tells nothing; tries
 * again go by the clock alone.
 * @param {string} language
 * @param {number} tries
 */
async function loadLater(language, tries) {
  const name = `later.${language}.txt`;
  if (!tries && texts.has(name)) return;
  loading?.then(loadHalf, () => {});
  const loaded = get(name, tries, async (engine, text) => (await loadHalf(engine)) && engine.loadTexts(language, true, text));
  texts.set(name, loaded);
  if (await loaded) {
    for (const widget of live) widget.attributeChangedCallback();
  } else if (!stopped && tries < MOST_TRIES) {
    setTimeout(loadLater, WAITS[Math.min(tries, WAITS.length - 1)], language, tries + 1);
  }
}

/**
 * Gets a file of texts and gives it to the engine, as soon as that is there; tells whether the engine took it.
 * @param {string} name
 * @param {number} tries
 * @param {(engine: Engine, text: string) => boolean | Promise<boolean>} take
 */
async function get(name, tries, take) {
  try {
    // After a failure the copy in the browser's cache may be the fault.
    const answer = await fetched(name, { priority: name.startsWith('later') ? 'low' : 'high', cache: tries ? 'reload' : 'default' });
    const text = answer.ok ? await answer.text() : '';
    const engine = await loading;
    return Boolean(engine && !stopped && (await take(engine, text)));
  } catch {
    // No network, or no engine.
    return false;
  }
}

/** The engine, loaded once for a page; after a failure the next call tries again. */
export function load() {
  loading ??= (async () => {
    if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
    const module = fetched('engine_bg.wasm');
    module.catch(() => {}); // Said where it is waited for, or else what kept the script away is.
    /** @type {Engine} */
    const engine = await script('engine.js');
    await engine.default({ module_or_path: module });
    engine.onPanic((/** @type {string} */ place) => {
      if (stopped) return;
      stopped = place || 'unknown place';
      for (const widget of [...live]) widget.fail('panic', stopped);
    });
    return engine;
  })();
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * Why the widget did not start.
 * @param {unknown} error
 * @returns {Reason}
 */
export function reasonOf(error) {
  if (typeof WebAssembly !== 'object') return 'browser';
  if (error instanceof WebAssembly.CompileError) return /unsafe-eval|security policy/i.test(error.message) ? 'policy' : 'browser';
  return 'network';
}

/** How often a file to take along did not come: browsers keep the failure of a script for as long as its address is the same. */
let failures = 0;

/**
 * Loads a script on request and does something with it.
 * @template T
 * @param {string} name
 * @param {(script: any) => T | Promise<T>} use
 * @returns {Promise<T>}
 */
export async function onRequest(name, use) {
  try {
    return await use(await script(name, failures ? `?${failures}` : ''));
  } catch (error) {
    failures += 1;
    throw error;
  }
}
