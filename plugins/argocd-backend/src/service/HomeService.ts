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
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  applicationKey,
  ApplicationRef,
  EntityApplications,
  Home,
  HomeChange,
  HomeEnvironment,
  HomeNeed,
  HomeProject,
} from '@slipway/plugin-argocd-common';
import { EntityLinks } from '../catalog/EntityLinks';
import { changePlace, comingVersions } from '../delivery/changePlace';
import { ApplicationStanding } from '../delivery/Standings';
import { failing } from '../delivery/verdictGroups';
import { Instances } from '../instances/Instances';
import { CompareEnvironments } from '../record/environment';
import { ApplicationStore } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { ApplicationAccess } from './ApplicationAccess';
import { Authorship, authorshipOf } from './authorship';
import { AnsweredApplication } from './entityAnswer';
import { EntityService } from './EntityService';
import { compareNeeds, credentialNeeds, needsOf } from './homeNeeds';
import { listedState } from './listedState';
import { columnsOf, toCells } from './matrixCells';
import { toListedVersion } from './standingViews';
import { worstProjects } from './worstProjects';

type Credentials = BackstageCredentials<BackstageUserPrincipal>;

/** More of one person's projects are on the applications page. */
const maxProjects = 25;
const maxChanges = 8;
/** Changes of an application, newest first, among which a person's own are looked for. */
const maxLookedAt = 200;

/** What the tab of a project says, with what it is made from. */
interface OwnedProject {
  answer: EntityApplications;
  applications: AnsweredApplication[];
}

/** The home page of a person, from memory: of what they and their groups own. */
export class HomeService {
  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      access: ApplicationAccess;
      links: EntityLinks;
      entities: Pick<EntityService, 'answered'>;
      auth: AuthService;
      catalog: CatalogService;
      userInfo: UserInfoService;
      compareEnvironments: CompareEnvironments;
    },
  ) {}

  /** @throws NotAllowedError where the user sees no Argo CD at all */
  async home(credentials: Credentials): Promise<Home> {
    const { access, instances, userInfo } = this.options;
    await access.requireView(credentials);
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    const { refs, applicationsOf } = this.#owned(new Set(ownershipEntityRefs));
    const visible = await access.visibleEntities(refs, credentials);
    const seen = refs.filter(ref => visible.has(ref));
    const [isOwn, ...answers] = await Promise.all([
      this.#authorship(credentials),
      ...worstProjects(seen, applicationsOf, {
        max: maxProjects,
        now: Date.now(),
      }).map(ref =>
        this.options.entities.answered(parseEntityRef(ref), credentials),
      ),
    ]);
    const projects = answers.filter(
      ({ applications }) => applications.length > 0,
    );
    const owned = projects.map(project => ({
      project,
      changes: changesOf(project, isOwn),
    }));
    const changes = owned
      .flatMap(({ changes: own }) => own)
      .sort((a, b) => b.committedAt.localeCompare(a.committedAt));
    const needs = owned
      .flatMap(({ project, changes: own }) =>
        needsOf(project.answer, failsOwn(project, own)),
      )
      .concat(
        credentialNeeds(
          instances
            .all()
            .filter(({ config }) =>
              projects.some(({ answer }) =>
                answer.applications.some(
                  ({ instance }) => instance === config.name,
                ),
              ),
            ),
        ),
      )
      .sort(compareNeeds);
    const environments = environmentsOf(
      projects,
      this.options.compareEnvironments,
    );
    return {
      needs,
      changes: changes.slice(0, maxChanges),
      environments,
      projects: inOrderOfNeeds(
        projects.map(project => toProject(project, environments)),
        needs,
      ),
      omitted: Math.max(0, seen.length - maxProjects),
      instances: instances.statuses(),
    };
  }

  /** Projects of some owners; a component only where no project of theirs has its applications. */
  #owned(owners: ReadonlySet<string>) {
    const { links, store } = this.options;
    const systems = new Set<string>();
    const others = new Set<string>();
    const applicationsOf = new Map<string, StoredApplication[]>();
    for (const application of store.all()) {
      const owned = links
        .getLinks(application)
        .filter(link => link.owners.some(owner => owners.has(owner)))
        .map(({ entityRef }) => entityRef);
      owned.forEach(ref =>
        applicationsOf.set(ref, [
          ...(applicationsOf.get(ref) ?? []),
          application,
        ]),
      );
      const own = owned.filter(ref => ref.startsWith('system:'));
      own.forEach(ref => systems.add(ref));
      if (own.length === 0) {
        owned.forEach(ref => others.add(ref));
      }
    }
    const refs = [...[...systems].sort(), ...[...others].sort()];
    return { refs, applicationsOf };
  }

  async #authorship({ principal }: Credentials): Promise<Authorship> {
    const { auth, catalog } = this.options;
    return authorshipOf(
      await catalog.getEntityByRef(principal.userEntityRef, {
        credentials: await auth.getOwnServiceCredentials(),
      }),
    );
  }
}

