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

import { unknownError } from './errors';

type Requirement = (labels: Record<string, string>) => boolean;

function unparsable(text: string): Error {
  const open = text.includes('(') && !text.includes(')');
  return unknownError(
    `error parsing the selector: unable to parse requirement: found '${
      open ? '' : text
    }', expected: ',' or ')'`,
  );
}

function parseRequirement(text: string): Requirement {
  const set = /^([\w./-]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(text);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return labels =>
      set[2] === 'in'
        ? values.includes(labels[set[1]])
        : !values.includes(labels[set[1]]);
  }
  const equal = /^([\w./-]+)\s*(!=|==|=)\s*([\w.-]*)$/.exec(text);
  if (equal) {
    return labels => (equal[2] === '!=') !== (labels[equal[1]] === equal[3]);
  }
  const exists = /^(!?)\s*([\w./-]+)$/.exec(text);
  if (exists) {
    return labels => (exists[1] === '!') !== exists[2] in labels;
  }
  throw unparsable(text);
}

/** A label selector of Kubernetes. @throws ArgocdError 500, as Argo CD answers */
export function parseSelector(selector: string | undefined): Requirement {
  const parts = (selector ?? '').match(/[^,(]+(?:\([^)]*\)?)?/g) ?? [];
  const requirements = parts.map(part => parseRequirement(part.trim()));
  return labels => requirements.every(requirement => requirement(labels));
}
