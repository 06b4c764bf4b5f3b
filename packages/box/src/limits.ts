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

/** What must not be exceeded. @public */
export interface Limits {
  /** Seconds of wall time. */
  seconds: number;
  /** Resident memory in MB. */
  memoryMb: number;
  /** What it prints, in MB. */
  outputMb: number;
}

export const bytesPerMb = 1024 * 1024;
