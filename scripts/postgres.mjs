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

// A PostgreSQL for tests: a cluster of its own in a scratch folder, on loopback, gone when it is stopped. It takes clients with
// TLS and without; its certificate, server.crt in its data directory, is its own authority.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const debian = '/usr/lib/postgresql';

/** The folder with PostgreSQL's programs; `undefined` where there is none. */
export function findPostgres() {
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian) : [];
  const folders = [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map(version => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find(folder => fs.existsSync(path.join(folder, 'initdb')));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a cluster in a folder. It refuses to run as root, so there it runs as the user that its package has made. */
export async function startPostgres(folder) {
  const bin = findPostgres();
  const port = await freePort();
  const data = path.join(folder, 'postgres');
  const asRoot = process.getuid?.() === 0;
  const run = (program, args, programs = bin) => {
    const command = path.join(programs, program);
    const result = asRoot
      ? spawnSync('runuser', ['-u', 'postgres', '--', command, ...args])
      : spawnSync(command, args);
    if (result.status !== 0) {
      throw new Error(`${program} failed: ${result.stderr}${result.stdout}`);
    }
  };
  fs.mkdirSync(data, { recursive: true });
  if (asRoot) {
    // It has to reach its folder through the scratch folder.
    fs.chmodSync(folder, 0o755);
    spawnSync('chown', ['postgres', data]);
  }
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync']);
  run(
    'openssl',
    [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost'.split(
        ' ',
      ),
      '-addext',
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
      '-keyout',
      path.join(data, 'server.key'),
      '-out',
      path.join(data, 'server.crt'),
    ],
    '',
  );
  run('pg_ctl', [
    '-D',
    data,
    '-w',
    '-l',
    path.join(data, 'log'),
    '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${data} -c fsync=off -c ssl=on -c max_connections=200`,
    'start',
  ]);
  return {
    connection: `postgresql://postgres@127.0.0.1:${port}`,
    caFile: path.join(data, 'server.crt'),
    stop: () => run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']),
  };
}
