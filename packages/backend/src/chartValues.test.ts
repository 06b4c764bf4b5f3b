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

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';

jest.setTimeout(60_000);

const run = promisify(execFile);
const chart = path.resolve(
  __dirname,
  '../../../templates/new-project/example/helm',
);

interface Rendered {
  kind: string;
  metadata: { name: string; labels: Record<string, string> };
  spec: Record<string, unknown>;
}

describe('the values of the chart', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-values-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  /** What Helm makes of one more service, the others of the example having no image yet. */
  async function render(
    service: Record<string, unknown>,
    others: Record<string, unknown> = {},
  ) {
    const values = path.join(folder, 'values.yaml');
    const image = { repository: 'one', tag: 'a', ...Object(service.image) };
    await writeFile(
      values,
      JSON.stringify({ ...others, services: { one: { ...service, image } } }),
    );
    const { stdout } = await run('helm', [
      'template',
      'shop-dev',
      chart,
      '--skip-tests',
      ...['--api-versions', 'gateway.networking.k8s.io/v1/HTTPRoute'],
      ...['--api-versions', 'monitoring.coreos.com/v1/ServiceMonitor'],
      ...['--values', path.join(chart, 'values-dev.yaml')],
      ...['--values', values],
    ]);
    return parseAllDocuments(stdout)
      .map(document => document.toJS() as Rendered | null)
      .filter(object => object !== null);
  }

  const deploymentOf = async (service: Record<string, unknown>) =>
    (await render(service)).find(({ kind }) => kind === 'Deployment')?.spec
      .template;

  const web = { kind: 'web', port: 8000 };

  it.each([
    [
      'two public services at one path',
      { ...web, public: true, path: '/api/' },
      'services.fastapi and services.one are public at the same path, /api/',
    ],
    [
      'the same before there is an image',
      { ...web, public: true, path: '/api', image: { tag: '' } },
      'services.fastapi and services.one are public at the same path, /api',
    ],
    [
      'more replicas than the most, before there is an image',
      {
        ...web,
        replicas: 3,
        autoscaling: { maxReplicas: 2 },
        image: { tag: '' },
      },
      'services.one: autoscaling.maxReplicas is below replicas',
    ],
    [
      'a variable that the chart sets',
      { kind: 'worker', env: { PORT: '1' } },
      'services.one.env: PORT comes from services.one.port',
    ],
    [
      'a worker that people reach',
      { kind: 'worker', public: true },
      "/services/one/public': value must be false",
    ],
    [
      'a place for probes without a port for them',
      { kind: 'worker', healthPath: '/healthz' },
      '/services/one/healthPath',
    ],
    [
      'a place for probes that is no path',
      { ...web, healthPath: 'healthz' },
      '/services/one/healthPath',
    ],
    ['a service of the web without a port', { kind: 'web' }, "'port'"],
  ])('refuse %s', async (_what, service, message) => {
    await expect(render(service)).rejects.toThrow(message);
  });

  it.each([
    ['in the namespace of the application', {}, { name: 'shared' }],
    [
      'in another one',
      { gatewayNamespace: 'gateways' },
      { name: 'shared', namespace: 'gateways' },
    ],
  ])('put a route behind a Gateway %s', async (_where, more, parent) => {
    const objects = await render(
      { ...web, public: true, path: '/one' },
      { exposure: { kind: 'httpRoute', gateway: 'shared', ...more } },
    );
    expect(
      objects.find(({ kind }) => kind === 'HTTPRoute')?.spec.parentRefs,
    ).toEqual([parent]);
  });

  it('give a ServiceMonitor the labels that a Prometheus selects by', async () => {
    const labelsOf = async (labels: Record<string, string>) =>
      (await render(web, { serviceMonitor: { enabled: true, labels } })).find(
        ({ kind }) => kind === 'ServiceMonitor',
      )?.metadata.labels;
    const own = await labelsOf({});
    expect(own).toMatchObject({ 'app.kubernetes.io/instance': 'shop-dev' });
    const asked = { release: 'kube-prometheus-stack', scrape: 'true' };
    expect(await labelsOf(asked)).toEqual({ ...own, ...asked });
    await expect(
      labelsOf({ 'app.kubernetes.io/instance': 'other' }),
    ).rejects.toThrow("invalid propertyName 'app.kubernetes.io/instance'");
    await expect(labelsOf({ release: 'of ours' })).rejects.toThrow(
      '/serviceMonitor/labels/release',
    );
  });

  it('let a service run as the user of its image, whatever its kind', async () => {
    const users = async (service: Record<string, unknown>) =>
      (await deploymentOf(service)) as unknown;
    const runsAs = (runAsUser: number) => ({
      spec: expect.objectContaining({
        securityContext: expect.objectContaining({
          runAsUser,
          fsGroup: runAsUser,
        }),
      }),
      metadata: expect.anything(),
    });
    expect(await users(web)).toEqual(runsAs(10_001));
    expect(await users({ ...web, runAsUser: 1_000_660_000 })).toEqual(
      runsAs(1_000_660_000),
    );
    expect(await users({ kind: 'worker', runAsUser: 1000 })).toEqual(
      runsAs(1000),
    );
    expect(
      JSON.stringify(await users({ ...web, kind: 'image' })),
    ).not.toContain('runAsUser');
  });

  it('stay texts, whatever YAML would take them for', async () => {
    const { spec } = (await deploymentOf({
      ...web,
      healthPath: '/h?x={a},y: b #c',
      env: { '1': 'no', FOO: 'a: b #c' },
      existingSecrets: ['123'],
      writablePaths: ['/a: b', '/tmp', '/a: b'],
    })) as { spec: { containers: Record<string, unknown>[] } };
    expect(spec.containers[0]).toMatchObject({
      env: [
        { name: 'PORT', value: '8000' },
        { name: '1', value: 'no' },
        { name: 'FOO', value: 'a: b #c' },
      ],
      envFrom: [{ secretRef: { name: '123' } }],
      readinessProbe: { httpGet: { path: '/h?x={a},y: b #c', port: 'http' } },
      // /tmp can be written anyway, and Kubernetes takes no path twice.
      volumeMounts: [
        { name: 'tmp', mountPath: '/tmp' },
        { name: 'writable-0', mountPath: '/a: b' },
      ],
    });
  });
});
