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

import { accountToken, Sandbox, sandboxSecrets } from '@slipway/sandbox';
import { ARGOCD_SIGNAL_CHANNEL } from '@slipway/plugin-argocd-common';
import { readdir, readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { Client } from 'pg';
import { balance } from './__testUtils__/balance';
import { eventually } from './__testUtils__/eventually';
import { freePort } from './__testUtils__/freePort';
import { buildImage, Image } from './__testUtils__/image/buildImage';
import { checkTree } from './__testUtils__/image/checkTree';
import { portalVariables } from './__testUtils__/image/portalVariables';
import { openSignals } from './__testUtils__/openSignals';
import { Replica } from './__testUtils__/Replica';
import { signIn, signInByOidc } from './__testUtils__/signIn';
import { startOidcProvider } from './__testUtils__/startOidcProvider';

jest.setTimeout(300_000);

const connection =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
// Without a PostgreSQL there is no production; npm test starts one.
const describeOnPostgres = connection ? describe : describe.skip;

async function query(connectionString: string, text: string) {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

const chart = {
  'helm/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
  'helm/values.yaml': 'version: 1\n',
  'helm/templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\ndata: {version: {{ .Values.version | quote }}}\n',
};

describeOnPostgres(
  'two replicas of the portal, out of what an image holds',
  () => {
    let sandbox: Sandbox;
    let image: Image;
    let replicas: [Replica, Replica];
    let env: Record<string, string>;
    let portalUrl: string;
    let balancer: Awaited<ReturnType<typeof balance>>;
    let token: string;
    let version = 1;

    const api = async (method: string, route: string, body: object) => {
      const response = await fetch(`${sandbox.urls.gitlab}/api/v4${route}`, {
        method,
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${sandbox.personalToken('ada')}`,
        },
        body: JSON.stringify(body),
      });
      return response.json();
    };

    const commit = (
      repository: string,
      files: Record<string, string>,
      action = 'create',
    ) =>
      api(
        'POST',
        `/projects/${encodeURIComponent(repository)}/repository/commits`,
        {
          branch: 'main',
          commit_message: 'change',
          actions: Object.entries(files).map(([file_path, content]) => ({
            action,
            file_path,
            content,
          })),
        },
      );

    /** One more change in Git, which Argo CD deploys. */
    const deploy = () => {
      version += 1;
      return commit(
        'platform/shop',
        { 'helm/values.yaml': `version: ${version}\n` },
        'update',
      );
    };

    const history = () =>
      sandbox.global.world.application('shop-dev', 'argocd')?.status.history ??
      [];

    const applications = async (replica: Replica) => {
      const response = await fetch(`${replica.url}/api/argocd/applications`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      return { status: response.status, body: await response.json() };
    };

    const untilLive = (replica: Replica, revision?: string) =>
      eventually(
        () => applications(replica),
        ({ body }) =>
          body.items?.some(
            (item: { verdict?: { code: string }; revision?: string }) =>
              item.verdict?.code === 'live' &&
              (!revision || item.revision === revision),
          ),
      );

    /** Rows of the history, as they stand in the database. */
    const rows = async () => {
      const { rows: found } = await query(
        `${connection}/backstage_plugin_argocd`,
        'select argocd_id, started_at from deployments order by started_at',
      );
      return found as { argocd_id: number; started_at: string }[];
    };

    const untilRecorded = async () => {
      const wanted = history().length;
      const found = await eventually(
        rows,
        list =>
          list.length >= wanted && list.every(row => row.argocd_id !== null),
      );
      expect(found.map(row => Number(row.argocd_id))).toEqual(
        history().map(({ id }) => id),
      );
    };

    beforeAll(async () => {
      const [portalPort, one, other, metrics, otherMetrics] = await Promise.all(
        Array.from({ length: 5 }, freePort),
      );
      portalUrl = `http://localhost:${portalPort}`;
      sandbox = await Sandbox.start({
        oauthRedirectUri: `${portalUrl}/api/auth/gitlab/handler/frame`,
        comparisonMs: 500,
        tickMs: 100,
        operationMs: 50,
        podStartMs: 200,
      });
      await api('POST', '/projects', { path: 'catalog', namespace_id: 12 });
      await commit('platform/catalog', {
        'org.yaml': await readFile(
          path.resolve(__dirname, '../../sandbox/catalog/org.yaml'),
          'utf8',
        ),
        'template.yaml': 'apiVersion: v1\nkind: None\n',
      });
      await api('POST', '/projects', { path: 'shop', namespace_id: 12 });
      await commit('platform/shop', chart);
      sandbox.global.world.addApplication(
        { name: 'shop-dev' },
        {
          project: 'default',
          source: {
            repoURL: `http://gitlab-webservice-default.gitlab.svc.cluster.local:8181/platform/shop.git`,
            targetRevision: 'main',
            path: 'helm',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'shop-dev',
          },
          syncPolicy: { automated: { prune: true, selfHeal: true } },
        },
      );
      image = await buildImage();
      const { gitlab, global } = sandbox.urls;
      const { rows: tls } = await query(
        connection!,
        "select current_setting('data_directory') || '/server.crt' as file",
      );
      env = {
        ...portalVariables({
          portalUrl,
          database: connection!,
          caFile: tls[0].file,
          gitlab,
          argocd: global,
          tokens: {
            read: accountToken('backstage'),
            operate: accountToken('backstage-ops'),
            provision: accountToken('backstage-provision'),
          },
        }),
        // As in production, but shorter.
        APP_CONFIG_backend_lifecycle_serverShutdownDelay: '2 seconds',
        APP_CONFIG_events_notifyTimeoutMs: '1000',
      };
      replicas = [
        new Replica(one, metrics, image, env),
        new Replica(other, otherMetrics, image, env),
      ];
      balancer = await balance(portalPort, [one, other]);
      // Backstage's own migrations do not bear two that find an empty database at once.
      await replicas[0].start();
      await replicas[1].start();
      await balancer.look();
      // The catalog has to read who Ada is first.
      const signedIn = await eventually(
        () =>
          signIn(portalUrl, 'ada').then(
            value => ({ value, error: '' }),
            error => ({ value: '', error: (error as Error).message }),
          ),
        ({ value }) => value !== '',
      );
      token = signedIn.value;
    });

    afterAll(async () => {
      await Promise.all(
        replicas?.map(replica => replica.stop('SIGKILL')) ?? [],
      );
      balancer?.close();
      await sandbox?.stop();
      await image?.remove();
    });

    it('have nothing of the sandbox with them', async () => {
      expect(await readdir(path.join(image.folder, 'packages'))).not.toContain(
        'sandbox',
      );
    });

    it('render charts with what the image has', async () => {
      expect(await checkTree(image)).toContain('portz');
    });

    it('say in one sentence what is missing, before they make anything', async () => {
      const { POSTGRES_HOST: _host, GITLAB_READ_TOKEN: _token, ...rest } = env;
      const fourth = new Replica(
        await freePort(),
        await freePort(),
        image,
        rest,
      );
      await expect(fourth.start()).rejects.toThrow('The replica stopped');
      expect(fourth.output).toBe(
        'The back end cannot start: GITLAB_READ_TOKEN, POSTGRES_HOST are not set in the environment, and app-config.production.yaml needs them: see docs/production.md, "Variables".\n',
      );
    });

    it('serve the portal itself, with the headers of production', async () => {
      for (const { url } of replicas) {
        const page = await fetch(url);
        expect(page.status).toBe(200);
        expect(await page.text()).toContain('<title>Portal</title>');
        expect(page.headers.get('content-security-policy')).toContain(
          "default-src 'self'",
        );
      }
      const anonymous = await fetch(`${portalUrl}/api/argocd/applications`);
      expect(anonymous.status).toBe(401);
    });

    it('both have what runs, in whichever of them a person signed in', async () => {
      for (const replica of replicas) {
        expect((await untilLive(replica)).status).toBe(200);
      }
    });

    it('measure themselves, in what the dashboard shows', async () => {
      const [{ metricsPort }] = replicas;
      const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
      const text = await response.text();
      expect(text).toMatch(
        /^argocd_instance_state\{[^}]*argocd_instance="global"[^}]*state="live"[^}]*\} 1$/m,
      );
      expect(text).toMatch(/^argocd_data_age_seconds\{/m);
      expect(text).toMatch(
        /^argocd_call_duration_seconds_count\{[^}]*route="\/api\/v1\/applications"[^}]*result="ok"[^}]*\} [1-9]/m,
      );
      expect(text).not.toContain('shop-dev');
      expect(text).toMatch(
        /^nodejs_eventloop_delay_p99_seconds\{?.* [\d.e-]+$/m,
      );
      // Prometheus' own.
      expect(text).not.toMatch(/[{,]instance="/);
      const files = ['dashboard.json', 'alerts.yaml'].map(file =>
        readFile(
          path.resolve(__dirname, '../../../platform/portal', file),
          'utf8',
        ),
      );
      const shown = new Set(
        (await Promise.all(files)).flatMap(content => [
          ...(content.match(/\b(argocd|nodejs)_[a-z0-9_]+(?=[^a-z0-9_,)])/g) ??
            []),
        ]),
      );
      shown.delete('argocd_instance');
      // What nothing has happened to yet is not there.
      shown.delete('argocd_readings_queued');
      // The sandbox's tokens do not end.
      shown.delete('argocd_token_end_timestamp_seconds');
      expect([...shown].filter(name => !text.includes(`\n${name}`))).toEqual(
        [],
      );
    });

    it('write one history, without doubles', async () => {
      for (let round = 0; round < 3; round += 1) {
        const before = history().length;
        await deploy();
        await eventually(
          async () => history().length,
          length => length > before,
        );
        // Two operations that begin in the same second are one to Argo CD's clock.
        await new Promise(resolve => setTimeout(resolve, 1_100));
      }
      await untilRecorded();
    });

    it('go on when one is killed, and when it is back', async () => {
      const [killed, left] = replicas;
      await killed.stop('SIGKILL');
      const before = history().length;
      await deploy();
      await eventually(
        async () => history().length,
        length => length > before,
      );
      await untilLive(left);
      await untilRecorded();
      // People do not notice.
      const answer = await fetch(`${portalUrl}/api/argocd/applications`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(answer.status).toBe(200);
      await killed.start();
      await untilLive(killed);
      await untilRecorded();
    });

    it('leave to one of them what is to be done once', async () => {
      const { rows: tasks } = await query(
        `${connection}/backstage_plugin_argocd`,
        'select id from backstage_backend_tasks__tasks',
      );
      // What fills the memory of each is none of these.
      expect(tasks).toEqual([{ id: 'history-retention' }]);
    });

    it('have databases of the plugins that need one, and reach them with TLS alone', async () => {
      const { rows: databases } = await query(
        connection!,
        "select datname from pg_database where datname like 'backstage_plugin_%'",
      );
      const names = databases.map(({ datname }) => datname);
      expect(names).toContain('backstage_plugin_argocd');
      expect(names).not.toContain('backstage_plugin_sandbox-guard');
      const { rows: connections } = await query(
        connection!,
        "select distinct ssl from pg_stat_ssl join pg_stat_activity using (pid) where datname like 'backstage_plugin_%'",
      );
      expect(connections).toEqual([{ ssl: true }]);
    });

    describe('with a third that its Argo CD does not answer, at a company with a sign-on of its own', () => {
      let provider: Awaited<ReturnType<typeof startOidcProvider>>;
      let third: Replica;

      beforeAll(async () => {
        const [port, providerPort, metricsPort, closed] = await Promise.all(
          Array.from({ length: 4 }, freePort),
        );
        const url = `http://localhost:${port}`;
        provider = await startOidcProvider(
          providerPort,
          `${url}/api/auth/oidc/handler/frame`,
        );
        third = new Replica(
          port,
          metricsPort,
          image,
          {
            ...env,
            PORTAL_URL: url,
            SIGN_IN_PROVIDER: 'oidc',
            OIDC_METADATA_URL: `http://localhost:${providerPort}/.well-known/openid-configuration`,
            OIDC_CLIENT_ID: 'portal',
            OIDC_CLIENT_SECRET: 'a-secret-of-the-client',
            ARGOCD_URL: `http://localhost:${closed}`,
          },
          ['app-config.oidc.yaml'],
        );
        await third.start();
      });

      afterAll(async () => {
        await third?.stop('SIGKILL');
        provider?.stop();
      });

      it('people sign in with the account of the company', async () => {
        const page = await (await fetch(third.url)).text();
        expect(page).toMatch(/sign-in-page:app.{1,60}provider.{1,6}oidc/s);
        const identity = await signInByOidc(third.url, 'maria');
        const answer = await fetch(`${third.url}/api/argocd/applications`, {
          headers: { Authorization: `Bearer ${identity}` },
        });
        expect(answer.status).toBe(200);
        // Who is not in the catalog cannot sign in.
        await expect(signInByOidc(third.url, 'stranger')).rejects.toThrow(
          /sign-in failed/,
        );
        expect(third.output).not.toContain('a-secret-of-the-client');
      });

      it('browsers get a signal of a change that only the others have seen', async () => {
        const heard: {
          channel: string;
          message: { applications: string[] };
        }[] = [];
        const socket = await openSignals(
          third.url,
          await signInByOidc(third.url, 'maria'),
        );
        socket.onmessage = ({ data }) => heard.push(JSON.parse(data));
        try {
          socket.send(
            JSON.stringify({
              action: 'subscribe',
              channel: ARGOCD_SIGNAL_CHANNEL,
            }),
          );
          await deploy();
          await eventually(
            async () => heard,
            messages =>
              messages.some(
                ({ channel, message }) =>
                  channel === ARGOCD_SIGNAL_CHANNEL &&
                  message.applications.length > 0,
              ),
          );
        } finally {
          socket.close();
        }
      });
    });

    it('are replaced one after the other, and no request is refused', async () => {
      const [other, one] = replicas;
      const answers: Promise<number | string>[] = [];
      const ask = () =>
        new Promise<number | string>(resolve => {
          http
            .get(
              `${portalUrl}/api/argocd/applications`,
              { agent: false, headers: { Authorization: `Bearer ${token}` } },
              answer => {
                answer.resume();
                answer.once('end', () => resolve(answer.statusCode!));
              },
            )
            .once('error', error => resolve(error.message));
        });
      let open = 0;
      const client = setInterval(() => {
        // On a slow machine more of them would only wait for each other.
        if (open < 4) {
          open += 1;
          answers.push(
            ask().finally(() => {
              open -= 1;
            }),
          );
        }
      }, 50);
      try {
        expect(await one.stop('SIGTERM')).toBe(0);
        await deploy();
        await one.start();
        await untilLive(one);
        await untilRecorded();
        await balancer.look();
        expect(await other.stop('SIGTERM')).toBe(0);
      } finally {
        clearInterval(client);
      }
      expect(answers.length).toBeGreaterThan(50);
      expect(
        (await Promise.all(answers)).filter(answer => answer !== 200),
      ).toEqual([]);
    });

    it('print no secret', () => {
      for (const secret of [
        'a-secret-of-the-sessions',
        'a-password-of-the-database',
        sandboxSecrets.gitlabReadToken,
        sandboxSecrets.oauthClientSecret,
        accountToken('backstage'),
        accountToken('backstage-ops'),
        accountToken('backstage-provision'),
      ]) {
        for (const replica of replicas) {
          expect(replica.output).not.toContain(secret);
        }
      }
    });
  },
);
