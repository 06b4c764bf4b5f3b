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
  ApplicationList,
  ApplicationListQuery,
  ApplicationMatrix,
  ApplicationMatrixQuery,
  ApplicationRef,
  MatrixRow,
} from '@slipway/plugin-argocd-common';
import { EntityLinks } from '../catalog/EntityLinks';
import { ApplicationStanding } from '../delivery/Standings';
import { DeploymentRecorder } from '../history/DeploymentRecorder';
import { OperationRequests } from '../history/OperationRequests';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { Instances } from '../instances/Instances';
import { ApplicationSetReader } from '../inventory/ApplicationSetReader';
import { ClusterReader } from '../inventory/ClusterReader';
import { Looks } from '../looks/Looks';
import { Addresses } from '../pages/repositoryPage';
import { PermissionChecker } from '../permissions/Authorizer';
import { isPast } from '../record/ApplicationLook';
import { SignalNames } from '../signals/SignalNames';
import { CompareEnvironments } from '../record/environment';
import { ApplicationStore } from '../store/ApplicationStore';
import { ProjectReader } from '../windows/ProjectReader';
import { ApplicationAccess } from './ApplicationAccess';
import { ApplicationRows, bucketFacts, Row } from './ApplicationRows';
import { ApplicationViews } from './ApplicationViews';
import { countShares, Selection, Shares } from './countShares';
import { Distance, Distances } from './Distances';
import { ListedViews } from './ListedViews';
import { sectionOf } from './listedState';
import { matrixPositionOf, positionOf } from './listOrder';
import { columnsOf, toCells } from './matrixCells';
import { mainLink } from './mainLink';
import { SeenProject, seenProject, selectProjects } from './selectProjects';
import { selectRows } from './selectRows';
import { toListedVersion } from './standingViews';
import { VisibleEntities } from './VisibleEntities';

const defaultLimit = 100;

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

const isKey = (value: unknown): value is string => typeof value === 'string';

/** Who looks, with what is asked. */
interface Question {
  shares: Shares;
  permissions: PermissionChecker;
}

