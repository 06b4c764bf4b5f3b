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

import { Service } from '../steps';
import {
  commitOf,
  contains,
  Truth,
  TruthApplication,
  TruthChange,
  TruthOperation,
  TruthService,
} from './Truth';

/** The truth of a whole project, or of one of its services: there only what concerns that service counts. */
export function subject(truth: Truth, service?: Service): Truth {
  return service
    ? {
        ...truth,
        changes: truth.changes.filter(({ services }) =>
          services.includes(service),
        ),
        applications: truth.applications.map(application => ({
          ...application,
          services: application.services.filter(
            item => item.service === service,
          ),
        })),
      }
    : truth;
}

/** Whether Argo CD answers the portal. */
export function isHeard({ fault }: Pick<Truth, 'fault'>): boolean {
  return fault !== 'unavailable' && fault !== 'tokenRevoked';
}

/** The applications that the portal can know of. */
export function knowable({
  applications,
  isStartedBlind,
}: Truth): TruthApplication[] {
  return isStartedBlind ? [] : applications;
}

/** Whether Argo CD looks at the cluster, and the portal hears what it sees: else all is of the past. */
export function isSeen(truth: Truth): boolean {
  return (
    isHeard(truth) && truth.fault !== 'controller' && truth.fault !== 'cluster'
  );
}

/** Whether a verdict may be said in the present: what cannot be compared for its cluster is tried, and fails. */
export function mayBeNow(truth: Truth, verdict: string): boolean {
  return (
    isSeen(truth) || (truth.fault === 'cluster' && verdict === 'cannotCompare')
  );
}

/** Whether the portal hears at once what Argo CD sees. */
export function isPrompt(truth: Truth): boolean {
  return isSeen(truth) && !isLate(truth) && !truth.isPushUnnoticed;
}

/** Whether the portal has to list to hear of changes. */
export function isLate({ fault }: Truth): boolean {
  return fault === 'streamRefused' || fault === 'streamSwallowed';
}

/** The one before is named as long as nobody can tell that the latest is one. */
export function namedAsLatest({ changes }: Truth): TruthChange[] {
  return changes.slice(0, changes[0]?.isTellable === false ? 2 : 1);
}

export function latestOf(truth: Truth): TruthChange | undefined {
  return truth.changes[0];
}

const all = (
  truth: Truth,
  application: TruthApplication,
  change: TruthChange,
  imagesOf: (service: TruthApplication['services'][number]) => string[],
) =>
  application.services
    .filter(({ service }) => change.services.includes(service))
    .every(service => {
      const images = imagesOf(service);
      return (
        images.length > 0 &&
        images.every(image => {
          const commit = commitOf(image);
          return commit !== undefined && contains(truth, commit, change.sha);
        })
      );
    });

/** Each service that the change built runs it, or something later, with all of its ready pods. */
export function runs(
  truth: Truth,
  application: TruthApplication,
  change: TruthChange,
): boolean {
  return (
    change.state === 'built' &&
    all(truth, application, change, ({ ready }) => ready)
  );
}

/** Git names its images, or later ones, in the folder of the environment. */
export function isWanted(
  truth: Truth,
  application: TruthApplication,
  change: TruthChange,
): boolean {
  return (
    change.state === 'built' &&
    all(truth, application, change, ({ inGit }) => (inGit ? [inGit] : []))
  );
}

/**
 * How many changes it does not have: it has one when each service that the change built runs it or something later. A
 * change that was never built comes with a later one: who knows which services it concerns does not miss it where those
 * of them that are there run something later, who does not know counts it until all do.
 */
export function behind(
  truth: Truth,
  application: TruthApplication,
): { least: number; most: number } {
  const missing = truth.changes.filter(
    change => !runs(truth, application, change),
  );
  const present = {
    ...application,
    services: application.services.filter(isPresent),
  };
  const later = missing.filter(
    change =>
      change.state !== 'built' &&
      present.services.length > 0 &&
      all(truth, present, change, ({ ready }) => ready),
  );
  return { least: missing.length - later.length, most: missing.length };
}

/** Whether anything of a service is in the cluster. */
function isPresent({ asked, pods }: TruthService): boolean {
  return asked !== undefined || pods.total > 0;
}

/** Whether a number is how far it is behind. */
export function isBehind(
  truth: Truth,
  application: TruthApplication,
  count: number | undefined,
): boolean {
  const { least, most } = behind(truth, application);
  return count !== undefined && count >= least && count <= most;
}

/** Changes that Git asks for and that do not run. */
export function waiting(truth: Truth, application: TruthApplication): number {
  return truth.changes.filter(
    change =>
      isWanted(truth, application, change) && !runs(truth, application, change),
  ).length;
}

/** The latest change that it has as a whole. */
export function versionOf(
  truth: Truth,
  application: TruthApplication,
): string | undefined {
  return truth.changes.find(change => runs(truth, application, change))?.sha;
}

/** What Argo CD did last; a dry run is nothing that it did. */
export function lastOperation({
  operations,
}: TruthApplication): TruthOperation | undefined {
  return operations.filter(({ kind }) => kind !== 'dry').pop();
}

/** Whether somebody is said to have asked for an operation; Argo CD knows no more than the portal's account. */
export function isAskedBy(
  operation: TruthOperation | undefined,
  said: string | undefined,
): boolean {
  const { by = '?' } = operation ?? {};
  return (
    said === undefined ||
    said.toLowerCase().includes(by === 'backstage-ops' ? 'maria' : by)
  );
}

export function isSyncFailed(application: TruthApplication): boolean {
  return ['Failed', 'Error'].includes(lastOperation(application)?.phase ?? '');
}

