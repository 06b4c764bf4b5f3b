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

import { Choices, product, sampleOf } from './pairwise';
import { redis, webService } from './services';

/** So many services of the kinds and languages that there are, in turn. */
function services(count: number, first: number) {
  const rows = [
    webService('api', { public: true, path: '/api', replicas: 2 }),
    webService('site', { language: 'static', public: true, port: 8080 }),
    webService('jobs', {
      kind: 'worker',
      language: 'go',
      port: undefined,
      size: 'large',
    }),
    redis,
    webService('ui', { language: 'node', port: 3000 }),
  ];
  return Array.from({ length: count }, (_, index) => {
    const row = rows[(first + index) % rows.length];
    return index < rows.length
      ? row
      : { ...row, name: `${row.name}-${index}`, path: `/p${index}` };
  });
}

interface MatrixRow {
  count: number;
  first: number;
  profile: 'k3d' | 'gitlab-com' | 'self-managed';
  environments: string[];
  buildEngine: 'docker' | 'buildah' | 'buildkit';
  manualEnvironments: string[];
  visibility: 'private' | 'public';
  imageUpdate: 'job-token' | 'deploy-key' | 'image-updater';
  registration: 'api' | 'platform-repository' | 'discovery' | 'manual';
}

const choices: Choices<MatrixRow> = {
  count: [1, 2, 20],
  first: [0, 1, 2, 3, 4],
  profile: ['k3d', 'gitlab-com', 'self-managed'],
  environments: [
    ['dev'],
    ['dev', 'production'],
    ['dev', 'staging', 'production'],
  ],
  buildEngine: ['docker', 'buildah', 'buildkit'],
  manualEnvironments: [[], ['production']],
  visibility: ['private', 'public'],
  imageUpdate: ['job-token', 'deploy-key', 'image-updater'],
  registration: ['api', 'platform-repository', 'discovery', 'manual'],
};

/** Answers of the form for a row of the matrix. */
export const answersOf = ({
  count = 1,
  first = 0,
  profile = 'k3d',
  ...row
}: Partial<MatrixRow>) => ({
  name: 'shop',
  target: `rendered-${profile}`,
  group: 'blue',
  ...row,
  ...(row.manualEnvironments && {
    manualEnvironments: row.manualEnvironments.filter(item =>
      row.environments?.includes(item),
    ),
  }),
  // Nothing is built where there is but one existing image.
  ...(count === 1 && first === 3 && { imageUpdate: 'job-token' }),
  services: services(count, first),
});

/** What day 2 depends on: the others change neither the chart, nor what Argo CD is told, nor the scripts of the pipeline. */
const dayTwoChoices = (row: MatrixRow) => ({
  first: row.first,
  profile: row.profile,
  environments: row.environments,
  manualEnvironments: row.manualEnvironments,
  imageUpdate: row.imageUpdate,
});

/**
 * Rows in which every two choices meet; all rows where `TEMPLATE_MATRIX` is `full`, and all that differ on day 2 where it is
 * `day2`.
 */
export function matrixRows(): MatrixRow[] {
  const all = product(choices);
  switch (process.env.TEMPLATE_MATRIX) {
    case 'full':
      return all;
    case 'day2': {
      const rows = new Map(
        all
          .filter(({ count }) => count === 2)
          .map(row => [JSON.stringify(dayTwoChoices(row)), row]),
      );
      const [part, parts] = (process.env.TEMPLATE_MATRIX_PART ?? '1/1')
        .split('/')
        .map(Number);
      return [...rows.values()].filter(
        (_, index) => index % parts === part - 1,
      );
    }
    default:
      return sampleOf(all);
  }
}

/**
 * Those of the rows that go through their day 2, half a minute each: every fifth of a few in which the kinds of the service
 * that is followed meet the rest.
 */
export const dayTwoRows = (rows: MatrixRow[]): MatrixRow[] =>
  process.env.TEMPLATE_MATRIX === 'day2'
    ? rows
    : sampleOf(rows, row => ({
        kind: services(1, row.first)[0].kind,
        environments: row.environments,
        manualEnvironments: row.manualEnvironments,
        imageUpdate: row.imageUpdate,
      })).filter((_, index) => index % 5 === 0);
