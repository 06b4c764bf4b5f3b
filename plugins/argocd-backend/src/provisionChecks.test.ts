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

import { ProvisionCheck } from '@slipway/plugin-argocd-common';
import { clusterAddresses } from '@slipway/sandbox';
import request from 'supertest';
import {
  ArgocdBackend,
  systemEntity,
  userEntity,
} from './__testUtils__/ArgocdBackend';
import { provisionRequest } from './__testUtils__/provisionRequest';
import { SandboxRepository } from './__testUtils__/SandboxRepository';

jest.setTimeout(60_000);

const route = '/api/argocd/instances/global/provision';

describe('what a provisioning would be refused for', () => {
  let backend: ArgocdBackend;
  let host: string;

  const question = (change: object = {}) => ({
    project: 'asked',
    repository: {
      host,
      group: 'team-realtime',
      url: `${clusterAddresses.gitlab}/team-realtime/asked.git`,
    },
    environments: [
      {
        name: 'asked-dev',
        server: 'https://kubernetes.default.svc',
        namespace: 'asked-dev',
      },
    ],
    userToken: backend.sandbox.personalToken('maria'),
    ...change,
  });
  const post = (body: object, user = 'user:default/maria') =>
    backend
      .asTask(request(backend.server).post(`${route}/check`), user)
      .send(body);
  const answers = async (body: object, user?: string) => {
    const response = await post(body, user);
    expect([response.status, response.body.error]).toEqual([200, undefined]);
    return Object.fromEntries(
      response.body.items.map(({ about, ...rest }: ProvisionCheck) => [
        about,
        rest,
      ]),
    );
  };
  const named = (project: string, namespace = `${project}-dev`) => ({
    project,
    repository: {
      host,
      group: 'team-realtime',
      url: `${clusterAddresses.gitlab}/team-realtime/${project}.git`,
    },
    environments: [
      {
        name: `${project}-dev`,
        server: 'https://kubernetes.default.svc',
        namespace,
      },
    ],
  });

  beforeAll(async () => {
    const entities = [
      userEntity('maria', 2),
      userEntity('deniz', 5),
      userEntity('jonas', 3),
      userEntity('nobody'),
    ];
    backend = await ArgocdBackend.start({
      entities,
      prepare: ({ global, urls }) => {
        // As an earlier version has made it: the ledger knows no AppProject of that name.
        global.world.addProject(
          'moved-dev',
          {},
          {
            labels: { 'slipway.dev/provision': 'left-1' },
            annotations: {
              'slipway.dev/provisioned-for': 'user:default/maria',
            },
          },
        );
        entities.push(
          ...[
            ['foreign', 'team-web'],
            ['registered', 'team-realtime'],
          ].map(([name, group]) =>
            systemEntity(name, {
              'backstage.io/managed-by-location': `url:${urls.gitlab}/${group}/${name}/-/blob/main/catalog-info.yaml`,
            }),
          ),
        );
      },
    });
    host = new URL(backend.sandbox.urls.gitlab).host;
  });

  afterAll(() => backend.stop());

  it('is nothing where everything is free and the person is Owner of the group', async () => {
    expect(await answers(question())).toEqual({
      registration: { status: 'passed' },
      role: { status: 'passed', role: 'Owner' },
      namespaces: { status: 'passed' },
      entity: { status: 'passed' },
    });
  });

  it('is an entity of another place, which the person may not see', async () => {
    const { entity, namespaces } = await answers(question(named('foreign')));
    expect(entity).toEqual({
      status: 'refused',
      message: expect.stringContaining(
        'The catalog has system:default/foreign already, from another place than team-realtime/foreign.',
      ),
    });
    expect(namespaces.status).toBe('passed');
    const { entity: own } = await answers(question(named('registered')));
    expect(own.status).toBe('passed');
  });

  it("is nothing in a person's own namespace", async () => {
    const { role } = await answers(
      question({
        repository: {
          host,
          group: 'maria',
          url: `${clusterAddresses.gitlab}/maria/asked.git`,
        },
      }),
    );
    expect(role).toEqual({ status: 'passed', role: 'Owner' });
  });

  it.each([
    [
      'a Developer',
      'deniz',
      'You are not Maintainer or Owner of team-realtime',
    ],
    [
      'somebody of another team',
      'jonas',
      'has no group team-realtime, or you may not see it',
    ],
    ['somebody whom GitLab does not know', 'nobody', 'has no annotation'],
  ])('is the role of %s', async (_who, name, sentence) => {
    const userToken = backend.sandbox.personalToken(
      name === 'nobody' ? 'maria' : name,
    );
    const { role, namespaces } = await answers(
      question({ userToken }),
      `user:default/${name}`,
    );
    expect(role).toEqual({
      status: 'refused',
      message: expect.stringContaining(sentence),
    });
    expect(namespaces.status).toBe('passed');
  });

  it("is another person's token, and a group that is not there", async () => {
    const others = await answers(
      question({ userToken: backend.sandbox.personalToken('jonas') }),
    );
    expect(others.role.message).toContain('does not belong to');
    const missing = await answers(
      question({
        repository: { host, group: 'nowhere', url: 'http://gitlab/a.git' },
      }),
    );
    expect(missing.role).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('has no group nowhere'),
    });
  });

  it('is an address that the cluster does not know, and a place that is not for templates', async () => {
    const elsewhere = await answers(
      question({
        repository: {
          ...question().repository,
          url: 'http://gitlab.elsewhere.svc:8181/team-realtime/asked.git',
        },
      }),
    );
    expect(elsewhere.registration).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('argocd.repositoryHosts says'),
    });
    const place = await answers(question(named('asked', 'payments')));
    expect(place.registration.message).toContain(
      'does not let templates deploy to namespace payments',
    );
  });

  it('is a namespace that is taken, reserved or the cluster’s own', async () => {
    for (const [project, sentence] of [
      ['kube', 'belongs to the cluster'],
      ['a'.repeat(61), 'longer than 63'],
    ]) {
      const { namespaces } = await answers(question(named(project)));
      expect(namespaces).toEqual({
        status: 'refused',
        message: expect.stringContaining(sentence),
      });
    }
  });

  it('is a name that another repository holds, until it is given back, and reserves nothing itself', async () => {
    const repository = await SandboxRepository.create(backend.sandbox, 'held');
    await repository.commit('first', {
      'helm/Chart.yaml': 'apiVersion: v2\nname: held\nversion: 0.1.0\n',
      'helm/values.yaml': '',
      'helm/values-dev.yaml': '',
    });
    const { id } = backend.sandbox.gitlab.findProject(repository.fullPath)!;
    const holder = provisionRequest({
      host,
      projectId: id,
      path: repository.fullPath,
      project: 'held',
      environments: ['dev'],
      userToken: backend.sandbox.personalToken('maria'),
    });
    expect((await answers(question(named('held')))).namespaces.status).toBe(
      'passed',
    );
    const made = await backend
      .asTask(request(backend.server).post(route), 'user:default/maria')
      .send(holder);
    expect([made.status, made.body.error]).toEqual([201, undefined]);
    const listed = await backend.asTask(
      request(backend.server).get(`${route}/${holder.provisionId}`),
      'user:default/maria',
    );
    expect(listed.body.items).toEqual(
      expect.arrayContaining([expect.stringContaining('held-dev')]),
    );
    const taken = await answers(question(named('held')));
    expect(taken.namespaces).toMatchObject({
      status: 'refused',
      message: expect.stringMatching(/held|has .* already/),
    });
    // Its own repository may have it.
    const own = named('held');
    const again = await answers(
      question({
        ...own,
        repository: { ...own.repository, projectId: id },
      }),
    );
    expect(again.namespaces.status).toBe('passed');
    // So may a new one, where the one that holds it goes first; nothing has been synced.
    const anew = await answers(
      question({
        ...own,
        leftover: { provisionId: holder.provisionId, kept: false },
      }),
    );
    expect(anew.namespaces.status).toBe('passed');
  });

  it('is in nobody’s way where it is undone before', async () => {
    const repository = await SandboxRepository.create(backend.sandbox, 'moved');
    await repository.commit('first', {
      'helm/Chart.yaml': 'apiVersion: v2\nname: moved\nversion: 0.1.0\n',
      'helm/values.yaml': '',
      'helm/values-dev.yaml': '',
    });
    const { id: projectId } = backend.sandbox.gitlab.findProject(
      repository.fullPath,
    )!;
    const of = named('moved');
    const body = question({
      ...of,
      repository: { ...of.repository, projectId },
    });
    expect((await answers(body)).namespaces).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('has AppProject moved-dev already'),
    });
    const without = (provisionId: string) =>
      answers({ ...body, leftover: { provisionId, kept: true } });
    expect((await without('left-1')).namespaces.status).toBe('passed');
    expect((await without('left-2')).namespaces.status).toBe('refused');
  });

  it('is asked by the scaffolder alone, of instances that there are', async () => {
    const direct = await request(backend.server)
      .post(`${route}/check`)
      .send(question());
    expect(direct.status).toBe(403);
    const nowhere = await backend
      .asTask(
        request(backend.server).post(
          '/api/argocd/instances/nowhere/provision/check',
        ),
        'user:default/maria',
      )
      .send(question());
    expect(nowhere.status).toBe(404);
  });

  it('never repeats the token', async () => {
    const body = question({ userToken: 'glpat-secret' });
    const { text } = await post(body);
    expect(text).not.toContain('glpat-secret');
  });
});
