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

/** The one answer to "how is it?". The codes are the contract. @public */
export type VerdictCode =
  | 'deleting'
  | 'cannotCompare'
  | 'rollingOut'
  | 'syncFailed'
  | 'broken'
  | 'notDeployed'
  | 'outOfDate'
  | 'paused'
  | 'live'
  | 'unknown';

/** @public */
export interface Verdict {
  code: VerdictCode;
  parameters: Record<string, string>;
  /** When this state began, ISO 8601, where that is known. */
  since?: string;
  /** The English sentence; the front end translates by code. */
  sentence: string;
  /** The instance does not answer: this is how it was, not how it is. */
  lastKnown?: boolean;
}
