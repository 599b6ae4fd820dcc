// @ts-check
/**
 * The `<back-stride>` element: loads the engine once for a page, draws the widget into a shadow root, and shows the emergency signs
 * when that cannot be done. `cargo xtask build` makes one script of it and `shell/`.
 *
 * What a page may set and hear stands in `element.toml`. No event holds an answer or a result.
 */

import { Steps } from './shell/history.js';
import { ADVICE, live, load, loadTexts, onRequest, reasonOf, stopped, whole } from './shell/load.js';
import { attachTo, styles } from './shell/root.js';
import { SAFETY, languageOf, safe } from './shell/safe.js';
import { PROPERTIES, asksMore, check } from './shell/settings.js';
import { Start, UNSEEN } from './shell/start.js';

/** @typedef {import('./shell/load.js').Engine} Engine */
/** @typedef {import('./shell/load.js').Reason} Reason */

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

/** The engine without any drawing, for programs: plain objects in, plain objects out. */
export const engine = () => onRequest('take.js', (script) => script.engine());

/** The region subtag of the browser's language, such as FR of fr-FR. */
function browserRegion() {
  try {
    return new Intl.Locale(navigator.language).region ?? '';
  } catch {
    return '';
  }
}

/** How far outside the window a widget begins to load, in CSS pixels. */
const NEAR = 600;

/** How long a page's own colours are waited for, in milliseconds. */
const PATIENCE = 3000;

/** What the page's address points to in a widget in learn mode, or nothing. */
const pointed = () => (location.hash.startsWith('#backstride-') ? location.hash.slice(1) : '');

/** @type {BackStride | undefined} The widget whose own link changes the page's address just now. */
let asked;

export class BackStride extends HTMLElement {
  static observedAttributes = [...Object.values(PROPERTIES).map(([name]) => name), 'lang', 'dir', 'shadow', 'style', 'class'];

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
  #steps = new Steps();
  /** @type {unknown} */
  #config;
  /** @type {import('./page.js').Page | undefined} What the page set beyond a few words, once it has been read. */
  #page;
  /** @type {Promise<unknown> | undefined} Waits for that. */
  #reading;
  /** Whether nothing may be drawn for now. */
  #waits = false;

  constructor() {
    super();
    const open = this.getAttribute('shadow') === 'open';
    this.#root = attachTo(this, open ? 'open' : 'closed');
    this.#root.append(this.#slot);
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
    for (const name of ['config', ...Object.keys(PROPERTIES)]) {
      if (Object.hasOwn(this, name)) {
        const value = /** @type {any} */ (this)[name];
        delete (/** @type {any} */ (this)[name]);
        if (name === 'config') this.#config = value;
        else queueMicrotask(() => (/** @type {any} */ (this)[name] = value));
      }
    }
  }

