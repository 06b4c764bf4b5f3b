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

import { mockCredentials } from '@backstage/backend-test-utils';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import request from 'supertest';
import {
  ArgocdBackend,
  deny,
  systemEntity,
  userEntity,
} from './__testUtils__/ArgocdBackend';
import {
  provisionRequest,
  ProvisionRequestBody,
} from './__testUtils__/provisionRequest';
import { SandboxRepository } from './__testUtils__/SandboxRepository';

jest.setTimeout(60_000);

const route = '/api/argocd/instances/global/provision';

describe('provisioning', () => {
  let backend: ArgocdBackend;
  let repository: SandboxRepository;
  let honest: ProvisionRequestBody;
  let projectId: number;
  /** Another person of GitLab's Maria for each test: a person has only so many requests. */
  let maria: string;
  let persons = 0;

  const world = () => backend.sandbox.global.world;
  const held = () => [
    ...[...world().projects.keys()].filter(name => name !== 'default'),
    ...world()
      .sortedApplications()
      .map(({ metadata }) => metadata.name),
  ];
  const token = (name: string) => backend.sandbox.personalToken(name);
  const post = (body: object, user = maria, path = route) =>
    backend.asTask(request(backend.server).post(path), user).send(body);
  const named = (project: string) =>
    provisionRequest({
      host: honest.repository.host,
      projectId,
      path: repository.fullPath,
      project,
      environments: ['dev'],
      userToken: token('maria'),
    });
  /** What is asked of Argo CD meanwhile, but for the pods of what a test before has made: these are read for no request. */
  const callsDuring = async (run: () => Promise<unknown>) =>
    (await backend.callsDuring(run)).filter(
      path => !path.endsWith('/resource-tree'),
    );
  const undo = (change: object = {}, provisionId = 'task-1', user = maria) =>
    backend
      .asTask(request(backend.server).delete(`${route}/${provisionId}`), user)
      .send({ userToken: token('maria'), ...change });

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [
        systemEntity('vaultsys', {
          'backstage.io/managed-by-location':
            'url:http://elsewhere.example.com/a/b/-/blob/main/catalog-info.yaml',
        }),
        userEntity('deniz', 5),
        userEntity('mallory', 7),
        userEntity('nobody'),
        ...Array.from({ length: 100 }, (_, index) =>
          userEntity(`maria-${index}`, 2),
        ),
      ],
    });
    repository = await SandboxRepository.create(backend.sandbox, 'fresh');
    await repository.commit('first', {
      'helm/Chart.yaml': 'apiVersion: v2\nname: fresh\nversion: 0.1.0\n',
      'helm/values.yaml': '',
      'helm/values-dev.yaml': '',
    });
    projectId = backend.sandbox.gitlab.findProject(repository.fullPath)!.id;
    honest = provisionRequest({
      host: new URL(backend.sandbox.urls.gitlab).host,
      projectId,
      path: repository.fullPath,
      project: 'fresh',
      environments: ['dev'],
      userToken: token('maria'),
    });
  });

  beforeEach(() => {
    backend.reset();
    maria = `user:default/maria-${persons}`;
    persons += 1;
  });

  afterEach(() => {
    world()
      .sortedApplications()
      .forEach(item => world().remove(item));
    [...world().projects.keys()]
      .filter(name => name !== 'default')
      .forEach(name => world().projects.delete(name));
  });

  afterAll(async () => {
    await repository?.remove();
    await backend?.stop();
  });

  it('creates what a Maintainer asks for through a task, and undoes it', async () => {
    const { status, body } = await post(honest);
    expect([status, body]).toEqual([
      201,
      {
        instance: 'global',
        objects: [
          { kind: 'AppProject', name: 'fresh-dev', outcome: 'created' },
          { kind: 'Application', name: 'fresh-dev', outcome: 'created' },
        ],
        applicationUrls: {
          'fresh-dev':
            'https://global.example.com/applications/argocd/fresh-dev',
        },
      },
    ]);
    expect(held()).toEqual(['fresh-dev', 'fresh-dev']);
    const again = await post(honest);
    expect(
      again.body.objects.map(({ outcome }: { outcome: string }) => outcome),
    ).toEqual(['unchanged', 'unchanged']);

    const undone = await undo();
    expect([undone.status, undone.body]).toEqual([
      200,
      { removed: ['Application fresh-dev', 'AppProject fresh-dev'] },
    ]);
    expect(held()).toEqual([]);
  });

  it('is audited once, with what was found out', async () => {
    await post(honest);
    expect(backend.audited).toEqual([
      { eventId: 'project-provision', outcome: 'success' },
    ]);
    const [event] = backend.written.filter(text =>
      text.includes('project-provision'),
    );
    for (const part of [
      `projectId: ${projectId}`,
      "repositoryPath: 'team-realtime/fresh'",
      "role: 'Owner'",
      "project: 'fresh'",
      "applications: [ 'fresh-dev' ]",
      "appProjects: [ 'fresh-dev' ]",
      "namespaces: [ 'fresh-dev' ]",
      "provisionId: 'task-1'",
    ]) {
      expect(event).toContain(part);
    }
  });

  describe('of whoever asks', () => {
    it.each<[string, () => string]>([
      ['a person by themselves', () => mockCredentials.user.token(maria)],
      [
        'another plugin for a person',
        () =>
          mockCredentials.user.token(maria, {
            actor: { subject: 'plugin:catalog' },
          }),
      ],
      [
        'something from outside for a person',
        () =>
          mockCredentials.user.token(maria, {
            actor: { subject: 'external:scaffolder' },
          }),
      ],
      [
        'the scaffolder for nobody',
        () =>
          mockCredentials.service.token({
            onBehalfOf: mockCredentials.service('plugin:scaffolder'),
            targetPluginId: 'argocd',
          }),
      ],
    ])('refuses %s', async (_name, bearer) => {
      const calls = await callsDuring(async () => {
        for (const attempt of [
          request(backend.server).post(route).send(honest),
          request(backend.server)
            .delete(`${route}/task-1`)
            .send({ userToken: token('maria') }),
        ]) {
          const { status } = await attempt.set(
            'Authorization',
            `Bearer ${bearer()}`,
          );
          expect(status).toBe(403);
        }
      });
      expect(calls).toEqual([]);
      expect(held()).toEqual([]);
    });

    it('says the way out to a person', async () => {
      const { body } = await backend
        .as(request(backend.server).post(route), maria)
        .send(honest);
      expect(body.error.message).toBe(
        'Projects are created in Argo CD by the task of a template, not by a request of your own. Use a template.',
      );
      expect(backend.audited).toEqual([
        { eventId: 'project-provision', outcome: 'fail' },
      ]);
    });

    it('needs the permission, for an undo, too', async () => {
      backend.decisions['argocd.project.provision'] = deny;
      expect((await post(honest)).status).toBe(403);
      expect((await undo()).status).toBe(403);
      expect(backend.audited).toEqual([
        { eventId: 'project-provision', outcome: 'fail' },
        { eventId: 'project-provision', outcome: 'fail' },
      ]);
    });

    it('needs an instance with a credential for it', async () => {
      const team = await post(honest, maria, route.replace('global', 'team'));
      expect([team.status, team.body.error.message]).toEqual([
        403,
        'Argo CD instance team has no credential for creating projects. Choose another instance, or ask the platform team.',
      ]);
      const nowhere = route.replace('global', 'nowhere');
      expect((await post(honest, maria, nowhere)).status).toBe(404);
    });

    it('has a limit per person', async () => {
      const statuses: number[] = [];
      for (let count = 0; count < 21; count += 1) {
        const { status } = await post({ ...honest, project: 'x' });
        statuses.push(status);
      }
      expect(statuses).toEqual([...Array(20).fill(400), 429]);
      expect((await post(honest, 'user:default/maria-99')).status).toBe(201);
      // An undo has a limit of its own, so that a task can still clean up.
      expect((await undo()).status).toBe(200);
    });
  });

  describe('without proof', () => {
    it.each<[string, string | undefined, () => object, string]>([
      [
        'somebody without annotation',
        'user:default/nobody',
        () => ({}),
        'no annotation localhost/user-id',
      ],
      [
        'the token of another person',
        'user:default/mallory',
        () => ({}),
        'does not belong to user:default/mallory, who is user 7',
      ],
      [
        'a token that GitLab does not know',
        undefined,
        () => ({ userToken: 'glpat-unknown' }),
        'does not accept your token',
      ],
      [
        'a token that may only say who it is',
        undefined,
        () => ({
          userToken: backend.sandbox.personalToken('maria', ['read_user']),
        }),
        'lacks the scope read_api or api',
      ],
      [
        'a token for Git alone',
        undefined,
        () => ({
          userToken: backend.sandbox.personalToken('maria', [
            'write_repository',
          ]),
        }),
        'lacks the scope read_api or api',
      ],
      [
        'a Developer',
        'user:default/deniz',
        () => ({ userToken: token('deniz') }),
        'You are not Maintainer or Owner of team-realtime/fresh',
      ],
      [
        'somebody who cannot see the project',
        'user:default/mallory',
        () => ({ userToken: token('mallory') }),
        `has no project`,
      ],
      [
        'a project that there is not',
        undefined,
        () => ({ repository: { ...honest.repository, projectId: 9_999 } }),
        'has no project 9999',
      ],
      [
        'a GitLab of somebody',
        undefined,
        () => ({ repository: { host: 'evil.example', projectId } }),
        'repository.host is no GitLab of this portal',
      ],
    ])('is 403 for %s', async (_name, user, change, message) => {
      const calls = await callsDuring(async () => {
        const { status, body } = await post({ ...honest, ...change() }, user);
        expect([status, body.error.message]).toEqual([
          403,
          expect.stringContaining(message),
        ]);
      });
      // Nothing was asked of Argo CD.
      expect(calls).toEqual([]);
      expect(held()).toEqual([]);
    });

    it('is proved by a role that was given in the project alone, and ends with it', async () => {
      const project = backend.sandbox.gitlab.projects.get(projectId)!;
      const ask = () =>
        post(
          { ...honest, userToken: token('mallory') },
          'user:default/mallory',
        );
      project.members.mallory = 40;
      try {
        expect((await ask()).status).toBe(201);
        project.members.mallory = 30;
        expect((await ask()).status).toBe(403);
      } finally {
        delete project.members.mallory;
      }
      expect((await ask()).status).toBe(403);
    });

    it('is proved by a group that the project is shared with', async () => {
      const project = backend.sandbox.gitlab.projects.get(projectId)!;
      project.sharedWith.push({ group: 'mallory', level: 40 });
      try {
        const { status } = await post(
          { ...honest, userToken: token('mallory') },
          'user:default/mallory',
        );
        expect(status).toBe(201);
      } finally {
        project.sharedWith.length = 0;
      }
    });

    it('is refused to who is blocked in GitLab', async () => {
      backend.sandbox.gitlab.blocked.add('maria');
      try {
        expect((await post(honest)).status).toBe(403);
      } finally {
        backend.sandbox.gitlab.blocked.clear();
      }
    });

    it('goes by the number: a project that is renamed has its new address', async () => {
      const project = backend.sandbox.gitlab.projects.get(projectId)!;
      project.path = 'renamed';
      try {
        const { status, body } = await post(honest);
        expect([status, body.error.message]).toEqual([
          400,
          expect.stringContaining('/team-realtime/renamed'),
        ]);
      } finally {
        project.path = 'fresh';
      }
    });

    it('takes no repository that the proof is not of', async () => {
      const other = provisionRequest({
        host: honest.repository.host,
        projectId,
        path: 'team-web/victim',
        project: 'fresh',
        environments: ['dev'],
        userToken: token('maria'),
      });
      const { status, body } = await post(other);
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining(
          'spec.source.repoURL must be the repository that you are Maintainer of',
        ),
      ]);
      expect(held()).toEqual([]);
    });
  });

  describe('of the name of others', () => {
    it('refuses a project that the catalog has from another repository', async () => {
      const { status, body } = await post(named('vaultsys'));
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringContaining(
          'The catalog has system:default/vaultsys already, from another place than team-realtime/fresh.',
        ),
      ]);
      expect(body.error.message).not.toContain('elsewhere');
      expect(held()).toEqual([]);
    });

    it('gives one repository a second name only by the platform team', async () => {
      await post(honest);
      backend.decisions['argocd.project.adopt'] = deny;
      const { status, body } = await post(named('second'));
      expect([status, body.error.message]).toEqual([
        403,
        expect.stringContaining('team-realtime/fresh is project fresh already'),
      ]);
      expect(held()).toEqual(['fresh-dev', 'fresh-dev']);
      backend.reset();
      expect((await post(named('second'))).status).toBe(201);
    });
  });

  describe('an undo', () => {
    const refusals: [string, () => object, number, string][] = [
      [
        'the token of another person',
        () => ({ userToken: token('mallory') }),
        403,
        'does not belong to',
      ],
      [
        'a token that GitLab does not know',
        () => ({ userToken: 'glpat-unknown' }),
        403,
        'does not accept your token',
      ],
      ['no token', () => ({ userToken: undefined }), 400, 'userToken'],
      ['what it does not know', () => ({ keep: true }), 400, 'keep'],
      [
        'another repository than that of the ledger',
        () => ({ repository: { ...honest.repository, projectId: 9_999 } }),
        409,
        'is not for project 9999',
      ],
      [
        'another GitLab than that of the ledger',
        () => ({ repository: { ...honest.repository, host: 'evil.example' } }),
        409,
        'is not for project',
      ],
    ];

    it.each(refusals)('removes nothing for %s', async (...refusal) => {
      const [, change, status, message] = refusal;
      await post(honest);
      const answer = await undo(change());
      expect([answer.status, answer.body.error.message]).toEqual([
        status,
        expect.stringContaining(message),
      ]);
      expect(held()).toEqual(['fresh-dev', 'fresh-dev']);
      expect(answer.text).not.toContain('glpat-unknown');
      expect(backend.written.join()).not.toContain('glpat-unknown');
    });

    it('takes the role that the person has by then', async () => {
      const project = backend.sandbox.gitlab.projects.get(projectId)!;
      const mallory = 'user:default/mallory';
      const mine = { userToken: token('mallory') };
      project.members.mallory = 40;
      try {
        const made = { ...honest, ...mine, provisionId: 'task-3' };
        expect((await post(made, mallory)).status).toBe(201);
        project.members.mallory = 30;
        expect((await undo(mine, 'task-3', mallory)).status).toBe(403);
        expect(held()).toEqual(['fresh-dev', 'fresh-dev']);
        project.members.mallory = 40;
        const { body } = await undo(mine, 'task-3', mallory);
        expect(body.removed).toHaveLength(2);
      } finally {
        delete project.members.mallory;
      }
    });

    it('asks GitLab nothing where there is nothing to undo', async () => {
      const asked = jest.spyOn(globalThis, 'fetch');
      const { status, body } = await undo({}, 'task-of-nobody');
      const toGitlab = asked.mock.calls.filter(([url]) =>
        String(url).startsWith(backend.sandbox.urls.gitlab),
      );
      asked.mockRestore();
      expect([status, body, toGitlab]).toEqual([200, { removed: [] }, []]);
    });

    it('is audited with the repository and the role, without the token', async () => {
      await post(honest);
      backend.reset();
      await undo({ repository: honest.repository });
      const [event] = backend.written.filter(text =>
        text.includes('project-provision'),
      );
      expect(event).toContain("repositoryPath: 'team-realtime/fresh'");
      expect(event).toContain("role: 'Owner'");
      expect(backend.written.join()).not.toContain(token('maria'));
    });
  });

  describe('where GitLab is away', () => {
    let elsewhere: ArgocdBackend;
    let gitlab: Server;
    let answer: Parameters<typeof createServer>[1];
    let host: string;

    beforeAll(async () => {
      gitlab = createServer((req, res) => answer?.(req, res));
      await new Promise<void>(resolve =>
        gitlab.listen(0, 'localhost', resolve),
      );
      host = `localhost:${(gitlab.address() as AddressInfo).port}`;
      const baseUrl = `http://${host}`;
      elsewhere = await ArgocdBackend.start({
        entities: [userEntity('maria', 2)],
        config: {
          integrations: {
            gitlab: [{ host, baseUrl, apiBaseUrl: `${baseUrl}/api/v4` }],
          },
        },
      });
    });

    afterAll(async () => {
      await elsewhere?.stop();
      await new Promise(resolve => {
        gitlab.close(resolve);
        gitlab.closeAllConnections();
      });
    });

    it.each<[string, Parameters<typeof createServer>[1]]>([
      ['it is down', (_req, res) => res.writeHead(503).end()],
      [
        'it leads elsewhere',
        (_req, res) =>
          res.writeHead(302, { Location: 'https://evil.example/' }).end(),
      ],
    ])('is 503, which is no refusal: %s', async (_name, how) => {
      answer = how;
      const { status, body } = await elsewhere
        .asTask(request(elsewhere.server).post(route), 'user:default/maria')
        .send({ ...honest, repository: { host, projectId } });
      expect([status, body.error.message]).toEqual([
        503,
        expect.stringContaining('your role is not proved'),
      ]);
      expect(elsewhere.sandbox.global.world.projects.size).toBe(1);
    });
  });

  describe('of what is asked', () => {
    const answerTo = async (change: object) => {
      const { status, body } = await post({ ...honest, ...change });
      return [status, body.error.message, held()];
    };
    const refusal = (message: string) => [
      400,
      expect.stringContaining(message),
      [],
    ];

    it('takes manifests that are permitted, and no others', async () => {
      const [project, application] = honest.manifests;
      expect(
        await answerTo({
          manifests: [
            project,
            { ...application, spec: { ...application.spec, sources: [] } },
          ],
        }),
      ).toEqual(refusal('sources'));
      expect(
        await answerTo({
          manifests: [
            { ...project, spec: { ...project.spec, sourceRepos: ['*'] } },
            application,
          ],
        }),
      ).toEqual(
        refusal('spec.sourceRepos must be the repository of its Application'),
      );
      expect(
        await answerTo({
          manifests: [
            { ...project, metadata: { ...project.metadata, name: 'fresh' } },
            application,
          ],
        }),
      ).toEqual(refusal('one for all environments is not created any more'));
      expect(await answerTo({ manifests: [application, application] })).toEqual(
        refusal('two of Application'),
      );
    });

    it.each<[string, object, string]>([
      ['an unknown field', { upsert: true }, 'upsert'],
      ['no token', { userToken: undefined }, 'userToken'],
      ['an empty token', { userToken: '' }, 'userToken'],
      ['a token that breaks a header', { userToken: 'a\r\nX: b' }, 'userToken'],
      ['a token without end', { userToken: 'a'.repeat(4097) }, 'userToken'],
      ['no repository', { repository: undefined }, 'repository'],
      [
        'an address of a repository',
        { repository: { url: 'https://gitlab.example.com/a/b' } },
        'repository',
      ],
      [
        'a number that is a text',
        { repository: { host: 'gitlab.example.com', projectId: '1' } },
        'repository.projectId',
      ],
      [
        'a number that is a path',
        { repository: { host: 'gitlab.example.com', projectId: 1.5 } },
        'repository.projectId',
      ],
      [
        'a host with a path',
        { repository: { host: 'gitlab.example.com/x', projectId: 1 } },
        'repository.host',
      ],
      [
        'a host with credentials',
        { repository: { host: 'a@gitlab.example.com', projectId: 1 } },
        'repository.host',
      ],
      ['another kind', { entityRef: 'component:default/fresh' }, 'entityRef'],
      ['another entity', { entityRef: 'system:default/blog' }, 'entityRef'],
      ['a project that is no name', { project: '../fresh' }, 'project'],
      ['no manifests', { manifests: [] }, 'manifests'],
      ['no objects', { manifests: ['a', 'b'] }, 'manifests'],
    ])('refuses %s', async (_name, change, message) => {
      expect(await answerTo(change)).toEqual(refusal(message));
    });

    it('never changes what it did not make', async () => {
      world().addProject('others-dev', { sourceRepos: ['others'] });
      const { status, body } = await post(named('others'));
      expect([status, body.error.message]).toEqual([
        409,
        'Argo CD instance global has AppProject others-dev already. Choose another project name.',
      ]);
      expect(world().projects.get('others-dev')?.spec.sourceRepos).toEqual([
        'others',
      ]);
      expect(held()).toEqual(['others-dev']);
    });

    it('is undone only by the person who began it, and no change for another Maintainer', async () => {
      await post(honest);
      const other = 'user:default/maria-99';
      const { body } = await post(honest, other);
      expect(
        body.objects.map(({ outcome }: { outcome: string }) => outcome),
      ).toEqual(['unchanged', 'unchanged']);
      expect((await undo({}, 'task-1', other)).body).toEqual({ removed: [] });
      expect((await undo({}, 'task-2')).body).toEqual({ removed: [] });
      expect(held()).toEqual(['fresh-dev', 'fresh-dev']);
      expect((await undo()).body.removed).toHaveLength(2);
    });

    it('reverts what it made where a later object is refused', async () => {
      const account = world().account('backstage-provision')!;
      const policies = account.policies.splice(0);
      account.policies.push(
        ...policies.filter(([resource]) => resource === 'projects'),
      );
      try {
        expect((await post(honest)).status).toBe(403);
      } finally {
        account.policies.splice(0, Infinity, ...policies);
      }
      expect(held()).toEqual([]);
    });
  });

  it('writes and answers the token nowhere, however it ends', async () => {
    const { userToken } = honest;
    const text = JSON.stringify(honest);
    const attempts = [
      post(honest),
      post({ ...honest, upsert: userToken }),
      post({ ...honest, [userToken]: true }),
      post({ ...honest, userToken: `${userToken}\n` }),
      post({ ...honest, provisionId: '!' }),
      post({ ...honest, manifests: [userToken, userToken] }),
      post({ ...honest, repository: { host: 'evil.example', projectId } }),
      post({
        ...honest,
        repository: { host: userToken, projectId },
        userToken: honest.repository.host,
      }),
      post({ ...honest, project: 'blog' }),
      post(honest, 'user:default/mallory'),
      backend.as(request(backend.server).post(route), maria).send(honest),
      // What a parser cannot read it quotes.
      ...[
        text.slice(0, -1),
        text.replace('{"provisionId"', `${userToken}`),
        `"${userToken}`,
      ].map(broken =>
        backend
          .asTask(request(backend.server).post(route), maria)
          .set('Content-Type', 'application/json')
          .send(broken),
      ),
      backend
        .asTask(request(backend.server).post(route), maria)
        .set('Content-Type', 'text/plain')
        .send(text),
    ];
    const statuses: number[] = [];
    for (const attempt of attempts) {
      const response = await attempt;
      statuses.push(response.status);
      expect(
        [response.text, JSON.stringify(response.headers)].join(),
      ).not.toContain(userToken);
    }
    expect(new Set(statuses)).toEqual(new Set([201, 400, 403]));
    expect(backend.written.join()).toContain('project-provision');
    expect(backend.written.join()).not.toContain(userToken);
  });
});
