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
  ApplicationView,
  EntityApplications,
  HomeNeed,
  Promotion,
  Verdict,
} from '@slipway/plugin-argocd-common';
import { compareNeeds, credentialNeeds, needsOf } from './homeNeeds';

const entityRef = 'system:default/shop';

type Given = Pick<
  ApplicationView,
  'instance' | 'namespace' | 'name' | 'environment' | 'verdict' | 'autoSync'
>;

const application = (
  environment: string,
  verdict: Partial<Verdict>,
  rest: Partial<Given> = {},
): Given => ({
  instance: 'global',
  namespace: 'argocd',
  name: `shop-${environment}`,
  environment,
  verdict: { code: 'live', parameters: {}, sentence: '', ...verdict },
  ...rest,
});

const promotion = (waitsFor: Promotion['waitsFor']): Promotion => ({
  instance: 'global',
  namespace: 'argocd',
  name: 'shop-production',
  mergeRequest: { iid: 95, title: 'Promote', url: 'https://gitlab/95' },
  commit: 'c'.repeat(40),
  waitsFor,
});

const answerOf = (
  applications: Given[],
  promotions: Promotion[] = [],
): EntityApplications => ({
  entityRef,
  annotated: true,
  headline: { code: 'unknown', parameters: {}, sentence: '' },
  changes: [],
  applications: applications as ApplicationView[],
  promotions,
  serviceChanges: [],
  omitted: 0,
  instances: [],
});

const nothingOwn = () => false;

describe('what a project needs', () => {
  it.each([
    ['broken', 'broken'],
    ['syncFailed', 'syncFailed'],
    ['refused', 'refused'],
    ['cannotCompare', 'cannotCompare'],
    ['rolledBack', 'rolledBack'],
  ] as const)('is somebody where it is %s', (code, need) => {
    expect(
      needsOf(answerOf([application('dev', { code })]), nothingOwn),
    ).toMatchObject([{ code: need, entityRef, environment: 'dev' }]);
  });

  it.each(['live', 'rollingOut', 'notDeployed', 'paused', 'deleting'] as const)(
    'is nobody where it is %s',
    code => {
      expect(
        needsOf(answerOf([application('dev', { code })]), nothingOwn),
      ).toEqual([]);
    },
  );

  it('is a sync where it syncs by hand and Git is ahead, and only there', () => {
    const waiting = {
      code: 'outOfDate',
      parameters: { way: 'manual' },
    } as const;
    const drift = { code: 'outOfDate', parameters: { way: 'drift' } } as const;
    expect(
      needsOf(
        answerOf([
          application('dev', waiting, {
            autoSync: { prune: true, selfHeal: true },
          }),
          application('staging', drift),
          application('production', waiting),
        ]),
        nothingOwn,
      ),
    ).toMatchObject([{ code: 'waitsForSync', environment: 'production' }]);
  });

  it('is nothing of what is only remembered', () => {
    expect(
      needsOf(
        answerOf([application('dev', { code: 'broken', lastKnown: true })]),
        nothingOwn,
      ),
    ).toEqual([]);
  });

  it('says that it is a change of the person that fails, only of the application where it does', () => {
    const broken = { code: 'broken' } as const;
    const needs = needsOf(
      answerOf([
        application('staging', broken, { instance: 'team' }),
        application('staging', broken),
      ]),
      ({ instance }) => instance === 'global',
    );
    expect(needs.map(({ isYours }) => isYours)).toEqual([undefined, true]);
    expect([...needs].sort(compareNeeds)[0].instance).toBe('global');
  });

  it.each([
    ['approval', 1],
    ['merge', 1],
    ['conflict', 1],
    ['discussion', 1],
    ['pipeline', 0],
    ['draft', 0],
    ['unknown', 0],
  ] as const)(
    'is people for a promotion that waits for %s: %i',
    (waitsFor, count) => {
      const needs = needsOf(
        answerOf([application('production', {})], [promotion(waitsFor)]),
        nothingOwn,
      );
      expect(needs).toHaveLength(count);
      needs.forEach(need =>
        expect(need).toMatchObject({
          code: 'promotion',
          environment: 'production',
          promotion: { waitsFor },
        }),
      );
    },
  );
});

describe('credentials', () => {
  const expiry = (expiresInDays: number) => ({
    purpose: 'read' as const,
    expiresAt: '',
    expiresInDays,
  });
  const needs = (...days: number[]): HomeNeed[] =>
    credentialNeeds([
      { config: { name: 'global' }, expiries: () => days.map(expiry) },
    ]);

  it('need somebody two weeks before they end, and after that', () => {
    expect(needs(15)).toEqual([]);
    expect(needs(14, 40, -1)).toEqual([
      {
        code: 'credentialEnds',
        instance: 'global',
        credentials: [expiry(14), expiry(-1)],
      },
    ]);
  });
});
