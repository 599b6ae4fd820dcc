// @ts-check
/**
 * Private mode: the widget in a frame of its own, with an origin that no script of the page shares, so that none can look in, and with a
 * policy that lets it connect to nothing. What goes in are settings, what comes out are the element's events and a height. Loaded by
 * `backstride.js` where a page asks for it.
 */

/** The attributes and custom properties that go in. */
const SHARED = { attributes: [''], tokens: [''] }; // replaced by cargo xtask build

/** What the frame may do; among it is not: to be of the page's origin. */
const MAY = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';

/** How long the frame may take to say that it is there, in milliseconds. */
const PATIENCE = 30e3;

/**
 * Makes the frame. It lives for as long as it stands in the page.
 * @param {HTMLElement} host
 * @param {(what: string, detail: any, advice?: string) => void} tell hears of the element's events
 */
export function frame(host, tell) {
  const frame = document.createElement('iframe');
  const address = new URL('backstride.html', import.meta.url).href;
  frame.setAttribute('sandbox', MAY);
  frame.allow = 'clipboard-write *';
  frame.title = 'Backstride';
  frame.src = address;
  // Set by script: no policy of the page refuses these.
  Object.assign(frame.style, { display: 'block', inlineSize: '100%', blockSize: '0', border: '0', colorScheme: 'normal' });

  const settings = () => {
    const style = getComputedStyle(host);
    const attributes = Object.fromEntries(SHARED.attributes.map((name) => [name, host.getAttribute(name)]));
    attributes.lang = host.lang || host.closest('[lang]')?.getAttribute('lang') || 'en';
    const tokens = Object.fromEntries(SHARED.tokens.map((name) => [name, style.getPropertyValue(name).trim()]));
    const config = JSON.parse(JSON.stringify(/** @type {any} */ (host).config ?? null));
    const rootSize = getComputedStyle(document.documentElement).fontSize;
    frame.contentWindow?.postMessage({ backstride: { attributes, tokens, size: style.fontSize, rootSize, config } }, '*');
  };
  const stop = new AbortController();
  const { signal } = stop;
  const fail = (/** @type {'policy' | 'network'} */ reason, /** @type {string} */ advice) => {
    stop.abort();
    tell('error', { reason, message: advice }, 'Private mode does not work here.');
  };
  const patience = setTimeout(() => {
    fail('network', 'backstride.html did not come up in its frame: it must stand beside backstride.js, and no header of it (X-Frame-Options, frame-ancestors) may forbid the frame.');
  }, PATIENCE);
  signal.addEventListener('abort', () => clearTimeout(patience));

  addEventListener('message', ({ source, data }) => {
    // A frame that is gone leaves nothing behind.
    if (!frame.isConnected) return stop.abort();
    const told = source === frame.contentWindow && data?.backstride;
    if (!told) return;
    if (told.hello) {
      clearTimeout(patience);
      settings();
    } else if (typeof told.height === 'number') {
      frame.style.blockSize = `${told.height}px`;
    } else if (told.arrived) {
      const { top } = frame.getBoundingClientRect();
      if (top < 0 || top > innerHeight * 0.6) frame.scrollIntoView();
    } else if (told.event === 'error') {
      fail(told.detail.reason, told.detail.message);
    } else if (['ready', 'start', 'complete'].includes(told.event)) {
      tell(told.event, null);
    }
  }, { signal });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === 'frame-src' && address.startsWith(blockedURI)) {
      fail('policy', "The page's security policy stops the frame of private mode: add 'self', or where backstride.html is, to frame-src.");
    }
  }, { signal });
  // Changed settings go in too; those of the element, and those that its surroundings change with the window.
  const watch = new MutationObserver(settings);
  watch.observe(host, { attributes: true });
  addEventListener('resize', settings, { signal });
  signal.addEventListener('abort', () => watch.disconnect());
  return frame;
}
