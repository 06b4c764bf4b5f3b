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

import path from 'node:path/posix';
import {
  Kustomization,
  KustomizePath,
  pathsOf,
  targetOf,
} from '../kustomize/Kustomization';
import { Manifest, readManifests } from '../manifests/Manifest';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString } from '../values';

/** A patch that is merged, and where the kustomization takes it from. */
interface Patch {
  manifest: Manifest;
  line: number;
}

/** More objects are not put together to look for one of them. */
const maxObjects = 10_000;

const idOf = (kind: string, name: string) => `${kind} ${name}`;

/** Names that another program fills in. */
const isFilledIn = (text: string) => /[${}]/.test(text);
const generated = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
];
/** Keys of what makes objects that nobody sees. */
const makers = [
  'generators',
  'transformers',
  'helmCharts',
  'helmChartInflationGenerator',
];

/** The objects that kustomizations put together. */
class Resources {
  readonly #byFolder: Map<string, Kustomization>;
  /** Each is put together once; while it is, and in a circle, nothing is known of it. */
  readonly #known = new Map<Kustomization, Set<string> | undefined>();

  constructor(private readonly project: Project) {
    this.#byFolder = new Map(
      project.kustomizations.map(one => [path.dirname(one.file), one]),
    );
  }

  /** Their kinds and names; `undefined` where some of them are not seen. */
  of(one: Kustomization): Set<string> | undefined {
    if (!this.#known.has(one)) {
      this.#known.set(one, undefined);
      this.#known.set(one, this.#putTogether(one));
    }
    return this.#known.get(one);
  }

  #putTogether(one: Kustomization): Set<string> | undefined {
    const { value } = one;
    const parts = ['resources', 'bases', 'components'].flatMap(key =>
      asArray(value[key]),
    );
    const paths = pathsOf({ ...one, value: { resources: parts } });
    if (
      paths.length < parts.length ||
      makers.some(key => value[key] !== undefined)
    ) {
      return undefined;
    }
    const found = new Set(
      generated.flatMap(([key, kind]) =>
        asArray(value[key]).map(item =>
          idOf(kind, String(asRecord(item).name)),
        ),
      ),
    );
    for (const part of paths) {
      const inner = this.#from(one, part);
      if (!inner || found.size + inner.size > maxObjects) {
        return undefined;
      }
      inner.forEach(id => found.add(id));
    }
    const prefix = asString(value.namePrefix) ?? '';
    const suffix = asString(value.nameSuffix) ?? '';
    // A patch may call an object by its name of before or of after.
    return prefix || suffix
      ? new Set(
          [...found].flatMap(id => {
            const [kind, name] = id.split(' ');
            return [id, idOf(kind, `${prefix}${name}${suffix}`)];
          }),
        )
      : found;
  }

  #from(one: Kustomization, part: KustomizePath): Set<string> | undefined {
    const target = path.join(path.dirname(one.file), part.text);
    const base = this.#byFolder.get(target.replace(/\/$/, ''));
    if (base) {
      return this.of(base);
    }
    return targetOf(this.project.tree, one.file, part) === 'here'
      ? this.#inFile(target)
      : undefined;
  }

  #inFile(file: string): Set<string> | undefined {
    const yaml = this.project.yaml(file);
    if (!yaml || yaml.problem) {
      return undefined;
    }
    const manifests = readManifests(yaml);
    return manifests.some(({ name }) => isFilledIn(name) || name === '')
      ? undefined
      : new Set(manifests.map(({ kind, name }) => idOf(kind, name)));
  }
}

/** Patches that name themselves what they change; those with a target change what there is. */
function patchesOf(project: Project, one: Kustomization): Patch[] {
  const folder = path.dirname(one.file);
  return ['patches', 'patchesStrategicMerge'].flatMap(key =>
    asArray(one.value[key]).flatMap((item, index) => {
      const { patch, path: file, target } = asRecord(item);
      const text = asString(item) ?? asString(patch);
      const inline = text?.includes('\n') ? text : asString(patch);
      const name = asString(file) ?? (inline ? undefined : text);
      const yaml = inline
        ? new YamlFile(one.file, inline)
        : project.yaml(path.join(folder, name ?? ''));
      return target !== undefined || !yaml || yaml.problem
        ? []
        : readManifests(yaml).map(manifest => ({
            manifest,
            line: one.lineOf(key, index),
          }));
    }),
  );
}

function* problemsOf(
  project: Project,
  resources: Resources,
  one: Kustomization,
): Generator<Report> {
  const patches = patchesOf(project, one);
  // A component changes what includes it, too.
  const objects =
    patches.length > 0 && one.value.kind !== 'Component'
      ? resources.of(one)
      : undefined;
  for (const { manifest, line } of objects ? patches : []) {
    const { kind, name } = manifest;
    if (!isFilledIn(name) && !objects!.has(idOf(kind, name))) {
      yield {
        file: one.file,
        line,
        message: `The patch changes ${kind} ${name}, which is not among the resources, so kustomize builds nothing.`,
      };
    }
  }
}

export const kustomizeTargets: Rule = {
  id: 'kustomize-targets',
  profile: 'broken',
  what: 'kustomize builds nothing where a patch changes an object that is not among the resources.',
  fix: 'Correct the kind or the name in the patch, or add the object to the resources.',
  see: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/',
  bad: {
    'deploy/kustomization.yaml':
      'resources: [web.yaml]\npatches:\n  - path: patch.yaml\n',
    'deploy/web.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n',
    'deploy/patch.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: wbe}\ndata: {a: b}\n',
  },
  good: {
    'deploy/kustomization.yaml':
      'resources: [web.yaml]\npatches:\n  - path: patch.yaml\n',
    'deploy/web.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n',
    'deploy/patch.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: b}\n',
  },
  others: [
    {
      'overlays/dev/kustomization.yaml':
        'resources: [../../base]\nnamePrefix: dev-\nconfigMapGenerator: [{name: settings, literals: [a=b]}]\npatchesStrategicMerge:\n  - |-\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: settings}\n    data: {c: d}\n  - cm.yaml\n',
      'overlays/dev/cm.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: dev-web}\n$patch: delete\n',
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n',
    },
    {
      'kustomization.yaml':
        'resources: ["https://git.example.net/bases//web?ref=v1"]\npatches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: from-there}\n      spec: {replicas: 2}\n',
    },
    {
      'kustomization.yaml':
        'resources: [web.yaml]\npatches:\n  - target: {kind: Deployment}\n    patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: any}\n      spec: {replicas: 2}\n',
      'web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx:1.27"}]\n',
    },
    {
      'monitoring/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: of-the-overlay}\n      spec: {replicas: 2}\n',
    },
  ],
  *check(project) {
    const resources = new Resources(project);
    for (const one of project.kustomizations) {
      yield* problemsOf(project, resources, one);
    }
  },
};
