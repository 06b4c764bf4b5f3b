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
import { Has, ServiceStanding, Standing } from '@slipway/plugin-argocd-common';
import { RunningVersions } from '../record/RunningVersions';
import { changesOfService } from './changesOfService';
import {
  all,
  commitOfImage,
  hasChange,
  hasUnreadImage,
  ImageFacts,
  isOfProject,
  isPending,
  KnownImages,
  knownImages,
  oldestImage,
  toHas,
  uses,
} from './images';
import { isPathOf, parseImage } from './imageName';
import { Service, toServices } from './services';
import { CommitFacts, RepositoryFacts } from './types';

/** What Argo CD has deployed of a folder. */
export interface RenderedFacts {
  /** Commits that changed what is rendered, newest first. */
  commits?: string[];
  /** The commit that is deployed; `nothing` where no object is. */
  deployed?: string | 'nothing';
  /** The commit that Git is compared with. */
  compared?: string;
  /** Whether the cluster is as the deployed commit wants it, and no rollout is under way. */
  isSettled: boolean;
}

/** What an application's standing is worked out from. */
export interface StandingFacts extends ImageFacts {
  /** Its name. */
  application: string;
  /** What its pods run; absent until they were read. */
  running?: RunningVersions;
  /** The catalog component that an image is the image of. */
  serviceOf(image: string): { entityRef: string; name: string } | undefined;
  /** Paths of the images that any application of the repository runs or asks for. */
  repositoryImages?: ReadonlySet<string>;
  /** Only the service of this component counts, whose image lies in this repository of the registry. */
  onlyService?: { entityRef: string; repository: string };
  /** For images that carry no commit. */
  rendered?(): RenderedFacts;
}

/** A {@link Standing} with what only sentences need. */
export interface WorkedOutStanding extends Standing {
  /** The changes that concern what is deployed, newest first. */
  changes: string[];
  /** Whether each of them runs, whether Git asks for it, and whether the newest pods are of it, ready or not. */
  states: { has: Has; wants: Has; applied?: Has }[];
  /** Whether Git asks for the latest change, even where it does not run. */
  wants: Has;
  /** A commit after the latest change may be one itself, of which nobody can tell. */
  isUndecided?: true;
  /** Changes that Git asks for and that do not run; absent where nobody can tell. */
  waiting?: number;
  /** Every image that ready pods run. */
  images: string[];
  /** Names of all workloads that count, without the application's prefix. */
  workloads: string[];
  /** Git asks for services, and none of them is in the cluster. */
  isMissing?: true;
  /** Those of them whose newest version has no ready pod while the version before still answers. */
  servedByPrevious: string[];
  /** Those of them that the latest change built; absent where that cannot be told. */
  builtByLatest?: string[];
  /** The first service of which pods of what Git asks for are not ready, with these pods. */
  rolling?: { service: string; ready: number; total: number };
  /** Images carry no commits: a change is one of what is rendered. */
  isRendered?: boolean;
}

/** What can be said of a row of changes, newest first, from whether each is there. */
function outlook(
  changes: { sha: string; state?: CommitFacts['state'] }[],
  states: Has[],
  complete: boolean,
): Pick<Standing, 'commit' | 'has' | 'behind'> {
  // What was never built came with something else, and is no version.
  const first = states.findIndex(
    (state, at) => state === 'yes' && changes[at].state !== 'failed',
  );
  const isKnown = !states
    .slice(0, first < 0 ? undefined : first)
    .includes('unknown');
  const isCounted =
    states.length > 0 &&
    !states.includes('unknown') &&
    (states.includes('yes') || complete);
  return {
    commit: first >= 0 && isKnown ? changes[first].sha : undefined,
    has: states[0] ?? 'unknown',
    behind: isCounted
      ? states.filter(state => state === 'no').length
      : undefined,
  };
}

/**
 * Whether images carry the commits that they were built from, as those do that are deployed or the registry tells of; else
 * what is rendered counts. Before the first image, a commit that is to bring one tells.
 */
