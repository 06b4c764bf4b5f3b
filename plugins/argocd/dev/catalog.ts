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
import { services } from './story';

const owner = 'group:default/team-realtime';
const project = 'system:default/coelho-realtime';
const source = {
  'backstage.io/source-location':
    'url:https://gitlab.example.com/platform/coelho-realtime/',
  'backstage.io/view-url':
    'https://gitlab.example.com/platform/coelho-realtime/-/blob/main/catalog-info.yaml',
};

const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'team-realtime', namespace: 'default' },
  spec: {
    type: 'team',
    children: [],
    profile: { displayName: 'team-realtime' },
  },
};

const user: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'maria', namespace: 'default' },
  spec: { memberOf: [owner], profile: { displayName: 'Maria Example' } },
  relations: [{ type: 'memberOf', targetRef: owner }],
};

const system: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: {
    name: 'coelho-realtime',
    namespace: 'default',
    description: 'Scores card transactions in real time and shows the result.',
    annotations: source,
  },
  spec: { owner: 'team-realtime' },
  relations: [
    { type: 'ownedBy', targetRef: owner },
    ...services.map(name => ({
      type: 'hasPart',
      targetRef: `component:default/${name}`,
    })),
  ],
};

const descriptions: Record<string, string> = {
  fastapi: 'Scores transactions over HTTP',
  kafka: 'Reads the transaction stream',
  mlflow: 'Keeps models and their runs',
  streamlit: 'Shows live scores',
};

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    description: descriptions[name],
    annotations: {
      ...source,
      'slipway.dev/image': `platform/coelho-realtime/${name}`,
    },
  },
  spec: {
    type: name === 'kafka' ? 'worker' : 'service',
    lifecycle: 'production',
    owner: 'team-realtime',
    system: 'coelho-realtime',
  },
  relations: [
    { type: 'ownedBy', targetRef: owner },
    { type: 'partOf', targetRef: project },
  ],
});

/** The catalog of every scene. */
export const entities: Entity[] = [
  group,
  user,
  system,
  ...services.map(component),
];
