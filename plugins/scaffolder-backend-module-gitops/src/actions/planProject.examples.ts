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
      'One service for gitlab.com, registered through the API of Argo CD.',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check names and rights',
          action: 'gitops:project:plan',
          input: {
            name: 'shop',
            repoUrl: 'gitlab.com?owner=blue&repo=shop',
            profile: 'gitlab-com',
            argocdInstance: 'global',
            environments: ['dev'],
            domain: 'apps.example.com',
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
      'Two services and a cache in a self-managed GitLab, proposed to the platform team.',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check names and rights',
          action: 'gitops:project:plan',
          input: {
            name: 'shop',
            repoUrl: 'gitlab.example.com?owner=blue&repo=shop',
            profile: 'self-managed',
            pullRegistry: 'registry.example.com',
            argocdInstance: 'global',
            registration: 'platform-repository',
            visibility: 'internal',
            environments: ['dev', 'staging', 'production'],
            productionManual: true,
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
