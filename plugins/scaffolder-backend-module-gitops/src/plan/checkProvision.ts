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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { ArgocdService, ProvisionCheck } from '@slipway/plugin-argocd-node';
import { RegistrationMethod } from '@slipway/plugin-gitops-common';
import { PlacedProject } from '../targets/Targets';
import { PlannedTree } from './planTree';

/** The cluster that Argo CD runs in, as the manifests of the template have it. */
export const cluster = 'https://kubernetes.default.svc';

/** The namespaces that a project deploys to where the portal registers it. */
export const namespacesOf = (
  name: string,
  environments: readonly string[],
): string[] => environments.map(environment => `${name}-${environment}`);

/** What an earlier task has left of a project, which is dealt with before anything is made. */
export interface LeftoverProject {
  /** Absent where its repository is removed, so that the new one is another. */
  projectId?: number;
  taskId: string;
  /** Whether it is taken over rather than removed. */
  isKept: boolean;
}

/** What Argo CD's back end will ask before it creates anything, asked by the same code. */
export function askProvision(
  argocd: ArgocdService,
  { address, target }: PlacedProject,
  { endpoints, environments }: Pick<PlannedTree, 'endpoints' | 'environments'>,
  {
    credentials,
    leftover,
    token,
  }: {
    credentials: BackstageCredentials;
    leftover?: LeftoverProject;
    token: string;
  },
): Promise<ProvisionCheck[]> {
  const { group, host, repository: project } = address;
  return argocd.checkProvision(
    target.argocdInstance,
    {
      project,
      repository: {
        host,
        group,
        url: endpoints.clusterRepositoryUrl,
        ...(leftover?.projectId && { projectId: leftover.projectId }),
      },
      ...(leftover && {
        leftover: { provisionId: leftover.taskId, kept: leftover.isKept },
      }),
      environments: namespacesOf(project, environments).map(name => ({
        name,
        server: cluster,
        namespace: name,
      })),
      userToken: token,
    },
    { credentials },
  );
}

/** What does not depend on how Argo CD learns of the project: whose its names are. */
const aboutNames: ProvisionCheck['about'][] = ['namespaces', 'entity'];

/**
 * What nobody can tell now is asked once more when the project is registered.
 *
 * @throws NotAllowedError where it is refused
 */
export function requireNotRefused(
  checks: ProvisionCheck[],
  registration: RegistrationMethod,
): void {
  const refused = checks.find(
    ({ about, status }) =>
      status === 'refused' &&
      (registration === 'api' || aboutNames.includes(about)),
  );
  if (refused) {
    throw new NotAllowedError(refused.message);
  }
}
