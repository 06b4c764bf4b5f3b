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
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { createCompleteProjectAction } from './completeProject';

jest.setTimeout(60_000);

describe('gitops:project:complete', () => {
  let gitlab: SandboxGitlab;

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
  });

  afterAll(() => gitlab.stop());

  async function complete(taskId: string, token = gitlab.token) {
    const context = createMockActionContext({
      input: { repoUrl: gitlab.repoUrl('shop'), token },
      task: { id: taskId },
    });
    const warnings = jest.spyOn(context.logger, 'warn');
    const { integrations } = gitlab;
    await createCompleteProjectAction({ integrations }).handler(context);
    return warnings.mock.calls.flat().join();
  }

  it('removes the label of its own task, and leaves the other topics', async () => {
    await gitlab.publish('shop');
    const project = gitlab.project('shop')!;
    project.topics.push('argocd');
    await complete('another-task');
    expect(project.topics).toEqual(['scaffolder-task-task-1', 'argocd']);
    await complete('task-1');
    expect(project.topics).toEqual(['argocd']);
    expect(await complete('task-1')).toBe('');
  });

  it('only warns where GitLab refuses, because everything stands', async () => {
    expect(await complete('task-1', 'expired')).toContain(
      'Remove the topic of this task in GitLab',
    );
  });
});
