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

import { lint } from '@slipway/gitops-lint';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Each key of values, as a path; what is in a list belongs to its key. */
export function pathsOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [prefix];
  }
  const entries = Object.entries(value);
  return entries.length === 0
    ? [prefix]
    : entries.flatMap(([key, inner]) =>
        pathsOf(inner, prefix ? `${prefix}.${key}` : key),
      );
}

/** The first line of a recording of a chart, rendered with these values. */
export function recordingHeader(version: string, values: string[]): string {
  const hash = createHash('sha256');
  values.forEach(text => hash.update(text));
  return `# chart ${version}, values ${hash.digest('hex')}`;
}

/** What the schemas of Kubernetes and of its operators find. */
export async function schemaFindings(text: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-chart-'));
  try {
    await writeFile(path.join(folder, 'rendered.yaml'), text);
    const { findings } = await lint(folder);
    return findings.filter(({ rule }) => /^(manifest|yaml)-/.test(rule));
  } finally {
    await rm(folder, { recursive: true });
  }
}
