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

import fc from 'fast-check';
import { RawApplication } from '../argocd/types';

const revisions = ['a', 'b', 'c'].map(letter => letter.repeat(40));
const start = Date.parse('2026-11-23T05:00:00Z');

const revision = fc.constantFrom(...revisions);
const time = fc
  .integer({ min: 0, max: 20 })
  .map(minutes =>
    new Date(start + minutes * 60_000).toISOString().replace('.000', ''),
  );
const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined, freq: 2 });

const health = fc.constantFrom(
  'Healthy',
  'Progressing',
  'Degraded',
  'Missing',
  'Suspended',
  'Unknown',
);

const initiator = fc.constantFrom(
  { username: 'backstage-ops' },
  { automated: true },
);

const resource = fc.record({
  kind: fc.constantFrom(
    'ConfigMap',
    'Deployment',
    'StatefulSet',
    'Ingress',
    'PersistentVolumeClaim',
    'HorizontalPodAutoscaler',
  ),
  name: fc.constantFrom('web', 'db', 'api'),
  status: fc.constantFrom('Synced', 'OutOfSync'),
  health: fc.record({
    status: health,
    message: optional(
      fc.constantFrom(
        'Waiting for 2 pods to be ready...',
        'unable to fetch metrics from resource metrics API',
      ),
    ),
  }),
  requiresPruning: fc.constantFrom(undefined, undefined, undefined, true),
  hook: fc.constantFrom(undefined, undefined, undefined, true),
});

const resources = fc
  .record({
    items: fc.uniqueArray(resource, {
      maxLength: 5,
      selector: ({ kind, name }) => `${kind}/${name}`,
    }),
    // By chance alone it would hardly ever be nothing that is there.
    isGone: fc.constantFrom(false, false, false, false, true),
  })
  .map(({ items, isGone }) =>
    items.map(item => ({
      ...item,
      ...(isGone && { status: 'OutOfSync', health: { status: 'Missing' } }),
      group: ['Deployment', 'StatefulSet'].includes(item.kind) ? 'apps' : '',
    })),
  );

const operationState = fc.record({
  phase: fc.constantFrom(
    'Running',
    'Terminating',
    'Failed',
    'Error',
    'Succeeded',
    'Succeeded',
  ),
  message: optional(
    fc.constantFrom(
      'successfully synced (all tasks run)',
      'one or more objects failed to apply',
      'failed. Retrying attempt #2 at 5:02AM.',
      'waiting for completion of hook batch/Job/migrate',
      'waiting for healthy state of apps/Deployment/web and 2 more resources',
      'Operation terminated',
    ),
  ),
  startedAt: time,
  finishedAt: optional(time),
  syncResult: fc.record({ revision }),
  operation: fc.record({
    sync: fc.record({
      dryRun: fc.constantFrom(undefined, undefined, undefined, true),
      resources: fc.constantFrom<{ kind: string; name: string }[] | undefined>(
        undefined,
        undefined,
        [{ kind: 'ConfigMap', name: 'web' }],
      ),
    }),
    initiatedBy: initiator,
    info: fc.constantFrom<{ name: string; value: string }[] | undefined>(
      undefined,
      [{ name: 'initiated-by', value: 'user:default/jane' }],
    ),
  }),
});

const history = fc
  .array(
    fc.record({
      revision,
      deployStartedAt: time,
      deployedAt: time,
      initiatedBy: initiator,
    }),
    { maxLength: 4 },
  )
  .map(items => items.map((item, id) => ({ ...item, id })));

const conditions = fc.array(
  fc
    .record({
      condition: fc.constantFrom(
        {
          type: 'ComparisonError',
          message: "unable to resolve 'release' to a commit SHA",
        },
        { type: 'SyncError', message: 'the sync could not be started' },
        {
          type: 'SharedResourceWarning',
          message:
            'ConfigMap/web is part of applications argocd/shop and other',
        },
        { type: 'OrphanedResourceWarning', message: '1 orphaned object' },
      ),
      lastTransitionTime: time,
    })
    .map(({ condition, lastTransitionTime }) => ({
      ...condition,
      lastTransitionTime,
    })),
  { maxLength: 1 },
);

/** What is asked for stays there as long as it runs. */
function operationOf(
  asked: { dryRun?: boolean } | undefined,
  state: { phase: string; operation: RawApplication['operation'] } | undefined,
): RawApplication['operation'] {
  if (state && ['Running', 'Terminating'].includes(state.phase)) {
    return state.operation;
  }
  return asked && { sync: asked };
}

const newest = (deployed: { revision: string }[]) => ({
  revision: deployed[deployed.length - 1].revision,
});

/** Applications as Argo CD may answer them, in all mixtures of what it says at once. */
export const anyApplication: fc.Arbitrary<RawApplication> = fc
  .record({
    isNew: fc.constantFrom(false, false, false, false, true),
    isCurrent: fc.constantFrom(false, false, false, true),
    isDeleted: fc.constantFrom(false, false, false, false, true),
    finalizers: fc.subarray([
      'resources-finalizer.argocd.argoproj.io',
      'post-delete-finalizer.argocd.argoproj.io',
      'example.com/never',
    ]),
    automated: optional(
      fc.record({ prune: fc.boolean(), selfHeal: fc.boolean() }),
    ),
    isHydrated: fc.constantFrom(false, false, false, true),
    hydration: fc.record({
      phase: fc.constantFrom('Hydrated', 'Hydrating', 'Failed'),
      message: fc.constant('push was refused'),
      drySHA: revision,
      startedAt: time,
    }),
    sync: fc.record({
      status: fc.constantFrom(
        'Synced',
        'Synced',
        'OutOfSync',
        'OutOfSync',
        'Unknown',
      ),
      revision: optional(revision),
    }),
    health: fc.record({ status: health, lastTransitionTime: optional(time) }),
    images: fc.constantFrom<string[]>([], ['registry.example.com/shop/web:1']),
    isAsked: fc.constantFrom(false, false, false, false, true),
    asked: fc.record({
      dryRun: fc.constantFrom(undefined, true),
    }),
    operationState: optional(operationState),
    history,
    conditions,
    resources,
  })
  .map(item => {
    const source = {
      repoURL: 'https://gitlab.example.com/blue/shop.git',
      path: 'helm',
      targetRevision: 'main',
    };
    return {
      metadata: {
        name: 'shop',
        namespace: 'argocd',
        ...(item.isDeleted && {
          deletionTimestamp: '2026-11-23T05:10:00Z',
          finalizers: item.finalizers,
        }),
      },
      spec: {
        project: 'shop',
        ...(item.isHydrated
          ? { sourceHydrator: { drySource: source } }
          : { source }),
        syncPolicy: { automated: item.automated },
      },
      operation: operationOf(
        item.isAsked ? item.asked : undefined,
        item.isNew ? undefined : item.operationState,
      ),
      status: {
        sync: {
          ...item.sync,
          ...(item.isCurrent &&
            item.history.length > 0 &&
            newest(item.history)),
        },
        health: item.health,
        summary: { images: item.images },
        ...(!item.isNew && {
          operationState: item.operationState,
          history: item.history,
        }),
        conditions: item.conditions,
        resources: item.resources,
        ...(item.isHydrated && {
          sourceHydrator: {
            currentOperation: item.hydration,
            lastSuccessfulOperation: { drySHA: revisions[0] },
          },
        }),
      },
    };
  });
