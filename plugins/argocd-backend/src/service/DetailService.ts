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

import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  LogContainer,
  ResourceAction,
  ResourceDiff,
  ResourceEvent,
  ResourceQuery,
  ResourceTree,
  RevisionMetadata,
} from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { COMPARISON_ERRORS, findCondition } from '../record/conditions';
import { isCommit } from '../record/revisions';
import { ArgocdAnswerError } from '../argocd/errors';
import { RawEvent } from '../argocd/types';
import { DeploymentTable } from '../history/DeploymentTable';
import { containersOf } from '../causes/containersOf';
import { OnDemand } from '../onDemand/OnDemand';
import { toDiff } from '../onDemand/toDiff';
import { toTree } from '../onDemand/toTree';
import { Addresses } from '../pages/repositoryPage';
import { redactText } from '../redact/redactText';
import {
  accountNotPermitted,
  AccountRights,
  actionRight,
} from '../permissions/AccountRights';
import { Instance } from '../instances/Instances';
import { toPortalError } from '../http/toPortalError';
import { commitPage, deployedCommitPage } from '../pages/commitPage';
import { findKnownRevision } from './findKnownRevision';

/** How long in milliseconds an answer is kept. A commit never changes. */
const ttl = { tree: 3_000, events: 5_000, diff: 5_000, actions: 10_000 };

interface Differences {
  items: ResourceDiff[];
  /** The condition that keeps Argo CD from comparing. */
  notComparable?: string;
}

interface Target {
  record: ApplicationRecord;
  instance: Instance;
}

/** What is fetched from Argo CD when somebody opens it. The caller has made sure that the user may see it. */
export class DetailService {
  constructor(
    private readonly onDemand: OnDemand,
    private readonly addresses: Addresses,
    private readonly deployments: Pick<DeploymentTable, 'hasRevision'>,
    private readonly accountRights: Pick<AccountRights, 'isRefused'>,
  ) {}

