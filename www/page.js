// @ts-check
/**
 * What a page may set beyond a few words: its configuration as an object, its own contact, and its colours. The element loads this only
 * for a page that sets one of them, and draws nothing before it has come. Whatever is wrong is said on the console, once, with what to
 * write instead; the widget goes on without it.
 */

/** What a configuration may say, and the attribute of each. What stands in an attribute counts more. */
const KEYS = {
  lang: 'lang', dir: 'dir', region: 'region', theme: 'theme', headingLevel: 'heading-level', loading: 'loading', mode: 'mode', units: 'units',
  clinicName: 'clinic-name', bookingUrl: 'booking-url', phone: 'phone', services: 'services',
};

/** What a clinic can offer: those that a result may say to see. */
const SERVICES = ['physio', 'osteopath', 'pelvic-physio', 'sports-doctor', 'gp'];

/** @type {Set<string>} */
const told = new Set();
/** Says something to the page's owner, once. */
function tell(/** @type {string} */ text) {
  if (!told.has(text)) console.warn(`back-stride: ${text}`);
  told.add(text);
}

/** @type {Set<Page>} Those whose widgets are in the page. */
const pages = new Set();
const lookAll = () => pages.forEach((page) => page.look());
for (const what of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) matchMedia(what).addEventListener('change', lookAll);
/** A page that changes its own theme mostly says so at the top. */
const watch = new MutationObserver(lookAll);

/** What the page set for one widget. */
export class Page {
  /** The page's own contact, a line each: name, telephone number, address to book at, what the clinic offers. Empty if there is none. */
  clinic = '';
  #host;
  #root;
  #changed;
  #sheet = new CSSStyleSheet();
  /** @type {Set<string>} The attributes that stand for what the configuration says. */
  #lent = new Set();
  #lending = false;

  /**
   * @param {HTMLElement & { config: unknown }} host
   * @param {ShadowRoot} root
   * @param {() => void} changed what to call when the contact is another one
   */
  constructor(host, root, changed) {
    this.#host = host;
    this.#root = root;
    this.#changed = changed;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    this.look();
  }

