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

// What `npm start` runs the portal on, each with what it needs: ports, a configuration over app-config.yaml, and what a person
// reads in the end.
import { connect } from './argocd-connection.mjs';
import { preparePortal } from './argocd-portal.mjs';
import { log } from './command.mjs';
import {
  peopleIn,
  preparePlatform,
  provePlatform,
  readPlatform,
  settled,
} from './platform-portal.mjs';

const address = 'http://localhost:3000';
const devBackEnd = 'http://localhost:7007';
const gitlab = 'http://localhost:8090';
const gitlabPorts = [
  [8090, "the sandbox's GitLab"],
  [5001, "the sandbox's registry"],
];
const stopLine = 'Stop      Ctrl-C';

const onSandbox = isDev => ({
  address,
  ...(isDev && { backEnd: devBackEnd }),
  ports: [
    ...gitlabPorts,
    [8080, "the sandbox's global Argo CD"],
    [8081, "the sandbox's team Argo CD"],
  ],
  sandbox: { args: [], address: 'http://localhost:8081/argo-cd/api/version' },
  summary: () => [
    `Open      ${address}`,
    'Sign in   as Maria (owns team-realtime), Jonas (another team),',
    "          Ada (platform), Deniz (developer in Maria's team)",
    '          or Mallory (tries what nobody may)',
    'Then      Create > Create new project',
    '',
    `Behind it GitLab      ${gitlab}`,
    '          Argo CD     http://localhost:8080 and http://localhost:8081',
    '          Registry    http://localhost:5001',
    '',
    stopLine,
  ],
});

/** An Argo CD that somebody has; people sign in with the sandbox's GitLab. */
function onArgocd(real, isDev) {
  let connection;
  let portal;
  return {
    address,
    ...(isDev && { backEnd: devBackEnd }),
    ports: gitlabPorts,
    sandbox: { args: ['--without-argocd'], address: `${gitlab}/` },
    async connect() {
      connection = await connect(real);
    },
    async prepare() {
      log(`Listing the applications of ${connection.url} …`);
      portal = await preparePortal(connection, { warn: log });
      return { ...portal, configs: [portal.config] };
    },
    summary() {
      const { url, version, account, operateAccount } = connection;
      return [
        `Open      ${address}`,
        'Sign in   as Ada, who may see everything',
        'Then      Argo CD in the menu, or an entity of the catalog',
        '',
        `Behind it ${url} (${version})`,
        `          ${portal.applications} applications as ${account}, in ${portal.entities} entities`,
        operateAccount
          ? `          what is changed is changed as ${operateAccount}`
          : '          nothing is changed there: no --operate-token-file',
        ...(portal.applications === 0
          ? [`          ${account} sees none: give it applications, get, */*`]
          : []),
        `          Of the sandbox only GitLab (people and sign-in): ${gitlab}`,
        '',
        stopLine,
      ];
    },
  };
}

/** What platform/bootstrap has set up. */
function onPlatform(settings) {
  const facts = readPlatform(settings);
  let proved;
  let portal;
  return {
    address: facts.portalUrl,
    ports: [],
    async prepare() {
      proved = await provePlatform(facts);
      portal = preparePlatform(facts, proved);
      return portal;
    },
    awaited: `The people and the template of ${facts.gitlab.url}`,
    look: settled(() => peopleIn(facts, portal.ownToken)),
    summary: ({ people, groups }) => [
      `Create    ${facts.portalUrl}/create/templates/default/new-project`,
      `Sign in   with ${facts.gitlab.url}: ${people} people in ${groups} groups`,
      '',
      ...proved.argocds.map(
        (url, index) => `${index === 0 ? 'Behind it' : '         '} ${url}`,
      ),
      `Keeps     ${facts.data}`,
      '',
      stopLine,
    ],
  };
}

/** @throws Missing where what the options name is not there */
export function placeOf({ isDev, platform, real }) {
  if (platform !== undefined) {
    return onPlatform(platform);
  }
  return real ? onArgocd(real, isDev) : onSandbox(isDev);
}
