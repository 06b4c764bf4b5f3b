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

import { lintTree } from '../lint';
import { Tree } from '../tree/Tree';

jest.setTimeout(60_000);

async function found(files: Record<string, string>): Promise<string[]> {
  const { findings } = await lintTree(Tree.fromFiles(files));
  return findings
    .filter(({ rule }) => rule === 'service-places')
    .map(({ message }) => message);
}

const environment = (...names: string[]) =>
  `services:\n${names
    .map(
      name =>
        `  ${name}:\n    image:\n      tag: "" # ci:tag ${name}\n      digest: "" # ci:digest ${name}\n`,
    )
    .join('')}`;

const component = (name: string, service = name) =>
  `---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: shop-${name}, annotations: {slipway.dev/service: ${service}}}\nspec: {type: service, lifecycle: production, owner: a}\n`;

const skaffold = (artifacts: string[], set: string[]) =>
  `apiVersion: skaffold/v4beta13
kind: Config
build:
  artifacts:
${artifacts
  .map(name => `    - {image: shop-${name}, context: apps/${name}}\n`)
  .join('')}
manifests:
  helm:
    releases:
      - name: shop
        chartPath: helm
        setValues:
          image.registry: ''
${set.map(name => `          services.${name}.image.digest: ''\n`).join('')}
        setValueTemplates:
${set
  .map(
    name =>
      `          services.${name}.image.repository: '{{.IMAGE_REPO_shop_${name}}}'\n          services.${name}.image.tag: '{{.IMAGE_TAG_shop_${name}}}'\n`,
  )
  .join('')}`;

const service = (name: string, image = name) =>
  `  ${name}: {kind: web, port: 8000, image: {repository: ${image}}}\n`;

const jobs = (name: string) =>
  `include: [{local: ci/service-go.yml, inputs: {service: ${name}}}]\n`;

const tree = {
  '.slipway/answers.yaml':
    'template: new-project@3\nname: shop\nimageUpdate: job-token\nenvironments: [dev, production]\n',
  'helm/values.yaml': `services:\n${service('api')}${service('web')}`,
  'helm/values-dev.yaml': environment('api', 'web'),
  'helm/values-production.yaml': environment('api', 'web'),
  'catalog-info.yaml': component('api') + component('web'),
  'apps/api/ci.yml': jobs('api'),
  'apps/api/Dockerfile': 'FROM scratch\n',
  'apps/web/ci.yml': jobs('web'),
  'apps/web/Dockerfile': 'FROM scratch\n',
  'skaffold.yaml': skaffold(['api', 'web'], ['api', 'web']),
};

describe('the places of a service', () => {
  it('are all there', async () => {
    expect(await found(tree)).toEqual([]);
  });

  it('name what a copied service still has of the one that it was copied from', async () => {
    expect(
      await found({
        ...tree,
        'helm/values.yaml': `services:\n${service('api')}${service(
          'web',
          'api',
        )}`,
        'catalog-info.yaml': component('api') + component('web', 'api'),
        'apps/web/ci.yml': jobs('api'),
        'skaffold.yaml': skaffold(['api', 'web'], ['api']),
      }),
    ).toEqual([
      'apps/web/ci.yml: its jobs are those of service api; with service: web they build web.',
      'catalog-info.yaml: the annotation slipway.dev/service of component shop-web names api, so the portal shows that service instead of web.',
      'helm/values.yaml: services.web.image.repository is api, and the pipeline pushes the image of web to web.',
      'skaffold.yaml: the release needs a value for services.web.image.repository, or skaffold dev does not run what it has built of web.',
      'skaffold.yaml: the release needs a value for services.web.image.tag, or skaffold dev does not run what it has built of web.',
      'skaffold.yaml: the release needs a value for services.web.image.digest, or skaffold dev does not run what it has built of web.',
    ]);
  });

  it.each([
    [
      'under another service',
      environment('web', 'api').replace(
        /ci:(tag|digest) (api|web)/g,
        (_, a, b) => [`ci:${a}`, b === 'api' ? 'web' : 'api'].join(' '),
      ),
      'services.api.image needs a line: tag: "" # ci:tag api, and no other line may have this marker',
    ],
    [
      'twice',
      `${environment('api', 'web')}# ci:tag api\n`,
      'services.api.image needs one line: tag: "" # ci:tag api, and no other line may have this marker',
    ],
    [
      'above its line',
      environment('web').concat(
        '  api:\n    image:\n      # ci:tag api\n      tag: ""\n      digest: "" # ci:digest api\n',
      ),
      'services.api.image needs a line: tag: "" # ci:tag api, and no other line may have this marker',
    ],
  ])('are not where a marker stands %s', async (_where, text, lacks) => {
    expect(await found({ ...tree, 'helm/values-dev.yaml': text })).toContain(
      `helm/values-dev.yaml: ${lacks}.`,
    );
  });

  it('name what is left of a service that was removed', async () => {
    expect(
      await found({
        ...tree,
        'helm/values.yaml': `services:\n${service('api')}`,
        'helm/values-dev.yaml': environment('api'),
        'helm/values-production.yaml': environment('api'),
      }),
    ).toEqual([
      'apps/web/ci.yml: helm/values.yaml has no service web, so the image update fails for all that is built with it; remove the folder, or add the service.',
      'catalog-info.yaml: helm/values.yaml has no service web, so its component is of something that is not there; remove it.',
      'skaffold.yaml: helm/values.yaml has no service web, so skaffold dev cannot render the chart; remove its values and its artifact.',
    ]);
  });

  it('leave alone what one environment has for itself, and jobs that name no service', async () => {
    expect(
      await found({
        ...tree,
        'helm/values-dev.yaml': `${environment(
          'api',
          'web',
        )}  mock: {kind: web, port: 1, image: {repository: mock}}\n`,
        'apps/mock/ci.yml': jobs('mock'),
        'apps/web/ci.yml': 'build: {script: [make]}\n',
      }),
    ).toEqual([]);
  });
});
