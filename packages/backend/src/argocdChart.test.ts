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

const platform = path.resolve(__dirname, '../../../platform');
const recordings = path.resolve(__dirname, '__fixtures__/argo-cd');

const presets = {
  k3d: ['values.yaml', 'values-k3d.yaml'],
  small: ['values.yaml', 'values-small.yaml'],
  ha: ['values.yaml', 'values-small.yaml', 'values-ha.yaml'],
  'per-project': ['values.yaml', 'values-per-project.yaml'],
};
type Preset = keyof typeof presets;
const names = Object.keys(presets) as Preset[];

interface Container {
  name: string;
  resources?: { limits?: { memory?: string }; requests?: { memory?: string } };
}

interface Rendered {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  spec?: {
    replicas?: number;
    selector?: { matchLabels?: Record<string, string> };
    minAvailable?: number | string;
    maxUnavailable?: number | string;
    rules?: { host: string }[];
    tls?: { hosts: string[] }[];
    template?: {
      metadata: { labels: Record<string, string> };
      spec: { containers: Container[]; initContainers?: Container[] };
    };
  };
}

const valuesText = (file: string) =>
  readFile(path.join(platform, 'argocd', file), 'utf8');

async function recorded(preset: Preset) {
  const text = await readFile(path.join(recordings, `${preset}.yaml`), 'utf8');
  const objects = parseAllDocuments(text)
    .map(document => document.toJS() as Rendered | null)
    .filter((object): object is Rendered => object !== null);
  const find = (kind: string, name: string) =>
    objects.find(
      object => object.kind === kind && object.metadata.name.endsWith(name),
    );
  return { text, objects, find };
}

