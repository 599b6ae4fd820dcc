// @ts-check
/** The browser's own back and forward, screen by screen. For `backstride.js`. */

/** The entries of one widget in the browser's history. */
export class Steps {
  #id = String(Math.random());
  /** Steps of the session by the number of their entry in the browser's history; the entry itself holds nothing but that number. */
  #steps = [0];
  #at = 0;

  /**
   * Makes the browser's own back and forward work. A page whose history cannot be written to goes without.
   * @param {number} step
   */
  remember(step) {
    try {
      const mine = history.state?.backstride;
      const here = mine?.[0] === this.#id && mine[1] === this.#at;
      if (here && this.#at > 0 && this.#steps[this.#at - 1] === step) {
        history.back(); // The way back inside the widget is the browser's; the entry ahead stays.
        return;
      }
      if (step === 0) {
        // Begun anew, every answer is gone: the entries so far lead nowhere any more.
        this.#id = String(Math.random());
        this.#steps = [0];
        this.#at = 0;
        history.pushState({ ...history.state, backstride: [this.#id, 0] }, '');
        return;
      }
      if (!here) history.replaceState({ ...history.state, backstride: [this.#id, this.#at] }, '');
      this.#steps.length = this.#at + 1;
      this.#steps.push(step);
      this.#at += 1;
      history.pushState({ ...history.state, backstride: [this.#id, this.#at] }, '');
    } catch {
      // A sandboxed page, or too many entries in a short time.
    }
  }

  /** The step of the entry that the browser has gone to, if it is another one of this widget. */
  travelled() {
    const [id, at] = history.state?.backstride ?? [];
    const step = id === this.#id ? this.#steps[at] : undefined;
    if (step === undefined || at === this.#at) return undefined;
    this.#at = at;
    return step;
  }
}
