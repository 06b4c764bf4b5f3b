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
  InstanceStatus,
  ListedApplication,
  MergeRequestLink,
} from '@slipway/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { EntityLinks } from '../catalog/EntityLinks';
import { ApplicationStanding } from '../delivery/Standings';
import { isToldOfInstance } from '../causes/isToldOfInstance';
import { DeploymentRecorder } from '../history/DeploymentRecorder';
import { OperationRequests } from '../history/OperationRequests';
import { Instances } from '../instances/Instances';
import { ApplicationSetReader } from '../inventory/ApplicationSetReader';
import { ClusterReader } from '../inventory/ClusterReader';
import { Looks } from '../looks/Looks';
import { applicationPage } from '../pages/applicationPage';
import { repositoryHosts } from '../redact/repositoryHosts';
import { Addresses } from '../pages/repositoryPage';
import { PermissionChecker } from '../permissions/Authorizer';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { redactCause } from '../redact/redactCause';
import { SignalNames } from '../signals/SignalNames';
import { StoredApplication } from '../store/StoredApplication';
import { verdict } from '../verdict/verdict';
import { ProjectReader } from '../windows/ProjectReader';
import { Row } from './ApplicationRows';
import { ApplicationViews } from './ApplicationViews';
import { listedState } from './listedState';
import { mainFirst } from './mainLink';
import { openPromotions } from './promotions';
import { toListedVersion } from './standingViews';
import { withVersion } from './withVersion';

/** The first pages are asked for again and again; what stands in them is held unpacked and worked out. */
const maxHeld = 1_000;

/** How an application stands for those who may see certain of its entities. */
interface HeldStanding {
  application: StoredApplication;
  /** References of these entities: services are called by no others. */
  visible: string;
  standing: ApplicationStanding;
}

/** Puts together what a row says of an application, from memory alone. */
export class ListedViews {
  readonly #unpacked = new LRUCache<
    StoredApplication,
    { record: ApplicationRecord; signal: string }
  >({ max: maxHeld });
  readonly #standings = new LRUCache<string, HeldStanding>({ max: maxHeld });

  constructor(
    private readonly options: {
      instances: Instances;
      links: EntityLinks;
      applicationSets: ApplicationSetReader;
      clusters: ClusterReader;
      looks: Pick<Looks, 'of'>;
      projects: ProjectReader;
      recorder: DeploymentRecorder;
      requests: OperationRequests;
      names: SignalNames;
      views: ApplicationViews;
      /** The default branch of a repository, where it is known. */
      knownBranch(repository: string): string | undefined;
      addresses: Addresses;
    },
  ) {
    options.links.onRead(() => this.#standings.clear());
  }

  /** Applications have changed, or stand elsewhere than before without that. */
  news(refs: ApplicationRef[]): void {
    refs.forEach(ref => this.#standings.delete(applicationKey(ref)));
  }

  createView(
    { application, resource, environment }: Row,
    context: {
      /** Owners that the user may see. */
      owners: string[];
      /** Entities that the user may see. */
      seen: Set<string>;
      permissions: PermissionChecker;
      statuses: InstanceStatus[];
      standing: ApplicationStanding;
    },
  ): ListedApplication {
    const { owners, seen, permissions, statuses, standing } = context;
    const { instances, addresses, requests } = this.options;
    const { config, watcher } = instances.get(application.instance);
    const { record: plain, signal } = this.#unpack(application);
    const record = requests.named(plain);
    const cluster = this.options.clusters.nameOf(record);
    const told = statuses.find(({ name }) => name === application.instance);
    const isTold =
      application.cause &&
      isToldOfInstance(application.cause, told ?? {}, {
        cluster,
        repositoryHosts: repositoryHosts(record, addresses),
      });
    const cause =
      application.cause && !isTold
        ? redactCause(application.cause, addresses)
        : undefined;
    const judged = verdict(record, {
      instance: watcher.status,
      pendingSince: application.pendingSince,
      look: this.options.looks.of(record, watcher.status),
      now: Date.now(),
      cause,
      syncWindow: this.options.projects.windowOf(record),
      applicationSet: this.options.applicationSets.stateOf(record),
      history: {
        usualRolloutMs: this.options.recorder.usualRolloutMs(record),
      },
    });
    const isLinked = resource.links.length > 0;
    const version = toListedVersion(standing, {
      isReadable: permissions.isAllowed('delivery', resource),
      verdict: isLinked ? judged : undefined,
      defaultBranch: this.options.knownBranch,
    });
    return {
      instance: record.instance,
      namespace: record.namespace,
      name: record.name,
      project: record.project,
      environment: environment ?? record.name,
      verdict: withVersion(judged, version.commit),
      state: listedState(judged.code, Boolean(judged.lastKnown)),
      version: isLinked
        ? version
        : // What no entity has is counted as behind nowhere: its repository is not read.
          { ...version, has: 'unknown', behind: undefined },
      ...(cause && {
        cause: { code: cause.code, parameters: cause.parameters },
      }),
      sync: { status: record.sync.status, revision: record.sync.revision },
      health: { status: record.health.status },
      destination: {
        ...application.destination,
        name: cluster,
      },
      entities: mainFirst(resource.links)
        .filter(({ entityRef }) => seen.has(entityRef))
        .map(({ entityRef, link }) => ({ entityRef, link })),
      owners,
      url: applicationPage(record, config),
      signal,
    };
  }

  /** How an application stands, for those who may see these entities. */
  standing(
    { key, application, resource }: Row,
    seen: ReadonlySet<string>,
  ): ApplicationStanding {
    const { views } = this.options;
    const { record } = this.#unpack(application);
    views.opened(record);
    const visible = resource.links
      .map(({ entityRef }) => entityRef)
      .filter(entityRef => seen.has(entityRef))
      .join(' ');
    const held = this.#standings.get(key);
    if (held?.application === application && held.visible === visible) {
      return held.standing;
    }
    const standing = views.listedStanding(record, seen);
    this.#standings.set(key, { application, visible, standing });
    return standing;
  }

  /** Open merge requests that bring something to one of the applications of a project, as far as they are known. */
  promotions(
    rows: Row[],
    context: {
      standingOf(row: Row): ApplicationStanding;
      permissions: PermissionChecker;
    },
  ): MergeRequestLink[] | undefined {
    const applications = rows
      .filter(({ resource }) => resource.links.length > 0)
      .map(row => {
        const { record } = this.#unpack(row.application);
        return {
          record,
          view: record,
          standing: context.standingOf(row),
          isReadable: context.permissions.isAllowed('delivery', row.resource),
        };
      });
    return openPromotions(applications);
  }

  #unpack(application: StoredApplication) {
    const known = this.#unpacked.get(application);
    if (known) {
      return known;
    }
    const record = application.record();
    const unpacked = { record, signal: this.options.names.hash(record) };
    this.#unpacked.set(application, unpacked);
    return unpacked;
  }
}
