// @ts-check
/**
 * Paints the first screens before the engine is there, and keeps what the runner does on them, so that the engine can do it again.
 * For `backstride.js`; `cargo xtask build` fills in one line, FIRST: the screens as the engine's own code
 * drew them (`xtask/src/start.rs`).
 *
 * @typedef {string | number | [string | 0 | 1, any, ...any[]]} Tree a text, the number of a text, or an element
 * @typedef {{ id: string, name: string, em: string, tel: string, ed: string, of: readonly string[] }} Place a region
 * @typedef {{ lang: string, regions: Place[] }} Safety
 * @typedef {{ language: string, region: string, browserRegion: string, headingLevel: number, direction: string, today: number[] }} Settings
 */

import { fetched } from './files.js';

/** @type {{ until: string, screens: Tree[], texts: Record<string, string[]> } | null} */
const FIRST = null; // replaced by cargo xtask build

const DRAWING = 'http://www.w3.org/2000/svg';
const CONTROLS = 'a,button,input,select,summary,[tabindex]';

/** Recorders that put setters of their own on input fields (rrweb does, and so PostHog) hear of a field wherever it is; these names tell them not to. */
export const UNSEEN = 'ph-no-capture rr-block';

/** The first screens of one widget. */
export class Start {
  /** Where they are painted. */
  place = document.createElement('div');
  /** @type {string[]} What the runner did that the engine does not know of. */
  done = [];
  #begun = false;
  /** The language that the runner chose. */
  language = '';
  #region = '';
  /** @type {Set<string>} The numbers of the options that are ticked. */
  #ticked = new Set();
  #safety;
  /** @type {Settings} */
  #settings;

