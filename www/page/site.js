// @ts-check
/**
 * What moves on the project's own page: the example runners, the settings with their preview and snippet, the copy buttons, the mark of the
 * section that is read. It asks for nothing after it has loaded. `data.js` beside it is made by the build.
 */

import { ATTRIBUTES, EXAMPLES, SAFETY } from './data.js';

/** Attributes that are no setting of a preview. */
const LEFT_OUT = ['dir', 'shadow', 'private'];

/** What the settings begin with, where that is not the element's own default. */
const BEGIN = /** @type {Record<string, string>} */ ({ lang: 'en', region: 'GB' });

/** Looks to choose: another property of CSS is one more line. */
const LOOKS = [
  { token: '--backstride-accent', label: 'Accent colour', type: 'color', value: '#5e2a63' },
  { token: '--backstride-radius', label: 'Round corners', type: 'range', value: '14', unit: 'px', max: 28 },
  {
    token: '--backstride-font',
    label: 'Font',
    values: { 'The system’s': '', 'Georgia, a serif': 'Georgia, "Times New Roman", serif', 'Verdana, wide': 'Verdana, "DejaVu Sans", sans-serif', 'Your page’s': 'inherit' },
  },
  {
    token: '--backstride-heading-font',
    label: 'Heading font',
    values: { 'A serif': '', 'As the texts': 'var(--backstride-font, system-ui, sans-serif)', 'Georgia': 'Georgia, serif' },
  },
];

const NAMES = /** @type {Record<string, string>} */ ({ 'en': 'English', 'en-US': 'American English', 'fr': 'French' });

/** @type {<T extends HTMLElement>(selector: string) => T} */
const find = (selector) => /** @type {any} */ (document.querySelector(selector));

/**
 * An element with attributes and what is in it.
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} inside
 */
function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return /** @type {any} */ (element);
}

/** A copy button on every piece of code, where the browser can copy. */
function copyButtons() {
  if (!navigator.clipboard) return;
  for (const caption of document.querySelectorAll('.code figcaption')) {
    const button = make('button', { type: 'button' }, 'Copy', make('span', { class: 'said', role: 'status' }));
    const name = caption.textContent ?? '';
    button.setAttribute('aria-label', `Copy: ${name}`);
    button.addEventListener('click', async () => {
      const text = caption.parentElement?.querySelector('code')?.textContent ?? '';
      let said = 'Copied';
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        said = 'Select it';
      }
      button.textContent = said;
      button.setAttribute('aria-label', said);
      setTimeout(() => {
        button.textContent = 'Copy';
        button.setAttribute('aria-label', `Copy: ${name}`);
      }, 2000);
    });
    caption.append(button);
  }
}

/** The example runners answer in the live widget; the line above it says whose result that is. */
function exampleRunners() {
  const live = find('#live');
  const banner = find('.example');
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-example]'));
  const show = async (/** @type {HTMLElement | null} */ button) => {
    for (const one of buttons) one.setAttribute('aria-pressed', String(one === button));
    banner.classList.toggle('on', Boolean(button));
    const own = make('button', { type: 'button' }, 'Answer for myself');
    own.addEventListener('click', () => show(null));
    banner.replaceChildren(...(button ? [make('span', {}, `An example, not you: ${button.querySelector('strong')?.textContent}.`), own] : []));
    // The banner stands first, so that the result comes to rest below it.
    await customElements.whenDefined('back-stride');
    await /** @type {any} */ (live).example(button ? /** @type {any} */ (EXAMPLES)[button.dataset.example ?? ''] : []);
  };
  for (const button of buttons) {
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => show(button));
  }
}

