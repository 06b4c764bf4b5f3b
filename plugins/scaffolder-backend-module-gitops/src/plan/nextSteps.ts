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

import { ImageUpdate } from '@slipway/plugin-gitops-common';
import { Endpoints } from './endpoints';
import { Registration } from './registration';

const code = (...lines: string[]) => ['```sh', ...lines, '```'].join('\n');

/** What is left to do by hand, because the portal has no credential for the cluster; Markdown, empty where nothing is. */
export function planNextSteps(plan: {
  name: string;
  environments: string[];
  endpoints: Endpoints;
  registration: Registration;
  /** What the Argo CD instance is called in a sentence. */
  instanceLabel: string;
  imageUpdate: ImageUpdate;
  warnings: string[];
}): string {
  const { endpoints, environments, instanceLabel, name, registration } = plan;
  const namespaceOf = (environment: string) =>
    `${registration.namespacePrefix}${name}-${environment}`;
  const steps: { title: string; content: string }[] = [];
  if (registration.method === 'platform-repository') {
    steps.push({
      title: 'The platform team merges',
      content: `Argo CD deploys ${name} when the merge request in ${registration.platformRepositoryUrl} is merged.`,
    });
  }
  if (registration.method === 'discovery') {
    steps.push({
      title: 'Argo CD finds the project',
      content: `${instanceLabel} looks for repositories with the topic \`${registration.topics.join(
        ' ',
      )}\` every few minutes. It deploys to ${environments
        .map(namespaceOf)
        .join(', ')}. Nothing is left to do.`,
    });
  }
  if (registration.method === 'manual') {
    steps.push({
      title: 'Tell Argo CD',
      content: `Somebody who may write to the namespace \`${
        endpoints.argocdNamespace
      }\` of Argo CD runs this once. The projects come first: an application without its project waits for minutes.\n\n${code(
        `git clone ${endpoints.projectUrl}.git`,
        ...environments.map(
          environment =>
            `kubectl apply -f ${name}/argocd/project-${environment}.yaml -f ${name}/argocd/application-${environment}.yaml`,
        ),
      )}`,
    });
  }
  if (plan.imageUpdate === 'image-updater') {
    steps.push({
      title: 'Tell Image Updater',
      content: `Somebody who may write to the namespace \`${
        endpoints.argocdNamespace
      }\` of Argo CD, where Image Updater runs, does this once:\n\n${code(
        `git clone ${endpoints.projectUrl}.git`,
        `kubectl apply -f ${name}/argocd/image-updater.yaml`,
      )}`,
    });
  }
  if (endpoints.pullSecrets.length > 0) {
    const [secret] = endpoints.pullSecrets;
    steps.push({
      title: 'Let the cluster pull',
      content: `The portal cannot see whether the cluster may pull from ${
        endpoints.pullRegistry
      }. With a deploy token that has read_registry:\n\n${code(
        ...environments.flatMap(environment => [
          `kubectl create namespace ${namespaceOf(environment)}`,
          `kubectl create secret docker-registry ${secret} -n ${namespaceOf(
            environment,
          )} --docker-server=${
            endpoints.pullRegistry
          } --docker-username=<deploy token user> --docker-password=<deploy token>`,
        ]),
      )}`,
    });
  }
  steps.push(
    ...plan.warnings.map(content => ({ title: 'Please check', content })),
  );
  return steps
    .map(({ title, content }) => `### ${title}\n\n${content}`)
    .join('\n\n');
}
