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

import { recordedRecord } from '../__testUtils__/recordings';
import { toRecord } from './toRecord';
import { RawApplication, RawDeployment, RawResourceStatus } from './types';

const recordOf = (raw: Partial<RawApplication>, complete = true) =>
  toRecord(
    'global',
    { metadata: { name: 'shop-dev' }, ...raw },
    { complete, defaultNamespace: 'argocd' },
  );

const named = (annotation: string) =>
  toRecord(
    'global',
    {
      metadata: {
        name: 'shop-dev',
        annotations: { 'backstage.io/entity-ref': annotation },
      },
    },
    { complete: false, defaultNamespace: 'argocd' },
  ).entityRefs;

describe('the entities that an application names', () => {
  it.each<[string, string, string[]]>([
    ['one', 'system:default/shop', ['system:default/shop']],
    ['one without a namespace', 'component:shop', ['component:default/shop']],
    ['one in capitals', 'System:Team/Shop', ['system:team/shop']],
    [
      'several',
      'system:a, component:b/c',
      ['system:default/a', 'component:b/c'],
    ],
    ['one twice', 'system:a,system:default/A', ['system:default/a']],
    ['one without a kind', 'shop', []],
    ['one without a kind, in a namespace', 'default/shop', []],
    ['what is no reference', '/, :, component:, :shop, /shop', []],
    ['what no catalog would take', `system:a\0b,system:${'a'.repeat(300)}`, []],
    ['none', '', []],
  ])('are %s', (_name, annotation, expected) => {
    expect(named(annotation)).toEqual(expected);
  });

  it('are a limited number', () => {
    const all = Array.from({ length: 1_000 }, (_, index) => `system:s${index}`);
    expect(named(all.join())).toHaveLength(50);
  });
});

describe('an application with several sources', () => {
  const chart = { repoURL: 'https://charts.example.com', chart: 'webapp' };
  const values = {
    repoURL: 'https://gitlab.example.com/blue/values.git',
    ref: 'values',
  };
  const several = { revision: '', revisions: ['1.4.2', 'bbb'] };
  const record = recordOf({
    spec: { sources: [chart, values] },
    status: {
      sync: { status: 'OutOfSync', ...several },
      operationState: {
        phase: 'Failed',
        syncResult: { revision: '', revisions: ['1.4.2', 'aaa'] },
      },
      history: [
        {
          id: 3,
          revisions: ['1.4.1', 'aaa'],
          source: { repoURL: '' },
          sources: [{ repoURL: 'https://charts.example.net' }, values],
          deployedAt: '2026-11-02T00:00:00Z',
        },
        {
          id: 4,
          revisions: ['1.4.2', 'aaa'],
          source: { repoURL: '' },
          sources: [chart, values],
          deployedAt: '2026-11-03T00:00:00Z',
        },
      ],
    },
  });

  it('has the revision of every one of them', () => {
    expect(record.sync).toEqual({
      status: 'OutOfSync',
      revision: '1.4.2',
      revisions: ['1.4.2', 'bbb'],
    });
    expect(record.operation?.revisions).toEqual(['1.4.2', 'aaa']);
    expect(record.sources).toMatchObject([
      { chart: 'webapp' },
      { ref: 'values' },
    ]);
  });

  it('tells where it was deployed from, where that is elsewhere', () => {
    expect(record.history).toMatchObject([
      { id: 4, revision: '1.4.2', revisions: ['1.4.2', 'aaa'] },
      {
        id: 3,
        revisions: ['1.4.1', 'aaa'],
        repoUrl: 'https://charts.example.net',
      },
    ]);
    expect(record.history?.[0].repoUrl).toBeUndefined();
  });

  it('keeps the places of its sources', () => {
    expect(recordOf({ spec: { sources: [{}, values] } }).sources).toMatchObject(
      [{ repoUrl: '' }, { ref: 'values' }],
    );
  });

  it('is read so of a real Argo CD', () => {
    const revisions = Array(3).fill('ef43ab1058ce1ca998b75db755bbbc2709711848');
    const deployed = Array(3).fill('4747be6436a691d84826ccc92f63e022e9ce1e83');
    const real = recordedRecord('read/get-multi-source.json');
    expect(real.sync.revisions).toEqual(revisions);
    expect(real.operation?.revisions).toEqual(deployed);
    expect(real.history?.[0]).toMatchObject({
      revision: deployed[0],
      revisions: deployed,
    });
    expect(real.history?.[0].repoUrl).toBeUndefined();
  });

  it('is like any other where there is only one', () => {
    const { sync } = recordOf({
      spec: { sources: [values] },
      status: { sync: { status: 'Synced', revisions: ['bbb'] } },
    });
    expect(sync).toEqual({ status: 'Synced', revision: 'bbb' });
  });
});

