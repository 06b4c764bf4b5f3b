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

import { Schema } from '../manifests/Schema';

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const texts: Schema = { type: 'array', items: text };
const anything: Schema = {};
const anyMap: Schema = { type: 'object', additionalProperties: {} };

const map = (
  properties: Record<string, Schema>,
  required: string[] = [],
): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...(required.length > 0 && { required }),
});

const listOf = (items: Schema): Schema => ({ type: 'array', items });

const selector = map({
  group: text,
  version: text,
  kind: text,
  name: text,
  namespace: text,
  apiVersion: text,
  labelSelector: text,
  annotationSelector: text,
});

const generatorOptions = map({
  labels: anyMap,
  annotations: anyMap,
  disableNameSuffixHash: flag,
  immutable: flag,
});

const generator: Record<string, Schema> = {
  name: text,
  namespace: text,
  behavior: { enum: ['create', 'replace', 'merge', 'unspecified'] },
  files: texts,
  literals: texts,
  envs: texts,
  env: text,
  options: generatorOptions,
};

const fieldSpec = map({
  group: text,
  version: text,
  kind: text,
  path: text,
  create: flag,
});

const replacementField = map({
  delimiter: text,
  index: { type: 'number' },
  create: flag,
  encoding: text,
});

const helmChart = map({
  name: text,
  version: text,
  repo: text,
  releaseName: text,
  namespace: text,
  valuesFile: text,
  additionalValuesFiles: texts,
  valuesInline: anyMap,
  valuesMerge: { enum: ['merge', 'override', 'replace'] },
  includeCRDs: flag,
  skipHooks: flag,
  skipTests: flag,
  apiVersions: texts,
  kubeVersion: text,
  nameTemplate: text,
  debug: flag,
  devel: flag,
});

/** What kustomize takes in its file; it refuses every other field. */
export const kustomizationSchema: Schema = map({
  apiVersion: text,
  kind: { enum: ['Kustomization', 'Component'] },
  metadata: anything,
  resources: texts,
  bases: texts,
  components: texts,
  crds: texts,
  configurations: texts,
  generators: texts,
  transformers: texts,
  validators: texts,
  openapi: map({ path: text }),
  namespace: text,
  namePrefix: text,
  nameSuffix: text,
  commonLabels: anyMap,
  commonAnnotations: anyMap,
  labels: listOf(
    map({
      pairs: anyMap,
      includeSelectors: flag,
      includeTemplates: flag,
      fields: listOf(fieldSpec),
    }),
  ),
  buildMetadata: listOf({
    enum: ['managedByLabel', 'originAnnotations', 'transformerAnnotations'],
  }),
  patches: listOf(
    map({
      path: text,
      patch: text,
      target: selector,
      options: map({ allowNameChange: flag, allowKindChange: flag }),
    }),
  ),
  patchesStrategicMerge: texts,
  patchesJson6902: listOf(map({ path: text, patch: text, target: selector })),
  replicas: listOf(map({ name: text, count: { type: 'number' } })),
  images: listOf(
    map({
      name: text,
      newName: text,
      newTag: text,
      tagSuffix: text,
      digest: text,
    }),
  ),
  imageTags: anything,
  configMapGenerator: listOf(map(generator)),
  secretGenerator: listOf(map({ ...generator, type: text })),
  generatorOptions,
  helmCharts: listOf(helmChart),
  helmGlobals: map({ chartHome: text, configHome: text }),
  helmChartInflationGenerator: anything,
  replacements: listOf(
    map({
      path: text,
      source: map({
        group: text,
        version: text,
        kind: text,
        name: text,
        namespace: text,
        apiVersion: text,
        fieldPath: text,
        options: replacementField,
      }),
      sourceValue: text,
      targets: listOf(
        map({
          select: selector,
          reject: listOf(selector),
          fieldPaths: texts,
          options: replacementField,
        }),
      ),
    }),
  ),
  vars: anything,
  inventory: anything,
  sortOptions: map({
    order: { enum: ['legacy', 'fifo'] },
    legacySortOptions: map({ orderFirst: texts, orderLast: texts }),
  }),
});
