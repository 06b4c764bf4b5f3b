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

import { ActionState, ApplicationView } from '@slipway/plugin-argocd-common';
import {
  provisionAddresses,
  provisionInstance,
} from '../__testUtils__/provisionManifests';
import {
  recordedApplications,
  recordedRecord,
} from '../__testUtils__/recordings';
import { testRecord } from '../__testUtils__/testRecord';
import { unknownStanding } from '../delivery/__testUtils__/deliveryFacts';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { toDeploymentView, toView } from './views';

const now = Date.parse('2026-11-23T05:10:00Z');
const commit = 'a'.repeat(40);
const allowed: ActionState = { allowed: true };
const actions: ApplicationView['actions'] = {
  sync: allowed,
  refresh: allowed,
  rollback: allowed,
  terminate: allowed,
  action: allowed,
};
const context: Parameters<typeof toView>[1] = {
  entityName: 'shop',
  link: 'confirmed',
  standing: unknownStanding,
  mayReadLogs: true,
  actions,
  signal: 'opaque',
  status: { name: 'main', status: 'live', since: '' },
  instance: provisionInstance,
  addresses: provisionAddresses,
  now,
};
const source = {
  repoUrl: 'http://gitlab.internal/team/shop.git',
  path: 'helm',
  targetRevision: 'main',
};

const view = (
  change: Partial<ApplicationRecord> = {},
  more: Partial<typeof context> = {},
) => toView(testRecord(change), { ...context, ...more });

