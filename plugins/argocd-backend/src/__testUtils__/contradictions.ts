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

import { RawApplication } from '../argocd/types';

/** What the application's surroundings were when its sentence was said. */
interface Surroundings {
  isWindowClosed: boolean;
}

interface Told extends Surroundings {
  sentence: string;
  application: RawApplication;
}

/** What a sentence may say, and what has to be so in Argo CD's own object where it does. */
interface Claim {
  /** What is claimed, in words for a failing test. */
  claim: string;
  says: RegExp;
  holds(told: Told, match: RegExpExecArray): boolean;
}

const statusOf = ({ status = {} }: RawApplication) => status;
const syncOf = (application: RawApplication) => statusOf(application).sync;

type Revised = { revision?: string; revisions?: string[] } | undefined;
const text = (item: Revised) =>
  item?.revisions?.length ? item.revisions.join() : item?.revision ?? '';
const named = (item: Revised, short: string) =>
  [item?.revision, ...(item?.revisions ?? [])].some(revision =>
    revision?.startsWith(short),
  );

/** The operation that counts: a dry run changes nothing. */
function stateOf(application: RawApplication) {
  const state = statusOf(application).operationState;
  return state?.operation?.sync?.dryRun ? undefined : state;
}
const isAsked = ({ operation }: RawApplication) =>
  operation !== undefined && !operation.sync?.dryRun;
const historyOf = (application: RawApplication) =>
  [...(statusOf(application).history ?? [])].sort((a, b) => b.id - a.id);
const conditionOf = (application: RawApplication, ...types: string[]) =>
  statusOf(application).conditions?.find(({ type }) => types.includes(type));
const objectsOf = (application: RawApplication) =>
  (statusOf(application).resources ?? []).filter(({ hook }) => !hook);
const wantedOf = (application: RawApplication) =>
  objectsOf(application).filter(({ requiresPruning }) => !requiresPruning);
const toPruneOf = (application: RawApplication) =>
  objectsOf(application).filter(({ requiresPruning }) => requiresPruning);
const isWorkload = ({ kind = '' }: { kind?: string }) =>
  ['Deployment', 'StatefulSet'].includes(kind);
/** What the cluster has; of an object that Argo CD says nothing of, as it says of the whole. */
const existingOf = (application: RawApplication) =>
  wantedOf(application).filter(
    ({ health }) =>
      (health?.status ?? statusOf(application).health?.status) !== 'Missing',
  );
const automaticOf = ({ spec }: RawApplication) => {
  const automated = spec?.syncPolicy?.automated;
  return automated?.enabled === false ? undefined : automated;
};

/** Whether the last sync failed, and nothing was deployed since. */
function isFailed(application: RawApplication): boolean {
  const state = stateOf(application);
  const { phase = '', startedAt, finishedAt } = state ?? {};
  const [newest] = historyOf(application);
  const isOver =
    Date.parse(newest?.deployStartedAt ?? '') >
    Date.parse(finishedAt ?? startedAt ?? '');
  // What could not begin, and is deployed and in sync all the same.
  const isMoot =
    phase === 'Error' &&
    syncOf(application)?.status === 'Synced' &&
    newest !== undefined &&
    text(newest) !== '' &&
    text(newest) === text(state?.syncResult) &&
    text(newest) === text(syncOf(application));
  return (phase === 'Failed' || phase === 'Error') && !isOver && !isMoot;
}

/** Whether all of what Git asks for was synced, and nothing failed since. */
function isSynced(application: RawApplication): boolean {
  const state = stateOf(application);
  return (
    state?.phase === 'Succeeded' &&
    !state.operation?.sync?.resources?.length &&
    text(state.syncResult) === text(syncOf(application)) &&
    text(syncOf(application)) !== ''
  );
}

