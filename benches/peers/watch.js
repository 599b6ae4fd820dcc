// Runs before any script of a measured page: when the first question can be answered, what shifts, and how long tasks and clicks take.
(() => {
  const seen = (window.seen = { shift: 0, longest: 0, click: 0 });
  const watch = (type, each, more) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  watch('longtask', (entry) => (seen.longest = Math.max(seen.longest, entry.duration)));
  watch('event', (entry) => { if (entry.interactionId) seen.click = Math.max(seen.click, entry.duration); }, { durationThreshold: 16 });
  addEventListener('backstride-ready', () => (seen.whole = performance.now()), true);
  const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  const visible = (one) => one?.checkVisibility() && one;
  let pressed = false;
  const look = () => {
    const root = document.querySelector('back-stride')?.shadowRoot ?? document;
    const find = (selector) => [...root.querySelectorAll(selector)].find(visible);
    if (!seen.question) {
      const start = !pressed && root !== document && [...root.querySelectorAll('button')].find((one) => visible(one) && one.textContent.trim() === 'Start');
      if (start) { seen.welcome = performance.now(); pressed = true; start.click(); }
      if (find('fieldset input, input[type=checkbox], input[type=radio]')) painted(() => (seen.question ??= performance.now()));
    }
    if (!seen.result && find('[data-level]')) painted(() => (seen.result ??= performance.now()));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
