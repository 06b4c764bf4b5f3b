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

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { validate } from 'jsonschema';
import { instance } from '../__testUtils__/instance';
import { ofSelfManaged, portalWith } from '../__testUtils__/placed';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { Targets } from '../targets/Targets';
import { createPlanProjectAction } from './planProject';

describe('gitops:project:plan', () => {
  const action = createPlanProjectAction({
    auth: mockServices.auth(),
    argocd: argocdServiceMock({ getInstances: async () => [instance()] }),
    catalog: catalogServiceMock(),
    integrations: integrationsOf('https://gitlab.example.com'),
    targets: Targets.fromConfig(portalWith(ofSelfManaged)),
    portalUrl: 'https://portal.example.com',
  });

  it('puts out what its schema promises, without the token', async () => {
    const mock = createMockActionContext({
      input: {
        name: 'shop',
        target: 'own',
        group: 'blue',
        registration: 'platform-repository' as const,
        services: [
          {
            name: 'api',
            kind: 'web' as const,
            size: 'small' as const,
            replicas: 1,
          },
        ],
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
      repoUrl: 'gitlab.example.com?owner=blue&repo=shop',
      argocdInstance: 'global',
      profile: 'self-managed',
      visibility: 'private',
      environments: ['dev'],
      manualEnvironments: [],
      buildEngine: 'docker',
      imageUpdate: 'job-token',
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

  it('takes no leftover without the task that left it', async () => {
    const context = createMockActionContext({
      input: {
        name: 'shop',
        target: 'own',
        group: 'blue',
        leftover: 42,
        services: [],
        token: 'secret-token',
      },
    });
    await expect(action.handler(context)).rejects.toThrow(
      'gitops:project:plan needs leftoverTask with leftover',
    );
  });
});
