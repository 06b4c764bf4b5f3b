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
import { InstanceConfig } from './types';

/** What an instance cannot be asked to do without credentials that may be absent, a sentence each. */
export function whatIsOff({
  name,
  operate,
  provision,
}: InstanceConfig): string[] {
  return [
    ...(operate
      ? []
      : [
          `${name} has no credentials.operate: nobody syncs, restarts or rolls back there from the portal.`,
        ]),
    ...(provision
      ? []
      : [
          `${name} has no credentials.provision: templates register no projects there.`,
        ]),
  ];
}
