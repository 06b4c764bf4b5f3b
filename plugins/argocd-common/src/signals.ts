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

/** Channel on which the back end tells browsers that something changed. @public */
export const ARGOCD_SIGNAL_CHANNEL = 'argocd:applications';

/** What changed since the last message; whoever is concerned asks again. @public */
export type ChangeSignal = {
  /** Opaque names, as in `signal` of an application. */
  applications: string[];
  /** So much changed that everybody is concerned. */
  all?: boolean;
  /** Whether the state of an instance changed. */
  instances: boolean;
};

/** Channel on which the back end tells browsers when each instance last compared. @public */
export const ARGOCD_COMPARED_CHANNEL = 'argocd:compared';

/** A comparison that changes nothing else: nobody has to ask again for it. @public */
export type ComparedSignal = {
  /** ISO 8601, by the opaque names of instances, as in their `signal`. */
  comparedAt: Record<string, string>;
};