  /**
   * @param {Safety[]} safety
   * @param {Settings} settings
   */
  constructor(safety, settings) {
    this.#safety = safety;
    this.#settings = settings;
    this.place.className = UNSEEN;
    this.place.addEventListener('click', (event) => this.#press(event));
    this.place.addEventListener('change', (event) => this.#change(event));
    this.place.addEventListener('submit', (event) => {
      event.preventDefault();
      this.done.push('go');
      /** @type {HTMLElement | null} */ (this.place.querySelector('[type=submit]'))?.setAttribute('aria-busy', 'true');
    });
    this.paint(settings);
  }

  /**
   * Whether the screens can be painted: their texts are there, and the content is not due for a review, which only the engine can say.
   * @param {Settings} settings
   */
  static fits({ language, today: [year, month, day] }) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
    return Boolean(FIRST?.texts[language] && `${year}-${two(month)}-${two(day)}` <= FIRST.until);
  }

  /**
   * Gets the texts of a language, if they are not there.
   * @param {string} language
   */
  static async learn(language) {
    if (!FIRST || FIRST.texts[language]) return;
    try {
      const answer = await fetched(`start.${language}.json`);
      if (answer.ok) FIRST.texts[language] = await answer.json();
    } catch {
      // Then the engine is the first to paint.
    }
  }

  /** Paints the screen that the runner is at; what is ticked stays ticked, and the focus where it is. */
  paint(settings = this.#settings) {
    if (!FIRST) return;
    this.#settings = settings;
    const language = this.language || settings.language;
    if (!FIRST.texts[language]) return;
    const regions = (this.#safety.find((one) => one.lang === language) ?? this.#safety[0]).regions;
    const last = regions[regions.length - 1];
    const named = (/** @type {string} */ id) => regions.find((one) => one.id.toLowerCase() === id.trim().toLowerCase());
    const browser = regions.find((one) => one.of.includes(settings.browserRegion.toUpperCase()));
    const page = named(settings.region);
    const region = named(this.#region) ?? page ?? browser ?? last;
    const other = this.#region ? undefined : page ? browser : last;
    const elsewhere = other !== region ? other : undefined;
    /** @type {Record<string, string>} */
    const words = { ...region, other: elsewhere?.name ?? '' };
    const say = (/** @type {string | number} */ text) =>
      (typeof text === 'number' ? FIRST.texts[language][text] : text).replace(/\{(name|other|ed|em|tel)\}/g, (_, name) => words[name]);
    const make = (/** @type {Tree} */ tree) => {
      if (!Array.isArray(tree)) return document.createTextNode(say(tree));
      const [tag, attributes, ...inside] = tree;
      // Only some regions have it; these are their names.
      if (tag === 0) return say(attributes).split(' ').includes(region.id) ? make(inside[0]) : '';
      // Each language has its own.
      if (tag === 1) return make(attributes[language]);
      const level = /^h(\d)$/.exec(tag);
      const name = level ? `h${Math.min(6, Number(level[1]) + settings.headingLevel - 2)}` : tag;
      const element = name === 'svg' || name === 'path' ? document.createElementNS(DRAWING, name) : document.createElement(name);
      for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, say(value));
      element.append(...inside.map(make));
      return element;
    };
    const frame = /** @type {HTMLElement} */ (make(FIRST.screens[this.#begun ? 2 : elsewhere ? 1 : 0]));
    frame.dir = settings.direction === 'rtl' ? 'rtl' : 'ltr';
    for (const list of frame.querySelectorAll('select')) list.value = region.id;
    for (const input of frame.querySelectorAll('input')) input.checked = this.#ticked.has(input.value);
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (frame.querySelectorAll('.row button'))) {
      button.dataset.region = (button.previousElementSibling ? elsewhere : region)?.id;
    }
    const at = this.#controls().indexOf(/** @type {Document | ShadowRoot} */ (this.place.getRootNode()).activeElement);
    this.place.replaceChildren(frame);
    this.#mark();
    this.#controls()[at]?.focus({ preventScroll: true });
  }

  /** What can have the focus, in `within` or as painted. */
  #controls(within = this.place) {
    return /** @type {any[]} */ ([...within.querySelectorAll(CONTROLS)]);
  }

  /** What an option looks like that is ticked. */
  #mark() {
    for (const input of this.place.querySelectorAll('input')) input.parentElement?.classList.toggle('choice-on', input.checked);
  }

  /** @param {Event} event */
  #press(event) {
    const button = /** @type {Element} */ (event.target).closest('button');
    if (!button || button.type === 'submit') return;
    const language = button.closest('.languages') && button.firstElementChild?.getAttribute('lang');
    if (language) {
      this.language = language;
      this.done.push(`language ${language}`);
      Start.learn(language).then(() => this.paint());
      return;
    }
    if (button.dataset.region) {
      this.#choose(button.dataset.region);
    } else {
      this.#begun = !this.#begun;
      this.done.push(this.#begun ? 'begin' : 'back');
    }
    this.paint();
    this.#arrive(this.place);
  }

  /** @param {string} region */
  #choose(region) {
    this.#region = region;
    this.done.push(`region ${region}`);
  }

  /** @param {Event} event */
  #change(event) {
    const control = event.target;
    if (control instanceof HTMLSelectElement) {
      this.#choose(control.value);
      this.paint();
    } else if (control instanceof HTMLInputElement) {
      this.done.push(`tick ${control.value}`);
      const question = control.closest('fieldset');
      const alone = Boolean(control.closest('.last'));
      for (const input of question?.querySelectorAll('input') ?? []) {
        // "None of these" excludes the others, both ways.
        if (control.checked && input !== control && (alone || input.closest('.last'))) input.checked = false;
        if (input.checked) this.#ticked.add(input.value);
        else this.#ticked.delete(input.value);
      }
      this.#mark();
    }
  }

  /** Shows the top of a screen, and moves the focus to what is to be read first on it. */
  #arrive(/** @type {Element} */ within) {
    const top = within.getBoundingClientRect().top;
    if (top < 0 || top > innerHeight * 0.6) within.scrollIntoView();
    /** @type {HTMLElement | null} */ (within.querySelector('[data-errors]') ?? within.querySelector('[data-title]'))?.focus({ preventScroll: true });
  }

  /**
   * Gives way to what the engine has drawn in the meantime; the focus stays where it is.
   * @param {HTMLElement} drawn
   * @param {Element | null} focused
   */
  giveWay(drawn, focused) {
    const screen = (/** @type {Element} */ of) => of.querySelector('[data-screen]')?.getAttribute('data-screen');
    const moved = screen(this.place) !== screen(drawn) || drawn.querySelector('[data-errors]');
    const at = this.#controls().indexOf(focused);
    drawn.hidden = false;
    this.place.remove();
    // The same screen does not arrive twice.
    for (const moving of moved ? [] : drawn.getAnimations({ subtree: true })) moving.finish();
    if (moved) this.#arrive(drawn);
    else this.#controls(drawn)[at]?.focus({ preventScroll: true });
  }
}
