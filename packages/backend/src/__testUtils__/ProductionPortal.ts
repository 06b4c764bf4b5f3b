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

import { ChildProcess, execFile, spawn } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../../../..');

/**
 * Builds what an image would hold and unpacks it: the back end's bundle, with the dependencies of this repository but
 * none of its sources.
 */
export async function unpackBundle(): Promise<string> {
  const build = (workspace: string) =>
    run('yarn', ['workspace', workspace, 'build'], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_ENV: 'production' },
    });
  await build('app');
  await build('backend');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-production-'));
  for (const archive of ['skeleton', 'bundle']) {
    await run('tar', [
      'xzf',
      path.join(root, `packages/backend/dist/${archive}.tar.gz`),
      '-C',
      folder,
    ]);
  }
  const modules = path.join(folder, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(path.join(root, 'node_modules'))) {
    // Our own packages come out of the bundle.
    if (!['@slipway', 'app', 'backend'].includes(name)) {
      await symlink(
        path.join(root, 'node_modules', name),
        path.join(modules, name),
      );
    }
  }
  await mkdir(path.join(modules, '@slipway'));
  for (const [name, target] of [
    ['app', 'packages/app'],
    ['@slipway/gitops-lint', 'packages/gitops-lint'],
    ['@slipway/plugin-argocd-backend', 'plugins/argocd-backend'],
    ['@slipway/plugin-argocd-common', 'plugins/argocd-common'],
    ['@slipway/plugin-argocd-node', 'plugins/argocd-node'],
    [
      '@slipway/plugin-scaffolder-backend-module-gitops',
      'plugins/scaffolder-backend-module-gitops',
    ],
  ]) {
    const link = path.join(modules, name);
    await lstat(path.join(folder, target));
    await symlink(path.join(folder, target), link);
  }
  return folder;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** One replica of the portal: a process of its own on the production configuration alone. */
export class Replica {
  #process?: ChildProcess;
  #output = '';

  constructor(
    readonly port: number,
    readonly metricsPort: number,
    private readonly folder: string,
    private readonly env: Record<string, string>,
    /** Files of the configuration, at the root of this repository. */
    private readonly configuration = ['app-config.production.yaml'],
  ) {}

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get output(): string {
    return this.#output;
  }

  /** Resolves when it is ready for traffic. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        '--require',
        path.join(root, 'packages/backend/src/instrumentation.js'),
        'packages/backend',
        ...this.configuration.flatMap(file => [
          '--config',
          path.join(root, file),
        ]),
      ],
      {
        cwd: this.folder,
        env: {
          PATH: process.env.PATH,
          HOME: this.folder,
          NODE_ENV: 'production',
          ...this.env,
          METRICS_PORT: String(this.metricsPort),
          APP_CONFIG_backend_listen: `127.0.0.1:${this.port}`,
        },
      },
    );
    this.#process = child;
    const collect = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    for (;;) {
      if (child.exitCode !== null) {
        throw new Error(`The replica stopped: ${this.#output.slice(-4_000)}`);
      }
      const answer = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** Resolves with its exit code when it is gone. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return child?.exitCode ?? null;
    }
    return new Promise(resolve => {
      child.once('exit', resolve);
      child.kill(signal);
    });
  }
}

/** What stands before replicas: a connection goes to the next one that takes it. */
export async function balance(port: number, targets: number[]) {
  let turn = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer(client => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    const attempt = (left: number) => {
      if (left === 0) {
        client.destroy();
        return;
      }
      turn += 1;
      const upstream = net.connect(targets[turn % targets.length], '127.0.0.1');
      let isConnected = false;
      upstream.once('connect', () => {
        isConnected = true;
        client.pipe(upstream);
        upstream.pipe(client);
      });
      upstream.on('error', () => {});
      upstream.on('close', () => {
        if (isConnected) {
          client.destroy();
        } else {
          attempt(left - 1);
        }
      });
    };
    attempt(targets.length);
  });
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    close: () => {
      sockets.forEach(socket => socket.destroy());
      server.close();
    },
  };
}

/** The token of the portal, out of the page that ends a sign-in. */
function identityIn(html: string): string {
  const [, encoded] = /decodeURIComponent\('([^']+)'\)/.exec(html) ?? [];
  const { error, response } = JSON.parse(decodeURIComponent(encoded ?? '{}'));
  if (!response?.backstageIdentity) {
    throw new Error(`The sign-in failed: ${JSON.stringify(error) ?? html}`);
  }
  return response.backstageIdentity.token;
}

/** A company's OpenID Connect provider in a process of its own. */
export async function startOidcProvider(port: number, callback: string) {
  const child = spawn(
    process.execPath,
    [path.join(__dirname, 'oidcProvider.mjs'), String(port), callback],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', chunk => {
      if (String(chunk).includes('listening')) {
        resolve();
      }
    });
    child.once('exit', code => reject(new Error(`It stopped: ${code}`)));
  });
  return { stop: () => child.kill() };
}

/** Signs in at the company's provider as a browser does; the token of the portal. */
export async function signInByOidc(
  portalUrl: string,
  login: string,
): Promise<string> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies]
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const text of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    return {
      next: location && new URL(location, url).href,
      text: await answer.text(),
    };
  };
  const query = new URLSearchParams({
    env: 'production',
    scope: 'openid profile email',
    origin: portalUrl,
  });
  let { next, text } = await visit(`${portalUrl}/api/auth/oidc/start?${query}`);
  // Forms for who one is and for consent come in between.
  for (let steps = 0; steps < 12; steps += 1) {
    if (next) {
      ({ next, text } = await visit(next));
    } else {
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(text) ?? [];
      if (!action) {
        break;
      }
      const [, prompt] = /name="prompt" value="([^"]+)"/.exec(text)!;
      ({ next, text } = await visit(action, { prompt, login, password: 'x' }));
    }
  }
  return identityIn(text);
}

/** Signs in by OAuth as a browser does; the token of the portal. */
export async function signIn(
  portalUrl: string,
  username: string,
): Promise<string> {
  const query = new URLSearchParams({
    env: 'production',
    scope: 'read_user',
    origin: portalUrl,
  });
  const started = await fetch(`${portalUrl}/api/auth/gitlab/start?${query}`, {
    redirect: 'manual',
  });
  const cookie = started.headers
    .getSetCookie()
    // One of an earlier version is taken away in the same answer.
    .filter(text => !/Max-Age=0;/.test(text))
    .map(text => text.split(';')[0])
    .join('; ');
  const authorize = new URL(started.headers.get('location')!);
  const approved = await fetch(`${authorize.origin}/oauth/authorize`, {
    method: 'POST',
    body: new URLSearchParams({
      ...Object.fromEntries(authorize.searchParams),
      username,
    }),
    redirect: 'manual',
  });
  const frame = await fetch(approved.headers.get('location')!, {
    headers: { cookie },
  });
  return identityIn(await frame.text());
}

/** The connection on which browsers hear of changes. */
export async function openSignals(
  url: string,
  token: string,
): Promise<WebSocket> {
  for (;;) {
    const socket = new WebSocket(
      `${url.replace('http', 'ws')}/api/signals`,
      token,
    );
    const isOpen = await new Promise<boolean>(resolve => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
      // The very first call only makes the back end listen; browsers try again, too.
      setTimeout(() => resolve(false), 2_000);
    });
    if (isOpen) {
      return socket;
    }
    socket.close();
  }
}

export async function removeFolder(folder: string | undefined): Promise<void> {
  if (folder) {
    await rm(folder, { recursive: true, force: true });
  }
}
