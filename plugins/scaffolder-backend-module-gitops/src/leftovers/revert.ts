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

import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { PlatformRepository } from '../gitlab/PlatformRepository';
import { taskLimits } from '../gitlab/requester';
import { entryFile } from '../plan/checkPlatformRepository';

/** What removing the traces of a task needs. @public */
export interface RevertServices {
  auth: AuthService;
  integrations: ScmIntegrations;
  argocd: ArgocdService;
  catalog: CatalogService;
}

/** Told of each thing when it has been removed, in a sentence. */
export type OnRemoved = (sentence: string) => void;

/** What a task may have made outside its repository. */
interface TaskTraces {
  taskId: string;
  name: string;
  /** The GitLab project that the task made or took over; absent where nobody knows it any more. */
  repository?: { host: string; projectId: number };
  /** Argo CD instances that the task may have told. */
  instances: { name: string; label: string; namespace: string }[];
  /** Platform repositories that it may have written to. */
  platformRepositoryUrls: string[];
}

/**
 * Removes what a task made outside its repository, except in the catalog: objects in Argo CD by its label, its merge
 * request in the platform repository. What is gone already is no failure.
 *
 * @returns what is left, each with the way to remove it by hand
 */
export async function revert(
  { argocd, integrations }: RevertServices,
  traces: TaskTraces,
  by: {
    credentials: BackstageCredentials;
    token: string;
    onRemoved: OnRemoved;
  },
): Promise<string[]> {
  const { instances, name, platformRepositoryUrls, taskId } = traces;
  const { credentials, onRemoved, token } = by;
  const left: string[] = [];
  const attempt = async (what: string, advice: string, run: () => unknown) => {
    try {
      await run();
    } catch (error) {
      const reason = (error as Error).message.replace(/\.$/, '');
      left.push(`${what} (${reason})${advice}`);
    }
  };
  for (const instance of instances) {
    await attempt(
      `what ${instance.label} has of ${name}`,
      `: \`kubectl delete application,appproject -n ${instance.namespace} -l slipway.dev/provision=${taskId}\``,
      async () => {
        const removed = await argocd.removeProvision(
          instance.name,
          taskId,
          { repository: traces.repository, userToken: token },
          { credentials },
        );
        for (const object of removed) {
          onRemoved(`Removed ${object} from ${instance.label}.`);
        }
      },
    );
  }
  for (const platformRepositoryUrl of platformRepositoryUrls) {
    await attempt(
      `the entry of ${name} in ${platformRepositoryUrl}`,
      '',
      async () => {
        const platformRepository = PlatformRepository.open(
          platformRepositoryUrl,
          integrations,
          token,
          { limits: taskLimits },
        );
        if (await platformRepository.withdraw(name, taskId, entryFile(name))) {
          onRemoved(`Closed the merge request in ${platformRepositoryUrl}.`);
        }
      },
    );
  }
  return left;
}

/**
 * Removes the catalog's location of a repository, where it has one. Only the platform team may remove locations; of what
 * a task made itself, the portal does it. So it comes last, when Argo CD and GitLab have let go.
 *
 * @param requireOwn - throws where the repository is not proved to be the task's
 * @returns what is left
 */
export async function unregister(
  { auth, catalog }: RevertServices,
  catalogInfoUrl: string,
  requireOwn: () => Promise<unknown>,
  onRemoved: OnRemoved,
): Promise<string[]> {
  try {
    const own = { credentials: await auth.getOwnServiceCredentials() };
    const { items } = await catalog.getLocations({}, own);
    const location = items.find(({ target }) => target === catalogInfoUrl);
    if (location) {
      await requireOwn();
      await catalog.removeLocationById(location.id, own);
      onRemoved(`Removed ${catalogInfoUrl} from the catalog.`);
    }
    return [];
  } catch (error) {
    return [`${catalogInfoUrl} in the catalog (${(error as Error).message})`];
  }
}
