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
    description: 'Create a private project and push the workspace.',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish to GitLab',
          action: 'gitops:project:publish',
          input: {
            repoUrl: 'gitlab.example.com?owner=blue&repo=shop',
            visibility: 'private',
            token: "${{ secrets.USER_OAUTH_TOKEN or '' }}",
          },
        },
      ],
    }),
  },
  {
    description:
      'Only a deploy key of the pipeline may push to main, and Argo CD finds the project by its topic.',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish to GitLab',
          action: 'gitops:project:publish',
          input: {
            repoUrl: 'gitlab.example.com?owner=blue&repo=shop',
            visibility: 'internal',
            description: 'The shop',
            topics: ['argocd'],
            imageUpdate: 'deploy-key',
            token: "${{ secrets.USER_OAUTH_TOKEN or '' }}",
          },
        },
      ],
    }),
  },
  {
    description: 'Take over the project that an earlier task left behind.',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish to GitLab',
          action: 'gitops:project:publish',
          input: {
            repoUrl: 'gitlab.example.com?owner=blue&repo=shop',
            visibility: 'private',
            adopt: 42,
            adoptFrom: '${{ steps.leftovers.output.taskId }}',
            token: "${{ secrets.USER_OAUTH_TOKEN or '' }}",
          },
        },
      ],
    }),
  },
];
