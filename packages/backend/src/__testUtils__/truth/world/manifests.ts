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

import { clusterAddresses } from '@slipway/sandbox';
import { Environment, Service } from '../steps';

/** What one environment's folder says. */
export interface Folder {
  images: Partial<Record<Service, string>>;
  /** Counts the commits that changed what is rendered, and no image. */
  chart: number;
  hasForbidden: boolean;
  isBroken: boolean;
}

/** The repository of a service's image, without the registry's host. */
export function imageRepository(project: string, service: Service): string {
  return `team-realtime/${project}/${service}`;
}

export function imageOf(
  project: string,
  service: Service,
  sha: string,
): string {
  return `${clusterAddresses.registry}/${imageRepository(
    project,
    service,
  )}:${sha}`;
}

export function deploymentName(project: string, service: Service): string {
  return `${project}-${service}`;
}

const deployment = (
  project: string,
  service: Service,
  image: string,
  chart: number,
) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${deploymentName(project, service)}
  labels:
    app.kubernetes.io/component: ${service}
spec:
  replicas: 1
  template:
    metadata:
      labels:
        app.kubernetes.io/component: ${service}
    spec:
      containers:
        - name: ${service}
          image: ${image}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${project}-${service}-settings
data:
  chart: "${chart}"
`;

/** Helm cannot render it: there the real Helm is asked, which says so. */
const brokenChart: [string, string][] = [
  ['Chart.yaml', 'apiVersion: v2\nname: broken\nversion: 0.0.0\n'],
  ['templates/a.yaml', '{{ .Values.nothing.is.here }}\n'],
];

/** Nobody may bring one: the AppProject permits nothing that concerns the whole cluster. */
const forbiddenObject = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: everything
rules: []
`;

/** The files of an environment; `undefined` is one that is not there. */
export function filesOf(
  project: string,
  environment: Environment,
  { chart, hasForbidden, images, isBroken }: Folder,
): Map<string, string | undefined> {
  const folder = `deploy/${environment}`;
  const files = new Map<string, string | undefined>([
    // Before its first image nothing is rendered at all.
    [`${folder}/README.md`, `What runs in ${environment}.\n`],
    [`${folder}/forbidden.yaml`, hasForbidden ? forbiddenObject : undefined],
    ...brokenChart.map(([name, text]): [string, string | undefined] => [
      `${folder}/${name}`,
      isBroken ? text : undefined,
    ]),
  ]);
  for (const service of ['api', 'ui'] as const) {
    const image = images[service];
    files.set(
      `${folder}/${service}.yaml`,
      image && deployment(project, service, image, chart),
    );
  }
  return files;
}
