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
  CauseSummary,
  Headline,
  HeadlineLineCode,
  InstanceStatus,
  InstanceTrouble,
  InstanceTroubleCode,
  shortImage,
  Verdict,
  isHeard,
  renderingTroubles,
} from '@slipway/plugin-argocd-common';
import { troubleOfCause } from '../causes/isToldOfInstance';
import { PushLook } from '../record/ApplicationLook';
import { WorkedOutStanding } from './standing';
import { CommitFacts } from './types';
import { failing, healthy, isTried, waitsForPeople } from './verdictGroups';

/** What a headline says of one environment. */
export interface EnvironmentFacts {
  /** For people; no two of an entity are the same. */
  name: string;
  verdict: Pick<Verdict, 'code' | 'parameters' | 'lastKnown' | 'comparedAt'>;
  cause?: CauseSummary;
  standing: WorkedOutStanding;
  instance: Pick<InstanceStatus, 'status' | 'dataAsOf' | 'troubles'>;
  pushes: PushLook;
  /** Cluster that it deploys to, by name. */
  cluster?: string;
  /** Whether Argo CD syncs it by itself. */
  isAutomatic: boolean;
}

/** What a headline is made from. */
export interface HeadlineFacts {
  /** In the order of promotion. */
  environments: EnvironmentFacts[];
  /** The latest change, where it is known. */
  latest?: CommitFacts;
  /** Commits after it that are known to bring no image. */
  laterCommits?: number;
  /** Why GitLab says nothing, in words. */
  unavailable?: string;
  /** When GitLab was last heard of what is deployed, ISO 8601, where it does not answer now. */
  heardAt?: string;
  /** An Argo CD does not answer: where no application is known, there may be one all the same. */
  isUnheard?: boolean;
  /** Milliseconds since the epoch. */
  now: number;
}

/** A headline without its sentence. */
export type HeadlineWords = Omit<Headline, 'sentence' | 'line'> & {
  line?: Omit<NonNullable<Headline['line']>, 'sentence'>;
};

/** A built change that no environment asks for after this many milliseconds is not said to be on its way. */
const updateMs = 30 * 60_000;

/** GitLab is asked every three minutes: unheard for longer, a newer change may be there that nobody knows. */
const unheardMs = 2 * 3 * 60_000;
/** Headlines that say something of the latest change. */
const ofLatest: readonly Headline['code'][] = [
  'building',
  'built',
  'liveEverywhere',
  'liveOthersBehind',
  'notBuilt',
  'notLiveYet',
  'rollingOut',
];

const names = (environments: EnvironmentFacts[]) =>
  environments.map(({ name }) => name).join(',');

/** Leaves out what is not there. */
function parametersOf(
  values: Record<string, string | number | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  );
}

function words(
  code: Headline['code'],
  values: Record<string, string | number | undefined> = {},
  cause?: CauseSummary,
): HeadlineWords {
  return {
    code,
    parameters: parametersOf(values),
    ...(cause && {
      cause: { code: cause.code, parameters: cause.parameters },
    }),
  };
}

const isNotDeployed = ({ verdict }: EnvironmentFacts) =>
  verdict.code === 'notDeployed';

/** The latest change runs there, and nothing else is known to be wrong with that. */
function isLive({ verdict, standing }: EnvironmentFacts): boolean {
  return standing.has === 'yes' && healthy.includes(verdict.code);
}

function withVerdict(
  environments: EnvironmentFacts[],
  ...codes: Verdict['code'][]
): EnvironmentFacts[] {
  return environments.filter(({ verdict }) => codes.includes(verdict.code));
}

/** Whether what is to blame, where that is known, was built by the latest change. */
function isOfLatest({ cause, standing }: EnvironmentFacts): boolean {
  const workload = cause?.parameters.workload;
  return (
    workload === undefined ||
    !standing.builtByLatest ||
    !standing.workloads.includes(workload) ||
    standing.builtByLatest.includes(workload)
  );
}

