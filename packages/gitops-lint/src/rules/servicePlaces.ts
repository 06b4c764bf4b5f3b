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

import { Project } from '../Project';
import { Rule } from '../rule';
import { asArray, asRecord, asString, at, isRecord } from '../values';

const chart = 'helm/values.yaml';

/** A place where a service has to stand, and what is missing there. */
interface Place {
  file: string;
  lacks?: string;
}

/** Names of the services that the catalog has as components. */
function cataloged(project: Project): string[] {
  return (project.yaml('catalog-info.yaml')?.documents ?? [])
    .filter(({ value }) => at(value, 'kind') === 'Component')
    .map(({ value }) => String(at(value, 'metadata', 'name')));
}

/** Folders that Skaffold builds. */
function built(project: Project): string[] {
  const artifacts = at(project.valueOf('skaffold.yaml'), 'build', 'artifacts');
  return asArray(artifacts).flatMap(artifact => {
    const context = asString(asRecord(artifact).context);
    return context ? [context] : [];
  });
}

function placesOf(
  project: Project,
  name: string,
  service: Record<string, unknown>,
): Place[] {
  const { answers, tree } = project;
  const isOwn = service.kind !== 'image';
  const isByPipeline = answers.imageUpdate !== 'image-updater';
  const marks = ['tag', ...(isByPipeline || !isOwn ? ['digest'] : [])];
  const folder = `apps/${name}`;
  return [
    ...asArray(answers.environments).flatMap(environment => {
      const file = `helm/values-${environment}.yaml`;
      const text = tree.text(file) ?? '';
      return marks.map(mark => ({
        file,
        lacks: new RegExp(`# ci:${mark} ${name}[ \\t\\r]*$`, 'm').test(text)
          ? undefined
          : `services.${name}.image needs a line: ${mark}: "" # ci:${mark} ${name}`,
      }));
    }),
    {
      file: 'catalog-info.yaml',
      lacks: cataloged(project).includes(`${answers.name}-${name}`)
        ? undefined
        : `service ${name} needs a component ${answers.name}-${name}, so that the portal knows whose image it is`,
    },
    ...(isOwn
      ? [
          {
            file: `${folder}/ci.yml`,
            lacks: tree.files.includes(`${folder}/ci.yml`)
              ? undefined
              : `service ${name} needs this file, which includes ci/service-<language>.yml, or nothing builds its image`,
          },
          {
            file: `${folder}/Dockerfile`,
            lacks: tree.files.includes(`${folder}/Dockerfile`)
              ? undefined
              : `service ${name} needs this file, or its image cannot be built`,
          },
          {
            file: 'skaffold.yaml',
            lacks: built(project).includes(folder)
              ? undefined
              : `service ${name} needs an artifact with context ${folder}, or skaffold dev does not build it`,
          },
        ]
      : []),
  ];
}

const answers =
  'template: new-project@3\nname: shop\nimageUpdate: job-token\nenvironments: [dev]\n';
const values = 'services:\n  api: {kind: web, port: 8000}\n';

export const servicePlaces: Rule = {
  id: 'service-places',
  profile: 'broken',
  what: 'A service of the chart that is missing elsewhere is never built, never deployed, or not known to the portal.',
  fix: 'Add what the message names, beside the entry in `helm/values.yaml` and the folder `apps/<service>`.',
  bad: {
    '.slipway/answers.yaml': answers,
    [chart]: values,
    'helm/values-dev.yaml': 'services: {}\n',
  },
  good: {
    '.slipway/answers.yaml': answers,
    [chart]: values,
    'helm/values-dev.yaml':
      'services:\n  api:\n    image:\n      tag: "" # ci:tag api\n      digest: "" # ci:digest api\n',
    'catalog-info.yaml':
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: shop-api}\nspec: {type: service, lifecycle: production, owner: a}\n',
    'apps/api/ci.yml': 'include: [{local: ci/service-go.yml}]\n',
    'apps/api/Dockerfile': 'FROM scratch\n',
    'skaffold.yaml':
      'apiVersion: skaffold/v4beta13\nkind: Config\nbuild: {artifacts: [{image: shop-api, context: apps/api}]}\n',
  },
  others: [
    { [chart]: values },
    {
      '.slipway/answers.yaml': answers.replace('@3', '@2'),
      [chart]: values,
    },
  ],
  *check(project) {
    const { template } = project.answers;
    const [, version] = /^new-project@(\d+)$/.exec(String(template)) ?? [];
    // Before the third version the parts of a service stood in other places.
    if (version === undefined || Number(version) < 3) {
      return;
    }
    const services = asRecord(project.valueOf(chart)?.services);
    for (const [name, service] of Object.entries(services)) {
      const places =
        isRecord(service) && /^[a-z][-a-z0-9]*$/.test(name)
          ? placesOf(project, name, service)
          : [];
      for (const { file, lacks } of places) {
        if (lacks) {
          const place = project.tree.files.includes(file) ? file : chart;
          yield { file: place, line: 1, message: `${file}: ${lacks}.` };
        }
      }
    }
  },
};