function imagesCarryCommits(
  { repository, commitOf, deployedOf }: KnownImages,
  services: Service[],
  pathsOf: (change: CommitFacts) => string[],
): boolean {
  const commits = repository?.commits ?? [];
  const images = services.flatMap(({ runs, wants }) => [...runs, ...wants]);
  if (images.some(commitOf)) {
    return true;
  }
  if (commits.every(commit => commit.images.length === 0)) {
    return commits.some(
      ({ state }) => state === 'building' || state === 'failed',
    );
  }
  return (
    commits.some(
      commit => deployedOf(commit).length > 0 || pathsOf(commit).length > 0,
    ) ||
    // Of a service that was never built: others of the project say how its images are tagged.
    (repository !== undefined &&
      images.some(image => isOfProject(image, repository)))
  );
}

/** Where images carry no commits: how far what is rendered has come. */
function standingOfRendered(
  facts: StandingFacts,
): Pick<
  WorkedOutStanding,
  'commit' | 'has' | 'behind' | 'changes' | 'states' | 'wants' | 'isRendered'
> {
  const { contains, rendered, repository, running } = facts;
  const {
    commits = [],
    deployed,
    compared,
    isSettled,
  } = rendered?.() ?? {
    isSettled: false,
  };
  const isNothing = deployed === 'nothing';
  const known = commits.map((sha): Has => {
    if (isNothing) {
      return 'no';
    }
    return deployed && running ? toHas(contains(deployed, sha)) : 'unknown';
  });
  // What Argo CD has applied need not run: pods may still come, wait or have been changed since.
  const isThere = known[0] !== 'yes' || isSettled;
  const states = known.map(
    (state): Has => (state === 'yes' && !isThere ? 'unknown' : state),
  );
  const wants = commits.map(
    (sha): Has =>
      !isNothing && compared ? toHas(contains(compared, sha)) : 'unknown',
  );
  const { behind, ...position } = outlook(
    commits.map(sha => ({ sha })),
    states,
    repository?.complete ?? false,
  );
  return {
    ...position,
    // Before anything is deployed nobody can tell whether its images will carry commits, and so what a change is.
    behind: isNothing ? undefined : behind,
    changes: commits,
    states: states.map((has, at) => ({ has, wants: wants[at] })),
    wants: wants[0] ?? 'unknown',
    isRendered: true,
  };
}

/** Whether a commit after another one may be a change, of which nobody can tell. */
function isUndecidedAfter(
  sha: string | undefined,
  commits: CommitFacts[],
): boolean {
  const position = commits.findIndex(commit => commit.sha === sha);
  return commits
    .slice(0, position < 0 ? undefined : position)
    .some(({ state, isFresh }) => state === 'unknown' && !isFresh);
}

/**
 * Whether pods run an image of a commit that GitLab was not yet asked about since: where it holds the latest change that is
 * known, it may be a later one itself.
 */
function mayRunLater(
  images: string[],
  { commitOf, repository, running }: KnownImages & StandingFacts,
): boolean {
  const isReadSince = (repository?.readAt ?? '') >= (running?.readAt ?? '');
  const commits = repository?.commits ?? [];
  return (
    !isReadSince &&
    images.some(image => {
      const commit = commitOf(image);
      return commit && !commits.some(({ sha }) => sha === commit);
    })
  );
}

/** Whether all images were built from commits after one: they hold what it changed. */
function isOvertaken(
  { sha }: CommitFacts,
  images: string[],
  { commitOf, contains }: KnownImages,
): boolean {
  const commits = images.flatMap(image => commitOf(image) ?? []);
  return (
    commits.length > 0 &&
    commits.every(commit => commit !== sha && contains(commit, sha))
  );
}

/** Whether a commit may be a change that these images do not hold, of which nobody can tell. */
function mayLackOne(images: string[], facts: KnownImages): boolean {
  return (facts.repository?.commits ?? []).some(
    commit =>
      commit.state === 'unknown' &&
      !commit.isFresh &&
      !isOvertaken(commit, images, facts),
  );
}