  connectedCallback() {
    live.add(this);
    // A widget that was moved keeps its answers.
    if (this.#mount || this.#starting || this.#drawn) return;
    this.read();
    const sought = pointed() && learning() === this;
    const now = sought || this.loading === 'eager' || typeof IntersectionObserver !== 'function' || this.#near();
    // What it asks for is under way while styles are read and the first screen is painted. Never takes the focus on load.
    if (sought) this.seek(1);
    else if (now) this.#start();
    if (this.#root.adoptedStyleSheets?.length === 0) this.#root.adoptedStyleSheets = [styles()];
    this.#paint();
    if (now) return;
    this.#watch ??= new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#start(), { rootMargin: `${NEAR}px` });
    this.#watch.observe(this);
  }

  /** Whether it stands in the window or just outside: what an observer would say a few frames later. */
  #near() {
    const [box] = this.getClientRects();
    return box && self === top && Math.max(-box.bottom, box.top - innerHeight, -box.right, box.left - innerWidth) < NEAR;
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      live.delete(this);
      this.#watch?.disconnect();
      this.#clear();
    });
  }

  attributeChangedCallback(name = '', _ = '', value = '') {
    if (name) {
      check(name, value);
      if (this.#page?.wrote(name) !== false) this.read();
      if (name === 'style' || name === 'class') return;
      if (name === 'loading' && value === 'eager' && live.has(this)) this.#start();
    }
    this.#first?.paint(this.#settings());
    if (!this.#mount || stopped) return;
    // Another language first needs its texts, and another region may speak another one.
    if (name !== 'lang') this.#mount.update(this.#settings());
    if (name === 'lang' || name === 'region') this.#hear('language', this.#language());
    this.#show();
  }

  /** Reads the page's configuration, contact and colours, if it set any; what does so is loaded only then. */
  read() {
    if (this.#page) return this.#page.look();
    if (this.#reading || !this.isConnected || !asksMore(this)) return;
    this.#waits = true;
    const done = () => {
      this.#waits = false;
      this.#paint();
    };
    const made = onRequest('page.js', ({ Page }) => (this.#page = new Page(this, this.#root, () => this.attributeChangedCallback()))).catch(
      () => console.warn('back-stride: page.js did not load, so config, clinic and colours do nothing. Put it beside backstride.js.'),
    );
    this.#reading = Promise.race([made, new Promise((late) => setTimeout(late, PATIENCE))]).then(done);
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
    if (!SAFETY || this.learns || this.hasAttribute('private') || this.#waits || !this.isConnected || this.#first || this.#mount || this.#drawn || !Start.fits(this.#settings())) return;
    try {
      this.#first = new Start(SAFETY, this.#settings());
      this.#root.replaceChildren(this.#first.place);
    } catch {
      // A page that has broken the browser's own functions: the text between the tags stays.
    }
  }

  /** Draws the widget in place of what stands between the tags. */
  async #start() {
    if (this.#starting || this.#mount) return;
    this.#watch?.disconnect();
    this.#starting = true;
    try {
      if (this.hasAttribute('private')) return await this.#hide();
      const language = this.#first?.language || this.#language();
      const engine = load();
      const there = loadTexts(language);
      Start.learn(language).then(() => (this.#first ? this.#first.paint() : this.#paint()));
      const { Mount } = await engine;
      // Without its own language it speaks English, and without any texts it cannot speak.
      if (!(await there) && !(language !== 'en' && (await loadTexts('en')))) throw new Error('no texts');
      await this.#reading;
      if (stopped) return this.fail('panic', stopped);
      if (!this.isConnected) return;
      const first = this.#first;
      const place = document.createElement('div');
      place.className = UNSEEN;
      this.#drawn = place;
      place.hidden = Boolean(first);
      this.#root.append(place);
      /** @type {import('./engine.js').Mount | undefined} */
      let mount;
      do {
        const drawn = new Promise((settled) => (this.#settled = settled));
        // What the runner did so far, and then the engine is to say when it has drawn all of it.
        const done = [...(first?.done.splice(0) ?? []), 'settle'].join('\n');
        if (mount) mount.replay(done);
        else this.#mount = mount = new Mount(place, this.#settings(), done, (/** @type {string} */ what, /** @type {any} */ detail) => this.#hear(what, detail), (/** @type {string} */ asked) => this.#take(asked));
        await drawn;
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

  /** Puts the widget into a frame that the page's scripts cannot look into. */
  async #hide() {
    if (this.#drawn) return;
    const { frame } = await onRequest('private.js', (script) => script);
    if (!this.isConnected) return;
    this.#drawn = frame(this, (/** @type {string} */ what, /** @type {any} */ detail, /** @type {string} */ advice) => {
      if (what === 'error') return this.fail(detail.reason, detail.message, advice);
      if (what === 'ready') this.#slot.remove();
      this.#tell(what);
    });
    this.#root.append(/** @type {HTMLElement} */ (this.#drawn));
  }

  /**
   * For demonstrations: begins afresh and goes through prepared steps, as `page/site.js` of the same build holds them for its example runners.
   * What a runner answered before is gone. Nothing comes back, so a page learns no more from it than it knew.
   * @param {readonly string[]} steps
   */
  async example(steps) {
    while (this.#starting) await new Promise((then) => setTimeout(then, 20));
    this.#clear();
    await this.#start();
    this.#mount?.replay(steps.join('\n'));
  }

  /**
   * Hands the runner what was asked for, and tells the widget how that went. Whatever it is, the same files are loaded for it.
   * @param {string} asked form, language, region, units and answers, with commas between them
   */
  async #take(asked) {
    if (asked.startsWith('diary,')) return this.#diary(asked.slice(6));
    const mount = this.#mount;
    const [form, language, region, units, ...numbers] = asked.split(',');
    /** @type {any} */
    let made;
    try {
      made = await onRequest('take.js', ({ take }) => take(Number(form), language, region, Number(units), Uint16Array.from(numbers, Number), this.#root));
    } catch {
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
      [told, text] = await onRequest('diary.js', ({ diary }) => diary(asked, this.#diaryText));
      if (told !== 'saved') this.#diaryText = text;
    } catch {
      // The widget says so.
    }
    if (mount === this.#mount && !stopped) mount?.diary(told, text);
  }

  /**
   * Shows the emergency signs instead of the widget, and the text between the tags below them. Needs neither engine nor network.
   * @param {Reason} reason
   * @param {string} message
   */
  fail(reason, message, advice = ADVICE[reason]) {
    this.#mount = undefined; // What stopped cannot be tidied up.
    this.#settled(undefined); // Nor will it draw any more.
    this.#first = undefined;
    this.#drawn?.remove();
    this.#drawn = SAFETY ? safe(SAFETY.find((one) => one.lang === this.#language()) ?? SAFETY[0], this.region) : undefined;
    this.#root.replaceChildren(...(this.#drawn ? [this.#drawn] : []), this.#slot);
    console.error(`back-stride: ${advice} (${message})`);
    this.#tell('error', { reason, message, fix: advice });
  }

  #clear() {
    if (!stopped) {
      this.#mount?.destroy();
      this.#mount?.free();
    }
    this.#page?.leave();
    this.#mount = undefined;
    this.#drawn = undefined;
    this.#first = undefined;
    this.#looked = false;
    this.#steps = new Steps(); // What the entries so far led to is gone.
    this.#root.replaceChildren(this.#slot);
  }

  #settings() {
    const now = new Date();
    return {
      language: this.#language(),
      region: this.region,
      browserRegion: browserRegion(),
      units: this.units.trim().toLowerCase(),
      headingLevel: this.headingLevel,
      direction: this.dir,
      learn: this.learns,
      clinic: this.#page?.clinic,
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
    if (what === 'moved') this.#steps.remember(detail);
    else if (what === 'settled') this.#settled(undefined);
    else if (what !== 'language') this.#tell(what);
    else if (await loadTexts(detail)) this.attributeChangedCallback();
  }

  /** Follows the browser to another entry of its history. */
  travel() {
    const step = this.#steps.travelled();
    if (step !== undefined && !stopped) this.#mount?.travel(step);
  }

  /**
   * @param {string} what
   * @param {object | null} detail
   */
  #tell(what, detail = null) {
    this.dispatchEvent(new CustomEvent(`backstride-${what}`, { bubbles: true, composed: true, detail }));
  }

  /** What the page sets in one object, where an attribute does not say otherwise. */
  get config() {
    return this.#config;
  }
  set config(value) {
    this.#config = value;
    this.read();
  }
}

// The properties that stand for an attribute.
for (const [property, [name, none]] of Object.entries(PROPERTIES)) {
  Object.defineProperty(BackStride.prototype, property, {
    enumerable: true,
    configurable: true,
    get() {
      const value = this.getAttribute(name) ?? none;
      return typeof none === 'number' ? Number.parseInt(value, 10) || none : value;
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
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

// Styles, or what stands between the tags, may have come after this script.
addEventListener('load', () => {
  for (const widget of live) widget.read();
});

addEventListener('popstate', () => {
  for (const widget of live) widget.travel();
});

if (!customElements.get('back-stride')) customElements.define('back-stride', BackStride);
