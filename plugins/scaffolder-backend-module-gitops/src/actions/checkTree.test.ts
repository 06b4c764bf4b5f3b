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
import { Box } from '@slipway/box';
import { workspace } from '../__testUtils__/workspace';
import { createCheckTreeAction } from './checkTree';

jest.setTimeout(60_000);

const catalogInfo = (owner: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: shop
spec:
  type: service
  lifecycle: production
${owner}`;

describe('gitops:tree:check', () => {
  const action = createCheckTreeAction({ box: new Box() });

  async function check(
    files: Record<string, string>,
    path = '.',
    profile: 'broken' | 'all' = 'broken',
  ) {
    const context = createMockActionContext({
      input: { path, profile },
      workspacePath: await workspace(files),
    });
    await action.handler(context);
    return context.output;
  }

  it('lets a sound tree pass', async () => {
    const files = {
      'project/catalog-info.yaml': catalogInfo('  owner: blue\n'),
    };
    expect(await check(files, 'project')).toHaveBeenCalledWith(
      'findings',
      expect.any(Array),
    );
  });

  it('stops the task where something would not work, and says where', async () => {
    const files = { 'catalog-info.yaml': catalogInfo('') };
    await expect(check(files)).rejects.toThrow(
      /^What was written has 1 error, so nothing was published\. catalog-info\.yaml:\d+ /,
    );
  });

  it('stops the task where the tree is too much, and names the limit', async () => {
    const files = {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml': 'x: {{ len (until 50000000) }}\n',
    };
    await expect(check(files)).rejects.toThrow(
      /^What was written was not checked, so nothing was published\..* Helm took more than 512 MB of memory and was stopped\./,
    );
  });

  it('stops for the style of the house where it is told to, and else only says so', async () => {
    const files = {
      '.gitlab-ci.yml':
        'include: [{template: Jobs/SAST.gitlab-ci.yml}]\ntest:\n  script: [make]\n  only: [main]\n',
    };
    await expect(check(files, '.', 'all')).rejects.toThrow('ci-only-except');
    const output = await check(files);
    expect(output).toHaveBeenCalledWith('findings', [
      expect.objectContaining({
        rule: 'ci-only-except',
        profile: 'house',
        line: 4,
      }),
    ]);
  });

  it('ends with its task', async () => {
    const stop = new AbortController();
    const context = createMockActionContext({
      input: { path: '.', profile: 'broken' as const },
      workspacePath: await workspace({}),
    });
    const ended = action.handler({ ...context, signal: stop.signal });
    stop.abort(new Error('canceled'));
    await expect(ended).rejects.toThrow('canceled');
  });

  it('looks at nothing outside the workspace', async () => {
    await expect(check({}, '../..')).rejects.toThrow(/not allowed|outside/);
  });
});
