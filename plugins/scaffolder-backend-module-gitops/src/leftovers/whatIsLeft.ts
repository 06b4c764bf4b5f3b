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

import { GitlabProjects } from '../gitlab/GitlabProjects';
import { PlatformRepository } from '../gitlab/PlatformRepository';
import { catalogInfoUrl, RepositoryAddress } from '../gitlab/repositoryAddress';
import { Questions } from '../http/Questions';
import { placesOf } from './placesOf';
import { LeftoverServices, Remover } from './removeLeftovers';

/** What a task made and is still there. */
export interface WhatIsLeft {
  /** Of its repository, where that is still there. */
  projectId?: number;
  /** Page of that repository. */
  repositoryUrl?: string;
  /** One sentence each. */
  sentences: string[];
}

/** One place that does not answer hides nothing of the others. */
async function unlessAway(
  place: string,
  look: () => Promise<string[]>,
): Promise<string[]> {
  try {
    return await look();
  } catch (error) {
    return [
      `Whether anything is in ${place} cannot be told: ${
        (error as Error).message
      }`,
    ];
  }
}

/** Looks wherever a task may have made something; it removes nothing. */
export async function whatIsLeft(
  services: LeftoverServices,
  { address, taskId }: { address: RepositoryAddress; taskId: string },
  {
    credentials,
    questions,
    token,
  }: Omit<Remover, 'onRemoved'> & { questions: Questions },
): Promise<WhatIsLeft> {
  const { auth, integrations } = services;
  const argocd = questions.ofArgocd(services.argocd);
  const catalog = questions.of('The catalog', services.catalog);
  const [existing, places] = await Promise.all([
    questions.ask(`GitLab ${address.host}`, signal =>
      GitlabProjects.create(address, token, { signal }).find(),
    ),
    placesOf(argocd, credentials),
  ]);
  const isIts = existing?.taskId === taskId;
  const inArgocd = places.instances.map(({ name, label }) =>
    unlessAway(label, async () => {
      const names = await argocd.getProvision(name, taskId, { credentials });
      return [...new Set(names)].map(object => `${object} is in ${label}.`);
    }),
  );
  const proposed = places.platformRepositoryUrls.map(url =>
    unlessAway(url, async () => {
      const request = await questions.ask(
        `GitLab ${new URL(url).host}`,
        signal =>
          PlatformRepository.open(url, integrations, token, {
            signal,
          }).findRequest(address.repository, taskId),
      );
      return request ? [`Its registration is proposed in ${request}.`] : [];
    }),
  );
  const inCatalog = unlessAway('the catalog', async () => {
    const own = { credentials: await auth.getOwnServiceCredentials() };
    const { items } = await catalog.getLocations({}, own);
    // What another project of this address has registered is none of this task's.
    return isIts && items.some(item => item.target === catalogInfoUrl(address))
      ? [`The catalog reads ${catalogInfoUrl(address)}.`]
      : [];
  });
  const found = await Promise.all([...inArgocd, ...proposed, inCatalog]);
  // What ended because nobody waits is no answer of those places.
  questions.throwIfGone();
  return {
    ...(isIts && { projectId: existing.id, repositoryUrl: existing.webUrl }),
    sentences: [
      ...(isIts ? [`The repository ${existing.webUrl} is there.`] : []),
      ...found.flat(),
    ],
  };
}
