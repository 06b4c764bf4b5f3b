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
const serviceAnnotation = 'slipway.dev/service';

/** A place where a service has to stand, and what is missing there. */
interface Place {
  file: string;
  lacks?: string;
}

const isMarked = (text: string, field: string, name: string) =>
  new RegExp(`# ci:${field} ${name}[ \\t\\r]*$`).test(text);

/** Lines of the environments that the pipeline and the promotion write to. */
function environmentPlaces(
  project: Project,
  name: string,
  isOwn: boolean,
): Place[] {
  const { answers, tree } = project;
  const isByPipeline = answers.imageUpdate !== 'image-updater';
  const fields = ['tag', ...(isByPipeline || !isOwn ? ['digest'] : [])];
  return asArray(answers.environments).flatMap(environment => {
    const file = `helm/values-${environment}.yaml`;
    const lines = tree.text(file)?.split('\n') ?? [];
    const [document] = project.yaml(file)?.documents ?? [];
    return fields.map(field => {
      const count = lines.filter(text => isMarked(text, field, name)).length;
      const line = document?.file.lineAt(document.document, [
        'services',
        name,
        'image',
        field,
      ]);
      const stands =
        line !== undefined && isMarked(lines[line - 1], field, name);
      return {
        file,
        lacks:
          stands && count === 1
            ? undefined
            : `services.${name}.image needs ${
                count > 1 ? 'one line' : 'a line'
              }: ${field}: "" # ci:${field} ${name}${
                count > 0 ? ', and no other line may have this marker' : ''
              }`,
      };
    });
  });
}

/** The component from which the portal knows whose image it is. */
function catalogPlace(project: Project, name: string): Place {
  const file = 'catalog-info.yaml';
  const component = `${project.answers.name}-${name}`;
  const document = project
    .yaml(file)
    ?.documents.find(
      ({ value }) =>
        at(value, 'kind') === 'Component' &&
        at(value, 'metadata', 'name') === component,
    );
  if (!document) {
    return {
      file,
      lacks: `service ${name} needs a component ${component}, so that the portal knows whose image it is`,
    };
  }
  const named = at(
    document.value,
    'metadata',
    'annotations',
    serviceAnnotation,
  );
  return {
    file,
    lacks:
      named === undefined || named === name
        ? undefined
        : `the annotation ${serviceAnnotation} of component ${component} names ${named}, so the portal shows that service instead of ${name}`,
  };
}

/** Services that the jobs of a folder are for. */
function servicesOfJobs(project: Project, file: string): unknown[] {
  const include = project.valueOf(file)?.include;
  return (Array.isArray(include) ? include : [include]).flatMap(
    item => at(item, 'inputs', 'service') ?? [],
  );
}

/** Where its image comes from. */
function buildPlaces(
  project: Project,
  name: string,
  service: Record<string, unknown>,
): Place[] {
  const { tree } = project;
  const folder = `apps/${name}`;
  const jobs = `${folder}/ci.yml`;
  const dockerfile = `${folder}/Dockerfile`;
  const built = servicesOfJobs(project, jobs);
  const isOfOthers = built.length > 0 && !built.includes(name);
  const repository = asString(at(service, 'image', 'repository'));
  const isOther =
    repository !== undefined && repository.split('/').at(-1) !== name;
  return [
    {
      file: jobs,
      lacks: tree.files.includes(jobs)
        ? undefined
        : `service ${name} needs this file, which includes ci/service-<language>.yml, or nothing builds its image`,
    },
    {
      file: jobs,
      lacks: isOfOthers
        ? `its jobs are those of service ${built[0]}; with service: ${name} they build ${name}`
        : undefined,
    },
    {
      file: dockerfile,
      lacks: tree.files.includes(dockerfile)
        ? undefined
        : `service ${name} needs this file, or its image cannot be built`,
    },
    {
      file: chart,
      lacks: isOther
        ? `services.${name}.image.repository is ${repository}, and the pipeline pushes the image of ${name} to ${name}`
        : undefined,
    },
  ];
}

