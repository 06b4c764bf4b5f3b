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

import { Sandbox, sandboxSecrets } from '@slipway/sandbox';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createSecureContext } from 'node:tls';

const repository = path.resolve(__dirname, '../../../..');
const fakes = path.join(repository, 'packages/sandbox/cluster-fakes');

/** Where a real program is; the fake has the same name. */
const real = (program: string) =>
  process.env
    .PATH!.split(path.delimiter)
    .map(folder => path.join(folder, program))
    .find(file => existsSync(file))!;

interface Call {
  program: string;
  args: string[];
  /** Whether it changes the cluster. */
  isChange: boolean;
}

/** What the fakes for k3d, kubectl and Helm keep of a cluster. */
interface FakeCluster {
  contexts: string[];
  objects: Record<
    string,
    { data: Record<string, string>; metadata?: { name: string } }
  >;
  releases: Record<
    string,
    { revision: number; status: string; description: string; chart?: string }
  >;
  workloads?: { title: string; ready: string }[];
  applications?: string[];
  /** Of an Argo CD with TLS of its own: its Service, and what it shows. */
  argocd?: { service: string; cert: string; key: string };
  /** What k3d was told to join. */
  registryUse?: string;
  k3dRegistries?: string[];
  registries?: string;
  version?: string;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The commands of `platform/` against a sandbox, with fakes for k3d, kubectl and Helm that record what they are told. */
export class PlatformCommands {
  /** @param settings - beside those that lead to the sandbox */
  static async prepare(
    sandbox: Sandbox,
    settings: Record<string, string> = {},
  ): Promise<PlatformCommands> {
    // Folders have names of all kinds.
    const folder = await mkdtemp(path.join(os.tmpdir(), 'Slipway Platform-'));
    const token = sandbox.personalToken('ada', ['api']);
    await writeFile(path.join(folder, 'gitlab.token'), `${token}\n`);
    const commands = new PlatformCommands(folder, sandbox, [token]);
    await commands.set({
      CLUSTER: 'k3d',
      CLUSTER_NAME: 'test',
      ARGOCD_URL: sandbox.urls.global,
      GITLAB_URL: sandbox.urls.gitlab,
      GITLAB_TOKEN_FILE: 'gitlab.token',
      GITLAB_GROUPS: 'platform acme acme/shop',
      OUTPUT: 'out',
      ...settings,
    });
    return commands;
  }

  #settings: Record<string, string> = {};
  readonly #running = new Set<{ interrupt(): Promise<unknown> }>();

  private constructor(
    readonly folder: string,
    private readonly sandbox: Sandbox,
    private readonly secrets: string[],
  ) {}

  settings(): Record<string, string> {
    return this.#settings;
  }

