// @ts-check
/**
 * The `<back-stride>` element: loads the engine once for a page, draws the widget into a shadow root, and shows the emergency signs
 * when that cannot be done. Written by hand, no build step: `cargo xtask build` fills in one line, SAFETY.
 *
 * Attributes: `lang`, `region`, `theme` (light, dark, auto), `heading-level` (1 to 5), `dir`, `loading` (lazy, eager), `mode` (triage,
 * learn), `shadow` (closed, open; read once). Events, none with an answer or a result in it: `backstride-ready`, `backstride-started`,
 * `backstride-completed`, `backstride-error` ({ reason, message }).
 *
 * @typedef {typeof import('./engine.js')} Engine
 * @typedef {{ id: string, name: string, em: string, tel: string, ed: string, of: string[] }} SafetyRegion
 * @typedef {{ lang: string, title: string, lead?: string, signs: string[], region_line: string, regions: SafetyRegion[] }} Safety
 */

import { Start, UNSEEN } from './start.js'; // replaced by cargo xtask build

/** @type {Safety[] | null} The emergency signs in every language, English first. */
const SAFETY = null; // replaced by cargo xtask build

/** The styles of the first screens; what is drawn later brings its own. */
const STYLES = ''; // replaced by cargo xtask build

/** Styles of what the shell itself draws. */
const SHELL_STYLES = `
:host { display: block; }
:host([hidden]) { display: none; }
.safe {
  all: initial; display: block; box-sizing: border-box; padding: 1.25em; border: 2px solid #8e1220; border-radius: 14px;
  background: #fffdf9; color: #26202b; font: 1.125em/1.5 system-ui, sans-serif;
}
.safe * { all: revert; }
.safe p { margin: 0 0 0.75em; }
.safe .title { font-weight: 700; }
.safe ul { margin: 0 0 1em; padding-inline-start: 1.25em; }
.safe a[href] {
  display: inline-block; margin-block-end: 0.75em; padding: 0.7em 1.1em; border-radius: 10px; background: #8e1220; color: #fff;
  font-weight: 700; text-decoration: none;
}
.safe a:focus-visible { outline: 3px solid #26202b; outline-offset: 3px; }
`;

/** What a page owner can do about each way to fail. */
const ADVICE = {
  browser: 'This browser has no WebAssembly.',
  policy: "The page's security policy stops WebAssembly: add 'wasm-unsafe-eval' to script-src.",
  network: 'engine.js, engine_bg.wasm or the texts (first.en.txt) could not be loaded: all must stand beside backstride.js, allowed by script-src and connect-src.',
  panic: 'The engine stopped. Please report this with the place named here.',
};

/** @typedef {keyof typeof ADVICE} Reason */

/** @type {Promise<Engine> | undefined} */
let loading;
/** @type {CSSStyleSheet | undefined} One sheet for all widgets of the page. */
let sheet;
/** @type {Set<BackStride>} Widgets in the page. */
const live = new Set();
/** Whether the engine stopped for good. */
let stopped = '';
/** @type {Map<string, Promise<boolean>>} The texts asked for: the first part of each language, and the first try to get the later one. */
const texts = new Map();

/**
 * Whether the runner keeps a diary on this device: whether it is there, and nothing more. What stands in it, only `diary.js` reads, which
 * is loaded when there is one, or when the runner asks for one.
 */
function hasDiary() {
  try {
    return 'backstride.diary' in localStorage;
  } catch {
    return false; // No store here: a sandboxed page, or a browser that allows none.
  }
}

/** Where a file of ours is: beside this script. */
const beside = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

/** How long to wait before each new try to get the texts of the plan, in milliseconds; the last goes on, for some 20 minutes. */
const WAITS = [3e3, 1e4, 3e4];
const MOST_TRIES = 40;

/** The language of ours that a page asks for: `fr` for `fr-CA`, English where there is none. The region says whose, if the tag does not. */
function languageOf(/** @type {string} */ tag, /** @type {string} */ region) {
  const asked = `${tag.trim() || 'en'}-${region.trim()}-`.toLowerCase();
  const known = (SAFETY ?? []).map((safety) => safety.lang);
  // The language of one country comes after the one it belongs to.
  return known.filter((id) => asked.startsWith(`${id.toLowerCase()}-`)).pop() ?? 'en';
}

/**
 * Gets the texts that the first result needs in a language. After a failure the next call tries again.
 * @param {string} language
 */
function loadTexts(language) {
  const name = `first.${language}.txt`;
  let loaded = texts.get(name);
  if (!loaded) {
    loaded = get(name, 0, (engine, text) => engine.loadTexts(language, false, text)).then((there) => {
      if (!there) texts.delete(name);
      return there;
    });
    texts.set(name, loaded);
    loadLater(language, 0);
  }
  return loaded;
}

