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
  ApplicationView,
  Change,
  Headline,
  headlineLineSentence,
  headlineSentence,
  InstanceStatus,
  isHeard,
} from '@slipway/plugin-argocd-common';
import {
  EnvironmentFacts,
  freshUntil,
  headlineOf,
  HeadlineWords,
} from '../delivery/headline';
import { LatestChange, latestOf } from '../delivery/oneChange';
import { ApplicationStanding } from '../delivery/Standings';
import { toChange } from '../delivery/toChange';
import { CommitFacts, RepositoryFacts } from '../delivery/types';
import { PushLook } from '../record/ApplicationLook';
import { ApplicationRecord, maxUnhealthy } from '../record/ApplicationRecord';
import { workloadName } from '../record/workloadName';

/** An application of an entity, with what its answer is made from. */
export interface AnsweredApplication {
  record: ApplicationRecord;
  view: ApplicationView;
  standing: ApplicationStanding;
  instance: InstanceStatus;
  pushes: PushLook;
  /** Whether it has the service that alone counts. */
  isDeployed: boolean;
  /** Whether one service alone counts. */
  isOneService: boolean;
  /** Whether titles, authors, jobs and merge requests may be told. */
  isReadable: boolean;
}

function isOf(
  repository: RepositoryFacts | undefined,
  latest: LatestChange | undefined,
): boolean {
  return (
    repository !== undefined &&
    repository.repository === latest?.repository.repository &&
    repository.branch === latest.repository.branch
  );
}

/**
 * Commits after the latest change that change nothing that is deployed; `undefined` where one of them may, or where that
 * is not known.
 */
function laterCommits(
  { commit, repository }: LatestChange,
  applications: AnsweredApplication[],
): number | undefined {
  const later = repository.commits.slice(
    0,
    repository.commits.findIndex(({ sha }) => sha === commit.sha),
  );
  const isHarmless = ({ sha, state }: CommitFacts) =>
    state === 'none' &&
    applications.every(({ standing }) => standing.isHarmless?.(sha));
  return later.every(isHarmless) ? later.length : undefined;
}

/** Environments by names that no two of an entity share. */
function namesOf(applications: AnsweredApplication[]): Map<string, string> {
  const views = applications.map(({ view }) => view);
  const candidates: ((view: ApplicationView) => string)[] = [
    view => view.environment,
    view => `${view.environment} (${view.instance})`,
    view => view.name,
    view => `${view.name} (${view.instance})`,
  ];
  const counts = candidates.map(name => {
    const count = new Map<string, number>();
    views
      .map(name)
      .forEach(item => count.set(item, (count.get(item) ?? 0) + 1));
    return count;
  });
  return new Map(
    views.map(view => {
      const unique = candidates.find(
        (name, index) => counts[index].get(name(view)) === 1,
      );
      return [
        applicationKey(view),
        unique?.(view) ?? `${view.namespace}/${view.name} (${view.instance})`,
      ];
    }),
  );
}

/** Whether Argo CD may call a workload of what is looked at unhealthy: the cause names no more than one of all. */
function mayBeDegraded({ record, standing }: AnsweredApplication): boolean {
  const degraded = (record.unhealthy ?? []).filter(
    ({ health }) => health === 'Degraded',
  );
  return (
    // Of more than these nobody knows the names.
    degraded.length >= maxUnhealthy ||
    degraded.some(({ name }) =>
      standing.workloads.includes(workloadName(name, record.name)),
    )
  );
}

/** The verdict as far as it concerns what is looked at: of one service neither that others fail, nor that they run. */
function verdictOf(
  application: AnsweredApplication,
): EnvironmentFacts['verdict'] {
  const { view, standing, isDeployed, isOneService } = application;
  const { lastKnown, comparedAt } = view.verdict;
  if (!isDeployed && standing.readAt && view.verdict.code !== 'cannotCompare') {
    return { code: 'notDeployed', parameters: {}, lastKnown, comparedAt };
  }
  const workload = view.cause?.parameters.workload;
  const isOfOthers =
    isOneService &&
    view.verdict.code === 'broken' &&
    workload !== undefined &&
    !standing.workloads.includes(workload) &&
    !mayBeDegraded(application);
  if (!isOfOthers) {
    return view.verdict;
  }
  // Where Git asks for it and it never came it is not behind.
  const code = standing.isMissing ? 'notDeployed' : 'live';
  return { code, parameters: {}, lastKnown, comparedAt };
}

