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

import { Cause, CauseEvent, ResourceRef } from '@slipway/plugin-argocd-common';
import { workloadName } from '../record/workloadName';
import { causeFromText } from './causeFromText';
import { RawEvent, RawTreeNode } from '../argocd/types';

/** The failing resource that lies deepest, and the way to it from its outermost owner. */
export interface Trouble {
  node: RawTreeNode;
  path: RawTreeNode[];
}

const severity: Record<string, number> = { Degraded: 2, Progressing: 1 };

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
  let found: (Trouble & { rank: number }) | undefined;
  for (const node of nodes) {
    const weight = severity[node.health?.status ?? ''] ?? 0;
    if (weight > 0) {
      const path = pathOf(node);
      const rank = weight * 100 + path.length;
      if (!found || rank > found.rank) {
        found = { node, path, rank };
      }
    }
  }
  return found && { node: found.node, path: found.path };
}

function toRef({ group, kind, namespace, name }: RawTreeNode): ResourceRef {
  return { ...(group && { group }), kind, namespace, name };
}

function timeOf(event: RawEvent): string | undefined {
  return (
    event.lastTimestamp ??
    event.eventTime ??
    event.metadata?.creationTimestamp ??
    undefined
  );
}

function lastWarning(events: RawEvent[]): CauseEvent | undefined {
  const [last] = events
    .filter(({ type, message }) => type === 'Warning' && message)
    .sort((a, b) => (timeOf(b) ?? '').localeCompare(timeOf(a) ?? ''));
  return (
    last && {
      reason: last.reason ?? 'Warning',
      message: last.message!,
      at: timeOf(last),
      count: last.count,
    }
  );
}

/** Puts a cause into words, from the failing resource and its events. */
export function causeOfTrouble(
  trouble: Trouble,
  events: RawEvent[],
  application: string,
): Cause {
  const { node, path } = trouble;
  const event = lastWarning(events);
  const statusReason = node.info?.find(
    ({ name }) => name === 'Status Reason',
  )?.value;
  const texts = [node.health?.message, event?.message, statusReason].filter(
    (text): text is string => Boolean(text),
  );
  const candidates = texts.map(causeFromText);
  const named =
    candidates.find(
      ({ code, parameters }) =>
        code !== 'other' && Object.keys(parameters).length > 0,
    ) ??
    candidates.find(({ code }) => code !== 'other') ??
    causeFromText(texts[0] ?? '');
  return {
    ...named,
    parameters: {
      workload: workloadName(path[0].name, application),
      ...named.parameters,
    },
    path: path.map(toRef),
    lastEvent: event,
    original: texts.join('\n'),
  };
}
