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

import { findParent, findSection, findSetting } from './valuesLine';

const text = `# of dev
services:
  api:
    env:
      URL: one
  streamlit:
    env:
      URL: two
      ONLY: 1
    extra:
      - name: LISTED
        value: x
`;

describe('a setting of a values file', () => {
  it('is found below the key of its service', () => {
    expect(findSetting(text, 'URL', 'streamlit')).toEqual({
      keys: ['services', 'streamlit', 'env', 'URL'],
      line: 8,
    });
    expect(findSetting(text, 'ONLY', undefined)?.line).toBe(9);
    expect(findSetting(text, 'LISTED', 'streamlit')?.line).toBe(11);
  });

  it('is not guessed at', () => {
    expect(findSetting(text, 'URL', 'mlflow')).toBeUndefined();
    expect(findSetting(text, 'MISSING', 'api')).toBeUndefined();
    expect(findSetting('a: [', 'a', undefined)).toBeUndefined();
  });

  it('is found as a whole, where there is one of its name', () => {
    const values =
      'a: 1\nweb:\n  tag: x\n  env:\n    B: c\n\n# next\napi: {}\n';
    expect(findSection(values, 'web')).toEqual({ line: 2, endLine: 5 });
    expect(findSection(`services:\n  web:\n    tag: x`, 'web')).toEqual({
      line: 2,
      endLine: 3,
    });
    expect(findSection(values, 'a')).toBeUndefined();
    expect(findSection('x: {web: {a: 1}}\nweb: {}', 'web')).toBeUndefined();
    expect(findSection('web: [', 'web')).toBeUndefined();
  });

  it('would be added to the innermost part that is there', () => {
    const keys = ['services', 'streamlit', 'env', 'ONLY'];
    expect(findParent('services:\n  streamlit:\n    tag: a\n', keys)).toBe(2);
    expect(findParent('image: a\n', keys)).toBeUndefined();
    expect(findParent('a: [', keys)).toBeUndefined();
  });
});
