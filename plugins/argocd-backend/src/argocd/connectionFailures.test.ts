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

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { ArgocdUnreachableError } from './errors';
import { Connection, ConnectionOptions } from './Connection';
import { logTextOf, reasonOf } from './reasonOf';

const dayMs = 86_400_000;
const credential = { kind: 'token', token: 'a-secret-token' } as const;

async function certificate(host: string, fromDay = -1, untilDay = 1) {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: host }],
    {
      keyType: 'ec',
      notBeforeDate: new Date(Date.now() + fromDay * dayMs),
      notAfterDate: new Date(Date.now() + untilDay * dayMs),
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ],
    },
  );
  return { key, cert };
}

describe('a connection to Argo CD that does not come about', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slipway-trust-'));
  const servers: net.Server[] = [];
  const connections: Connection[] = [];

  async function listen(server: net.Server): Promise<number> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** An Argo CD behind TLS. @returns its address and a file with its certificate */
  async function serve(tls: { key: string; cert: string }) {
    const server = https.createServer(tls, (request, response) => {
      response.setHeader('Content-Type', 'application/json');
      if (request.url?.startsWith('/api/v1/stream')) {
        response.setHeader('Content-Type', 'text/event-stream');
        response.write(':\n\n');
      } else {
        response.end('{"Version":"v3.5.1"}');
      }
    });
    const caFile = path.join(folder, `${servers.length}.pem`);
    writeFileSync(caFile, tls.cert);
    return { url: `https://localhost:${await listen(server)}`, caFile };
  }

  /** A forward proxy. */
  async function proxyServer(answer?: string) {
    const asked: { host?: string; authorization?: string }[] = [];
    const proxy = http.createServer((_request, response) => response.end());
    proxy.on('connect', (request, socket, head) => {
      asked.push({
        host: request.url,
        authorization: request.headers['proxy-authorization'],
      });
      if (answer) {
        socket.end(`HTTP/1.1 ${answer}\r\n\r\n`);
        return;
      }
      const { hostname, port } = new URL(`http://${request.url}`);
      const behind = net.connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        behind.write(head);
        behind.pipe(socket).pipe(behind);
      });
      behind.on('error', () => socket.destroy());
      socket.on('error', () => behind.destroy());
      socket.on('close', () => behind.destroy());
    });
    return { port: await listen(proxy), asked };
  }

  function connect(options: Omit<ConnectionOptions, 'credential'>): Connection {
    const connection = new Connection({ credential, ...options });
    connections.push(connection);
    return connection;
  }

  async function failure(connection: Connection): Promise<unknown> {
    return connection.json('/api/version').then(
      () => {
        throw new Error('It came about.');
      },
      error => error,
    );
  }

  afterEach(async () => {
    await Promise.all(connections.splice(0).map(item => item.close()));
    for (const server of servers.splice(0)) {
      if (server instanceof http.Server || server instanceof https.Server) {
        server.closeAllConnections();
      }
      server.close();
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const expectReason = async (
    connection: Connection,
    code: string,
    errorCode: string | undefined,
    advice: RegExp,
  ) => {
    const error = await failure(connection);
    const reason = reasonOf(error);
    expect(reason.code).toBe(code);
    expect(error).toBeInstanceOf(ArgocdUnreachableError);
    expect((error as ArgocdUnreachableError).errorCode).toBe(errorCode);
    const log = logTextOf(error);
    expect(log).toMatch(advice);
    expect(log).toContain(reason.sentence);
    for (const text of [log, reason.sentence, String(error)]) {
      expect(text).not.toMatch(/localhost|127\.0\.0\.1|:\d{4,5}|secret|BEGIN/);
    }
  };

  it('is told by a certificate that nobody has signed', async () => {
    const { url } = await serve(await certificate('localhost'));
    await expectReason(
      connect({ url }),
      'certificateNotTrusted',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      /tls\.caFile/,
    );
  });

  it('is told by a certificate for another host', async () => {
    const { url, caFile } = await serve(
      await certificate('argocd-server.argocd.svc'),
    );
    await expectReason(
      connect({ url, tls: { caFile } }),
      'certificateOfOtherHost',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      /host name/,
    );
  });

  it.each([
    ['has expired', -3, -2, 'CERT_HAS_EXPIRED'],
    ['is not valid yet', 2, 3, 'CERT_NOT_YET_VALID'],
  ] as const)(
    'is told by a certificate that %s',
    async (_, from, until, code) => {
      const { url, caFile } = await serve(
        await certificate('localhost', from, until),
      );
      await expectReason(
        connect({ url, tls: { caFile } }),
        'certificateExpired',
        code,
        /Renew/,
      );
    },
  );

  it('is told where TLS is not what the host speaks', async () => {
    const port = await listen(http.createServer());
    await expectReason(
      connect({ url: `https://localhost:${port}` }),
      'tlsFailed',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      /https only where TLS/,
    );
  });

  it('is told where DNS does not know the host', async () => {
    const error = await failure(
      connect({ url: 'http://argocd.no-such-host.invalid' }),
    );
    expect(reasonOf(error).code).toBe('unknownHost');
    expect(logTextOf(error)).toMatch(/E(?:NOTFOUND|AI_AGAIN)\. Check the host/);
    expect(logTextOf(error)).not.toContain('no-such-host');
  });

  it('is told where the host refuses', async () => {
    const port = await listen(net.createServer());
    const [server] = servers.splice(0);
    server.close();
    await once(server, 'close');
    await expectReason(
      connect({ url: `http://127.0.0.1:${port}` }),
      'refused',
      'ECONNREFUSED',
      /Argo CD runs/,
    );
  });

  it('is told where the host does not answer in time', async () => {
    const port = await listen(net.createServer());
    await expectReason(
      connect({ url: `http://127.0.0.1:${port}`, deadlineMs: 50 }),
      'timeout',
      undefined,
      /firewall/,
    );
  });

  it('is told where the answer breaks off', async () => {
    const port = await listen(
      http.createServer((_request, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{"Version"');
        setImmediate(() => response.destroy());
      }),
    );
    expect(
      reasonOf(await failure(connect({ url: `http://127.0.0.1:${port}` })))
        .code,
    ).toBe('refused');
  });

  describe('through a forward proxy', () => {
    it('comes about, streams too, with the trust of the instance and the account of the proxy', async () => {
      const { url, caFile } = await serve(await certificate('localhost'));
      const { port, asked } = await proxyServer();
      const connection = connect({
        url,
        tls: { caFile },
        proxy: `http://portal:p%40ss@127.0.0.1:${port}`,
      });
      expect(await connection.json('/api/version')).toEqual({
        Version: 'v3.5.1',
      });
      expect(
        await connection.json('/api/version', { anonymous: true }),
      ).toEqual({ Version: 'v3.5.1' });
      const stream = await connection.open('/api/v1/stream/applications', {});
      expect(stream.status).toBe(200);
      await stream.body?.cancel();
      expect(asked.length).toBeGreaterThanOrEqual(2);
      expect(new Set(asked.map(({ host }) => host))).toEqual(
        new Set([new URL(url).host]),
      );
      expect(asked[0].authorization).toBe(
        `Basic ${Buffer.from('portal:p@ss').toString('base64')}`,
      );
    });

    it.each([
      ['asks for another account', '407 Proxy Authentication Required'],
      ['forbids the host', '403 Forbidden'],
      ['cannot reach the host', '502 Bad Gateway'],
    ])('is told where the proxy %s', async (_, answer) => {
      const { url, caFile } = await serve(await certificate('localhost'));
      const { port } = await proxyServer(answer);
      await expectReason(
        connect({
          url,
          tls: { caFile },
          proxy: `http://portal:secret@127.0.0.1:${port}`,
        }),
        'proxyFailed',
        `HTTP ${answer.slice(0, 3)}`,
        /permits CONNECT/,
      );
    });

    it('is told where the proxy is away', async () => {
      const { url } = await serve(await certificate('localhost'));
      const { port } = await proxyServer();
      const proxy = servers.pop()!;
      proxy.close();
      await once(proxy, 'close');
      await expectReason(
        connect({ url, proxy: `http://127.0.0.1:${port}` }),
        'proxyFailed',
        'ECONNREFUSED',
        /permits CONNECT/,
      );
    });

    it('is told by the certificate of Argo CD, and not by the proxy', async () => {
      const { url } = await serve(await certificate('localhost'));
      const other = await serve(await certificate('argocd.example.test'));
      const { port } = await proxyServer();
      const proxy = `http://127.0.0.1:${port}`;
      await expectReason(
        connect({ url, proxy }),
        'certificateNotTrusted',
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        /tls\.caFile/,
      );
      await expectReason(
        connect({ url: other.url, proxy, tls: { caFile: other.caFile } }),
        'certificateOfOtherHost',
        'ERR_TLS_CERT_ALTNAME_INVALID',
        /host name/,
      );
    });
  });
});
