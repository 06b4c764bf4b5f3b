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

import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import { lint } from '@slipway/gitops-lint';
import { matchesGlob } from '@slipway/glob';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';

const run = promisify(execFile);
const platform = path.resolve(__dirname, '../../../platform');

const read = async (file: string) =>
  parse(await readFile(path.join(platform, file), 'utf8'));

/** Argo CD's own model; its glob has no separator. */
const model = `
[request_definition]
r = sub, res, act, obj
[policy_definition]
p = sub, res, act, obj, eft
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = g(r.sub, p.sub) && fits(r.res, p.res) && fits(r.act, p.act) && fits(r.obj, p.obj)
`;

describe('what Argo CD lets the accounts of the portal do', () => {
  // account, resource, action, object, whether it may
  const table: [string, string, string, string, boolean][] = [
    ['backstage', 'applications', 'get', 'shop/shop-dev', true],
    ['backstage', 'applications', 'get', 'shop/other-namespace/shop-dev', true],
    ['backstage', 'logs', 'get', 'shop/shop-dev', true],
    ['backstage', 'projects', 'get', 'shop', true],
    ['backstage', 'repositories', 'get', '*', true],
    ['backstage', 'applications', 'sync', 'shop/shop-dev', false],
    ['backstage', 'applications', 'create', 'shop/shop-dev', false],
    ['backstage', 'applications', 'delete', 'shop/shop-dev', false],
    ['backstage', 'projects', 'create', 'shop', false],
    ['backstage', 'accounts', 'get', 'admin', false],
    ['backstage', 'exec', 'create', 'shop/shop-dev', false],
    ['backstage-ops', 'applications', 'sync', 'shop/shop-dev', true],
    [
      'backstage-ops',
      'applications',
      'action/apps/Deployment/restart',
      'shop/shop-dev',
      true,
    ],
    [
      'backstage-ops',
      'applications',
      'action/argoproj.io/Rollout/promote-full',
      'shop/shop-dev',
      false,
    ],
    // A right of its own from 3.6 on.
    ['backstage-ops', 'applications', 'rollback', 'shop/shop-dev', true],
    ['backstage-provision', 'applications', 'rollback', 'shop/shop-dev', false],
    ['backstage-ops', 'applications', 'override', 'shop/shop-dev', false],
    ['backstage-ops', 'applications', 'update', 'shop/shop-dev', false],
    ['backstage-ops', 'applications', 'delete', 'shop/shop-dev', false],
    ['backstage-ops', 'logs', 'get', 'shop/shop-dev', false],
    ['backstage-ops', 'projects', 'create', 'shop', false],
    ['backstage-provision', 'projects', 'create', 'shop', true],
    ['backstage-provision', 'applications', 'create', 'shop/shop-dev', true],
    ['backstage-provision', 'applications', 'get', 'shop/shop-dev', true],
    ['backstage-provision', 'applications', 'delete', 'shop/shop-dev', true],
    ['backstage-provision', 'projects', 'delete', 'shop', true],
    // Argo CD does not know who made what: this is as wide as the documentation says.
    ['backstage-provision', 'projects', 'delete', 'team-realtime', true],
    ['backstage-provision', 'applications', 'delete', 'team-realtime/a', true],
    ['backstage-provision', 'projects', 'update', 'shop', false],
    ['backstage-provision', 'applications', 'update', 'shop/shop-dev', false],
    ['backstage-provision', 'applications', 'sync', 'shop/shop-dev', false],
    ['backstage-provision', 'projects', 'delete', 'default', false],
    ['backstage-provision', 'projects', 'get', 'platform-repository', false],
    [
      'backstage-provision',
      'applications',
      'delete',
      'platform-repository/platform-repository',
      false,
    ],
    [
      'backstage-provision',
      'applications',
      'create',
      'shop/discovered-shop-dev',
      false,
    ],
    ['backstage-provision', 'projects', 'create', 'discovered-shop', false],
    ['backstage-provision', 'repositories', 'get', '*', false],
    ['somebody', 'applications', 'get', 'shop/shop-dev', false],
    ['role:people', 'applications', 'get', 'shop/shop-dev', true],
    ['role:people', 'projects', 'get', 'shop', true],
    ['role:people', 'applications', 'sync', 'shop/shop-dev', false],
    ['role:people', 'logs', 'get', 'shop/shop-dev', false],
    ['role:people', 'repositories', 'get', '*', false],
  ];

  const presets = [
    'values-k3d.yaml',
    'values-small.yaml',
    'values-ha.yaml',
    'values-per-project.yaml',
  ];

  it.each([...presets, 'manifests'])('%s', async preset => {
    const common = await read('argocd/values.yaml');
    const rbac =
      preset === 'manifests'
        ? (await read('argocd/manifests/argocd-rbac-cm.yaml')).data
        : {
            ...common.configs.rbac,
            ...(await read(`argocd/${preset}`)).configs?.rbac,
          };
    expect(rbac['policy.default']).toBe('');
    // Argo CD adds up every policy.*.csv.
    const policies = [rbac['policy.csv'], rbac['policy.platform.csv']]
      .join('\n')
      .split('\n')
      .map((line: string) => line.trim())
      .filter((line: string) => line && !line.startsWith('#'))
      .join('\n');
    const enforcer = await newEnforcer(
      newModelFromString(model),
      new StringAdapter(policies),
    );
    await enforcer.addFunction('fits', (text: string, pattern: string) =>
      matchesGlob(pattern, text),
    );
    const decided = await Promise.all(
      table.map(async ([account, resource, action, object]) => [
        account,
        resource,
        action,
        object,
        await enforcer.enforce(account, resource, action, object),
      ]),
    );
    expect(decided).toEqual(table);
  });

  it('is the same with the chart and without it', async () => {
    const { cm, params, rbac } = (await read('argocd/values.yaml')).configs;
    const data = async (name: string) =>
      (await read(`argocd/manifests/${name}.yaml`)).data;
    expect(await data('argocd-cm')).toEqual(cm);
    expect(await data('argocd-cmd-params-cm')).toEqual(params);
    expect(await data('argocd-rbac-cm')).toEqual(rbac);
  });

  it('requests memory and CPU, and limits memory, in every part', async () => {
    const values = await read('argocd/values.yaml');
    for (const part of [
      'controller',
      'server',
      'repoServer',
      'applicationSet',
      'redis',
    ]) {
      expect(values[part].resources).toEqual({
        requests: { cpu: expect.any(String), memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      });
    }
  });

  it('reaches nothing of the cluster where it is for one project', async () => {
    const { configs, createClusterRoles, crds } = await read(
      'argocd/values-per-project.yaml',
    );
    expect(createClusterRoles).toBe(false);
    expect(crds.install).toBe(false);
    expect(configs.clusterCredentials['in-cluster']).toMatchObject({
      clusterResources: 'false',
      namespaces: expect.stringMatching(/^[-a-z0-9]+(,[-a-z0-9]+)*$/),
    });
  });
});

describe('the versions that are supported', () => {
  it('are the same in the documentation and in the commands', async () => {
    const versions = await readFile(
      path.join(platform, 'lib/versions.sh'),
      'utf8',
    );
    const table = await readFile(
      path.resolve(platform, '../docs/platform.md'),
      'utf8',
    );
    const shown = [
      ...table.matchAll(
        /^\| (Argo CD|GitLab|Helm|Kubernetes) +\| ([\d.]+)–([\d.]*)/gm,
      ),
    ].map(([, name, oldest, newest]) => [
      name.toLowerCase().replace(' ', ''),
      oldest,
      newest,
    ]);
    expect(shown).toHaveLength(4);
    expect(shown).toEqual(
      [...versions.matchAll(/^(\w+)_oldest=(\S+)(?: \1_newest=(\S+))?$/gm)].map(
        ([, name, oldest, newest = '']) => [name, oldest, newest],
      ),
    );
  });
});

describe('what the platform team gives Argo CD', () => {
  const chart = path.join(platform, 'projects');
  const gitlab = 'https://gitlab.acme.net';
  const everything = {
    gitlab: { url: gitlab, clusterUrl: gitlab },
    portalUrl: 'https://portal.example.com',
    teams: [
      {
        name: 'team-realtime',
        description: 'Live "data": #1',
        repositories: ['team-realtime/**'],
        destinations: [
          {
            server: 'https://kubernetes.default.svc',
            namespaces: ['realtime-*'],
          },
        ],
        syncWindows: [
          {
            kind: 'deny',
            schedule: '0 22 * * *',
            duration: '8h',
            applications: ['*-production'],
            manualSync: true,
          },
        ],
      },
    ],
    platformRepository: { enabled: true },
    discovery: {
      enabled: true,
      group: 'team-web',
      environments: ['dev', 'production'],
    },
  };

  async function render(values: object) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-platform-'));
    const file = path.join(folder, 'values.json');
    await writeFile(file, JSON.stringify(values));
    const { stdout } = await run('helm', [
      'template',
      'platform-projects',
      chart,
      '--namespace',
      'argocd',
      '--values',
      file,
    ]);
    await run('helm', ['lint', '--strict', chart, '--values', file]);
    const manifests = path.join(folder, 'manifests');
    await run('mkdir', [manifests]);
    await writeFile(path.join(manifests, 'platform.yaml'), stdout);
    return {
      folder: manifests,
      objects: parseAllDocuments(stdout)
        .map(document => document.toJS())
        .filter(Boolean),
    };
  }

  it('has no key that Argo CD does not know, and passes gitops-lint', async () => {
    for (const values of [{}, everything]) {
      const { folder } = await render(values);
      const { findings } = await lint(folder);
      expect(findings).toEqual([]);
    }
  });

  it('locks the project that everything belongs to which names none', async () => {
    const { objects } = await render({});
    expect(
      objects.filter(({ kind }) => !kind.startsWith('ValidatingAdmission')),
    ).toHaveLength(1);
    expect(objects[0]).toMatchObject({
      metadata: { name: 'default' },
      spec: { sourceRepos: [], destinations: [] },
    });
  });

  it('gives no project all namespaces, all repositories or the rights to widen its own', async () => {
    const { objects } = await render(everything);
    for (const { kind, metadata, spec } of objects) {
      if (kind !== 'AppProject' || metadata.name === 'default') {
        continue;
      }
      for (const { namespace } of spec.destinations) {
        expect(namespace).not.toBe('*');
      }
      for (const repository of spec.sourceRepos) {
        expect(repository).toMatch(/^https:\/\/gitlab\.acme\.net\/[^*]+/);
      }
      for (const { kind: scoped } of spec.clusterResourceWhitelist) {
        expect(scoped).toBe('Namespace');
      }
      // Either nothing but AppProjects, or everything but what limits or widens rights.
      const mayBring: { kind: string }[] = spec.namespaceResourceWhitelist ?? [
        { kind: 'everything else' },
      ];
      expect([
        mayBring.map(item => item.kind).join(),
        spec.namespaceResourceBlacklist?.map(
          (item: { kind: string }) => item.kind,
        ),
      ]).toEqual(
        metadata.name === 'platform-repository'
          ? ['AppProject,Application', undefined]
          : ['everything else', ['ResourceQuota', 'LimitRange', 'RoleBinding']],
      );
    }
  });

  it('lets what is discovered for one environment write into no other', async () => {
    const { objects } = await render(everything);
    const projects = objects.filter(
      ({ kind, metadata }) =>
        kind === 'AppProject' && metadata.name.startsWith('discovered'),
    );
    expect(
      projects.map(({ metadata, spec }) => [
        metadata.name,
        spec.destinations,
        spec.clusterResourceWhitelist,
      ]),
    ).toEqual(
      ['dev', 'production'].map(environment => [
        `discovered-${environment}`,
        [
          {
            server: 'https://kubernetes.default.svc',
            namespace: `discovered-*-${environment}`,
          },
        ],
        [
          {
            group: '',
            kind: 'Namespace',
            name: `discovered-*-${environment}`,
          },
        ],
      ]),
    );
  });

  it('deletes nothing that runs where a source goes missing', async () => {
    const { objects } = await render(everything);
    const sets = objects.filter(({ kind }) => kind === 'ApplicationSet');
    expect(sets.map(({ metadata }) => metadata.name).sort()).toEqual([
      'discovery-dev',
      'discovery-production',
      'platform-repository',
    ]);
    for (const { spec } of sets) {
      expect(spec.goTemplateOptions).toEqual(['missingkey=error']);
      expect(spec.syncPolicy.preserveResourcesOnDeletion).toBe(true);
    }
    // An entry that is taken away deletes nothing, unless the switch is named.
    const registered = (list: typeof objects) =>
      list.find(
        ({ kind, metadata }) =>
          kind === 'ApplicationSet' && metadata.name === 'platform-repository',
      ).spec;
    expect(registered(objects).syncPolicy).toEqual({
      applicationsSync: 'create-update',
      preserveResourcesOnDeletion: true,
    });
    expect(registered(objects).template.spec.syncPolicy.automated.prune).toBe(
      false,
    );
    const { objects: deleting } = await render({
      ...everything,
      platformRepository: { enabled: true, deleteRemoved: true },
    });
    expect(registered(deleting).syncPolicy).toEqual({
      applicationsSync: 'sync',
      preserveResourcesOnDeletion: false,
    });
    expect(registered(deleting).template.spec.syncPolicy.automated.prune).toBe(
      true,
    );
    const discovery = sets.find(
      ({ metadata }) => metadata.name === 'discovery-dev',
    );
    expect(discovery.spec.syncPolicy.applicationsSync).toBe('create-update');
    // The owner of a repository must not choose its rights or its entity.
    expect(discovery.spec.template.spec.project).toBe('discovered-dev');
    expect(discovery.spec.template.metadata.name).toBe(
      'discovered-{{ .repository }}-dev',
    );
    expect(discovery.spec.template.spec.destination.namespace).toBe(
      'discovered-{{ .repository }}-dev',
    );
    expect(discovery.spec.template.metadata.annotations).not.toHaveProperty([
      'backstage.io/entity-ref',
    ]);
  });

  it.each([
    [
      'every namespace',
      {
        teams: [
          {
            ...everything.teams[0],
            destinations: [
              { server: 'https://kubernetes.default.svc', namespaces: ['*'] },
            ],
          },
        ],
      },
    ],
    [
      'every repository',
      { teams: [{ ...everything.teams[0], repositories: ['**'] }] },
    ],
    [
      'the default project',
      { teams: [{ ...everything.teams[0], name: 'default' }] },
    ],
    [
      "a project of a name that is the platform's",
      { teams: [{ ...everything.teams[0], name: 'platform-repository' }] },
    ],
    ...['***', '-**', 'kube-*'].map(
      namespace =>
        [
          `the namespaces ${namespace}`,
          {
            teams: [
              {
                ...everything.teams[0],
                destinations: [
                  {
                    server: 'https://kubernetes.default.svc',
                    namespaces: [namespace],
                  },
                ],
              },
            ],
          },
        ] as [string, object],
    ),
    ['discovery without a group', { discovery: { enabled: true } }],
    ['an unknown key', { discoveryy: {} }],
    ['a GitLab that is no address', { gitlab: { url: 'x', clusterUrl: 'x' } }],
  ])('refuses %s', async (_what, values) => {
    await expect(render(values)).rejects.toThrow(/schema/);
  });

  it.each([
    ['argocd', 'fits the namespace argocd'],
    ['ar*', 'fits the namespace argocd'],
    ['*-system', 'fits the namespace kube-system'],
    ['default', 'fits the namespace default'],
  ])('refuses a team the namespaces %s', async (namespace, message) => {
    const [team] = everything.teams;
    const [destination] = team.destinations;
    await expect(
      render({
        teams: [
          {
            ...team,
            destinations: [{ ...destination, namespaces: [namespace] }],
          },
        ],
      }),
    ).rejects.toThrow(message);
  });

  it('registers an entry whatever its names look like, and none of the system', async () => {
    const { objects } = await render({
      platformRepository: { enabled: true },
      admission: { systemNamespaces: [] },
    });
    const { parameters } = objects.find(({ kind }) => kind === 'ApplicationSet')
      .spec.template.spec.source.helm;
    const file = path.join(
      await mkdtemp(path.join(os.tmpdir(), 'slipway-entry-')),
      'entry.json',
    );
    await writeFile(
      file,
      JSON.stringify({
        repository: `${gitlab}/team-web/shop.git`,
        entity: 'component:team-web/1234',
        environments: [{ name: 'dev', namespace: '007' }],
      }),
    );
    // As Argo CD passes them on.
    const { stdout } = await run('helm', [
      'template',
      'shop',
      path.join(platform, 'platform-repository/entry'),
      '--values',
      file,
      ...parameters.flatMap(
        ({ name, value, forceString }: Record<string, string>) => [
          forceString ? '--set-string' : '--set',
          `${name}=${value
            .replace('{{ .path.basename }}', 'shop')
            .replace(/^$/, 'https://portal.example.com')}`,
        ],
      ),
    ]);
    const [project, application] = parseAllDocuments(stdout).map(document =>
      document.toJS(),
    );
    expect(project.spec.destinations).toMatchObject([{ namespace: '007' }]);
    expect(project.spec.clusterResourceWhitelist).toMatchObject([
      { name: '007' },
    ]);
    expect(application).toMatchObject({
      metadata: {
        labels: { 'backstage.io/kubernetes-id': '1234' },
        annotations: {
          'backstage.io/entity-ref': 'component:team-web/1234',
          'link.argocd.argoproj.io/portal':
            'https://portal.example.com/catalog/team-web/component/1234/argo-cd',
        },
      },
      spec: { destination: { namespace: '007' } },
    });
  });

  it('checks in the pipeline each entry by itself, whatever it is called', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-entries-'));
    const add = async (name: string, text: string) => {
      await mkdir(path.join(folder, 'apps', name), { recursive: true });
      await writeFile(path.join(folder, 'apps', name, 'entry.yaml'), text);
    };
    const check = () =>
      run('sh', ['entry/check'], {
        cwd: folder,
        env: {
          PATH: [
            path.resolve(platform, '../packages/gitops-lint/bin'),
            process.env.PATH,
          ].join(path.delimiter),
        },
      }).then(
        ({ stdout }) => stdout,
        ({ code, stdout }) => `${stdout}\nended with ${code}`,
      );
    await cp(
      path.join(platform, 'platform-repository/entry'),
      path.join(folder, 'entry'),
      { recursive: true },
    );
    const repository = (url: string) =>
      `repository: ${url}\nenvironments: [{ name: dev }]\n`;
    const fine = repository(`${gitlab}/team-web/shop.git`);
    await add('shop', fine);
    expect(await check()).toContain('Every entry is in order.');

    const wrong = {
      Capital: [fine, 'apps/Capital cannot be the name of a project'],
      'a,name=b': [fine, 'apps/a,name=b cannot be the name'],
      '$(touch x)': [fine, 'apps/$(touch x) cannot be the name'],
      'two-lines': [repository(`"${gitlab}/a/b\\nc: d"`), "at '/repository'"],
      extended: [`${fine}project: default\n`, "'project' not allowed"],
      'of-shop': [
        fine.replace('dev', 'dev, namespace: shop-dev'),
        'deploys into the namespace shop-dev: of-shop shop',
      ],
    };
    for (const [name, [text]] of Object.entries(wrong)) {
      await add(name, text);
    }
    await mkdir(path.join(folder, 'apps/empty'));
    const output = await check();
    for (const sentence of [
      ...Object.values(wrong).map(([, message]) => message),
      'apps/empty has no entry.yaml.',
      'ended with 1',
    ]) {
      expect(output).toContain(sentence);
    }
    expect(output).not.toMatch(/apps\/shop\b/);
    await rm(folder, { recursive: true });
  });

  it('refuses a team the names of what is discovered', async () => {
    await expect(
      render({ teams: [{ ...everything.teams[0], name: 'discovered-web' }] }),
    ).rejects.toThrow('belong to what is discovered');
  });
});

