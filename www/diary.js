// @ts-check
/**
 * Where the diary is kept: one key in the store of this browser, written only after the runner asked for a diary. Loaded by `backstride.js`
 * when there is one, or when the runner asks for one; the only file of ours that reads or writes a store. What the text means, only the
 * engine knows. Nothing is sent.
 */

const KEY = 'backstride.diary';

/**
 * Does what the widget asks, and says how that went and what stands in the store now.
 * @param {string} asked `read`, `wipe`, `keep,` and a text, `save,` and the text of a file
 * @param {string} before what stood in the store when the widget last looked
 * @returns {[string, string]}
 */
export function diary(asked, before) {
  const what = asked.split(',', 1)[0];
  const text = asked.slice(what.length + 1);
  if (what === 'save') {
    save(text);
    return ['saved', ''];
  }
  try {
    const store = localStorage;
    const there = store.getItem(KEY) ?? '';
    if (what === 'read') return ['here', there];
    if (what === 'wipe') {
      store.removeItem(KEY);
      return ['wiped', ''];
    }
    // Another window may have been faster: what it wrote is not lost.
    if (there !== before) return ['changed', there];
    try {
      store.setItem(KEY, text);
    } catch (error) {
      return [isFull(error) ? 'full' : 'blocked', before];
    }
    // Some browsers take everything and keep nothing.
    return store.getItem(KEY) === text ? ['kept', text] : ['blocked', before];
  } catch {
    return [what === 'read' ? 'not-there' : 'blocked', before];
  }
}

/** Whether a store refused a text for want of room. */
const isFull = (/** @type {unknown} */ error) => error instanceof DOMException && /quota/i.test(error.name);

/**
 * Saves a text as a file.
 * @param {string} text
 */
function save(text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = 'backstride-diary.csv';
  // The link stands nowhere in the page, so that no script of the page sees the click.
  link.click();
  // Some browsers read the file only after a while.
  setTimeout(() => URL.revokeObjectURL(link.href), 20_000);
}
