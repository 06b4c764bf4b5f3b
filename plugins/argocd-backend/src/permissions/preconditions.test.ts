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
  ApplicationAction,
  instanceTrouble,
} from '@slipway/plugin-argocd-common';
import { testRecord } from '../__testUtils__/testRecord';
import { EntityLink } from '../catalog/EntityLinks';
import { ApplicationRecord } from '../record/ApplicationRecord';
import {
  actionState,
  isOtherRevision,
  otherRevisionState,
} from './preconditions';

const link = (change: Partial<EntityLink> = {}): EntityLink => ({
  entityRef: 'system:default/shop',
  owners: ['group:default/blue'],
  link: 'confirmed',
  ...change,
});

function stateOf(
  action: ApplicationAction,
  change: Partial<ApplicationRecord> = {},
  context: Partial<Parameters<typeof actionState>[3]> & {
    allowed?: boolean;
    links?: EntityLink[];
  } = {},
) {
  const { allowed = true, links = [link()], ...rest } = context;
  const record = testRecord(change);
  return actionState(
    action,
    record,
    { record, links, isVisibleInGitlab: () => false },
    {
      permissions: { isAllowed: () => allowed },
      instance: { name: 'main', status: 'live', since: '' },
      hasCredential: true,
      ...rest,
    },
  );
}

const refused = (code: string, parameters: Record<string, string> = {}) => ({
  allowed: false,
  reason: { code, parameters },
});
const running = {
  operation: { phase: 'Running' as const, initiatedBy: 'user:default/jonas' },
};
const deployment = (id: number) => ({
  id,
  deployedAt: `2026-11-23T0${id}:00:00Z`,
});
const history = [deployment(2), deployment(1)];

