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

/** `error`: the tree does not work or is not safe as it stands. `warning`: it works, but will hurt. @public */
export type Severity = 'error' | 'warning';

/** Something that a rule found. @public */
export interface Finding {
  /** Id of the rule, e.g. `ci-only-except`. */
  rule: string;
  severity: Severity;
  /** Path from where the user stands, or from the tree where nobody stands anywhere. */
  file: string;
  /** From 1. */
  line: number;
  /** What is wrong here and what happens because of it. */
  message: string;
  /** How to fix it. */
  advice: string;
}
