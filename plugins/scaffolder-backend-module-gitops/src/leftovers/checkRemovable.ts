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
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { RepositoryAddress } from '../gitlab/repositoryAddress';
import { placesOf, stillTaken } from './removeLeftovers';

/**
 * That nothing but what a task left itself has one of these names in Argo CD, so that its removal frees them.
 *
 * @throws ConflictError as the removal would
 */
export async function checkRemovable(
  argocd: ArgocdService,
  {
    address,
    names,
    taskId,
  }: { address: RepositoryAddress; names: string[]; taskId: string },
  credentials: BackstageCredentials,
): Promise<void> {
  const found = await Promise.all(
    names.map(name => argocd.getName(name, {}, { credentials })),
  );
  const taken = found.filter(({ status }) => status === 'taken');
  if (taken.length === 0) {
    return;
  }
  const { instances } = await placesOf(argocd, credentials);
  const own = await Promise.all(
    instances.map(({ name }) =>
      argocd.getProvision(name, taskId, { credentials }),
    ),
  );
  const others = taken
    .map(({ name }) => name)
    .filter(name => !own.flat().includes(name));
  if (others.length > 0) {
    throw stillTaken(address, others);
  }
}
