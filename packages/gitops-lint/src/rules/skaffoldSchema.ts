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

import { Rule } from '../rule';
import { asArray, asRecord, asString, at, isRecord, Values } from '../values';

const top = [
  'apiVersion',
  'kind',
  'metadata',
  'requires',
  'build',
  'test',
  'manifests',
  'render',
  'deploy',
  'portForward',
  'resourceSelector',
  'profiles',
  'customActions',
  'verify',
];

const profileKeys = [
  ...top.filter(key => !['apiVersion', 'kind', 'profiles'].includes(key)),
  'name',
  'activation',
  'patches',
  'requiresAllActivations',
];

const releaseKeys = [
  'name',
  'chartPath',
  'remoteChart',
  'valuesFiles',
  'namespace',
  'version',
  'setValues',
  'setValueTemplates',
  'setFiles',
  'createNamespace',
  'wait',
  'recreatePods',
  'skipBuildDependencies',
  'skipTests',
  'upgradeOnInstall',
  'useHelmSecrets',
  'overrides',
  'packaged',
  'repo',
];

function* unknown(
  value: Values,
  known: string[],
  path: (string | number)[],
): Generator<{ path: (string | number)[]; message: string }> {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      yield { path: [...path, key], message: `${key} is unknown to Skaffold` };
    }
  }
}

function* problemsOf(
  value: Values,
): Generator<{ path: (string | number)[]; message: string }> {
  if (
    !/^skaffold\/v\d+((alpha|beta)\d+)?$/.test(asString(value.apiVersion) ?? '')
  ) {
    yield { path: ['apiVersion'], message: 'apiVersion must be skaffold/v…' };
  }
  if (value.kind !== 'Config') {
    yield { path: ['kind'], message: 'kind must be Config' };
  }
  yield* unknown(value, top, []);
  for (const [index, artifact] of asArray(
    at(value, 'build', 'artifacts'),
  ).entries()) {
    if (!asString(asRecord(artifact).image)) {
      yield {
        path: ['build', 'artifacts', index],
        message: 'an artifact must name its image',
      };
    }
  }
  for (const [index, profile] of asArray(value.profiles).entries()) {
    if (!isRecord(profile) || !asString(profile.name)) {
      yield {
        path: ['profiles', index],
        message: 'a profile must have a name',
      };
    } else {
      yield* unknown(profile, profileKeys, ['profiles', index]);
    }
  }
  for (const root of ['manifests', 'deploy']) {
    const path = [root, 'helm', 'releases'];
    for (const [index, release] of asArray(at(value, ...path)).entries()) {
      if (!isRecord(release) || !asString(release.name)) {
        yield { path: [...path, index], message: 'a release must have a name' };
      } else {
        yield* unknown(release, releaseKeys, [...path, index]);
      }
    }
  }
}

export const skaffoldSchema: Rule = {
  id: 'skaffold-schema',
  severity: 'error',
  what: 'Skaffold refuses the file.',
  fix: 'Correct the key or its value.',
  see: 'https://skaffold.dev/docs/references/yaml/',
  bad: {
    'skaffold.yaml': 'apiVersion: skaffold/v4beta13\nkind: Config\nbiuld: {}\n',
  },
  good: {
    'skaffold.yaml': 'apiVersion: skaffold/v4beta13\nkind: Config\nbuild: {}\n',
  },
  *check(project) {
    const file = 'skaffold.yaml';
    const yaml = project.yaml(file);
    for (const { document, value } of yaml?.documents ?? []) {
      // A part of a file, as a text about Skaffold might show it, is none that Skaffold is given.
      if (isRecord(value) && ('apiVersion' in value || 'kind' in value)) {
        for (const { path, message } of problemsOf(value)) {
          yield {
            file,
            line: yaml!.lineAt(document, path),
            message: `Skaffold refuses the file: ${message}.`,
          };
        }
      }
    }
  },
};
