// A stand-in for the widget, with one fault of each kind behind a button of its own, so that the
// tests can show that the harness sees each fault, and sees none before the button is pressed.
const SCREEN = `
  <section data-screen="now">
    <h2 tabindex="-1">How are you now?</h2>
    <form>
      <fieldset>
        <legend>Do your legs feel weak?</legend>
        <label><input type="radio" name="weak"> Yes</label>
        <label><input type="radio" name="weak"> No</label>
      </fieldset>
      <fieldset>
        <legend>Do your feet feel numb?</legend>
        <label><input type="radio" name="numb"> Yes</label>
        <label><input type="radio" name="numb"> No</label>
      </fieldset>
      <p>
        <input type="checkbox" id="wee" class="hidden-input">
        <label for="wee">Wee leaks and I do not feel it<br><small>Even a little</small></label>
      </p>
      <p><label>How old are you? <input type="text" id="age" value="20"></label></p>
      <p><label>Where are you?
        <select><option value="GB">United Kingdom</option><option value="IE">Ireland</option></select>
      </label></p>
      <p id="width">The window is <span></span></p>
      <p><button type="submit">Continue</button> <a href="#back">Back</a></p>
    </form>
    <p>
      <button type="button" id="unlabelled">Add a field without a label</button>
      <button type="button" id="log">Log an error</button>
      <button type="button" id="throw">Throw</button>
      <button type="button" id="fetch">Ask the server</button>
      <button type="button" id="other">Ask another host</button>
      <button type="button" id="style">Write a style attribute</button>
      <button type="button" id="wide">Grow too wide</button>
      <button type="button" id="cover">Cover the page</button>
    </p>
    <p id="said"></p>
  </section>`;

class StandIn extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    const policy = window.trustedTypes?.createPolicy('stand-in', { createHTML: (html) => html });
    root.innerHTML = policy ? policy.createHTML(SCREEN) : SCREEN;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      .hidden-input { position: absolute; opacity: 0; pointer-events: none; }
      label { display: inline-block; min-height: 24px; }
      a, button { display: inline-block; min-height: 24px; }
      p { color: CanvasText; background: Canvas; }
      .wide { width: 3000px; }
      .cover { position: fixed; inset: 0; background: white; }
      @media (prefers-color-scheme: dark) { h2::after { content: " (dark)"; } }`);
    root.adoptedStyleSheets = [sheet];
    const get = (id) => root.getElementById(id);
    const say = (text) => { get('said').textContent = text; };
    const on = (id, run) => get(id).addEventListener('click', run);
    on('unlabelled', () => root.querySelector('form').append(document.createElement('input')));
    on('log', () => console.error('a logged error'));
    on('throw', () => { throw new Error('a thrown error'); });
    on('fetch', () => fetch('/pages/harness.js?late').then(() => say('The server answered')));
    on('other', () => fetch('http://127.0.0.1:9/elsewhere').catch(() => say('The other did not')));
    on('style', () => get('said').setAttribute('style', 'color: red'));
    on('wide', () => { say('Now too wide'); get('said').classList.add('wide'); });
    on('cover', () => get('said').classList.add('cover'));
    root.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      say(`You are ${get('age').value}`);
      root.querySelector('h2').focus();
    });
    this.dispatchEvent(new CustomEvent('backstride-ready', { bubbles: true, composed: true }));
  }
}
customElements.define('back-stride', StandIn);
