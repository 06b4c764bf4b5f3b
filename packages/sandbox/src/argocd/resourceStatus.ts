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

import { Health } from '../kubernetes/Cluster';
import { ResourceKey } from '../kubernetes/manifest';

/** An object with its status, as an application's status and the result of a sync list it; Go leaves out what is empty. */
export function resourceStatus<Status extends string>(
  { group, version, kind, namespace, name }: ResourceKey,
  status: Status,
  health?: Health,
) {
  return {
    ...(group && { group }),
    version,
    kind,
    ...(namespace && { namespace }),
    name,
    status,
    ...(health && { health }),
  };
}