  /** Looks at everything again. */
  look() {
    if (!pages.size) for (const top of [document.documentElement, document.body]) watch.observe(top, { attributes: true });
    pages.add(this);
    this.#lend();
    const clinic = contact(this.#host);
    if (clinic !== this.clinic) {
      this.clinic = clinic;
      this.#changed();
    }
    const readers = matchMedia('(prefers-contrast: more)').matches || this.#host.getAttribute('theme') === 'contrast';
    this.#sheet.replaceSync('');
    // A reader who wants strong contrast gets ours.
    if (!readers) this.#sheet.replaceSync(rule(this.#host, this.#root, this.#sheet));
  }

  /** The widget has left the page. */
  leave() {
    pages.delete(this);
    if (!pages.size) watch.disconnect();
  }

  /** The page has written this attribute itself, unless it is being lent just now. */
  wrote(/** @type {string} */ name) {
    if (!this.#lending) this.#lent.delete(name);
  }

  /** Gives what the configuration says to the attributes that the page has not written. */
  #lend() {
    const said = configuration(this.#host);
    for (const key of Object.keys(said)) {
      if (!Object.hasOwn(KEYS, key)) tell(`config has "${key}", which is not known and does nothing. It may have: ${Object.keys(KEYS).join(', ')}.`);
    }
    this.#lending = true;
    for (const [key, name] of Object.entries(KEYS)) {
      const value = Object.hasOwn(said, key) ? said[key] : undefined;
      const ours = this.#lent.has(name);
      if (this.#host.hasAttribute(name) && !ours) continue;
      if (typeof value === 'string' || typeof value === 'number' || Array.isArray(value)) {
        this.#lent.add(name);
        if (this.#host.getAttribute(name) !== String(value)) this.#host.setAttribute(name, String(value));
      } else {
        if (value !== undefined && value !== null) tell(`config.${key} is not a text. Write it as in ${key}: '...'.`);
        if (this.#lent.delete(name)) this.#host.removeAttribute(name);
      }
    }
    this.#lending = false;
  }
}

/**
 * The configuration of a widget: the property, or else the script between its tags.
 * @param {HTMLElement & { config: unknown }} host
 * @returns {Record<string, unknown>}
 */
function configuration(host) {
  let said = host.config;
  const script = host.querySelector(':scope > script[type="application/json"]');
  if (said === undefined && script) {
    try {
      said = JSON.parse(script.textContent ?? '');
    } catch (error) {
      tell(`the configuration between the tags is not JSON (${error}). Write it as in {"region": "GB"}.`);
    }
  }
  if (said === undefined || said === null) return {};
  if (typeof said === 'object' && !Array.isArray(said)) return /** @type {Record<string, unknown>} */ (said);
  tell("config is not an object. Write it as in { region: 'GB' }.");
  return {};
}

/** The page's own contact as the widget reads it. What is wrong is left out and said. */
function contact(/** @type {HTMLElement} */ host) {
  const of = (/** @type {string} */ name) => (host.getAttribute(name) ?? '').trim();
  const name = [...of('clinic-name').replace(/\s+/g, ' ')];
  if (name.length > 60 || /[\r\n]/.test(of('clinic-name'))) tell('clinic-name has more than 60 letters or a line break, and is cut. Write the name alone, in one line.');
  let phone = of('phone');
  const digits = phone.replace(/\D/g, '').length;
  if (phone && !(/^[-\d+(). /\u00a0]+$/.test(phone) && digits >= 3 && digits <= 20)) {
    tell(`phone="${phone}" is no telephone number, and is left out. Write it with 3 to 20 digits, as in phone="+44 20 7946 0000".`);
    phone = '';
  }
  let address = of('booking-url');
  const schemes = ['https:', 'tel:', 'mailto:'];
  if (address) {
    const url = parsed(address);
    if (!url || !schemes.includes(url.protocol)) {
      tell(`booking-url="${address}" is left out. Write a whole address that begins with ${schemes.join(' or ')}, as in booking-url="https://example.org/book".`);
    }
    address = url && schemes.includes(url.protocol) ? url.href : '';
  }
  const asked = of('services').toLowerCase().split(/[\s,]+/).filter(Boolean);
  const offered = asked.filter((service) => SERVICES.includes(service));
  for (const service of asked.filter((service) => !SERVICES.includes(service))) {
    tell(`services has "${service}", which no result says to see, and is left out. Write some of: ${SERVICES.join(' ')}.`);
  }
  if (!phone && !address) {
    if (name.length || asked.length) tell('a clinic without phone and booking-url is not shown. Set one of them.');
    return '';
  }
  // A clinic that offers nothing of ours fits no result.
  return [name.slice(0, 60).join(''), phone, address, asked.length && !offered.length ? 'none' : offered.join(' ')].join('\n');
}

function parsed(/** @type {string} */ address) {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** The colours that a page may set. */
const COLOURS = ['paper', 'surface', 'sunken', 'ink', 'soft', 'line', 'edge', 'accent', 'on-accent', 'accent-tint', 'focus'];
/** What texts stand on. */
const BACKS = ['paper', 'surface', 'sunken', 'accent-tint'];
/** The same that no page may set: those of the levels, and of what is still missing. */
const TINTS = ['d1-tint', 'd2-tint', 'd3-tint', 'd4-tint', 'd5-tint', 'warn-tint'];
/**
 * What is held to what, in this order: a colour, those it is seen beside, and the contrast that it needs (WCAG 2.2, 1.4.3 and 1.4.11). Each
 * step may rely on those before it, so that in the end all of it holds.
 * @type {[string, string[], number][]}
 */
const HELD = [
  ['ink', TINTS, 4.5],
  ...BACKS.map((back) => /** @type {[string, string[], number]} */ ([back, ['ink', 'warn'], 4.5])),
  ['soft', [...BACKS, ...TINTS], 4.5],
  ['accent', [...BACKS, ...TINTS], 4.5],
  ['on-accent', ['accent'], 4.5],
  ['edge', ['paper', 'surface', 'sunken'], 3],
  ['focus', BACKS, 3],
];

/** @typedef {number[]} Colour red, green and blue, 0 to 1 */

/**
 * The rule that gives a widget the page's colours, each made light or dark enough; empty if the page sets none.
 * @param {HTMLElement} host
 * @param {ShadowRoot} root
 * @param {CSSStyleSheet} sheet a sheet of the root, to ask the browser what colour a text means
 */
function rule(host, root, sheet) {
  const style = getComputedStyle(host);
  /** @type {Record<string, string>} */
  const given = {};
  for (const name of COLOURS) {
    const text = style.getPropertyValue(`--backstride-${name}`).trim();
    if (!text) continue;
    if (CSS.supports('color', mixed(text))) given[name] = text;
    else tell(`--backstride-${name}: ${text} is no colour, and is left out. Write it as in --backstride-${name}: #00695c.`);
  }
  if (!Object.keys(given).length) return '';

  const probe = document.createElement('div');
  probe.className = 'frame';
  root.append(probe);
  const ours = getComputedStyle(probe);
  const names = [...COLOURS, ...TINTS, 'warn'];
  const texts = names.map((name) => given[name] ?? ours.getPropertyValue(`--${name}`));
  sheet.replaceSync(texts.map((text, at) => `.frame .c${at}{color:${mixed(text)}}`).join(''));
  probe.append(...texts.map((_, at) => Object.assign(document.createElement('i'), { className: `c${at}` })));
  const read = [...probe.children].map((one) => numbers(getComputedStyle(one).color));
  probe.remove();
  /** @type {Record<string, Colour>} */
  const colours = Object.fromEntries(names.map((name, at) => [name, rounded(read[at])]));
  const before = { ...colours };
  if (given.accent && !given['accent-tint']) colours['accent-tint'] = rounded(colours.surface.map((part, at) => part * 0.88 + colours.accent[at] * 0.12));

  for (const [name, beside, need] of HELD) {
    const others = beside.map((other) => colours[other]);
    const now = least(colours[name], others);
    if (now >= need) continue;
    const used = fitting(colours[name], others, need);
    const given = `--backstride-${name}: ${hex(colours[name])}`;
    tell(`${given} has a contrast of ${now.toFixed(2)}, and ${need} is needed. ${hex(used)} (${least(used, others).toFixed(2)}) is used instead.`);
    colours[name] = used;
  }
  const set = COLOURS.filter((name) => given[name] || hex(colours[name]) !== hex(before[name]));
  // More classes than any rule of our own.
  return `.frame.frame.frame.frame{${set.map((name) => `--${name}:${hex(colours[name])}`).join(';')}}`;
}

/** A colour that the browser tells in red, green and blue, however it is written. */
const mixed = (/** @type {string} */ text) => `color-mix(in srgb,${text},${text})`;

/** What the browser tells: `color(srgb 0.1 0.2 0.3)`, or `rgb(25, 51, 76)`. */
function numbers(/** @type {string} */ text) {
  const parts = (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).slice(0, 3).map(Number);
  return text.startsWith('rgb') ? parts.map((part) => part / 255) : parts;
}

const byte = (/** @type {number} */ part) => Math.round(Math.min(1, Math.max(0, part)) * 255);
const rounded = (/** @type {Colour} */ colour) => colour.map((part) => byte(part) / 255);
const hex = (/** @type {Colour} */ colour) => `#${colour.map((part) => byte(part).toString(16).padStart(2, '0')).join('')}`;
const linear = (/** @type {number} */ part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const shown = (/** @type {number} */ part) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

/** The contrast of two colours by WCAG. */
function contrast(/** @type {Colour} */ one, /** @type {Colour} */ other) {
  const [dark, light] = [one, other].map((colour) => [0.2126, 0.7152, 0.0722].reduce((sum, share, at) => sum + share * linear(colour[at]), 0)).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
const least = (/** @type {Colour} */ colour, /** @type {Colour[]} */ others) => Math.min(...others.map((other) => contrast(colour, other)));

/** The same hue, as much lighter or darker as it must be, and no more. */
function fitting(/** @type {Colour} */ colour, /** @type {Colour[]} */ others, /** @type {number} */ need) {
  const [l, a, b] = lab(colour);
  for (let step = 1; step <= 200; step += 1) {
    for (const light of [l - step / 200, l + step / 200]) {
      if (light < 0 || light > 1) continue;
      const made = rounded(rgb([light, a, b]));
      if (least(made, others) >= need) return made;
    }
  }
  return [[0, 0, 0], [1, 1, 1]].sort((one, other) => least(other, others) - least(one, others))[0];
}

/** Oklab (Björn Ottosson), in which lightness is what the eye takes for it. */
function lab(/** @type {Colour} */ [red, green, blue]) {
  const [r, g, b] = [red, green, blue].map(linear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function rgb(/** @type {number[]} */ [light, a, b]) {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => shown(Math.max(0, part)));
}
