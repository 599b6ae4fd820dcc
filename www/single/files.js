// @ts-check
/**
 * What `shell/files.js` is in the single file: everything is there already, packed, and nothing is asked for. `cargo xtask build` fills in
 * one line, PACKED.
 */

import * as diary from '../diary.js';
import * as engine from '../engine.js';
import * as page from '../page.js';
import * as programs from '../programs.js';
import * as take from '../take.js';

/** @type {Record<string, any>} */
const SCRIPTS = { 'engine.js': engine, 'programs.js': programs, 'take.js': take, 'diary.js': diary, 'page.js': page };

/** @type {Record<string, string>} Every other file, packed with gzip, as base64. */
const PACKED = {}; // replaced by cargo xtask build

/** A file, as if it had come over the network. */
export async function fetched(/** @type {string} */ name) {
  const packed = new Blob([Uint8Array.from(atob(PACKED[name]), (letter) => letter.charCodeAt(0))]);
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'text/plain';
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip')), { headers: { 'Content-Type': type } });
}

/** A script. */
export const script = async (/** @type {string} */ name) => SCRIPTS[name];