function failure({
  environments,
  latest: change,
}: HeadlineFacts): HeadlineWords | undefined {
  const failed = withVerdict(environments, ...failing);
  // Where the latest change runs, or was never built, what fails is something else.
  const latest = failed.find(
    environment =>
      change?.state !== 'failed' &&
      environment.standing.has !== 'yes' &&
      environment.standing.wants === 'yes' &&
      isTried(environment.verdict, environment.standing.states[0]) &&
      isOfLatest(environment),
  );
  if (latest) {
    return words('latestFails', { environment: latest.name }, latest.cause);
  }
  const [other] = failed;
  return (
    other &&
    words(
      'otherFails',
      {
        environment: other.name,
        verdict: other.verdict.code,
        environments: names(environments.filter(isLive)),
      },
      other.cause,
    )
  );
}

function heldBack(environments: EnvironmentFacts[]): HeadlineWords | undefined {
  const [rolledBack] = withVerdict(environments, 'rolledBack');
  if (rolledBack) {
    const { revision, by } = rolledBack.verdict.parameters;
    const version = rolledBack.standing.commit ?? revision;
    return words('rolledBack', {
      environment: rolledBack.name,
      // The version of a chart is no id that can be cut.
      revision: version?.replace(/^([0-9a-f]{7})[0-9a-f]{33}$/, '$1'),
      by,
      count: rolledBack.standing.behind || undefined,
    });
  }
  const [refused] = withVerdict(environments, 'refused');
  return (
    refused &&
    words('refused', {
      environment: refused.name,
      ...refused.verdict.parameters,
    })
  );
}

/** What happens to the latest change before it runs anywhere. */
function onItsWay({
  environments,
  latest,
  now,
}: HeadlineFacts): HeadlineWords | undefined {
  if (environments.some(({ standing }) => standing.isUndecided)) {
    return undefined;
  }
  if (!latest || latest.state === 'failed') {
    return latest && words('notBuilt', { job: latest.failedJob });
  }
  if (latest.state === 'building') {
    const expected = latest.expectedImages;
    return expected === undefined && environments.every(isNotDeployed)
      ? words('notDeployed', { state: 'building' })
      : words('building', { pushed: latest.images.length, expected });
  }
  const isNew = now - Date.parse(latest.committedAt) < updateMs;
  return isNew && isNowhere(environments)
    ? built(environments, latest, now)
    : undefined;
}

/** Built, and asked for nowhere: what it waits for, where that is known to last too long. */
function built(
  [{ name, pushes }]: EnvironmentFacts[],
  { failedJob }: CommitFacts,
  now: number,
): HeadlineWords {
  const { unnoticed } = pushes;
  return words('built', {
    environment: name,
    time:
      unnoticed && now >= Date.parse(unnoticed.dueAt)
        ? unnoticed.since
        : undefined,
    job: unnoticed ? undefined : failedJob,
  });
}

function isNowhere(environments: EnvironmentFacts[]): boolean {
  return environments.every(
    ({ standing }) => standing.has === 'no' && standing.wants === 'no',
  );
}

/** When time alone makes a headline another one, ISO 8601. */
export function freshUntil(
  { code, parameters }: Pick<Headline, 'code' | 'parameters'>,
  environments: Pick<EnvironmentFacts, 'pushes'>[],
): string | undefined {
  return code === 'built' && !parameters.time
    ? environments[0].pushes.unnoticed?.dueAt
    : undefined;
}

function rollingOut(
  environments: EnvironmentFacts[],
): HeadlineWords | undefined {
  const rolling = withVerdict(environments, 'rollingOut').find(
    ({ standing }) => standing.wants === 'yes' && standing.has !== 'yes',
  );
  if (!rolling) {
    return undefined;
  }
  return words('rollingOut', {
    environment: rolling.name,
    ...rolling.standing.rolling,
  });
}

function waitsForSync(
  environments: EnvironmentFacts[],
): HeadlineWords | undefined {
  const waiting = environments.find(({ isAutomatic, verdict }) =>
    waitsForPeople(verdict, isAutomatic),
  );
  return (
    waiting &&
    words('waitsForSync', {
      environment: waiting.name,
      count: waiting.standing.waiting || undefined,
    })
  );
}

function versionsOnly(
  environments: EnvironmentFacts[],
): HeadlineWords | undefined {
  for (const { name, standing } of environments) {
    const images = standing.services.flatMap(({ version }) =>
      version ? [version.image] : [],
    );
    if (images.length > 0) {
      return words('versionsOnly', {
        environment: name,
        image: shortImage(images[0]),
        count: images.length - 1 || undefined,
      });
    }
  }
  return undefined;
}