describe('actionState', () => {
  it.each<ApplicationAction>(['sync', 'refresh', 'action'])(
    'allows %s of an application where nothing is in the way',
    action => {
      expect(stateOf(action)).toEqual({ allowed: true });
    },
  );

  it.each<ApplicationAction>(['sync', 'rollback'])(
    'refuses %s of an application that Argo CD cannot make sense of',
    action => {
      const conditions = [{ type: 'InvalidSpecError', message: 'no path' }];
      expect(stateOf(action, { conditions, history })).toEqual(
        refused('invalidSpec'),
      );
    },
  );

  it.each<ApplicationAction>(['sync', 'rollback'])(
    'refuses %s while a window of the project cannot be read, and says what of it',
    action => {
      const text = 'schedule "0 24 * * *"';
      const window = { automatic: false, manual: false, unreadable: text };
      expect(stateOf(action, { history }, { window })).toEqual(
        refused('syncWindowUnreadable', { project: 'shop', text }),
      );
    },
  );

  it.each<[ApplicationAction, boolean]>([
    ['sync', false],
    ['rollback', false],
    ['terminate', false],
    ['refresh', true],
    ['action', true],
  ])('asks whether the account may sync for %s: %s', (action, isAllowed) => {
    const change = action === 'terminate' ? running : { history };
    expect(stateOf(action, change, { accountMaySync: false })).toEqual(
      isAllowed
        ? { allowed: true }
        : refused('accountNotPermitted', { instance: 'main', project: 'shop' }),
    );
    expect(stateOf(action, change, { accountMaySync: undefined })).toEqual({
      allowed: true,
    });
  });

  it('allows a rollback where there is something to go back to, or nobody knows yet', () => {
    expect(stateOf('rollback', { history })).toEqual({ allowed: true });
    expect(stateOf('rollback', { history: undefined })).toEqual({
      allowed: true,
    });
  });

  it('allows a rollback to the only deployment after a sync that failed', () => {
    expect(
      stateOf('rollback', {
        history: [deployment(1)],
        operation: { phase: 'Failed' },
      }),
    ).toEqual({ allowed: true });
  });

  it.each<[string, ReturnType<typeof stateOf>, ReturnType<typeof refused>]>([
    [
      'no right, with who owns it',
      stateOf(
        'sync',
        {},
        {
          allowed: false,
          links: [link(), link({ owners: ['group:default/red'] })],
        },
      ),
      refused('notPermitted', { owner: 'blue, red' }),
    ],
    [
      'no right on what belongs to nobody',
      stateOf('sync', {}, { allowed: false, links: [] }),
      refused('notPermitted', { owner: '' }),
    ],
    [
      'no right, where the entity only claims the application',
      stateOf(
        'sync',
        {},
        {
          allowed: false,
          links: [link({ link: 'claimed' })],
        },
      ),
      refused('linkNotConfirmed'),
    ],
    [
      'no credential',
      stateOf('sync', {}, { hasCredential: false }),
      refused('noCredential', { instance: 'main' }),
    ],
    [
      'an instance that is not heard',
      stateOf(
        'sync',
        {},
        {
          instance: { name: 'main', status: 'stale', since: '' },
        },
      ),
      refused('instanceNotLive', { instance: 'main' }),
    ],
    [
      'an instance that does not look',
      stateOf('sync', {}, { look: { isOld: true, isTried: false } }),
      refused('notComparing', { instance: 'main' }),
    ],
    [
      'an instance that cannot render',
      stateOf(
        'sync',
        {},
        {
          instance: {
            name: 'main',
            status: 'live',
            since: '',
            troubles: [instanceTrouble('cacheAway', '2026-11-23T05:00:00Z')],
          },
        },
      ),
      refused('cannotRender', { instance: 'main' }),
    ],
    [
      'a sync that has not begun, which Argo CD cannot stop',
      stateOf('terminate', { operation: { phase: 'Pending' } }),
      refused('syncNotBegun'),
    ],
    [
      'a deletion',
      stateOf('sync', { deletingSince: '2026-11-23T05:00:00Z' }),
      refused('deleting'),
    ],
    [
      'an operation that runs',
      stateOf('sync', running),
      refused('operationRunning', { initiatedBy: 'user:default/jonas' }),
    ],
    [
      'an operation of nobody',
      stateOf('rollback', { history, operation: { phase: 'Pending' } }),
      refused('operationRunning', { initiatedBy: '' }),
    ],
    [
      'a window, until it ends',
      stateOf(
        'sync',
        {},
        {
          window: { automatic: false, manual: false, until: 'tomorrow' },
        },
      ),
      refused('syncWindow', { until: 'tomorrow' }),
    ],
    [
      'a window that never ends',
      stateOf(
        'rollback',
        { history },
        {
          window: { automatic: false, manual: false },
        },
      ),
      refused('syncWindow'),
    ],
    [
      'automatic sync, which would undo a rollback',
      stateOf('rollback', {
        history,
        autoSync: { prune: true, selfHeal: true },
      }),
      refused('autoSync'),
    ],
    ['an empty history', stateOf('rollback'), refused('noHistory')],
    [
      'a rollback to nothing but what is there',
      stateOf('rollback', { history: [deployment(1)] }),
      refused('noHistory'),
    ],
    [
      'the same after a dry run that failed',
      stateOf('rollback', {
        history: [deployment(1)],
        operation: { phase: 'Failed', dryRun: true },
      }),
      refused('noHistory'),
    ],
    ['nothing to stop', stateOf('terminate'), refused('nothingRunning')],
    [
      'what stops already',
      stateOf('terminate', { operation: { phase: 'Terminating' } }),
      refused('nothingRunning'),
    ],
  ])('names %s', (_name, state, expected) => {
    expect(state).toEqual(expected);
  });

  it('lets people act where changes are only heard late, and refresh where Argo CD does not look', () => {
    const instance = { name: 'main', status: 'delayed', since: '' } as const;
    expect(stateOf('sync', {}, { instance })).toEqual({ allowed: true });
    expect(
      stateOf('refresh', {}, { look: { isOld: true, isTried: false } }),
    ).toEqual({
      allowed: true,
    });
  });

  it('lets people sync where a window only stops automatic syncs', () => {
    const window = { automatic: false, manual: true };
    expect(stateOf('sync', {}, { window })).toEqual({ allowed: true });
  });

  it('lets a sync be stopped that hangs while its application is deleted', () => {
    expect(
      stateOf('terminate', {
        ...running,
        deletingSince: '2026-11-23T05:00:00Z',
      }),
    ).toEqual({ allowed: true });
  });

  it('names the right before anything that would tell of the application', () => {
    expect(
      stateOf('sync', running, { allowed: false, hasCredential: false }),
    ).toEqual(refused('notPermitted', { owner: 'blue' }));
  });
});

describe('a sync to another revision', () => {
  const sync = { allowed: true } as const;

  it('is refused with the reason of a sync, where that may not be asked for', () => {
    const syncing = refused('operationRunning') as never;
    expect(otherRevisionState(syncing, testRecord(), true)).toBe(syncing);
  });

  it('is refused where the application syncs itself, which Argo CD does not let anybody override', () => {
    const record = testRecord({
      autoSync: { prune: false, selfHeal: false },
      sources: [
        { repoUrl: 'https://gitlab.example.com/a/b', targetRevision: 'main' },
      ],
    });
    expect(otherRevisionState(sync, record, true)).toEqual(
      refused('autoSyncTarget', { target: 'main' }),
    );
  });

  it.each([
    [true, sync],
    [undefined, sync],
    [
      false,
      refused('accountNotPermitted', { instance: 'main', project: 'shop' }),
    ],
  ])('by an account whose right to override is %s', (may, state) => {
    const record = testRecord({ project: 'shop', autoSync: undefined });
    expect(otherRevisionState(sync, record, may)).toEqual(state);
  });

  it.each([
    ['main', 'main', false],
    ['main', 'feature', true],
    ['main', undefined, false],
    [undefined, 'HEAD', false],
    [undefined, 'main', true],
  ])('of what follows %s: %s is another: %s', (target, revision, is) => {
    const record = testRecord({
      sources: [
        { repoUrl: 'https://gitlab.example.com/a/b', targetRevision: target },
      ],
    });
    expect(isOtherRevision(record, revision)).toBe(is);
  });
});
