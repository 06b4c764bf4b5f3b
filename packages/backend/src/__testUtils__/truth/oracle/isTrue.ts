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
  isAskedBy,
  isBehind,
  isHeard,
  isLate,
  isSeen,
  isSyncFailed,
  isWanted,
  latestOf,
  mayHaveTried,
  namedAsLatest,
  rightVerdicts,
  runs,
  versionOf,
  waiting,
} from './facts';
import { Claim } from './sentences';
import { Truth, TruthApplication } from './Truth';

/** Whether what a sentence claims is so. */
export function isTrue(claim: Claim, truth: Truth): boolean {
  const latest = latestOf(truth);
  const has = (application: TruthApplication) =>
    latest !== undefined && runs(truth, application, latest);
  const wants = (application: TruthApplication) =>
    latest !== undefined && isWanted(truth, application, latest);
  const about = (check: (application: TruthApplication) => boolean) => {
    const application =
      'environment' in claim
        ? truth.applications.find(
            ({ environment }) => environment === claim.environment,
          )
        : undefined;
    return application !== undefined && check(application);
  };
  const isSame = (said: number | undefined, is: number) =>
    said === undefined || said === is;

  switch (claim.says) {
    case 'has the latest change':
      return about(has);
    case 'lacks the latest change':
      return about(application => !has(application));
    case 'is behind':
      return about(application => isBehind(truth, application, claim.count));
    case 'runs nothing else than the latest change anywhere':
      return truth.applications
        .filter(({ services }) =>
          services.some(({ ready, asked }) => ready.length > 0 || asked),
        )
        .every(has);
    case 'the latest change fails':
      return about(
        application =>
          (has(application) ||
            (latest !== undefined &&
              wants(application) &&
              mayHaveTried(truth, application, latest))) &&
          (application.isDegraded || isSyncFailed(application)),
      );
    case 'is broken':
      return about(({ isDegraded }) => isDegraded);
    case 'last sync failed':
      return about(isSyncFailed);
    case 'cannot be rendered':
      return about(({ renders }) => !renders);
    case 'was rolled back':
      return about(application => {
        const last = application.operations
          .filter(({ kind }) => kind === 'rollback')
          .pop();
        return (
          rightVerdicts(application)[0] === 'rolledBack' &&
          isAskedBy(last, claim.by) &&
          [
            last?.revision,
            // Of what was built together only a part may have come with it.
            versionOf(truth, application),
            ...versions(truth, application),
          ].some(sha => sha?.startsWith(claim.to))
        );
      });
    case 'pods of the version before answer':
      return truth.applications.some(
        ({ isDegraded, services }) =>
          isDegraded &&
          services.some(
            ({ asked, ready }) =>
              ready.length > 0 && ready.every(image => image !== asked),
          ),
      );
    case 'newer changes wait':
      return truth.applications.some(application =>
        isBehind(truth, application, claim.count),
      );
    case 'is the latest change':
      // Before the first image any commit that alters what is rendered is one.
      return (
        !latest ||
        namedAsLatest(truth).some(
          ({ authors, titles }) =>
            titles.includes(claim.title) && authors.includes(claim.by),
        )
      );
    case 'latest change was not built':
      return (
        latest?.state === 'failed' &&
        (claim.job === undefined ||
          latest.services.some(service => claim.job === `test: ${service}`))
      );
    case 'latest change is being built':
      return (
        latest?.state === 'building' &&
        isSame(claim.pushed, 0) &&
        isSame(claim.all, latest.images)
      );
    case 'latest change is built':
      return (
        latest?.state === 'built' &&
        truth.applications.every(item => !has(item))
      );
    case 'is rolling out':
      return about(({ isProgressing }) => isProgressing);
    case 'pods are ready':
      return about(({ services }) =>
        services.some(
          ({ pods, service }) =>
            [service, `${truth.project}-${service}`].includes(claim.service) &&
            pods.ready === claim.ready &&
            pods.total === claim.total,
        ),
      );
    case 'waits for a sync':
      return about(
        application =>
          !application.syncsItself &&
          !application.isSynced &&
          isSame(claim.count, waiting(truth, application)),
      );
    case 'runs an image':
      return about(({ services }) =>
        services.some(({ ready }) =>
          ready.some(image => shortImage(image) === claim.image),
        ),
      );
    case 'nothing is deployed':
      return truth.applications.every(({ services }) =>
        services.every(({ ready }) => ready.length === 0),
      );
    case 'a pipeline is running':
      return truth.changes.some(({ state }) => state === 'building');
    case 'Argo CD does not answer':
      return !isHeard(truth);
    case 'Argo CD does not compare':
      return isHeard(truth) && !isSeen(truth);
    case 'Argo CD cannot render':
      return truth.fault === 'repositoryServer';
    case 'Redis is away':
      return truth.fault === 'redis';
    case 'a cluster is away':
      return truth.fault === 'cluster';
    case 'changes show late':
      return isLate(truth);
    case 'no webhook arrives':
      return truth.isDeaf;
    case 'nobody knows':
      return truth.isStartedBlind;
    case 'later commits change nothing':
      return truth.laterDocuments === claim.count;
    default:
      return false;
  }
}

/** Commits that ready pods of an application run. */
function versions(truth: Truth, { services }: TruthApplication): string[] {
  const images = services.flatMap(({ ready }) => ready);
  return truth.commits.filter(sha =>
    images.some(image => image.endsWith(`:${sha}`)),
  );
}

/** Name of the image with the short commit, as people read it. */
function shortImage(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return name.replace(/:([0-9a-f]{7})[0-9a-f]{33}$/, ':$1');
}
