// @ts-check
/**
 * The emergency signs, which need neither engine nor network, and the languages they are in. For `backstride.js`; `cargo xtask build` fills
 * in one line, SAFETY.
 *
 * @typedef {{ id: string, name: string, em: string, tel: string, ed: string, of: string[] }} SafetyRegion
 * @typedef {{ lang: string, title: string, lead?: string, signs: string[], region_line: string, regions: SafetyRegion[] }} Safety
 */

/** @type {Safety[] | null} The emergency signs in every language, English first. */
export const SAFETY = null; // replaced by cargo xtask build

/** The language of ours that a page asks for: `fr` for `fr-CA`, English where there is none. The region says whose, if the tag does not. */
export function languageOf(/** @type {string} */ tag, /** @type {string} */ region) {
  const asked = `${tag.trim() || 'en'}-${region.trim()}-`.toLowerCase();
  const known = (SAFETY ?? []).map((safety) => safety.lang);
  // The language of one country comes after the one it belongs to.
  return known.filter((id) => asked.startsWith(`${id.toLowerCase()}-`)).pop() ?? 'en';
}

/**
 * The emergency signs, made without any markup in a string.
 * @param {Safety} safety
 * @param {string} id
 */
export function safe(safety, id) {
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
