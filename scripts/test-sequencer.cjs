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

const Sequencer = require('@jest/test-sequencer').default;
const path = require('node:path');

const portals = path.join('packages', 'backend', 'src');

/**
 * Jest starts with what took longest last time. Where it does not know, on a fresh clone, whole portals and rendered
 * templates go first: begun last, they leave the other workers idle.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.every(test => test.duration !== undefined)) {
      return sorted;
    }
    const isLong = test => test.path.includes(portals);
    return [...sorted.filter(isLong), ...sorted.filter(test => !isLong(test))];
  }
};
