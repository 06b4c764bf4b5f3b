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

import { Profile } from './finding';
import { Project } from './Project';

/** Where a rule found something. @public */
export interface Report {
  /** Path below the tree. */
  file: string;
  line: number;
  /** What is wrong here; the rule's own text where it says enough. */
  message?: string;
  /** Of this one, where it is not the rule's. */
  profile?: Profile;
}

/** Files of a tree, by their paths. @public */
export type Example = Record<string, string>;

/** One check of a tree. Its test runs both examples. @public */
export interface Rule {
  /** Names the rule in reports, e.g. `ci-only-except`. */
  id: string;
  profile: Profile;
  /** Number in the list of known pitfalls (docs/gitops-lint.md). */
  pitfall?: number;
  /** What happens because of it. */
  what: string;
  /** How to fix it. */
  fix: string;
  /** Where to read more. */
  see?: string;
  /** A tree, or what of it matters, in which the rule finds something. */
  bad: Example;
  /** The same, fixed. */
  good: Example;
  /** Trees in the style of other people, two or more, which it leaves alone. */
  others: Example[];
  check(project: Project): Iterable<Report> | AsyncIterable<Report>;
}
