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
import { parse, parseAllDocuments } from 'yaml';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { workspace } from '../__testUtils__/workspace';
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
const project = (name: string) =>
  `kind: AppProject\nmetadata:\n  name: ${name}\n`;

describe('gitops:platform-repository:register', () => {
  let gitlab: SandboxGitlab;

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
    await gitlab.publish('projects');
  });

  afterAll(() => gitlab.stop());

  async function register(files: Record<string, string>) {
    const kept: Record<string, unknown> = {};
    const mock = createMockActionContext({
      input: {
        name: 'shop',
        platformRepositoryUrl: `${gitlab.sandbox.urls.gitlab}/team-realtime/projects`,
        repositoryUrl: 'https://gitlab.example.com/blue/shop',
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
        const value = await fn();
        kept[key] = value;
        return value;
      },
    };
    await createRegisterInPlatformRepositoryAction({
      integrations: gitlab.integrations,
    }).handler(context);
    const output = Object.fromEntries(jest.mocked(context.output).mock.calls);
    return { url: output.mergeRequestUrl, kept };
  }

  const files = {
    'argocd/project-dev.yaml': project('shop-dev'),
    'argocd/application-dev.yaml': application('dev'),
    'argocd/project-production.yaml': project('shop-production'),
    'argocd/application-production.yaml': application('production'),
  };

  it('opens one merge request, however often it runs', async () => {
    const { kept, url } = await register(files);
    expect(url).toMatch(/\/team-realtime\/projects\/-\/merge_requests\/1$/);
    expect(kept).toEqual({ 'gitops.register.shop': url });
    expect((await register(files)).url).toBe(url);
  });

  it('gives each application a project of its own', async () => {
    const read = async (file: string) =>
      String(
        (
          await gitlab
            .project('projects')!
            .repository.blob('register/shop-task-1', file)
        )?.content,
      );
    await register(files);
    const projects = parseAllDocuments(await read('projects/shop.yaml'));
    expect(projects.map(document => document.toJS())).toEqual([
      { kind: 'AppProject', metadata: { name: 'shop-dev' } },
      { kind: 'AppProject', metadata: { name: 'shop-production' } },
    ]);
    expect(parse(await read('apps/shop.yaml'))).toEqual([
      expect.objectContaining({
        application: 'shop-dev',
        project: 'shop-dev',
        namespace: 'shop-dev',
      }),
      expect.objectContaining({
        application: 'shop-production',
        project: 'shop-production',
        namespace: 'shop-production',
      }),
    ]);
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
