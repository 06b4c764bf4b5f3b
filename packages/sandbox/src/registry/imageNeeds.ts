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

/** A place in a program, as a traceback names it. */
interface Frame {
  file: string;
  line: number;
  /** The function, or `<module>`. */
  scope: string;
  text: string;
}

/** An environment variable without which a program ends at once. */
export interface ImageNeed {
  variable: string;
  /** How the program comes to reading it, outermost first. */
  frames: Frame[];
}

/** What the sandbox's builders took note of when they made an image; nothing of images that others pushed. */
export function imageNeeds(manifest: string | undefined): ImageNeed[] {
  try {
    return JSON.parse(manifest ?? '{}').needs ?? [];
  } catch {
    return [];
  }
}
