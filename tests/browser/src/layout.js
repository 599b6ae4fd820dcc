// What of the widget's layout a reader would call broken: text that is cut off or leaves the page, and things that lie on each other.
// Run by `layout.rs`, after `dom.js`.
const wrong = new Set();
const wide = document.documentElement.clientWidth;
const short = (element) => `${element.localName}.${element.className.baseVal ?? element.className} "${clean(element.textContent).slice(0, 40)}"`;

// Text that is for the ear alone stands in a box of one pixel; a list's options are drawn by the browser.
const unseen = '.unseen, .spot-name, option, select';
const pieces = [];
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || !element || !seen(element) || element.closest(unseen)) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) {
    if (box.width < 1 || box.height < 1) continue;
    if (box.left < -1 || box.right > wide + 1) wrong.add(`leaves the page: ${short(element)}`);
    for (let up = element; up && up !== host; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const frame = up.getBoundingClientRect();
      const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
      if (out > 1.5) wrong.add(`cut off by ${Math.round(out)} pixels in ${up.className}: ${short(element)}`);
    }
    // Letters fill the middle of their line.
    const rim = box.height * 0.2;
    pieces.push([element, box.left, box.right, box.top + rim, box.bottom - rim]);
  }
}
for (const [at, [one, left, right, top, bottom]] of pieces.entries()) {
  for (const [other, l, r, t, b] of pieces.slice(at + 1)) {
    const across = Math.min(right, r) - Math.max(left, l), down = Math.min(bottom, b) - Math.max(top, t);
    if (one !== other && across > 2 && down > 2) wrong.add(`lie on each other: ${short(one)} and ${short(other)}`);
  }
}

// Anything else that sticks out.
const out = (element) => { const box = element.getBoundingClientRect(); return box.width > 1 && (box.left < -1 || box.right > wide + 1); };
const sticking = document.documentElement.scrollWidth > wide ? all('*').filter((e) => out(e) && ![...e.children].some(out)) : [];
for (const element of sticking) wrong.add(`leaves the page: ${short(element)}`);

// What is pressed or filled in: one beside the other, or one inside the other.
const controls = [...root.querySelectorAll('button:not(.spot), select, summary, a, label:has(input), input:not(label input)')].filter(seen);
const boxes = controls.map((control) => [control, control.getBoundingClientRect()]);
for (const [at, [one, a]] of boxes.entries()) {
  if (a.left < -1 || a.right > wide + 1) wrong.add(`leaves the page: ${short(one)}`);
  for (const [other, b] of boxes.slice(at + 1)) {
    if (one.contains(other) || other.contains(one)) continue;
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 1) wrong.add(`lie on each other: ${short(one)} and ${short(other)}`);
  }
}

// A list shows what is chosen, as far as there is room: no browser wraps it.
const pen = document.createElement('canvas').getContext('2d');
for (const list of all('select')) {
  const style = getComputedStyle(list);
  pen.font = style.font;
  const need = pen.measureText(list.selectedOptions[0]?.label ?? '').width + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  const room = list.parentElement.clientWidth - list.offsetWidth;
  if (need > list.clientWidth && room > 1) wrong.add(`cut off: ${short(list)}`);
}
return [...wrong];
