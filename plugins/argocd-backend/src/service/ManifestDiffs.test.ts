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

import { testRecord } from '../__testUtils__/testRecord';
import { ArgocdAnswerError } from '../argocd/errors';
import { OnDemand } from '../onDemand/OnDemand';
import { ManifestDiffs } from './ManifestDiffs';

const from = 'a'.repeat(40);
const to = 'b'.repeat(40);
const deployment = (image: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { image },
});
const secret = (password: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'web', namespace: 'shop' },
  data: { password },
});

function setup(
  rendered: Record<string, object[]>,
  record = testRecord(),
  onDemand = new OnDemand(),
) {
  const manifests = jest.fn(async (_target: unknown, [revision]: string[]) =>
    rendered[revision].map(item => JSON.stringify(item)),
  );
  const instance = { config: { name: 'global' }, read: { manifests } };
  return {
    manifests,
    between: (older = from, newer = to) =>
      new ManifestDiffs({
        onDemand,
        deployments: { hasRevision: async (_ref, it) => it in rendered },
      }).between({ record, instance }, { from: older, to: newer }),
  };
}

describe('how manifests differ', () => {
  it('is told object by object, without what is the same and without secrets', async () => {
    const { between } = setup({
      [from]: [deployment('web:1'), secret('MQ=='), { kind: 'List' }],
      [to]: [
        deployment('web:2'),
        secret('Mg=='),
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'web' },
          data: {},
        },
      ],
    });
    const { items, omitted } = await between();
    expect(omitted).toBe(0);
    expect(items.map(({ kind, change }) => [kind, change])).toEqual([
      ['ConfigMap', 'create'],
      ['Deployment', 'update'],
      ['Secret', 'update'],
    ]);
    expect(items[1].live).toContain('web:1');
    expect(items[1].desired).toContain('web:2');
    expect(JSON.stringify(items)).not.toContain('Mg==');
  });

  it('tells what only the earlier one has', async () => {
    const { between } = setup({ [from]: [deployment('web:1')], [to]: [] });
    expect((await between()).items).toMatchObject([{ change: 'prune' }]);
  });

  it('leaves out what is too much', async () => {
    const { between } = setup({
      [from]: [],
      [to]: Array.from({ length: 203 }, (_, index) => ({
        ...deployment('web:1'),
        metadata: { name: `web-${index}` },
      })),
    });
    expect(await between()).toMatchObject({ omitted: 3 });
  });

  it('is rendered once, and kept only where the cache has room for it', async () => {
    const rendered = { [from]: [deployment('web:1')], [to]: [] };
    const large = setup(rendered);
    await large.between();
    await large.between();
    expect(large.manifests).toHaveBeenCalledTimes(2);
    const small = setup(
      rendered,
      testRecord(),
      new OnDemand({ maxCharacters: 50 }),
    );
    await small.between();
    await small.between();
    expect(small.manifests).toHaveBeenCalledTimes(3);
  });

  it('is of no revision that was not deployed', async () => {
    const { between, manifests } = setup({ [from]: [] });
    await expect(between()).rejects.toThrow(/has not deployed b{40}/);
    expect(manifests).not.toHaveBeenCalled();
  });

  it('takes the revisions of all sources, or says that they are not known', async () => {
    const sources = [
      { repoUrl: 'https://gitlab.example.com/shop.git', path: 'helm' },
      { repoUrl: 'https://gitlab.example.com/values.git', ref: 'values' },
    ];
    const record = testRecord({
      sources,
      sync: { status: 'Synced', revision: to, revisions: [to, from] },
      history: [],
    });
    const { between, manifests } = setup({ [from]: [], [to]: [] }, record);
    await between(to, to);
    expect(manifests).toHaveBeenCalledWith(record, [to, from]);
    expect(await between('c'.repeat(40)).catch(({ name }) => name)).toBe(
      'NotFoundError',
    );
    const unknown = setup(
      { [from]: [], [to]: [] },
      testRecord({ sources, history: [] }),
    );
    expect(await unknown.between()).toMatchObject({
      unavailable: 'severalSources',
    });
  });

  it('is not told of what Argo CD renders into Git by itself', async () => {
    const { between } = setup(
      { [from]: [], [to]: [] },
      testRecord({ hydration: {} }),
    );
    expect(await between()).toMatchObject({ unavailable: 'hydrated' });
  });

  it('says in the words of the portal that Argo CD cannot render', async () => {
    const { between, manifests } = setup({ [from]: [], [to]: [] });
    manifests.mockRejectedValue(
      new ArgocdAnswerError(500, 'helm template failed: token=hunter2'),
    );
    const error = await between().catch(reason => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain('hunter2');
  });
});
