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

import { MatrixOrder } from '@slipway/plugin-argocd-common';
import { compareStates, listedState, OwnState } from './listedState';
import { matrixPositionOf } from './listOrder';
import { mainLink } from './mainLink';
import { Ordered } from './Ordered';
import type { Row } from './ApplicationRows';

/** What a project is ordered by. */
export interface ProjectStanding {
  /** Key of the first of its applications by name, which names the project to who may see that one. */
  id: string;
  /** Name of that application. */
  name: string;
  /** The worst that one of them counts as. */
  state: OwnState;
  /** In milliseconds; 0 where nobody knows. */
  lastEventAt: number;
}

/** Applications that are shown as one row: of an entity, of an AppProject that is one project, or one alone. */
export interface Project {
  readonly key: string;
  readonly rows: Set<Row>;
}

/** Applications of an AppProject of which none belongs to an entity. */
interface Pool {
  readonly rows: Set<Row>;
  readonly environments: Map<string, number>;
  /** Those that name no environment. */
  unnamed: number;
  /** Those of the AppProject that belong to an entity. */
  linked: number;
  isProject: boolean;
}

/** @param stateOf - what counts now, where that is not what the index says */
export function standingOf(
  rows: Iterable<Row>,
  stateOf: (row: Row) => OwnState = row =>
    listedState(row.application.verdictCode, false),
): ProjectStanding {
  let standing: ProjectStanding | undefined;
  for (const row of rows) {
    const { name, lastEventAt } = row.application;
    const state = stateOf(row);
    if (!standing) {
      standing = { id: row.key, name, state, lastEventAt };
    } else {
      if (
        name < standing.name ||
        (name === standing.name && row.key < standing.id)
      ) {
        Object.assign(standing, { id: row.key, name });
      }
      if (compareStates(state, standing.state) < 0) {
        standing.state = state;
      }
      standing.lastEventAt = Math.max(standing.lastEventAt, lastEventAt);
    }
  }
  return standing!;
}

/** Puts applications together into projects, and keeps these in order while applications come and go. */
export class ProjectRows {
  readonly #projects = new Map<string, Project>();
  readonly #byRow = new Map<Row, Project>();
  readonly #pools = new Map<string, Pool>();
  readonly #orders = new Map<MatrixOrder, Ordered<Project>>();

  /** All projects, ordered by what their applications are by themselves. */
  ordered(order: MatrixOrder): Ordered<Project> {
    let projects = this.#orders.get(order);
    if (!projects) {
      projects = new Ordered(this.#projects.values(), project =>
        matrixPositionOf(standingOf(project.rows), order),
      );
      this.#orders.set(order, projects);
    }
    return projects;
  }

  projectOf(row: Row): Project {
    return this.#byRow.get(row)!;
  }

  add(row: Row): void {
    this.#pool(row, pool => {
      if (row.resource.links.length > 0) {
        pool.linked += 1;
      } else {
        pool.rows.add(row);
        this.#count(pool, row, 1);
      }
    });
    if (!this.#byRow.has(row)) {
      this.#join(row);
    }
  }

  remove(row: Row): void {
    this.#leave(row);
    this.#pool(row, pool => {
      if (row.resource.links.length > 0) {
        pool.linked -= 1;
      } else {
        pool.rows.delete(row);
        this.#count(pool, row, -1);
      }
    });
  }

  #count(pool: Pool, { environment }: Row, by: number): void {
    if (environment === undefined) {
      pool.unnamed += by;
      return;
    }
    const count = (pool.environments.get(environment) ?? 0) + by;
    if (count === 0) {
      pool.environments.delete(environment);
    } else {
      pool.environments.set(environment, count);
    }
  }

  /** Changes an AppProject; where it becomes one project, or is one no longer, its applications move. */
  #pool({ application }: Row, change: (pool: Pool) => void): void {
    const key = `${application.instance} ${application.project}`;
    const pool = this.#pools.get(key) ?? {
      rows: new Set(),
      environments: new Map(),
      unnamed: 0,
      linked: 0,
      isProject: false,
    };
    this.#pools.set(key, pool);
    change(pool);
    if (pool.rows.size === 0 && pool.linked === 0) {
      this.#pools.delete(key);
    }
    const isProject =
      application.project !== 'default' &&
      pool.rows.size > 1 &&
      pool.linked === 0 &&
      pool.unnamed === 0 &&
      pool.environments.size === pool.rows.size;
    if (isProject !== pool.isProject) {
      pool.rows.forEach(row => this.#leave(row));
      pool.isProject = isProject;
      pool.rows.forEach(row => this.#join(row));
    }
  }

  #keyOf({ key, application, resource }: Row): string {
    const main = mainLink(resource.links);
    if (main) {
      return `entity ${main.entityRef}`;
    }
    const { instance, project } = application;
    return this.#pools.get(`${instance} ${project}`)?.isProject
      ? `project ${instance} ${project}`
      : `application ${key}`;
  }

  #join(row: Row): void {
    const key = this.#keyOf(row);
    const known = this.#projects.get(key);
    const project = known ?? { key, rows: new Set() };
    if (known) {
      this.#orders.forEach(projects => projects.remove(known));
    }
    project.rows.add(row);
    this.#projects.set(key, project);
    this.#byRow.set(row, project);
    this.#orders.forEach(projects => projects.add(project));
  }

  #leave(row: Row): void {
    const project = this.#byRow.get(row);
    if (!project) {
      return;
    }
    this.#orders.forEach(projects => projects.remove(project));
    project.rows.delete(row);
    this.#byRow.delete(row);
    if (project.rows.size === 0) {
      this.#projects.delete(project.key);
    } else {
      this.#orders.forEach(projects => projects.add(project));
    }
  }
}
