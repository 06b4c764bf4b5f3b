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

import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { validate } from 'jsonschema';
import { instance } from '../__testUtils__/instance';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { createPlanProjectAction } from './planProject';

describe('gitops:project:plan', () => {
  const action = createPlanProjectAction({
    integrations: integrationsOf('https://gitlab.example.com'),
    argocd: argocdServiceMock({ getInstances: async () => [instance()] }),
    catalog: catalogServiceMock(),
    portalUrl: 'https://portal.example.com',
  });

  it('puts out what its schema promises, without the token', async () => {
    const mock = createMockActionContext({
      input: {
        name: 'shop',
        repoUrl: 'gitlab.example.com?owner=blue&repo=shop',
        profile: 'self-managed' as const,
        pullRegistry: 'registry.example.com',
        argocdInstance: 'global',
        registration: 'platform-repository' as const,
        environments: ['dev' as const],
        services: [
          {
            name: 'api',
            kind: 'web' as const,
            size: 'small' as const,
            replicas: 1,
          },
        ],
        visibility: 'private' as const,
        imageUpdate: 'job-token' as const,
        domain: 'apps.example.com',
        token: 'secret-token',
      },
    });
    const context = { ...mock, isDryRun: true };
    await action.handler(context);
    const output = Object.fromEntries(jest.mocked(context.output).mock.calls);
    expect(
      validate(output, action.schema?.output ?? {}).errors.map(String),
    ).toEqual([]);
    expect(output).toMatchObject({
      environments: ['dev'],
      hasOwnServices: true,
      endpoints: {
        argocdNamespace: 'argocd',
        portalUrl: 'https://portal.example.com',
      },
      registration: {
        method: 'platform-repository',
        platformRepositoryUrl: 'https://gitlab.example.com/platform/projects',
      },
      nextSteps: expect.stringContaining('The platform team merges'),
    });
    expect(JSON.stringify(output)).not.toContain('secret-token');
  });
});