describe('where an application answers', () => {
  const answers = (externalURLs: string[], annotations = {}) =>
    recordOf({
      metadata: { name: 'shop-dev', annotations },
      status: { summary: { externalURLs } },
    }).appUrls;

  it('is what Argo CD gathers from Ingresses and annotations, without what no browser may open', () => {
    expect(
      answers([
        'https://shop-dev.example.org/',
        'https://shop-dev.example.org/',
        // eslint-disable-next-line no-script-url -- it is what is to be left out
        'javascript:alert(1)',
        'https://user:secret@shop.example.org/',
        'http://web.shop-dev.svc.cluster.local:8080',
        'no address',
      ]),
    ).toEqual(['https://shop-dev.example.org/']);
  });

  it('is no page that the Application itself links to', () => {
    const portal = 'https://portal.example.com/catalog/default/system/shop';
    expect(
      answers([portal], {
        'link.argocd.argoproj.io/external-link': `Portal|${portal}`,
      }),
    ).toBeUndefined();
  });

  it('is a limited number', () => {
    const many = Array.from(
      { length: 50 },
      (_, n) => `https://${n}.example.org`,
    );
    expect(answers(many)).toHaveLength(10);
  });
});

describe('the values files of an application', () => {
  const files = (path: string, valueFiles: string[]) =>
    recordOf({
      spec: {
        source: {
          repoURL: 'https://gitlab.example.com/blue/shop',
          path,
          helm: { valueFiles },
        },
      },
    }).sources[0].valueFiles;

  it('have their path in the repository', () => {
    expect(
      files('helm', [
        'values-dev.yaml',
        '../shared.yaml',
        '/values.yaml',
        '$values/other.yaml',
        'https://example.com/values.yaml',
      ]),
    ).toEqual(['helm/values-dev.yaml', 'shared.yaml', 'values.yaml']);
  });
});

describe('the objects of an application', () => {
  const objectsOf = (resources: RawResourceStatus[], health?: string) =>
    recordOf({ status: { resources, health: { status: health } } }).objects;
  const missing = { status: 'OutOfSync', health: { status: 'Missing' } };
  const healthy = { status: 'Synced', health: { status: 'Healthy' } };
  const deployment = { group: 'apps', kind: 'Deployment' };
  const settings = { kind: 'ConfigMap' };

  it('are counted by what Git asks for and what the cluster has', () => {
    expect(
      objectsOf([
        { ...deployment, ...healthy },
        { ...deployment, ...missing },
        { ...settings, status: 'Synced' },
        { ...settings, status: 'OutOfSync' },
        { ...settings, status: 'OutOfSync', requiresPruning: true },
        { group: 'batch', kind: 'Job', hook: true, requiresPruning: true },
        { group: 'example.com', kind: 'Deployment', ...missing },
      ]),
    ).toEqual({
      wanted: 5,
      existing: 3,
      workloads: 2,
      existingWorkloads: 1,
      toPrune: 1,
    });
  });

  it.each([
    ['read/get-coelho-realtime-staging.json', [11, 0, 4, 0, 0]],
    // Its Job is a hook, which looks as if it were to be pruned.
    ['read/get-multi-source.json', [13, 13, 4, 4, 0]],
    ['read/get-case-prune-pending.json', [1, 1, 0, 0, 1]],
    ['mutations/sync-selected-resources-finished.json', [12, 1, 4, 0, 0]],
    // Its objects are not in the cache of Argo CD, and all are missing.
    ['read/get-deleting.json', [1, 0, 0, 0, 0]],
    ['read/get-broken-path.json', [0, 0, 0, 0, 0]],
  ])('are read so of %s', (recording, expected) => {
    const { objects } = recordedRecord(recording);
    expect(Object.values(objects!)).toEqual(expected);
  });

  it('are to be pruned of which that is known, not while Argo CD cannot tell what Git asks for', () => {
    expect(
      objectsOf([
        { ...deployment, ...healthy, status: 'Unknown', requiresPruning: true },
      ]),
    ).toMatchObject({ wanted: 1, existing: 1, toPrune: 0 });
  });

  it('are there where only their health is not told', () => {
    expect(
      objectsOf([{ ...settings, status: 'OutOfSync' }], 'Healthy')?.existing,
    ).toBe(1);
  });

  it('are not known from a list', () => {
    expect(recordOf({ status: {} }, false).objects).toBeUndefined();
  });
});

