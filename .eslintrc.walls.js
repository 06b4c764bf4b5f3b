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

/**
 * Who may import whom (docs/architecture.md). Everybody may import `@slipway/glob`. `inTests` comes on top in tests,
 * their helpers and `dev/`; the sandbox and the benchmarks have no other code than such.
 */
const walls = {
  'packages/app': {
    knows: ['@slipway/plugin-argocd', '@slipway/plugin-gitops'],
    inTests: ['@slipway/sandbox'],
  },
  'packages/backend': {
    knows: [
      '@slipway/plugin-argocd-backend',
      '@slipway/plugin-argocd-common',
      '@slipway/plugin-scaffolder-backend-module-gitops',
    ],
    inTests: [
      '@slipway/box',
      '@slipway/gitops-lint',
      '@slipway/plugin-argocd',
      '@slipway/plugin-gitops-common',
      '@slipway/sandbox',
    ],
  },
  'packages/box': { knows: [] },
  'packages/gitops-lint': { knows: ['@slipway/box'] },
  'packages/glob': { knows: [] },
  'packages/sandbox': { knows: [] },
  'plugins/argocd': { knows: ['@slipway/plugin-argocd-common'] },
  'plugins/argocd-backend': {
    knows: ['@slipway/plugin-argocd-common'],
    inTests: ['@slipway/sandbox'],
  },
  'plugins/argocd-common': { knows: [] },
  'plugins/argocd-node': { knows: ['@slipway/plugin-argocd-common'] },
  'plugins/gitops': {
    knows: ['@slipway/plugin-argocd-common', '@slipway/plugin-gitops-common'],
  },
  'plugins/gitops-common': { knows: [] },
  'plugins/scaffolder-backend-module-gitops': {
    knows: [
      '@slipway/box',
      '@slipway/gitops-lint',
      '@slipway/plugin-argocd-node',
      '@slipway/plugin-gitops-common',
    ],
    inTests: ['@slipway/sandbox'],
  },
};

/** Folders that may know less than their package: what judges the product shares no code with it. */
const rooms = {
  'packages/backend/src/__testUtils__/truth/oracle': [],
  'packages/backend/src/__testUtils__/truth/world': ['@slipway/sandbox'],
};

const tests = ['**/*.test.{ts,tsx}', '**/__testUtils__/**'];

const rule = (folder, allowed) => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    {
      patterns: [
        {
          group: [
            '@slipway/*',
            ...['@slipway/glob', ...allowed].map(name => `!${name}`),
          ],
          message: `${folder} must not know this package: see docs/architecture.md, “Who may know whom”.`,
        },
      ],
    },
  ],
});

module.exports = {
  walls,
  rooms,
  /** What `.eslintrc.js` says about each package. */
  overrides: [
    ...Object.entries(walls).flatMap(([folder, { knows, inTests = [] }]) => [
      { files: [`${folder}/**/*.{ts,tsx}`], rules: rule(folder, knows) },
      {
        files: [
          ...tests.map(pattern => `${folder}/${pattern}`),
          `${folder}/{dev,e2e-tests}/**`,
        ],
        rules: rule(folder, [...knows, ...inTests]),
      },
    ]),
    ...Object.entries(rooms).map(([folder, knows]) => ({
      files: [`${folder}/**`],
      rules: rule(folder, knows),
    })),
  ],
};
