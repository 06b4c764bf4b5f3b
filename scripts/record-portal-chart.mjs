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
 * Records what the official Backstage chart makes of the portal's values, on which tests assert: after a change of values, or
 * with a version of the chart that is raised here.
 *
 *   npm run -s record-portal-chart -- [--from FOLDER]
 *
 * FOLDER is the chart, with its dependencies, where it need not be downloaded.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { pullChart, recordChart } from './charts.mjs';
import { main, Missing, root } from './command.mjs';

const chart = '2.8.2';
const recordings = path.join(
  root,
  'packages/backend/src/__fixtures__/backstage',
);
/** The values of each recording, in the order in which Helm takes them. */
const renderings = {
  portal: ['values.yaml'],
  monitoring: ['values.yaml', 'values-monitoring.yaml'],
};

main(async () => {
  const at = process.argv.indexOf('--from');
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-chart-'));
  try {
    const folder =
      at < 0
        ? await pullChart(
            {
              name: 'backstage',
              version: chart,
              repository: 'https://backstage.github.io/charts',
            },
            scratch,
          )
        : path.resolve(process.argv[at + 1]);
    const { version } = parse(
      fs.readFileSync(path.join(folder, 'Chart.yaml'), 'utf8'),
    );
    if (version !== chart) {
      throw new Missing(
        `This chart is version ${version}, not ${chart}; raise it in scripts/record-portal-chart.mjs.`,
      );
    }
    fs.mkdirSync(recordings, { recursive: true });
    for (const [name, files] of Object.entries(renderings)) {
      fs.writeFileSync(
        path.join(recordings, `${name}.yaml`),
        await recordChart({
          release: 'portal',
          folder,
          version: chart,
          files: files.map(file => path.join('platform/portal', file)),
        }),
      );
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
});
