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

import {
  ApplicationRef,
  InstanceStatus,
  InstanceTrouble,
  InstanceTroubleCode,
} from '@slipway/plugin-argocd-common';

/** What is shown, and the instances that it may come from. */
export interface Shown {
  applications: Pick<ApplicationRef, 'instance'>[];
  instances: InstanceStatus[];
}

/** Instances that are needed here; the others do not matter here. */
export function used({ applications, instances }: Shown): InstanceStatus[] {
  const names = new Set(applications.map(({ instance }) => instance));
  return instances.filter(({ name }) => names.has(name) || names.size === 0);
}

/** What keeps an instance from looking, and is not only slow. */
export function troublesOf({ troubles = [] }: InstanceStatus) {
  return troubles.filter(
    (
      trouble,
    ): trouble is InstanceTrouble & {
      code: Exclude<InstanceTroubleCode, 'webhooksSilent'>;
    } => trouble.code !== 'webhooksSilent',
  );
}

/** One of an instance that has several, even of the same kind. */
export const troubleKey = ({
  code,
  cluster,
  repositoryHost,
}: InstanceTrouble) => `${code} ${cluster} ${repositoryHost}`;

/** Instances that are needed here, and are not heard or do not look. */
export function troubled(shown: Shown): InstanceStatus[] {
  return used(shown).filter(
    instance => instance.status !== 'live' || troublesOf(instance).length > 0,
  );
}