/** All applications that a user may see, filtered, ordered and counted here: as a list and as a matrix. */
export class ApplicationListService {
  readonly #visible: VisibleEntities;
  readonly #rows: ApplicationRows;
  readonly #distances: Distances;
  readonly #listed: ListedViews;

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
      /** The default branch of a repository; what is not known is asked for. */
      defaultBranch(repository: string): string | undefined;
      /** The same, and nothing is asked for. */
      knownBranch(repository: string): string | undefined;
      addresses: Addresses;
      compareEnvironments: CompareEnvironments;
    },
  ) {
    this.#visible = new VisibleEntities(options.access);
    this.#listed = new ListedViews(options);
    this.#distances = new Distances({
      workOut: ref => this.#workOutDistance(ref),
      onChange: refs => this.#rows.changed(refs),
    });
    this.#rows = new ApplicationRows({
      ...options,
      distanceOf: key => this.#distances.of(key),
    });
    options.store.onChange(changed => this.news(changed));
  }

  /** Applications have changed, or stand elsewhere than before without that. */
  news(refs: ApplicationRef[]): void {
    this.#listed.news(refs);
    this.#distances.news(refs);
  }

  /** @throws InputError for a cursor that is none */
  async page(
    query: ApplicationListQuery,
    credentials: UserCredentials,
  ): Promise<ApplicationList> {
    const after = query.cursor ? decodeCursor(query.cursor, isKey) : undefined;
    const { shares, permissions } = await this.#ask(query, credentials);
    const order = query.order ?? 'verdict';
    const { shown, hasMore } = query.row
      ? { shown: this.#chosen(query.row, shares), hasMore: false }
      : selectRows(this.#rows, order, shares, {
          after,
          limit: query.limit ?? defaultLimit,
        });
    const { view } = await this.#viewerOf(shown, {
      shares,
      permissions,
      credentials,
    });
    return {
      items: shown.map(view),
      total: shares.total,
      ...(hasMore && {
        nextCursor: encodeCursor(positionOf(shown[shown.length - 1], order)),
      }),
      counts: shares.counts,
      instances: this.options.instances.statuses(),
    };
  }

  /** @throws InputError for a cursor that is none */
  async matrix(
    query: ApplicationMatrixQuery,
    credentials: UserCredentials,
  ): Promise<ApplicationMatrix> {
    const after = query.cursor ? decodeCursor(query.cursor, isKey) : undefined;
    const { shares, permissions } = await this.#ask(query, credentials);
    const order = query.order ?? 'attention';
    const { shown, hasMore, total, sections } = selectProjects(
      this.#rows,
      order,
      shares,
      { after, limit: query.limit ?? defaultLimit },
    );
    const projects = query.row
      ? this.#chosenProjects(query.row, shares)
      : shown;
    const columns = columnsOf(
      shares.counts.environment,
      query.environment,
      this.options.compareEnvironments,
    );
    const isCell = ({ application, environment = '' }: Row) =>
      (!query.instance?.length ||
        query.instance.includes(application.instance)) &&
      (!query.environment?.length || query.environment.includes(environment));
    const cells = projects.map(({ rows }) => rows.filter(isCell));
    const { view, seen, promotions } = await this.#viewerOf(
      projects.flatMap(({ rows }) => rows),
      { shares, permissions, credentials },
    );
    return {
      rows: projects.map((project, index) => ({
        ...this.#matrixRow(project, { shares, seen }),
        cells: toCells(cells[index], {
          columns,
          stateOf: row => shares.of.get(row.bucket)!.state,
          view,
        }),
        promotions: promotions(project.rows),
      })),
      environments: columns,
      total,
      sections,
      ...(hasMore &&
        !query.row && {
          nextCursor: encodeCursor(
            matrixPositionOf(shown[shown.length - 1], order),
          ),
        }),
      counts: shares.counts,
      instances: this.options.instances.statuses(),
    };
  }

  /** Rows by their keys, as far as the user may see them. */
  #chosen(keys: string[], shares: Shares): Row[] {
    return [...new Set(keys)].flatMap(key => {
      const row = this.#rows.byKey(key);
      return row && shares.maySee(row) ? row : [];
    });
  }

  #chosenProjects(keys: string[], shares: Shares): SeenProject[] {
    const projects = this.#rows.projects();
    return this.#chosen(keys, shares).map(row => ({
      ...seenProject(projects.projectOf(row), shares),
      id: row.key,
    }));
  }

  async #ask(
    query: ApplicationListQuery | ApplicationMatrixQuery,
    credentials: UserCredentials,
  ): Promise<Question> {
    const { access, instances, looks, userInfo } = this.options;
    await access.requireView(credentials);
    const mine = query.mine
      ? (await userInfo.getUserInfo(credentials)).ownershipEntityRefs
      : undefined;
    // Whom an application belongs to is told of entities that the user may see, and of no others.
    const entities =
      'entity' in query && query.entity
        ? await this.#visible.of(query.entity, credentials)
        : undefined;
    const permissions = await access.createChecker(
      ['read', 'delivery'],
      credentials,
    );
    this.#distances.settle();
    const seen = await this.#visible.of(
      [...this.#rows.owners(), ...(query.search ? this.#rows.entities() : [])],
      credentials,
    );
    const selection: Selection = {
      query,
      mine,
      entities,
      seen,
      isOld: ({ instance, cluster, verdict: code }) =>
        isPast(code, looks.at(instances.get(instance).watcher.status, cluster)),
      isAllowed: resource => permissions.isAllowed('read', resource),
      isAllowedEach: !permissions.isDecidedBy('read', bucketFacts),
      isReadable: resource => permissions.isAllowed('delivery', resource),
      distanceOf: key => this.#distances.of(key),
    };
    return {
      permissions,
      shares: countShares(this.#rows, selection),
    };
  }

  async #viewerOf(
    rows: Row[],
    {
      shares,
      permissions,
      credentials,
    }: {
      shares: Shares;
      permissions: PermissionChecker;
      credentials: UserCredentials;
    },
  ) {
    const seen = await this.#visible.of(
      rows.flatMap(({ resource }) =>
        resource.links.map(({ entityRef }) => entityRef),
      ),
      credentials,
    );
    const statuses = this.options.instances.statuses();
    const standings = new Map<Row, ApplicationStanding>();
    const standingOf = (row: Row) => {
      const standing = standings.get(row) ?? this.#listed.standing(row, seen);
      standings.set(row, standing);
      return standing;
    };
    return {
      seen,
      promotions: (of: Row[]) =>
        this.#listed.promotions(of, { standingOf, permissions }),
      view: (row: Row) =>
        this.#listed.createView(row, {
          owners: shares.of.get(row.bucket)?.owners ?? [],
          seen,
          permissions,
          statuses,
          standing: standingOf(row),
        }),
    };
  }

  #matrixRow(
    { id, name, state, lastEventAt, rows }: SeenProject,
    { shares, seen }: { shares: Shares; seen: Set<string> },
  ): Omit<MatrixRow, 'cells' | 'promotions'> {
    const [{ application }] = rows;
    const main = mainLink(
      rows[0].resource.links.filter(({ entityRef }) => seen.has(entityRef)),
    );
    const isAlone = this.#rows.projects().projectOf(rows[0]).rows.size === 1;
    return {
      id,
      name:
        main?.entityRef.split('/').pop() ??
        (isAlone ? name : application.project),
      entityRef: main?.entityRef,
      section: sectionOf(state),
      owners: [
        ...new Set(
          rows.flatMap(row => shares.of.get(row.bucket)?.owners ?? []),
        ),
      ],
      ...(lastEventAt > 0 && {
        lastEventAt: new Date(lastEventAt).toISOString(),
      }),
    };
  }

  #workOutDistance(ref: ApplicationRef): Distance | undefined {
    const { store, links, views, defaultBranch } = this.options;
    const record = store.get(ref);
    if (!record || links.getLinks(record).length === 0) {
      return undefined;
    }
    const standing = views.countedStanding(record);
    const { commit, title, behind } = toListedVersion(standing, {
      isReadable: true,
      defaultBranch,
    });
    const author = standing.repository?.commits.find(
      ({ sha }) => sha === commit,
    )?.author;
    return { commit, title, author, behind };
  }
}
