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

// npm start -- --platform <settings>: the portal of what platform/bootstrap has set up. What that wrote is proved first, and
// laid over app-config.yaml in a folder that nobody else may read.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ask, unreachable } from './argocd-connection.mjs';
import { Missing } from './command.mjs';
import { makePrivateFolder } from './private-folder.mjs';

function read(file, otherwise) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    throw new Missing(otherwise);
  }
}

const readMade = (file, bootstrap) =>
  read(file, `${file} is gone. Run ${bootstrap}: it makes it anew.`);

/**
 * What platform/bootstrap says of the portal that these settings are for.
 *
 * @throws Missing where it has not run
 */
export function readPlatform(settings) {
  const text = read(
    settings,
    `There are no settings in ${settings} that you may read. platform/settings.example has all of them.`,
  );
  // The one setting that says where everything else is.
  const [, output = './platform-output'] = /^OUTPUT=(.+)$/m.exec(text) ?? [];
  const folder = path.resolve(path.dirname(settings), output.trim());
  const bootstrap = `platform/bootstrap --settings ${settings}`;
  const facts = JSON.parse(
    read(
      path.join(folder, 'portal.json'),
      `Nothing is set up for a portal in ${folder}. Name TEMPLATE_REPOSITORY in ${settings}, and run ${bootstrap} first.`,
    ),
  );
  for (const file of [
    facts.argocdConfig,
    facts.gitlab.applicationFile,
    facts.gitlab.tokenFile,
  ]) {
    readMade(file, bootstrap);
  }
  const { hostname, port, protocol } = new URL(facts.portalUrl);
  if (protocol !== 'http:' || hostname !== 'localhost' || !port) {
    throw new Missing(
      `PORTAL_URL in ${settings} is ${facts.portalUrl}, and npm start serves a portal at this machine only, as http://localhost:3000. One in a cluster comes from docs/production.md.`,
    );
  }
  return { ...facts, bootstrap, port: Number(port) };
}

const authority = file =>
  file
    ? read(file, `${file} is gone. It has the authority of a certificate.`)
    : undefined;

/** @throws Missing where an address does not take a token */
async function requireToken(
  what,
  { url, caFile, route, tokenFile, accepts },
  bootstrap,
) {
  const token = readMade(tokenFile, bootstrap);
  const answer = await ask({ url, ca: authority(caFile) }, route, token).catch(
    error => {
      throw unreachable(
        url,
        error,
        `Name its authority in the settings and run ${bootstrap}.`,
      );
    },
  );
  if (!accepts(answer)) {
    throw new Missing(
      `${what} ${url} does not take the token in ${tokenFile}: it has ended or was revoked. Run ${bootstrap}: it makes a new one.`,
    );
  }
  return JSON.parse(answer.text);
}

/** Proves that GitLab and every Argo CD take the portal's tokens. @returns who reads GitLab, and the addresses */
export async function provePlatform({ argocdConfig, bootstrap, gitlab }) {
  const { parse } = await import('yaml');
  const { instances } = parse(fs.readFileSync(argocdConfig, 'utf8')).argocd;
  const { username } = await requireToken(
    'GitLab',
    {
      ...gitlab,
      route: '/api/v4/user',
      accepts: ({ status }) => status === 200,
    },
    bootstrap,
  );
  for (const { url, tls, credentials } of instances) {
    await requireToken(
      'Argo CD',
      {
        url,
        caFile: tls?.caFile,
        tokenFile: credentials.read.tokenFile,
        route: '/api/v1/session/userinfo',
        accepts: ({ status, text }) =>
          status === 200 && JSON.parse(text).loggedIn === true,
      },
      bootstrap,
    );
  }
  return { reader: username, argocds: instances.map(({ url }) => url) };
}

/** A regular expression of these groups and those below them. */
const patternOf = groups =>
  `^(${groups.map(group => group.replaceAll('.', '\\.')).join('|')})(/|$)`;

