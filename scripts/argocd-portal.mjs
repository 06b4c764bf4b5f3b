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

// The configuration and the catalog of a portal on an Argo CD that somebody has, in a folder that nobody else may read.
import path from 'node:path';
import { listApplications } from './argocd-connection.mjs';
import { catalogFile, entitiesOf } from './argocd-entities.mjs';
import { root } from './command.mjs';
import { makePrivateFolder } from './private-folder.mjs';

/** Milliseconds between two lists of the applications. */
const refreshMs = 180_000;
const instance = 'argocd';
const owner = 'group:default/platform';

/** What is laid over app-config.yaml. Tokens stay in their files, which are read again when they change. */
export function portalConfig(connection, catalog) {
  const { host } = new URL(connection.url);
  return {
    app: { title: `Slipway on ${host}` },
    organization: { name: host },
    catalog: {
      processingInterval: { minutes: 2 },
      locations: [
        {
          type: 'file',
          target: path.join(root, 'packages/sandbox/catalog/org.yaml'),
          rules: [{ allow: ['User', 'Group'] }],
        },
        { type: 'file', target: catalog },
      ],
    },
    // Nothing is created there.
    gitops: { targets: [] },
    argocd: {
      instances: [
        {
          name: instance,
          title: host,
          url: connection.url,
          externalUrl: connection.url,
          namespace: connection.namespace,
          ...(connection.caFile && { tls: { caFile: connection.caFile } }),
          credentials: {
            read: { tokenFile: connection.tokenFile },
            ...(connection.operateTokenFile && {
              operate: { tokenFile: connection.operateTokenFile },
            }),
          },
        },
      ],
    },
  };
}

/** Writes both, and the catalog again every few minutes. */
export async function preparePortal(connection, { warn }) {
  const { write, remove } = makePrivateFolder('argocd');
  const writeCatalog = async () => {
    const applications = await listApplications(connection);
    const entities = entitiesOf(applications, {
      instance,
      owner,
      address: new URL(connection.url).host,
    });
    return {
      file: write('catalog.yaml', catalogFile(entities)),
      applications: applications.length,
      entities: entities.length,
    };
  };
  try {
    const written = await writeCatalog();
    const config = write(
      'app-config.argocd.yaml',
      JSON.stringify(portalConfig(connection, written.file), null, 2),
    );
    const timer = setInterval(
      () => writeCatalog().catch(error => warn(error.message)),
      refreshMs,
    );
    return {
      ...written,
      config,
      remove: () => {
        clearInterval(timer);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
