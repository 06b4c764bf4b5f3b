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

import { Note } from './finding';
import { gitSources, ownRepository, sourcesOf } from './argocd/sources';
import { kubernetesSchema, schemaName } from './manifests/kubernetesSchemas';
import { isRemote, pathsOf, targetOf } from './kustomize/Kustomization';
import { Project } from './Project';
import { skaffoldFiles, skaffoldVersion } from './skaffold';
import { asArray, asRecord, asString, distinctBy } from './values';

/** APIs whose kinds have schemas here. */
const known =
  /^(v1|apps\/|batch\/|autoscaling\/|policy\/|[a-z.]+\.k8s\.io\/|argoproj\.io\/v1alpha1$)/;

function kindsWithoutSchema({ manifests, rendered }: Project): Note[] {
  const seen = new Map<string, Note>();
  for (const { apiVersion, kind, file, lineOf } of [
    ...manifests,
    ...rendered,
  ]) {
    const name = `${apiVersion} ${kind}`;
    if (
      !seen.has(name) &&
      !known.test(apiVersion) &&
      !kubernetesSchema(schemaName(apiVersion, kind))
    ) {
      seen.set(name, {
        file,
        line: lineOf('kind'),
        message: `${kind} of ${apiVersion} has no schema here.`,
      });
    }
  }
  return [...seen.values()];
}

function skaffoldVersions(project: Project): Note[] {
  const seen = new Set<string>();
  return skaffoldFiles(project).flatMap(({ file, line, version }) => {
    const isUnknown = version !== undefined && !skaffoldVersion(version);
    if (!isUnknown || seen.has(version)) {
      return [];
    }
    seen.add(version);
    return [{ file, line, message: `${version} has no schema here.` }];
  });
}

/** Bases and charts that kustomize fetches. */
function kustomizeSources({ tree, kustomizations }: Project): Note[] {
  return kustomizations.flatMap(one => [
    ...pathsOf(one).flatMap(path => {
      const target = targetOf(tree, one.file, path);
      return ['remote', 'outside', 'generated'].includes(target)
        ? [
            {
              file: one.file,
              line: path.line,
              message: `What kustomize takes from ${path.text.slice(
                0,
                200,
              )} is not in the tree.`,
            },
          ]
        : [];
    }),
    ...asArray(one.value.helmCharts).flatMap((chart, index) => {
      const { name, repo } = asRecord(chart);
      return asString(repo) && isRemote(String(repo))
        ? [
            {
              file: one.file,
              line: one.lineOf('helmCharts', index),
              message: `The chart ${String(name)} of ${String(
                repo,
              )} is not in the tree.`,
            },
          ]
        : [];
    }),
  ]);
}

/** Charts and repositories that Applications name and the tree is not; each once. */
function sources(project: Project): Note[] {
  const all = gitSources(project);
  const isOwn = ownRepository(project, all);
  return [
    ...project.applications.flatMap(application =>
      sourcesOf(application).flatMap(({ source, path }) =>
        typeof source.chart === 'string'
          ? [
              {
                file: application.file,
                line: application.lineOf(...path, 'chart'),
                message: `The chart ${source.chart} of ${String(
                  source.repoURL,
                )} is not in the tree.`,
              },
            ]
          : [],
      ),
    ),
    ...all
      .filter(({ url }) => !isOwn(url))
      .map(({ application, path, url }) => ({
        file: application.file,
        line: application.lineOf(...path, 'repoURL'),
        message: `The repository ${url.slice(0, 200)} is not this tree.`,
      })),
  ];
}

/** What belongs to a project and is not in its tree, or has no schema: each said once. */
export function notSeenIn(project: Project): Note[] {
  const includes = [
    ...project.pipelines.flatMap(({ notSeen }) => notSeen),
    ...project.children.notSeen,
  ].map(({ file, line, what }) => ({
    file,
    line,
    message: `A part of the pipeline is not in the tree: ${what.slice(
      0,
      200,
    )}.`,
  }));
  const notes = [
    ...includes,
    ...project.notSeen,
    ...sources(project),
    ...kustomizeSources(project),
    ...kindsWithoutSchema(project),
    ...skaffoldVersions(project),
  ];
  return [
    ...distinctBy(
      notes,
      ({ file, line, message }) => `${file}:${line} ${message}`,
    ),
  ];
}
