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
import { ArgocdService, instanceLabel } from '@slipway/plugin-argocd-node';

/** What an Argo CD instance is called in a sentence, where only its name is at hand. Without an answer the name has to do. */
export async function findLabel(
  argocd: Pick<ArgocdService, 'getInstances'>,
  name: string,
  credentials: BackstageCredentials,
): Promise<string> {
  const instances = await argocd.getInstances({ credentials }).catch(() => []);
  return instanceLabel(instances.find(item => item.name === name) ?? { name });
}