  /** Changes single settings. */
  set(settings: Record<string, string>): Promise<void> {
    return this.replace({ ...this.#settings, ...settings });
  }

  /** Changes all settings. */
  async replace(settings: Record<string, string>): Promise<void> {
    this.#settings = settings;
    await writeFile(
      path.join(this.folder, 'settings'),
      Object.entries(this.#settings)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
  }

  bootstrap(...flags: string[]) {
    return this.#run('bootstrap', flags);
  }

  renew(...flags: string[]) {
    return this.#run('renew', flags);
  }

  doctor(...flags: string[]) {
    return this.#run('doctor', flags);
  }

  /** Starts the command that ends with a running portal. */
  up(...flags: string[]) {
    return this.#start('up', ['--no-install', ...flags]);
  }

  /** Lets the first call that looks like this fail. @param text - a regular expression */
  async failAt(text: string): Promise<void> {
    await writeFile(path.join(this.folder, 'fault'), text);
  }

  /** Lets the first call that looks like this kill the command with all that it has started. */
  async killAt(text: string): Promise<void> {
    await writeFile(path.join(this.folder, 'kill'), text);
  }

  /** Whether it was killed there. */
  wasKilled(): boolean {
    return !existsSync(path.join(this.folder, 'kill'));
  }

  /** What k3d, kubectl and Helm were told since the last call of this. */
  async calls(): Promise<Call[]> {
    const file = path.join(this.folder, 'calls');
    const text = await readFile(file, 'utf8').catch(() => '');
    await rm(file, { force: true });
    return text
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
  }

  /** Writes a file beside the settings. */
  write(file: string, text: string): Promise<void> {
    return writeFile(path.join(this.folder, file), text);
  }

  read(file: string): Promise<string> {
    return readFile(path.join(this.folder, 'out', file), 'utf8');
  }

  /** Numbers of the processes that forward a port and still run. */
  async openForwards(): Promise<number[]> {
    const text = await readFile(path.join(this.folder, 'forwards'), 'utf8');
    return text.split('\n').filter(Boolean).map(Number).filter(isRunning);
  }

  /** The pretended cluster. */
  async cluster(): Promise<FakeCluster> {
    return JSON.parse(
      await readFile(path.join(this.folder, 'cluster.json'), 'utf8'),
    );
  }

  /** Changes what the pretended cluster is like. */
  async setCluster(change: Partial<FakeCluster>): Promise<void> {
    const before = await this.cluster().catch(
      (): FakeCluster => ({
        contexts: [],
        objects: {},
        releases: {},
      }),
    );
    await writeFile(
      path.join(this.folder, 'cluster.json'),
      JSON.stringify({ ...before, ...change }),
    );
  }

  /** Changes what a Secret of the pretended cluster holds. */
  async replaceSecret(name: string, key: string, text: string): Promise<void> {
    const { objects } = await this.cluster();
    objects[`argocd/secret/${name}`].data[key] =
      Buffer.from(text).toString('base64');
    await this.setCluster({ objects });
  }

  /** Lets the administrator log in with what this Secret of the pretended cluster holds. */
  useAdministrator(secret: string): Promise<void> {
    return this.replaceSecret(
      secret,
      'password',
      sandboxSecrets.argocdAdminPassword,
    );
  }

  async addObject(
    key: string,
    object: {
      metadata: { name: string; namespace: string };
      subjects: { namespace: string }[];
    },
  ): Promise<void> {
    const { objects } = await this.cluster();
    objects[key] = { data: {}, ...object };
    await this.setCluster({ objects });
  }

  async removeObject(key: string): Promise<void> {
    const { objects } = await this.cluster();
    delete objects[key];
    await this.setCluster({ objects });
  }

  /** As if there never had been one. */
  forgetCluster(): Promise<void> {
    return rm(path.join(this.folder, 'cluster.json'), { force: true });
  }

  /** What an ingress does: TLS with the certificate that the cluster has just then, and Argo CD behind it. */
  async serveTls(): Promise<{ url: string; close: () => void }> {
    const target = new URL(this.sandbox.urls.global);
    const server = https.createServer(
      {
        SNICallback: (_name, callback) => {
          this.cluster()
            .then(({ objects }) => objects['argocd/secret/argocd-server-tls'])
            .then(({ data }) => {
              const decode = (text: string) => Buffer.from(text, 'base64');
              callback(
                null,
                createSecureContext({
                  cert: decode(data['tls.crt']),
                  key: decode(data['tls.key']),
                }),
              );
            })
            .catch(callback);
        },
      },
      (req, res) => {
        const passed = http.request(
          {
            host: target.hostname,
            port: target.port,
            method: req.method,
            path: req.url,
            headers: { ...req.headers, host: target.host },
          },
          answer => {
            res.writeHead(answer.statusCode!, answer.headers);
            answer.pipe(res);
          },
        );
        req.pipe(passed);
      },
    );
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return {
      url: `https://localhost:${port}`,
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }

  /** Ends what still runs, and removes all of it. */
  async remove(): Promise<void> {
    await Promise.all(Array.from(this.#running, run => run.interrupt()));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Everything that must stay secret. */
  async #allSecrets(): Promise<string[]> {
    const files = ['read', 'operate', 'provision'].map(name => `${name}.token`);
    const tokens = await Promise.all(
      files.map(file => this.read(file).catch(() => '')),
    );
    const webhook = /gitlabSecret: "(.+)"/.exec(
      await this.read('argocd-secrets.yaml').catch(() => ''),
    );
    const application = await this.read('portal-application.json').catch(
      () => '{"clientSecret":""}',
    );
    const portal = await Promise.all(
      ['portal-gitlab.secret', 'portal/session.secret'].map(file =>
        this.read(file).catch(() => ''),
      ),
    );
    const { objects } = await this.cluster().catch(() => ({
      objects: {} as FakeCluster['objects'],
    }));
    const held = Object.entries(objects)
      .filter(([key]) => /secret.(repo-creds-|argocd-sso|gitlab-scm)/.test(key))
      .flatMap(([, { data }]) => [data.password, data.clientSecret, data.token])
      .map(text => Buffer.from(text ?? '', 'base64').toString());
    return [
      ...this.secrets,
      ...held,
      ...[...tokens, ...portal].map(text => text.trim()),
      JSON.parse(application).clientSecret,
      webhook?.[1] ?? '',
      sandboxSecrets.argocdAdminPassword,
    ].filter(Boolean);
  }

  /** Starts a command in a group of its own, which a signal reaches as from a terminal. */
  #start(command: string, flags: string[]) {
    const child = spawn(
      path.join(repository, 'platform', command),
      ['--settings', path.join(this.folder, 'settings'), ...flags],
      {
        detached: true,
        env: {
          PATH: `${fakes}:${process.env.PATH}`,
          HOME: this.folder,
          CLUSTER_FAKE_FOLDER: this.folder,
          CLUSTER_FAKE_ARGOCD: this.sandbox.urls.global,
          CLUSTER_FAKE_PASSWORD: sandboxSecrets.argocdAdminPassword,
          CLUSTER_FAKE_HELM: real('helm'),
          CLUSTER_FAKE_CURL: real('curl'),
          CLUSTER_FAKE_JQ: real('jq'),
        },
      },
    );
    let output = '';
    const listeners = new Set<() => void>();
    const hear = (chunk: Buffer) => {
      output += chunk;
      listeners.forEach(listener => listener());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    // Anything it starts and forgets would keep this from ending.
    const timer = setTimeout(
      () => process.kill(-child.pid!, 'SIGKILL'),
      300_000,
    );
    const ended = new Promise<number | string>(resolve => {
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        resolve(code ?? signal!);
      });
    });
    const run = {
      ended,
      output: () => output,
      /** Resolves when it has said this; rejects where it ends before. */
      says: (text: string) =>
        new Promise<void>((resolve, reject) => {
          const look = () => output.includes(text) && resolve();
          listeners.add(look);
          look();
          void ended.then(() => reject(new Error(`It ended: ${output}`)));
        }),
      /** As Ctrl-C does. @returns how it ended */
      interrupt: () => {
        process.kill(-child.pid!, 'SIGINT');
        return ended;
      },
    };
    this.#running.add(run);
    void ended.then(() => this.#running.delete(run));
    return run;
  }

  /** What is secret and was seen: in an output, or on a command line, which is public on a machine. */
  async leaked(output: string): Promise<string[]> {
    const called = await Promise.all(
      ['calls', 'curl-calls', 'jq-calls'].map(file =>
        readFile(path.join(this.folder, file), 'utf8').catch(() => ''),
      ),
    );
    const seen = [output, ...called].join('\n');
    const secrets = await this.#allSecrets();
    return secrets.filter(item => seen.includes(item));
  }

  async #run(
    command: string,
    flags: string[],
  ): Promise<{ code: number | string; output: string; leaked: string[] }> {
    const started = this.#start(command, flags);
    const code = await started.ended;
    const output = started.output();
    return { code, output, leaked: await this.leaked(output) };
  }
}
