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

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import {
  pathsOf,
  recordingHeader,
  schemaFindings,
} from './__testUtils__/charts';
import { dockerfile } from './__testUtils__/image/buildImage';
import { readDockerfile } from './__testUtils__/image/readDockerfile';
import { secretNames } from './__testUtils__/secretNames';

const root = path.resolve(__dirname, '../../..');
const portal = path.join(root, 'platform/portal');
const recordings = path.join(__dirname, '__fixtures__/backstage');

const renderings = {
  portal: ['values.yaml'],
  monitoring: ['values.yaml', 'values-monitoring.yaml'],
};
type Rendering = keyof typeof renderings;
const names = Object.keys(renderings) as Rendering[];

interface Port {
  name: string;
  port?: number;
  containerPort?: number;
  targetPort?: string;
}

interface Container {
  command: string[];
  args: string[];
  env: { name: string; value: string }[];
  envFrom: { secretRef: { name: string } }[];
  ports: Port[];
  resources: object;
  securityContext: object;
  readinessProbe: { httpGet: { path: string; port: number } };
  livenessProbe: { httpGet: { path: string; port: number } };
  volumeMounts: { name: string; mountPath: string }[];
}

interface Rendered {
  kind: string;
  spec: {
    replicas: number;
    minAvailable?: number;
    strategy: { rollingUpdate: object };
    ports: Port[];
    endpoints: { port: string; path: string }[];
    ingress: { ports: { port: number }[]; from: object[] }[];
    selector: { matchLabels: Record<string, string> };
    template: {
      metadata: { labels: Record<string, string> };
      spec: {
        containers: [Container];
        securityContext: object;
        volumes: { name: string }[];
        topologySpreadConstraints: {
          labelSelector: { matchLabels: Record<string, string> };
          topologyKey: string;
        }[];
      };
    };
  };
}

const textOf = (file: string) => readFile(path.join(portal, file), 'utf8');

async function recorded(name: Rendering) {
  const text = await readFile(path.join(recordings, `${name}.yaml`), 'utf8');
  const objects = parseAllDocuments(text)
    .map(document => document.toJS() as Rendered | null)
    .filter((object): object is Rendered => object !== null);
  const find = (kind: string) => objects.find(object => object.kind === kind);
  return { text, find };
}