describe('toView', () => {
  it('has only the fields that people may see', () => {
    const secret = {
      resourceVersion: '12345',
      entityRefs: ['system:default/secret'],
      labels: { team: 'secret' },
      images: ['shop:1'],
      history: [{ id: 1, deployedAt: '2026-11-23T05:00:00Z' }],
      destination: { server: 'https://10.0.0.1', namespace: 'shop-dev' },
    };
    const shown = JSON.stringify(view(secret));
    expect(shown).not.toMatch(/12345|secret|10\.0\.0\.1/);
    expect(JSON.parse(shown)).toMatchObject({
      name: 'shop-dev',
      environment: 'dev',
      destination: { namespace: 'shop-dev' },
      verdict: { code: 'live' },
      url: 'https://argocd.example.com/applications/argocd/shop-dev',
      actions,
      signal: 'opaque',
    });
  });

  it.each(
    recordedApplications.map(({ recording, application }) => [
      recording,
      application.metadata.name,
    ]),
  )('tells no address of the cluster, for %s %s', recording => {
    // Where the application itself answers is for people.
    const { appUrls: _, ...shown } = toView(recordedRecord(recording), context);
    expect(JSON.stringify(shown)).not.toMatch(
      /svc\.cluster|kubernetes\.default|:8181|https?:\/\/(?!argocd\.example\.com|gitlab\.example\.com)/,
    );
  });

  it('names the cluster, also where only its address is known', () => {
    const destination = { server: 'https://10.0.0.1', namespace: 'shop-dev' };
    const shown = view({ destination }, { cluster: 'production-eu' });
    expect(shown.destination).toEqual({
      name: 'production-eu',
      namespace: 'shop-dev',
    });
    expect(
      view({ destination: { name: 'staging' } }, { cluster: 'production-eu' })
        .destination.name,
    ).toBe('staging');
  });

  it('names the set that made it, and whether it waits for its step', () => {
    const shown = view(
      {
        applicationSet: 'shops',
        sync: { status: 'OutOfSync', revision: 'b'.repeat(40) },
        history: [
          { id: 1, revision: commit, deployedAt: '2026-11-23T05:00:00Z' },
        ],
      },
      { applicationSet: { name: 'shops', waitsForStep: '2' } },
    );
    expect(shown.applicationSet).toBe('shops');
    expect(shown.verdict).toMatchObject({
      code: 'refused',
      parameters: { applicationSet: 'shops', step: '2' },
    });
  });

  it('tells of every source its own revision', () => {
    const chart = { repoUrl: 'https://charts.example.com', chart: 'webapp' };
    const shown = view({
      sources: [chart, { ...source, ref: 'values' }],
      sync: {
        status: 'Synced',
        revision: '1.4.2',
        revisions: ['1.4.2', commit],
      },
      history: [
        {
          id: 1,
          revision: '1.4.2',
          revisions: ['1.4.2', commit],
          deployedAt: '2026-11-23T05:00:00Z',
        },
      ],
    });
    const commitUrl = `https://gitlab.example.com/team/shop/-/commit/${commit}`;
    expect(shown.sync.commitUrl).toBeUndefined();
    expect(shown.sources).toMatchObject([
      { repoUrl: 'charts.example.com', chart: 'webapp', revision: '1.4.2' },
      { revision: commit, commitUrl },
    ]);
    expect(shown.sources[0]).not.toHaveProperty('url', expect.anything());
    expect(shown.lastDeployment?.revisions).toEqual([
      { revision: '1.4.2' },
      { revision: commit, commitUrl },
    ]);
  });

  it('links what it is rendered from, where Argo CD renders into Git and has compared that', () => {
    const shownWith = (revision: string) =>
      view({
        sources: [source],
        sync: { status: 'Synced', revision },
        hydration: {
          dryRevision: 'c'.repeat(40),
          hydratedFrom: commit,
          hydratedTo: 'b'.repeat(40),
        },
      }).sources[0];
    expect(shownWith('b'.repeat(40)).commitUrl).toBe(
      `https://gitlab.example.com/team/shop/-/commit/${commit}`,
    );
    expect(shownWith('d'.repeat(40)).commitUrl).toBeUndefined();
  });

  it('links what was deployed to where it came from', () => {
    const deployed = {
      id: 1,
      revision: commit,
      repoUrl: 'http://gitlab.internal/old/place.git',
      deployedAt: '2026-11-23T05:00:00Z',
    };
    const shown = view({ sources: [source], history: [deployed] });
    expect(shown.lastDeployment?.commitUrl).toBe(
      `https://gitlab.example.com/old/place/-/commit/${commit}`,
    );
    expect(JSON.stringify(shown)).not.toContain('gitlab.internal');
  });

  it('links commits and repositories that the portal knows', () => {
    const shown = view({
      sources: [source],
      sync: { status: 'Synced', revision: commit },
    });
    expect(shown.sources).toEqual([
      {
        ...source,
        repoUrl: 'https://gitlab.example.com/team/shop',
        url: 'https://gitlab.example.com/team/shop',
        revision: commit,
        commitUrl: `https://gitlab.example.com/team/shop/-/commit/${commit}`,
      },
    ]);
    expect(shown.sync.commitUrl).toBe(
      `https://gitlab.example.com/team/shop/-/commit/${commit}`,
    );
  });

  it.each([
    ['a host that the portal does not know', 'http://git.internal/team/shop'],
    ['an address for SSH', 'git@git.internal:team/shop'],
  ])('leaves of %s the path, and no link', (_name, repoUrl) => {
    const shown = view({
      sources: [{ ...source, repoUrl }],
      sync: { status: 'Synced', revision: commit },
    });
    expect(shown.sources).toMatchObject([
      { repoUrl: 'team/shop', url: undefined },
    ]);
    expect(shown.sync.commitUrl).toBeUndefined();
  });

  it('links no revision that is no commit', () => {
    const shown = view({
      sources: [source],
      sync: { status: 'Synced', revision: '1.2.3' },
    });
    expect(shown.sync.commitUrl).toBeUndefined();
  });

  it('has no address where the instance has none for people', () => {
    expect(
      view({}, { instance: { ...provisionInstance, externalUrl: undefined } })
        .url,
    ).toBeUndefined();
  });

  it('fills deep links, and leaves out those that miss something', () => {
    const links = [
      { title: 'Images', url: '{repositoryUrl}/container_registry' },
      { title: 'Pods', url: 'https://rancher.example.com/?q={namespace}' },
      { title: 'Cluster', url: 'https://console.example.com/{cluster}' },
    ];
    expect(
      view(
        { sources: [source], destination: { namespace: 'shop dev' } },
        { instance: { ...provisionInstance, links } },
      ).links,
    ).toEqual([
      {
        title: 'Images',
        url: 'https://gitlab.example.com/team/shop/container_registry',
      },
      { title: 'Pods', url: 'https://rancher.example.com/?q=shop%20dev' },
    ]);
  });

  it('shows what a condition means, redacted, and no message of an operation', () => {
    const { conditions, operation } = toView(
      recordedRecord('read/get-broken-path.json', {
        operation: { phase: 'Failed', message: 'secret' },
      }),
      context,
    );
    expect(conditions[0]).toMatchObject({
      type: 'ComparisonError',
      cause: { code: 'pathMissing' },
    });
    expect(conditions[0].message).not.toContain('rpc error');
    expect(operation).toEqual({ phase: 'Failed' });
  });

  it('shows nothing of the sync before a dry run, and not what only a list has told', () => {
    const before = { phase: 'Failed' as const, message: 'secret' };
    const shown = { phase: 'Succeeded' as const, dryRun: true };
    expect(
      view({ operation: { ...shown, listedOnly: true, before } }).operation,
    ).toEqual(shown);
  });

  it('shows the last line of a log only to who may read logs', () => {
    const cause = {
      code: 'crashLoop' as const,
      parameters: {},
      lastLogLine: 'no such table at http://10.0.0.1:5432/shop',
    };
    expect(view({}, { cause }).cause?.lastLogLine).toBe(
      'no such table at shop',
    );
    expect(
      view({}, { cause, mayReadLogs: false }).cause?.lastLogLine,
    ).toBeUndefined();
  });

  it('does not know conditions and deployments before a stream brought them', () => {
    const shown = view({ conditions: undefined, history: undefined });
    expect([shown.conditions, shown.lastDeployment]).toEqual([[], undefined]);
  });

  it('shows the newest deployment', () => {
    const history = [
      { id: 2, revision: commit, deployedAt: '2026-11-23T05:00:00Z' },
      { id: 1, revision: 'b'.repeat(40), deployedAt: '2026-11-22T05:00:00Z' },
    ];
    expect(view({ sources: [source], history }).lastDeployment).toEqual(
      toDeploymentView(
        testRecord({ sources: [source] }),
        history[0],
        provisionAddresses,
      ),
    );
  });
});

describe('toDeploymentView', () => {
  it('has no link without a repository or a revision', () => {
    const deployment = { id: 1, deployedAt: '2026-11-23T05:00:00Z' };
    expect(
      toDeploymentView(testRecord(), deployment, provisionAddresses),
    ).toEqual({ ...deployment, commitUrl: undefined });
  });
});
