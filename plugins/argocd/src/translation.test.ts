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

import german from './translation.de';
import { argocdTranslationRef } from './translation';

/** The parameters of a message, in no order. */
const parametersOf = (message: string) =>
  [...message.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe('the German texts', () => {
  const english = (
    argocdTranslationRef as typeof argocdTranslationRef & {
      getDefaultMessages(): Record<string, string>;
    }
  ).getDefaultMessages();
  const texts: Record<string, string> = german;

  it('are there for every English one, and no others', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  it('take the same parameters', () => {
    const wrong = Object.keys(english).filter(
      key =>
        parametersOf(texts[key]).join() !== parametersOf(english[key]).join(),
    );
    expect(wrong).toEqual([]);
  });
});
