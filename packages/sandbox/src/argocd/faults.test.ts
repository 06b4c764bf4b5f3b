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

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { git } from '../git/git';
import { ArgocdInstance } from './ArgocdInstance';
import { Application } from './model';
import { Part } from './parts';
import { accountToken } from './tokens';

jest.setTimeout(30_000);

const comparisonMs = 120_000;
const start = Date.parse('2026-11-28T12:00:00Z');

const objects = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec: {containers: [{name: web, image: '${image}'}]}
`;

const repositoryServerAway =
  'connection error: desc = "transport: Error while dialing: dial tcp 10.43.118.81:8081: connect: connection refused"';

describe("Faults of the sandbox's Argo CD", () => {
  let directory: string;
  let repository: string;
  let instance: ArgocdInstance;
  let application: Application;
  let now: number;

  const commit = async (image: string) => {
    await writeFile(path.join(repository, 'plain/web.yaml'), objects(image));
    await git(['add', '.'], { cwd: repository });
    await git(
      [
        '-c',
        'user.name=m',
        '-c',
        'user.email=m@example.com',
        'commit',
        '-qm',
        image,
      ],
      { cwd: repository },
    );
    return (await git(['rev-parse', 'HEAD'], { cwd: repository })).trim();
  };

  /** Time passes, and the controller looks. */
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    await instance.controller.tick();
  };

  const call = async (
    route: string,
    options: RequestInit & { account?: string } = {},
  ) => {
    const response = await fetch(`${instance.url}/api/v1${route}`, {
      ...options,
      headers: {
        Authorization: `Bearer ${accountToken(options.account ?? 'backstage')}`,
        'Content-Type': 'application/json',
        ...options.headers,
      },
    });
    return { status: response.status, body: await response.json() };
  };

  const sync = (body: object = {}) =>
    call('/applications/shop/sync', {
      method: 'POST',
      account: 'backstage-ops',
      body: JSON.stringify(body),
    });

  const secondsAgo = () =>
    (now - Date.parse(application.status.reconciledAt!)) / 1000;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'slipway-faults-'));
    repository = path.join(directory, 'repository');
    await mkdir(path.join(repository, 'plain'), { recursive: true });
    await git(['init', '-q', '-b', 'main', repository]);
    await commit('web:1');
    now = start;
    instance = await ArgocdInstance.start({
      name: 'global',
      directory,
      requeueMs: 3_600_000,
      clock: { now: () => now },
      imageExists: () => true,
      comparisonMs,
      operationMs: 1,
      tickMs: 3_600_000,
      podStartMs: 0,
      progressDeadlineMs: 60_000,
    });
    application = instance.world.addApplication(
      { name: 'shop' },
      {
        project: 'default',
        source: { repoURL: repository, path: 'plain', targetRevision: 'main' },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: 'shop',
        },
        syncPolicy: { automated: {} },
      },
    );
    await pass(0);
    await pass(0);
    await pass(0);
  });

  afterEach(async () => {
    instance.stop();
    await instance.listening.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('begin with an application that is compared and live', () => {
    expect(application.status).toMatchObject({
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
      reconciledAt: '2026-11-28T12:00:00Z',
    });
    expect(application.operation).toBeUndefined();
  });

  it('controller: nothing is compared, no operation begins, a refresh waits for its deadline', async () => {
    instance.faults.break('controller');
    const head = await commit('web:2');
    await pass(10 * comparisonMs);
    expect(secondsAgo()).toBe(1200);
    const { status, body } = await call('/applications/shop?refresh=normal', {
      headers: { 'Grpc-Timeout': '50m' },
    });
    expect([status, body.message]).toEqual([504, 'context deadline exceeded']);
    expect(application.metadata.annotations).toEqual({
      'argocd.argoproj.io/refresh': 'normal',
    });
    expect((await sync()).body.operation.initiatedBy.username).toBe(
      'backstage-ops',
    );
    await pass(comparisonMs);
    expect(application.operation).toBeDefined();
    expect(application.status.operationState?.phase).toBe('Succeeded');

    instance.faults.heal('controller');
    await pass(0);
    expect(application.operation).toBeUndefined();
    expect(application.metadata.annotations).toEqual({});
    expect(application.status.sync.revision).toBe(head);
    expect(secondsAgo()).toBe(0);
  });

  it('controller: what is shown of the objects is what it wrote last', async () => {
    instance.faults.break('controller');
    const before = (await call('/applications/shop/resource-tree')).body;
    instance.cluster.deletePods({
      group: 'apps',
      version: 'v1',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
    });
    const after = (await call('/applications/shop/resource-tree')).body;
    expect(after).toEqual(before);
    expect(after.nodes).toHaveLength(3);
    instance.faults.heal('controller');
    expect((await call('/applications/shop/resource-tree')).body).not.toEqual(
      before,
    );
  });

  it('controller: an operation that has begun is stopped in its tracks', async () => {
    await sync();
    const tick = instance.controller.tick();
    instance.faults.break('controller');
    await new Promise(resolve => setTimeout(resolve, 80));
    expect(application.operation).toBeDefined();
    expect(application.status.operationState?.phase).toBe('Running');
    instance.faults.heal('controller');
    await tick;
    expect(application.status.operationState?.phase).toBe('Succeeded');
  });

  it('controller: to terminate what has not begun is taken, and marks what ended before', async () => {
    instance.faults.break('controller');
    await sync();
    const { status } = await call('/applications/shop/operation', {
      method: 'DELETE',
      account: 'backstage-ops',
    });
    expect(status).toBe(200);
    expect(application.status.operationState?.phase).toBe('Terminating');
    instance.faults.heal('controller');
    await pass(0);
    expect(application.operation).toBeUndefined();
    expect(application.status.operationState).toMatchObject({
      phase: 'Failed',
      message: 'Operation terminated',
      operation: { initiatedBy: { username: 'backstage-ops' } },
    });
  });

  it.each([
    ['applications/sync/default/shop', 'no'],
    ['applications/get/default/shop', 'yes'],
    ['applications/override/default/shop', 'no'],
    ['applications/action%2Fapps%2FDeployment%2Frestart/default/shop', 'no'],
  ])('tells an account whether it may: %s', async (question, value) => {
    expect(await call(`/account/can-i/${question}`)).toEqual({
      status: 200,
      body: { value },
    });
  });

  it('does not tell of what is no right', async () => {
    expect(await call('/account/can-i/applications/fly/default/shop')).toEqual({
      status: 400,
      body: expect.objectContaining({
        code: 3,
        message:
          '[get create update delete sync override action invoke] does not contain fly',
      }),
    });
  });

  it('repository server: a comparison by time is passed over for a while, then fails', async () => {
    instance.faults.break('repositoryServer');
    await pass(comparisonMs);
    expect(application.status.sync.status).toBe('Synced');
    expect(secondsAgo()).toBe(120);
    await pass(comparisonMs);
    await pass(comparisonMs);
    expect(application.status).toMatchObject({
      sync: { status: 'Unknown', revision: 'main' },
      health: { status: 'Healthy' },
      conditions: [
        {
          type: 'ComparisonError',
          message: `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unavailable desc = ${repositoryServerAway}`,
        },
      ],
      resources: [{ kind: 'Deployment', status: 'Unknown' }],
    });
    expect(secondsAgo()).toBe(0);

    instance.faults.heal('repositoryServer');
    await pass(comparisonMs);
    expect(application.status.sync.status).toBe('Synced');
    expect(application.status.conditions).toBeUndefined();
  });

  it('repository server: a refresh says it at once, a sync is refused, a commit is not known', async () => {
    const { revision } = application.status.sync;
    instance.faults.break('repositoryServer');
    const refreshed = call('/applications/shop?refresh=normal');
    await new Promise(resolve => setTimeout(resolve, 50));
    await pass(0);
    expect((await refreshed).body.status.sync.status).toBe('Unknown');
    expect(await sync()).toEqual({
      status: 400,
      body: expect.objectContaining({
        code: 9,
        message: `error resolving repo revision: rpc error: code = Unavailable desc = ${repositoryServerAway}`,
      }),
    });
    expect(
      await call(`/applications/shop/revisions/${revision}/metadata`),
    ).toEqual({
      status: 503,
      body: {
        error: repositoryServerAway,
        code: 14,
        message: repositoryServerAway,
      },
    });
    await sync({ revision, dryRun: true });
    await pass(0);
    expect(application.status.operationState).toMatchObject({
      phase: 'Error',
      message: `ComparisonError: ${application.status.conditions![0].message}`,
    });
  });

  it.each([
    ['resource-tree', 'error getting cached app resource tree: '],
    ['managed-resources', 'error getting cached app managed resources: '],
    [
      'events?resourceUID=1&resourceNamespace=shop&resourceName=web',
      'error getting app resources: error getting cached app resource tree: ',
    ],
  ])('redis: %s cannot be read', async (route, context) => {
    const message = `${context}dial tcp 10.43.61.12:6379: connect: connection refused`;
    instance.faults.break('redis');
    expect(await call(`/applications/shop/${route}`)).toEqual({
      status: 500,
      body: { error: message, code: 2, message },
    });
    instance.faults.heal('redis');
    expect((await call(`/applications/shop/${route}`)).status).toBe(200);
  });

  it('redis: manifests are not rendered, and nobody knows of the clusters', async () => {
    instance.faults.break('redis');
    for (let round = 0; round < 3; round += 1) {
      await pass(comparisonMs);
    }
    expect(application.status.conditions).toMatchObject([
      {
        message:
          'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = dial tcp 10.43.61.12:6379: connect: connection refused',
      },
    ]);
    const { body } = await call('/clusters');
    expect(body.items[0].connectionState.status).toBe('');
  });

  it('cluster: nothing is known of it, and it says so itself', async () => {
    instance.faults.break('cluster');
    for (let round = 0; round < 3; round += 1) {
      await pass(comparisonMs);
    }
    const text =
      'failed to get server version: failed to get server version: Get "https://10.43.0.1:443/version?timeout=32s": dial tcp 10.43.0.1:443: connect: connection refused';
    const info = `failed to get cluster info for "https://kubernetes.default.svc": error synchronizing cache state : ${text}`;
    expect(application.status).toMatchObject({
      sync: { status: 'Unknown' },
      conditions: [
        {
          type: 'ComparisonError',
          message: `Failed to load live state: ${info}`,
        },
        {
          type: 'ComparisonError',
          message: `Failed to load target state: failed to get cluster version for cluster "https://kubernetes.default.svc": ${info}`,
        },
        {
          type: 'UnknownError',
          message: `error synchronizing cache state : ${text}`,
        },
      ],
    });
    const { body } = await call('/clusters');
    expect(body.items[0].connectionState).toMatchObject({
      status: 'Failed',
      message: text,
    });
    expect(
      (await call('/applications/shop/resource-tree')).body.nodes,
    ).toHaveLength(3);
    expect(
      await call(
        '/applications/shop/resource/actions?group=apps&kind=Deployment&namespace=shop&resourceName=web',
      ),
    ).toMatchObject({
      status: 500,
      body: {
        message:
          'error getting resource: Get "https://10.43.0.1:443/apis/apps/v1/namespaces/shop/deployments/web": dial tcp 10.43.0.1:443: connect: connection refused',
      },
    });
  });

  it('webhooks: a push is seen by the next comparison only', async () => {
    const deliver = () =>
      fetch(`${instance.url}/api/webhook`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Gitlab-Event': 'Push Hook',
        },
        body: JSON.stringify({
          ref: 'refs/heads/main',
          project: { web_url: 'https://gitlab.example.com/shop' },
        }),
      });
    instance.world.update(application, draft => {
      draft.spec.source.repoURL = 'https://gitlab.example.com/shop.git';
    });
    instance.faults.break('webhooks');
    expect((await deliver()).status).toBe(200);
    expect(application.metadata.annotations).toBeUndefined();
    instance.faults.heal('webhooks');
    await deliver();
    expect(application.metadata.annotations).toEqual({
      'argocd.argoproj.io/refresh': 'normal',
    });
  });

  it('a stream that is refused gets a quick 504, and lists work', async () => {
    instance.faults.set('streamRefused');
    const { status } = await fetch(
      `${instance.url}/api/v1/stream/applications`,
      { headers: { Authorization: `Bearer ${accountToken('backstage')}` } },
    );
    expect(status).toBe(504);
    expect((await call('/applications')).body.items).toHaveLength(1);
  });

  it('a stream that is swallowed says nothing until the fault ends', async () => {
    instance.faults.set('streamSwallowed');
    let isOver = false;
    const stream = fetch(`${instance.url}/api/v1/stream/applications`, {
      headers: { Authorization: `Bearer ${accountToken('backstage')}` },
    }).catch(() => {
      isOver = true;
    });
    while (instance.faults.openStreams === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect((await call('/applications')).body.items).toHaveLength(1);
    expect(isOver).toBe(false);
    instance.faults.set(undefined);
    await stream;
    expect(isOver).toBe(true);
  });

  it('a write that hangs changes nothing, and what is read is answered', async () => {
    instance.faults.set('writesHang');
    await expect(
      fetch(
        `${instance.url}/api/v1/applications/${application.metadata.name}`,
        {
          method: 'DELETE',
          headers: { Authorization: `Bearer ${accountToken('admin')}` },
          signal: AbortSignal.timeout(200),
        },
      ),
    ).rejects.toThrow(/timeout/);
    expect((await call('/applications')).body.items).toHaveLength(1);
  });

  it('a token that is revoked is refused, and an open stream goes on', async () => {
    const stream = await fetch(`${instance.url}/api/v1/stream/applications`, {
      headers: { Authorization: `Bearer ${accountToken('backstage')}` },
    });
    const reader = stream.body!.getReader();
    await reader.read();
    instance.faults.set('tokenRevoked');
    expect(await call('/applications')).toEqual({
      status: 401,
      body: expect.objectContaining({
        message:
          'invalid session: account backstage does not have token with id sandbox-backstage',
      }),
    });
    expect((await call('/session/userinfo')).body).toEqual({});
    expect((await fetch(`${instance.url}/api/version`)).status).toBe(200);
    instance.world.update(application, draft => {
      draft.metadata.labels = { seen: 'yes' };
    });
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toContain('"seen":"yes"');
    await reader.cancel();
  });

  it('an application with an invalid spec is not compared: its diff is an error, its tree is empty', async () => {
    instance.world.addProject('default', { sourceRepos: [], destinations: [] });
    await pass(comparisonMs);
    expect(application.status).toMatchObject({
      sync: { status: 'Unknown' },
      health: { status: 'Unknown' },
      conditions: [{ type: 'InvalidSpecError' }],
    });
    expect(secondsAgo()).toBe(120);
    expect((await call('/applications/shop/resource-tree')).body).toEqual({});
    const { status, body } = await call('/applications/shop/managed-resources');
    expect(status).toBe(500);
    expect(body.message).toMatch(
      /^error getting cached app managed resources: InvalidSpecError: application repo /,
    );
  });

  it('an application of which nothing is there and nothing is known has an empty diff', async () => {
    instance.world.addApplication(
      { name: 'lost' },
      {
        ...application.spec,
        source: { ...application.spec.source, path: 'nowhere' },
      },
    );
    await pass(0);
    expect((await call('/applications/lost/managed-resources')).body).toEqual(
      {},
    );
    expect((await call('/applications/lost/resource-tree')).body).toEqual({});
  });

  it.each([
    ['container=other', /^container other is not valid for pod web-\w+-\w+$/],
    [
      'container=web&previous=true',
      /^previous terminated container "web" in pod "web-\w+-\w+" not found$/,
    ],
  ])(
    'the log with %s is an error as a line without a time',
    async (query, text) => {
      const response = await fetch(
        `${instance.url}/api/v1/applications/shop/logs?kind=Deployment&resourceName=web&${query}`,
        { headers: { Authorization: `Bearer ${accountToken('backstage')}` } },
      );
      const [line] = (await response.text()).split('\n');
      expect(JSON.parse(line).result).toEqual({
        content: expect.stringMatching(text),
        timeStamp: null,
        timeStampStr: '0001-01-01T00:00:00Z',
        podName: '',
        last: false,
      });
    },
  );

  it('the log of a cluster that is away holds its address', async () => {
    instance.faults.break('cluster');
    const response = await fetch(
      `${instance.url}/api/v1/applications/shop/logs?kind=Deployment&resourceName=web`,
      { headers: { Authorization: `Bearer ${accountToken('backstage')}` } },
    );
    expect(await response.text()).toMatch(
      /"content":"Get \\"https:\/\/10\.43\.0\.1:443\/api\/v1\/namespaces\/shop\/pods\//,
    );
  });

  it.each<[string, object, number, object]>([
    [
      'fault',
      { fault: 'streamRefused' },
      200,
      { fault: 'streamRefused', broken: [] },
    ],
    ['fault', { fault: null }, 200, { fault: null, broken: [] }],
    [
      'break',
      { part: 'redis' satisfies Part },
      200,
      { fault: null, broken: ['redis'] },
    ],
    [
      'break',
      { part: 'engine' },
      400,
      {
        error:
          'part must be one of controller, repositoryServer, redis, cluster, webhooks',
      },
    ],
    [
      'fault',
      { fault: 'flood' },
      400,
      { error: expect.stringContaining('hang') },
    ],
  ])('are injected by address: %s %j', async (route, body, status, answer) => {
    const response = await fetch(`${instance.url}/sandbox/${route}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([response.status, await response.json()]).toEqual([status, answer]);
  });
});
