// @ts-check
/**
 * The widget in a single file. Opened by itself it is the whole page, in the language of the browser; `?lang=fr&region=FR&theme=dark` at
 * the end of its address says otherwise. In a frame it takes its settings from the page around it (`private.js`), and tells that page how
 * high it is and what the element's events tell; never an answer, never a result.
 */

import '../backstride.js';

const page = document.documentElement;
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
// Made in another document, it becomes a widget only where it is put in: with its attributes, which its making reads.
const widget = document.implementation.createHTMLDocument('').createElement('back-stride');
widget.setAttribute('loading', 'eager');

/** Puts the widget in place of the text for browsers that cannot show it; that text goes on to stand in it. */
function begin() {
  if (widget.isConnected) return;
  widget.append(...main.childNodes);
  main.append(widget);
}

if (parent === window) {
  page.classList.add('alone');
  const wanted = new URLSearchParams(location.search);
  widget.lang = navigator.language;
  for (const name of ['lang', 'region', 'theme', 'mode']) {
    const value = wanted.get(name);
    if (value) widget.setAttribute(name, value);
  }
  begin();
} else {
  // No script of another page can look into this one: an open root is open for this script alone.
  widget.setAttribute('shadow', 'open');
  const tell = (/** @type {object} */ what) => parent.postMessage({ backstride: what }, '*');
  addEventListener('message', ({ source, data }) => {
    const settings = source === parent ? data?.backstride : undefined;
    if (!settings) return;
    for (const [name, value] of Object.entries(settings.attributes)) {
      if (value === null) widget.removeAttribute(name);
      else if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
    }
    for (const [name, value] of Object.entries(settings.tokens)) widget.style.setProperty(name, value);
    page.style.fontSize = settings.rootSize;
    main.style.fontSize = settings.size;
    if (settings.config) /** @type {any} */ (widget).config = settings.config;
    begin();
  });
  for (const name of ['ready', 'start', 'complete', 'error']) {
    widget.addEventListener(`backstride-${name}`, (event) => tell({ event: name, detail: /** @type {CustomEvent} */ (event).detail }));
  }
  new ResizeObserver(() => tell({ height: Math.ceil(main.getBoundingClientRect().height) })).observe(main);
  // A new screen: its top is to be seen, and only the page around can scroll.
  widget.addEventListener('focusin', (event) => {
    const at = /** @type {Element} */ (event.composedPath()[0]);
    if (at.matches('[data-title], [data-errors]')) tell({ arrived: true });
  });
  tell({ hello: true });
}