/** Which environments have the latest change, and how far the others are behind it. */
function spread(seen: EnvironmentFacts[], away: EnvironmentFacts[]) {
  const deployed = seen.filter(
    environment =>
      !isNotDeployed(environment) && environment.verdict.code !== 'deleting',
  );
  const live = deployed.filter(isLive);
  // An earlier change of another service may still be on its way to where the latest one runs.
  const behind = deployed.filter(
    environment => !live.includes(environment) && environment.standing.behind,
  );
  const lacking = deployed.filter(
    ({ standing }) => standing.has === 'no' && !standing.behind,
  );
  // Where something else fails the latest change is there all the same.
  const isThere = ({ standing, verdict }: EnvironmentFacts) =>
    standing.has === 'yes' && failing.includes(verdict.code);
  const unknown = [
    ...deployed.filter(
      environment =>
        !live.includes(environment) &&
        !isThere(environment) &&
        !behind.includes(environment) &&
        !lacking.includes(environment),
    ),
    ...away,
  ];
  const rest = {
    behind: behind
      .map(({ name, standing }) => `${name}:${standing.behind}`)
      .join(','),
    lacking: names(lacking),
    unknown: names(unknown),
  };
  return { deployed, live, behind, lacking, unknown, rest };
}

/** How far the latest change has come, where nothing hinders it. */
function reached(
  seen: EnvironmentFacts[],
  away: EnvironmentFacts[],
): HeadlineWords {
  const { deployed, live, behind, lacking, unknown, rest } = spread(seen, away);
  const hasRest = behind.length + lacking.length + unknown.length > 0;
  if (live.length > 0 && hasRest) {
    return words('liveOthersBehind', { environments: names(live), ...rest });
  }
  const isUndecided = deployed.some(({ standing }) => standing.isUndecided);
  if (unknown.length > 0 || isUndecided) {
    // It may be live there, or be another one.
    return versionsOnly(deployed) ?? words('unknown');
  }
  if (behind.length + lacking.length > 0) {
    return words('notLiveYet', rest);
  }
  const [paused] = withVerdict(deployed, 'paused');
  if (paused) {
    return words('paused', { environment: paused.name });
  }
  if (live.length > 0) {
    return words('liveEverywhere', { environments: names(live) });
  }
  // What is being deleted is still there.
  const leaving = withVerdict(seen, 'deleting');
  return leaving.length > 0
    ? versionsOnly(leaving) ?? words('unknown')
    : words('notDeployed');
}

/** Where nothing is known of now: how it was, and what has not happened since. */
function lastKnown(environments: EnvironmentFacts[]): HeadlineWords {
  const wereLive = names(
    environments.filter(item => isLive(item) && item.verdict.code === 'live'),
  );
  const unheard = environments.filter(
    ({ instance }) => !isHeard(instance.status),
  );
  if (unheard.length > 0) {
    // One that the portal is only beginning to hear may have answered all the time.
    const times = unheard
      .map(({ instance }) =>
        instance.status === 'starting' ? undefined : instance.dataAsOf,
      )
      .sort();
    return words('notAnswering', { time: times[0], environments: wereLive });
  }
  const times = environments.map(({ verdict }) => verdict.comparedAt);
  return words('notComparing', {
    // Of one nobody knows.
    time: times.includes(undefined) ? undefined : times.sort()[0],
    environments: wereLive,
  });
}

const troubleOrder: (InstanceTroubleCode & HeadlineLineCode)[] = [
  ...renderingTroubles,
  'clusterAway',
];

/** That another cluster is away says nothing of what does not deploy there. */
function isConcerned(
  { cluster, verdict }: EnvironmentFacts,
  trouble: InstanceTrouble,
): boolean {
  return (
    trouble.code !== 'clusterAway' ||
    (Boolean(verdict.lastKnown) &&
      (!cluster || !trouble.cluster || cluster === trouble.cluster))
  );
}