const claims: Claim[] = [
  {
    claim: 'it waits for a sync, so none of what Git asks for has ended',
    says: /waits for (?:a|its first) sync|or for a sync/,
    holds: ({ application }) =>
      syncOf(application)?.status === 'OutOfSync' &&
      !isAsked(application) &&
      !isSynced(application) &&
      !automaticOf(application),
  },
  {
    claim: 'the first sync is to come, so nothing was ever deployed',
    says: /its first sync/,
    holds: ({ application }) =>
      historyOf(application).length === 0 && !stateOf(application),
  },
  {
    claim: 'somebody changed the cluster by hand, so nothing is to be pruned',
    says: /by hand/,
    holds: ({ application }) =>
      toPruneOf(application).length === 0 &&
      !conditionOf(application, 'SharedResourceWarning'),
  },
  {
    claim: 'it is healthy, so it is compared, Synced, Healthy and there',
    says: /^Healthy/,
    holds: ({ application }) =>
      syncOf(application)?.status === 'Synced' &&
      statusOf(application).health?.status === 'Healthy' &&
      !conditionOf(application, 'ComparisonError', 'InvalidSpecError') &&
      !isFailed(application) &&
      (existingOf(application).length > 0 ||
        (statusOf(application).summary?.images ?? []).length > 0) &&
      (!wantedOf(application).some(isWorkload) ||
        existingOf(application).some(isWorkload)),
  },
  {
    claim: 'the last sync failed, so it did and no later one succeeded',
    says: /last sync.* failed|^The sync failed|failed before the sync|was not tried yet/,
    holds: ({ application }) => {
      const state = stateOf(application);
      const isRetried = state?.phase === 'Running' && state.finishedAt;
      return Boolean(isRetried) || isFailed(application);
    },
  },
  {
    claim:
      'a revision was not tried yet, so neither the sync nor the history has it',
    says: /; (\S+) was not tried yet/,
    holds: ({ application }, [, revision]) =>
      named(syncOf(application), revision) &&
      text(stateOf(application)?.syncResult) !== text(syncOf(application)) &&
      !historyOf(application).some(
        item => text(item) === text(syncOf(application)),
      ),
  },
  {
    claim: 'the sync failed on a revision, so it was of that',
    says: /(?:failed on|That was on) ([^\s.;]+)/,
    holds: ({ application }, [, revision]) =>
      named(stateOf(application)?.syncResult, revision),
  },
  {
    claim:
      'Argo CD could not sync by itself, so it says so, and nothing succeeded since',
    says: /could not sync it by itself/,
    holds: ({ application }) => {
      const condition = conditionOf(application, 'SyncError');
      const state = stateOf(application);
      return (
        condition !== undefined &&
        !(
          state?.phase === 'Succeeded' &&
          Date.parse(state.finishedAt ?? '') >=
            Date.parse(condition.lastTransitionTime ?? '')
        )
      );
    },
  },
  {
    claim: 'nothing is deployed, so nothing of what Git asks for exists',
    says: /Nothing is deployed\.|None of its objects/,
    holds: ({ application }) => existingOf(application).length === 0,
  },
  {
    claim:
      'nothing is deployed yet, so nothing of what Git asks for exists, or nothing that runs',
    says: /Nothing is deployed yet/,
    holds: ({ application }) =>
      existingOf(application).length === 0 ||
      (wantedOf(application).some(isWorkload) &&
        !existingOf(application).some(isWorkload)),
  },
  {
    claim: 'Git asks for no object, so it does not',
    says: /Git asks for no object|Git holds nothing any more/,
    holds: ({ application }) => wantedOf(application).length === 0,
  },
  {
    claim: 'nothing would be left, so something is to be pruned',
    says: /will not remove everything/,
    holds: ({ application }) => toPruneOf(application).length > 0,
  },
  {
    claim: 'nothing runs, so it has workloads and none exists',
    says: /^Nothing runs/,
    holds: ({ application }) =>
      wantedOf(application).some(isWorkload) &&
      !existingOf(application).some(isWorkload),
  },
  {
    claim: 'a revision was deployed, so the history or the last sync has it',
    says: /although (\S+) was deployed/,
    holds: ({ application }, [, revision]) =>
      historyOf(application).some(item => named(item, revision)) ||
      (stateOf(application)?.phase === 'Succeeded' &&
        named(stateOf(application)?.syncResult, revision)),
  },
  {
    claim:
      'it was rolled back, so an older revision was brought back by somebody',
    says: /^Rolled back to (\S+)/,
    holds: ({ application }, [, revision]) => {
      const [newest, ...older] = historyOf(application);
      return (
        named(newest, revision) &&
        !newest.initiatedBy?.automated &&
        !automaticOf(application) &&
        older.some(item => text(item) === text(newest)) &&
        text(newest) !== text(syncOf(application)) &&
        !isSynced(application)
      );
    },
  },
  {
    claim: 'a window holds it back, so one is closed',
    says: /sync window/,
    holds: ({ isWindowClosed }) => isWindowClosed,
  },
  {
    claim: 'Argo CD syncs by itself, so automatic sync is on',
    says: /will sync it by itself/,
    holds: ({ application, isWindowClosed }) =>
      automaticOf(application) !== undefined && !isWindowClosed,
  },
  {
    claim: 'Argo CD puts it back by itself, so it heals',
    says: /put it back by itself/,
    holds: ({ application, isWindowClosed }) =>
      automaticOf(application)?.selfHeal === true && !isWindowClosed,
  },
  {
    claim: 'automatic sync may not prune, so it is on without that',
    says: /automatic sync may not/,
    holds: ({ application }) => {
      const automatic = automaticOf(application);
      return automatic !== undefined && !automatic.prune;
    },
  },
  {
    claim: 'Git and the cluster differ, so Argo CD says OutOfSync',
    says: /differs from Git|no longer in Git/,
    holds: ({ application }) => syncOf(application)?.status === 'OutOfSync',
  },
  {
    claim: 'something is to be pruned, so an object is',
    says: /no longer in Git/,
    holds: ({ application }) => toPruneOf(application).length > 0,
  },
  {
    claim:
      'only a part was synced, so the last sync was of some objects, by a person',
    says: /Only a part was synced|^Only \d+ of \d+ resources were synced/,
    holds: ({ application }) =>
      (stateOf(application)?.operation?.sync?.resources?.length ?? 0) > 0 &&
      stateOf(application)?.phase === 'Succeeded' &&
      !stateOf(application)?.operation?.initiatedBy?.automated,
  },
  {
    claim: 'another application has a part of it, so Argo CD warns of that',
    says: /another application has a part|also belongs to/i,
    holds: ({ application }) =>
      conditionOf(application, 'SharedResourceWarning') !== undefined,
  },
  {
    claim: 'a sync runs, so a real one does',
    says: /sync (?:by \S+ )?(?:is|has been) running|The sync is being stopped|a sync that still runs/,
    holds: ({ application }) =>
      ['Running', 'Terminating'].includes(stateOf(application)?.phase ?? ''),
  },
  {
    claim: 'a sync was asked for, so a real one was',
    says: /was asked for/,
    holds: ({ application }) =>
      isAsked(application) && stateOf(application)?.phase !== 'Running',
  },
  {
    claim: 'somebody did it, so it was that account',
    says: /(?: by |\()(backstage-ops|jane)\b/,
    holds: ({ application }, [, person]) => {
      const state = stateOf(application)?.operation;
      return [
        state?.initiatedBy?.username,
        ...(state?.info ?? []).map(({ value }) => value),
        ...historyOf(application).map(item => item.initiatedBy?.username),
      ].some(name => name?.endsWith(person));
    },
  },
  {
    claim: 'it waits for something, so the operation says that',
    says: /waits (?:for the hook|until) \S+ ([^\s.]+)/,
    holds: ({ application }, [, name]) =>
      stateOf(application)?.message?.includes(`/${name}`) ?? false,
  },
  {
    claim: 'an object is not ready, so its health is no other',
    says: /(?:ready either: \S+|(?!What)[A-Z]\w+) (\S+) (?:waits for \d+ pods?|has no address|is not bound|is not ready|is not healthy)/,
    holds: ({ application }, [, name]) =>
      wantedOf(application).some(
        item =>
          item.name === name &&
          ['Progressing', 'Degraded'].includes(item.health?.status ?? ''),
      ),
  },
  {
    claim: 'only one object is unhealthy, so all others are healthy',
    says: /^Only (?!a part|\d)\S+ (\S+) is not healthy/,
    holds: ({ application }, [, name]) =>
      wantedOf(application).every(
        item =>
          item.name === name ||
          !['Progressing', 'Degraded'].includes(item.health?.status ?? ''),
      ),
  },
  {
    claim: 'what runs is unhealthy, so Argo CD says Degraded',
    says: /^What runs is not healthy|^Only (?!a part|\d)|^\S+ \S+ is not healthy/,
    holds: ({ application }) =>
      statusOf(application).health?.status === 'Degraded',
  },
  {
    claim: 'it rolls out, so it is Synced and Progressing',
    says: /rolling out/i,
    holds: ({ application }) =>
      syncOf(application)?.status === 'Synced' &&
      statusOf(application).health?.status === 'Progressing',
  },
  {
    claim: 'Argo CD cannot compare, so it says so',
    says: /cannot compare it/,
    holds: ({ application }) =>
      (syncOf(application)?.status || 'Unknown') === 'Unknown' ||
      conditionOf(application, 'ComparisonError', 'InvalidSpecError') !==
        undefined,
  },
  {
    claim: 'it is being deleted, so it is',
    says: /deleted/,
    holds: ({ application }) => Boolean(application.metadata.deletionTimestamp),
  },
  {
    claim: 'it waits for a finalizer, so it has that',
    says: /finalizer (\S+)\./,
    holds: ({ application }, [, name]) =>
      application.metadata.finalizers?.includes(name) ?? false,
  },
  {
    claim: 'Argo CD renders or cannot render into Git, so its hydrator does',
    says: /into the branch that it deploys/,
    holds: ({ application }) =>
      statusOf(application).sourceHydrator?.currentOperation !== undefined,
  },
  {
    claim: 'it is paused, so Argo CD says Suspended',
    says: /paused/,
    holds: ({ application }) =>
      statusOf(application).health?.status === 'Suspended',
  },
  {
    claim: 'nothing that nobody read or may read',
    says: /successfully synced|latest change|newest|nobody|undefined|null|NaN|\{\{|rpc error|&\w+\{/,
    holds: () => false,
  },
  {
    claim: 'a time has its day',
    says: /(?<!\d{4}-\d\d-\d\d )\b\d{1,2}:\d\d|\d[AP]M\b/,
    holds: () => false,
  },
];

/** What of a sentence the object that it is about does not bear out. */
export function contradictions(told: Told): string[] {
  return claims.flatMap(({ claim, says, holds }) => {
    const match = says.exec(told.sentence);
    return match && !holds(told, match) ? [claim] : [];
  });
}

/** The claims that a sentence makes. */
export function claimsOf(sentence: string): string[] {
  return claims
    .filter(({ says }) => says.test(sentence))
    .map(({ claim }) => claim);
}

/** Claims that no sentence may make at all. */
export const neverMade = claims.slice(-2).map(({ claim }) => claim);

export const allClaims = claims.map(({ claim }) => claim);
