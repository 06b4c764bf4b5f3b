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
  FailingContainer,
  ResourceRef,
} from '@slipway/plugin-argocd-common';
import { createHash } from 'node:crypto';
import { isOfCluster } from '../argocd/isOfCluster';
import { RawManagedResource, RawTree } from '../argocd/types';
import { Instance } from '../instances/Instances';
import { OnDemand } from '../onDemand/OnDemand';
import { routeKind } from '../reading/routeAddresses';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { CrashReport, LoggedLine, readCrash } from './crashReport';
import { failingContainers } from './failingContainers';

/** Milliseconds that pods are kept as they were: they go on while their application stays as it is. */
const podsMs = 15_000;
const logDeadlineMs = 5_000;
/** Lines of a log in which the report of a crash is looked for. */
const readLines = 80;

export interface EvidenceTarget {
  record: ApplicationRecord;
  instance: Pick<Instance, 'read' | 'config'>;
}

/** The end of the log of what crashed. */
export interface CrashEvidence {
  pod: ResourceRef;
  container?: string;
  previous: boolean;
  report: CrashReport;
}

const keyOf = ({ namespace, name }: ApplicationRecord) =>
  `why ${namespace}/${name}`;

/**
 * What Argo CD is asked for to explain one trouble: each part once for all who look, and again when the application has
 * become another one.
 */
export class Evidence {
  constructor(private readonly onDemand: OnDemand) {}

  tree({ record, instance }: EvidenceTarget): Promise<RawTree> {
    return this.onDemand.get(
      instance.config.name,
      `${keyOf(record)} tree`,
      podsMs,
      () => instance.read.resourceTree(record),
    );
  }

  /** What Git asks for, without what is in the cluster. */
  targets(target: EvidenceTarget): Promise<RawManagedResource[]> {
    return this.#once(target, 'targets', () =>
      target.instance.read.targetStates(target.record),
    );
  }

  /** The HTTPRoutes that it has in the cluster. */
  routes(target: EvidenceTarget): Promise<RawManagedResource[]> {
    return this.#once(target, 'routes', () =>
      target.instance.read.managedResources(target.record, routeKind),
    );
  }

  containers(
    target: EvidenceTarget,
    pod: ResourceRef,
  ): Promise<FailingContainer[]> {
    const { record, instance } = target;
    return this.onDemand.get(
      instance.config.name,
      `${keyOf(record)} containers ${pod.name}`,
      podsMs,
      async () =>
        failingContainers(
          await instance.read.liveManifest(record, {
            ...pod,
            group: pod.group ?? '',
            version: 'v1',
          }),
        ),
    );
  }

  /** @param failing - the pod or job whose log says why */
  log(
    target: EvidenceTarget,
    cause: Cause,
    failing: ResourceRef,
    container: Pick<FailingContainer, 'name' | 'restarts'> | undefined,
  ): Promise<CrashEvidence | undefined> {
    const state = createHash('sha1')
      .update(JSON.stringify([cause, failing, container]))
      .digest('base64');
    return this.#once(target, `log ${state}`, async () => {
      // A container that is started again has a new, empty log: the one before says why.
      const tries = failing.kind === 'Pod' ? [true, false] : [false];
      for (const previous of tries) {
        const lines = await lastLines(target, failing, container, previous);
        if (lines.length > 0) {
          return {
            pod: failing,
            container: container?.name,
            previous,
            report: readCrash(lines),
          };
        }
      }
      return undefined;
    });
  }

  #once<T>(
    { record, instance }: EvidenceTarget,
    part: string,
    fetch: () => Promise<T>,
  ): Promise<T> {
    return this.onDemand.get(
      instance.config.name,
      `${keyOf(record)} ${record.resourceVersion} ${part}`,
      Infinity,
      fetch,
    );
  }
}

async function lastLines(
  { record, instance }: EvidenceTarget,
  { group, kind, namespace = '', name }: ResourceRef,
  container: { name: string } | undefined,
  previous: boolean,
): Promise<LoggedLine[]> {
  const lines: LoggedLine[] = [];
  for await (const entry of instance.read.logs(
    record,
    {
      namespace,
      ...(kind === 'Pod' ? { pod: name } : { group, kind, name }),
      container: container?.name,
      previous,
      tail: readLines,
    },
    AbortSignal.timeout(logDeadlineMs),
  )) {
    const { content = '', last, timeStampStr } = entry;
    if (!last && !isOfCluster(entry)) {
      lines.push({ content, at: timeStampStr });
    }
  }
  return lines;
}
