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

import { argocdMessages } from './messages';

/** Where a message stands in others. */
export type KeyOf<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Prefix}${K}`
    : KeyOf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Where a message stands in {@link argocdMessages}, e.g. `cause.imageNotFound`. @public */
export type ArgocdMessageKey = KeyOf<typeof argocdMessages>;

/** A message in some language, its parameters filled in. @public */
export type TranslateMessage<Key extends string = ArgocdMessageKey> = (
  key: Key,
  parameters?: Record<string, string>,
) => string;

type Texts = string | { [key: string]: Texts };

/** {@link TranslateMessage} for the English messages of one room. */
export function english<Key extends string = ArgocdMessageKey>(messages: {
  [key: string]: Texts;
}): TranslateMessage<Key> {
  return (key, parameters = {}) => {
    const text = key
      .split('.')
      .reduce<Texts>(
        (texts, part) => (typeof texts === 'string' ? texts : texts[part]),
        messages,
      );
    return String(text).replace(
      /{{(\w+)}}/g,
      (_whole, name) => parameters[name] ?? '',
    );
  };
}

/** {@link TranslateMessage} for English. */
export const inEnglish: TranslateMessage = english(argocdMessages);