describe('what the official chart makes of our values', () => {
  it.each(names)('%s was recorded from the values of now', async preset => {
    const values = await Promise.all(presets[preset].map(valuesText));
    const versions = await readFile(
      path.join(platform, 'lib/versions.sh'),
      'utf8',
    );
    const [, chart] = /^argocd_chart=(\S+)/m.exec(versions)!;
    // Where this fails: npm run -s raise-argocd with the versions of platform/lib/versions.sh.
    expect((await recorded(preset)).text.split('\n', 1)).toEqual([
      recordingHeader(chart, values),
    ]);
  });

  it('knows every key', async () => {
    const { keys } = JSON.parse(
      await readFile(path.join(recordings, 'keys.json'), 'utf8'),
    ) as { keys: Record<string, string> };
    const maps = Object.keys(keys).filter(key => keys[key] === 'map');
    // These take every key: they become the data of a ConfigMap.
    const free = ['configs.cm', 'configs.params', 'configs.rbac', ...maps];
    const isKnown = (key: string) =>
      key in keys || free.some(map => key === map || key.startsWith(`${map}.`));
    for (const file of new Set(Object.values(presets).flat())) {
      const unknown = pathsOf(parse(await valuesText(file))).filter(
        key => !isKnown(key),
      );
      expect([file, unknown]).toEqual([file, []]);
    }
    expect(isKnown('redis.resourcs.limits')).toBe(false);
  });

  it.each(names)('%s has no object that Kubernetes refuses', async preset => {
    const { text } = await recorded(preset);
    expect(await schemaFindings(text)).toEqual([]);
    expect(
      await schemaFindings(text.replace(/^ {2}replicas:/m, '  replicass:')),
    ).toMatchObject([{ rule: 'manifest-schema' }]);
  });

  it.each(names)('%s limits the memory of every part', async preset => {
    const { objects } = await recorded(preset);
    const without = objects.flatMap(({ kind, metadata, spec }) =>
      kind === 'Deployment' || kind === 'StatefulSet'
        ? [...(spec!.template!.spec.containers ?? [])]
            .filter(
              ({ resources }) =>
                !resources?.limits?.memory || !resources.requests?.memory,
            )
            .map(({ name }) => `${metadata.name}: ${name}`)
        : [],
    );
    expect(without).toEqual([]);
  });

  it.each(names)('%s lets people log in with GitLab, to read', async preset => {
    const { find, objects } = await recorded(preset);
    const { data } = find('ConfigMap', 'argocd-cm')!;
    expect(find('Deployment', '-dex-server')).toBeDefined();
    const [connector] = parse(data!['dex.config']).connectors;
    expect(connector).toMatchObject({
      type: 'oauth',
      config: {
        clientSecret: '$argocd-sso:clientSecret',
        authorizationURL: expect.stringMatching(/\/oauth\/authorize$/),
        tokenURL: expect.stringMatching(/\/oauth\/token$/),
        userInfoURL: expect.stringMatching(/\/oauth\/userinfo$/),
        claimMapping: { groupsKey: 'groups' },
      },
    });
    const rbac = find('ConfigMap', 'argocd-rbac-cm')!.data!;
    expect([rbac.scopes, rbac['policy.default']]).toEqual(['[groups]', '']);
    const people = rbac['policy.csv']
      .split('\n')
      .filter(line => line.startsWith('p, role:people,'));
    expect(people.length).toBeGreaterThan(0);
    expect(people.filter(line => !/, get, .*, allow$/.test(line))).toEqual([]);
    // Nothing secret is among the values.
    expect(
      objects
        .filter(({ kind }) => kind === 'Secret')
        .flatMap(({ stringData }) => Object.keys(stringData ?? {})),
    ).toEqual(
      preset === 'per-project'
        ? ['name', 'server', 'namespaces', 'clusterResources', 'config']
        : [],
    );
  });

  it.each(names)('%s answers at its address, with TLS', async preset => {
    const { find } = await recorded(preset);
    const { url } = find('ConfigMap', 'argocd-cm')!.data!;
    const { hostname } = new URL(url);
    expect(find('Ingress', '-server')!.spec).toMatchObject({
      rules: [{ host: hostname }],
      tls: [{ hosts: [hostname] }],
    });
  });

  it('lets an Argo CD of one project deploy with the rights of its namespaces alone', async () => {
    const { find, objects } = await recorded('per-project');
    // Without it the controller stops at the first kind that it may not list.
    expect(find('ConfigMap', 'argocd-cm')!.data).toMatchObject({
      'resource.respectRBAC': 'normal',
    });
    const { stringData } = find('Secret', '-cluster-in-cluster')!;
    // Its own: AppProjects and Applications come through Argo CD, too.
    expect(stringData!.namespaces.split(',')).toContain('argocd-shop');
    expect(stringData!.clusterResources).toBe('false');
    expect(
      objects
        .map(({ kind }) => kind)
        .filter(kind => /^Cluster|CustomResourceDefinition/.test(kind)),
    ).toEqual([]);
    // The Role of the other namespaces is bound to the accounts that the chart makes.
    const [, binding] = parseAllDocuments(
      await valuesText('manifests/namespace-role.yaml'),
    ).map(document => document.toJS());
    for (const { name } of binding.subjects) {
      expect(
        objects.some(
          ({ kind, metadata }) =>
            kind === 'ServiceAccount' && metadata.name === name,
        ),
      ).toBe(true);
    }
  });

  it('keeps the other presets to one cluster-wide Argo CD', async () => {
    for (const preset of ['k3d', 'small', 'ha'] as const) {
      const { objects } = await recorded(preset);
      expect(objects.some(({ kind }) => kind === 'ClusterRole')).toBe(true);
    }
  });

  it('lets any node go with ha, but for the one of the controller', async () => {
    const { objects } = await recorded('ha');
    const budgets = objects.filter(
      ({ kind }) => kind === 'PodDisruptionBudget',
    );
    const workloads = objects.filter(
      ({ kind }) => kind === 'Deployment' || kind === 'StatefulSet',
    );
    const single = workloads.filter(({ spec }) => (spec!.replicas ?? 1) < 2);
    expect(single.map(({ metadata }) => metadata.name)).toEqual([
      'argocd-dex-server',
      'argocd-application-controller',
    ]);
    for (const workload of workloads) {
      const { metadata, spec } = workload;
      const labels = spec!.template!.metadata.labels;
      const covering = budgets.filter(budget =>
        Object.entries(budget.spec!.selector!.matchLabels!).every(
          ([key, value]) => labels[key] === value,
        ),
      );
      // A budget that would let none of a single one go would keep its node from being drained.
      const letsOneGo = covering.every(
        budget =>
          budget.spec!.maxUnavailable === 1 ||
          Number(budget.spec!.minAvailable) < (spec!.replicas ?? 1),
      );
      const isCovered = covering.length > 0 || single.includes(workload);
      expect([metadata.name, letsOneGo, isCovered]).toEqual([
        metadata.name,
        true,
        true,
      ]);
    }
  });
});
