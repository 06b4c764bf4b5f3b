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
import { parse } from 'yaml';
import { clusterAddresses } from '../addresses';
import { Manifest } from '../kubernetes/manifest';
import { renderChart, sandboxPlatform } from '../platform';
import { Sandbox } from '../Sandbox';
import { Application } from './model';

jest.setTimeout(60_000);

const root = path.resolve(__dirname, '../../../..');
const chart = path.join(root, 'platform/projects');

/** A block of YAML in the documentation. */
async function documented(text: string) {
  const page = await readFile(path.join(root, 'docs/platform.md'), 'utf8');
  const [, block] = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].find(
    ([, found]) => found.includes(text),
  )!;
  return parse(block);
}

describe("the roadmap's argocd/application.yaml", () => {
  let sandbox: Sandbox;
  /** Milliseconds by which the sandbox is ahead. */
  let later = 0;

  const settle = async () => {
    for (let round = 0; round < 4; round += 1) {
      await sandbox.global.controller.tick();
    }
  };
  const apply = async (objects: Manifest[]) => {
    const answer = await fetch(`${sandbox.urls.global}/sandbox/apply`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ objects }),
    });
    expect(answer.status).toBe(200);
    await settle();
  };
  const status = () =>
    sandbox.global.world.application('coelho-realtime', 'argocd')!.status;

  beforeAll(async () => {
    sandbox = await Sandbox.start({
      clock: { now: () => Date.now() + later },
      platform: sandboxPlatform(chart),
      tickMs: 3_600_000,
      requeueMs: 3_600_000,
      comparisonMs: 0,
      operationMs: 1,
    });
    const { gitlab } = sandbox;
    const maria = gitlab.person('maria')!;
    const project = await gitlab.createProject(
      {
        person: maria,
        token: gitlab.addToken({ kind: 'personal', scopes: [] }),
      },
      {
        name: 'coelho-realtime',
        path: 'coelho-realtime',
        namespace: 'team-realtime',
        description: null,
        visibility: 'private',
        defaultBranch: 'main',
        topics: [],
      },
    );
    const files = {
      'helm_k3d/Chart.yaml': 'apiVersion: v2\nname: coelho\nversion: 0.1.0\n',
      'helm_k3d/values.yaml': '{}\n',
      'helm_k3d/templates/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: coelho}\n',
    };
    await project.repository.commitFiles(new Map(Object.entries(files)), {
      message: 'Start',
      author: maria,
    });
  });

  afterAll(() => sandbox.stop());

  it('does here what docs/platform.md says of each of its lines', async () => {
    const application: Manifest & Application = await documented(
      'name: coelho-realtime',
    );
    application.spec.source.repoURL = `${clusterAddresses.gitlab}/team-realtime/coelho-realtime.git`;

    // It belongs to the project that is locked.
    await apply([application]);
    expect(status().conditions?.[0].message).toContain(
      "namespace 'coelho' do not match any of the allowed destinations in project 'default'",
    );

    // The team has one.
    const values = await documented('TEAMS=teams.yaml');
    const { gitlab } = sandboxPlatform(chart).values as { gitlab: object };
    const manifests = await renderChart('helm', chart, { ...values, gitlab });
    await apply(
      manifests.filter(
        ({ metadata }) => metadata.name === values.teams[0].name,
      ),
    );
    application.spec.project = values.teams[0].name;
    await apply([application]);
    expect(status().conditions).toBeUndefined();
    expect(status().operationState).toMatchObject({
      // It tries again for a while.
      phase: 'Running',
      message: expect.stringContaining('pod-security.kubernetes.io/enforce'),
    });

    // As `kubectl create namespace coelho` does.
    await apply([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'coelho' },
      } as Manifest,
    ]);
    later = 3_600_000;
    await settle();
    expect(status()).toMatchObject({
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
    });
  });
});
