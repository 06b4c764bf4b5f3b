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

import { z } from 'zod/v3';

/** The longest name of a project: `-production` and what Helm puts after it still fit into 63. @public */
export const maxProjectName = 32;

const pattern = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
// Without quotes YAML 1.1 reads these as something else than text, and charts are read so.
const yamlWords = ['true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'null'];

/** What is wrong with the form of a name. @public */
export type NameProblem = 'nameForm' | 'nameLong' | 'nameYaml';

export function nameSchema(maxLength: number) {
  return z.string().max(maxLength).regex(pattern);
}

/** @public */
export const projectNameSchema = nameSchema(maxProjectName);

/**
 * What keeps a text from being a name of that length.
 *
 * @param maxLength - of the name alone, without what is put after it
 * @public
 */
export function nameProblem(
  name: string,
  maxLength: number,
): NameProblem | undefined {
  if (name.length > maxLength) {
    return 'nameLong';
  }
  if (!pattern.test(name)) {
    return 'nameForm';
  }
  return yamlWords.includes(name) ? 'nameYaml' : undefined;
}

/** The nearest name that has the right form; `undefined` where nothing of it is left. @public */
export function suggestName(
  typed: string,
  maxLength: number,
): string | undefined {
  const name = typed
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
  return name && !nameProblem(name, maxLength) ? name : undefined;
}
