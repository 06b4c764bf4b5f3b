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
  Cause,
  ContainerRun,
  ResourceRef,
} from '@slipway/plugin-argocd-common';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { RawTree } from '../argocd/types';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { causeFromText } from './causeFromText';
import { causeInSync } from './causeInSync';
import { lastSync } from '../verdict/lastSync';
import { causeOfTrouble, findTrouble } from './causeInTree';
import { containersOf } from './containersOf';

const logDeadlineMs = 5_000;
/** Characters of a log line that are kept. */
const maxLogLine = 500;

/** What a search reads of Argo CD, besides the resource tree. */
export type CauseClient = Pick<
  ArgocdClient,
  'getApplication' | 'events' | 'liveManifest' | 'logs'
>;

/** The cause of a failed sync, from its result; from its message where a dry run has taken the result away. */
export async function findCauseOfSync(
  client: CauseClient,
  record: ApplicationRecord,
): Promise<Cause | undefined> {
  const application = await client.getApplication(record);
  if (application.status?.operationState?.operation?.sync?.dryRun) {
    const message = lastSync(record)?.message;
    return message ? causeFromText(message, 'operation') : undefined;
  }
  const cause = causeInSync(application);
  return cause && withLog(cause, client, record);
}

/** The cause of a rollout that fails, from the resource tree and the events of what fails in it. */
export async function findCauseInTree(
  tree: RawTree,
  client: CauseClient,
  record: ApplicationRecord,
): Promise<Cause | undefined> {
  const trouble = findTrouble(tree.nodes ?? []);
  if (!trouble) {
    return undefined;
  }
  const events = await client.events(record, trouble.node);
  const cause = causeOfTrouble(trouble, events, record.name);
  // What merely waits is no trouble, unless its events say so.
  return trouble.node.health?.status === 'Degraded' || cause.code !== 'other'
    ? withLog(await withLastRun(cause, client, record), client, record)
    : undefined;
}

/** Adds to a crash how long the last run took and how it ended, where the pod says so. */
async function withLastRun(
  cause: Cause,
  client: CauseClient,
  record: ApplicationRecord,
): Promise<Cause> {
  const pod = cause.path?.[cause.path.length - 1];
  if (cause.code !== 'crashLoop' || pod?.kind !== 'Pod') {
    return cause;
  }
  const run = await lastRun(client, record, pod, cause.parameters.container);
  if (run?.reason === 'OOMKilled') {
    return { ...cause, code: 'outOfMemory' };
  }
  return {
    ...cause,
    parameters: {
      ...cause.parameters,
      ...(run?.duration !== undefined && {
        ranSeconds: String(Math.round(run.duration)),
      }),
      ...(run?.exitCode !== undefined && { exitCode: String(run.exitCode) }),
    },
  };
}

/** @param name - of the container; without one, of the only one that has ended before */
async function lastRun(
  client: CauseClient,
  record: ApplicationRecord,
  pod: ResourceRef,
  name: string | undefined,
): Promise<ContainerRun | undefined> {
  try {
    const manifest = await client.liveManifest(record, {
      ...pod,
      group: '',
      version: 'v1',
    });
    const ended = containersOf(manifest).filter(
      ({ lastRun: run, name: own }) =>
        run?.state === 'ended' && (name === undefined || own === name),
    );
    return ended.length === 1 ? ended[0].lastRun : undefined;
  } catch {
    // The crash is a fact without it.
    return undefined;
  }
}

async function withLog(
  cause: Cause,
  client: CauseClient,
  record: ApplicationRecord,
): Promise<Cause> {
  const failing = cause.path?.[cause.path.length - 1];
  if (!failing || !hasLog(cause)) {
    return cause;
  }
  const line = await lastLogLine(client, record, failing);
  // A program that cannot be started leaves nothing but a line of the system.
  const { code } = causeFromText(line ?? '', 'log');
  return {
    ...cause,
    ...(code !== 'other' && cause.code !== 'outOfMemory' && { code }),
    lastLogLine: line,
  };
}

/** Whether a program ran, so that its log may say why it failed. */
function hasLog({ code }: Cause): boolean {
  return [
    'containerFailed',
    'crashLoop',
    'outOfMemory',
    'hookFailed',
    'jobFailed',
    'other',
  ].includes(code);
}

/** The last line that the failing program wrote; `undefined` where there is none, or the account may not read logs. */
async function lastLogLine(
  client: CauseClient,
  record: ApplicationRecord,
  { group, kind, namespace, name }: ResourceRef,
): Promise<string | undefined> {
  if (!namespace || !['Pod', 'Job'].includes(kind)) {
    return undefined;
  }
  const subject = kind === 'Pod' ? { pod: name } : { group, kind, name };
  let last: string | undefined;
  try {
    // A container that is started again has a new, empty log: the one before says why.
    for (const previous of kind === 'Pod' ? [true, false] : [false]) {
      for await (const { content, last: end } of client.logs(
        record,
        { namespace, ...subject, tail: 1, previous },
        AbortSignal.timeout(logDeadlineMs),
      )) {
        last = end ? last : content || last;
      }
      if (last) {
        break;
      }
    }
  } catch {
    return undefined;
  }
  return last?.slice(0, maxLogLine);
}
