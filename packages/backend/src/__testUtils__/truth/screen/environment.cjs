const { TestEnvironment } = require('jest-environment-node');
const { JSDOM } = require('jsdom');

class E extends TestEnvironment {
  async setup() {
    await super.setup();
    this.dom = new JSDOM('<!doctype html><html><body></body></html>', {
      url: 'http://localhost:3000/',
      pretendToBeVisual: true,
    });
    const w = this.dom.window;
    const g = this.global;
    for (const key of Object.getOwnPropertyNames(w)) {
      if (
        !(key in g) ||
        ['Event', 'EventTarget', 'CustomEvent', 'navigator'].includes(key)
      ) {
        Object.defineProperty(g, key, {
          configurable: true,
          writable: true,
          value: w[key],
        });
      }
    }
    for (const key of [
      'addEventListener',
      'removeEventListener',
      'dispatchEvent',
      'getComputedStyle',
    ])
      g[key] = w[key].bind(w);
    g.window = g;
  }
  async teardown() {
    this.dom.window.close();
    await super.teardown();
  }
}
module.exports = E;
