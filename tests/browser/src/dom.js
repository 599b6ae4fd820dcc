// What the harness runs in the page to look at a widget: put before every script of `page.rs` and
// `person.rs`. `root` is the widget's shadow root, or the whole document when it has no widget.
// `which` says which of several widgets is meant.
const hosts = [...document.querySelectorAll('back-stride')];
const host = hosts[which];
if (hosts.length > 0 && !host) {
  throw new Error(`there is no widget number ${which}: the page has ${hosts.length}`);
}
const inside = host?.shadowRoot ?? window.backstrideRoots?.get(host);
if (host && !inside) {
  throw new Error('the widget has no open shadow root: give it shadow="open", and is it defined?');
}
const root = host ? inside : document;
const top_elements = host ? [...root.children] : [document.body];

const clean = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const all = (selector) => [...root.querySelectorAll(selector)].filter(seen);

const visibleText = () =>
  top_elements
    .filter((element) => !element.matches('style, script, link') && seen(element))
    .map((element) => element.innerText)
    .join('\n')
    .trim();

// The words by which a person knows a control, in the order in which browsers look for them.
function nameOf(element) {
  const ids = element.getAttribute('aria-labelledby');
  if (ids) {
    return ids.split(/\s+/).map((id) => root.getElementById(id)?.innerText ?? '').join(' ');
  }
  const label = element.getAttribute('aria-label');
  if (label) return label;
  if (element.labels?.length) return [...element.labels].map((one) => one.innerText).join(' ');
  return element.innerText || element.getAttribute('title') || element.value || '';
}

// A name fits if it is the wanted words, or if its first line is: hints stand on further lines.
function fits(element, words) {
  const name = nameOf(element);
  return clean(name) === clean(words) || clean(name.trim().split('\n')[0]) === clean(words);
}

const KINDS = {
  tick: 'input[type=checkbox], input[type=radio], [role=checkbox], [role=radio]',
  press:
    'button, a[href], summary, [role=button], [role=link], input[type=submit], input[type=button]',
  write:
    'input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=hidden]), textarea',
  select: 'select',
};

// A control that a person can see need not be the input: styled inputs are often invisible, and
// then the person clicks the label.
const reachable = (element) => seen(element) || [...(element.labels ?? [])].some(seen);

function groupOf(words) {
  const groups = [...root.querySelectorAll('fieldset, [role=group], [role=radiogroup]')];
  const name = (group) => group.querySelector(':scope > legend')?.innerText ?? nameOf(group);
  const found = groups.filter(seen).filter((group) => {
    const text = name(group);
    return clean(text) === clean(words) || clean(text.trim().split('\n')[0]) === clean(words);
  });
  if (found.length === 1) return { group: found[0] };
  const names = groups.filter(seen).map((group) => `"${clean(name(group))}"`);
  return { problem: `${found.length} groups are called "${words}"; there are ${names.join(', ')}` };
}

// The one control of a kind with this name, within a group if one is named.
function find(kind, words, groupWords) {
  const within = groupWords ? groupOf(groupWords) : { group: root };
  if (within.problem) return within;
  const controls = [...within.group.querySelectorAll(KINDS[kind])].filter(reachable);
  const found = controls.filter((element) => fits(element, words));
  if (found.length === 1) {
    const input = found[0];
    const label = [...(input.labels ?? [])].find(seen);
    return { input, target: kind === 'tick' && label ? label : input };
  }
  const names = controls.map((element) => `"${clean(nameOf(element))}"`).join(', ') || 'none';
  return {
    several: found.length > 1,
    problem: `${found.length} controls to ${kind} are called "${words}"; there are: ${names}`,
  };
}

const isTicked = (element) => element.checked ?? element.getAttribute('aria-checked') === 'true';

// The middle of an element in the window, whole pixels, unless something else lies over it there.
function placeOf(element) {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const there = root.elementFromPoint(x, y);
  if (element.contains(there)) return { x, y };
  return { problem: `"${clean(nameOf(element))}" is not clickable: ${there?.localName ?? 'nothing'} is at its place` };
}

// The focused element as a test names it: `button "Continue"`, `h2 "Now"`, or `nothing`.
function focused() {
  const element = root.activeElement;
  if (!element || element === document.body) return 'nothing';
  const kind = element.matches('input') ? element.type : element.localName;
  return `${kind} "${clean(nameOf(element)).slice(0, 200)}"`;
}