/** The names of the variables of a configuration; those with a default may be missing. */
async function variablesOf(file: string) {
  const text = await readFile(path.join(root, file), 'utf8');
  return [...text.matchAll(/\$\{(\w+)(:-)?/g)].map(([, name]) => name);
}

describe('what the official chart makes of the values of the portal', () => {
  it.each(names)('%s was recorded from the values of now', async name => {
    const values = await Promise.all(renderings[name].map(textOf));
    const { version } = JSON.parse(
      await readFile(path.join(recordings, 'keys.json'), 'utf8'),
    );
    // Where this fails: npm run -s record-portal-chart.
    expect((await recorded(name)).text.split('\n', 1)).toEqual([
      recordingHeader(version, values),
    ]);
    expect(
      await readFile(path.join(root, 'docs/production.md'), 'utf8'),
    ).toContain(`backstage/backstage --version ${version} `);
  });

  it('knows every key', async () => {
    const { keys } = JSON.parse(
      await readFile(path.join(recordings, 'keys.json'), 'utf8'),
    ) as { keys: Record<string, string> };
    const free = Object.keys(keys).filter(key => keys[key] === 'dict');
    // A probe is taken as it is: its keys beside httpGet have no default.
    free.push(
      'backstage.startupProbe',
      'backstage.livenessProbe',
      'backstage.readinessProbe',
    );
    const isKnown = (key: string) =>
      key in keys || free.some(map => key.startsWith(`${map}.`));
    for (const file of renderings.monitoring) {
      const unknown = pathsOf(parse(await textOf(file))).filter(
        key => !isKnown(key),
      );
      expect([file, unknown]).toEqual([file, []]);
    }
    expect(isKnown('backstage.pdb.minAvailble')).toBe(false);
  });

  it.each(names)('%s has no object that Kubernetes refuses', async name => {
    const { text } = await recorded(name);
    expect(await schemaFindings(text)).toEqual([]);
    expect(
      await schemaFindings(text.replace(/^ {2}replicas:/m, '  replicass:')),
    ).toMatchObject([{ rule: 'manifest-schema' }]);
  });

  it('starts what the image starts, with every variable that it needs', async () => {
    const { find } = await recorded('portal');
    const [container] = find('Deployment')!.spec.template.spec.containers;
    const last = (await readDockerfile(dockerfile)).at(-1)!;
    const instruction = (name: string) =>
      last.instructions.find(item => item.name === name)!.text;
    expect([...container.command, ...container.args]).toEqual(
      JSON.parse(instruction('CMD')),
    );
    const [user] = instruction('USER').split(':').map(Number);
    expect(
      find('Deployment')!.spec.template.spec.securityContext,
    ).toMatchObject({ runAsNonRoot: true, runAsUser: user });
    expect(user).toBeGreaterThan(0);
    const set = container.env.map(({ name }) => name);
    expect(set).toContain('APP_CONFIG_backend_listen_port');
    expect(container.envFrom).toEqual([
      { secretRef: { name: 'portal' } },
      { secretRef: { name: 'portal-argocd' } },
    ]);
    const secret = await secretNames();
    expect(
      [...set, ...secret]
        .filter(
          name =>
            !['APP_CONFIG_backend_listen_port', 'PGSSLMODE'].includes(name),
        )
        .sort(),
    ).toEqual(
      [...new Set(await variablesOf('app-config.production.yaml'))]
        .filter(name => name !== 'SIGN_IN_PROVIDER')
        .sort(),
    );
    const documentation = await readFile(
      path.join(root, 'docs/production.md'),
      'utf8',
    );
    expect(
      [...set, ...secret].filter(
        name => !documentation.includes(`\`${name}\``),
      ),
    ).toEqual(['APP_CONFIG_backend_listen_port']);
    // What is plain is no secret.
    expect(set.filter(name => /TOKEN|PASSWORD|SECRET/.test(name))).toEqual([]);
    // What the sign-on of a company needs beside is named.
    const values = await textOf('values.yaml');
    for (const name of [
      'SIGN_IN_PROVIDER',
      ...(await variablesOf('app-config.oidc.yaml')),
    ]) {
      expect(values).toContain(name);
    }
    expect(
      last.instructions.some(({ text }) =>
        text.includes('app-config.oidc.yaml'),
      ),
    ).toBe(true);
  });

  it('reaches Argo CD with TLS, and has what proves it where the portal looks for it', async () => {
    const { find } = await recorded('portal');
    const { containers, volumes } = find('Deployment')!.spec.template.spec;
    const value = (wanted: string) =>
      containers[0].env.find(({ name }) => name === wanted)!.value;
    expect(value('ARGOCD_URL')).toMatch(/^https:/);
    const mount = containers[0].volumeMounts.find(({ mountPath }) =>
      value('ARGOCD_CA_FILE').startsWith(`${mountPath}/`),
    );
    expect(volumes).toContainEqual({
      name: mount!.name,
      configMap: { name: 'argocd-ca', optional: true },
    });
  });

  it('runs without rights, on a file system that it cannot write, with bounds', async () => {
    const { find } = await recorded('portal');
    const [container] = find('Deployment')!.spec.template.spec.containers;
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.resources).toEqual({
      requests: { cpu: expect.any(String), memory: expect.any(String) },
      limits: { memory: expect.any(String) },
    });
    expect(container.volumeMounts).toContainEqual({
      name: 'tmp',
      mountPath: '/tmp',
    });
    expect(find('ServiceAccount')).toMatchObject({
      automountServiceAccountToken: false,
    });
    expect(find('StatefulSet')).toBeUndefined();
  });

  it('spreads two replicas over the nodes, and keeps one of them', async () => {
    const { find } = await recorded('portal');
    const { replicas, strategy, template } = find('Deployment')!.spec;
    expect(replicas).toBe(2);
    expect(strategy.rollingUpdate).toMatchObject({ maxUnavailable: 0 });
    const [spread] = template.spec.topologySpreadConstraints;
    expect(spread.topologyKey).toBe('kubernetes.io/hostname');
    const budget = find('PodDisruptionBudget')!;
    expect(budget.spec.minAvailable).toBe(1);
    for (const { matchLabels } of [
      spread.labelSelector,
      budget.spec.selector,
    ]) {
      expect(template.metadata.labels).toMatchObject(matchLabels);
    }
    const [{ livenessProbe, readinessProbe }] = template.spec.containers;
    expect([livenessProbe.httpGet, readinessProbe.httpGet]).toMatchObject([
      { path: '/.backstage/health/v1/liveness', port: 7007 },
      { path: '/.backstage/health/v1/readiness', port: 7007 },
    ]);
  });

  it('lets in who comes through the ingress, and Prometheus to the figures', async () => {
    const { find } = await recorded('portal');
    const { ingress } = find('NetworkPolicy')!.spec;
    const from = (namespace: string) => [
      {
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': namespace },
        },
      },
    ];
    expect(ingress).toEqual([
      { from: from('ingress-nginx'), ports: [{ port: 7007 }] },
      { from: from('monitoring'), ports: [{ port: 9464 }] },
    ]);
  });

  it('is measured only where that is asked for, at a port that the Service has', async () => {
    expect((await recorded('portal')).find('ServiceMonitor')).toBeUndefined();
    const { find } = await recorded('monitoring');
    const [endpoint] = find('ServiceMonitor')!.spec.endpoints;
    const port = find('Service')!.spec.ports.find(
      ({ name }) => name === endpoint.port,
    );
    const [container] = find('Deployment')!.spec.template.spec.containers;
    expect(
      container.ports.find(({ name }) => name === port!.targetPort),
    ).toEqual({ name: 'metrics', containerPort: 9464 });
  });
});

describe('the alerts', () => {
  it('are what the operator takes', async () => {
    const text = await textOf('alerts.yaml');
    expect(await schemaFindings(text)).toEqual([]);
    expect(await schemaFindings(text.replace('expr:', 'exprr:'))).not.toEqual(
      [],
    );
  });

  it('say what to do, of each thing that matters', async () => {
    const { spec } = parse(await textOf('alerts.yaml'));
    const rules: {
      alert: string;
      annotations: { summary: string; description: string };
    }[] = spec.groups[0].rules;
    expect(rules.map(({ alert }) => alert)).toEqual([
      'PortalArgocdAway',
      'PortalArgocdNotComparing',
      'PortalArgocdTokenEnds',
      'PortalEventLoop',
      'PortalAway',
    ]);
    for (const { annotations } of rules) {
      expect(annotations).toEqual({
        summary: expect.any(String),
        description: expect.any(String),
      });
    }
  });
});
