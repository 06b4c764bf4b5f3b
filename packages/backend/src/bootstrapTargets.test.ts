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

import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  TargetConfig,
  Targets,
} from '@slipway/plugin-scaffolder-backend-module-gitops';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';

const run = promisify(execFile);
const platform = path.resolve(__dirname, '../../../platform');

/** What the step of the portal does, without those before it. */
const writeConfiguration = `
platform=$1 scratch=$2 OUTPUT=$2
set -eu
for file in log versions settings http; do . "$platform/lib/$file.sh"; done
read_settings "$2/settings"
. "$platform/lib/argocd.sh"
. "$platform/steps/90-portal.sh"
configuration`;

describe('where new projects go, as platform/bootstrap writes it', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-targets-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** What is written with these settings beside the least. */
  async function written(settings: Record<string, string>) {
    await writeFile(path.join(folder, 'gitlab.token'), 'token');
    await writeFile(
      path.join(folder, 'settings'),
      Object.entries({
        ARGOCD_URL: 'https://argocd.example.com',
        GITLAB_URL: 'https://gitlab.example.com',
        GITLAB_TOKEN_FILE: 'gitlab.token',
        GITLAB_GROUPS: 'acme',
        ...settings,
      })
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    const { stdout } = await run('sh', [
      '-c',
      writeConfiguration,
      'sh',
      platform,
      folder,
    ]);
    return stdout;
  }

  /** The target that a portal reads of it, with the GitLab of the settings as `npm start` knows it. */
  async function target(
    settings: Record<string, string>,
  ): Promise<TargetConfig | undefined> {
    const text = await written(settings);
    const { host, href } = new URL(
      settings.GITLAB_URL ?? 'https://gitlab.example.com',
    );
    const baseUrl = href.replace(/\/$/, '');
    const read: JsonObject = {
      ...parse(text),
      integrations: {
        gitlab: [{ host, baseUrl, apiBaseUrl: `${baseUrl}/api/v4` }],
      },
    };
    return Targets.fromConfig(new ConfigReader(read)).all[0];
  }

  const existing = { CLUSTER: 'existing', KUBE_CONTEXT: 'theirs' };
  const k3d = { CLUSTER: 'k3d' };
  const withCredentials = { IMAGE_REGISTRY: 'registry.example.com' };
  const withoutTls = { NODE_REGISTRY: 'images:5000' };
  const gitlabCom = { GITLAB_URL: 'https://gitlab.com' };

  it.each<
    [Record<string, string>, TargetConfig['endpointProfile'], string, string]
  >([
    [{ ...k3d, ...withoutTls }, 'k3d', 'images:5000', 'images:5000'],
    [{ ...existing, ...withoutTls }, 'k3d', 'images:5000', 'images:5000'],
    [
      { ...k3d, ...withCredentials },
      'self-managed',
      'registry.example.com',
      'registry.example.com',
    ],
    [
      { ...existing, ...withCredentials },
      'self-managed',
      'registry.example.com',
      'registry.example.com',
    ],
    [
      { ...k3d, ...withCredentials, ...withoutTls },
      'self-managed',
      'registry.example.com',
      'images:5000',
    ],
    [
      { ...existing, ...withCredentials, ...withoutTls },
      'self-managed',
      'registry.example.com',
      'images:5000',
    ],
    [
      { ...k3d, IMAGE_REGISTRY: 'images:5000', ...withoutTls },
      'self-managed',
      'images:5000',
      'images:5000',
    ],
    [
      { ...existing, ...gitlabCom },
      'gitlab-com',
      'registry.gitlab.com',
      'registry.gitlab.com',
    ],
    [
      { ...k3d, ...gitlabCom, ...withCredentials, ...withoutTls },
      'gitlab-com',
      'registry.gitlab.com',
      'registry.gitlab.com',
    ],
    // Argo CD has credentials for the other address.
    [
      {
        ...k3d,
        ...gitlabCom,
        GITLAB_CLUSTER_URL: 'https://proxy.example.com',
        IMAGE_REGISTRY: 'registry.gitlab.com',
      },
      'self-managed',
      'registry.gitlab.com',
      'registry.gitlab.com',
    ],
  ])('with %j has the profile %s', async (settings, profile, host, from) => {
    expect(await target(settings)).toMatchObject({
      endpointProfile: profile,
      registry: { host, pullFrom: from },
    });
  });

  it.each([k3d, existing])(
    'is nowhere without a registry, with %j',
    async cluster => {
      const text = await written(cluster);
      expect(text).toContain('IMAGE_REGISTRY or NODE_REGISTRY has to say');
      expect(parse(text).gitops.targets).toEqual([]);
    },
  );

  it.each<[string, string, string | undefined, string]>([
    // The address of GitLab, and for Argo CD; the host, and the other address.
    ['https://GitLab.Example.com', '', undefined, 'gitlab.example.com'],
    ['https://gitlab.example.com:443', '', undefined, 'gitlab.example.com'],
    ['http://gitlab.example.com:80', '', undefined, 'gitlab.example.com'],
    ['https://gitlab.com:8443', '', undefined, 'gitlab.com:8443'],
    ['https://example.com/GitLab', '', undefined, 'example.com'],
    [
      'https://example.com:8443/gitlab',
      'http://GitLab.svc:80/gitlab',
      'http://gitlab.svc/gitlab',
      'example.com:8443',
    ],
    [
      'https://gitlab.example.com',
      'https://GITLAB.example.com:443',
      undefined,
      'gitlab.example.com',
    ],
  ])('knows GitLab at %s and %j', async (people, cluster, clusterUrl, host) => {
    const { gitlab } = (await target({
      ...withCredentials,
      GITLAB_URL: people,
      GITLAB_CLUSTER_URL: cluster,
    }))!;
    expect(gitlab).toMatchObject({ host });
    expect(gitlab.clusterUrl).toBe(clusterUrl);
  });

  it('keeps names that YAML reads as something else', async () => {
    expect(
      await target({
        ...withCredentials,
        INSTANCE_NAME: '2026',
        GITLAB_GROUPS: '007 acme/Shop null',
      }),
    ).toMatchObject({
      name: '2026',
      argocdInstance: '2026',
      gitlab: {
        groups: [{ path: '007' }, { path: 'acme/Shop' }, { path: 'null' }],
      },
    });
  });
});
