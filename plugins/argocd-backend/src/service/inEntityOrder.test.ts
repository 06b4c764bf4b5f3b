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

import { DeploymentView, VerdictCode } from '@slipway/plugin-argocd-common';
import { ApplicationOperation } from '../record/ApplicationRecord';
import { inPromotionOrder } from '../record/environment';
import { inEntityOrder } from './inEntityOrder';

const deployment: DeploymentView = {
  id: 1,
  deployedAt: '2026-11-28T12:00:00.000Z',
};
const compare = inPromotionOrder(['dev', 'staging', 'production']);

function application(
  environment: string,
  code: VerdictCode,
  has: {
    deployment?: DeploymentView;
    images?: string[];
    operation?: ApplicationOperation;
  } = {},
) {
  return {
    record: { images: has.images ?? [], operation: has.operation },
    view: {
      environment,
      instance: 'global',
      name: `shop-${environment}`,
      verdict: { code },
      lastDeployment: has.deployment,
    },
  };
}

const ordered = (...applications: ReturnType<typeof application>[]) =>
  applications
    .sort((a, b) => inEntityOrder(a, b, compare))
    .map(({ view }) => view.environment);

describe('the order of environments', () => {
  it('is that of promotion, and what never got anything comes last', () => {
    expect(
      ordered(
        application('production', 'live', { deployment }),
        application('staging', 'notDeployed'),
        application('dev', 'live', { deployment }),
      ),
    ).toEqual(['dev', 'production', 'staging']);
    expect(
      ordered(
        application('production', 'notDeployed'),
        application('staging', 'notDeployed', { deployment }),
        application('dev', 'notDeployed'),
      ),
    ).toEqual(['staging', 'dev', 'production']);
  });

  it('stays as it is while Argo CD can compare nothing', () => {
    expect(
      ordered(
        application('production', 'cannotCompare', { deployment }),
        application('staging', 'cannotCompare'),
        application('dev', 'cannotCompare', { images: ['shop:1'] }),
      ),
    ).toEqual(['dev', 'production', 'staging']);
  });

  it('keeps the place of one whose first sync has failed, compared or not', () => {
    const operation = { phase: 'Failed' as const };
    expect(
      ordered(
        application('production', 'live', { deployment }),
        application('staging', 'cannotCompare', { operation }),
        application('dev', 'syncFailed', { operation }),
      ),
    ).toEqual(['dev', 'staging', 'production']);
  });

  it('takes a dry run for no sync, and counts the one before it', () => {
    const dryRun = { phase: 'Failed' as const, dryRun: true };
    const hidden = { ...dryRun, before: { phase: 'Failed' as const } };
    expect(
      ordered(
        application('production', 'cannotCompare', { operation: hidden }),
        application('staging', 'live', { deployment }),
        application('dev', 'cannotCompare', { operation: dryRun }),
      ),
    ).toEqual(['staging', 'production', 'dev']);
  });
});