function standingOfService(
  service: Service,
  changes: CommitFacts[],
  facts: KnownImages,
): ServiceStanding {
  const { repository, commitOf, deployedOf } = facts;
  // A sidecar of others says nothing of the service's own version.
  const own = (images: string[]) => {
    const built = images.filter(commitOf);
    return built.length > 0 ? built : images;
  };
  const version = (image: string | undefined) =>
    image === undefined ? undefined : { image, commit: commitOf(image) };
  const runs = own(service.runs);
  const pathsOf = (change: CommitFacts) =>
    deployedOf(change).filter(path => uses(service, path, facts));
  const built = changes.filter(change => pathsOf(change).length > 0);
  const { has, behind } = outlook(
    built,
    built.map(change =>
      all(
        pathsOf(change).map(path =>
          hasChange(service.runs, change, path, facts),
        ),
      ),
    ),
    repository?.complete ?? false,
  );
  const mayBeBehind =
    isUndecidedAfter(changes[0]?.sha, repository?.commits ?? []) ||
    (changes.length > 0 && isPending(changes[0]));
  return {
    service: service.name,
    entityRef: service.entityRef,
    version: version(oldestImage(runs, facts)),
    wanted: version(own(service.wants).find(image => !runs.includes(image))),
    // The images of a change that is not built yet may be of this service.
    has: has === 'yes' && mayBeBehind ? 'unknown' : has,
    behind: mayLackOne(service.runs, facts) ? undefined : behind,
    pods: service.pods,
  };
}

/**
 * Whether nothing that its project built runs or is asked for, though an image of the project is: what belongs there is
 * not known by that alone.
 */
function hasRunNothing({
  repository,
  repositoryImages,
  running,
}: StandingFacts): boolean {
  if (!repository || !repositoryImages || !running) {
    return false;
  }
  const { services } = running;
  const wanted = services.flatMap(service => service.wanted ?? []);
  return (
    services.every(service =>
      service.running.every(({ ready }) => ready === 0),
    ) &&
    wanted.some(image => isOfProject(image, repository)) &&
    wanted.every(image => isUnbuilt(image, repository))
  );
}

/** Whether an image is known to come from no commit: its tag is none, or one that brought another. */
function isUnbuilt(image: string, repository: RepositoryFacts): boolean {
  const sha = commitOfImage(image, repository);
  const commit = repository.commits.find(item => item.sha === sha);
  const { path } = parseImage(image);
  return (
    sha === undefined ||
    (commit !== undefined && !commit.images.some(of => isPathOf(path, of)))
  );
}

/**
 * Where an application stands: which change runs, service by service, whether it has the latest one and how many it does
 * not have. Pure. What is not known is `unknown` and never counts as there.
 */
