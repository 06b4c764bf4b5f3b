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

// What the commands share that record an official chart: getting it, and rendering it with values of ours.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root, run } from './command.mjs';

/** The Kubernetes that recordings are rendered for. */
const kubernetesVersion = '1.36';

/** The folder of a chart that was downloaded. */
export async function pullChart({ name, version, repository }, scratch) {
  await run(
    'helm',
    [
      ...['pull', name, '--version', version, '--untar'],
      ...['--repo', repository],
    ],
    { cwd: scratch, quiet: true, what: `Downloading the chart ${version}` },
  );
  return path.join(scratch, name);
}

/**
 * A rendering, without where each object is from, under a line that names the version and the values.
 *
 * @param files - values, in the order in which Helm takes them
 */
export async function recordChart({
  release,
  folder,
  version,
  files,
  options = [],
}) {
  const hash = createHash('sha256');
  const values = files.map(file => path.join(root, file));
  values.forEach(file => hash.update(fs.readFileSync(file)));
  const { output } = await run(
    'helm',
    [
      ...['template', release, folder, '--namespace', release],
      ...['--kube-version', kubernetesVersion],
      ...options,
      ...values.flatMap(file => ['--values', file]),
    ],
    { quiet: true, what: `Rendering ${files.join(' with ')}` },
  );
  return `# chart ${version}, values ${hash.digest('hex')}\n${output.replace(
    /^(# Source: .*|\s+)\n/gm,
    '',
  )}`;
}
