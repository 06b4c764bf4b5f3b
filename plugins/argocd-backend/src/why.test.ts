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

import { IMAGE_ANNOTATION } from '@slipway/plugin-argocd-common';
import { clusterAddresses } from '@slipway/sandbox';
import {
  applicationSpec,
  ArgocdBackend,
  deny,
  systemEntity,
} from './__testUtils__/ArgocdBackend';
import { SandboxRepository } from './__testUtils__/SandboxRepository';
import { until as untilIn } from './__testUtils__/until';

jest.setTimeout(60_000);

/** A crash and its answer take longer than a sync. */
const until: typeof untilIn = (read, accepts) => untilIn(read, accepts, 20_000);

const program = `import os

client = Client(os.environ["MLFLOW_URL"])
`;

const chart = {
  'helm/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'helm/templates/service.yaml': `apiVersion: v1
kind: Service
metadata: {name: streamlit}
spec:
  selector: {app: streamlit}
  ports: [{port: 80}]
`,
  'helm/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: streamlit}
spec:
  replicas: 1
  template:
    metadata:
      labels: {app: streamlit}
    spec:
      containers:
        - name: streamlit
          image: "{{ .Values.repository }}:{{ .Values.services.streamlit.tag }}"
          env:
            {{- range $name, $value := .Values.services.streamlit.env }}
            - name: {{ $name }}
              value: {{ $value | quote }}
            {{- end }}
`,
  'apps/api/main.py': 'print("another service")\n',
  'apps/streamlit/main.py': program,
};

const needs = JSON.stringify({
  needs: [
    {
      variable: 'MLFLOW_URL',
      frames: [
        {
          file: '/app/main.py',
          line: 3,
          scope: '<module>',
          text: 'client = Client(os.environ["MLFLOW_URL"])',
        },
      ],
    },
  ],
});

