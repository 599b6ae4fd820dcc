// Runs before any script of a page: keeps what widgets announce to it, and what goes wrong on it. For `page.rs`.
window.backstrideEvents = [];
for (const name of ['ready', 'start', 'complete', 'error']) {
  document.addEventListener(`backstride-${name}`, (event) => {
    const detail = event.detail === undefined ? null : event.detail;
    window.backstrideEvents.push({ name: event.type, detail });
  }, true);
}

// Chromium's own log says all of this too, and more; the other browsers give none away.
window.backstrideProblems = [];
{
  const note = (...words) => window.backstrideProblems.push(words.join(' '));
  const said = console.error;
  console.error = (...words) => {
    note('console:', ...words);
    said.apply(console, words);
  };
  const address = (from) => from.src || from.href;
  addEventListener('error', (event) => note(event.message || `cannot load ${address(event.target)}`), true);
  addEventListener('unhandledrejection', (event) => note('nobody caught', event.reason));
  document.addEventListener('securitypolicyviolation', (event) => {
    note('Content Security Policy:', event.violatedDirective, event.blockedURI, event.sample);
  });
}