describe('the objects that are not healthy', () => {
  const object = (kind: string, status: string, more = {}) => ({
    kind,
    name: kind.toLowerCase(),
    health: { status, message: `it is ${status}` },
    ...more,
  });
  const unhealthyOf = (...resources: RawResourceStatus[]) =>
    recordOf({ status: { resources } }).unhealthy;

  it('are named, the worst first', () => {
    expect(
      unhealthyOf(
        object('Service', 'Healthy'),
        object('Ingress', 'Progressing'),
        object('ConfigMap', 'Missing'),
        { kind: 'Secret', name: 'secret', status: 'Synced' },
        object('Deployment', 'Degraded'),
        object('Job', 'Degraded', { hook: true, requiresPruning: true }),
        object('Pod', 'Degraded', { requiresPruning: true }),
        object('Application', 'Unknown'),
      ),
    ).toEqual([
      {
        kind: 'Deployment',
        name: 'deployment',
        health: 'Degraded',
        message: 'it is Degraded',
      },
      {
        kind: 'Application',
        name: 'application',
        health: 'Unknown',
        message: 'it is Unknown',
      },
      {
        kind: 'Ingress',
        name: 'ingress',
        health: 'Progressing',
        message: 'it is Progressing',
      },
    ]);
  });

  it('are a limited number, with limited messages', () => {
    const long = { status: 'Degraded', message: 'x'.repeat(10_000) };
    const all = unhealthyOf(
      ...Array.from({ length: 100 }, () => object('Pod', '', { health: long })),
    );
    expect(all).toHaveLength(5);
    expect(all?.[0].message).toHaveLength(300);
  });

  it('are read so of a real Argo CD', () => {
    expect(
      recordedRecord('read/get-multi-source.json').unhealthy?.map(
        ({ kind, health }) => [kind, health],
      ),
    ).toEqual([
      ['HorizontalPodAutoscaler', 'Degraded'],
      ['Ingress', 'Progressing'],
    ]);
  });

  it('are not known from a list', () => {
    expect(recordOf({ status: {} }, false).unhealthy).toBeUndefined();
  });
});

describe('what was deployed', () => {
  const source = {
    repoURL: 'https://gitlab.example.com/blue/shop.git',
    path: 'helm',
    helm: { valueFiles: ['dev.yaml'] },
  };
  const isOther = (
    spec: NonNullable<RawApplication['spec']>,
    deployed: Partial<RawDeployment>,
  ) =>
    recordOf({
      spec,
      status: {
        history: [{ id: 1, deployedAt: '2026-11-20T00:00:00Z', ...deployed }],
      },
    }).history?.[0].isOfOtherSource;

  it.each([
    ['of the same source', { source }, { source }, undefined],
    [
      'of another branch with the same commit',
      { source: { ...source, targetRevision: 'main' } },
      { source: { ...source, targetRevision: 'release' } },
      undefined,
    ],
    [
      'of other parameters',
      { source },
      { source: { ...source, helm: { valueFiles: ['prod.yaml'] } } },
      true,
    ],
    [
      'of another folder',
      { source: { ...source, path: 'kustomize' } },
      { source },
      true,
    ],
    [
      'of the same sources',
      { sources: [source, source] },
      { source: { repoURL: '' }, sources: [source, source] },
      undefined,
    ],
    ['of fewer sources', { sources: [source, source] }, { source }, true],
    ['of what nobody knows', { source }, {}, undefined],
    [
      'of what Argo CD has rendered into Git',
      { sourceHydrator: { drySource: source } },
      { source },
      undefined,
    ],
  ])('is %s', (_name, spec, deployed, expected) => {
    expect(isOther(spec, deployed)).toBe(expected);
  });

  it('is of the same source where a real Argo CD has changed nothing since', () => {
    expect(
      recordedRecord('read/get-multi-source.json').history?.[0].isOfOtherSource,
    ).toBeUndefined();
  });
});

