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

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { hasHeader, withHeader } from './licence-headers.mjs';

const content = {
  'a.ts': 'export const one = 1;\n',
  'a.mjs': '#!/usr/bin/env node\nexport const one = 1;\n',
  'a.css': '\n.one {\n}\n',
  'a.test.ts': '/** @jest-environment ./a.cjs */\ntest();\n',
  'a.sh': '#!/bin/sh\n# shellcheck shell=sh\ntrue\n',
};

for (const [file, before] of Object.entries(content)) {
  test(`a file like ${file} has to begin with the licence`, () => {
    assert.equal(hasHeader(file, before), false);
    const after = withHeader(file, before);
    assert.equal(hasHeader(file, after), true);
    // The line that names the interpreter, or the environment, stays the first.
    const [first] = /^(?:#!|\/\*\* @).*\n/.exec(before) ?? [''];
    assert.ok(after.startsWith(first));
    assert.ok(after.endsWith(before.slice(first.length).trimStart()));
  });
}

test('an altered licence is none', () => {
  const file = import.meta.filename;
  const own = fs.readFileSync(file, 'utf8');
  assert.equal(hasHeader(file, own), true);
  assert.equal(hasHeader(file, own.replace('Apache', 'Another')), false);
});
