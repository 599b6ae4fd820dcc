// Real recorders of what visitors do, started as their makers say and with nothing masked that they do not mask by themselves, and a small click
// tracker of the kind that clinics' pages have. All they catch lies in `caught`, by recorder; what `posthog-js` sends goes to this site.
// For `tests/recorders.rs`.

/** @type {Record<string, string[]>} */
const caught = { rrweb: [], clarity: [], tracker: [], posthog: [] };
window.caught = caught;
const keep = (by, what) => caught[by].push(JSON.stringify(what));

// The tracker: what was clicked and typed into, by every way an event names it.
const describe = (one) =>
  one instanceof Element || one instanceof DocumentFragment
    ? { is: one.localName ?? one.nodeName, id: one.id, value: one.value, checked: one.checked, text: one.textContent?.slice(0, 500), inside: one.shadowRoot?.textContent }
    : String(one);
for (const type of ['pointerdown', 'click', 'input', 'change', 'keydown', 'keyup', 'submit', 'focusin', 'toggle', 'beforeinput', 'selectionchange', 'copy']) {
  window.addEventListener(
    type,
    (event) => {
      const { target, key, data, clientX, clientY } = event;
      const below = clientX === undefined ? null : document.elementFromPoint(clientX, clientY);
      keep('tracker', {
        type, key, data, target: describe(target), path: event.composedPath().map(describe), below: describe(below),
        focus: describe(document.activeElement), selected: String(getSelection()), title: document.title, address: location.href, history: history.state,
      });
    },
    true,
  );
}

window.rrweb.record({
  emit: (event) => keep('rrweb', event),
  maskAllInputs: false, maskInputOptions: { password: false }, recordCanvas: true, inlineStylesheet: true, collectFonts: true,
  sampling: { input: 'all', mousemove: true, scroll: 100 },
});

window.clarity('start', { projectId: 'test', content: true, lean: false, track: true, delay: 300, diagnostics: true, unmask: ['body'], upload: (sent) => caught.clarity.push(sent) });

window.posthog.init('test', {
  api_host: `${location.origin}/posthog`, ui_host: location.origin, disable_compression: true, persistence: 'memory', request_batching: false,
  autocapture: { capture_copied_text: true, element_attribute_ignorelist: [] }, mask_all_text: false, mask_all_element_attributes: false,
  capture_pageview: true, enable_heatmaps: true, rageclick: true,
  session_recording: { maskAllInputs: false, maskInputOptions: { password: false }, compress_events: false },
  disable_surveys: true, opt_out_useragent_filter: true, advanced_disable_feature_flags: false,
  before_send: (event) => {
    keep('posthog', event);
    return event;
  },
  loaded: (one) => one.startSessionRecording(true),
});
