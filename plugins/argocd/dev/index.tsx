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

// The plugin without its back end, in every state: ?scene=<name of scenes.ts>&theme=<light, dark or auto>&language=<en or de>.
import '@backstage/cli/asset-types';
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend -- this is an app
import '@backstage/ui/css/styles.css';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { ConfigReader } from '@backstage/config';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import ReactDOM from 'react-dom/client';
import argocdPlugin, { ArgocdHome } from '../src';
import { argocdApiRef } from '../src/api';
import { backEnd } from './answers';
import { entities } from './catalog';
import { scenes } from './scenes';
import { signInModule } from './signIn';
import { whyAmong } from './why';

/** What the address asks for stays until it asks for something else: links of the app do not carry it on. */
function asked(name: string, initially: string): string {
  const value =
    new URLSearchParams(window.location.search).get(name) ??
    localStorage.getItem(name) ??
    initially;
  localStorage.setItem(name, value);
  return value;
}

const name = asked('scene', 'calm');
if (!scenes[name]) {
  throw new Error(
    `There is no scene ${name}, but ${Object.keys(scenes).join(', ')}`,
  );
}
asked('theme', 'light');
asked('language', 'en');

const argocdModule = createFrontendModule({
  pluginId: 'argocd',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: argocdApiRef,
          deps: {},
          factory: () => {
            const scene = { ...backEnd, ...scenes[name] };
            return {
              ...scene,
              getWhy: async application => {
                const { applications } = await scene.getEntityApplications({
                  kind: 'system',
                  namespace: 'default',
                  name: 'coelho-realtime',
                });
                return whyAmong(applications, application);
              },
            };
          },
        }),
    }),
  ],
});

const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/home',
        title: 'Home',
        loader: async () => <ArgocdHome createUrl="/create" />,
      },
    }),
  ],
});

const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => new InMemoryCatalogClient({ entities }),
        }),
    }),
  ],
});

const config = new ConfigReader({
  app: {
    title: 'Slipway',
    baseUrl: window.location.origin,
    extensions: [
      {
        'api:app/app-language': {
          config: { availableLanguages: ['en', 'de'] },
        },
      },
    ],
  },
  backend: { baseUrl: window.location.origin },
});

const app = createApp({
  advanced: { configLoader: async () => ({ config }) },
  features: [
    catalogPlugin,
    homePlugin,
    argocdPlugin,
    argocdModule,
    catalogModule,
    signInModule,
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
