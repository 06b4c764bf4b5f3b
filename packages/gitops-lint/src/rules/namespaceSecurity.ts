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
import { asArray, asRecord, asString, at } from '../values';
import { Kustomization, kustomizationsOf } from './kustomizations';
import {
  enforceLabel,
  isLower,
  Level,
  lowersByPatch,
  lowest,
  strictest,
} from './podSecurityLevel';
import { foldersOf } from './sources';

/** Whether the specification of an Application deploys a file, or to a namespace. */
function deploys(spec: unknown, file: string, namespace: string): boolean {
  return (
    at(spec, 'destination', 'namespace') === namespace ||
    foldersOf(spec).some(
      folder => folder === '' || file.startsWith(`${folder}/`),
    )
  );
}

/** The level that an object of the tree may not fall below. */
function wantedLevel(project: Project, file: string, namespace = ''): Level {
  const specs = [
    ...project.argocd('Application').map(({ value }) => value.spec),
    ...project
      .argocd('ApplicationSet')
      .map(({ value }) => at(value, 'spec', 'template', 'spec')),
  ];
  return strictest(
    specs
      .filter(spec => deploys(spec, file, namespace))
      .map(spec =>
        at(
          spec,
          'syncPolicy',
          'managedNamespaceMetadata',
          'labels',
          enforceLabel,
        ),
      ),
  );
}

/** Namespaces that an object is, or that it lists. */
function namespacesIn({ kind, value }: Manifest): unknown[] {
  return [value, ...(kind.endsWith('List') ? asArray(value.items) : [])].filter(
    item => at(item, 'kind') === 'Namespace',
  );
}

function* manifestProblems(
  project: Project,
  manifest: Manifest,
  isPatch: boolean,
): Iterable<Report> {
  for (const namespace of namespacesIn(manifest)) {
    const name = asString(at(namespace, 'metadata', 'name')) ?? '';
    const labels = asRecord(at(namespace, 'metadata', 'labels'));
    const level = labels[enforceLabel];
    const wanted = wantedLevel(project, manifest.file, name);
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
  project: Project,
  { file, labels, patches }: Kustomization,
): Iterable<Report> {
  const wanted = wantedLevel(project, file);
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
  for (const { line, values } of patches) {
    if (values.some(value => lowersByPatch(value, wanted))) {
      yield {
        file,
        line,
        message: `A patch lowers the level of a Namespace below ${wanted}.`,
      };
    }
  }
}

const namespace = (level: string) =>
  `apiVersion: v1
kind: Namespace
metadata:
  name: shop-dev
  labels: {${enforceLabel}: ${level}}
`;

export const namespaceSecurity: Rule = {
  id: 'namespace-security',
  severity: 'error',
  what: 'A Namespace in the tree goes before what the Application says of its namespace: whoever may push lifts the pod security level, and privileged pods run.',
  fix: `Take the Namespace out and let the Application label it (\`managedNamespaceMetadata\`), or give it \`${enforceLabel}: ${lowest}\` or stricter, as the Application has it.`,
  see: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  bad: { 'deploy/namespace.yaml': namespace('privileged') },
  good: { 'deploy/namespace.yaml': namespace('restricted') },
  *check(project) {
    const kustomizations = kustomizationsOf(project);
    const patchFiles = kustomizations.flatMap(item => item.patchFiles);
    const seen = new Set<string>();
    for (const manifest of [...project.manifests, ...project.rendered]) {
      const isPatch = patchFiles.includes(manifest.file);
      for (const report of manifestProblems(project, manifest, isPatch)) {
        const key = `${report.file} ${report.message}`;
        if (!seen.has(key)) {
          seen.add(key);
          yield report;
        }
      }
    }
    for (const kustomization of kustomizations) {
      yield* kustomizationProblems(project, kustomization);
    }
  },
};
