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

import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  ofGitlabCom,
  ofSelfManaged,
  portalWith,
} from '../__testUtils__/placed';
import { readTargets, TargetsError } from './readTargets';

const problemsOf = (...targets: JsonObject[]): string[] => {
  try {
    readTargets(portalWith(...targets));
    return [];
  } catch (error) {
    return error instanceof TargetsError ? error.problems : [String(error)];
  }
};

const k3d = {
  ...ofSelfManaged,
  name: 'local',
  endpointProfile: 'k3d',
  gitlab: {
    host: 'gitlab.example.com',
    groups: ['team-web'],
    clusterUrl: 'http://gitlab.svc:8181',
  },
  registry: { pullFrom: 'master-registry:5000' },
};

describe('gitops.targets', () => {
  it('may be absent or empty', () => {
    expect(readTargets(new ConfigReader({}))).toEqual([]);
    expect(readTargets(portalWith())).toEqual([]);
  });

  it('need few keys', () => {
    expect(readTargets(portalWith(ofGitlabCom))).toEqual([
      {
        name: 'com',
        title: 'com',
        argocdInstance: 'global',
        gitlab: {
          host: 'gitlab.com',
          groups: [{ path: 'blue', owners: undefined }],
          clusterUrl: undefined,
        },
        endpointProfile: 'gitlab-com',
        registry: {
          host: 'registry.gitlab.com',
          pullFrom: 'registry.gitlab.com',
        },
        settings: {
          visibility: 'private',
          environments: ['dev'],
          manualEnvironments: [],
          buildEngine: 'docker',
          imageUpdate: 'job-token',
          registration: 'api',
          domain: 'apps.example.com',
        },
        choices: ofGitlabCom.choices,
      },
    ]);
  });

  it('say who owns a group, which environments wait, and how nodes pull', () => {
    const [target] = readTargets(
      portalWith({
        ...k3d,
        gitlab: {
          ...k3d.gitlab,
          clusterUrl: 'http://gitlab.svc:8181/',
          groups: ['web', { path: 'shop/checkout', owners: ['team-shop'] }],
        },
        environments: [{ name: 'dev' }, { name: 'production', sync: 'manual' }],
        choices: ['visibility'],
      }),
    );
    expect(target).toMatchObject({
      gitlab: {
        clusterUrl: 'http://gitlab.svc:8181',
        groups: [
          { path: 'shop/checkout', owners: ['group:default/team-shop'] },
          { path: 'web' },
        ],
      },
      registry: {
        host: 'master-registry:5000',
        pullFrom: 'master-registry:5000',
      },
      settings: {
        environments: ['dev', 'production'],
        manualEnvironments: ['production'],
      },
      choices: ['visibility'],
    });
  });

  it.each<[string, JsonObject, string]>([
    ['no name', { name: undefined }, 'gitops.targets[0].name is missing.'],
    ['no host', { gitlab: { groups: ['a'] } }, '[0].gitlab.host is missing.'],
    [
      'no group',
      { gitlab: { host: 'gitlab.example.com', groups: [] } },
      '[0].gitlab.groups must not be empty.',
    ],
    [
      'a group that is none',
      { gitlab: { host: 'gitlab.example.com', groups: ['/a/'] } },
      '[0].gitlab.groups[0] is neither the full path of a group nor { path, owners }.',
    ],
    [
      'a group twice',
      { gitlab: { host: 'gitlab.example.com', groups: ['a', 'A'] } },
      '[0].gitlab.groups[1] is there twice.',
    ],
    [
      'an owner that is no group',
      {
        gitlab: {
          host: 'gitlab.example.com',
          groups: [{ path: 'a', owners: ['user:default/maria'] }],
        },
      },
      '[0].gitlab.groups[0].owners[0] is no reference of a group.',
    ],
    [
      'a profile that does not exist',
      { endpointProfile: 'kind' },
      '[0].endpointProfile must be one of k3d, gitlab-com, self-managed.',
    ],
    [
      'a choice that does not exist',
      { choices: ['profile'] },
      '[0].choices[0] must be one of visibility, environments, manualEnvironments, buildEngine, imageUpdate, registration, domain.',
    ],
    [
      'a choice twice',
      { choices: ['domain', 'domain'] },
      '[0].choices[1] is there twice.',
    ],
    [
      'a key that does not exist',
      { hosts: [] },
      'gitops.targets[0] has no key hosts.',
    ],
    [
      'a text where a list belongs',
      { environments: 'dev' },
      '[0].environments must be of type array.',
    ],
    [
      'environments in another order',
      { environments: [{ name: 'production' }, { name: 'dev' }] },
      '[0].environments must be in the order of promotion: dev, staging, production.',
    ],
    [
      'an environment twice',
      { environments: [{ name: 'dev' }, { name: 'dev' }] },
      '[0].environments names an environment twice.',
    ],
    [
      'no registry',
      { registry: {} },
      '[0].registry.host is missing: endpointProfile self-managed needs it.',
    ],
    [
      'no registry for nodes',
      { ...k3d, registry: { host: 'localhost:5001' } },
      '[0].registry.pullFrom is missing: endpointProfile k3d needs it.',
    ],
    [
      'no address for the cluster',
      { ...k3d, gitlab: { host: 'gitlab.example.com', groups: ['a'] } },
      '[0].gitlab.clusterUrl is missing: endpointProfile k3d needs it.',
    ],
    [
      'an address with a password',
      {
        gitlab: { ...k3d.gitlab, clusterUrl: 'https://me:secret@gitlab.svc' },
      },
      '[0].gitlab.clusterUrl is no http or https address without credentials and query.',
    ],
    [
      'gitlab-com for another host',
      { endpointProfile: 'gitlab-com' },
      '[0].gitlab.host is gitlab.example.com, and endpointProfile gitlab-com is for gitlab.com alone.',
    ],
    [
      'a GitLab that the portal does not know',
      { gitlab: { host: 'gitlab.org', groups: ['a'] } },
      '[0].gitlab.host is gitlab.org, which integrations.gitlab does not have.',
    ],
    [
      'an Argo CD that the portal does not know',
      { argocdInstance: 'glob' },
      '[0].argocdInstance is glob, which argocd.instances does not have. It has: global, narrow, bare.',
    ],
    [
      'an Argo CD in which the portal may create nothing',
      { argocdInstance: 'bare' },
      '[0].registration is api, and argocd.instances has for bare no credentials.provision with a token or an account.',
    ],
    [
      'an address of the cluster that Argo CD does not know',
      {
        gitlab: { ...k3d.gitlab, clusterUrl: 'http://gitlab.elsewhere.svc' },
      },
      '[0].gitlab.clusterUrl is http://gitlab.elsewhere.svc, which argocd.repositoryHosts does not have as an alias of https://gitlab.example.com',
    ],
    [
      'an environment that Argo CD keeps from templates',
      {
        argocdInstance: 'narrow',
        environments: [{ name: 'dev' }, { name: 'production' }],
      },
      '[0].environments needs namespace *-production of https://kubernetes.default.svc, which credentials.provision.destinations of narrow',
    ],
    ...['a..b', 'a.-b', 'a-.b', '.a', 'a.'].flatMap(
      (name): [string, JsonObject, string][] => [
        [`the domain ${name}`, { domain: name }, '[0].domain is no domain.'],
        [
          `the host ${name}`,
          { registry: { host: name } },
          '[0].registry.host is no host like gitlab.example.com.',
        ],
        [
          `the cluster's address of ${name}`,
          { gitlab: { ...k3d.gitlab, clusterUrl: `http://${name}:8181` } },
          '[0].gitlab.clusterUrl is no http or https address',
        ],
      ],
    ),
    [
      'an Argo CD without platform repository',
      { registration: 'platform-repository' },
      'argocd.instances has for global no registration.platformRepositoryUrl.',
    ],
    [
      'a platform repository in another GitLab',
      { registration: 'platform-repository', argocdInstance: 'narrow' },
      'registration.platformRepositoryUrl of narrow is not in gitlab.example.com',
    ],
    [
      'an Argo CD that discovers nothing',
      { registration: 'discovery' },
      'argocd.instances has for global no registration.discovery.',
    ],
  ])('are refused for %s', (_what, change, problem) => {
    expect(problemsOf({ ...ofSelfManaged, ...change })).toContainEqual(
      expect.stringContaining(problem),
    );
  });

  it('fit what an Argo CD discovers', () => {
    const config = {
      integrations: {
        gitlab: [
          { host: 'gitlab.example.com', apiBaseUrl: 'https://api.invalid' },
        ],
      },
      argocd: {
        instances: [
          {
            name: 'global',
            registration: { discovery: { group: 'shop', project: 'found' } },
          },
        ],
      },
    };
    const problems = (change: Record<string, JsonValue>) => {
      const target = { ...ofSelfManaged, registration: 'discovery', ...change };
      try {
        readTargets(
          new ConfigReader({ ...config, gitops: { targets: [target] } }),
        );
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const gitlab = { host: 'gitlab.example.com', groups: ['shop/web'] };
    expect(problems({ gitlab })).toBe('');
    const wrong = problems({
      environments: [{ name: 'dev' }, { name: 'production', sync: 'manual' }],
    });
    for (const sentence of [
      'finds repositories in shop, not in blue.',
      'deploys dev only, not production.',
      'syncs every environment by itself',
    ]) {
      expect(wrong).toContain(sentence);
    }
  });

  it('are told apart by their names, and everything that is wrong is said at once', () => {
    expect(
      problemsOf(ofGitlabCom, { ...ofGitlabCom, argocdInstance: 'x' }),
    ).toEqual([
      'gitops.targets[1].name is com, which another target has.',
      expect.stringContaining('[1].argocdInstance is x'),
    ]);
    expect(problemsOf(ofGitlabCom, { ...ofSelfManaged, title: 'com' })).toEqual(
      ['gitops.targets[1].title is com, which another target has.'],
    );
  });
});
