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
  CauseCode,
  CauseSummary,
  InstanceStatus,
  InstanceTrouble,
} from '@slipway/plugin-argocd-common';

/** What is told of an instance as a whole, although each of its applications says it too. */
export const troubleOfCause: Partial<
  Record<CauseCode, InstanceTrouble['code']>
> = {
  repositoryServerAway: 'repositoryServerAway',
  cacheAway: 'cacheAway',
  clusterUnreachable: 'clusterAway',
  clusterDenied: 'clusterAway',
  clusterUntrusted: 'clusterAway',
  repositoryHostAway: 'repositoryHostAway',
};

/** What an application depends on, by name. */
export interface Dependencies {
  cluster?: string;
  /** Hosts that its sources come from. */
  repositoryHosts: string[];
}

/**
 * Whether a cause is no more than a trouble of the whole instance, so that it need not be repeated for each of many
 * applications.
 */
export function isToldOfInstance(
  { code }: Pick<CauseSummary, 'code'>,
  { troubles = [] }: Pick<InstanceStatus, 'troubles'>,
  { cluster, repositoryHosts }: Dependencies,
): boolean {
  const isConcerned = (trouble: InstanceTrouble): boolean => {
    switch (trouble.code) {
      case 'clusterAway':
        return cluster !== undefined && trouble.cluster === cluster;
      case 'repositoryHostAway':
        return repositoryHosts.some(host => host === trouble.repositoryHost);
      default:
        return true;
    }
  };
  return troubles.some(
    trouble => trouble.code === troubleOfCause[code] && isConcerned(trouble),
  );
}
