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

import { Sandbox, SandboxOptions } from '@slipway/sandbox';
import { PlatformCommands } from './PlatformCommands';

/** Settings with which everything is made. */
export const everything = {
  PLATFORM_REPOSITORY: 'platform/argocd-projects',
  DISCOVERY_GROUP: 'acme/shop',
  IMAGE_REGISTRY: 'registry.example.com',
};

/** What of GitLab is there then. */
export const complete = {
  groups: expect.arrayContaining(['platform', 'acme', 'acme/shop']),
  deployTokens: [
    'platform: argocd reads repositories',
    'platform: cluster pulls images',
    'acme: argocd reads repositories',
    'acme: cluster pulls images',
    'acme/shop: argocd reads repositories',
    'acme/shop: cluster pulls images',
  ],
  accessTokens: ['argocd finds repositories'],
  hooks: ['platform', 'acme', 'acme/shop'],
  projects: ['platform/argocd-projects'],
  topics: ['argocd'],
  applications: [expect.stringMatching(/^Argo CD \(/)],
};

/**
 * Prepares the commands of `platform/` and a sandbox of their own for each test; `isShared`, once for all tests of a block, each
 * of which goes on where the one before has ended.
 */
export function usePlatform({ isShared = false } = {}) {
  let sandbox: Sandbox | undefined;
  let commands: PlatformCommands | undefined;

  const prepared = <T>(part: T | undefined): T => {
    if (!part) {
      throw new Error('The platform has to be prepared first.');
    }
    return part;
  };

  (isShared ? afterAll : afterEach)(async () => {
    await commands?.remove();
    await sandbox?.stop();
  });

  return {
    get sandbox() {
      return prepared(sandbox);
    },
    get commands() {
      return prepared(commands);
    },
    async prepare(
      settings: Record<string, string> = {},
      options: SandboxOptions = {},
    ): Promise<void> {
      sandbox = await Sandbox.start({
        requeueMs: 1_000,
        comparisonMs: 1_000,
        tickMs: 100,
        podStartMs: 200,
        ...options,
      });
      commands = await PlatformCommands.prepare(sandbox, settings);
    },
    /** An application of GitLab that a person has made by hand. */
    addApplication(clientId: string, clientSecret: string): void {
      const { gitlab } = prepared(sandbox);
      gitlab.applications.set(9_000, {
        id: 9_000,
        name: 'By hand',
        clientId,
        clientSecret,
        redirectUris: [],
      });
    },
    /** Commits to main, as the platform team. */
    async commit(path: string, files: Record<string, string>): Promise<void> {
      const { gitlab } = prepared(sandbox);
      const { repository } = gitlab.findProject(path)!;
      await repository.commitFiles(new Map(Object.entries(files)), {
        message: 'Change',
        author: gitlab.person('ada')!,
      });
    },
    /** What there is of GitLab that bootstrap makes. */
    gitlab() {
      const { gitlab } = prepared(sandbox);
      return {
        groups: gitlab.groups.map(group => group.path),
        deployTokens: gitlab.groups.flatMap(group =>
          gitlab
            .tokensOf(group.path, 'deploy')
            .map(({ name }) => `${group.path}: ${name?.replace(/ \(.*/, '')}`),
        ),
        accessTokens: gitlab.groups.flatMap(group =>
          gitlab
            .tokensOf(group.path, 'access')
            .map(({ name }) => name?.replace(/ \(.*/, '')),
        ),
        hooks: [...gitlab.hooks.values()].map(hook => hook.group),
        projects: [...gitlab.projects.values()].map(project =>
          gitlab.fullPath(project),
        ),
        topics: [...gitlab.topics.keys()],
        applications: [...gitlab.applications.values()].map(({ name }) => name),
      };
    },
  };
}