describe('why an application is in trouble', () => {
  let backend: ArgocdBackend;
  let repository: SandboxRepository;
  let first: string;
  let second: string;
  /** Commits that deployed the first and the second version. */
  let deployed: string;
  let deployedAgain: string;
  const route = '/applications/global/argocd/shop-staging';
  const why = async () => (await backend.get(`${route}/why`)).body;

  const values = (environment: string, tag: string, env: string) => ({
    [`helm/values-${environment}.yaml`]: `services:\n  streamlit:\n    tag: "${tag}"\n    env:\n      LOG_LEVEL: info\n${env}`,
  });
  const mlflow = '      MLFLOW_URL: http://secret-host/topsecret\n';

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [
        systemEntity('shop', { 'argocd/app-name': 'shop-dev,shop-staging' }),
        {
          ...systemEntity('streamlit', { [IMAGE_ANNOTATION]: 'streamlit' }),
          kind: 'Component',
        },
      ],
      sandbox: {
        comparisonMs: 200,
        operationMs: 20,
        podStartMs: 50,
        progressDeadlineMs: 600,
      },
    });
    const { sandbox } = backend;
    repository = await SandboxRepository.create(sandbox, 'shop');
    const image = `${repository.fullPath}/streamlit`;
    first = await repository.commit('feat: chart', {
      ...chart,
      'helm/values.yaml': `repository: ${clusterAddresses.registry}/${image}\n`,
    });
    sandbox.registry.push(image, first, '{}');
    deployed = await repository.commit('chore: deploy', {
      ...values('dev', first, mlflow),
      ...values('staging', first, ''),
    });
    for (const environment of ['dev', 'staging']) {
      const spec = applicationSpec(`shop-${environment}`);
      sandbox.global.world.addApplication(
        {
          name: `shop-${environment}`,
          annotations: { 'backstage.io/entity-ref': 'system:default/shop' },
        },
        {
          ...spec,
          source: {
            ...spec.source,
            repoURL: `${clusterAddresses.gitlab}/${repository.fullPath}.git`,
            helm: { valueFiles: [`values-${environment}.yaml`] },
          },
          syncPolicy: { automated: { prune: true, selfHeal: true } },
        },
      );
    }
    await until(
      async () => (await backend.get(route)).body,
      body => body.verdict?.code === 'live',
    );
  });

  beforeEach(() => backend.reset());
  afterAll(async () => {
    await repository?.remove();
    await backend?.stop();
  });

  it('says nothing of one that is in none', async () => {
    expect(await why()).toEqual({
      containers: [],
      places: [],
      steps: [],
      withheld: [],
    });
  });

  it('finds the line of the program, the setting that the environment before has, who serves, and what to do', async () => {
    // Argo CD tells whole seconds: of two deployments within one nobody could say which brought what.
    await new Promise(resolve => setTimeout(resolve, 1_000));
    second = await repository.commit('feat(streamlit): live score chart', {
      'apps/streamlit/main.py': `${program}\n`,
    });
    backend.sandbox.registry.push(
      `${repository.fullPath}/streamlit`,
      second,
      needs,
    );
    const head = await repository.commit('chore: deploy', {
      ...values('dev', second, mlflow),
      ...values('staging', second, ''),
    });
    const answer = await until(
      why,
      body =>
        body.cause &&
        body.log &&
        body.containers.length > 0 &&
        // What brought it is known when its deployment is written down.
        body.steps.some(
          ({ code, url }: { code: string; url?: string }) =>
            code === 'undo' && url,
        ),
    );
    deployedAgain = head;
    const page = `${backend.sandbox.urls.gitlab}/${repository.fullPath}/-`;
    expect(answer).toMatchObject({
      cause: {
        code: 'crashLoop',
        parameters: {
          workload: 'streamlit',
          exitCode: '1',
          ranSeconds: expect.stringMatching(/^\d$/),
        },
      },
      error: { text: "KeyError: 'MLFLOW_URL'", file: '/app/main.py', line: 3 },
      log: {
        namespace: 'shop-staging',
        container: 'streamlit',
        previous: true,
        lines: [
          {
            content: '  File "/app/main.py", line 3, in <module>',
            matched: false,
          },
          {
            content: '    client = Client(os.environ["MLFLOW_URL"])',
            matched: false,
          },
          { content: "KeyError: 'MLFLOW_URL'", matched: true },
        ],
      },
      containers: [
        {
          name: 'streamlit',
          restarts: 0,
          lastCrash: { exitCode: 1, reason: 'Error' },
        },
      ],
      places: [
        {
          role: 'program',
          path: 'apps/streamlit/main.py',
          line: 3,
          revision: second,
          url: `${page}/blob/${second}/apps/streamlit/main.py#L3`,
        },
      ],
      compared: {
        environment: 'dev',
        missing: [
          {
            kind: 'variable',
            name: 'MLFLOW_URL',
            of: 'streamlit',
            named: true,
            setAt: {
              path: 'helm/values-dev.yaml',
              line: 6,
              url: `${page}/blob/${head}/helm/values-dev.yaml#L6`,
            },
            addAt: { path: 'helm/values-staging.yaml', line: 4 },
          },
        ],
      },
      serving: { code: 'previousVersion', ready: 1, commit: first },
      withheld: [],
    });
    const [container] = answer.containers;
    expect(Date.parse(container.nextTryAt)).toBe(
      Date.parse(container.lastCrash.at) + 10_000,
    );
    expect(answer.steps).toMatchObject([
      {
        code: 'fixInGit',
        parameters: {
          setting: 'MLFLOW_URL',
          environment: 'staging',
          automatic: 'true',
        },
        places: [
          { role: 'values', path: 'helm/values-staging.yaml' },
          { role: 'program', path: 'apps/streamlit/main.py' },
        ],
      },
      {
        code: 'undo',
        parameters: { commit: first },
        url: `${page}/commit/${head}`,
      },
      {
        code: 'lookCloser',
        looks: [
          { code: 'crashLog', container: 'streamlit', previous: true },
          { code: 'previousVersionLog' },
          { code: 'events' },
        ],
      },
    ]);
    expect(JSON.stringify(answer)).not.toContain('topsecret');
  });

  it('asks Argo CD and GitLab once for everybody who looks', async () => {
    await why();
    const calls = await backend.callsDuring(async () => {
      await Promise.all([why(), why(), why()]);
    });
    // Argo CD compares again meanwhile, so that each part may be asked for once more.
    expect(calls.length).toBeLessThanOrEqual(6);
    expect(calls.filter(call => call.includes('/repository/'))).toEqual([]);
  });

  it.each([
    ['logs', ['error', 'log']],
    ['manifests', ['compared']],
  ])('keeps back what takes the right to %s', async (right, parts) => {
    backend.decisions[`argocd.application.${right}.read`] = deny;
    const answer = await why();
    expect(answer.withheld).toEqual([right]);
    for (const part of parts) {
      expect(answer).not.toHaveProperty(part);
    }
    expect(answer.cause.code).toBe('crashLoop');
    expect(JSON.stringify(answer).includes('KeyError')).toBe(right !== 'logs');
  });

  it('tells no file to who may not read the repository', async () => {
    backend.decisions['argocd.application.delivery.read'] = deny;
    const answer = await why();
    expect(answer.withheld).toEqual(['delivery']);
    expect(answer.places).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain('values-');
    expect(answer.compared.missing).toMatchObject([{ name: 'MLFLOW_URL' }]);
  });

  it('is hidden with its application', async () => {
    backend.decisions['argocd.application.read'] = deny;
    expect((await backend.get(`${route}/why`)).status).toBe(404);
  });

  describe('beside it', () => {
    const dev = '/applications/global/argocd/shop-dev';
    const service = async (component = 'streamlit') =>
      backend.get(
        `${dev}/service?component=${encodeURIComponent(
          `component:default/${component}`,
        )}`,
      );
    const difference = (to: string) =>
      backend.get(`${dev}/manifest-diff?from=${deployed}&to=${to}`);

    it('tells of one service its pods, where it answers and what it is given', async () => {
      const answer = await until(
        async () => (await service()).body,
        ({ pods }) => pods?.length === 1 && pods[0].pod.state === 'ready',
      );
      expect(answer).toMatchObject({
        pods: [{ kind: 'Pod', images: [expect.stringContaining(second)] }],
        publicUrls: [],
        clusterAddresses: ['streamlit.shop-dev.svc:80'],
        settings: [
          {
            workload: { kind: 'Deployment', name: 'streamlit' },
            replicas: 1,
            containers: [{ name: 'streamlit' }],
            place: { path: 'helm/values-dev.yaml', line: 2, endLine: 6 },
          },
        ],
        withheld: [],
      });
      expect(JSON.stringify(answer)).not.toContain('topsecret');
    });

    it('keeps back of a service what takes rights of its own', async () => {
      backend.decisions['argocd.application.manifests.read'] = deny;
      backend.decisions['argocd.application.delivery.read'] = deny;
      expect((await service()).body).toMatchObject({
        clusterAddresses: ['streamlit.shop-dev.svc'],
        settings: [],
        withheld: ['manifests', 'delivery'],
      });
      expect((await difference(deployedAgain)).status).toBe(403);
    });

    it('tells of no service that is none, and of none of a hidden application', async () => {
      expect((await service('mlflow')).status).toBe(404);
      backend.decisions['argocd.application.read'] = deny;
      expect((await service()).status).toBe(404);
      expect((await difference(deployedAgain)).status).toBe(404);
    });

    it('shows how the manifests of two deployments differ, and of nothing else', async () => {
      const { body } = await difference(deployedAgain);
      expect(body.items).toMatchObject([
        { kind: 'Deployment', name: 'streamlit', change: 'update' },
      ]);
      expect(body.items[0].live).toContain(first);
      expect(body.items[0].desired).toContain(second);
      expect((await difference('f'.repeat(40))).status).toBe(404);
    });
  });

  it('names the line of a chart that does not render, at the commit that does not', async () => {
    const head = await repository.commit('feat: break', {
      'helm/templates/broken.yaml': 'a: 1\nb: {{ fail "no" }}\n',
    });
    const answer = await until(
      why,
      body =>
        body.cause?.code === 'chartDoesNotRender' && body.places.length > 0,
    );
    expect(answer).toMatchObject({
      places: [
        {
          role: 'chart',
          path: 'helm/templates/broken.yaml',
          line: 2,
          revision: head,
        },
      ],
      steps: [{ code: 'fixInGit', places: [{ line: 2 }] }],
    });
  });
});
