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
  ApplicationLink,
  ApplicationRecord,
  ApplicationView,
  Cause,
  environmentOf,
  InstanceStatus,
  verdict,
} from '@slipway/plugin-argocd-common';
import { InstanceConfig } from '../config';
import {
  Addresses,
  repositoryPage,
  scrubCause,
  scrubText,
  withoutHost,
} from './addresses';

/** The part of a record that people may see; an allow-list, so that nothing leaves by being forgotten. */
export function toView(
  record: ApplicationRecord,
  context: {
    entityName: string;
    link: ApplicationLink;
    cause?: Cause;
    actions: ApplicationView['actions'];
    signal: string;
    status: InstanceStatus;
    instance: InstanceConfig;
    addresses: Addresses;
    now: number;
  },
): ApplicationView {
  const { instance, addresses } = context;
  const cause = context.cause && scrubCause(context.cause, addresses);
  const scrub = (text: string) => scrubText(text, addresses);
  const page =
    record.sources.length > 0
      ? repositoryPage(record.sources[0].repoUrl, addresses)
      : undefined;
  const commitUrl = (revision: string | undefined) =>
    page && revision && /^[0-9a-f]{7,64}$/.test(revision)
      ? `${page}/-/commit/${revision}`
      : undefined;
  return {
    instance: record.instance,
    namespace: record.namespace,
    name: record.name,
    project: record.project,
    environment: environmentOf(record, context.entityName),
    verdict: verdict(record, {
      instance: context.status,
      now: context.now,
      cause,
    }),
    cause,
    sync: {
      status: record.sync.status,
      revision: record.sync.revision,
      commitUrl: commitUrl(record.sync.revision),
    },
    health: { status: record.health.status, since: record.health.since },
    operation: record.operation && { ...record.operation, message: undefined },
    conditions: (record.conditions ?? []).map(condition => ({
      ...condition,
      message: scrub(condition.message),
    })),
    sources: record.sources.map(source => {
      const url = repositoryPage(source.repoUrl, addresses);
      // An address of the cluster tells people nothing and outsiders something.
      return { ...source, repoUrl: url ?? withoutHost(source.repoUrl), url };
    }),
    destination: {
      name: record.destination.name,
      namespace: record.destination.namespace,
    },
    images: record.images,
    autoSync: record.autoSync,
    history: (record.history ?? []).map(deployment => ({
      ...deployment,
      commitUrl: commitUrl(deployment.revision),
    })),
    createdAt: record.createdAt,
    url:
      instance.externalUrl &&
      `${instance.externalUrl}/applications/${record.namespace}/${record.name}`,
    link: context.link,
    actions: context.actions,
    signal: context.signal,
  };
}
