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

import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { RoleProof } from './RoleProof';

const token = 'the-token-of-maria';
const userEntityRef = 'user:default/maria';

const person = { id: 2, username: 'maria', state: 'active' };
const project = { id: 42, path_with_namespace: 'team-realtime/shop' };
const member = {
  id: 2,
  username: 'maria',
  state: 'active',
  access_level: 40,
  expires_at: null,
};

describe('RoleProof', () => {
  let server: Server;
  let url: string;
  let host: string;
  let requests: { url?: string; headers: NodeJS.Dict<unknown> }[];
  let answers: Record<string, RequestListener>;

  const json =
    (body: unknown, status = 200): RequestListener =>
    (_req, res) =>
      res
        .writeHead(status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(body));

  beforeAll(async () => {
    server = createServer((req, res) => {
      requests.push({ url: req.url, headers: req.headers });
      const answer = answers[req.url ?? ''] ?? json({ message: '404' }, 404);
      answer(req, res);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    url = `http://${host}`;
  });

  beforeEach(() => {
    requests = [];
    answers = {
      '/api/v4/user': json(person),
      '/api/v4/projects/42': json(project),
      '/api/v4/projects/42/members/all/2': json(member),
    };
  });

  afterAll(
    () =>
      new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );

  it('finds a group whose path is digits by that, not by its number', async () => {
    answers['/api/v4/groups?search=42&top_level_only=true&per_page=50'] = json([
      { id: 7, full_path: '142' },
      { id: 9, full_path: '42' },
    ]);
    answers['/api/v4/groups/42'] = json({ id: 42, full_path: 'other' });
    answers['/api/v4/groups/9/members/all/2'] = json(member);
    expect(
      await proofOf().proveInGroup({
        userEntityRef,
        group: { host, path: '42' },
        token,
      }),
    ).toBe('Maintainer');
  });

  function proofOf(
    options: {
      annotations?: Record<string, string>;
      integrations?: object[];
      deadlineMs?: number;
      now?: () => number;
    } = {},
  ) {
    const config = mockServices.rootConfig({
      data: {
        integrations: {
          gitlab: [
            {
              host,
              baseUrl: url,
              apiBaseUrl: `${url}/api/v4`,
              token: 'the-token-of-the-portal',
            },
            ...(options.integrations ?? []),
          ],
        },
      },
    });
    return new RoleProof({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: {
              name: 'maria',
              namespace: 'default',
              annotations: options.annotations ?? { '127.0.0.1/user-id': '2' },
            },
          },
        ],
      }),
      integrations: ScmIntegrations.fromConfig(config),
      aliases: [{ url, aliases: ['http://gitlab.internal'] }],
      deadlineMs: options.deadlineMs,
      now: options.now,
    });
  }

  const prove = (
    proof = proofOf(),
    repository: { host: string; projectId: number } = { host, projectId: 42 },
  ) => proof.prove({ userEntityRef, repository, token });

  /** The failure, which never holds the token. */
  async function refusal(proving: Promise<unknown>): Promise<Error> {
    const error = await proving.then(
      () => {
        throw new Error('It was proved.');
      },
      failure => failure,
    );
    expect(
      [error.message, error.stack, JSON.stringify(error)].join(),
    ).not.toContain(token);
    expect(error.cause).toBeUndefined();
    return error;
  }

  it('asks GitLab three questions with the token of the person, once each', async () => {
    expect(await prove()).toEqual({
      host,
      projectId: 42,
      path: 'team-realtime/shop',
      role: 'Maintainer',
      urls: [
        `${url}/team-realtime/shop`,
        `${url}/team-realtime/shop.git`,
        'http://gitlab.internal/team-realtime/shop',
        'http://gitlab.internal/team-realtime/shop.git',
      ],
    });
    expect(requests.map(request => request.url)).toEqual([
      '/api/v4/user',
      '/api/v4/projects/42',
      '/api/v4/projects/42/members/all/2',
    ]);
    for (const { headers } of requests) {
      expect(headers.authorization).toBe(`Bearer ${token}`);
      expect(headers).not.toHaveProperty('private-token');
    }
  });

  it('keeps no answer', async () => {
    const proof = proofOf();
    await prove(proof);
    answers['/api/v4/projects/42/members/all/2'] = json({}, 404);
    await refusal(prove(proof));
    expect(requests).toHaveLength(6);
  });

  it.each([
    [40, 'Maintainer'],
    [50, 'Owner'],
  ])('is proved by access level %d', async (access_level, role) => {
    answers['/api/v4/projects/42/members/all/2'] = json({
      ...member,
      access_level,
      membership_state: 'active',
    });
    expect(await prove()).toMatchObject({ role });
  });

  it.each([
    ['a Developer', json({ ...member, access_level: 30 })],
    ['a Reporter', json({ ...member, access_level: 20 })],
    ['nobody there', json({ message: '404 Not found' }, 404)],
    ['blocked as a member', json({ ...member, state: 'blocked' })],
    ['waiting for a seat', json({ ...member, membership_state: 'awaiting' })],
    ['a member no longer', json({ ...member, expires_at: '2026-01-31' })],
  ])('refuses who is %s', async (_name, answer) => {
    answers['/api/v4/projects/42/members/all/2'] = answer;
    expect(
      await refusal(
        prove(proofOf({ now: () => Date.parse('2026-01-31T00:00:00Z') })),
      ),
    ).toMatchObject({
      name: 'NotAllowedError',
      message: `You are not Maintainer or Owner of team-realtime/shop in ${host}. Ask one of its Owners for the role, and start again.`,
    });
  });

  it('takes a membership that ends later', async () => {
    answers['/api/v4/projects/42/members/all/2'] = json({
      ...member,
      expires_at: '2026-01-31',
    });
    expect(
      await prove(proofOf({ now: () => Date.parse('2026-01-30T23:59:59Z') })),
    ).toMatchObject({ role: 'Maintainer' });
  });

  describe('of who somebody is', () => {
    it.each([
      ['no annotation', {}],
      ['an annotation of another GitLab', { 'gitlab.com/user-id': '2' }],
      ['an annotation with the port', { [`127.0.0.1:1/user-id`]: '2' }],
      ['a user name', { '127.0.0.1/user-login': 'maria' }],
      ['no number', { '127.0.0.1/user-id': 'maria' }],
      ['a number written otherwise', { '127.0.0.1/user-id': '02' }],
      ['an empty one', { '127.0.0.1/user-id': '' }],
    ])('needs the annotation: %s', async (_name, annotations) => {
      expect(await refusal(prove(proofOf({ annotations })))).toMatchObject({
        name: 'NotAllowedError',
        message:
          'The catalog does not say who user:default/maria is in GitLab: the entity has no annotation 127.0.0.1/user-id with the number of the GitLab user. Ask the platform team to add it.',
      });
      expect(requests).toEqual([]);
    });

    it('needs the entity', async () => {
      const error = await refusal(
        proofOf().prove({
          userEntityRef: 'user:default/mallory',
          repository: { host, projectId: 42 },
          token,
        }),
      );
      expect(error.message).toContain('who user:default/mallory is in GitLab');
      expect(requests).toEqual([]);
    });

    it('refuses the token of another person, of the same name even, and asks no further', async () => {
      answers['/api/v4/user'] = json({ ...person, id: 7 });
      expect(await refusal(prove())).toMatchObject({
        name: 'NotAllowedError',
        message: `The GitLab token does not belong to user:default/maria, who is user 2 of ${host}. Sign in to GitLab as yourself, and start again.`,
      });
      expect(requests).toHaveLength(1);
    });

    it('refuses somebody who is blocked', async () => {
      answers['/api/v4/user'] = json({ ...person, state: 'blocked' });
      expect(await refusal(prove())).toMatchObject({
        name: 'NotAllowedError',
        message: `Your account in ${host} is not active. Ask its administrators.`,
      });
    });

    it('refuses an annotation that two GitLabs share', async () => {
      const other = 'http://127.0.0.1:1';
      const proof = proofOf({
        integrations: [
          {
            host: '127.0.0.1:1',
            baseUrl: other,
            apiBaseUrl: `${other}/api/v4`,
          },
        ],
      });
      expect((await refusal(prove(proof))).message).toContain(
        'more than one GitLab on 127.0.0.1',
      );
      expect(requests).toEqual([]);
    });
  });

  describe('of a GitLab of somebody', () => {
    let evil: Server;
    let evilHost: string;
    let asked: number;

    beforeAll(async () => {
      evil = createServer((req, res) => {
        asked += 1;
        const answer = answers[req.url ?? ''];
        answer(req, res);
      });
      await new Promise<void>(resolve => evil.listen(0, '127.0.0.1', resolve));
      evilHost = `127.0.0.1:${(evil.address() as AddressInfo).port}`;
    });

    beforeEach(() => {
      asked = 0;
    });

    afterAll(
      () =>
        new Promise(resolve => {
          evil.close(resolve);
          evil.closeAllConnections();
        }),
    );

    it('takes no host that integrations do not have', async () => {
      for (const name of [
        evilHost,
        `${host}@${evilHost}`,
        `${host}.evil.example`,
        host.toUpperCase().replace('127', '0127'),
        '',
      ]) {
        expect(
          await refusal(prove(proofOf(), { host: name, projectId: 42 })),
        ).toMatchObject({
          name: 'NotAllowedError',
          message:
            'repository.host is no GitLab of this portal. Use a repository of one that integrations.gitlab has.',
        });
      }
      expect([asked, requests]).toEqual([0, []]);
    });

    it('takes no alias for a host', async () => {
      const error = await refusal(
        prove(proofOf(), { host: 'gitlab.internal', projectId: 42 }),
      );
      expect(error.message).toContain('repository.host is no GitLab');
    });

    it.each([301, 302, 303, 307, 308])(
      'follows no redirect (%d), which would take the token along',
      async status => {
        const elsewhere: RequestListener = (req, res) =>
          res
            .writeHead(status, { Location: `http://${evilHost}${req.url}` })
            .end();
        for (const path of Object.keys(answers)) {
          const before = answers[path];
          answers[path] = elsewhere;
          expect(await refusal(prove())).toMatchObject({
            name: 'ServiceUnavailableError',
            message: `What answers for ${host} is not the API of GitLab, so your role is not proved. Ask the platform team to look at integrations.gitlab.`,
          });
          answers[path] = before;
        }
        expect(asked).toBe(0);
      },
    );
  });

  describe('where GitLab says no', () => {
    it('names the scope that the token lacks', async () => {
      answers['/api/v4/projects/42'] = json(
        {
          error: 'insufficient_scope',
          error_description: 'The request requires higher privileges.',
          scope: 'api read_api',
        },
        403,
      );
      expect(await refusal(prove())).toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('lacks the scope read_api or api'),
      });
    });

    it.each([
      [401, { message: '401 Unauthorized' }, 'does not accept your token'],
      [
        401,
        { error: 'invalid_token', error_description: 'Token is expired.' },
        'does not accept your token',
      ],
      [403, { message: '403 Forbidden' }, 'refuses to tell you your role'],
      [403, 'no JSON', 'refuses to tell you your role'],
    ])('passes on %d %j as a refusal', async (status, body, message) => {
      answers['/api/v4/user'] = json(body, status);
      expect(await refusal(prove())).toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining(message),
      });
    });

    it('says that there is no project, or none that the person may see', async () => {
      expect(
        await refusal(prove(proofOf(), { host, projectId: 43 })),
      ).toMatchObject({
        name: 'NotAllowedError',
        message: `GitLab ${host} has no project 43, or you may not see it. Ask one of its Owners for the role Maintainer.`,
      });
    });
  });

  describe('where GitLab cannot say', () => {
    it.each<[string, RequestListener, string]>([
      [
        'it is down',
        (_req, res) => res.destroy(),
        'does not answer now, so your role is not proved',
      ],
      ['it fails', json({ message: '500' }, 500), 'does not answer now'],
      ['its proxy fails', json({}, 502), 'does not answer now'],
      [
        'it asks for a pause',
        (_req, res) => res.writeHead(429).end('Retry later'),
        'asks for a pause',
      ],
      [
        'a login page answers',
        (_req, res) => res.end('<html></html>'),
        'is not the API of GitLab',
      ],
      ['nothing answers', (_req, res) => res.end(), 'is not the API of GitLab'],
      [
        'it breaks off',
        (_req, res) => {
          res.writeHead(200, { 'Content-Length': '1000' });
          res.write('{"id": 2');
          setImmediate(() => res.destroy());
        },
        'does not answer now',
      ],
      [
        'it answers without end',
        (_req, res) => {
          res.writeHead(200);
          const write = () => {
            while (res.write('x'.repeat(65_536)));
            res.once('drain', write);
          };
          write();
        },
        'is not the API of GitLab',
      ],
      ['it answers with a text', json('maria'), 'is not the API of GitLab'],
      [
        'it answers 204',
        (_req, res) => res.writeHead(204).end(),
        'is not the API',
      ],
      ['it answers 418', json({}, 418), 'is not the API of GitLab'],
    ])('%s', async (_name, answer, message) => {
      for (const path of Object.keys(answers)) {
        const before = answers[path];
        answers[path] = answer;
        expect(await refusal(prove())).toMatchObject({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining(message),
        });
        answers[path] = before;
      }
    });

    it('is silent for too long', async () => {
      answers['/api/v4/projects/42/members/all/2'] = () => {};
      expect(await refusal(prove(proofOf({ deadlineMs: 50 })))).toMatchObject({
        statusCode: 504,
        message: `GitLab ${host} does not answer in time, so your role is not proved. Start again later.`,
      });
    });

    it.each<[string, Record<string, unknown>]>([
      ['a person without number', { '/api/v4/user': { state: 'active' } }],
      ['a number that is a text', { '/api/v4/user': { ...person, id: '2' } }],
      ['a person without state', { '/api/v4/user': { id: 2 } }],
      [
        'another project than was asked for',
        { '/api/v4/projects/42': { ...project, id: 43 } },
      ],
      ['a project without path', { '/api/v4/projects/42': { id: 42 } }],
      [
        'a path that an address reads otherwise',
        {
          '/api/v4/projects/42': {
            ...project,
            path_with_namespace: 'team-realtime/x/../shop',
          },
        },
      ],
      [
        'a path that is encoded',
        {
          '/api/v4/projects/42': {
            ...project,
            path_with_namespace: 'team-realtime/%73hop',
          },
        },
      ],
      [
        'another member than was asked for',
        { '/api/v4/projects/42/members/all/2': { ...member, id: 3 } },
      ],
      [
        'a role that is a text',
        {
          '/api/v4/projects/42/members/all/2': {
            ...member,
            access_level: '50',
          },
        },
      ],
      ['a list of members', { '/api/v4/projects/42/members/all/2': [member] }],
      [
        'an end that is no date',
        {
          '/api/v4/projects/42/members/all/2': {
            ...member,
            expires_at: 'never',
          },
        },
      ],
    ])('answers %s', async (_name, bodies) => {
      for (const [path, body] of Object.entries(bodies)) {
        answers[path] = json(body);
      }
      expect(await refusal(prove())).toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining('is not the API of GitLab'),
      });
    });
  });

  it('sends nothing that is no header, and does not say what', async () => {
    const broken = `${token}\r\nX: y`;
    const error = await refusal(
      proofOf().prove({
        userEntityRef,
        repository: { host, projectId: 42 },
        token: broken,
      }),
    );
    expect(error.name).toBe('ServiceUnavailableError');
    expect(requests).toEqual([]);
  });
});
