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
  ActionState,
  causeAdvice,
  causeSentence,
  Cause,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import { toRecord } from '../../plugins/argocd-backend/src/argocd/toRecord';
import {
  RawApplication,
  RawEvent,
  RawResourceStatus,
  RawSyncWindow,
  RawTree,
  RawTreeNode,
} from '../../plugins/argocd-backend/src/argocd/types';
import { unknownStanding } from '../../plugins/argocd-backend/src/delivery/__testUtils__/deliveryFacts';
import { causeFromText } from '../../plugins/argocd-backend/src/causes/causeFromText';
import { causeInSync } from '../../plugins/argocd-backend/src/causes/causeInSync';
import {
  causeOfTrouble,
  findTrouble,
} from '../../plugins/argocd-backend/src/causes/causeInTree';
import { causeTask } from '../../plugins/argocd-backend/src/causes/needsCause';
import { explainLink } from '../../plugins/argocd-backend/src/links/explainLink';
import { takenAtItsWord } from '../../plugins/argocd-backend/src/links/LinkFacts';
import { applicationQuery } from '../../plugins/argocd-backend/src/links/query';
import { toTree } from '../../plugins/argocd-backend/src/onDemand/toTree';
import { toView } from '../../plugins/argocd-backend/src/service/views';
import {
  syncWindowsNow,
  WindowSubject,
} from '../../plugins/argocd-backend/src/windows/syncWindows';

/** When cases are judged; it is after everything in them. */
const now = Date.parse('2026-11-28T00:00:00Z');
const liveInstance: InstanceStatus = {
  name: 'main',
  status: 'live',
  since: '',
};
const allowed: ActionState = { allowed: true };
const addresses = { aliases: [], gitlabHosts: ['git.acme.test'] };

function recordOf(application: RawApplication) {
  return toRecord('main', application, {
    complete: true,
    defaultNamespace: 'argocd',
  });
}

function inWords(cause: Cause | undefined) {
  return (
    cause && {
      ...cause,
      sentence: causeSentence(cause),
      advice: causeAdvice[cause.code],
    }
  );
}

/** What people see of an application, and what the queue that looks for causes would do about it. */
export function runApplication(application: RawApplication) {
  const record = recordOf(application);
  const view = toView(record, {
    entityName: 'shop',
    link: 'confirmed',
    standing: unknownStanding,
    mayReadLogs: true,
    actions: {
      sync: allowed,
      refresh: allowed,
      rollback: allowed,
      terminate: allowed,
      action: allowed,
    },
    signal: 's',
    status: liveInstance,
    addresses,
    now,
    instance: {
      externalUrl: 'https://argo.acme.test',
      links: [{ title: 'Images', url: '{repositoryUrl}/container_registry' }],
    },
  });
  return { ...view, task: causeTask(record, now) };
}

/** The cause that a condition of an application says. */
export function runText({ text }: { text: string }) {
  return inWords(causeFromText(text, 'condition'));
}

/** The cause in the lowest unhealthy node of a resource tree, and its events. */
export function runTrouble(input: {
  nodes: RawTreeNode[];
  events: RawEvent[];
  application: string;
}) {
  const trouble = findTrouble(input.nodes);
  return inWords(
    trouble && causeOfTrouble(trouble, input.events, input.application),
  );
}

/** The cause in the result of a failed sync. */
export function runSync(application: RawApplication) {
  return inWords(causeInSync(application));
}

/** Whether the sync windows of a project let an application sync; `null` where none concerns it. */
export function runWindow(input: {
  windows: RawSyncWindow[];
  subject: WindowSubject;
  at: string;
}) {
  return (
    syncWindowsNow(input.windows, input.subject, Date.parse(input.at)).state ??
    null
  );
}

/** The objects of an application, joined with what Git asks for. */
export function runTree(input: {
  tree: RawTree;
  resources: RawResourceStatus[];
}) {
  return toTree(input.tree, input.resources);
}

/**
 * Whether an application belongs to an entity with these annotations, and why.
 *
 * @param input - `defaultBranch`: the branch that GitLab names as the project's default
 */
export function runLink(input: {
  annotations: Record<string, string>;
  application: RawApplication;
  defaultBranch?: string;
}) {
  const query = applicationQuery(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'shop', annotations: input.annotations },
    },
    { gitlabs: [{ origin: 'https://git.acme.test', relativePath: '' }] },
  );
  return explainLink(query, recordOf(input.application), {
    ...takenAtItsWord,
    defaultBranch: () => input.defaultBranch,
  });
}