function toHeadline(
  { line, ...words }: HeadlineWords,
  service: string | undefined,
): Headline {
  const headline =
    service && words.parameters.behind
      ? { ...words, parameters: { ...words.parameters, service } }
      : words;
  return {
    ...headline,
    sentence: headlineSentence(headline),
    ...(line && { line: { ...line, sentence: headlineLineSentence(line) } }),
  };
}

/** When the GitLab that does not answer now was last heard, the longest ago of several. */
function heardAt(applications: AnsweredApplication[]): string | undefined {
  return applications
    .flatMap(({ standing: { repository } }) =>
      repository?.unavailable && repository.readAt ? [repository.readAt] : [],
    )
    .sort()[0];
}

function isChange({ commits }: RepositoryFacts, sha: string): boolean {
  const state = commits.find(commit => commit.sha === sha)?.state;
  return state !== undefined && state !== 'none' && state !== 'unknown';
}

/** Every change that the answer names, newest first, the latest one in front. */
function changesOf(
  applications: AnsweredApplication[],
  latest: LatestChange | undefined,
): Change[] {
  const standings = applications.map(({ standing }) => standing);
  const changes = new Map<string, Change>();
  const add = (
    repository: RepositoryFacts,
    sha: string | undefined,
    isReadable: boolean,
  ) => {
    if (sha && !changes.get(sha)?.title) {
      changes.set(sha, toChange(repository, sha, isReadable, standings));
    }
  };
  for (const { standing, isReadable } of applications) {
    const { repository, commit, services } = standing;
    if (repository) {
      if (latest && isOf(repository, latest)) {
        add(repository, latest.commit.sha, isReadable);
      }
      add(repository, commit, isReadable);
      for (const { version, wanted } of services) {
        add(repository, version?.commit, isReadable);
        // Git may ask for an image that nobody has built: its commit is no change.
        if (wanted?.commit && isChange(repository, wanted.commit)) {
          add(repository, wanted.commit, isReadable);
        }
      }
    }
  }
  const order = new Map(
    applications.flatMap(({ standing }) =>
      (standing.repository?.commits ?? []).map(({ sha, committedAt }) => [
        sha,
        committedAt,
      ]),
    ),
  );
  const rank = ({ sha }: Change) =>
    sha === latest?.commit.sha ? '~' : order.get(sha) ?? '';
  return [...changes.values()].sort((a, b) => rank(b).localeCompare(rank(a)));
}

/**
 * Whether the latest change of an entity is live, and the changes that its environments name.
 *
 * @param applications - in the order of promotion
 */
export function entityAnswer(
  applications: AnsweredApplication[],
  given: {
    /** Every Argo CD of the portal. */
    instances: InstanceStatus[];
    /** Milliseconds since the epoch. */
    now: number;
    /** Whose changes alone are counted. */
    service?: string;
  },
): {
  headline: Headline;
  freshUntil?: string;
  latest?: string;
  changes: Change[];
} {
  const { instances, now, service } = given;
  const names = namesOf(applications);
  const latest = latestOf(applications.map(({ standing }) => standing));
  const mayTellJob = applications.some(
    ({ isReadable, standing }) =>
      isReadable && isOf(standing.repository, latest),
  );
  const headline = headlineOf({
    environments: applications.map(application => {
      const { view, standing, instance, pushes } = application;
      return {
        name: names.get(applicationKey(view))!,
        verdict: verdictOf(application),
        cause: view.cause,
        standing,
        instance,
        pushes,
        cluster: view.destination.name,
        isAutomatic: view.autoSync !== undefined,
      };
    }),
    latest: latest && {
      ...latest.commit,
      failedJob: mayTellJob ? latest.commit.failedJob : undefined,
    },
    laterCommits: latest && laterCommits(latest, applications),
    heardAt: heardAt(applications),
    unavailable: applications.find(
      ({ standing }) => standing.repository?.unavailable,
    )?.standing.repository?.unavailable,
    isUnheard: instances.some(({ status }) => !isHeard(status)),
    now,
  });
  return {
    headline: toHeadline(headline, service),
    freshUntil: freshUntil(headline, applications),
    latest: latest?.commit.sha,
    changes: changesOf(applications, latest),
  };
}
