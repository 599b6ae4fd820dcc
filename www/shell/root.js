// @ts-check
/**
 * The root that a widget draws into, and the one sheet of styles for all of them. For `backstride.js` and `load.js`; `cargo xtask build`
 * fills in one line, STYLES.
 */

/** The styles of the first screens; what is drawn later brings its own. */
const STYLES = ''; // replaced by cargo xtask build

/** Styles of what the shell itself draws. */
const SHELL_STYLES = `
:host { display: block; }
:host([hidden]) { display: none; }
.safe {
  all: initial; display: block; box-sizing: border-box; padding: 1.25em; border: 2px solid #8e1220; border-radius: 14px;
  background: #fffdf9; color: #26202b; font: 1.125em/1.5 system-ui, sans-serif;
}
.safe * { all: revert; }
.safe p { margin: 0 0 0.75em; }
.safe .title { font-weight: 700; }
.safe ul { margin: 0 0 1em; padding-inline-start: 1.25em; }
.safe a[href] {
  display: inline-block; margin-block-end: 0.75em; padding: 0.7em 1.1em; border-radius: 10px; background: #8e1220; color: #fff;
  font-weight: 700; text-decoration: none;
}
.safe a:focus-visible { outline: 3px solid #26202b; outline-offset: 3px; }
`;

/** @type {CSSStyleSheet | undefined} One sheet for all widgets of the page. */
let sheet;
/** The styles for every root. */
export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    addStyles('');
  }
  return sheet;
}

/** Adds the styles of what is drawn later. */
export function addStyles(/** @type {string} */ more) {
  styles().replaceSync(SHELL_STYLES + STYLES + more);
}

/** @type {typeof Element.prototype.attachShadow | undefined} */
let attach;

/**
 * Gives an element its root. Some recorders put a function of their own in place of the browser's (Clarity does) and so get every closed
 * root; then the browser's own is taken from an empty frame, which is gone again at once.
 * @param {Element} host
 * @param {ShadowRootMode} mode
 */
export function attachTo(host, mode) {
  attach ??= Element.prototype.attachShadow;
  if (!Function.prototype.toString.call(attach).includes('[native code]')) {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    document.documentElement.append(frame);
    attach = /** @type {any} */ (frame.contentWindow)?.Element.prototype.attachShadow ?? attach;
    frame.remove();
  }
  return /** @type {typeof Element.prototype.attachShadow} */ (attach).call(host, { mode });
}
