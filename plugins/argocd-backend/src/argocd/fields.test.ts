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

import { recordedApplications } from '../__testUtils__/recordings';
import { listFields, streamFields } from './fields';
import { toRecord } from './toRecord';
import { RawApplication } from './types';

/** What Argo CD leaves of an object; arrays are passed through. */
function projected(value: unknown, paths: string[][]): unknown {
  if (paths.some(path => path.length === 0)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(item => projected(item, paths) ?? {});
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const kept = Object.entries(value).map(([key, item]) => [
    key,
    projected(
      item,
      paths.filter(([first]) => first === key).map(path => path.slice(1)),
    ),
  ]);
  return Object.fromEntries(kept.filter(([, item]) => item !== undefined));
}

/** An application with what no recorded one has. */
const hydrated: RawApplication = {
  metadata: {
    name: 'shop-dev',
    deletionTimestamp: '2026-11-20T00:00:00Z',
    finalizers: ['example.com/never'],
    ownerReferences: [{ kind: 'ApplicationSet', name: 'shops' }],
  },
  spec: {
    sourceHydrator: {
      drySource: {
        repoURL: 'https://gitlab.example.com/blue/shop.git',
        path: 'helm',
        targetRevision: 'main',
      },
      syncSource: {
        repoURL: 'https://gitlab.example.com/blue/rendered.git',
        targetBranch: 'env/dev',
        path: 'shop',
      },
    },
  },
  operation: {
    sync: { resources: [{ kind: 'ConfigMap', name: 'settings' }] },
    retry: { limit: 5 },
  },
  status: {
    sourceHydrator: {
      currentOperation: {
        phase: 'Failed',
        message: 'push was refused',
        drySHA: 'bbb',
        startedAt: '2026-11-20T00:00:00Z',
      },
      lastSuccessfulOperation: { drySHA: 'aaa', hydratedSHA: 'ccc' },
    },
    operationState: {
      phase: 'Running',
      operation: {
        sync: {
          dryRun: true,
          revisions: ['a'.repeat(40), 'b'.repeat(40)],
          resources: [{ kind: 'ConfigMap', name: 'settings' }],
        },
        retry: { limit: 5 },
      },
    },
  },
};
const applications: [string, RawApplication][] = [
  ...recordedApplications.map(
    ({ recording, application }): [string, RawApplication] => [
      `${recording} ${application.metadata.name}`,
      application,
    ],
  ),
  ['one that is hydrated, selected and owned', hydrated],
];

/** What Argo CD lists of an application, by its documentation and recordings of 3.3, 3.4 and 3.5; the rest is dropped. */
const listed = {
  'v3.3.14': [
    'metadata.name',
    'metadata.namespace',
    'metadata.annotations',
    'metadata.labels',
    'metadata.creationTimestamp',
    'metadata.deletionTimestamp',
    'spec',
    'operation.sync',
    'status.sourceHydrator',
    'status.sync.status',
    'status.health',
    'status.summary',
    'status.resources',
    'status.operationState.startedAt',
    'status.operationState.finishedAt',
    'status.operationState.phase',
    'status.operationState.operation.sync',
  ],
  'v3.5.1': [
    'spec.destination',
    'spec.project',
    'spec.source',
    'spec.sources',
    'spec.sourceHydrator',
    'spec.syncPolicy',
    'status.sync.revision',
  ],
};

const pathsOf = (version: string | undefined) =>
  listFields(version)
    .split(',')
    .filter(path => path.startsWith('items.'))
    .map(path => path.slice('items.'.length));

describe('the fields of a list', () => {
  it.each([undefined, 'v3.3.14', 'v3.4.7+abc'])(
    'are those that Argo CD %s knows',
    version => {
      expect(listed['v3.3.14']).toEqual(
        expect.arrayContaining(pathsOf(version)),
      );
    },
  );

  it.each(['v3.5.1', 'v3.6.0', 'v4.0.0'])(
    'are those that Argo CD %s knows, none of them below another',
    version => {
      const paths = pathsOf(version);
      expect([...listed['v3.3.14'], ...listed['v3.5.1']]).toEqual(
        expect.arrayContaining(paths),
      );
      expect(
        paths.filter(path => paths.some(other => path.startsWith(`${other}.`))),
      ).toEqual([]);
    },
  );
});

describe('the fields of the stream', () => {
  it.each(applications)('tell all that is kept of %s', (_name, application) => {
    const paths = streamFields
      .split(',')
      .filter(path => path.startsWith('result.application.'))
      .map(path => path.split('.').slice(2));
    const recordOf = (raw: RawApplication) =>
      toRecord('main', raw, { complete: true, defaultNamespace: 'argocd' });
    expect(recordOf(projected(application, paths) as RawApplication)).toEqual(
      recordOf(application),
    );
  });

  it('have none below another, and the one that tells a refusal', () => {
    const paths = streamFields.split(',');
    expect(
      paths.filter(path => paths.some(other => path.startsWith(`${other}.`))),
    ).toEqual([]);
    expect(paths).toContain('error');
  });

  it('leave out values, parameters and manifests', () => {
    expect(streamFields).not.toMatch(
      /\.helm(?!\.valueFiles)|kustomize|managedFields|status\.resources(?:,|$)/,
    );
  });
});
