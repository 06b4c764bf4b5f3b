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
import { matchesPath } from '@slipway/glob';
import { pathInTree } from '../chart/valueSets';
import { Rule } from '../rule';
import { SkaffoldConfig, skaffoldFiles } from '../skaffold';
import { Tree } from '../tree/Tree';
import { Path } from '../tree/YamlFile';
import { asArray, asRecord, asString, at } from '../values';

/** A path in a configuration, which counts from its folder or from a folder below. */
interface Use {
  text: string;
  at: Path;
  below?: string;
}

function textsAt(value: unknown, ...keys: Path): Use[] {
  return asArray(at(value, ...keys)).flatMap((item, index) => {
    const text = asString(item);
    return text === undefined ? [] : [{ text, at: [...keys, index] }];
  });
}

function inBuild(value: unknown): Use[] {
  const keys = ['build', 'artifacts'];
  return asArray(at(value, ...keys)).flatMap((artifact, index) => {
    const context = asString(asRecord(artifact).context);
    const dockerfile = asString(at(artifact, 'docker', 'dockerfile'));
    return [
      ...(context ? [{ text: context, at: [...keys, index, 'context'] }] : []),
      ...(dockerfile
        ? [
            {
              text: dockerfile,
              at: [...keys, index, 'docker', 'dockerfile'],
              below: context,
            },
          ]
        : []),
    ];
  });
}

function inReleases(value: unknown, root: string): Use[] {
  const keys = [root, 'helm', 'releases'];
  return asArray(at(value, ...keys)).flatMap((release, index) => {
    const { chartPath, remoteChart } = asRecord(release);
    return [
      ...(typeof chartPath === 'string' && remoteChart === undefined
        ? [{ text: chartPath, at: [...keys, index, 'chartPath'] }]
        : []),
      ...textsAt(release, 'valuesFiles').map(use => ({
        ...use,
        at: [...keys, index, ...use.at],
      })),
    ];
  });
}

/** Paths of a configuration, or of one of its profiles. */
function usesIn(value: unknown): Use[] {
  return [
    ...inBuild(value),
    ...inReleases(value, 'manifests'),
    ...inReleases(value, 'deploy'),
    ...textsAt(value, 'manifests', 'rawYaml'),
    ...textsAt(value, 'manifests', 'kustomize', 'paths'),
  ];
}

function usesOf({ value, version = '' }: SkaffoldConfig): Use[] {
  return [
    ...usesIn(value),
    // What was rendered and what was deployed became two things with version 3.
    ...(/\/v[12]/.test(version)
      ? [
          ...textsAt(value, 'deploy', 'kubectl', 'manifests'),
          ...textsAt(value, 'deploy', 'kustomize', 'paths'),
        ]
      : []),
    ...asArray(value.requires).flatMap((entry, index) => {
      const text = asString(asRecord(entry).path);
      const isHere = text !== undefined && !('git' in asRecord(entry));
      return isHere ? [{ text, at: ['requires', index, 'path'] }] : [];
    }),
    ...asArray(value.profiles).flatMap((profile, index) =>
      usesIn(profile).map(use => ({
        ...use,
        at: ['profiles', index, ...use.at],
      })),
    ),
  ];
}

/** Whether a path leads nowhere; what is filled in, is elsewhere or leads out of the tree cannot be told. */
function isMissing(tree: Tree, folder: string, { text, below = '' }: Use) {
  const around = pathInTree(folder, below);
  if (around && !tree.has(around)) {
    return false;
  }
  const target = pathInTree(folder, below, text);
  const isOpen = /\{\{|\$|:\/\/|^\//.test(`${below}/${text}`.slice(1));
  if (isOpen || text.startsWith('/') || target === undefined || target === '') {
    return false;
  }
  return /[*?[]/.test(text)
    ? !tree.files.some(file => matchesPath(target, file))
    : !tree.has(target);
}

const config = (chart: string) =>
  `apiVersion: skaffold/v4beta13\nkind: Config\nmanifests:\n  helm:\n    releases: [{name: a, chartPath: ${chart}}]\n`;

export const skaffoldPaths: Rule = {
  id: 'skaffold-paths',
  profile: 'broken',
  what: 'Skaffold stops at a folder or a file that is not there.',
  fix: 'Correct the path, which counts from the folder of the file; that of a Dockerfile counts from its context.',
  see: 'https://skaffold.dev/docs/references/yaml/',
  bad: {
    'skaffold.yaml': config('helm'),
    'chart/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
  },
  good: {
    'skaffold.yaml': config('chart'),
    'chart/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
  },
  others: [
    {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta13\nkind: Config\nmanifests: {helm: {releases: [{name: a, remoteChart: redis, repo: "https://charts.example.net"}]}, rawYaml: ["https://example.net/a.yaml"]}\n',
    },
    {
      'skaffold.yaml':
        'apiVersion: skaffold/v2beta29\nkind: Config\nbuild: {artifacts: [{image: a, context: ., docker: {dockerfile: build/Dockerfile}}]}\ndeploy: {kubectl: {manifests: [k8s/*.yaml]}}\n',
      'build/Dockerfile': 'FROM scratch\n',
      'k8s/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx:1.27"}]\n',
    },
  ],
  *check(project) {
    for (const one of skaffoldFiles(project)) {
      const folder = path.dirname(one.file);
      for (const use of usesOf(one)) {
        if (isMissing(project.tree, folder, use)) {
          yield {
            file: one.file,
            line: one.document.file.lineAt(one.document.document, use.at),
            message: `${path.join(
              use.below ?? '',
              use.text,
            )} is not in the tree.`,
          };
        }
      }
    }
  },
};