export function workOutStanding(given: StandingFacts): WorkedOutStanding {
  const { onlyService } = given;
  // A component names its image itself, whether that is deployed or not.
  const ownPath = onlyService && parseImage(onlyService.repository).path;
  const facts = knownImages({
    ...given,
    ...(hasRunNothing(given) && { deployedImages: given.repositoryImages! }),
    ...(ownPath !== undefined &&
      given.repository && {
        repository: changesOfService(given.repository, ownPath),
      }),
  });
  const { running, repository, deployedOf } = facts;
  const complete = repository?.complete ?? false;
  const services = toServices(
    running?.services ?? [],
    facts.application,
    facts.serviceOf,
  ).filter(
    service =>
      ownPath === undefined ||
      service.entityRef === onlyService?.entityRef ||
      // Two components may name one image: then it is called by neither, and is of both.
      (!service.entityRef && uses(service, ownPath, facts)),
  );

  const pathsOf = (change: CommitFacts) => {
    const paths = deployedOf(change);
    return ownPath !== undefined
      ? change.images.filter(
          path =>
            isPathOf(ownPath, path) ||
            (paths.includes(path) &&
              services.some(service => uses(service, path, facts))),
        )
      : paths;
  };
  const mayHaveOthers = (change: CommitFacts) =>
    !onlyService && hasUnreadImage(change, facts);
  const changes = (repository?.commits ?? []).filter(
    change =>
      change.state === 'building' ||
      change.state === 'failed' ||
      (change.state === 'built' &&
        (pathsOf(change).length > 0 || mayHaveOthers(change))),
  );
  // Of a workload whose images nobody knows any image may be.
  const mayBeUsed = services.some(({ hasUnknownImages }) => hasUnknownImages);
  const isAnyAwaited = services.some(
    ({ pods, runs }) => pods.total > 0 && runs.length === 0,
  );
  const stateOf = (
    change: CommitFacts,
    kind: 'runs' | 'wants' | 'applied',
  ): Has => {
    if (!running) {
      return 'unknown';
    }
    if (isPending(change)) {
      // What never got images of its own comes with later ones, of every service that is there.
      return change.state === 'failed' &&
        !(kind === 'runs' && isAnyAwaited) &&
        isOvertaken(
          change,
          services.flatMap(service => service[kind]),
          facts,
        )
        ? 'yes'
        : 'no';
    }
    const known = pathsOf(change).map(path => {
      const users = services.filter(service => uses(service, path, facts));
      if (users.length === 0) {
        return mayBeUsed ? 'unknown' : 'no';
      }
      return all(
        users.map(service => hasChange(service[kind], change, path, facts)),
      );
    });
    return all(mayHaveOthers(change) ? [...known, 'unknown'] : known);
  };

  const builtBy = (change: CommitFacts) =>
    isPending(change)
      ? undefined
      : services
          .filter(service =>
            pathsOf(change).some(path => uses(service, path, facts)),
          )
          .flatMap(({ workloads }) => workloads);
  const standings = services.map(service =>
    standingOfService(service, changes, facts),
  );
  const images = services.flatMap(({ runs }) => runs);
  const waiting = services.find(({ newPods }) => newPods.ready < newPods.total);
  const common = {
    services: standings,
    readAt: running?.readAt,
    images,
    workloads: services.flatMap(({ workloads }) => workloads),
    ...(services.length > 0 &&
      services.every(({ isMissing }) => isMissing) && {
        isMissing: true as const,
      }),
    servedByPrevious: services.flatMap(
      ({ servedByPrevious }) => servedByPrevious,
    ),
    rolling: waiting && { service: waiting.name, ...waiting.newPods },
  };
  if (!imagesCarryCommits(facts, services, pathsOf)) {
    return {
      ...standingOfRendered(facts),
      ...common,
    };
  }
  const states = changes.map(change => stateOf(change, 'runs'));
  const wanted = changes.map(change => stateOf(change, 'wants'));
  const isKnown = ![...states, ...wanted].includes('unknown');
  const { commit, behind, ...rest } = outlook(changes, states, complete);
  const commits = repository?.commits ?? [];
  const isLater = rest.has === 'yes' && mayRunLater(images, facts);
  const isUndecided = isLater || isUndecidedAfter(changes[0]?.sha, commits);
  const unlessUndecided = (state: Has): Has =>
    state === 'yes' && isUndecided ? 'unknown' : state;
  const has = unlessUndecided(rest.has);
  return {
    commit: isLater ? undefined : commit,
    has,
    behind: has === 'unknown' || mayLackOne(images, facts) ? undefined : behind,
    ...common,
    builtByLatest: changes[0] && builtBy(changes[0]),
    changes: changes.map(({ sha }) => sha),
    states: states.map((state, at) => ({
      has: state,
      wants: wanted[at],
      applied: stateOf(changes[at], 'applied'),
    })),
    wants: unlessUndecided(wanted[0] ?? 'unknown'),
    ...(isUndecided && { isUndecided: true }),
    waiting: isKnown
      ? wanted.filter((state, at) => state === 'yes' && states[at] === 'no')
          .length
      : undefined,
  };
}
