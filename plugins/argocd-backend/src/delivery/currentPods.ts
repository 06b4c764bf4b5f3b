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

import { RunningVersions } from '../record/RunningVersions';

/**
 * What the pods run, as long as that may still be so: where an image has left the application since, they are others, and
 * until they are read again nobody knows which.
 *
 * @param images - that Argo CD lists of the application now
 */
export function currentPods(
  running: RunningVersions | undefined,
  images: string[],
): RunningVersions | undefined {
  const listed = new Set(images);
  return running?.services.every(service =>
    service.running.every(({ image }) => listed.has(image)),
  )
    ? running
    : undefined;
}
