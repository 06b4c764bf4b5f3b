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
import { parse } from 'yaml';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { workspace } from '../__testUtils__/workspace';
import { PlatformRepository } from '../gitlab/PlatformRepository';
import { entryFile } from '../plan/checkPlatformRepository';
import { createRegisterInPlatformRepositoryAction } from './registerInPlatformRepository';

jest.setTimeout(60_000);

const application = (
  environment: string,
  { project = `shop-${environment}`, name = `shop-${environment}` } = {},
) => `kind: Application
metadata:
  name: ${name}
  labels: { environment: ${environment} }
  annotations: { backstage.io/entity-ref: 'system:default/shop' }
spec:
  project: ${project}
  source: { repoURL: 'https://gitlab.example.com/blue/shop.git' }
  destination: { namespace: shop-${environment} }
  syncPolicy: { automated: {} }
`;
const project = (name: string, namespace = name) =>
  `kind: AppProject
metadata:
  name: ${name}
spec:
  sourceRepos: ['https://gitlab.example.com/blue/shop.git']
  destinations: [{ namespace: ${namespace} }]
`;

describe('gitops:platform-repository:register', () => {
  let gitlab: SandboxGitlab;

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
    await gitlab.publish('projects');
  });

  afterAll(() => gitlab.stop());

  /** What the scaffolder keeps of a task from one run to the next. */
  const kept = new Map<string, unknown>();

  const platformRepositoryUrl = () =>
    `${gitlab.sandbox.urls.gitlab}/team-realtime/projects`;

  async function register(
    files: Record<string, string>,
    repositoryUrl = `${gitlab.sandbox.urls.gitlab}/blue/shop`,
  ): Promise<string> {
    const mock = createMockActionContext({
      input: {
        name: 'shop',
        platformRepositoryUrl: platformRepositoryUrl(),
        repositoryUrl,
        path: 'argocd',
        token: gitlab.token,
      },
      workspacePath: await workspace(files),
      task: { id: 'task-1' },
    });
    const context = {
      ...mock,
      async checkpoint<T>({
        key,
        fn,
      }: {
        key: string;
        fn: () => T | Promise<T>;
      }): Promise<T> {
        if (!kept.has(key)) {
          kept.set(key, await fn());
        }
        return kept.get(key) as T;
      },
    };
    await createRegisterInPlatformRepositoryAction({
      integrations: gitlab.integrations,
    }).handler(context);
    const [, url] = jest.mocked(context.output).mock.calls[0];
    return String(url);
  }

  const files = {
    'argocd/project-dev.yaml': project('shop-dev'),
    'argocd/application-dev.yaml': application('dev'),
    'argocd/project-production.yaml': project('shop-production'),
    'argocd/application-production.yaml': application('production'),
  };

  it('opens one merge request, however often it runs', async () => {
    const url = await register(files);
    expect(url).toMatch(/\/team-realtime\/projects\/-\/merge_requests\/1$/);
    expect(await register(files)).toBe(url);
  });

  it('opens another where a clean-up has closed the first', async () => {
    const url = await register(files);
    const platformRepository = PlatformRepository.open(
      platformRepositoryUrl(),
      gitlab.integrations,
      gitlab.token,
    );
    expect(
      await platformRepository.withdraw('shop', 'task-1', entryFile('shop')),
    ).toBe(true);
    const another = await register(files);
    expect(another).not.toBe(url);
    expect(await platformRepository.findRequest('shop', 'task-1')).toBe(
      another,
    );
  });

  it('sends no token to another GitLab than that of the project', async () => {
    await expect(
      register(files, 'https://gitlab.example.com/blue/shop'),
    ).rejects.toThrow('your token of gitlab.example.com is not sent to');
  });

  it('says in one entry what is in every environment', async () => {
    await register(files);
    const { repository } = gitlab.project('projects')!;
    const branch = 'register/shop-task-1';
    const entry = await repository.blob(branch, 'apps/shop/entry.yaml');
    expect(parse(String(entry?.content))).toEqual({
      entity: 'system:default/shop',
      repository: 'https://gitlab.example.com/blue/shop.git',
      environments: [
        { name: 'dev', namespace: 'shop-dev', automated: true },
        { name: 'production', namespace: 'shop-production', automated: true },
      ],
    });
  });

  it.each([
    [
      'a folder without an Application',
      { 'argocd/project-dev.yaml': project('shop-dev') },
      'A project is registered with one AppProject for each Application, of the same name.',
    ],
    [
      'an AppProject that two environments share',
      {
        'argocd/project.yaml': project('shop'),
        'argocd/application-dev.yaml': application('dev', { project: 'shop' }),
        'argocd/application-production.yaml': application('production', {
          project: 'shop',
        }),
      },
      'A project is registered with one AppProject for each Application, of the same name.',
    ],
    [
      "an Application in another environment's AppProject",
      {
        ...files,
        'argocd/application-dev.yaml': application('dev', {
          project: 'shop-production',
        }),
      },
      'A project is registered with one AppProject for each Application, of the same name.',
    ],
    [
      'an Application of another name than its AppProject',
      {
        ...files,
        'argocd/application-dev.yaml': application('dev', { name: 'shop' }),
      },
      'A project is registered with one AppProject for each Application, of the same name.',
    ],
    [
      'an Application of a name that the chart would not give it',
      {
        'argocd/project.yaml': project('web'),
        'argocd/application.yaml': application('dev', {
          name: 'web',
          project: 'web',
        }),
      },
      'The Application web has to be called shop-dev',
    ],
    [
      'an AppProject that permits another namespace',
      { ...files, 'argocd/project-dev.yaml': project('shop-dev', 'other') },
      'The AppProject shop-dev has to permit the repository and the namespace of its Application, and nothing else',
    ],
    [
      'Applications of two repositories',
      {
        ...files,
        'argocd/project-dev.yaml': project('shop-dev').replace('blue', 'red'),
        'argocd/application-dev.yaml': application('dev').replace(
          'blue',
          'red',
        ),
      },
      'The Applications of a project are of one repository, not of https://gitlab.example.com/blue/shop.git, https://gitlab.example.com/red/shop.git.',
    ],
    [
      'an AppProject without a name',
      { ...files, 'argocd/project-dev.yaml': 'kind: AppProject\n' },
      'An AppProject cannot be registered: metadata',
    ],
    [
      'an Application that lacks what the platform needs',
      { ...files, 'argocd/application-dev.yaml': 'kind: Application\n' },
      'An Application cannot be registered: metadata',
    ],
  ])('refuses %s', async (_name, wrong, message) => {
    await expect(register(wrong)).rejects.toThrow(message);
  });
});
