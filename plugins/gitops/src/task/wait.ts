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
  EntityApplications,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import { RegistrationMethod } from '@slipway/plugin-gitops-common';

/**
 * What a project that has been made waits for. `catalog`: it has not read the project. `instance`: Argo CD is not heard,
 * so nobody can tell what it has. `application`: Argo CD was told, and has no application of it. `merge`: a person merges
 * its registration. `discovery`: Argo CD finds it by its topic. `hand`: a person tells Argo CD.
 */
type WaitFor =
  | 'catalog'
  | 'instance'
  | 'application'
  | 'merge'
  | 'discovery'
  | 'hand';

export interface Wait {
  for: WaitFor;
  /** ISO 8601. */
  since: string;
  /** Whether it takes longer than it should, so that somebody had better look. */
  isLong: boolean;
}

const minute = 60_000;

/** Milliseconds after which it takes longer than it should. */
export const patience: Record<WaitFor, number> = {
  catalog: minute,
  // The portal has waited for its answer long before it says so.
  instance: 0,
  application: 2 * minute,
  // A person is not late after minutes, but those who wait may want to know whom to ask.
  merge: 10 * minute,
  discovery: 10 * minute,
  hand: 0,
};

const byRegistration: Record<RegistrationMethod, WaitFor> = {
  api: 'application',
  'platform-repository': 'merge',
  discovery: 'discovery',
  manual: 'hand',
};

const isHeard = ({ status }: InstanceStatus) =>
  status === 'live' || status === 'delayed';

/**
 * `undefined` where nothing is known yet, or the application is there.
 *
 * @param now - milliseconds
 */
export function waitOf(
  facts: {
    /** Whether the catalog has said that it does not have the project. */
    isMissing: boolean;
    answer?: Pick<EntityApplications, 'instances'>;
    /** Whether the first environment has its application. */
    hasApplication: boolean;
    /** Name of the Argo CD that the project was made for. */
    instance?: string;
    registration?: RegistrationMethod;
    /** When the project was complete; ISO 8601. */
    completedAt: string;
  },
  now: number,
): Wait | undefined {
  const { answer, completedAt, instance, isMissing, registration } = facts;
  const wait = (what: WaitFor, since: string): Wait => ({
    for: what,
    since,
    isLong: now - Date.parse(since) >= patience[what],
  });
  if (isMissing) {
    return wait('catalog', completedAt);
  }
  if (!answer || facts.hasApplication) {
    return undefined;
  }
  const status = answer.instances.find(({ name }) => name === instance);
  if (status && !isHeard(status)) {
    return wait('instance', status.since);
  }
  return wait(byRegistration[registration ?? 'api'], completedAt);
}