/** The settings, the preview that follows them, and what to paste. */
function settings() {
  const form = find('#controls');
  const stage = find('#preview');
  const preview = make('back-stride', { 'heading-level': '3' });
  const chosen = /** @type {Record<string, string>} */ ({});
  const looks = /** @type {Record<string, string>} */ ({});

  const follow = () => {
    for (const { name } of shown) {
      if (chosen[name]) preview.setAttribute(name, chosen[name]);
      // Headings of the preview fit into this page where nothing else was chosen.
      else if (name === 'heading-level') preview.setAttribute(name, '3');
      else preview.removeAttribute(name);
    }
    for (const { token } of LOOKS) {
      if (looks[token]) preview.style.setProperty(token, looks[token]);
      else preview.style.removeProperty(token);
    }
    const set = Object.entries(looks).filter(([, value]) => value);
    find('#snippet code').textContent = snippet(chosen, stage.dataset);
    find('#styles').hidden = !set.length;
    find('#styles code').textContent = `back-stride {\n${set.map(([token, value]) => `  ${token}: ${value};\n`).join('')}}`;
  };

  const shown = ATTRIBUTES.filter(({ name }) => !LEFT_OUT.includes(name));
  for (const { name, values, words, type, default: usual = '' } of /** @type {any[]} */ (shown)) {
    chosen[name] = BEGIN[name] ?? '';
    const control = values?.length ? list(name, values, usual) : make('input', { type: type === 'boolean' ? 'checkbox' : 'text', autocomplete: 'off', spellcheck: 'false', placeholder: words?.join(' ') ?? '' });
    control.id = `set-${name}`;
    control.name = name;
    // A text is taken when it is whole: half an address is no address.
    control.addEventListener(control.type === 'text' ? 'change' : 'input', () => {
      chosen[name] = control.type === 'checkbox' ? (control.checked ? name : '') : control.value.trim();
      follow();
    });
    const wide = !values?.length || name === 'region';
    form.append(make('div', wide ? { class: 'wide' } : {}, make('label', { for: control.id }, heading(name)), control));
  }
  for (const look of LOOKS) form.append(lookOf(look, (value) => {
    looks[look.token] = value;
    follow();
  }));
  form.addEventListener('submit', (event) => event.preventDefault());
  stage.append(preview);
  find('#snippet').hidden = false;
  follow();

  /** A list of an attribute's values; the usual one leaves the attribute out. */
  function list(/** @type {string} */ name, /** @type {string[]} */ values, /** @type {string} */ usual) {
    const all = values.map((value) => make('option', { value: value === usual ? '' : value }, label(name, value)));
    const own = values.includes(usual) || BEGIN[name] ? [] : [make('option', { value: '' }, 'as it comes')];
    const control = make('select', {}, ...own, ...all);
    control.value = BEGIN[name] ?? '';
    return control;
  }
}

/**
 * A control for a property of CSS.
 * @param {any} look
 * @param {(value: string) => void} set
 */
function lookOf({ token, label: text, type, value, unit = '', max, values }, set) {
  const control = values
    ? make('select', {}, ...Object.entries(values).map(([name, value]) => make('option', { value }, name)))
    : make('input', { type, value, ...(max ? { min: '0', max: String(max) } : {}) });
  control.id = `set${token}`;
  const again = make('button', { type: 'button', 'aria-label': `Leave out: ${text}` }, 'Leave out');
  again.hidden = true;
  control.addEventListener('input', () => {
    again.hidden = Boolean(values);
    set(control.value && control.value + unit);
  });
  again.addEventListener('click', () => {
    control.value = value;
    again.hidden = true;
    control.focus();
    set('');
  });
  return make('div', values ? {} : { class: 'wide' }, make('label', { for: control.id }, text), make('div', { class: 'row' }, control, again));
}

/** What an attribute's value is called. */
function label(/** @type {string} */ name, /** @type {string} */ value) {
  if (name === 'lang') return NAMES[value] ?? value;
  const region = name === 'region' && SAFETY[0].regions.find(({ id }) => id === value);
  return region ? `${region.name} (${value})` : value;
}

/** `heading-level` as a person writes it. */
function heading(/** @type {string} */ name) {
  const words = name === 'lang' ? 'language' : name.replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1).replace(/\burl\b/, 'address');
}

const escaped = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * The lines to paste: the tag with what was chosen, the emergency signs of its region and language, and the script.
 * @param {Record<string, string>} chosen
 * @param {DOMStringMap} where
 */
function snippet(chosen, where) {
  const attributes = Object.entries(chosen).filter(([, value]) => value);
  const written = attributes.map(([name, value]) => (value === name ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join('');
  const tag = `${chosen.lang}-${chosen.region}`.toLowerCase();
  const safety = SAFETY.filter(({ lang }) => `${tag}-`.startsWith(`${lang.toLowerCase()}-`)).pop() ?? SAFETY[0];
  const region = safety.regions.find(({ id }) => id === chosen.region) ?? safety.regions[safety.regions.length - 1];
  const fill = (/** @type {string} */ text) => escaped(text.replace(/\{(em|ed|region)\}/g, (_, name) => (name === 'region' ? region.name : region[/** @type {'em' | 'ed'} */ (name)])));
  const lines = [
    `<back-stride${written}>`,
    `  <p><strong>${fill(safety.title)}</strong></p>`,
    '  <ul>',
    ...safety.signs.map((sign) => `    <li>${fill(sign)}</li>`),
    '  </ul>',
    `  <p>${fill(safety.region_line)}</p>`,
    '</back-stride>',
    `<script type="module" src="${where.src}" integrity="${where.integrity}"></script>`,
  ];
  return lines.join('\n');
}

/** Marks the section that is read in the list of sections. */
function mark() {
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('.top li a'))];
  const sections = links.map((link) => find(link.hash));
  const watch = new IntersectionObserver(
    () => {
      const read = sections.filter((section) => section.getBoundingClientRect().top < innerHeight / 2).pop();
      for (const link of links) {
        if (read && link.hash === `#${read.id}`) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    { threshold: [...Array(21)].map((_, at) => at / 20), rootMargin: '0px 0px -50% 0px' },
  );
  for (const section of sections) watch.observe(section);
}

copyButtons();
exampleRunners();
settings();
mark();