describe('an application that Argo CD renders into Git', () => {
  const dry = { repoURL: 'https://gitlab.example.com/blue/shop.git' };
  const hydrationOf = (
    status: NonNullable<RawApplication['status']>['sourceHydrator'],
    repoURL?: string,
  ) =>
    recordOf(
      {
        spec: {
          sourceHydrator: { drySource: dry, syncSource: { repoURL } },
        },
        status: { sourceHydrator: status },
      },
      false,
    ).hydration;
  const before = { drySHA: 'aaa', hydratedSHA: 'ccc' };
  const since = '2026-11-20T00:00:00Z';

  it.each([
    ['nothing yet', {}, {}],
    [
      'what it has rendered',
      {
        currentOperation: { phase: 'Hydrated', drySHA: 'aaa' },
        lastSuccessfulOperation: before,
      },
      { dryRevision: 'aaa', hydratedFrom: 'aaa', hydratedTo: 'ccc' },
    ],
    [
      'what it renders',
      {
        currentOperation: {
          phase: 'Hydrating',
          drySHA: 'bbb',
          startedAt: since,
        },
        lastSuccessfulOperation: before,
      },
      { dryRevision: 'bbb', hydratedFrom: 'aaa', hydratedTo: 'ccc', since },
    ],
    [
      'what it could not render, without addresses',
      {
        currentOperation: {
          phase: 'Failed',
          drySHA: 'bbb',
          message:
            'cannot push to http://gitlab.internal/blue/shop.git: refused',
          startedAt: since,
        },
        lastSuccessfulOperation: before,
      },
      {
        dryRevision: 'bbb',
        hydratedFrom: 'aaa',
        hydratedTo: 'ccc',
        failure: 'cannot push to blue/shop.git: refused',
        since,
      },
    ],
    [
      'that it failed, whatever Argo CD says of it',
      { currentOperation: { phase: 'Failed' } },
      { failure: 'Argo CD gives no reason' },
    ],
  ])('tells %s', (_name, status, expected) => {
    expect(JSON.parse(JSON.stringify(hydrationOf(status)))).toEqual(expected);
  });

  it('tells where it renders to only where that is elsewhere', () => {
    expect(hydrationOf({}, dry.repoURL)?.repoUrl).toBeUndefined();
    expect(hydrationOf({}, 'https://gitlab.example.com/x/y')?.repoUrl).toBe(
      'https://gitlab.example.com/x/y',
    );
  });

  it('is none without a hydrator', () => {
    expect(
      recordOf({ spec: { source: dry }, status: { sourceHydrator: {} } })
        .hydration,
    ).toBeUndefined();
  });
});