/** @type {Promise<boolean> | undefined} The second half of the engine. */
let half;
let whole = false;

/**
 * Gets the second half of the engine, and tells whether it is there.
 * @param {Engine} engine
 */
function loadHalf(engine) {
  half ??= new Promise((done) =>
    engine.loadLater((/** @type {string | null} */ more) => {
      if (more) styles().replaceSync(SHELL_STYLES + STYLES + more);
      else half = undefined;
      whole = Boolean(more);
      for (const widget of live) widget.look();
      done(whole);
    }),
  );
  return half;
}

/**
 * Gets what draws the plan, and its texts. Every page asks for them, at once and whatever is answered, so that the request tells nothing; tries
 * again go by the clock alone.
 * @param {string} language
 * @param {number} tries
 */
async function loadLater(language, tries) {
  const name = `later.${language}.txt`;
  if (!tries && texts.has(name)) return;
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
    const answer = await fetch(beside(name), { priority: name.startsWith('later') ? 'low' : 'high', cache: tries ? 'reload' : 'default' });
    const text = answer.ok ? await answer.text() : '';
    const engine = await loading;
    return Boolean(engine && !stopped && (await take(engine, text)));
  } catch {
    // No network, or no engine.
    return false;
  }
}

/** The engine, loaded once for a page; after a failure the next call tries again. */
function load() {
  loading ??= (async () => {
    if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
    /** @type {Engine} */
    const engine = await import(beside('engine.js'));
    await engine.default({ module_or_path: beside('engine_bg.wasm') });
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

function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(SHELL_STYLES + STYLES);
  }
  return sheet;
}

/**
 * @param {unknown} error
 * @returns {Reason}
 */
function reasonOf(error) {
  if (typeof WebAssembly !== 'object') return 'browser';
  if (error instanceof WebAssembly.CompileError) return /unsafe-eval|security policy/i.test(error.message) ? 'policy' : 'browser';
  return 'network';
}

/** How often a file to take along did not come: browsers keep the failure of a script for as long as its address is the same. */
let failures = 0;

/** A script that is loaded on request. */
const onRequest = (/** @type {string} */ name) => import(beside(name) + (failures ? `?${failures}` : ''));

/** The engine without any drawing, for programs: plain objects in, plain objects out. */
export async function engine() {
  return (await onRequest('take.js')).engine();
}

/** The region subtag of the browser's language, such as FR of fr-FR. */
function browserRegion() {
  try {
    return new Intl.Locale(navigator.language).region ?? '';
  } catch {
    return '';
  }
}

/** Properties that mirror an attribute. */
const MIRRORED = /** @type {const} */ ({ region: 'region', theme: 'theme', headingLevel: 'heading-level', loading: 'loading', mode: 'mode' });

/** What the page's address points to in a widget in learn mode, or nothing. */
const pointed = () => (location.hash.startsWith('#backstride-') ? location.hash.slice(1) : '');

/** @type {BackStride | undefined} The widget whose own link changes the page's address just now. */
let asked;

/** @type {typeof Element.prototype.attachShadow | undefined} */
let attach;

/**
 * Gives an element its root. Some recorders put a function of their own in place of the browser's (Clarity does) and so get every closed
 * root; then the browser's own is taken from an empty frame, which is gone again at once.
 * @param {Element} host
 * @param {ShadowRootMode} mode
 */
function attachTo(host, mode) {
  attach ??= Element.prototype.attachShadow;
  if (!Function.prototype.toString.call(attach).includes('[native code]')) {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    document.documentElement.append(frame);
    attach = /** @type {any} */ (frame.contentWindow)?.Element.prototype.attachShadow ?? attach;
    frame.remove();
  }
  return /** @type {typeof Element.prototype.attachShadow} */ (attach).call(host, { mode });
}

export class BackStride extends HTMLElement {
  static observedAttributes = ['lang', 'dir', 'region', 'theme', 'heading-level', 'mode'];

  /** @type {ShadowRoot} */
  #root;
  #slot = document.createElement('slot');
  /** @type {InstanceType<Engine['Mount']> | undefined} */
  #mount;
  /** @type {HTMLElement | undefined} What stands in the root instead of the slot, or beside it. */
  #drawn;
  /** @type {Start | undefined} What the runner sees until the widget is there. */
  #first;
  /** @type {IntersectionObserver | undefined} */
  #watch;
  #starting = false;
  /** What waits until the engine has drawn. */
  #settled = (/** @type {unknown} */ _) => {};
  /** Whether what the page's address points to is still to be shown: no, yes, and then with the focus on it. */
  #seeking = 0;
  #id = String(Math.random());

  constructor() {
    super();
    const open = this.getAttribute('shadow') === 'open';
    this.#root = attachTo(this, open ? 'open' : 'closed');
    this.#root.append(this.#slot);
    if ('adoptedStyleSheets' in this.#root) this.#root.adoptedStyleSheets = [styles()];
    // A link to an entry goes through the page's address, whatever base the page has; the same one again changes nothing there.
    this.#root.addEventListener('click', (event) => {
      const { target, button, ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
      const link = target instanceof Element && target.closest('a[href^="#backstride-"]')?.getAttribute('href');
      if (!link || button || ctrlKey || metaKey || shiftKey) return;
      event.preventDefault();
      asked = this;
      if (location.hash === link) seek();
      else location.hash = link;
    });
    // Values that a page set before this script came.
    for (const name of Object.keys(MIRRORED)) {
      if (Object.hasOwn(this, name)) {
        const value = /** @type {any} */ (this)[name];
        delete (/** @type {any} */ (this)[name]);
        queueMicrotask(() => (/** @type {any} */ (this)[name] = value));
      }
    }
  }

  connectedCallback() {
    live.add(this);
    // A widget that was moved keeps its answers.
    if (this.#mount || this.#starting || this.#drawn) return;
    // Never takes the focus on load.
    if (pointed() && learning() === this) return this.seek(1);
    this.#paint();
    if (this.getAttribute('loading') === 'eager' || typeof IntersectionObserver !== 'function') {
      this.#start();
      return;
    }
    this.#watch ??= new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#start(), { rootMargin: '600px' });
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      live.delete(this);
      this.#watch?.disconnect();
      this.#clear();
    });
  }

  attributeChangedCallback(name = '') {
    this.#first?.paint(this.#settings());
    if (name === 'mode' && !/^(triage|learn)?$/i.test(this.mode.trim())) {
      console.warn(`back-stride: mode="${this.mode}" is not known. Write mode="learn" for the page to read, or mode="triage" for the questions.`);
    }
    if (!this.#mount || stopped) return;
    // Another language first needs its texts, and another region may speak another one.
    if (name !== 'lang') this.#mount.update(this.#settings());
    if (name === 'lang' || name === 'region') this.#hear('language', this.#language());
    this.#show();
  }

  /** Whether it shows what anybody may read, without questions. */
  get learns() {
    return this.mode.trim().toLowerCase() === 'learn';
  }

  /**
   * Opens and shows what the page's address points to, as soon as it is there.
   * @param {number} how 1, or 2 to move the focus there too
   */
  seek(how) {
    this.#seeking = how;
    this.#start();
    this.#show();
  }

  #show() {
    // The engine draws a moment after it was told to.
    if (this.#seeking && this.#mount) setTimeout(() => {
      const found = this.#seeking && this.learns ? this.#root.getElementById(pointed()) : null;
      if (!found) return;
      for (let fold = found.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
      found.scrollIntoView();
      const name = found.querySelector(':scope > summary') ?? found;
      if (this.#seeking > 1) /** @type {HTMLElement} */ (name).focus({ preventScroll: true });
      this.#seeking = 0;
    });
  }

  /** Shows the first screen, as far as that can be done without the engine. */
  #paint() {
    if (!SAFETY || this.learns || this.#first || this.#mount || this.#drawn || !Start.fits(this.#settings())) return;
    this.#first = new Start(SAFETY, this.#settings());
    this.#root.replaceChildren(this.#first.place);
  }

  /** Draws the widget in place of what stands between the tags. */
  async #start() {
    if (this.#starting || this.#mount) return;
    this.#watch?.disconnect();
    this.#starting = true;
    try {
      const language = this.#first?.language || this.#language();
      const engine = load();
      const there = loadTexts(language);
      Start.learn(language, beside(`start.${language}.json`)).then(() => (this.#first ? this.#first.paint() : this.#paint()));
      const { Mount } = await engine;
      // Without its own language it speaks English, and without any texts it cannot speak.
      if (!(await there) && !(language !== 'en' && (await loadTexts('en')))) throw new Error('no texts');
      if (stopped) return this.fail('panic', stopped);
      if (!this.isConnected) return;
      const first = this.#first;
      const place = document.createElement('div');
      place.className = UNSEEN;
      this.#drawn = place;
      place.hidden = Boolean(first);
      this.#root.append(place);
      const mount = new Mount(place, this.#settings(), (/** @type {string} */ what, /** @type {any} */ detail) => this.#hear(what, detail), (/** @type {string} */ asked) => this.#take(asked));
      this.#mount = mount;
      do {
        for (const [what, value] of first?.done.splice(0) ?? []) mount.replay(what, value);
        await new Promise((done) => {
          this.#settled = done;
          mount.replay('settle', '');
        });
        if (this.#mount !== mount) return;
      } while (first?.done.length);
      first?.giveWay(place, this.#root.activeElement);
      this.#first = undefined;
      this.#slot.remove();
      this.#tell('ready');
      this.#show();
      this.look();
    } catch (error) {
      if (stopped) return; // The panic told everyone already.
      this.fail(reasonOf(error), String(error));
    } finally {
      this.#starting = false;
    }
  }

  /**
   * Hands the runner what was asked for, and tells the widget how that went. Whatever it is, the same files are loaded for it.
   * @param {string} asked form, language, region and answers, with commas between them
   */
  async #take(asked) {
    if (asked.startsWith('diary,')) return this.#diary(asked.slice(6));
    const mount = this.#mount;
    const [form, language, region, ...numbers] = asked.split(',');
    /** @type {any} */
    let made;
    try {
      const { take } = await onRequest('take.js');
      made = await take(Number(form), language, region, Uint16Array.from(numbers, Number), this.#root);
    } catch {
      failures += 1;
      // The widget says so. What went wrong is not for the console: a message could hold an answer.
    }
    if (mount === this.#mount && !stopped) mount?.took(Number(form), Boolean(made), made?.size ?? 0, made?.path ?? '');
  }

  /** Reads the diary once, as soon as what draws it is there; only if the runner keeps one. */
  look() {
    if (this.#looked || !this.#mount || !whole || stopped || !hasDiary()) return;
    this.#looked = true;
    this.#diary('read');
  }

  #looked = false;
  /** What stood in the store when this widget last looked: another window may change it. */
  #diaryText = '';

  /**
   * Reads, keeps, saves or wipes the diary, and tells the widget how that went.
   * @param {string} asked `read`, `wipe`, `keep` or `save`, and for the last two a comma and a text
   */
  async #diary(asked) {
    const mount = this.#mount;
    let told = asked === 'read' ? 'not-there' : 'failed';
    let text = '';
    try {
      const { diary } = await onRequest('diary.js');
      [told, text] = diary(asked, this.#diaryText);
      if (told !== 'saved') this.#diaryText = text;
    } catch {
      failures += 1;
    }
    if (mount === this.#mount && !stopped) mount?.diary(told, text);
  }

  /**
   * Shows the emergency signs instead of the widget, and the text between the tags below them. Needs neither engine nor network.
   * @param {Reason} reason
   * @param {string} message
   */
  fail(reason, message) {
    this.#mount = undefined; // What stopped cannot be tidied up.
    this.#first = undefined;
    this.#drawn?.remove();
    this.#drawn = SAFETY ? safe(SAFETY.find((one) => one.lang === this.#language()) ?? SAFETY[0], this.region) : undefined;
    this.#root.replaceChildren(...(this.#drawn ? [this.#drawn] : []), this.#slot);
    console.error(`back-stride: ${ADVICE[reason]} (${message})`);
    this.#tell('error', { reason, message });
  }

  #clear() {
    if (!stopped) this.#mount?.destroy();
    this.#mount = undefined;
    this.#drawn = undefined;
    this.#first = undefined;
    this.#looked = false;
    this.#root.replaceChildren(this.#slot);
  }

  #settings() {
    const now = new Date();
    return {
      language: this.#language(),
      region: this.region,
      browserRegion: browserRegion(),
      headingLevel: this.headingLevel,
      direction: this.dir,
      learn: this.learns,
      today: [now.getFullYear(), now.getMonth() + 1, now.getDate()],
    };
  }

  /** The language of the widget, or else of what stands around it. */
  #language() {
    return languageOf(this.lang || this.closest('[lang]')?.getAttribute('lang') || '', this.region);
  }

  /**
   * What the widget says happened: for the page, or for the shell (another language is wanted; another screen came up).
   * @param {string} what
   * @param {any} detail
   */
  async #hear(what, detail) {
    if (what === 'moved') this.#remember(detail);
    else if (what === 'settled') this.#settled(undefined);
    else if (what !== 'language') this.#tell(what);
    else if (await loadTexts(detail)) this.attributeChangedCallback();
  }

  /** Steps of the session by the number of their entry in the browser's history; the entry itself holds nothing but that number. */
  #steps = [0];
  #at = 0;

  /**
   * Makes the browser's own back and forward work. A page whose history cannot be written to goes without.
   * @param {number} step
   */
  #remember(step) {
    try {
      const mine = history.state?.backstride;
      const here = mine?.[0] === this.#id && mine[1] === this.#at;
      if (here && this.#at > 0 && this.#steps[this.#at - 1] === step) {
        history.back(); // The way back inside the widget is the browser's; the entry ahead stays.
        return;
      }
      if (step === 0) {
        // Begun anew, every answer is gone: the entries so far lead nowhere any more.
        this.#id = String(Math.random());
        this.#steps = [0];
        this.#at = 0;
        history.pushState({ ...history.state, backstride: [this.#id, 0] }, '');
        return;
      }
      if (!here) history.replaceState({ ...history.state, backstride: [this.#id, this.#at] }, '');
      this.#steps.length = this.#at + 1;
      this.#steps.push(step);
      this.#at += 1;
      history.pushState({ ...history.state, backstride: [this.#id, this.#at] }, '');
    } catch {
      // A sandboxed page, or too many entries in a short time.
    }
  }

  /** Follows the browser to another entry of its history. */
  travel() {
    const [id, at] = history.state?.backstride ?? [];
    const step = id === this.#id ? this.#steps[at] : undefined;
    if (step === undefined || at === this.#at) return;
    this.#at = at;
    if (!stopped) this.#mount?.travel(step);
  }

  /**
   * @param {string} what
   * @param {object | null} detail
   */
  #tell(what, detail = null) {
    this.dispatchEvent(new CustomEvent(`backstride-${what}`, { bubbles: true, composed: true, detail }));
  }

  /** Whose numbers are shown, such as GB. */
  get region() {
    return this.getAttribute('region') ?? '';
  }
  set region(value) {
    this.#mirror('region', value);
  }

  /** `light`, `dark` or `auto`. */
  get theme() {
    return this.getAttribute('theme') ?? 'auto';
  }
  set theme(value) {
    this.#mirror('theme', value);
  }

  /** The level of the widget's heading in the page's outline, 1 to 5. */
  get headingLevel() {
    return Number.parseInt(this.getAttribute('heading-level') ?? '2', 10) || 2;
  }
  set headingLevel(value) {
    this.#mirror('heading-level', value);
  }

  /** `lazy` waits until the widget is near the screen; `eager` does not. */
  get loading() {
    return this.getAttribute('loading') ?? 'lazy';
  }
  set loading(value) {
    this.#mirror('loading', value);
  }

  /** `triage` for the questions and a result, `learn` for what anybody may read. */
  get mode() {
    return this.getAttribute('mode') ?? 'triage';
  }
  set mode(value) {
    this.#mirror('mode', value);
  }

  /**
   * @param {string} name
   * @param {string | number | null | undefined} value
   */
  #mirror(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }
}

/**
 * The emergency signs, made without any markup in a string.
 * @param {Safety} safety
 * @param {string} id
 */
function safe(safety, id) {
  const region = safety.regions.find((one) => one.id.toLowerCase() === id.trim().toLowerCase()) ?? safety.regions[safety.regions.length - 1];
  const fill = (/** @type {string} */ text) => text.replace(/\{(em|ed|region)\}/g, (_, name) => (name === 'region' ? region.name : region[/** @type {'em' | 'ed'} */ (name)]));
  const make = (/** @type {string} */ name, /** @type {string} */ text, className = '') => {
    const element = document.createElement(name);
    element.textContent = fill(text);
    if (className) element.className = className;
    return element;
  };
  const box = make('div', '', 'safe');
  box.lang = safety.lang;
  box.dataset.screen = 'safe';
  const list = make('ul', '');
  list.append(...safety.signs.map((sign) => make('li', sign)));
  const link = /** @type {HTMLAnchorElement} */ (make('a', region.tel === region.em ? '{em}' : region.tel));
  link.href = `tel:${region.tel}`;
  if (safety.lead) box.append(make('p', safety.lead));
  box.append(make('p', safety.title, 'title'), list, link, make('p', safety.region_line));
  return box;
}

/** The first widget of the page in learn mode. */
const learning = () => [...live].find((widget) => widget.learns);

/** Goes where the page's address points to, after the reader's own action. */
function seek() {
  const widget = asked ?? learning();
  asked = undefined;
  if (pointed()) widget?.seek(2);
}

addEventListener('hashchange', seek);

// A page that was left open over night comes back on another day.
document.addEventListener('visibilitychange', () => {
  for (const widget of live) widget.attributeChangedCallback();
});

addEventListener('popstate', () => {
  for (const widget of live) widget.travel();
});

if (!customElements.get('back-stride')) customElements.define('back-stride', BackStride);
