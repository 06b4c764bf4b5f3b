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

import { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** The key of the configuration that a path leads to, e.g. `gitops.targets[0].gitlab.host`. */
export function keyOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (key, step) =>
      typeof step === 'number' ? `${key}[${step}]` : `${key}.${String(step)}`,
    'gitops.targets',
  );
}

/** What is wrong with a key of the configuration, as a sentence. */
export function schemaProblem(issue: Issue): string {
  const key = keyOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${key} has no key ${issue.keys.join(', ')}.`;
    case 'invalid_value':
      return `${key} must be one of ${issue.values.join(', ')}.`;
    case 'invalid_type':
      return issue.input === undefined
        ? `${key} is missing.`
        : `${key} must be of type ${issue.expected}.`;
    case 'too_small':
      return `${key} must not be empty.`;
    case 'too_big':
      return `${key} is longer than ${issue.maximum} characters.`;
    default:
      return `${key} ${issue.message}.`;
  }
}