/** What of the instances themselves keeps changes from being seen. */
function instanceLine(environments: EnvironmentFacts[]): HeadlineWords['line'] {
  for (const code of troubleOrder) {
    for (const environment of environments) {
      const trouble = environment.instance.troubles?.find(
        item => item.code === code && isConcerned(environment, item),
      );
      if (trouble) {
        return { code, parameters: parametersOf({ cluster: trouble.cluster }) };
      }
    }
  }
  if (environments.some(({ pushes }) => pushes.webhooksSilentSince)) {
    return { code: 'webhooksSilent', parameters: {} };
  }
  return environments.some(({ instance }) => instance.status === 'delayed')
    ? { code: 'delayed', parameters: {} }
    : undefined;
}

/** Whether those who use what fails get what ran before. */
function isServedByPrevious({ cause, standing }: EnvironmentFacts): boolean {
  const workload = cause?.parameters.workload;
  return workload !== undefined && standing.servedByPrevious.includes(workload);
}

/** Who still answers where a change fails, and how far it has come in the other environments. */
function elsewhere(
  environments: EnvironmentFacts[],
  failed: string,
): HeadlineWords['line'] {
  const others = environments.filter(({ name }) => name !== failed);
  const isOld = ({ verdict }: EnvironmentFacts) => Boolean(verdict.lastKnown);
  const { live, rest } = spread(
    others.filter(item => !isOld(item)),
    others.filter(isOld),
  );
  const parameters =
    live.length > 0
      ? parametersOf({ environments: names(live), ...rest })
      : undefined;
  const isServed = environments.some(
    item => item.name === failed && isServedByPrevious(item),
  );
  if (isServed) {
    return { code: 'previousServes', parameters: parameters ?? {} };
  }
  return parameters && { code: 'elsewhere', parameters };
}

function line(
  { code, cause, parameters }: HeadlineWords,
  { environments, heardAt, laterCommits, now, unavailable }: HeadlineFacts,
): HeadlineWords['line'] {
  const ofInstance = instanceLine(environments);
  // Nothing is said twice.
  if (ofInstance && ofInstance.code !== (cause && troubleOfCause[cause.code])) {
    return ofInstance;
  }
  if (code === 'notComparing') {
    return { code: 'notCompared', parameters: {} };
  }
  if (code === 'latestFails') {
    return elsewhere(environments, parameters.environment);
  }
  if (['versionsOnly', 'unknown'].includes(code)) {
    const notRead = environments.filter(({ standing }) => !standing.readAt);
    if (notRead.length > 0) {
      return {
        code: 'notRead',
        parameters: { environments: names(notRead) },
      };
    }
    return unavailable
      ? { code: 'unavailable', parameters: { reason: unavailable } }
      : undefined;
  }
  if (
    heardAt &&
    now - Date.parse(heardAt) > unheardMs &&
    ofLatest.includes(code)
  ) {
    return { code: 'changesOld', parameters: { time: heardAt } };
  }
  return laterCommits && ['liveEverywhere', 'liveOthersBehind'].includes(code)
    ? { code: 'laterCommits', parameters: { count: String(laterCommits) } }
    : undefined;
}

function decide(facts: HeadlineFacts): HeadlineWords {
  const { environments } = facts;
  if (environments.length === 0) {
    return words(facts.isUnheard ? 'notAnswering' : 'unknown');
  }
  const isOld = ({ instance, verdict }: EnvironmentFacts) =>
    verdict.lastKnown || !isHeard(instance.status);
  const seen = environments.filter(item => !isOld(item));
  const away = environments.filter(isOld);
  if (seen.length === 0) {
    return lastKnown(away);
  }
  const [unreadable] = withVerdict(seen, 'cannotCompare');
  if (unreadable) {
    return words(
      'cannotCompare',
      { environment: unreadable.name },
      unreadable.cause,
    );
  }
  const ofSeen = { ...facts, environments: seen };
  return (
    failure(ofSeen) ??
    heldBack(seen) ??
    onItsWay(ofSeen) ??
    rollingOut(seen) ??
    waitsForSync(seen) ??
    reached(seen, away)
  );
}

/**
 * Whether the latest change is live, as one headline with at most one line below it. Pure; the first rule that applies
 * wins, and "everywhere" takes a yes everywhere.
 */
export function headlineOf(facts: HeadlineFacts): HeadlineWords {
  const headline = decide(facts);
  const below = line(headline, facts);
  return below ? { ...headline, line: below } : headline;
}