describe('what is downloaded', () => {
  const root = path.dirname(platform);

  it('has an exact version: images of pipelines and Dockerfiles, and charts', async () => {
    const files = await Promise.all(
      [
        'templates/new-project/skeleton',
        'templates/new-project/service',
        'templates/new-project/example',
        'packages/backend/Dockerfile',
      ].map(async place => {
        const { stdout } = await run('git', ['ls-files', '-z', place], {
          cwd: root,
        });
        return stdout
          .split('\0')
          .filter(file =>
            /\/(ci\/.*\.yml|Dockerfile|helm\/templates\/.*)$/.test(file),
          );
      }),
    );
    const images: string[] = [];
    for (const file of files.flat()) {
      const text = await readFile(path.join(root, file), 'utf8');
      // What the plan fills in is exact in the example.
      for (const [, image] of text.matchAll(
        /(?:^FROM |^ +image: |^ +image:\n +name: |^ +services: \[)['"]?(?:\$\{DOCKER_HUB\}\/|\$\{\{ values\.imageProxy \}\})?([a-z][^'"\]\s$]*)(?!\$\{\{ values\.|[^'"\]\s$])/gm,
      )) {
        images.push(image);
      }
    }
    expect(new Set(images).size).toBeGreaterThan(8);
    const loose = images.filter(
      image =>
        image !== 'scratch' &&
        !/:v?\d+\.\d+\.\d+(-[a-z0-9.-]+)?(@sha256:[0-9a-f]{64})?$/.test(image),
    );
    expect(loose).toEqual([]);

    const versions = await readFile(
      path.join(platform, 'lib/versions.sh'),
      'utf8',
    );
    const [, argocdChart, argocd] =
      /^argocd_chart=(\d+\.\d+\.\d+) argocd_version=(\d+\.\d+\.\d+) argocd_helm=\d+\.\d+\.\d+$/m.exec(
        versions,
      )!;
    // What stands elsewhere is the same.
    for (const file of [
      'settings.example',
      'argocd/values.yaml',
      'argocd/values-per-project.yaml',
      '../docs/platform.md',
    ]) {
      expect(await readFile(path.join(platform, file), 'utf8')).toContain(
        argocdChart,
      );
    }
    const { resources } = await read('argocd/manifests/kustomization.yaml');
    expect(resources).toContainEqual(
      expect.stringContaining(`/v${argocd}/manifests/install.yaml`),
    );
  });
});

describe('what the platform may call its own', () => {
  it('is refused to the portal by the names of the settings', async () => {
    const { rbac } = (await read('argocd/values.yaml')).configs;
    const rules = (text: string) =>
      text
        .split('\n')
        .filter(line => line.startsWith('p,'))
        .sort();
    const { stdout } = await run(
      'sh',
      ['-c', '. "$1/lib/argocd.sh"; platform_policy', 'sh', platform],
      { env: { ...process.env, OUTPUT: '.', DISCOVERY_PROJECT: 'found' } },
    );
    expect(rules(stdout)).toEqual(
      rules(rbac['policy.platform.csv'].replaceAll('discovered', 'found')),
    );
  });
});
