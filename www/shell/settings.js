// @ts-check
/** What a page may set, and what is said of a value that is not known. For `backstride.js`; `element.toml` tells what each is for. */

import { SAFETY, languageOf } from './safe.js';

/** The attribute of each property, and what it is where the page sets none. */
export const PROPERTIES = {
  region: ['region', ''], theme: ['theme', 'auto'], headingLevel: ['heading-level', 2], loading: ['loading', 'lazy'], mode: ['mode', 'triage'], units: ['units', ''],
  clinicName: ['clinic-name', ''], bookingUrl: ['booking-url', ''], phone: ['phone', ''], services: ['services', ''],
};

/** @type {Record<string, string>} What some attributes may be. */
const VALUES = {
  theme: 'auto light dark contrast', mode: 'triage learn', loading: 'lazy eager', dir: 'ltr rtl', 'heading-level': '1 2 3 4 5', units: 'metric miles us', shadow: 'closed open',
};

/** Names a value that is not known, and says what to write instead. */
export function check(/** @type {string} */ name, /** @type {string | null} */ value) {
  const regions = SAFETY?.[0].regions.map((region) => region.id);
  const all = name === 'region' ? regions : name === 'lang' ? SAFETY?.map((one) => one.lang) : VALUES[name]?.split(' ');
  const fits = name === 'lang' ? languageOf(value ?? '', '') !== 'en' || /^en\b/i.test(value ?? '') : all?.some((one) => one.toLowerCase() === value?.trim().toLowerCase());
  if (value && all && !fits) console.warn(`back-stride: ${name}="${value}" is not known, and has no effect. Write ${name}="${all.join(`" or ${name}="`)}".`);
}

/** What a page sets that is read by `page.js`, which is loaded only then. */
const CLINIC = '[clinic-name],[booking-url],[phone],[services]';
const COLOURS = 'paper surface sunken ink soft line edge accent on-accent accent-tint focus'.split(' ');

/** Whether a page sets any of it. */
export function asksMore(/** @type {HTMLElement & { config: unknown }} */ host) {
  const style = getComputedStyle(host);
  return Boolean(
    host.config || host.matches(CLINIC) || host.querySelector(':scope > script') || COLOURS.some((name) => style.getPropertyValue(`--backstride-${name}`)),
  );
}
