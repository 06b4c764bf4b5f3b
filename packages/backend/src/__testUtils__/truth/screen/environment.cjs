/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

const { TestEnvironment } = require('jest-environment-node');
const { JSDOM } = require('jsdom');

/** What a browser has and Node has in another way: components need the browser's. */
const replaced = ['CustomEvent', 'Event', 'EventTarget', 'navigator'];
const methods = [
  'addEventListener',
  'dispatchEvent',
  'getComputedStyle',
  'removeEventListener',
];

/** Node, where a back end runs, with a browser's document beside it. */
module.exports = class BrowserBesideNode extends TestEnvironment {
  async setup() {
    await super.setup();
    this.dom = new JSDOM('<!doctype html><html><body></body></html>', {
      url: 'http://localhost:3000/',
      pretendToBeVisual: true,
    });
    const { window } = this.dom;
    for (const name of Object.getOwnPropertyNames(window)) {
      if (!(name in this.global) || replaced.includes(name)) {
        Object.defineProperty(this.global, name, {
          configurable: true,
          writable: true,
          value: window[name],
        });
      }
    }
    for (const name of methods) {
      this.global[name] = window[name].bind(window);
    }
    // What jsdom has no layout for.
    this.global.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    this.global.IntersectionObserver = class extends (
      this.global.ResizeObserver
    ) {};
    this.global.window = this.global;
    this.global.IS_REACT_ACT_ENVIRONMENT = true;
  }

  async teardown() {
    this.dom.window.close();
    await super.teardown();
  }
};
