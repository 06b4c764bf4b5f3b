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

import { verdict } from './verdict/verdict';
import { recordedApplications as recorded } from './__testUtils__/recordings';
import { toRecord } from './argocd/toRecord';
import { RawApplication } from './argocd/types';
import { causeInSync } from './causes/causeInSync';
import { causeTask } from './causes/needsCause';

const now = Date.parse('2026-11-23T05:10:00Z');

/** What the portal says of a recorded application, from the object alone. */
function describeVerdict(application: RawApplication): string {
  const record = toRecord('main', application, {
    complete: true,
    defaultNamespace: 'argocd',
  });
  const task = causeTask(record, now);
  let cause = task.kind === 'known' ? task.cause : undefined;
  if (task.kind === 'search') {
    cause = task.where === 'sync' ? causeInSync(application) : undefined;
  }
  const { code, parameters } = verdict(record, {
    instance: { status: 'live' },
    now,
    cause,
  });
  return [
    code,
    parameters.step ?? parameters.way,
    cause?.code ?? (task.kind === 'search' ? task.where : undefined),
  ]
    .filter(Boolean)
    .join(' ');
}

// One line per application as it really was; where a naive reading goes wrong, the reason stands beside it.
const expected: Record<string, string> = {
  'mutations/create-again-same.json api-made': 'live',
  'mutations/create-application.json api-made': 'notDeployed',
  'mutations/create-unknown-field.json api-bad': 'notDeployed',
  'mutations/create-validate-off.json api-unvalidated': 'notDeployed',
  'mutations/get-while-hook-runs.json case-hook-hangs':
    'rollingOut syncing tree',
  'mutations/get-while-retrying.json case-unknown-kind':
    'rollingOut retrying kindUnknown',
  'mutations/get-while-running.json coelho-realtime-staging':
    'rollingOut syncing',
  'mutations/refresh-hard.json coelho-realtime-prod': 'outOfDate manual',
  'mutations/rollback.json coelho-realtime-prod': 'rollingOut pending',
  'mutations/sync-dry-run-finished.json coelho-realtime-staging': 'notDeployed',
  'mutations/sync-dry-run.json coelho-realtime-staging': 'notDeployed',
  'mutations/sync-finished.json coelho-realtime-staging':
    'rollingOut progressing tree',
  'mutations/sync-selected-resources-finished.json coelho-realtime-prod':
    'notDeployed',
  'mutations/sync-selected-resources.json coelho-realtime-prod':
    'rollingOut pending',
  'mutations/sync-without-prune.json case-prune': 'rollingOut pending',
  'read/get-broken-destination.json broken-destination':
    'cannotCompare destinationNotPermitted',
  'read/get-broken-image.json broken-image': 'broken tree',
  // Health says Healthy: nothing is deployed, so nothing is unhealthy.
  'read/get-broken-path.json broken-path': 'cannotCompare pathMissing',
  'read/get-broken-repo.json broken-repo':
    'cannotCompare repositoryNotPermitted',
  'read/get-broken-revision.json broken-revision':
    'cannotCompare revisionMissing',
  'read/get-case-crash.json case-crash': 'broken tree',
  'read/get-case-denied-kind.json case-denied-kind':
    'syncFailed kindNotPermitted',
  'read/get-case-hook-fails-auto.json case-hook-fails':
    'rollingOut retrying hookFailed',
  'read/get-case-hook-fails.json case-hook-fails': 'syncFailed hookFailed',
  'read/get-case-hook-hangs.json case-hook-hangs': 'syncFailed terminated',
  'read/get-case-pending.json case-pending': 'rollingOut progressing tree',
  'read/get-case-pod-security.json coelho-gold-dev': 'rollingOut syncing tree',
  'read/get-case-prune-pending.json case-prune': 'outOfDate manual',
  'read/get-case-prune.json case-prune': 'live',
  'read/get-case-template-error.json case-template-error':
    'cannotCompare chartDoesNotRender',
  'read/get-case-unknown-kind.json case-unknown-kind': 'syncFailed kindUnknown',
  'read/get-coelho-realtime-staging.json coelho-realtime-staging':
    'notDeployed',
  'read/get-deleting.json deleting': 'deleting',
  'read/get-frozen-app.json frozen-app': 'notDeployed',
  'read/get-multi-source.json multi-source': 'broken tree',
  'read/get-other-namespace.json team-app': 'live',
  // The commit is deployed and nobody touched the cluster: another application owns the same ConfigMap.
  'read/get-shared-b.json shared-b': 'outOfDate shared sharedResource',
  'read/get-without-project.json coelho-realtime-dev': 'live',
  'read/list-full.json broken-project': 'cannotCompare projectMissing',
  'read/list-full.json coelho-realtime-prod': 'notDeployed',
  'read/list-full.json fleet-eu': 'notDeployed',
  'read/list-full.json fleet-us': 'notDeployed',
  'read/list-full.json shared-a': 'live',
};

describe('applications of a real Argo CD', () => {
  it('each get their verdict', () => {
    const actual = Object.fromEntries(
      recorded.map(({ recording, application }) => [
        `${recording} ${application.metadata.name}`,
        describeVerdict(application),
      ]),
    );
    expect(actual).toEqual(expected);
  });

  it('become small records with nothing of values, parameters or managed fields', () => {
    for (const { application } of recorded) {
      const record = toRecord('main', application, {
        complete: true,
        defaultNamespace: 'argocd',
      });
      expect(JSON.stringify(record)).not.toMatch(
        /managedFields|last-applied|valuesObject|"values":|parameters/,
      );
      expect(JSON.stringify(record).length).toBeLessThan(4_000);
    }
  });

  it('keep who started the last operation', () => {
    const synced = recorded.find(
      ({ recording }) => recording === 'mutations/sync-finished.json',
    )!;
    const { operation } = toRecord('main', synced.application, {
      complete: true,
      defaultNamespace: 'argocd',
    });
    expect(operation).toMatchObject({
      phase: 'Succeeded',
      initiatedBy: 'user:default/jane',
    });
  });
});
