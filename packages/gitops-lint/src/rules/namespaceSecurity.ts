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

import { Manifest } from '../manifests/Manifest';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { asArray, asRecord, asString, at, distinctBy } from '../values';
import { Kustomization, kustomizationsOf } from './kustomizations';
import {
  enforceLabel,
  isLower,
  Level,
  lowersByPatch,
  lowest,
  strictest,
} from './podSecurityLevel';
import { foldersOf } from '../argocd/sources';

/** The levels that the Applications of a tree want, by what they deploy. */
class WantedLevels {
  readonly #byNamespace = new Map<unknown, Level>();
  readonly #byFolder = new Map<string, Level>();
  /** Whether any Application names a level. */
  readonly isSaid: boolean;

  constructor(project: Project) {
    const specs = [
      ...project.argocd('Application').map(({ value }) => value.spec),
      ...project
        .argocd('ApplicationSet')
        .map(({ value }) => at(value, 'spec', 'template', 'spec')),
    ];
    const levelPath = [
      'syncPolicy',
      'managedNamespaceMetadata',
      'labels',
      enforceLabel,
    ];
    this.isSaid = specs.some(
      spec => asString(at(spec, ...levelPath)) !== undefined,
    );
    for (const spec of specs) {
      const level = at(spec, ...levelPath);
      const namespace = at(spec, 'destination', 'namespace');
      this.#byNamespace.set(
        namespace,
        strictest(level, this.#byNamespace.get(namespace)),
      );
      for (const folder of foldersOf(spec)) {
        this.#byFolder.set(
          folder,
          strictest(level, this.#byFolder.get(folder)),
        );
      }
    }
  }

  /** The level that a file, and the Namespace in it, may not fall below. */
  of(file: string, namespace?: string): Level {
    const folders = file
      .split('/')
      .map((_part, index, parts) => parts.slice(0, index).join('/'));
    return strictest(
      namespace && this.#byNamespace.get(namespace),
      ...folders.map(folder => this.#byFolder.get(folder)),
    );
  }
}

/** Namespaces that an object is, or that it lists. */
function namespacesIn({ kind, value }: Manifest): unknown[] {
  return [value, ...(kind.endsWith('List') ? asArray(value.items) : [])].filter(
    item => at(item, 'kind') === 'Namespace',
  );
}

function* manifestProblems(
  manifest: Manifest,
  levels: WantedLevels,
  isPatch: boolean,
): Iterable<Report> {
  for (const namespace of namespacesIn(manifest)) {
    const name = asString(at(namespace, 'metadata', 'name')) ?? '';
    const labels = asRecord(at(namespace, 'metadata', 'labels'));
    const level = labels[enforceLabel];
    const wanted = levels.of(manifest.file, name);
    // A patch leaves what it does not name.
    if (isLower(level, wanted) && !(isPatch && level === undefined)) {
      yield {
        file: manifest.file,
        line: manifest.lineOf('metadata', 'labels', enforceLabel),
        message: `Namespace ${name} ${
          level ? `enforces ${String(level)}` : 'enforces no level'
        }, not ${wanted}.`,
      };
    }
  }
}

function* kustomizationProblems(
  { file, labels, patches }: Kustomization,
  wanted: Level,
  lowersByFile: (name: string, wanted: Level) => boolean,
): Iterable<Report> {
  for (const { line, pairs } of labels) {
    if (enforceLabel in pairs && isLower(pairs[enforceLabel], wanted)) {
      yield {
        file,
        line,
        message: `It labels every Namespace ${enforceLabel}: ${String(
          pairs[enforceLabel],
        )}, not ${wanted}.`,
      };
    }
  }
  for (const { line, file: name, values } of patches) {
    if (
      values.some(value => lowersByPatch(value, wanted)) ||
      (name !== undefined && lowersByFile(name, wanted))
    ) {
      yield {
        file,
        line,
        message: `A patch lowers the level of a Namespace below ${wanted}.`,
      };
    }
  }
}

/** Whether a file of JSON patches lowers a level; one that is merged is an object of the tree. Each is looked at once. */
function filesThatLower(
  project: Project,
): (name: string, wanted: Level) => boolean {
  const known = new Map<string, boolean>();
  return (name, wanted) => {
    const key = `${wanted} ${name}`;
    const lowers =
      known.get(key) ??
      (project.yaml(name)?.documents ?? []).some(
        ({ value }) => Array.isArray(value) && lowersByPatch(value, wanted),
      );
    known.set(key, lowers);
    return lowers;
  };
}

const namespace = (level: string) =>
  `apiVersion: v1
kind: Namespace
metadata:
  name: shop-dev
  labels: {${enforceLabel}: ${level}}
`;

/** A project that was created here says with what. */
const ours = { '.slipway/answers.yaml': 'profile: self-managed\n' };

export const namespaceSecurity: Rule = {
  id: 'namespace-security',
  profile: 'broken',
  what: 'A Namespace in the tree goes before what the Application says of its namespace: whoever may push lifts the pod security level, and privileged pods run.',
  fix: `Take the Namespace out and let the Application label it (\`managedNamespaceMetadata\`), or give it \`${enforceLabel}: ${lowest}\` or stricter, as the Application has it.`,
  see: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  bad: { ...ours, 'deploy/namespace.yaml': namespace('privileged') },
  good: { ...ours, 'deploy/namespace.yaml': namespace('restricted') },
  others: [
    {
      'a.yaml':
        'apiVersion: v1\nkind: Namespace\nmetadata: {name: monitoring, labels: {pod-security.kubernetes.io/enforce: restricted}}\n',
    },
    { 'a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' },
  ],
  *check(project) {
    const levels = new WantedLevels(project);
    // In clusters of other people the level is set in other ways, or there is none.
    if (!levels.isSaid && Object.keys(project.answers).length === 0) {
      return;
    }
    const kustomizations = kustomizationsOf(project);
    const patchFiles = new Set(
      kustomizations.flatMap(({ patches }) => patches.map(({ file }) => file)),
    );
    yield* distinctBy(
      [...project.manifests, ...project.rendered].flatMap(manifest => [
        ...manifestProblems(manifest, levels, patchFiles.has(manifest.file)),
      ]),
      ({ file, message }) => `${file} ${message}`,
    );
    const lowersByFile = filesThatLower(project);
    for (const kustomization of kustomizations) {
      const wanted = levels.of(kustomization.file);
      yield* kustomizationProblems(kustomization, wanted, lowersByFile);
    }
  },
};
