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
 * Raises the chart of Argo CD everywhere at once, and records anew what it makes of the presets: the keys of its values and
 * its renderings, on which tests assert. With the versions that are there already it only records, after a change of values.
 *
 *   npm run -s raise-argocd -- CHART_VERSION ARGOCD_VERSION HELM_VERSION [--from FOLDER]
 *
 * HELM_VERSION is the one that this Argo CD renders charts with (hack/tool-versions.sh of its release). FOLDER is the chart,
 * with its dependencies, where it need not be downloaded.
 */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { pullChart, recordChart } from './charts.mjs';
import { main, Missing, root } from './command.mjs';

const recordings = path.join(root, 'packages/backend/src/__fixtures__/argo-cd');
const versionsFile = 'platform/lib/versions.sh';
/** Where the versions stand. */
const places = [
  versionsFile,
  'platform/settings.example',
  'platform/argocd/values.yaml',
  'platform/argocd/values-per-project.yaml',
  'platform/argocd/manifests/kustomization.yaml',
  'docs/platform.md',
];
/** The values of each preset, in the order in which Helm takes them. */
const presets = {
  k3d: ['values.yaml', 'values-k3d.yaml'],
  small: ['values.yaml', 'values-small.yaml'],
  ha: ['values.yaml', 'values-small.yaml', 'values-ha.yaml'],
  'per-project': ['values.yaml', 'values-per-project.yaml'],
};

const text = file => readFileSync(path.join(root, file), 'utf8');

function pinned() {
  const [, chart, argocd, helm] =
    /^argocd_chart=(\S+) argocd_version=(\S+) argocd_helm=(\S+)$/m.exec(
      text(versionsFile),
    );
  return { chart, argocd, helm };
}

function readArguments() {
  const rest = process.argv.slice(2);
  const at = rest.indexOf('--from');
  const [, from] = at < 0 ? [] : rest.splice(at, 2);
  if (rest.length !== 3 || !rest.every(item => /^\d+\.\d+\.\d+$/.test(item))) {
    throw new Missing(
      'usage: npm run -s raise-argocd -- CHART_VERSION ARGOCD_VERSION HELM_VERSION [--from FOLDER], versions as 1.2.3',
    );
  }
  const [chart, argocd, helm] = rest;
  return { wanted: { chart, argocd, helm }, from };
}

function raise(before, wanted) {
  for (const file of places) {
    const changed = text(file)
      .replace(
        /^argocd_chart=.*$/m,
        `argocd_chart=${wanted.chart} argocd_version=${wanted.argocd} argocd_helm=${wanted.helm}`,
      )
      .replaceAll(before.chart, wanted.chart)
      .replaceAll(`/v${before.argocd}/`, `/v${wanted.argocd}/`);
    writeFileSync(path.join(root, file), changed);
  }
}

/** Every key of the values that a chart gives a default, with the type of that. */
function keysOf(values, prefix = '') {
  const isMap = value =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.entries(values).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    if (isMap(value) && Object.keys(value).length > 0) {
      return keysOf(value, name);
    }
    const type = Array.isArray(value) ? 'list' : typeof value;
    return [[name, isMap(value) ? 'map' : type]];
  });
}

async function record(folder, { chart }) {
  mkdirSync(recordings, { recursive: true });
  const ownKeys = Object.fromEntries(
    keysOf(parse(readFileSync(path.join(folder, 'values.yaml'), 'utf8'))),
  );
  const redis = parse(
    readFileSync(path.join(folder, 'charts/redis-ha/values.yaml'), 'utf8'),
  );
  const keys = {
    ...Object.fromEntries(keysOf(redis, 'redis-ha')),
    ...ownKeys,
  };
  writeFileSync(
    path.join(recordings, 'keys.json'),
    `${JSON.stringify({ version: chart, keys }, null, 2)}\n`,
  );
  for (const [preset, files] of Object.entries(presets)) {
    const recording = await recordChart({
      release: 'argocd',
      folder,
      version: chart,
      files: files.map(file => path.join('platform/argocd', file)),
      options: ['--set', 'crds.install=false'],
    });
    writeFileSync(
      path.join(recordings, `${preset}.yaml`),
      // The host that an image is from is nothing that a test asserts.
      recording.replace(/^( *image: *"?)[^/"\s]+\.[^/"\s]+\//gm, '$1'),
    );
  }
}

main(async () => {
  const { wanted, from } = readArguments();
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'slipway-argocd-'));
  try {
    const folder = from
      ? path.resolve(from)
      : await pullChart(
          {
            name: 'argo-cd',
            version: wanted.chart,
            repository: 'https://argoproj.github.io/argo-helm',
          },
          scratch,
        );
    const { version, appVersion } = parse(
      readFileSync(path.join(folder, 'Chart.yaml'), 'utf8'),
    );
    if (version !== wanted.chart || appVersion !== `v${wanted.argocd}`) {
      throw new Missing(
        `This chart is version ${version}, of Argo CD ${appVersion}; name these versions.`,
      );
    }
    raise(pinned(), wanted);
    await record(folder, wanted);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
