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

import fs from 'node:fs';
import path from 'node:path';
import * as argocd from './index';

/** A translation ref with what Backstage keeps of it. */
interface Ref {
  id: string;
  getDefaultMessages(): Record<string, string>;
}

function isRef(value: object): value is Ref {
  return '$$type' in value && value.$$type === '@backstage/TranslationRef';
}

const exported: object[] = Object.values(argocd);
const refs = exported.filter(isRef);
const rooms = fs
  .readdirSync(path.join(__dirname, 'translations'))
  .flatMap(file => file.match(/^(\w+)\.de\.ts$/)?.[1] ?? []);

/** The parameters of a message, in no order. */
const parametersOf = (message: string) =>
  [...message.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

it('every room gives its texts to other languages', () => {
  expect(refs.map(({ id }) => id).sort()).toEqual([
    'plugin.argocd',
    ...rooms.map(room => `plugin.argocd.${room}`).sort(),
  ]);
});

describe.each(refs)('the German texts of $id', ref => {
  const english = ref.getDefaultMessages();
  const room = ref.id.split('.')[2];
  let german: Record<string, string>;

  beforeAll(async () => {
    ({ default: german } = await import(
      room ? `./translations/${room}.de` : './translation.de'
    ));
  });

  it('are there for every English one, and no others', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('take the same parameters', () => {
    const wrong = Object.keys(english).filter(
      key =>
        parametersOf(german[key]).join() !== parametersOf(english[key]).join(),
    );
    expect(wrong).toEqual([]);
  });
});
