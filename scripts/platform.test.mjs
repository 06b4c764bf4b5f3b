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

// npm start -- --platform: what platform/bootstrap has written is proved first, and secrets stay in their files.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import {
  preparePlatform,
  provePlatform,
  readPlatform,
  settled,
} from './platform-portal.mjs';
import { readOptions } from './start-options.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'Slipway Settings-'));
const settings = path.join(folder, 'settings');
let server;
let url;
/** What the servers answer, by the token. */
const answers = {
  'reads-gitlab': { username: 'slipway.portal' },
  'reads-argocd': { loggedIn: true, username: 'backstage' },
};

const file = name => path.join(folder, 'out', name);

/** Settings, and what the bootstrap has made of them. */
function write(change = {}) {
  fs.mkdirSync(file('.'), { recursive: true });
  fs.writeFileSync(settings, 'OUTPUT=out \r\n');
  for (const [name, text] of Object.entries({
    'portal-application.json': '{"clientId":"id","clientSecret":"of-portal"}',
    'portal-gitlab.secret': 'reads-gitlab\n',
    'read.token': 'reads-argocd\n',
    'app-config.platform.yaml': `argocd: { instances: [{ url: '${url}', credentials: { read: { tokenFile: '${file(
      'read.token',
    )}' } } }] }`,
  })) {
    fs.writeFileSync(file(name), text);
  }
  fs.writeFileSync(
    file('portal.json'),
    JSON.stringify({
      portalUrl: 'http://localhost:3100',
      gitlab: {
        url,
        caFile: '',
        applicationFile: file('portal-application.json'),
        tokenFile: file('portal-gitlab.secret'),
        groups: ['platform', 'team.web'],
      },
      platformGroup: 'group:default/platform',
      templateUrl: `${url}/platform/template/-/blob/main/new-project/template.yaml`,
      argocdConfig: file('app-config.platform.yaml'),
      data: file('portal'),
      ...change,
    }),
  );
}

before(async () => {
  server = http.createServer((req, res) => {
    const known = answers[req.headers.authorization?.replace('Bearer ', '')];
    res.writeHead(known ? 200 : 401).end(JSON.stringify(known ?? {}));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${server.address().port}`;
});

after(() => {
  server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

for (const [what, break_, sentence] of [
  [
    'no settings',
    () => fs.rmSync(settings),
    /There are no settings in .*settings that you may read/,
  ],
  [
    'a bootstrap that has not run',
    () => fs.rmSync(file('portal.json')),
    /Nothing is set up for a portal in .*out\. Name TEMPLATE_REPOSITORY in .*, and run platform\/bootstrap --settings /,
  ],
  [
    'a token that is gone',
    () => fs.rmSync(file('portal-gitlab.secret')),
    /portal-gitlab\.secret is gone\. Run platform\/bootstrap/,
  ],
  [
    'a portal elsewhere',
    () => write({ portalUrl: 'https://portal.example.com' }),
    /PORTAL_URL in .* is https:\/\/portal\.example\.com, and npm start serves a portal at this machine only/,
  ],
]) {
  test(`${what} is said in a sentence`, () => {
    write();
    break_();
    assert.throws(() => readPlatform(settings), sentence);
  });
}

for (const [name, sentence] of [
  [
    'portal-gitlab.secret',
    /^GitLab http.* does not take the token in .*portal-gitlab\.secret: it has ended or was revoked\. Run platform\/bootstrap/,
  ],
  ['read.token', /^Argo CD http.* does not take the token in .*read\.token: /],
]) {
  test(`${name} that is not taken is said in a sentence`, async () => {
    write();
    fs.writeFileSync(file(name), 'revoked');
    await assert.rejects(provePlatform(readPlatform(settings)), {
      message: sentence,
    });
  });
}

test('the portal gets files with secrets instead of secrets, and keeps its own', async () => {
  write();
  const facts = readPlatform(settings);
  const proved = await provePlatform(facts);
  assert.deepEqual(proved, { reader: 'slipway.portal', argocds: [url] });
  const portals = [1, 2].map(() => preparePlatform(facts, proved));
  const [{ configs, ownToken }] = portals;
  assert.equal(configs[1], file('app-config.platform.yaml'));
  assert.equal(fs.statSync(configs[0]).mode & 0o077, 0);
  const text = fs.readFileSync(configs[0], 'utf8');
  const { auth, backend, catalog } = JSON.parse(text);
  assert.equal(backend.listen.port, 3100);
  const kept = fs.readFileSync(auth.session.secret.$file, 'utf8');
  assert.equal(kept.length, 64);
  assert.ok(
    ![kept, 'reads-gitlab', 'of-portal'].some(one => text.includes(one)),
  );
  assert.notEqual(ownToken, portals[1].ownToken);
  const { groupPattern, userPattern } = catalog.providers.gitlab.people;
  for (const [pattern, name, isMatch] of [
    [groupPattern, 'platform', true],
    [groupPattern, 'team.web/shop', true],
    [groupPattern, 'teamXweb', false],
    [groupPattern, 'platform-of-others', false],
    [userPattern, 'maria', true],
    [userPattern, 'slipway.portal', false],
    [userPattern, 'slipway.portal2', true],
  ]) {
    assert.equal(new RegExp(pattern).test(name), isMatch, name);
  }
  portals.forEach(portal => portal.remove());
  assert.equal(fs.existsSync(configs[0]), false);
});

test('options that do not go together are refused', () => {
  for (const other of ['--dev', '--argocd=http://localhost']) {
    assert.throws(
      () => readOptions(['--platform', settings, other]),
      /--platform does not go with --(dev|argocd)/,
    );
  }
});

test('nobody is counted before all have come', async () => {
  let clock = 0;
  let people;
  const look = settled(
    async () => people && { people },
    () => clock,
  );
  assert.equal(await look(), undefined);
  for (const [at, count, expected] of [
    [5_000, undefined, undefined],
    [6_000, 3, undefined],
    [7_900, 3, undefined],
    [8_000, 6, undefined],
    [9_900, 6, undefined],
    [10_000, 6, { people: 6 }],
  ]) {
    clock = at;
    people = count;
    assert.deepEqual(await look(), expected);
  }
});
