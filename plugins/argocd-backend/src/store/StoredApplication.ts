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
  applicationKey,
  ApplicationRef,
  Cause,
  VerdictCode,
} from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { clusterOf } from '../record/cluster';
import { RunningVersions } from '../record/RunningVersions';
import { verdict } from '../verdict/verdict';
import { VerdictContext } from '../verdict/VerdictContext';
import { unpack } from './packing';

/** Whether all is known of an application that no list has, and Argo CD itself has said it to this portal. */
export function isComplete({
  detailsAsOf,
  history,
  objects,
}: ApplicationRecord): boolean {
  return (
    history !== undefined && objects !== undefined && detailsAsOf === undefined
  );
}

/** The last part of an image's path. */
function nameOfImage(image: string): string {
  return /([^/@:]+)(?::[^/]*)?(?:@.*)?$/.exec(image)?.[1] ?? '';
}

function lastEventOf(
  { operation, history, createdAt }: ApplicationRecord,
  since: string | undefined,
): number {
  const times = [
    since,
    createdAt,
    operation?.startedAt,
    operation?.finishedAt,
    history?.[0]?.deployedAt,
  ];
  return Math.max(0, ...times.map(time => (time ? Date.parse(time) || 0 : 0)));
}

/** One application in memory: its record as a text, and unpacked what is asked of all applications at once. */
export class StoredApplication implements ApplicationRef {
  readonly instance: string;
  readonly namespace: string;
  readonly name: string;
  readonly createdAt?: string;
  readonly project: string;
  readonly applicationSet?: string;
  readonly labels: Record<string, string>;
  readonly destination: { namespace?: string; name?: string };
  /** Address or name of its cluster; no text for people. */
  readonly cluster: string;
  readonly verdictCode: VerdictCode;
  /** When its verdict began, in milliseconds; 0 where nobody knows. */
  readonly since: number;
  /** The latest of its deployments, operations and changes of state, in milliseconds; 0 where nobody knows. */
  readonly lastEventAt: number;
  /** Names of the images that it deploys, without registry and tag: what people call its services. */
  readonly imageNames: string;
  /** Whether history, conditions and objects, which no list has, are known. */
  readonly complete: boolean;
  /** When an operation was first seen that is asked for and has not begun, ISO 8601: Argo CD does not say it. */
  pendingSince?: string;
  cause?: Cause;
  readonly #packed: string;
  #resourceVersion: string;
  /** What its pods run, as a text: small, and the same exactly where what it says is. */
  #running?: string;
  #runningReadAt = 0;

  /** @param packed - the same record as a text */
  constructor(
    record: ApplicationRecord,
    packed: string,
    context: Pick<VerdictContext, 'now' | 'applicationSet'>,
  ) {
    this.instance = record.instance;
    this.namespace = record.namespace;
    this.name = record.name;
    this.createdAt = record.createdAt;
    this.project = record.project;
    this.applicationSet = record.applicationSet;
    this.labels = record.labels;
    this.destination = {
      namespace: record.destination.namespace,
      name: record.destination.name,
    };
    this.cluster = clusterOf(record);
    const { code, since } = verdict(record, {
      instance: { status: 'live' },
      ...context,
    });
    this.verdictCode = code;
    this.since = since ? Date.parse(since) || 0 : 0;
    this.lastEventAt = lastEventOf(record, since);
    this.imageNames = record.images.map(nameOfImage).join(' ');
    this.complete = isComplete(record);
    this.pendingSince =
      record.operation?.phase === 'Pending'
        ? new Date(context.now).toISOString()
        : undefined;
    this.#packed = packed;
    this.#resourceVersion = record.resourceVersion;
  }

  get key(): string {
    return applicationKey(this);
  }

  /** Whether Git is ahead of a member of an ApplicationSet, which may sync its members step by step. */
  get isHeldBack(): boolean {
    return (
      this.applicationSet !== undefined &&
      (this.verdictCode === 'outOfDate' || this.verdictCode === 'refused')
    );
  }

  get resourceVersion(): string {
    return this.#resourceVersion;
  }

  record(): ApplicationRecord {
    return unpack(this.#packed, this.#resourceVersion);
  }

  /** Takes over the version of a packed record that is the same in everything else. @returns whether it is */
  updateVersion(packed: string, resourceVersion: string): boolean {
    if (packed !== this.#packed) {
      return false;
    }
    this.#resourceVersion = resourceVersion;
    return true;
  }

  /** What its pods run; `undefined` before they were read. */
  running(): RunningVersions | undefined {
    return this.#running === undefined
      ? undefined
      : {
          readAt: new Date(this.#runningReadAt).toISOString(),
          ...JSON.parse(this.#running),
        };
  }

  /** @returns whether that is something else than was known before */
  setRunning({ readAt, ...running }: RunningVersions): boolean {
    const packed = JSON.stringify(running);
    const changed = packed !== this.#running;
    this.#running = packed;
    this.#runningReadAt = Date.parse(readAt);
    return changed;
  }

  /** Takes over what was learnt of the same application beside its record. */
  takeOver(known: StoredApplication): void {
    this.cause = known.cause;
    this.pendingSince &&= known.pendingSince ?? this.pendingSince;
    this.#running = known.#running;
    this.#runningReadAt = known.#runningReadAt;
  }
}
