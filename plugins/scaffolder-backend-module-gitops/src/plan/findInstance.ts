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
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  ArgocdService,
  instanceLabel,
  InstanceView,
  isHeard,
} from '@slipway/plugin-argocd-node';

/** An Argo CD instance that answers. @throws InputError where the portal has none of that name, ServiceUnavailableError where it is away */
export async function findInstance(
  argocd: ArgocdService,
  name: string,
  credentials: BackstageCredentials,
): Promise<InstanceView> {
  const instances = await argocd.getInstances({ credentials });
  const instance = instances.find(item => item.name === name);
  if (!instance) {
    throw new InputError(
      `The portal knows no Argo CD instance ${name}. It knows: ${instances
        .map(item => item.name)
        .join(', ')}.`,
    );
  }
  if (!isHeard(instance.status)) {
    throw new ServiceUnavailableError(
      `${instanceLabel(
        instance,
      )} does not answer now. Try again when it does, or choose another.`,
    );
  }
  return instance;
}
