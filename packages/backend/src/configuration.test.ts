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

import { ConfigSources } from '@backstage/config-loader';
import {
  Config,
  ConfigReader,
  readDurationFromConfig,
} from '@backstage/config';
import { durationToMilliseconds, JsonObject } from '@backstage/types';
import { Targets } from '@slipway/plugin-scaffolder-backend-module-gitops';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { accountToken, sandboxSecrets } from '@slipway/sandbox';
import { AllowedLocations } from './registration/AllowedLocations';
import { requireUserCredentials } from './registration/requireUserCredentials';
import { requireTargetsAllowed } from './registration/targetsModule';
import { refuseSandboxInProduction } from './startup/refuseSandboxInProduction';

const root = path.resolve(__dirname, '../../..');

async function load(
  file: string,
  env: Record<string, string> = {},
): Promise<Config> {
  const source = ConfigSources.default({
    rootDir: root,
    argv: ['--config', path.join(root, file)],
    env,
    substitutionFunc: async name => env[name],
    // It would keep the process.
    watch: false,
  });
  for await (const { configs } of source.readConfigData()) {
    return ConfigReader.fromConfigs(configs);
  }
  throw new Error('no configuration');
}

const environment = {
  PORTAL_TITLE: 'Portal',
  PORTAL_URL: 'https://portal.example.com',
  PORTAL_ORGANIZATION: 'Example',
  PORTAL_PLATFORM_GROUP: 'group:default/platform',
  AUTH_SESSION_SECRET: 'session-secret',
  POSTGRES_HOST: 'db',
  POSTGRES_PORT: '5432',
  POSTGRES_USER: 'portal',
  POSTGRES_PASSWORD: 'db-secret',
  GITLAB_HOST: 'gitlab.example.com',
  GITLAB_URL: 'https://gitlab.example.com',
  GITLAB_READ_TOKEN: 'gitlab-secret',
  GITLAB_OAUTH_CLIENT_ID: 'client',
  GITLAB_OAUTH_CLIENT_SECRET: 'client-secret',
  CATALOG_ORG_URL:
    'https://gitlab.example.com/platform/catalog/-/blob/main/org.yaml',
  CATALOG_TEMPLATE_URL:
    'https://gitlab.example.com/platform/slipway/-/blob/main/templates/new-project/template.yaml',
  ARGOCD_URL: 'https://argocd.internal',
  ARGOCD_EXTERNAL_URL: 'https://argocd.example.com',
  ARGOCD_CA_FILE: '/etc/argocd-ca/ca.crt',
  ARGOCD_PLATFORM_REPOSITORY_URL:
    'https://gitlab.example.com/platform/argocd-projects',
  ARGOCD_READ_TOKEN: 'read-secret',
  ARGOCD_OPERATE_TOKEN: 'operate-secret',
  ARGOCD_PROVISION_TOKEN: 'provision-secret',
};

describe.each([
  ['app-config.yaml', {}],
  ['app-config.production.yaml', environment],
])('%s', (file, variables) => {
  it("keeps the platform's own names for nobody", async () => {
    const config = await load(file, variables);
    expect(config.get('argocd.provision.reserved')).toEqual([
      { namespaces: ['platform-*'] },
    ]);
  });

  it("has the scaffolder's actions take the person's own token", async () => {
    const config = await load(file, variables);
    expect(() => requireUserCredentials(config)).not.toThrow();
  });
});

