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
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  InstanceStatus,
  ListedApplication,
  ApplicationList,
  ApplicationListQuery,
} from '@slipway/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { isPast } from '../record/ApplicationLook';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { verdict } from '../verdict/verdict';
import { DeploymentRecorder } from '../history/DeploymentRecorder';
import { ApplicationSetReader } from '../inventory/ApplicationSetReader';
import { ClusterReader } from '../inventory/ClusterReader';
import { Looks } from '../looks/Looks';
import { OperationRequests } from '../history/OperationRequests';
import { ProjectReader } from '../windows/ProjectReader';
import { EntityLinks } from '../catalog/EntityLinks';
import { ApplicationStore } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { Addresses } from '../pages/repositoryPage';
import { isToldOfInstance } from '../causes/isToldOfInstance';
import { redactCause } from '../redact/redactCause';
import { ApplicationAccess } from './ApplicationAccess';
import { ApplicationRows, cellFacts, Row } from './ApplicationRows';
import { positionOf } from './listOrder';
import { selectRows } from './selectRows';
import { VisibleEntities } from './VisibleEntities';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { Instances } from '../instances/Instances';
import { SignalNames } from '../signals/SignalNames';
import { PermissionChecker } from '../permissions/Authorizer';
import { ApplicationViews } from './ApplicationViews';
import { toListedVersion } from './standingViews';
import { applicationPage } from '../pages/applicationPage';

const defaultLimit = 100;
/** The first pages are asked for again and again; what stands in them is held unpacked. */
const maxUnpacked = 1_000;

const isKey = (value: unknown): value is string => typeof value === 'string';

/** All applications that a user may see, filtered, ordered and counted here. */
export class ApplicationListService {
  readonly #visible: VisibleEntities;
  readonly #rows: ApplicationRows;
  readonly #unpacked = new LRUCache<
    StoredApplication,
    { record: ApplicationRecord; signal: string }
  >({ max: maxUnpacked });

  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      access: ApplicationAccess;
      links: EntityLinks;
      applicationSets: ApplicationSetReader;
      clusters: ClusterReader;
      looks: Pick<Looks, 'of' | 'at'>;
      projects: ProjectReader;
      recorder: DeploymentRecorder;
      requests: OperationRequests;
      userInfo: UserInfoService;
      names: SignalNames;
      views: ApplicationViews;
      /** The default branch of a repository, where it is known. */
      defaultBranch(repository: string): string | undefined;
      addresses: Addresses;
    },
  ) {
    this.#visible = new VisibleEntities(options.access);
    this.#rows = new ApplicationRows(options);
  }

  /** @throws InputError for a cursor that is none */
  async page(
    query: ApplicationListQuery,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<ApplicationList> {
    const { access, instances, looks } = this.options;
    await access.requireView(credentials);
    const after = query.cursor ? decodeCursor(query.cursor, isKey) : undefined;
    const mine = query.mine
      ? (await this.options.userInfo.getUserInfo(credentials))
          .ownershipEntityRefs
      : undefined;
    // Whom an application belongs to is told of entities that the user may see, and of no others.
    const entities =
      query.entity && (await this.#visible.of(query.entity, credentials));
    const permissions = await access.createChecker(
      ['read', 'delivery'],
      credentials,
    );
    const seen = await this.#visible.of(this.#rows.owners(), credentials);
    const order = query.order ?? 'verdict';
    const { shown, hasMore, total, counts } = selectRows(this.#rows, order, {
      query,
      mine,
      entities,
      seen,
      after,
      limit: query.limit ?? defaultLimit,
      isOld: ({ instance, cluster, verdict: code }) =>
        isPast(code, looks.at(instances.get(instance).watcher.status, cluster)),
      isAllowed: resource => permissions.isAllowed('read', resource),
      isAllowedEach: !permissions.isDecidedBy('read', cellFacts),
    });
    const linked = await this.#visible.of(
      shown.flatMap(({ row }) =>
        row.resource.links.map(({ entityRef }) => entityRef),
      ),
      credentials,
    );
    const statuses = instances.statuses();
    return {
      items: shown.map(({ row, owners }) =>
        this.#view(row, owners, linked, permissions, statuses),
      ),
      total,
      ...(hasMore && {
        nextCursor: encodeCursor(
          positionOf(shown[shown.length - 1].row, order),
        ),
      }),
      counts,
      instances: statuses,
    };
  }

  #view(
    { application, resource, environment }: Row,
    owners: string[],
    seen: Set<string>,
    permissions: PermissionChecker,
    statuses: InstanceStatus[],
  ): ListedApplication {
    const { instances, addresses, requests, views } = this.options;
    const { config, watcher } = instances.get(application.instance);
    const { record: plain, signal } = this.#unpack(application);
    const record = requests.named(plain);
    const cluster = this.options.clusters.nameOf(record);
    const told = statuses.find(({ name }) => name === application.instance);
    const isTold =
      application.cause &&
      isToldOfInstance(application.cause, told ?? {}, cluster);
    const cause =
      application.cause && !isTold
        ? redactCause(application.cause, addresses)
        : undefined;
    return {
      instance: record.instance,
      namespace: record.namespace,
      name: record.name,
      project: record.project,
      environment,
      verdict: verdict(record, {
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
      }),
      version: toListedVersion(
        views.standing(record, seen),
        permissions.isAllowed('delivery', resource),
        this.options.defaultBranch,
      ),
      ...(cause && {
        cause: { code: cause.code, parameters: cause.parameters },
      }),
      sync: { status: record.sync.status, revision: record.sync.revision },
      health: { status: record.health.status },
      destination: {
        ...application.destination,
        name: cluster,
      },
      entities: resource.links
        .filter(({ entityRef }) => seen.has(entityRef))
        .map(({ entityRef, link }) => ({ entityRef, link })),
      owners,
      url: applicationPage(record, config),
      signal,
    };
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
