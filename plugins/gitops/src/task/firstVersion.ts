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
  Arrival,
  DeliverySplit,
  EntityApplications,
  EntityDelivery,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';
import { environmentNames } from '@slipway/plugin-gitops-common';

/** What the back end says of the first version of a project in its first environment. */
export interface FirstVersion {
  applications: ApplicationView[];
  /** Of the first environment. */
  application?: ApplicationView;
  /** Whether what is said of the latest change is said of the first one. */
  isLatest: boolean;
  /** The way of the first commit through GitLab; absent where a later change has taken its place. */
  delivery?: RepositoryDelivery;
  /** The seconds of its way, as far as they were seen. */
  split?: DeliverySplit;
  /** By what its images came to the first environment. */
  arrival?: Arrival;
  /** Where the app answers in the first environment, or will. */
  addresses: string[];
  isLive: boolean;
  /** When it was live; ISO 8601. */
  liveAt?: string;
}

/** Milliseconds after its task for which the moment when it was live may still be told. */
const untoldMs = 600_000;

const liveCodes = ['liveEverywhere', 'liveOthersBehind'];

const isEnvironment = (name: string) =>
  environmentNames.some(environment => environment === name);

const isWeb = (url: string) => /^https?:\/\//.test(url);

/** An address without its scheme, and without a path that says nothing. */
export const hostOf = (url: string) =>
  url.replace(/^https?:\/\//, '').replace(/\/$/, '');

function endOf({ health, startedAt, total }: Partial<DeliverySplit>) {
  return health !== undefined && total !== undefined && startedAt
    ? new Date(Date.parse(startedAt) + total * 1_000).toISOString()
    : undefined;
}

/**
 * Picks from the answers what is about the first version; that it is live is the back end's word.
 *
 * @param commit - the first one, where the task has told
 */
export function firstVersionOf(
  answers: { applications?: EntityApplications; delivery?: EntityDelivery },
  environment: string,
  commit: string | undefined,
): FirstVersion {
  const { headline, latest, applications = [] } = answers.applications ?? {};
  const application =
    applications.find(item => item.environment === environment) ??
    // What is of another environment says nothing of this one.
    applications.find(item => !isEnvironment(item.environment));
  const key = application && applicationKey(application);
  const isLatest = !commit || !latest || latest === commit;
  const {
    repositories = [],
    splits = [],
    arrivals = [],
    wentLive,
  } = answers.delivery ?? {};
  const delivery = repositories.find(
    ({ change }) => !commit || !change || change.sha === commit,
  );
  const split = splits.find(
    item =>
      applicationKey(item) === key && item.sha === (commit ?? latest ?? ''),
  );
  const arrival = isLatest
    ? arrivals.find(item => applicationKey(item) === key && item.sha !== commit)
    : undefined;
  // Argo CD is ahead of what GitLab has told: a version that is still being built does not run yet.
  const isVersionKnown = delivery?.change?.state !== 'building';
  const isHealthy =
    application?.verdict.code === 'live' && !application.verdict.lastKnown;
  const wentLiveFirst =
    wentLive && wentLive.sha === commit && wentLive.environment === environment
      ? wentLive.at
      : undefined;
  return {
    applications,
    application,
    isLatest,
    delivery,
    split,
    arrival,
    addresses: (application?.appUrls ?? []).filter(isWeb),
    isLive:
      isHealthy && (isVersionKnown || liveCodes.includes(headline?.code ?? '')),
    liveAt: endOf(split ?? {}) ?? wentLiveFirst,
  };
}

/**
 * Whether nothing more is to come.
 *
 * @param completedAt - when its task was complete, in milliseconds
 * @param now - in milliseconds
 */
export const isSettled = (
  { isLive, liveAt }: FirstVersion,
  completedAt: number,
  now: number,
): boolean => isLive && (liveAt !== undefined || now - completedAt > untoldMs);
