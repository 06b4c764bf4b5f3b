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
    description: 'Stop where an earlier task left a repository of this name.',
    example: stringify({
      steps: [
        {
          id: 'leftovers',
          name: 'Look for leftovers',
          action: 'gitops:leftovers:find',
          input: {
            name: 'shop',
            target: 'global',
            group: 'blue',
            token: "${{ secrets.USER_OAUTH_TOKEN or '' }}",
          },
        },
      ],
    }),
  },
  {
    description:
      'Take over what an earlier task left behind, with the value of a repository picker.',
    example: stringify({
      steps: [
        {
          id: 'leftovers',
          name: 'Look for leftovers',
          action: 'gitops:leftovers:find',
          input: {
            name: 'shop',
            repoUrl: 'gitlab.example.com?owner=blue&repo=shop',
            leftover: 'adopt',
            token: "${{ secrets.USER_OAUTH_TOKEN or '' }}",
          },
        },
      ],
    }),
  },
];