/** Whether a change that Git asks for may be what fails there: what only waits for a sync was not tried. */
export function mayHaveTried(
  truth: Truth,
  application: TruthApplication,
  change: TruthChange,
): boolean {
  if (!isSyncFailed(application)) {
    return all(truth, application, change, ({ asked }) =>
      asked ? [asked] : [],
    );
  }
  const at = truth.commits.indexOf(lastOperation(application)?.revision ?? '');
  return at < 0 || at <= truth.commits.indexOf(change.sha);
}

function isRolledBack(application: TruthApplication): boolean {
  const last = lastOperation(application);
  return (
    last?.kind === 'rollback' &&
    last.phase === 'Succeeded' &&
    !application.isSynced
  );
}

/** The verdict codes that are right when everything has come to rest: DESIGN, "The verdict", first match wins. */
export function rightVerdicts(application: TruthApplication): string[] {
  if (!application.renders) {
    return ['cannotCompare'];
  }
  const { exists, isDegraded, isProgressing, isSynced } = application;
  if (isSynced && isProgressing && !isDegraded) {
    return ['rollingOut'];
  }
  if (isSyncFailed(application)) {
    return ['syncFailed'];
  }
  if (isDegraded) {
    return ['broken'];
  }
  if (isRolledBack(application)) {
    // Back to where there was nothing: both are so.
    return exists ? ['rolledBack'] : ['rolledBack', 'notDeployed'];
  }
  if (!exists) {
    return ['notDeployed'];
  }
  return [isSynced ? 'live' : 'outOfDate'];
}

/** Whether anything ever ran there. */
function hasVersion({ services }: TruthApplication): boolean {
  return services.some(({ ready }) => ready.length > 0);
}

/** Whether anything of what counts is in the cluster: where it never came it is not behind, it is not deployed. */
function isDeployed({ services }: TruthApplication): boolean {
  return services.some(isPresent);
}

function failing(truth: Truth): TruthApplication[] {
  return truth.applications.filter(application =>
    ['broken', 'syncFailed'].includes(rightVerdicts(application)[0]),
  );
}

/** Whether what fails is one of the services that count: of one alone the others may be to blame. */
function isToBlame(application: TruthApplication): boolean {
  return (
    isSyncFailed(application) ||
    application.services.some(({ isDegraded }) => isDegraded)
  );
}

/** Codes for failing environments, and whether one of them has to come. */
function failures(truth: Truth): { codes: string[]; isSure: boolean } {
  const latest = latestOf(truth);
  const found = failing(truth);
  const wanting = found.filter(
    application =>
      latest &&
      isWanted(truth, application, latest) &&
      mayHaveTried(truth, application, latest),
  );
  const lacking = wanting.filter(
    application => latest && !runs(truth, application, latest),
  );
  const others = found.filter(
    application =>
      !lacking.includes(application) ||
      // What failed there was another commit than Git holds now.
      (isSyncFailed(application) &&
        lastOperation(application)?.revision !== truth.commits[0]),
  );
  return {
    codes: [
      ...(wanting.length > 0 ? ['latestFails'] : []),
      ...(others.length > 0 ? ['otherFails'] : []),
    ],
    // What never had a version does not make the headline, unless the latest change is what fails.
    isSure:
      lacking.some(isToBlame) ||
      others.some(item => hasVersion(item) && isToBlame(item)),
  };
}

/** The headline codes that are right when everything has come to rest: design, "Headline", first match wins. */
export function rightHeadlines(truth: Truth): string[] {
  if (!isHeard(truth)) {
    return ['notAnswering'];
  }
  if (!isSeen(truth)) {
    return truth.fault === 'cluster'
      ? ['notComparing', 'cannotCompare']
      : ['notComparing'];
  }
  const { applications } = truth;
  if (applications.some(({ renders }) => !renders)) {
    return ['cannotCompare'];
  }
  const maybe: string[] = [];
  const { codes, isSure } = failures(truth);
  if (isSure) {
    return codes;
  }
  maybe.push(...codes);
  const rolledBack = applications.filter(isRolledBack);
  if (rolledBack.length > 0) {
    maybe.push('rolledBack');
    if (rolledBack.some(({ exists }) => exists)) {
      return maybe;
    }
  }
  const latest = latestOf(truth);
  if (latest?.state === 'failed') {
    return [...maybe, 'notBuilt', 'notDeployed'];
  }
  if (latest?.state === 'building') {
    return applications.some(isDeployed)
      ? [...maybe, 'building']
      : [...maybe, 'building', 'notDeployed'];
  }
  if (
    latest &&
    applications.some(
      item =>
        rightVerdicts(item)[0] === 'rollingOut' &&
        isWanted(truth, item, latest) &&
        !runs(truth, item, latest),
    )
  ) {
    return [...maybe, 'rollingOut'];
  }
  const outOfDate = applications.filter(
    item => !item.syncsItself && rightVerdicts(item)[0] === 'outOfDate',
  );
  if (outOfDate.length > 0) {
    maybe.push('waitsForSync');
    // Somebody who synced a part knows that the rest waits.
    if (outOfDate.some(item => lastOperation(item)?.kind !== 'partial')) {
      return maybe;
    }
  }
  const deployed = applications.filter(isDeployed);
  if (!latest) {
    return [...maybe, 'notDeployed', 'versionsOnly', 'unknown'];
  }
  const live = deployed.filter(item => runs(truth, item, latest));
  if (deployed.length === 0) {
    return [...maybe, 'notDeployed', 'built'];
  }
  if (live.length === deployed.length) {
    return [...maybe, 'liveEverywhere'];
  }
  return [
    ...maybe,
    live.length > 0 ? 'liveOthersBehind' : 'notLiveYet',
    ...(live.length === 0 ? ['built'] : []),
  ];
}
