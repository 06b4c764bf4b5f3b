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

import { useApi } from '@backstage/frontend-plugin-api';
import {
  applicationKey,
  ApplicationView,
  ResourceRef,
  StepLook,
} from '@slipway/plugin-argocd-common';
import { useAddress } from '../../address';
import { argocdApiRef } from '../../api';
import { logTargetText } from '../Logs';

/** The log that a step leads to. */
function logsOf({ code, container, resource }: StepLook): string {
  const { namespace = '', ...named } = resource;
  return logTargetText({
    ...named,
    namespace,
    container,
    run: code === 'crashLog' ? 'crash' : undefined,
  });
}

/** Shows among the resources below, or as a log, what the evidence names. */
export function useWhyTargets(application: ApplicationView) {
  const api = useApi(argocdApiRef);
  const { choose } = useAddress();
  const environment = applicationKey(application);
  return {
    openLogs: (look: StepLook) => choose({ environment, logs: logsOf(look) }),
    async openResource(resource: ResourceRef) {
      const { nodes } = await api
        .getResourceTree(application)
        .catch(() => ({ nodes: [] }));
      const node = nodes.find(
        ({ group, kind, namespace, name }) =>
          group === (resource.group ?? '') &&
          kind === resource.kind &&
          (namespace ?? '') === (resource.namespace ?? '') &&
          name === resource.name,
      );
      // What is gone by now cannot be selected; the others show what came in its place.
      choose({ environment, view: 'resources', resource: node?.id });
    },
  };
}
