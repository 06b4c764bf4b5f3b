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

/**
 * `broken`: it cannot work as it stands, or is dangerous. `house`: it works; the style of the house would have it another
 * way. @public
 */
export type Profile = 'broken' | 'house';

/** `error` for what is broken, `warning` for advice of the house. @public */
export type Severity = 'error' | 'warning';

export const severityOf = (profile: Profile): Severity =>
  profile === 'broken' ? 'error' : 'warning';

/** Something that a rule found. @public */
export interface Finding {
  /** Id of the rule, e.g. `ci-only-except`. */
  rule: string;
  profile: Profile;
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

/** Something that was not looked at, and why. @public */
export interface Note {
  file: string;
  /** From 1. */
  line: number;
  message: string;
}
