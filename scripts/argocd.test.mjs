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

// npm start -- --argocd: what it is given is proved first, and entities are made from what is there.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { connect, listApplications } from './argocd-connection.mjs';
import { catalogFile, entitiesOf } from './argocd-entities.mjs';
import { preparePortal } from './argocd-portal.mjs';
import { environment, root } from './command.mjs';
import { loader } from './run-ts.mjs';
import { readOptions } from './start-options.mjs';

let folder;
let argocd;
let url;
let tokenFile;

const write = (name, text) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};

/** A server with the same answer to everything, until the test is over. */
async function answering(t, status, body, headers = {}) {
  const server = http.createServer((_req, res) => {
    res.writeHead(status, headers).end(body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://localhost:${server.address().port}`;
}

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-start-'));
  const program = path.join(root, 'packages/sandbox/dev/argocd.ts');
  const anyPort = 0;
  argocd = spawn('node', ['--require', loader, program, String(anyPort)], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise((resolve, reject) => {
    argocd.stdout.once('data', chunk => resolve(chunk.toString()));
    argocd.once('exit', code => reject(new Error(`exit code ${code}`)));
  });
  [url, tokenFile] = line.trim().split(' ');
});

after(async () => {
  const gone = new Promise(resolve => argocd.once('exit', resolve));
  argocd.kill('SIGTERM');
  await gone;
  fs.rmSync(folder, { recursive: true, force: true });
});

test('an Argo CD is found with the account of the token', async () => {
  const found = await connect({ argocd: `${url}/`, tokenFile });
  assert.deepEqual(
    [found.url, found.account, found.operateAccount, found.namespace],
    [url, 'backstage', undefined, 'argocd'],
  );
  assert.match(found.version, /^v3\./);
});

test('the portal gets entities, and files with tokens instead of tokens', async () => {
  const connection = await connect({ argocd: url, tokenFile });
  const portal = await preparePortal(connection, { warn: assert.fail });
  try {
    const written = [portal.config, portal.file].map(file => {
      assert.equal(fs.statSync(file).mode & 0o077, 0);
      return fs.readFileSync(file, 'utf8');
    });
    assert.ok(written.every(text => !text.includes(connection.token)));
    const { argocd: config, catalog, gitops } = JSON.parse(written[0]);
    assert.deepEqual(gitops.targets, []);
    assert.deepEqual(config.instances, [
      {
        name: 'argocd',
        title: new URL(url).host,
        url,
        externalUrl: url,
        namespace: 'argocd',
        credentials: { read: { tokenFile } },
      },
    ]);
    assert.equal(catalog.locations[1].target, portal.file);
    assert.deepEqual([portal.applications, portal.entities], [5, 6]);
  } finally {
    portal.remove();
  }
  assert.equal(fs.existsSync(portal.file), false);
});

test('entities are what belongs together, and named as applications name them', async () => {
  const connection = await connect({ argocd: url, tokenFile });
  const entities = entitiesOf(await listApplications(connection), {
    instance: 'argocd',
    address: 'argocd.example.com',
    owner: 'group:default/platform',
  });
  assert.deepEqual(
    entities
      .map(({ kind, metadata: { name, annotations } }) => [
        `${kind} ${name}`,
        annotations['argocd/project-name'] ?? annotations['argocd/app-name'],
      ])
      .sort(),
    [
      ['Component lost', 'lost'],
      ['Component shop', 'shop-dev,shop-production'],
      ['Component team-chat', 'chat'],
      ['Component wiki', 'wiki'],
      ['System shop', 'shop'],
      ['System tools', 'tools'],
    ],
  );
  assert.equal(catalogFile(entities).split('---\n').length, 7);
});

const application = (name, spec, metadata = {}) => ({
  metadata: { name, namespace: 'argocd', ...metadata },
  spec: { project: 'default', ...spec },
});
const source = (repoURL, folderInIt, more = {}) => ({
  source: { repoURL, path: folderInIt, ...more },
});
const namesOf = applications =>
  entitiesOf(applications, {
    instance: 'argocd',
    address: 'argocd.example.com',
    owner: 'group:default/platform',
  })
    .filter(({ kind }) => kind === 'Component')
    .map(({ metadata }) => [
      metadata.name,
      metadata.annotations['argocd/app-name'],
    ])
    .sort();
const git = 'https://git.example.com/group/things.git';

for (const [what, applications, expected] of [
  [
    'folders of one repository are components of their own',
    [application('a', source(git, 'a')), application('b', source(git, 'b'))],
    [
      ['a', 'a'],
      ['b', 'b'],
    ],
  ],
  [
    'one folder with several values is one, named after what its applications share',
    [
      application('web-dev', source(git, 'chart')),
      application('web-eu-prod', source(git, 'chart')),
    ],
    [['web', 'web-dev,web-eu-prod']],
  ],
  [
    'applications that share no word are named after what they deploy',
    [
      application('eu', { source: { repoURL: git, chart: 'nginx' } }),
      application('us', { source: { repoURL: git, chart: 'nginx' } }),
    ],
    [['nginx', 'eu,us']],
  ],
  [
    'part-of decides over the repository',
    [
      application('x', source(git, 'x'), {
        labels: { 'app.kubernetes.io/part-of': 'shop' },
      }),
      application('y', source(git, 'y'), {
        labels: { 'app.kubernetes.io/part-of': 'shop' },
      }),
    ],
    [['shop', 'x,y']],
  ],
  [
    'a repository with values alone does not tell them apart',
    [
      application('api-dev', {
        sources: [
          { repoURL: git, chart: 'api' },
          { repoURL: git, ref: 'a' },
        ],
      }),
      application('api-prod', {
        sources: [
          { repoURL: git, chart: 'api' },
          { repoURL: git, ref: 'b' },
        ],
      }),
    ],
    [['api', 'api-dev,api-prod']],
  ],
  [
    'the same name in two namespaces is two',
    [
      application('web', {}, { namespace: 'a' }),
      application('web', {}, { namespace: 'b' }),
    ],
    [
      ['web', 'web'],
      [/^web-[0-9a-f]{6}$/, 'web'],
    ],
  ],
  [
    'what is no name of an entity is made one',
    [application('a.b', {}), application('x'.repeat(80), {})],
    [
      ['a-b', 'a.b'],
      [/^x{56}-[0-9a-f]{6}$/, 'x'.repeat(80)],
    ],
  ],
]) {
  test(what, () => {
    const names = namesOf(applications);
    assert.equal(names.length, expected.length);
    names.forEach(([name, members], index) => {
      const [wanted, wantedMembers] = expected[index];
      assert.equal(members, wantedMembers);
      if (wanted instanceof RegExp) {
        assert.match(name, wanted);
      } else {
        assert.equal(name, wanted);
      }
    });
  });
}

test('no application, no entity', () => assert.deepEqual(namesOf([]), []));

for (const [what, options, sentence] of [
  ['no address', { argocd: 'argo' }, /has to be an address such as/],
  [
    'credentials in the address',
    { argocd: 'https://a:b@argocd.example.com' },
    /without credentials/,
  ],
  [
    'a token in clear',
    { argocd: 'http://argocd.example.com' },
    /Use its https address/,
  ],
  ['no file', { argocd: 'https://argocd.example.com' }, /needs --token-file/],
  [
    'a file that is missing',
    { argocd: 'https://argocd.example.com', tokenFile: '/nowhere/token' },
    /--token-file \/nowhere\/token: there is no such file/,
  ],
]) {
  test(`${what} is refused before anything is asked`, async () => {
    await assert.rejects(connect(options), { message: sentence });
  });
}

const refusesFile = (text, message) => () =>
  assert.rejects(connect({ argocd: url, tokenFile: write('t', text) }), {
    message,
  });

test('an empty file is refused', refusesFile(' \n', /is empty/));
test(
  'more than a token is refused',
  refusesFile('token: abc', /more than one word/),
);

test(
  'a file that is no text is refused',
  refusesFile('a\0b', /holds characters that no token has/),
);

test('a token that is refused is not repeated', async () => {
  await assert.rejects(
    connect({ argocd: url, tokenFile: write('t', 'aaa.bbb.ccc') }),
    ({ message }) => {
      assert.match(message, /refuses the token of --token-file/);
      assert.doesNotMatch(message, /aaa/);
      return true;
    },
  );
});

test('the token of who operates is proved, too', async () => {
  await assert.rejects(
    connect({ argocd: url, tokenFile, operateTokenFile: write('t', 'a.b.c') }),
    { message: /refuses the token of --operate-token-file/ },
  );
});

test('a file without a certificate is refused', async () => {
  await assert.rejects(
    connect({ argocd: url, tokenFile, caFile: write('ca', 'none') }),
    { message: /holds no certificate/ },
  );
});

test('what is no Argo CD is refused', async t => {
  const page = await answering(t, 200, '<!doctype html><title>Sign in</title>');
  await assert.rejects(connect({ argocd: page, tokenFile }), {
    message: /is no Argo CD: .* answered 200 without a version/,
  });
  const elsewhere = await answering(t, 302, '', {
    location: 'https://login.example.com/x?token=1',
  });
  await assert.rejects(connect({ argocd: elsewhere, tokenFile }), {
    message: /leads elsewhere, to https:\/\/login\.example\.com\./,
  });
});

test('an address that leads nowhere is refused in words', async t => {
  await assert.rejects(
    connect({
      argocd: await answering(t, 307, '', { location: 'http://[' }),
      tokenFile,
    }),
    { message: /leads elsewhere\. Name the address/ },
  );
});

test('a list that is none is refused in words', async t => {
  await assert.rejects(
    listApplications({ url: await answering(t, 200, 'null'), token: 'a' }),
    { message: /instead of a list of applications/ },
  );
});

test('who does not answer, and no https, are told apart', async t => {
  const server = await answering(t, 200, '');
  const { port } = new URL(server);
  await assert.rejects(
    connect({ argocd: `https://localhost:${port}`, tokenFile }),
    { message: /does not speak https/ },
  );
  await assert.rejects(connect({ argocd: 'http://localhost:9', tokenFile }), {
    message: /Nothing listens there/,
  });
  await assert.rejects(
    connect({ argocd: 'https://argocd.invalid', tokenFile }),
    { message: /No such host is known|cannot be looked up/ },
  );
});

/** An https server whose certificate is for a host and signed by itself. */
async function answeringAs(t, host) {
  const [key, certificate] = ['key.pem', 'certificate.pem'].map(name =>
    path.join(folder, name),
  );
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-nodes', '-days', '1'],
      ...['-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`],
      ...['-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const server = https.createServer(
    { key: fs.readFileSync(key), cert: fs.readFileSync(certificate) },
    (_req, res) => res.writeHead(404).end(),
  );
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { address: `https://localhost:${server.address().port}`, certificate };
}

test('a certificate is trusted by its authority alone', async t => {
  const { address, certificate } = await answeringAs(t, 'localhost');
  await assert.rejects(connect({ argocd: address, tokenFile }), {
    message: /is signed by itself\. .* --ca-file/,
  });
  await assert.rejects(
    connect({ argocd: address, tokenFile, caFile: certificate }),
    { message: /is no Argo CD/ },
  );
});

test('a certificate for another name is refused', async t => {
  const { address, certificate } = await answeringAs(t, 'other.example.com');
  await assert.rejects(
    connect({ argocd: address, tokenFile, caFile: certificate }),
    { message: /is for another name/ },
  );
});

for (const [args, sentence] of [
  [['--token', 'abc'], /can be read by everybody/],
  [['--token=abc'], /can be read by everybody/],
  [['--insecure'], /--ca-file/],
  [['--token-file', 'x'], /goes with --argocd/],
  [['--argo', 'x'], /Unknown option '--argo'\. npm start -- takes --dev,/],
  [['--argocd'], /argument missing/],
]) {
  test(`npm start -- ${args.join(' ')} is refused`, () => {
    assert.throws(() => readOptions(args), { message: sentence });
  });
}

test('without --argocd the portal runs on the sandbox', () => {
  assert.deepEqual(readOptions(['--dev']), {
    isDev: true,
    install: true,
    verbose: false,
  });
});
