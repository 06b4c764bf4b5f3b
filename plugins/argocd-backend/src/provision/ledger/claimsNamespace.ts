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

import { matchesGlob } from '@slipway/glob';
import { RawProject } from '../../argocd/types';
import { ClusterAddress } from './Clusters';

type Destination = NonNullable<
  NonNullable<RawProject['spec']>['destinations']
>[number];

const isDenial = (pattern: string) => pattern.startsWith('!');

/** As Argo CD matches: `!` before a pattern takes what it does not match. */
function matches(pattern: string, text: string): boolean {
  return isDenial(pattern)
    ? !matchesGlob(pattern.slice(1), text)
    : matchesGlob(pattern, text);
}

/** What permits every namespace, or all but some, lays no claim to one. */
function isNarrow(pattern: string): boolean {
  return !isDenial(pattern) && !/^\*+$/.test(pattern);
}

/**
 * Whether an AppProject permits a namespace of a cluster by a pattern that is narrower than all namespaces.
 *
 * @param knownNames - names of other clusters that are known; by any other name this one may be meant
 */
export function claimsNamespace(
  destinations: Destination[],
  address: ClusterAddress,
  namespace: string,
  knownNames: string[],
): boolean {
  const mayMean = (name: string) =>
    name !== '' && !isDenial(name) && !knownNames.includes(name);
  let claimed = false;
  for (const item of destinations) {
    const [server = '', name = '', pattern = ''] = [
      item.server,
      item.name,
      item.namespace,
    ];
    const isServer =
      Boolean(address.server) && matches(server, address.server!);
    const isName =
      (Boolean(address.name) && matches(name, address.name!)) ||
      (server === '' && mayMean(name));
    const isNamespace = matches(pattern, namespace);
    if ((isServer || isName) && isNamespace) {
      claimed ||= isNarrow(pattern);
    } else if (
      (!isName && isDenial(name)) ||
      (!isServer && isDenial(server)) ||
      (!isNamespace && isDenial(pattern))
    ) {
      return false;
    }
  }
  return claimed;
}
