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
  ListedApplication,
  ApplicationOrder,
  ApplicationList,
  ApplicationListQuery,
  VERDICT_CODES,
} from '@slipway/plugin-argocd-common';
import { environmentOf } from '../record/environment';
import { verdict } from '../verdict/verdict';
import { DeploymentRecorder } from '../history/DeploymentRecorder';
import { ApplicationSetReader } from '../inventory/ApplicationSetReader';
import { ClusterReader } from '../inventory/ClusterReader';
import { OperationRequests } from '../history/OperationRequests';
import { ProjectReader } from '../windows/ProjectReader';
import { EntityLink } from '../catalog/EntityLinks';
import { ApplicationStore } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { Addresses } from '../pages/repositoryPage';
import { redactCause } from '../redact/redactCause';
import { ApplicationAccess } from './ApplicationAccess';
import { VisibleEntities } from './VisibleEntities';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { Instances } from '../instances/Instances';
import { SignalNames } from '../signals/SignalNames';
import { PermissionChecker } from '../permissions/Authorizer';
import { ApplicationViews } from './ApplicationViews';
import { toListedVersion } from './standingViews';
import { applicationPage } from '../pages/applicationPage';

interface Row {
  application: StoredApplication;
  links: EntityLink[];
  /** By confirmed links alone, and as far as the user may see them. */
  owners: string[];
  environment: string;
}

/** What is counted by value, without its own filter. */
type Counted = 'verdict' | 'instance' | 'owner';

const defaultLimit = 100;

/** What a row is ordered by: a value, then its key, so that the order is the same for everybody. */
const orderValues: Record<ApplicationOrder, (row: Row) => string> = {
  verdict: ({ application }) => severity(application),
  name: ({ application }) => application.name,
  since: ({ application }) =>
    // The newest first, and what nobody knows last.
    String(9e15 - application.since).padStart(17, '0'),
  instance: ({ application }) => application.instance,
};

function severity({ verdictCode, name }: StoredApplication): string {
  const rank = VERDICT_CODES.indexOf(verdictCode);
  return `${String(rank).padStart(2, '0')} ${name}`;
}

function positionOf(row: Row, order: ApplicationOrder): [string, string] {
  return [orderValues[order](row), row.application.key];
}

function compare(a: [string, string], b: [string, string]): number {
  if (a[0] !== b[0]) {
    return a[0] < b[0] ? -1 : 1;
  }
  if (a[1] !== b[1]) {
    return a[1] < b[1] ? -1 : 1;
  }
  return 0;
}

const isKey = (value: unknown): value is string => typeof value === 'string';

/** Whoever claims an application names nobody as its owner. */
function confirmedOwners(links: EntityLink[]): string[] {
  const owners = links.flatMap(link =>
    link.link === 'confirmed' ? link.owners : [],
  );
  return [...new Set(owners)];
}

