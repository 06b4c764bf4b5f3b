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

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Connection } from './Connection';

type Handler = (
  req: http.IncomingMessage,
  body: string,
) => { status?: number; headers?: Record<string, string>; body?: unknown };

describe('a connection to Argo CD', () => {
  const servers: http.Server[] = [];
  const seen: { url?: string; headers: http.IncomingHttpHeaders }[] = [];

  async function serve(
    handler: Handler,
    tls?: https.ServerOptions,
  ): Promise<string> {
    const listener: http.RequestListener = (req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        seen.push({ url: req.url, headers: req.headers });
        const answer = handler(req, Buffer.concat(chunks).toString());
        res.writeHead(answer.status ?? 200, {
          'Content-Type': 'application/json',
          ...answer.headers,
        });
        res.end(JSON.stringify(answer.body ?? {}));
      });
    };
    const server = tls
      ? https.createServer(tls, listener)
      : http.createServer(listener);
    servers.push(server);
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = server.address() as AddressInfo;
    return `${tls ? 'https' : 'http'}://localhost:${port}`;
  }

  beforeEach(() => {
    seen.length = 0;
  });
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('goes below the root path, with the account and the headers of the instance', async () => {
    const url = await serve(() => ({ body: { ok: true } }));
    const connection = new Connection({
      url: `${url}/argo-cd`,
      credential: { kind: 'token', token: 'secret' },
      headers: { 'X-Proxy-Key': 'k' },
    });
    await connection.json('/api/v1/applications', { query: { name: 'a b&c' } });
    expect(seen[0].url).toBe('/argo-cd/api/v1/applications?name=a+b%26c');
    expect(seen[0].headers).toMatchObject({
      authorization: 'Bearer secret',
      'x-proxy-key': 'k',
      'grpc-timeout': '15S',
    });
    await connection.close();
  });

  it('follows no redirect, for it could carry the token away', async () => {
    const elsewhere = await serve(() => ({}));
    const url = await serve(() => ({
      status: 307,
      headers: { Location: `${elsewhere}/` },
    }));
    const connection = new Connection({
      url,
      credential: { kind: 'token', token: 'secret' },
    });
    await expect(connection.json('/api/v1/x')).rejects.toThrow(
      'What answers sends the portal elsewhere.',
    );
    expect(seen).toHaveLength(1);
    await connection.close();
  });

  it('keeps one session for all calls, and begins another where it is refused', async () => {
    let session = 0;
    const logins: unknown[] = [];
    const url = await serve((req, body) => {
      if (req.url === '/api/v1/session') {
        session += 1;
        logins.push(JSON.parse(body));
        return { body: { token: `session-${session}` } };
      }
      return req.headers.authorization === 'Bearer session-2' || session < 2
        ? { body: { by: req.headers.authorization } }
        : { status: 401, body: { message: 'invalid session' } };
    });
    const connection = new Connection({
      url,
      credential: { kind: 'session', username: 'portal', password: 'word' },
    });
    await Promise.all([connection.json('/a'), connection.json('/b')]);
    expect(logins).toEqual([{ username: 'portal', password: 'word' }]);
    await connection.close();
  });

  it('sends no account where there is none', async () => {
    const url = await serve(() => ({}));
    const connection = new Connection({ url, credential: { kind: 'none' } });
    await connection.json('/a');
    expect(seen[0].headers.authorization).toBeUndefined();
    await connection.close();
  });

  it('gives up after its deadline, and says nothing of the address', async () => {
    const server = http.createServer(() => {});
    servers.push(server);
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = server.address() as AddressInfo;
    const connection = new Connection({
      url: `http://localhost:${port}`,
      credential: { kind: 'none' },
    });
    await expect(connection.json('/a', { deadlineMs: 50 })).rejects.toThrow(
      /^It does not answer in time\.$/,
    );
    await connection.close();
  });

  describe('over TLS', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'slipway-tls-'));
    const file = (name: string) => path.join(folder, name);
    const openssl = (...args: string[]) =>
      execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });

    beforeAll(() => {
      openssl(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        'ca.key',
        '-out',
        'ca.pem',
        '-subj',
        '/CN=Test authority',
      );
      for (const name of ['server', 'client']) {
        openssl(
          'req',
          '-newkey',
          'rsa:2048',
          '-nodes',
          '-keyout',
          `${name}.key`,
          '-out',
          `${name}.csr`,
          '-subj',
          '/CN=localhost',
          '-addext',
          'subjectAltName=DNS:localhost',
        );
        openssl(
          'x509',
          '-req',
          '-in',
          `${name}.csr`,
          '-CA',
          'ca.pem',
          '-CAkey',
          'ca.key',
          '-CAcreateserial',
          '-days',
          '2',
          '-copy_extensions',
          'copy',
          '-out',
          `${name}.pem`,
        );
      }
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('trusts the authority of the instance, shows its certificate, and trusts nobody else', async () => {
      const url = await serve(() => ({ body: { ok: true } }), {
        key: readFileSync(file('server.key')),
        cert: readFileSync(file('server.pem')),
        ca: readFileSync(file('ca.pem')),
        requestCert: true,
        rejectUnauthorized: true,
      });
      const credential = { kind: 'none' } as const;
      const trusting = new Connection({
        url,
        credential,
        tls: {
          caFile: file('ca.pem'),
          certificateFile: file('client.pem'),
          keyFile: file('client.key'),
        },
      });
      expect(await trusting.json('/a')).toEqual({ ok: true });
      const strange = new Connection({ url, credential });
      await expect(strange.json('/a')).rejects.toMatchObject({
        kind: 'certificateNotTrusted',
      });
      const nameless = new Connection({
        url,
        credential,
        tls: { caFile: file('ca.pem') },
      });
      await expect(nameless.json('/a')).rejects.toMatchObject({
        // In TLS 1.3 the client is done before the server refuses it.
        kind: 'refused',
      });
      await Promise.all([trusting, strange, nameless].map(c => c.close()));
    });
  });
});