/** What is laid over app-config.yaml. Secrets stay in their files. */
function portalConfig(facts, { ownToken, reader, sessionFile }) {
  const { data, gitlab, platformGroup, port, portalUrl, templateUrl } = facts;
  const { host } = new URL(gitlab.url);
  const application = name => ({
    $include: `${gitlab.applicationFile}#${name}`,
  });
  return {
    app: { baseUrl: portalUrl },
    organization: { name: host },
    backend: {
      baseUrl: portalUrl,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'better-sqlite3',
        connection: { directory: path.join(data, 'database') },
      },
      reading: { allow: [{ host }] },
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: ownToken, subject: 'npm-start' },
            accessRestrictions: [
              { plugin: 'catalog', permission: 'catalog.entity.read' },
            ],
          },
        ],
      },
    },
    integrations: {
      gitlab: [
        {
          host,
          baseUrl: gitlab.url,
          apiBaseUrl: `${gitlab.url}/api/v4`,
          token: { $file: gitlab.tokenFile },
        },
      ],
    },
    auth: {
      session: { secret: { $file: sessionFile } },
      providers: {
        gitlab: {
          development: {
            clientId: application('clientId'),
            clientSecret: application('clientSecret'),
            audience: gitlab.url,
          },
        },
      },
    },
    portal: { platformGroup, registration: { allowed: [{ host }] } },
    catalog: {
      providers: {
        gitlab: {
          people: {
            host,
            orgEnabled: true,
            groupPattern: patternOf(gitlab.groups),
            // Nobody is signed in as the one who reads.
            userPattern: `^(?!${reader.replaceAll('.', '\\.')}$)`,
            // gitlab.com lists nobody but the members of a group.
            ...(host === 'gitlab.com' && { group: gitlab.groups[0] }),
            schedule: {
              frequency: { minutes: 10 },
              timeout: { minutes: 5 },
              scope: 'local',
            },
          },
        },
      },
      locations: [
        { type: 'url', target: templateUrl, rules: [{ allow: ['Template'] }] },
      ],
    },
    argocd: { repositoryHosts: [] },
  };
}

/** Writes the configuration, and what the portal keeps from one start to the next. */
export function preparePlatform(facts, { reader }) {
  const { argocdConfig, data, gitlab } = facts;
  fs.mkdirSync(data, { recursive: true, mode: 0o700 });
  const sessionFile = path.join(data, 'session.secret');
  if (!fs.existsSync(sessionFile)) {
    fs.writeFileSync(sessionFile, randomBytes(32).toString('hex'), {
      mode: 0o600,
    });
  }
  const { write, remove } = makePrivateFolder('platform');
  const ownToken = randomBytes(32).toString('hex');
  const config = write(
    'app-config.portal.yaml',
    JSON.stringify(
      portalConfig(facts, { ownToken, reader, sessionFile }),
      null,
      2,
    ),
  );
  return {
    configs: [config, argocdConfig],
    environment: gitlab.caFile ? { NODE_EXTRA_CA_CERTS: gitlab.caFile } : {},
    ownToken,
    remove,
  };
}

/** They come one after the other: what a look finds is all when it has been the same for two seconds. */
export function settled(look, now = Date.now) {
  let seen;
  let since;
  return async () => {
    const found = await look();
    const text = JSON.stringify(found);
    if (text !== seen) {
      seen = text;
      since = now();
    }
    return now() - since >= 2_000 ? found : undefined;
  };
}

/** How many people and groups have come from GitLab; `undefined` until they and the template are there. */
export async function peopleIn({ platformGroup, portalUrl }, ownToken) {
  const catalog = (route, init = {}) =>
    fetch(`${portalUrl}/api/catalog/entities/${route}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${ownToken}`,
      },
    }).then(response => response.json());
  const { items } = await catalog('by-refs', {
    method: 'POST',
    body: JSON.stringify({
      entityRefs: [platformGroup, 'template:default/new-project'],
    }),
  });
  if (!items?.every(Boolean)) {
    return undefined;
  }
  const [people, groups] = await Promise.all(
    ['user', 'group'].map(kind => catalog(`by-query?filter=kind=${kind}`)),
  );
  return { people: people.totalItems, groups: groups.totalItems };
}