/** All applications that a user may see, filtered, ordered and counted here. */
export class ApplicationListService {
  readonly #visibleOwners: VisibleEntities;

  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      access: ApplicationAccess;
      applicationSets: ApplicationSetReader;
      clusters: ClusterReader;
      projects: ProjectReader;
      recorder: DeploymentRecorder;
      requests: OperationRequests;
      userInfo: UserInfoService;
      names: SignalNames;
      views: ApplicationViews;
      addresses: Addresses;
    },
  ) {
    this.#visibleOwners = new VisibleEntities(options.access);
  }

  /** @throws InputError for a cursor that is none */
  async page(
    query: ApplicationListQuery,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<ApplicationList> {
    const { access, instances } = this.options;
    await access.requireView(credentials);
    const after = query.cursor ? decodeCursor(query.cursor, isKey) : undefined;
    const mine = query.mine
      ? (await this.options.userInfo.getUserInfo(credentials))
          .ownershipEntityRefs
      : undefined;
    // Whom an application belongs to is told of entities that the user may see, and of no others.
    const entities =
      query.entity && (await access.visibleEntities(query.entity, credentials));
    const permissions = await access.createChecker(
      ['read', 'delivery'],
      credentials,
    );
    const rows = (await this.#visible(permissions, credentials)).filter(
      uncounted(query, mine, entities),
    );
    const passes = filters(query);
    const order = query.order ?? 'verdict';
    const matching = rows
      .filter(row => Object.values(passes).every(pass => pass(row)))
      .map(row => ({ row, position: positionOf(row, order) }))
      .sort((a, b) => compare(a.position, b.position));
    const begin = after
      ? matching.findIndex(({ position }) => compare(position, after) > 0)
      : 0;
    const limit = query.limit ?? defaultLimit;
    const shown = begin < 0 ? [] : matching.slice(begin, begin + limit);
    const hasMore = begin >= 0 && begin + limit < matching.length;
    const seen = await access.visibleEntities(
      shown.flatMap(({ row }) => row.links.map(({ entityRef }) => entityRef)),
      credentials,
    );
    return {
      items: shown.map(({ row }) => this.#view(row, seen, permissions)),
      total: matching.length,
      ...(hasMore && {
        nextCursor: encodeCursor(shown[shown.length - 1].position),
      }),
      counts: {
        verdict: count(rows, passes, 'verdict', ({ application }) => [
          application.verdictCode,
        ]),
        instance: count(rows, passes, 'instance', ({ application }) => [
          application.instance,
        ]),
        owner: count(rows, passes, 'owner', ({ owners }) => owners),
      },
      instances: instances.statuses(),
    };
  }

  async #visible(
    permissions: PermissionChecker,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<Row[]> {
    const { store, access } = this.options;
    const rows: Row[] = [];
    for (const application of store.all()) {
      const resource = access.resource(application);
      if (permissions.isAllowed('read', resource)) {
        const { links } = resource;
        rows.push({
          application,
          links,
          owners: confirmedOwners(links),
          environment: environmentOf(
            application,
            links[0]?.entityRef.split('/').pop() ?? '',
          ),
        });
      }
    }
    const seen = await this.#visibleOwners.of(
      rows.flatMap(({ owners }) => owners),
      credentials,
    );
    for (const row of rows) {
      row.owners = row.owners.filter(owner => seen.has(owner));
    }
    return rows;
  }

  #view(
    { application, links, owners, environment }: Row,
    seen: Set<string>,
    permissions: PermissionChecker,
  ): ListedApplication {
    const { access, instances, names, addresses, views } = this.options;
    const { config, watcher } = instances.get(application.instance);
    const record = this.options.requests.named(application.record());
    const cause =
      application.cause && redactCause(application.cause, addresses);
    return {
      instance: record.instance,
      namespace: record.namespace,
      name: record.name,
      project: record.project,
      environment,
      verdict: verdict(record, {
        instance: watcher.status,
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
        permissions.isAllowed('delivery', access.resource(record)),
      ),
      ...(cause && {
        cause: { code: cause.code, parameters: cause.parameters },
      }),
      sync: { status: record.sync.status, revision: record.sync.revision },
      health: { status: record.health.status },
      destination: {
        ...application.destination,
        name: this.options.clusters.nameOf(record),
      },
      entities: links
        .filter(({ entityRef }) => seen.has(entityRef))
        .map(({ entityRef, link }) => ({ entityRef, link })),
      owners,
      url: applicationPage(record, config),
      signal: names.hash(record),
    };
  }
}

function among(wanted: string[] | undefined, value: string): boolean {
  return !wanted?.length || wanted.includes(value);
}

function filters(
  query: ApplicationListQuery,
): Record<Counted, (row: Row) => boolean> {
  return {
    verdict: ({ application }) => among(query.verdict, application.verdictCode),
    instance: ({ application }) => among(query.instance, application.instance),
    owner: ({ owners }) =>
      !query.owner?.length ||
      owners.some(owner => query.owner!.includes(owner)),
  };
}

/** The filters that hold for every count too, so that a row has to pass them only once. */
function uncounted(
  query: ApplicationListQuery,
  mine: string[] | undefined,
  entities: Set<string> | undefined,
): (row: Row) => boolean {
  const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return ({ application, links, owners, environment }) => {
    if (entities && !links.some(({ entityRef }) => entities.has(entityRef))) {
      return false;
    }
    if (!among(query.project, application.project)) {
      return false;
    }
    if (mine && !owners.some(owner => mine.includes(owner))) {
      return false;
    }
    if (words.length === 0) {
      return true;
    }
    const text = [
      application.name,
      application.project,
      application.instance,
      application.destination.namespace,
      environment,
      ...owners,
    ]
      .join(' ')
      .toLowerCase();
    return words.every(word => text.includes(word));
  };
}

/** How many rows have each value, by every filter but the one on this value itself. */
function count(
  rows: Row[],
  passes: Record<Counted, (row: Row) => boolean>,
  own: Counted,
  valuesOf: (row: Row) => string[],
): Record<string, number> {
  const others = Object.entries(passes)
    .filter(([name]) => name !== own)
    .map(([, pass]) => pass);
  const counts: Record<string, number> = {};
  for (const row of rows) {
    if (others.every(pass => pass(row))) {
      for (const value of valuesOf(row)) {
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
  }
  return counts;
}
