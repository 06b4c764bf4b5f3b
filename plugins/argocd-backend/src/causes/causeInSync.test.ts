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

import { recordedApplication } from '../__testUtils__/recordings';
import { RawApplication, RawOperationState } from '../argocd/types';
import { causeInSync } from './causeInSync';

const application = (operationState?: RawOperationState): RawApplication => ({
  metadata: { name: 'shop-dev' },
  status: { operationState },
});

describe('causeInSync', () => {
  it('is the hook that failed', () => {
    expect(
      causeInSync(recordedApplication('read/get-case-hook-fails.json')),
    ).toMatchObject({
      code: 'hookFailed',
      parameters: { kind: 'Job', phase: 'PreSync' },
      path: [{ kind: 'Job' }],
    });
  });

  it('is the resource of a kind that the cluster does not know, in the words of its own result', () => {
    expect(
      causeInSync(recordedApplication('read/get-case-unknown-kind.json')),
    ).toMatchObject({
      original: expect.stringContaining('CRD is installed'),
      parameters: { kind: 'ServiceMonitor' },
      path: [{ group: 'monitoring.coreos.com', kind: 'ServiceMonitor' }],
    });
  });

  it('is the resource that the project does not permit', () => {
    expect(
      causeInSync(recordedApplication('read/get-case-denied-kind.json')),
    ).toMatchObject({
      code: 'kindNotPermitted',
      path: [{ kind: 'ClusterRole' }],
    });
  });

  it('is what the operation says of a hook without words of its own', () => {
    const cause = causeInSync(
      application({
        message: 'one or more tasks failed',
        syncResult: {
          resources: [
            { kind: 'Service', name: 'api', status: 'Synced' },
            {
              kind: 'Job',
              name: 'migrate',
              hookType: 'PreSync',
              hookPhase: 'Error',
            },
          ],
        },
      }),
    );
    expect(cause).toEqual({
      code: 'hookFailed',
      parameters: { kind: 'Job', name: 'migrate', phase: 'PreSync' },
      path: [{ kind: 'Job', name: 'migrate' }],
      original: 'one or more tasks failed',
    });
  });

  it('is what the cluster answered to the hook that it did not make', () => {
    const resources = [
      {
        kind: 'Job',
        name: 'migrate',
        hookType: 'PreSync',
        hookPhase: 'Failed',
        message:
          'admission webhook "rules.acme.test" denied the request: label team is required',
      },
    ];
    expect(
      causeInSync(application({ syncResult: { resources } })),
    ).toMatchObject({
      code: 'admissionDenied',
      parameters: { kind: 'Job', name: 'migrate', webhook: 'rules.acme.test' },
    });
  });

  it('is the first of several resources that failed', () => {
    const resources = [
      { kind: 'Service', name: 'api', status: 'Synced' },
      {
        kind: 'Deployment',
        name: 'api',
        status: 'SyncFailed',
        message:
          'Deployment.apps "api" is invalid: spec.selector: Invalid value: {}: field is immutable',
      },
      {
        kind: 'Job',
        name: 'seed',
        status: 'SyncFailed',
        message: 'namespaces "shop" not found',
      },
    ];
    expect(
      causeInSync(application({ syncResult: { resources } })),
    ).toMatchObject({
      code: 'immutableField',
      path: [{ kind: 'Deployment', name: 'api' }],
    });
  });

  it('takes no word of success for what a hook says', () => {
    const cause = causeInSync(
      application({
        phase: 'Failed',
        message: 'one or more synchronization tasks completed unsuccessfully',
        syncResult: {
          resources: [
            {
              kind: 'Job',
              name: 'migrate',
              hookType: 'Sync',
              hookPhase: 'Failed',
              message: 'job.batch/migrate created',
            },
          ],
        },
      }),
    );
    expect(cause?.original).toBe(
      'one or more synchronization tasks completed unsuccessfully',
    );
  });

  it('is the text of the operation where it names no resource', () => {
    expect(
      causeInSync(application({ message: 'Operation terminated' }))?.code,
    ).toBe('terminated');
  });

  it('is unknown where a resource failed without a word', () => {
    const resources = [{ kind: 'Service', name: 'api', status: 'SyncFailed' }];
    expect(
      causeInSync(application({ syncResult: { resources } })),
    ).toMatchObject({
      code: 'other',
      parameters: { kind: 'Service', name: 'api' },
      path: [{ kind: 'Service', name: 'api' }],
    });
  });

  it.each([
    ['an application that was never synced', application()],
    ['an operation that says nothing', application({ phase: 'Failed' })],
    ['an application without a status', { metadata: { name: 'shop-dev' } }],
  ])('is nothing in %s', (_name, item) => {
    expect(causeInSync(item)).toBeUndefined();
  });
});
