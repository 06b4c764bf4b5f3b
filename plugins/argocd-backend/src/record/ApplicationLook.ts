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

/** How far what Argo CD says of one application holds now. */
export interface ApplicationLook {
  /** Argo CD does not answer, or does not compare it: it was so, and nobody knows whether it still is. */
  isOld: boolean;
  /** When it was last compared, ISO 8601; absent where nobody knows. */
  comparedAt?: string;
}
