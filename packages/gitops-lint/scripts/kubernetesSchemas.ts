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

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Schema } from '../src/manifests/Schema';
import { packageFolder } from './packages';
import { TypeReader } from './TypeReader';

/** Packages that describe objects, by the API groups that are taken from them. */
const sources = [
  { name: 'kubernetes-models', groups: /^[a-z]+$|\.k8s\.io$/ },
  { name: '@kubernetes-models/argo-cd', groups: /^argoproj\.io$/ },
  {
    name: '@kubernetes-models/gateway-api',
    groups: /^gateway\.networking\.k8s\.io$/,
  },
  {
    name: '@kubernetes-models/prometheus-operator',
    groups: /^monitoring\.coreos\.com$/,
  },
];

/** Packages that the schemas come from. */
export const kubernetesPackages = [
  ...sources.map(({ name }) => name),
  '@kubernetes-models/apimachinery',
];

/** A file below its package, without its ending: `apps/v1/Deployment`. */
const nameOf = (file: string) =>
  file
    .slice(file.lastIndexOf('/node_modules/') + '/node_modules/'.length)
    .replace(/^(@[^/]+\/)?[^/]+\//, '')
    .replace(/\.d\.ts$/, '');

/** Files of a folder that declare kinds, in order. */
function kindsOf(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(file => file.endsWith('.d.ts') && file !== 'index.d.ts')
        .sort()
        .map(file => path.join(folder, file))
    : [];
}

/** Folders `v1` and `apps/v1` of a package, for each version of its groups. */
function versionsOf(root: string, groups: RegExp): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && groups.test(entry.name))
    .flatMap(({ name }) =>
      readdirSync(path.join(root, name), { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => path.join(root, name, entry.name)),
    );
}

/** The schemas of all kinds and of what they are made of, by `<apiVersion>/<kind>`. */
export function kubernetesSchemas(): Map<string, Schema> {
  const reader = new TypeReader(nameOf);
  for (const { name, groups } of sources) {
    const root = packageFolder(name);
    for (const folder of [path.join(root, 'v1'), ...versionsOf(root, groups)]) {
      for (const file of kindsOf(folder)) {
        reader.read(file, `I${path.basename(file, '.d.ts')}`);
      }
    }
  }
  return new Map([...reader.schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
}
