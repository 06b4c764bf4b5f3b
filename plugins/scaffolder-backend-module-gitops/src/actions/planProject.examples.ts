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

import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'One service in a group of a target, with everything as the platform team has set it.',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check names and rights',
          action: 'gitops:project:plan',
          input: {
            name: 'shop',
            target: 'global',
            group: 'blue',
            services: [
              {
                name: 'web',
                kind: 'web',
                language: 'python',
                port: 8000,
                public: true,
                size: 'small',
                replicas: 1,
              },
            ],
            token: "${{ secrets.USER_OAUTH_TOKEN or '' }}",
          },
        },
      ],
    }),
  },
  {
    description:
      'Two services and a cache, with other settings where the target leaves them to people.',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check names and rights',
          action: 'gitops:project:plan',
          input: {
            name: 'shop',
            target: 'global',
            group: 'blue',
            registration: 'platform-repository',
            visibility: 'internal',
            environments: ['dev', 'staging', 'production'],
            manualEnvironments: ['production'],
            buildEngine: 'buildah',
            imageUpdate: 'deploy-key',
            domain: 'apps.example.com',
            services: [
              {
                name: 'api',
                kind: 'web',
                language: 'go',
                port: 8080,
                public: true,
                path: '/api',
                size: 'medium',
                replicas: 2,
              },
              {
                name: 'jobs',
                kind: 'worker',
                language: 'node',
                size: 'small',
                replicas: 1,
              },
              {
                name: 'cache',
                kind: 'image',
                image: 'docker.io/library/redis',
                tag: '7.4',
                port: 6379,
                size: 'small',
                replicas: 1,
              },
            ],
            token: "${{ secrets.USER_OAUTH_TOKEN or '' }}",
          },
        },
      ],
    }),
  },
];
