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

import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import argocdPlugin from '@slipway/plugin-argocd';
import { argocdApiRef } from '@slipway/plugin-argocd/legacy';
import { ArgocdClient } from '@slipway/plugin-argocd-common';
import { cleanup, configure, waitFor } from '@testing-library/react';
import { Fault } from '../oracle/Faults';
import { judgeShown, Shown } from '../oracle/judgeShown';
import { Said } from '../oracle/Said';
import { Truth } from '../oracle/Truth';
import { readShown } from './readShown';

configure({ asyncUtilTimeout: 120_000 });

/** The back end's answers, as they were given. */
function answerOf(said: Said, route: string): unknown {
  const [path] = route.split('?');
  if (path.endsWith('/deployments')) {
    return { items: said.deployments };
  }
  if (path.endsWith('/delivery')) {
    return said.delivery;
  }
  if (/^\/entities\/.*\/applications$/.test(path)) {
    return said.system;
  }
  if (path === '/applications') {
    return said.list;
  }
  if (path === '/applications/matrix') {
    return said.matrix;
  }
  return said.details.find(({ name }) => path.endsWith(`/${name}`));
}

function clientOf(said: Said): ArgocdClient {
  const base = 'http://localhost:7007/api/argocd';
  return new ArgocdClient({
    discoveryApi: { getBaseUrl: async () => base },
    fetchApi: {
      fetch: async input => {
        const url = input instanceof Request ? input.url : String(input);
        const answer = answerOf(said, url.slice(base.length));
        return new Response(
          JSON.stringify(
            answer ?? { error: { name: 'NotFoundError', message: 'Not here' } },
          ),
          {
            status: answer ? 200 : 404,
            headers: { 'Content-Type': 'application/json' },
          },
        );
      },
    },
  });
}

const extensions = {
  tab: 'entity-content:argocd',
  card: 'entity-card:argocd/overview',
  list: 'page:argocd',
  matrix: 'page:argocd',
} as const;

const addresses = { tab: '/', card: '/', list: '/?view=list', matrix: '/' };
const hasHeadline = { tab: true, card: true, list: false, matrix: false };

async function show(
  part: Shown['part'],
  said: Said,
  project: string,
): Promise<Shown> {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: project, namespace: 'default' },
  };
  const extension = createExtensionTester(
    argocdPlugin.getExtension(extensions[part]),
  );
  const { container } = renderInTestApp(
    <EntityProvider entity={entity}>{extension.reactElement()}</EntityProvider>,
    {
      apis: [[argocdApiRef, clientOf(said)]],
      initialRouteEntries: [addresses[part]],
    },
  );
  try {
    return await waitFor(() => {
      const shown = readShown(part, container);
      if (
        shown.rows.length < said.system.applications.length ||
        (hasHeadline[part] && !shown.headline)
      ) {
        throw new Error(`The ${part} does not show everything yet.`);
      }
      return shown;
    });
  } finally {
    cleanup();
  }
}

/** Renders tab, card, list and matrix from the answers, and judges what stands there. */
export async function lookAtScreen(said: Said, truth: Truth): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const part of ['tab', 'card', 'list', 'matrix'] as const) {
    faults.push(...judgeShown(await show(part, said, truth.project), truth));
  }
  return faults;
}
