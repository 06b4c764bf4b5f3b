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
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { clusterAddresses } from '@slipway/sandbox';
import { SandboxRepository } from './__testUtils__/SandboxRepository';
import {
  applicationSpec,
  ArgocdBackend,
  deny,
  owned,
  systemEntity,
} from './__testUtils__/ArgocdBackend';
import { until } from './__testUtils__/until';

jest.setTimeout(60_000);

const chart = {
  'helm/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'helm/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop-api
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: api
          image: public/shop:{{ .Values.tag }}
          env:
            - name: DB_PASSWORD
              value: hunter2-{{ .Values.tag }}
`,
  'helm/templates/secret.yaml': `apiVersion: v1
kind: Secret
metadata:
  name: shop-secret
stringData:
  PASSWORD: topsecret-{{ .Values.tag }}
`,
  'helm/values.yaml': 'tag: one\n',
};

describe('on the whole way of one application', () => {
  let backend: ArgocdBackend;
  let repository: SandboxRepository;
  const route = '/applications/global/argocd/shop-dev';
  const detail = async () => (await backend.get(route)).body;
  const world = () => backend.sandbox.global.world;
  const spec = () => ({
    ...applicationSpec(),
    source: {
      ...applicationSpec().source,
      repoURL: `${clusterAddresses.gitlab}/${repository.fullPath}.git`,
    },
  });
  const commit: SandboxRepository['commit'] = (...args) =>
    repository.commit(...args);

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [
        systemEntity('shop', { 'argocd/app-name': 'shop-dev' }),
        systemEntity('empty'),
      ],
      sandbox: {
        comparisonMs: 200,
        // Long enough to be seen while it runs.
        operationMs: 1_000,
        podStartMs: 50,
        progressDeadlineMs: 400,
      },
    });
    repository = await SandboxRepository.create(backend.sandbox, 'shop');
  });

  beforeEach(() => backend.reset());
  afterAll(async () => {
    await repository?.remove();
    await backend?.stop();
  });

  it('deploys, is live, and tells what it is made of', async () => {
    const sha = await commit('feat: chart', chart);
    backend.sandbox.registry.push(`${repository.fullPath}/api`, sha, '{}');
    world().addApplication(
      {
        name: 'shop-dev',
        labels: { environment: 'dev' },
        annotations: { 'backstage.io/entity-ref': 'system:default/shop' },
      },
      spec(),
    );
    await until(
      detail,
      body =>
        body.verdict?.code === 'notDeployed' ||
        body.verdict?.code === 'outOfDate',
    );
    expect((await backend.post(`${route}/sync`, {})).status).toBe(202);
    const live = await until(detail, body => body.verdict?.code === 'live');
    expect(live).toMatchObject({
      environment: 'dev',
      entities: [{ entityRef: 'system:default/shop', link: 'confirmed' }],
      history: [{ id: 0, initiatedBy: 'user:default/mock' }],
      instanceStatus: { name: 'global', status: 'live' },
    });

    const { body: tree } = await backend.get(`${route}/resource-tree`);
    const kinds = tree.nodes.map(({ kind }: { kind: string }) => kind).sort();
    expect(kinds).toEqual(['Deployment', 'Pod', 'ReplicaSet', 'Secret']);
    const pod = tree.nodes.find(({ kind }: { kind: string }) => kind === 'Pod');
    expect(pod.parents).toHaveLength(1);

    const { body: events } = await backend.get(
      `${route}/events?group=&version=v1&kind=Pod&namespace=shop-dev&name=${pod.name}`,
    );
    expect(events.items[0]).toMatchObject({ reason: 'Started', count: 1 });
    expect((await backend.get(`${route}/events`)).body.items).toEqual([
      expect.objectContaining({ reason: 'OperationCompleted' }),
    ]);
    expect(
      (await backend.get(`${route}/events?kind=Pod&name=nothing`)).status,
    ).toBe(404);

    const { body: revision } = await backend.get(
      `${route}/revisions/${live.sync.revision}`,
    );
    expect(revision).toMatchObject({ message: 'feat: chart', tags: [] });
    expect(revision).not.toHaveProperty('withheld');

    const { body: actions } = await backend.get(
      `${route}/resource-actions?group=apps&version=v1&kind=Deployment&namespace=shop-dev&name=shop-api`,
    );
    expect(actions.items).toContainEqual({
      name: 'restart',
      title: 'Restart',
      disabled: false,
    });
  });

  it('asks Argo CD once for all who look at the same time', async () => {
    const path = `${route}/resource-actions?version=v1&kind=Secret&namespace=shop-dev&name=shop-secret`;
    const calls = await backend.callsDuring(() =>
      Promise.all(Array.from({ length: 20 }, () => backend.get(path))),
    );
    expect(
      calls.filter(item => item.endsWith('/shop-dev/resource/actions')),
    ).toHaveLength(1);
  });

  it('shows what a sync would change, with every secret masked', async () => {
    await commit('feat: two', { 'helm/values.yaml': 'tag: two\n' });
    await until(detail, body => body.verdict?.code === 'outOfDate');
    const { body, text } = await backend.get(`${route}/diff`);
    expect(
      body.items.map(({ kind, change }: Record<string, string>) => [
        kind,
        change,
      ]),
    ).toEqual([
      ['Secret', 'update'],
      ['Deployment', 'update'],
    ]);
    expect(body.items[1].desired).toContain('public/shop:two');
    expect(body.items[1].live).toContain('public/shop:one');
    expect(text).not.toMatch(/hunter2|topsecret|tracking-id: .*topsecret/);
    expect(
      body.items.map(({ desired }: { desired: string }) =>
        desired.includes('•••••• (changed)'),
      ),
    ).toEqual([true, true]);
    const one = await backend.get(
      `${route}/diff?kind=Secret&namespace=shop-dev&name=shop-secret`,
    );
    expect(one.body.items).toHaveLength(1);

    backend.decisions['argocd.application.manifests.read'] = deny;
    expect((await backend.get(`${route}/diff`)).status).toBe(403);
    expect(backend.audited).toEqual([
      { eventId: 'access-denied', outcome: 'fail' },
    ]);
  });

  it('streams logs line by line, and only to who may read them', async () => {
    const { body: tree } = await backend.get(`${route}/resource-tree`);
    const { name } = tree.nodes.find(
      ({ kind }: { kind: string }) => kind === 'Pod',
    );
    const logs = await backend
      .get(`${route}/logs?namespace=shop-dev&pod=${name}&tail=2`)
      .buffer(true)
      .parse((res, done) => {
        let data = '';
        res.on('data', chunk => {
          data += chunk;
        });
        res.on('end', () => done(null, data));
      });
    expect(logs.headers['content-type']).toContain('application/x-ndjson');
    const lines = (logs.body as string)
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    // A pod that has just started may have said less than is asked for.
    expect([1, 2]).toContain(lines.length);
    for (const line of lines) {
      expect(line).toEqual({
        content: expect.any(String),
        at: expect.any(String),
        pod: name,
      });
    }
    expect((await backend.get(`${route}/logs?namespace=shop-dev`)).status).toBe(
      400,
    );
    backend.decisions['argocd.application.logs.read'] = deny;
    expect(
      (await backend.get(`${route}/logs?namespace=shop-dev&pod=${name}`))
        .status,
    ).toBe(403);
  });

  it('lets go of Argo CD when the reader of a followed log goes', async () => {
    const reading = new AbortController();
    const { port } = backend.server.address() as { port: number };
    const response = await fetch(
      `http://localhost:${port}/api/argocd${route}/logs?namespace=shop-dev&group=apps&kind=Deployment&name=shop-api&follow=true`,
      {
        headers: { Authorization: mockCredentials.user.header() },
        signal: reading.signal,
      },
    );
    expect(response.status).toBe(200);
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain(
      '"content"',
    );
    reading.abort();
    await reader.closed.catch(() => {});
  });

  it('syncs selected resources, a dry run changes nothing, and both leave no deployment', async () => {
    const before = (await detail()).history.length;
    await backend.post(`${route}/sync`, { dryRun: true });
    await until(
      detail,
      body =>
        body.operation?.phase === 'Succeeded' && body.operation.dryRun === true,
    );
    expect((await detail()).verdict.code).toBe('outOfDate');
    await backend.post(`${route}/sync`, {
      resources: [
        { kind: 'Secret', namespace: 'shop-dev', name: 'shop-secret' },
      ],
      options: { ServerSideApply: true },
    });
    await until(
      detail,
      body => body.operation?.phase === 'Succeeded' && !body.operation.dryRun,
    );
    expect((await detail()).history).toHaveLength(before);
  });

  it('syncs the rest, says whose sync runs, and stops it', async () => {
    const refused = await backend.post(`${route}/sync`, {
      revision: 'other-branch',
    });
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      "Off: the portal's account on global has not the right to that in project default.",
    ]);
    expect((await detail()).otherRevision).toEqual({
      allowed: false,
      reason: {
        code: 'accountNotPermitted',
        parameters: { instance: 'global', project: 'default' },
      },
    });
    await backend.post(`${route}/sync`, {});
    const running = await until(
      detail,
      body => body.operation?.phase === 'Running',
    );
    expect(running.actions.sync).toEqual({
      allowed: false,
      reason: {
        code: 'operationRunning',
        parameters: { initiatedBy: 'user:default/mock' },
      },
    });
    const again = await backend.post(`${route}/sync`, {});
    expect([again.status, again.body.error.message]).toEqual([
      409,
      'Not now: a sync by mock is running.',
    ]);
    expect((await backend.post(`${route}/terminate`)).status).toBe(202);
    const stopped = await until(
      detail,
      body => body.operation?.phase === 'Failed',
    );
    expect(stopped.cause).toMatchObject({ code: 'terminated' });
    expect((await backend.post(`${route}/terminate`)).status).toBe(409);
  });

  it('remembers through a dry run that the last sync failed, and tells that alone', async () => {
    // Argo CD's times are whole seconds: what begins within one is one.
    const nextSecond = () => new Promise(resolve => setTimeout(resolve, 1_100));
    await nextSecond();
    await backend.post(`${route}/sync`, { dryRun: true });
    const { cause, operation, verdict } = await until(
      detail,
      body =>
        body.operation?.phase === 'Succeeded' && body.operation.dryRun === true,
    );
    expect(verdict.code).toBe('syncFailed');
    expect(cause).toMatchObject({ code: 'terminated' });
    expect(operation).not.toHaveProperty('before');
    await nextSecond();
    await backend.post(`${route}/sync`, {});
    await until(detail, body => body.verdict?.code === 'live');
  });

  it('rolls back, and the deployments tell the story', async () => {
    await new Promise(resolve => setTimeout(resolve, 1_100));
    const unknown = await backend.post(`${route}/rollback`, { id: 99 });
    expect([unknown.status, unknown.body.error.message]).toEqual([
      400,
      expect.stringContaining('does not have deployment with id 99'),
    ]);
    expect((await backend.post(`${route}/rollback`, { id: 0 })).status).toBe(
      202,
    );
    const back = await until(
      detail,
      body => body.history.length === 3 && body.verdict.code === 'rolledBack',
    );
    expect(back.history[0].revision).toBe(back.history[2].revision);

    const { body } = await until(
      () => backend.get('/entities/system/default/shop/deployments'),
      ({ body: page }) =>
        page.items.length === 4 && page.items[0].finishedAt !== undefined,
    );
    expect(
      body.items.map((item: Record<string, unknown>) => [
        item.outcome,
        item.initiatedBy,
        item.rollbackId,
      ]),
    ).toEqual([
      // Nothing is compared with its revision, so that how it ended shows only where its pods took a second.
      [
        expect.stringMatching(/^(inProgress|succeeded)$/),
        'user:default/mock',
        2,
      ],
      ['succeeded', 'user:default/mock', 1],
      ['terminated', 'user:default/mock', undefined],
      ['succeeded', 'user:default/mock', 0],
    ]);
    const page = await backend.get(
      '/entities/system/default/shop/deployments?limit=3',
    );
    const next = await backend.get(
      `/entities/system/default/shop/deployments?limit=3&cursor=${page.body.nextCursor}`,
    );
    expect(next.body.items).toHaveLength(1);
    expect(
      (await backend.get('/entities/system/default/empty/deployments')).body,
    ).toEqual({ items: [] });
  });

  it('restarts a workload, and nothing that its account may not', async () => {
    const deployment = {
      group: 'apps',
      version: 'v1',
      kind: 'Deployment',
      namespace: 'shop-dev',
      name: 'shop-api',
    };
    expect(
      (
        await backend.post(`${route}/resource-action`, {
          ...deployment,
          action: 'restart',
        })
      ).status,
    ).toBe(202);
    const scaled = await backend.post(`${route}/resource-action`, {
      ...deployment,
      action: 'scale',
    });
    expect(scaled.status).toBe(403);
    expect(backend.audited).toEqual([
      { eventId: 'application-resource-action', outcome: 'success' },
      { eventId: 'application-resource-action', outcome: 'fail' },
    ]);
  });

  it('closes while a sync window does, and says until when', async () => {
    const project = world().projects.get('default')!;
    project.spec.syncWindows = [
      {
        kind: 'deny',
        schedule: '* * * * *',
        duration: '24h',
        applications: ['shop-*'],
      },
    ];
    await backend.get('/instances/global/projects');
    expect((await backend.get(`${route}/sync-windows`)).body).toEqual({
      automatic: false,
      manual: false,
    });
    const closed = await detail();
    expect(closed.actions.sync.reason.code).toBe('syncWindow');
    const refused = await backend.post(`${route}/sync`, {});
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      'Closed: a sync window keeps the application as it is.',
    ]);
    delete project.spec.syncWindows;
    const open = await until(
      async () => {
        await backend.get('/instances/global/projects');
        return (await backend.get(`${route}/sync-windows`)).body;
      },
      ({ automatic }) => automatic,
    );
    expect(open).toEqual({ automatic: true, manual: true });
  });

  it('blocks a rollback of what syncs itself before anybody tries', async () => {
    world().update(world().application('shop-dev', 'argocd')!, draft => {
      draft.spec.syncPolicy = { automated: { prune: true, selfHeal: true } };
    });
    const automatic = await until(detail, body => body.autoSync !== undefined);
    expect(automatic.actions.rollback.reason.code).toBe('autoSync');
    expect((await backend.post(`${route}/rollback`, { id: 0 })).status).toBe(
      409,
    );
    await until(detail, body => body.verdict.code === 'live');
  });

  it('names the cause of a broken rollout, with the way to the pod', async () => {
    const registry = backend.sandbox.urls.registry;
    await commit('feat: broken', {
      'helm/templates/deployment.yaml': chart[
        'helm/templates/deployment.yaml'
      ].replace('public/shop', `${registry}/team-realtime/shop/api`),
    });
    const broken = await until(
      detail,
      body => body.verdict.code === 'broken' && body.cause,
    );
    expect(broken.cause).toMatchObject({
      code: 'imageNotFound',
      path: [{ kind: 'Deployment' }, { kind: 'ReplicaSet' }, { kind: 'Pod' }],
    });
  });

  it('tells where the latest change is, from GitLab', async () => {
    const { body } = await backend.get(
      '/entities/system/default/shop/delivery',
    );
    expect(body).toMatchObject({
      repositories: [
        {
          branch: 'main',
          change: { title: 'feat: chart', state: 'built' },
          images: [{ repository: `${repository.fullPath}/api` }],
        },
      ],
      splits: [],
    });
  });

  describe('titles, authors, jobs and merge requests', () => {
    const delivery = async () =>
      (await backend.get('/entities/system/default/shop/delivery')).body;
    const visible: PolicyDecision = {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'argocd',
      resourceType: 'argocd-application',
      conditions: {
        rule: 'IS_VISIBLE_IN_GITLAB',
        resourceType: 'argocd-application',
      },
    };

    it('are withheld of a private project, and ids and distances are not', async () => {
      const whole = await delivery();
      backend.decisions['argocd.application.delivery.read'] = visible;
      const [seen] = (await delivery()).repositories;
      const { change, images, ...known } = whole.repositories[0];
      const { sha, url, state } = change;
      expect(seen).toEqual({
        repository: known.repository,
        branch: 'main',
        head: known.head,
        change: { repository: known.repository, sha, url, state },
        images,
        withheld: true,
      });
      const { body } = await backend.get(`${route}/revisions/${sha}`);
      expect(body).toEqual({
        revision: sha,
        tags: [],
        url: expect.stringContaining(sha),
        withheld: true,
      });
      expect(backend.audited).toEqual([]);
    });

    it('are told to owners of confirmed links', async () => {
      backend.decisions['argocd.application.delivery.read'] = owned;
      const [seen] = (await delivery()).repositories;
      expect(seen.change.title).toBe('feat: chart');
      expect(seen).not.toHaveProperty('withheld');
    });

    it('are told to nobody whom the policy refuses', async () => {
      backend.decisions['argocd.application.delivery.read'] = deny;
      expect(JSON.stringify(await delivery())).not.toMatch(/feat: |Maria/);
    });
  });

  it('tells of no commit that was not deployed, although Argo CD would', async () => {
    const { sync, history } = await detail();
    const answers = async (revision: string) =>
      (await backend.get(`${route}/revisions/${revision}`)).status;
    expect(await answers(sync.revision)).toBe(200);
    expect(await answers(history[history.length - 1].revision)).toBe(200);
    const undeployed = await repository.commitAside('feat: secret plans');
    const { status, body } = await backend.get(
      `${route}/revisions/${undeployed}`,
    );
    expect(status).toBe(404);
    expect(body.error.message).toContain('has not deployed');
    for (const revision of ['main', 'HEAD', sync.revision.slice(0, 12)]) {
      expect(await answers(revision)).toBe(404);
    }
  });

  it('names the containers of a pod, and gives errors of the cluster as what they are', async () => {
    const { body: tree } = await backend.get(`${route}/resource-tree`);
    const { name } = tree.nodes.find(
      (node: { kind: string }) => node.kind === 'Pod',
    );
    const { status, body } = await backend.get(
      `${route}/containers?version=v1&kind=Pod&namespace=shop-dev&name=${name}`,
    );
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        name: 'api',
        kind: 'container',
        image: expect.stringMatching(/shop/),
        restarts: 0,
        state: { state: 'waiting', reason: 'ImagePullBackOff' },
      },
    ]);
    const logs = await backend
      .get(`${route}/logs?namespace=shop-dev&pod=${name}&previous=true`)
      .buffer(true)
      .parse((res, done) => {
        let text = '';
        res.on('data', chunk => {
          text += chunk;
        });
        res.on('end', () => done(null, text));
      });
    expect(JSON.parse(logs.body)).toEqual({
      content: expect.stringMatching(
        /^previous terminated container .* not found$/,
      ),
      failed: true,
    });
    expect((await backend.get(`${route}/containers?kind=Pod`)).status).toBe(
      400,
    );
    backend.decisions['argocd.application.logs.read'] = deny;
    expect(
      (
        await backend.get(
          `${route}/containers?version=v1&kind=Pod&namespace=shop-dev&name=${name}`,
        )
      ).status,
    ).toBe(403);
    delete backend.decisions['argocd.application.logs.read'];
  });

  it('lets one person follow five logs at a time, and others all the same', async () => {
    const { port } = backend.server.address() as { port: number };
    const end = new AbortController();
    const follow = (user: string) =>
      fetch(
        `http://localhost:${port}/api/argocd${route}/logs?namespace=shop-dev&group=apps&kind=Deployment&name=shop-api&follow=true`,
        {
          headers: { Authorization: mockCredentials.user.header(user) },
          signal: end.signal,
        },
      );
    const one = 'user:default/one';
    try {
      const open = await Promise.all(
        Array.from({ length: 5 }, () => follow(one)),
      );
      expect(open.map(({ status }) => status)).toEqual(Array(5).fill(200));
      const sixth = await follow(one);
      expect(sixth.status).toBe(429);
      expect((await sixth.json()).error.message).toBe(
        'Not now: you have 5 logs open. Close one of them first.',
      );
      expect((await follow('user:default/two')).status).toBe(200);
    } finally {
      end.abort();
    }
    // What was closed counts no longer.
    const again = new AbortController();
    await until(
      async () => {
        const response = await fetch(
          `http://localhost:${port}/api/argocd${route}/logs?namespace=shop-dev&group=apps&kind=Deployment&name=shop-api&tail=1`,
          {
            headers: { Authorization: mockCredentials.user.header(one) },
            signal: again.signal,
          },
        );
        await response.body?.cancel();
        return response.status;
      },
      status => status === 200,
    );
  });

  it('limits what one person asks of one application', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 25; round += 1) {
      const { status } = await backend.post(
        '/applications/global/argocd/none/refresh',
      );
      statuses.push(status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(404));
    expect(statuses.slice(20)).toEqual(Array(5).fill(429));
  });
});