/** Changes of a project whose author the person is. */
function changesOf(
  { answer, applications }: OwnedProject,
  isOwn: Authorship,
): HomeChange[] {
  const changes = new Map<string, HomeChange>();
  for (const { standing, isReadable } of applications) {
    const { repository } = standing;
    if (!repository || !isReadable) {
      continue;
    }
    const looked = new Set(standing.changes.slice(0, maxLookedAt));
    for (const commit of repository.commits) {
      if (
        looked.has(commit.sha) &&
        !changes.has(commit.sha) &&
        isOwn(repository.repository, commit.authorEmail)
      ) {
        changes.set(commit.sha, {
          entityRef: answer.entityRef,
          sha: commit.sha,
          url: commit.url,
          title: commit.title,
          committedAt: commit.committedAt,
          place: changePlace(
            commit,
            applications.map(({ view, standing: other }) => ({
              name: view.environment,
              verdict: view.verdict.code,
              isPast: view.verdict.lastKnown === true,
              ...stateOf(commit.sha, other),
              isVersion: comingVersions(other, view.verdict).includes(
                commit.sha,
              ),
            })),
          ),
        });
      }
    }
  }
  return [...changes.values()];
}

/** Tells of an application whether a change fails there whose author the person is. */
function failsOwn(
  { applications }: OwnedProject,
  changes: HomeChange[],
): (ref: ApplicationRef) => boolean {
  const own = new Set(changes.map(({ sha }) => sha));
  const failures = new Set(
    applications
      .filter(
        ({ view, standing }) =>
          failing.includes(view.verdict.code) &&
          comingVersions(standing, view.verdict).some(sha => own.has(sha)),
      )
      .map(({ view }) => applicationKey(view)),
  );
  return ref => failures.has(applicationKey(ref));
}

/** Of another repository's change nothing is there. */
function stateOf(sha: string, standing: ApplicationStanding) {
  const { changes, states, repository } = standing;
  const at = changes.indexOf(sha);
  if (at >= 0) {
    return states[at];
  }
  const isConcerned = repository?.commits.some(commit => commit.sha === sha);
  const state = isConcerned ? ('unknown' as const) : ('no' as const);
  return { has: state, wants: state };
}

/** The environments that get a column. */
function environmentsOf(
  projects: OwnedProject[],
  compareEnvironments: CompareEnvironments,
): string[] {
  const counts: Record<string, number> = {};
  for (const { environment } of projects.flatMap(
    ({ answer }) => answer.applications,
  )) {
    counts[environment] = (counts[environment] ?? 0) + 1;
  }
  return columnsOf(counts, undefined, compareEnvironments);
}

function toEnvironment({
  view,
  standing,
  isReadable,
}: AnsweredApplication): HomeEnvironment {
  const { instance, namespace, name, verdict, signal } = view;
  return {
    instance,
    namespace,
    name,
    verdict,
    version: toListedVersion(standing, { isReadable, verdict }),
    signal,
  };
}

function toProject(
  { answer, applications }: OwnedProject,
  columns: string[],
): HomeProject {
  return {
    entityRef: answer.entityRef,
    cells: toCells(
      applications.map(application => ({
        application,
        environment: application.view.environment,
      })),
      {
        columns,
        stateOf: ({ application: { view } }) =>
          listedState(view.verdict.code, view.verdict.lastKnown === true),
        view: ({ application }) => toEnvironment(application),
      },
    ),
  };
}

function inOrderOfNeeds(
  projects: HomeProject[],
  needs: HomeNeed[],
): HomeProject[] {
  const rank = ({ entityRef }: HomeProject) => {
    const index = needs.findIndex(need => need.entityRef === entityRef);
    return index < 0 ? needs.length : index;
  };
  return [...projects].sort((a, b) => rank(a) - rank(b));
}