describe('where new projects go', () => {
  const targetsOf = async (file: string, env: Record<string, string> = {}) =>
    Targets.fromConfig(await load(file, env));

  it('is one target for each Argo CD of the sandbox', async () => {
    const { all, problems } = await targetsOf('app-config.yaml');
    expect(
      all.map(({ name, argocdInstance, settings }) => [
        name,
        argocdInstance,
        settings.environments,
      ]),
    ).toEqual([
      ['global', 'global', ['dev']],
      ['team', 'team', ['dev']],
    ]);
    expect(problems).toEqual([]);
    const config = await load('app-config.yaml');
    expect(() => requireTargetsAllowed(config)).not.toThrow();
  });

  it('is for the place itself to say in production', async () => {
    const { all, problems } = await targetsOf(
      'app-config.production.yaml',
      environment,
    );
    expect(all).toEqual([]);
    expect(problems).toEqual([
      expect.stringContaining('has no gitops.targets'),
    ]);
  });

  it('can be what the documents show', async () => {
    const document = await readFile(
      path.join(root, 'docs/template.md'),
      'utf8',
    );
    const [, example] = /```yaml\n(gitops:\n[^`]+)```/.exec(document)!;
    const config = ConfigReader.fromConfigs([
      {
        context: 'production',
        data: (
          await load('app-config.production.yaml', environment)
        ).get() as JsonObject,
      },
      { context: 'docs/template.md', data: parse(example) },
    ]);
    expect(Targets.fromConfig(config).all).toMatchObject([
      {
        title: 'Company cluster',
        settings: { manualEnvironments: ['production'] },
      },
    ]);
  });
});

describe('app-config.production.yaml', () => {
  it('names every variable that a place has to give, and no other', async () => {
    const text = await readFile(
      path.join(root, 'app-config.production.yaml'),
      'utf8',
    );
    const named = [...text.matchAll(/\$\{(\w+)(?::-)?\}/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(environment).sort());
  });

  it('is complete on its own: real GitLab, Argo CD, PostgreSQL and sign-in', async () => {
    const config = await load('app-config.production.yaml', environment);
    expect(config.getString('backend.database.client')).toBe('pg');
    expect(config.getString('backend.database.connection.host')).toBe('db');
    expect(config.getString('auth.environment')).toBe('production');
    expect(config.getString('auth.providers.gitlab.production.audience')).toBe(
      'https://gitlab.example.com',
    );
    expect(
      config.getConfigArray('integrations.gitlab')[0].getString('host'),
    ).toBe('gitlab.example.com');
    expect(
      config.getConfigArray('argocd.instances')[0].get('credentials'),
    ).toMatchObject({
      read: { token: 'read-secret' },
      operate: { token: 'operate-secret' },
      provision: { token: 'provision-secret' },
    });
    expect(config.getBoolean('permission.enabled')).toBe(true);
    expect(
      config.getConfigArray('argocd.instances')[0].getString('tls.caFile'),
    ).toBe('/etc/argocd-ca/ca.crt');
    expect(
      config.get('auth.providers.gitlab.production.signIn.resolvers'),
    ).toEqual([{ resolver: 'userIdMatchingUserEntityAnnotation' }]);
  });

  it('lets people register what its GitLab has, and nothing of another host', async () => {
    const allowed = AllowedLocations.fromConfig(
      await load('app-config.production.yaml', environment),
    );
    const file = '/team-web/shop/-/blob/main/catalog-info.yaml';
    await expect(
      allowed.require(`https://gitlab.example.com${file}`),
    ).resolves.toBeUndefined();
    await expect(allowed.require(`https://gitlab.com${file}`)).rejects.toThrow(
      'portal.registration.allowed names no group',
    );
  });

  it('needs no file of an authority that everybody knows, and no account that changes something', async () => {
    const {
      ARGOCD_CA_FILE: _file,
      ARGOCD_PLATFORM_REPOSITORY_URL: _repository,
      ARGOCD_OPERATE_TOKEN: _operate,
      ARGOCD_PROVISION_TOKEN: _provision,
      ...rest
    } = environment;
    const config = await load('app-config.production.yaml', rest);
    const [instance] = config.getConfigArray('argocd.instances');
    expect(instance.getOptional('tls')).toEqual({});
    expect(instance.getOptional('registration')).toEqual({});
    expect(instance.get('credentials')).toEqual({
      read: { token: 'read-secret' },
      operate: {},
      provision: { destinations: expect.any(Array) },
    });
  });

  it('takes the port that the official chart sets, and stays ready to answer while it is taken out of service', async () => {
    const config = await load('app-config.production.yaml', {
      ...environment,
      APP_CONFIG_backend_listen_port: '7008',
    });
    expect(config.getNumber('backend.listen.port')).toBe(7008);
    expect(
      durationToMilliseconds(
        readDurationFromConfig(config, {
          key: 'backend.lifecycle.serverShutdownDelay',
        }),
      ) + config.getNumber('events.notifyTimeoutMs'),
    ).toBeLessThan(30_000);
  });

  it('has nothing of the sandbox', async () => {
    const text = JSON.stringify(
      (await load('app-config.production.yaml', environment)).get(),
    );
    expect(text).not.toMatch(/sandbox|localhost|guest/);
    expect(() =>
      refuseSandboxInProduction(
        new ConfigReader(JSON.parse(text)),
        'production',
      ),
    ).not.toThrow();
  });
});

it.each(['app-config.yaml', 'app-config.production.yaml'])(
  '%s gives a task up that its portal has left, within minutes',
  async file => {
    const config = await load(file, environment);
    const key = 'scaffolder.taskTimeout';
    expect(
      durationToMilliseconds(readDurationFromConfig(config, { key })),
    ).toBeLessThanOrEqual(5 * 60_000);
  },
);

describe('app-config.yaml', () => {
  it('runs the sandbox with its tokens, and needs no variable', async () => {
    const config = await load('app-config.yaml');
    const [global, team] = config.getConfigArray('argocd.instances');
    for (const instance of [global, team]) {
      expect(instance.getString('credentials.read.token')).toBe(
        accountToken('backstage'),
      );
      expect(instance.getString('credentials.operate.token')).toBe(
        accountToken('backstage-ops'),
      );
      expect(instance.getString('credentials.provision.token')).toBe(
        accountToken('backstage-provision'),
      );
    }
    expect(
      config.getString('auth.providers.gitlab.development.clientSecret'),
    ).toBe(sandboxSecrets.oauthClientSecret);
  });

  it('lets people register what its GitLab has, and nothing of another host', async () => {
    const allowed = AllowedLocations.fromConfig(await load('app-config.yaml'));
    const file = '/team-web/shop/-/blob/main/catalog-info.yaml';
    await expect(
      allowed.require(`http://localhost:8090${file}`),
    ).resolves.toBeUndefined();
    await expect(allowed.require(`https://gitlab.com${file}`)).rejects.toThrow(
      'portal.registration.allowed names no group',
    );
  });

  it('is refused in production, however little of it is left', async () => {
    const config = await load('app-config.yaml');
    expect(() => refuseSandboxInProduction(config, 'production')).toThrow(
      "the key 'sandbox'",
    );
    expect(() =>
      refuseSandboxInProduction(config, 'development'),
    ).not.toThrow();
  });
});
