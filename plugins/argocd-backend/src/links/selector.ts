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

import { InputError } from '@backstage/errors';

interface Requirement {
  key: string;
  operator: 'in' | 'notin' | 'exists' | 'absent';
  values: string[];
}

/** A parsed Kubernetes label selector; an application must satisfy every requirement. */
export type LabelSelector = Requirement[];

const key =
  '(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9](?:[-\\w.]*[A-Za-z0-9])?';
const value = '(?:[A-Za-z0-9](?:[-\\w.]*[A-Za-z0-9])?)?';
const equality = new RegExp(`^(${key}) *(==|=|!=) *(${value})$`);
const setBased = new RegExp(`^(${key}) +(in|notin) *\\(([^()]*)\\)$`);
const wholeValue = new RegExp(`^${value}$`);
/** Longer selectors are nobody's. */
const maxLength = 1000;
const existence = new RegExp(`^(!?) *(${key})$`);

/** A comma inside parentheses separates values, not requirements. */
function splitRequirements(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    depth += { '(': 1, ')': -1 }[character] ?? 0;
    if (character === ',' && depth === 0) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts.map(part => part.trim());
}

/**
 * Parses a Kubernetes label selector: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas.
 *
 * @throws InputError where a requirement is not of that grammar.
 * @public
 */
export function parseSelector(text: string): LabelSelector {
  if (text.length > maxLength) {
    throw new InputError(`A selector has at most ${maxLength} characters`);
  }
  return splitRequirements(text).map(part => {
    const equal = equality.exec(part);
    if (equal) {
      return {
        key: equal[1],
        operator: equal[2] === '!=' ? 'notin' : 'in',
        values: [equal[3]],
      };
    }
    const set = setBased.exec(part);
    const values = set?.[3].split(',').map(item => item.trim()) ?? [];
    if (set && values.every(item => wholeValue.test(item))) {
      return { key: set[1], operator: set[2] as 'in' | 'notin', values };
    }
    const exists = existence.exec(part);
    if (exists) {
      return {
        key: exists[2],
        operator: exists[1] ? 'absent' : 'exists',
        values: [],
      };
    }
    throw new InputError(`'${part}' is not a label requirement`);
  });
}

/** Whether labels satisfy a selector, by the rules of Kubernetes. */
export function matchesSelector(
  selector: LabelSelector,
  labels: Record<string, string>,
): boolean {
  return selector.every(requirement => {
    const label = labels[requirement.key];
    switch (requirement.operator) {
      case 'in':
        return label !== undefined && requirement.values.includes(label);
      case 'notin':
        return label === undefined || !requirement.values.includes(label);
      case 'exists':
        return label !== undefined;
      default:
        return label === undefined;
    }
  });
}
