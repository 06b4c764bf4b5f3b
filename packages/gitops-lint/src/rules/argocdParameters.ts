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

import { parameter, parametersOf, usedIn } from '../argocd/applicationSet';
import { Manifest } from '../manifests/Manifest';
import { Report, Rule } from '../rule';
import { Path } from '../tree/YamlFile';
import { asArray, at, isRecord, Values } from '../values';

/** A text that decides for itself what to do without a parameter. */
const decides = /\{\{-?\s*(if|with|range|else)\b|\|\s*default\b/;

function* unknownIn(
  set: Manifest,
  value: unknown,
  path: Path,
  elements: Values[],
): Generator<Report> {
  if (typeof value === 'string') {
    const isStrict = asArray(
      at(set.value, 'spec', 'goTemplateOptions'),
    ).includes('missingkey=error');
    for (const name of decides.test(value) ? [] : usedIn(set, value)) {
      const lacking = elements.filter(
        element => parameter(element, name) === undefined,
      );
      if (
        lacking.length > 0 &&
        (isStrict || lacking.length === elements.length)
      ) {
        yield {
          file: set.file,
          line: set.lineOf(...path),
          message: `${
            lacking.length === elements.length
              ? 'No element'
              : 'Not every element'
          } of ApplicationSet ${set.name} has the key ${name}.`,
        };
      }
    }
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      yield* unknownIn(set, inner, [...path, index], elements);
    }
  } else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* unknownIn(set, inner, [...path, key], elements);
    }
  }
}

const set = (key: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  goTemplate: true\n  goTemplateOptions: [missingkey=error]\n  generators:\n    - list: {elements: [{environment: dev}]}\n  template:\n    metadata: {name: 'a-{{ .${key} }}'}\n    spec: {project: a}\n`;

export const argocdParameters: Rule = {
  id: 'argocd-parameters',
  profile: 'broken',
  what: 'An ApplicationSet whose template takes a parameter that no element has makes no Application, or one with a hole in it.',
  fix: 'Correct the name, or give every element the key.',
  see: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/',
  bad: { 'argocd/set.yaml': set('enviroment') },
  good: { 'argocd/set.yaml': set('environment') },
  others: [
    {
      'a.yaml':
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators:\n    - git: {directories: [{path: apps/*}]}\n  template:\n    metadata: {name: 'a'}\n    spec:\n      project: '{{path.basename}}'\n",
    },
    {
      'a.yaml':
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  goTemplate: true\n  generators:\n    - list: {elements: [{env: dev}, {env: live, size: '3'}]}\n  template:\n    metadata: {name: 'a'}\n    spec:\n      project: 'a-{{ .env }}'\n      source: {helm: {parameters: [{name: size, value: '{{ .size | default \"1\" }}'}]}}\n",
    },
  ],
  *check(project) {
    for (const one of project.argocd('ApplicationSet')) {
      const elements = parametersOf(one);
      if (elements && elements.length > 0) {
        const path = ['spec', 'template'];
        yield* unknownIn(one, at(one.value, ...path), path, elements);
      }
    }
  },
};
