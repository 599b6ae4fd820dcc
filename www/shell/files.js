// @ts-check
/**
 * Where the files of this version are: beside this script, each with the sum of its content in its name. The only place that asks for a
 * file. For the scripts of `www/`; `cargo xtask build` fills in one line of each script that ships, FILES. The single file has a
 * `files.js` of its own (`single/files.js`), which holds everything and asks for nothing.
 */

/** @type {Record<string, string>} For each file the part of its name, in eight characters, and then its SHA-384, if it is fetched. */
const FILES = {}; // replaced by cargo xtask build

const address = (/** @type {string} */ name, /** @type {string} */ again) =>
  new URL(name.replace(/\.\w+$/, `.${FILES[name].slice(0, 8)}$&`) + again, import.meta.url).href;

/**
 * Fetches a file. The browser refuses one that is not of this version.
 * @param {string} name
 * @param {RequestInit} [how]
 * @param {string} [again] what makes the address another one, for a new try
 */
export const fetched = (name, how, again = '') => fetch(address(name, again), { ...how, integrity: `sha256-${FILES[name].slice(8)}` });

/**
 * Imports a script.
 * @param {string} name
 * @param {string} [again]
 * @returns {Promise<any>}
 */
export const script = (name, again = '') => import(address(name, again));