/** What Skaffold builds and sets, so that `skaffold dev` runs what it has built. */
function skaffoldPlaces(project: Project, name: string): Place[] {
  const file = 'skaffold.yaml';
  const skaffold = project.valueOf(file);
  const folder = `apps/${name}`;
  const isBuilt = asArray(at(skaffold, 'build', 'artifacts')).some(
    artifact => asRecord(artifact).context === folder,
  );
  if (!isBuilt) {
    return [
      {
        file,
        lacks: `service ${name} needs an artifact with context ${folder}, or skaffold dev does not build it`,
      },
    ];
  }
  const releases = asArray(at(skaffold, 'manifests', 'helm', 'releases'));
  const isSet = (field: string) =>
    releases.some(release =>
      ['setValues', 'setValueTemplates'].some(
        values =>
          at(release, values, `services.${name}.image.${field}`) !==
            undefined ||
          at(release, values, 'services', name, 'image', field) !== undefined,
      ),
    );
  return ['repository', 'tag', 'digest']
    .filter(field => releases.length > 0 && !isSet(field))
    .map(field => ({
      file,
      lacks: `the release needs a value for services.${name}.image.${field}, or skaffold dev does not run what it has built of ${name}`,
    }));
}

function placesOf(
  project: Project,
  name: string,
  service: Record<string, unknown>,
): Place[] {
  const isOwn = service.kind !== 'image';
  return [
    ...environmentPlaces(project, name, isOwn),
    catalogPlace(project, name),
    ...(isOwn ? buildPlaces(project, name, service) : []),
    ...(isOwn ? skaffoldPlaces(project, name) : []),
  ];
}

/** Services whose images the values of Skaffold's releases set. */
function servicesOfSkaffold(project: Project): string[] {
  const skaffold = project.valueOf('skaffold.yaml');
  const releases = asArray(at(skaffold, 'manifests', 'helm', 'releases'));
  return releases.flatMap(release =>
    ['setValues', 'setValueTemplates'].flatMap(key => {
      const values = asRecord(at(release, key));
      return [
        ...Object.keys(values).flatMap(
          name => /^services\.([^.]+)\.image\./.exec(name)?.[1] ?? [],
        ),
        ...Object.keys(asRecord(values.services)),
      ];
    }),
  );
}

/** What is left of services that the chart does not have. */
function leftBehind(
  project: Project,
  services: Record<string, unknown>,
): Place[] {
  // Some are in one environment only.
  const known = new Set([
    ...Object.keys(services),
    ...asArray(project.answers.environments).flatMap(environment =>
      Object.keys(
        asRecord(project.valueOf(`helm/values-${environment}.yaml`)?.services),
      ),
    ),
  ]);
  const places = (file: string, names: unknown[], lacks: string) =>
    [...new Set(names.map(String))]
      .filter(name => !known.has(name))
      .map(name => ({
        file,
        lacks: `${chart} has no service ${name}, ${lacks}`,
      }));
  return [
    ...project.tree.files
      .filter(file => /^apps\/[^/]+\/ci\.yml$/.test(file))
      .flatMap(file =>
        places(
          file,
          servicesOfJobs(project, file),
          'so the image update fails for all that is built with it; remove the folder, or add the service',
        ),
      ),
    ...places(
      'skaffold.yaml',
      servicesOfSkaffold(project),
      'so skaffold dev cannot render the chart; remove its values and its artifact',
    ),
    ...places(
      'catalog-info.yaml',
      (project.yaml('catalog-info.yaml')?.documents ?? []).flatMap(
        ({ value }) =>
          at(value, 'metadata', 'annotations', serviceAnnotation) ?? [],
      ),
      'so its component is of something that is not there; remove it',
    ),
  ];
}

const answers =
  'template: new-project@3\nname: shop\nimageUpdate: job-token\nenvironments: [dev]\n';
const values = 'services:\n  api: {kind: web, port: 8000}\n';

export const servicePlaces: Rule = {
  id: 'service-places',
  profile: 'broken',
  what: 'A service of the chart that is missing elsewhere, or stands there under the name that it was copied from, is never built, never deployed, or not known to the portal.',
  fix: 'Do what the message names, beside the entry in `helm/values.yaml` and the folder `apps/<service>`.',
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
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: shop-api, annotations: {slipway.dev/service: api}}\nspec: {type: service, lifecycle: production, owner: a}\n',
    'apps/api/ci.yml':
      'include: [{local: ci/service-go.yml, inputs: {service: api}}]\n',
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
    const { services } = asRecord(project.valueOf(chart));
    if (!isRecord(services)) {
      return;
    }
    const places = Object.entries(services).flatMap(([name, service]) =>
      isRecord(service) && /^[a-z][-a-z0-9]*$/.test(name)
        ? placesOf(project, name, service)
        : [],
    );
    for (const { file, lacks } of [
      ...places,
      ...leftBehind(project, services),
    ]) {
      if (lacks) {
        const place = project.tree.files.includes(file) ? file : chart;
        yield { file: place, line: 1, message: `${file}: ${lacks}.` };
      }
    }
  },
};