describe('an operation', () => {
  const commit = 'a'.repeat(40);
  const operationOf = (
    raw: RawApplication['operation'],
    state?: NonNullable<RawApplication['status']>['operationState'],
  ) =>
    recordOf({ operation: raw, status: { operationState: state } }).operation;

  it('that is asked for tells what of it', () => {
    expect(
      operationOf({
        sync: { revision: commit, dryRun: true },
        retry: { limit: 5 },
        initiatedBy: { username: 'jane' },
      }),
    ).toEqual({
      phase: 'Pending',
      revision: commit,
      dryRun: true,
      retryLimit: 5,
      initiatedBy: 'jane',
    });
  });

  it('is of no revision as long as it only names a branch', () => {
    expect(operationOf({ sync: { revision: 'main' } })?.revision).toBe(
      undefined,
    );
    expect(
      operationOf(undefined, {
        phase: 'Running',
        operation: { sync: { revision: commit } },
      })?.revision,
    ).toBe(commit);
  });

  it('of which a list tells may be a dry run, unless it is only asked for', () => {
    const listed = (raw: Partial<RawApplication>) =>
      recordOf(raw, false).operation;
    const operationState = {
      phase: 'Failed',
      startedAt: '2026-11-23T05:00:00Z',
    };
    expect(listed({ status: { operationState } })).toMatchObject({
      phase: 'Failed',
      listedOnly: true,
    });
    expect(operationOf(undefined, operationState)?.listedOnly).toBeUndefined();
    expect(listed({ operation: { sync: { dryRun: true } } })).toEqual({
      phase: 'Pending',
      dryRun: true,
    });
  });

  it('that runs tells how many objects it has come to', () => {
    const syncResult = {
      resources: ['Synced', 'Pruned', 'OutOfSync', 'SyncFailed', ''].map(
        status => ({ kind: 'ConfigMap', name: status, status }),
      ),
    };
    expect(operationOf(undefined, { phase: 'Running', syncResult })?.done).toBe(
      2,
    );
    expect(operationOf(undefined, { phase: 'Running' })?.done).toBe(undefined);
    expect(
      operationOf(undefined, { phase: 'Succeeded', syncResult })?.done,
    ).toBe(undefined);
  });

  it('of selected objects names some of them', () => {
    const resources = Array.from({ length: 30 }, (_, index) => ({
      kind: 'ConfigMap',
      name: `settings-${index}`,
    }));
    const { selected, selectedCount } = operationOf(undefined, {
      phase: 'Succeeded',
      operation: { sync: { resources } },
    })!;
    expect(selected).toHaveLength(10);
    expect(selectedCount).toBeGreaterThan(10);
    expect(selected?.[0]).toBe('ConfigMap/settings-0');
    expect(
      recordedRecord('mutations/sync-selected-resources-finished.json')
        .operation?.selected,
    ).toEqual(['ConfigMap/coelho-realtime-prod-config']);
  });

  it('is retried as often as Argo CD was told', () => {
    const limitOf = (recording: string) =>
      recordedRecord(recording).operation?.retryLimit;
    expect(limitOf('mutations/get-while-retrying.json')).toBe(2);
    expect(limitOf('mutations/sync-finished.json')).toBeUndefined();
  });

  it.each([
    ['3s', 2, '10s', 1, '05:02:03'],
    ['3s', 2, '10s', 2, '05:02:07'],
    ['5m', 3, '1h', 1, '05:16:57'],
    ['5m', 3, '1h30m', 3, '06:31:57'],
    ['30', 2, '0', 4, '05:09:57'],
    [undefined, undefined, undefined, 1, '05:02:07'],
  ])(
    'waits %s by %s up to %s before retry %i until %s',
    (duration, factor, maxDuration, retryCount, clock) => {
      const operation = operationOf(undefined, {
        phase: 'Running',
        finishedAt: '2026-11-23T05:01:57Z',
        retryCount,
        operation: {
          retry: { limit: 5, backoff: { duration, factor, maxDuration } },
        },
      });
      expect(operation?.nextTryAt).toBe(`2026-11-23T${clock}.000Z`);
    },
  );

  it('waits for no retry while it runs, where it has ended, or where nobody can tell how long', () => {
    const retry = { limit: 5 };
    const finishedAt = '2026-11-23T05:01:57Z';
    const next = (
      state: NonNullable<RawApplication['status']>['operationState'],
    ) => operationOf(undefined, state)?.nextTryAt;
    expect(next({ phase: 'Running', operation: { retry } })).toBeUndefined();
    expect(
      next({ phase: 'Failed', finishedAt, operation: { retry } }),
    ).toBeUndefined();
    expect(next({ phase: 'Running', finishedAt })).toBeUndefined();
    expect(
      next({
        phase: 'Running',
        finishedAt,
        operation: { retry: { backoff: { duration: 'soon' } } },
      }),
    ).toBeUndefined();
    expect(
      recordedRecord('mutations/get-while-retrying.json').operation?.nextTryAt,
    ).toBe('2026-11-23T05:02:03.000Z');
  });
});

describe('who keeps an application', () => {
  it('is its set', () => {
    expect(
      recordOf({
        metadata: {
          name: 'shop-dev',
          ownerReferences: [
            { kind: 'Team', name: 'blue' },
            { kind: 'ApplicationSet', name: 'shops' },
          ],
        },
      }).applicationSet,
    ).toBe('shops');
  });

  it('are its finalizers, once it is being deleted', () => {
    const metadata = { name: 'shop-dev', finalizers: ['example.com/never'] };
    expect(recordOf({ metadata }).finalizers).toBeUndefined();
    expect(
      recordOf({
        metadata: { ...metadata, deletionTimestamp: '2026-11-20T00:00:00Z' },
      }).finalizers,
    ).toEqual(['example.com/never']);
    expect(recordedRecord('read/get-deleting.json').finalizers).toEqual([
      'example.com/never',
    ]);
  });
});
