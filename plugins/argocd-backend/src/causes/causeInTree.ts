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

import { Cause, CauseCode, ResourceRef } from '@slipway/plugin-argocd-common';
import { workloadName } from '../record/workloadName';
import { RawEvent, RawTreeNode } from '../argocd/types';
import { causeFromText } from './causeFromText';
import { OriginText, textsOfNode, troubleEvents } from './textsOfNode';

/** The failing resource that lies deepest, and the way to it from its outermost owner. */
export interface Trouble {
  node: RawTreeNode;
  path: RawTreeNode[];
}

const severity: Record<string, number> = { Degraded: 2, Progressing: 1 };

function weightOf(node: RawTreeNode): number {
  return severity[node.health?.status ?? ''] ?? 0;
}

/** Whether `a` is told rather than `b`, which comes before it in the tree. */
function isWorse(a: Trouble, b: Trouble): boolean {
  const weight = weightOf(a.node) - weightOf(b.node);
  if (weight !== 0) {
    return weight > 0;
  }
  // What has no owner, e.g. a claim for a volume, often waits for the pods.
  if (a.path.length === 1 || b.path.length === 1) {
    return b.path.length === 1 && a.path.length > 1;
  }
  // Of several that fail at once, the first; of its objects, the deepest.
  return a.path[0] === b.path[0] && a.path.length > b.path.length;
}

/**
 * Finds where the trouble really stands: the lowest unhealthy node, because a Deployment only says that it gave up while
 * the Pod below it says why. Nodes that merely wait count only where nothing failed.
 */
export function findTrouble(nodes: RawTreeNode[]): Trouble | undefined {
  const byUid = new Map(nodes.map(node => [node.uid, node]));
  const pathOf = (node: RawTreeNode): RawTreeNode[] => {
    const path = [node];
    // A tree of the outside world may have a cycle.
    while (path.length < 20) {
      const uid = path[0].parentRefs?.[0]?.uid;
      // What is missing in the cluster has no uid.
      const parent = uid && byUid.get(uid);
      if (!parent || path.includes(parent)) {
        break;
      }
      path.unshift(parent);
    }
    return path;
  };
  let found: Trouble | undefined;
  for (const node of nodes) {
    const trouble = { node, path: pathOf(node) };
    if (weightOf(node) > 0 && (!found || isWorse(trouble, found))) {
      found = trouble;
    }
  }
  return found;
}

function toRef({ group, kind, namespace, name }: RawTreeNode): ResourceRef {
  return { ...(group && { group }), kind, namespace, name };
}

/** What a text says; nothing is known where nobody knows its origin. */
function read({ text = '', origin }: Partial<OriginText>): Cause {
  return origin
    ? causeFromText(text, origin)
    : { code: 'other', parameters: {}, original: text };
}

/** Says that something went wrong, and leaves to other texts what it was. */
const vague: CauseCode[] = [
  'imagePullFailed',
  'containerFailed',
  'containerNotCreated',
  'progressDeadline',
  'notScheduled',
  'jobFailed',
];

function isExact({ code, parameters }: Cause): boolean {
  return (
    !vague.includes(code) &&
    (code !== 'containerConfig' || parameters.name !== undefined)
  );
}

/** What says most, of several causes that are told of the same object. */
function best<T extends { cause: Cause }>(told: T[]): T | undefined {
  const known = told.filter(({ cause }) => cause.code !== 'other');
  return (
    known.find(({ cause }) => isExact(cause)) ??
    known.find(({ cause }) => Object.keys(cause.parameters).length > 0) ??
    known[0]
  );
}

/** Puts a cause into words, from the failing resource and its events. */
export function causeOfTrouble(
  trouble: Trouble,
  events: RawEvent[],
  application: string,
): Cause {
  const { node, path } = trouble;
  // Warnings come and go beside the one that counts, e.g. about pull secrets.
  const warnings = troubleEvents(events).map(({ event, ...text }) => ({
    event,
    cause: read(text),
  }));
  const warning = best(warnings) ?? warnings[0];
  const { health, state } = textsOfNode(node);
  const told = (text: Partial<OriginText>) =>
    text.text ? [{ cause: read(text) }] : [];
  const said = [...told(health), ...(warning ? [warning] : []), ...told(state)];
  const { code, parameters } = best(said)?.cause ?? { code: 'other' as const };
  return {
    code,
    parameters: {
      workload: workloadName(path[0].name, application),
      ...(node.kind === 'Job' && { name: node.name }),
      ...parameters,
    },
    path: path.map(toRef),
    lastEvent: warning?.event,
    original: said.map(({ cause }) => cause.original).join('\n'),
  };
}