  tree(target: Target): Promise<ResourceTree> {
    const { record, instance } = target;
    return this.#get(target, 'tree', ttl.tree, async () => {
      const [tree, application] = await Promise.all([
        instance.read.resourceTree(record),
        instance.read.getApplication(record),
      ]);
      const nodes = toTree(tree, application.status?.resources ?? []);
      const redact = (text: string) => redactText(text, this.addresses);
      return {
        nodes: nodes.map(node => ({
          ...node,
          health: node.health && {
            ...node.health,
            message: node.health.message && redact(node.health.message),
          },
        })),
      };
    });
  }

  /** Events of one object of the tree, or of the application itself. @throws NotFoundError for an object it has not */
  async events(
    target: Target,
    resource: ResourceQuery,
  ): Promise<ResourceEvent[]> {
    const { record, instance } = target;
    let subject: { uid?: string; name: string; namespace?: string } | undefined;
    if (resource.kind && resource.name) {
      const { nodes } = await this.tree(target);
      const node = nodes.find(item => isOf(item, resource));
      if (!node) {
        throw new NotFoundError(
          `Application ${record.name} has no ${resource.kind} ${resource.name}.`,
        );
      }
      subject = { uid: node.id, name: node.name, namespace: node.namespace };
    }
    return this.#get(
      target,
      `events ${subject?.uid ?? ''}`,
      ttl.events,
      async () => {
        const events = await instance.read.events(record, subject);
        return (
          events
            .map(event => toEvent(event, this.addresses))
            // Within one second the later one of the list is the newer one.
            .reverse()
            .sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''))
        );
      },
    );
  }

  /** Of one object, or of all that differ; none, and why, where Argo CD cannot compare the application. */
  diff(target: Target, resource: ResourceQuery): Promise<Differences> {
    const { record, instance } = target;
    const { group, kind, namespace, name } = resource;
    const isOne = Boolean(kind && name);
    const condition = findCondition(record, COMPARISON_ERRORS);
    if (condition) {
      // What Argo CD knows then is as old as its last comparison, or nothing at all.
      return Promise.resolve({
        items: [],
        notComparable: redactText(condition.message, this.addresses),
      });
    }
    return this.#get(
      target,
      `diff ${JSON.stringify([group, kind, namespace, name])}`,
      ttl.diff,
      async () => {
        const found = await instance.read.managedResources(record, resource);
        const diffs = found.map(toDiff);
        const items = isOne
          ? diffs
          : diffs.filter(({ change }) => change !== 'none');
        return { items };
      },
    );
  }

  /**
   * A commit that the application has deployed or compares with: Argo CD would answer for any of the repository.
   *
   * @param isReadable - whether its author and message may be told
   * @throws NotFoundError for any other
   */
  async revision(
    target: Target,
    revision: string,
    isReadable: boolean,
  ): Promise<RevisionMetadata> {
    const { record, instance } = target;
    const place = await findKnownRevision(record, revision, this.deployments);
    const url = place?.deployment
      ? deployedCommitPage(
          record,
          place.deployment,
          this.addresses,
          place.index,
        )
      : commitPage(record, revision, this.addresses, place?.index);
    if (!isReadable) {
      return { revision, tags: [], url, withheld: true };
    }
    return this.#get(
      target,
      `revision ${revision}`,
      isCommit(revision) ? Infinity : ttl.events,
      async () => {
        const found = await instance.read.revisionMetadata(record, revision, {
          sourceIndex: place?.index,
          historyId: place?.deployment?.repoUrl
            ? place.deployment.id
            : undefined,
        });
        return {
          revision,
          author: found.author,
          date: found.date,
          message: found.message,
          tags: found.tags ?? [],
          url,
        };
      },
    );
  }

  /** Of a pod or of the pods of a workload. */
  containers(target: Target, resource: ResourceQuery): Promise<LogContainer[]> {
    const { record, instance } = target;
    return this.#get(
      target,
      `containers ${JSON.stringify(resource)}`,
      ttl.actions,
      async () =>
        containersOf(await instance.read.liveManifest(record, resource)),
    );
  }

  async actions(
    target: Target,
    resource: ResourceQuery,
  ): Promise<ResourceAction[]> {
    const { record, instance } = target;
    const offered = await this.#get(
      target,
      `actions ${JSON.stringify(resource)}`,
      ttl.actions,
      async () => {
        const found = await instance.read.resourceActions(record, resource);
        return found.map(({ name, displayName, disabled }) => ({
          name,
          title: displayName || name[0].toUpperCase() + name.slice(1),
          disabled: disabled ?? false,
        }));
      },
    );
    return offered.map(action =>
      this.accountRights.isRefused(record, actionRight(resource, action.name))
        ? { ...action, disabled: true, reason: accountNotPermitted(record) }
        : action,
    );
  }

  async #get<T>(
    { record, instance }: Target,
    what: string,
    ttlMs: number,
    fetch: () => Promise<T>,
  ): Promise<T> {
    const { name } = instance.config;
    try {
      return await this.onDemand.get(
        name,
        `${record.namespace}/${record.name} ${what}`,
        ttlMs,
        fetch,
      );
    } catch (error) {
      const condition = findCondition(record, COMPARISON_ERRORS);
      // Argo CD answers 500 and the like to what it cannot compare: the condition says why.
      if (
        condition &&
        error instanceof ArgocdAnswerError &&
        ![401, 403, 404, 408, 429, 503, 504].includes(error.status)
      ) {
        throw new ConflictError(
          `Argo CD cannot compare application ${record.name}: ${redactText(
            condition.message,
            this.addresses,
          )}`,
        );
      }
      throw toPortalError(error, name);
    }
  }
}

function isOf(
  node: { group: string; kind: string; namespace?: string; name: string },
  { group = '', kind, namespace, name }: ResourceQuery,
): boolean {
  return (
    node.group === group &&
    node.kind === kind &&
    node.name === name &&
    (namespace === undefined || node.namespace === namespace)
  );
}

function toEvent(event: RawEvent, addresses: Addresses): ResourceEvent {
  const { kind, name } = event.involvedObject ?? {};
  return {
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason: event.reason ?? '',
    message: redactText(event.message ?? '', addresses),
    firstAt: event.firstTimestamp ?? event.eventTime ?? undefined,
    lastAt:
      event.lastTimestamp ??
      event.eventTime ??
      event.metadata?.creationTimestamp ??
      undefined,
    count: event.count ?? 1,
    object: kind && name ? `${kind}/${name}` : undefined,
  };
}
