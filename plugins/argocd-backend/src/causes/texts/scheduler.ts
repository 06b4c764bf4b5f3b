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

import { CauseCode } from '@slipway/plugin-argocd-common';
import { Meaning, TextTable } from './TextTable';

/** What keeps a pod off some nodes. */
const perNode: { code: CauseCode; text: RegExp }[] = [
  { code: 'unschedulable', text: /^Insufficient (?<resource>\S+)/ },
  { code: 'podLimit', text: /^Too many pods/ },
  {
    code: 'nodeTaints',
    text: /untolerated taint(?:\(s\))?(?: \{(?<taint>[^}]*?):? *\})?/,
  },
  { code: 'nodeTaints', text: /had taint \{(?<taint>[^}]*?):? *\}/ },
  { code: 'nodesCordoned', text: /were unschedulable/ },
  {
    code: 'volumeElsewhere',
    text: /volume node affinity conflict|match PersistentVolume's node affinity|no available volume zone/,
  },
  {
    code: 'nodeAffinity',
    text: /match Pod's node (?:affinity|selector)|match node selector/,
  },
  {
    code: 'podAffinity',
    text: /pod (?:anti-)?affinity|pods anti-affinity|topology spread constraints/,
  },
  { code: 'hostPortTaken', text: /free ports for the requested pod ports/ },
  {
    code: 'volumeNotBound',
    text: /find available persistent volumes to bind|unbound immediate PersistentVolumeClaims/,
  },
];

/** The reason of a "0/3 nodes are available" that keeps the pod off the most nodes. */
function readNodes(text: string): Meaning | undefined {
  const told =
    /^0\/(?<nodes>\d+) nodes are available: (?<reasons>[^]*?)(?:\.(?: |$)|\. ?preemption|$)/.exec(
      text,
    )?.groups;
  if (!told) {
    return undefined;
  }
  let most: (Meaning & { count: number }) | undefined;
  for (const reason of told.reasons.split(/, (?=\d+ )/)) {
    const [, count, what] = /^(\d+) (?:node\(s\) )?([^]*)$/.exec(reason) ?? [];
    const known = perNode.find(row => what && row.text.test(what));
    if (known && Number(count) > (most?.count ?? 0)) {
      const groups = known.text.exec(what)?.groups ?? {};
      most = {
        code: known.code,
        count: Number(count),
        parameters: {
          ...Object.fromEntries(
            Object.entries(groups).filter(([, value]) => value),
          ),
          count,
          nodes: told.nodes,
        },
      };
    }
  }
  return most && { code: most.code, parameters: most.parameters };
}

/** What the scheduler says of a pod that it cannot place. */
export const scheduler: TextTable = [
  {
    code: 'containerConfig',
    text: /(?<kind>persistentvolumeclaim) "(?<name>[^"]+)" not found/,
  },
  {
    code: 'volumeNotBound',
    text: /: pod has unbound immediate PersistentVolumeClaims|VolumeBinding": binding volumes/,
  },
  { read: readNodes },
  {
    code: 'notScheduled',
    text: /nodes are available|no nodes available|^Failed to schedule pod/,
  },
];
