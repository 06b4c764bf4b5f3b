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

import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { examplesOf } from '../__testUtils__/examplesOf';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { workspace } from '../__testUtils__/workspace';
import { createApplyManifestsAction } from './applyManifests';

const provision = jest.fn();
const action = createApplyManifestsAction({
  argocd: argocdServiceMock({ provision }),
  integrations: integrationsOf('https://gitlab.example.com'),
});

it.each(examplesOf(action))('$description', ({ problems }) => {
  expect(problems).toEqual([]);
});

it.each(examplesOf(action))(
  'runs: $description',
  async ({ input: example }) => {
    provision.mockResolvedValue({ objects: [], applicationUrls: {} });
    const { path = 'argocd', ...input } = example;
    const context = createMockActionContext({
      input: {
        instance: String(input.instance),
        name: String(input.name),
        repoUrl: String(input.repoUrl),
        projectId: Number(input.projectId),
        path: String(path),
        token: 'token of the person',
      },
      workspacePath: await workspace({
        [`${path}/project-dev.yaml`]: 'kind: AppProject\n',
      }),
    });
    await action.handler(context);
    expect(provision).toHaveBeenLastCalledWith(
      input.instance,
      expect.objectContaining({ manifests: [{ kind: 'AppProject' }] }),
      expect.anything(),
    );
  },
);
