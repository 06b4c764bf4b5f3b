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

import { ArgocdClient } from '../argocd/ArgocdClient';
import { CallLimit } from '../argocd/CallLimit';
import { Details } from '../watcher/Details';

/** What is read of Argo CD that nobody waits for. */
export type BackgroundClient = Pick<
  ArgocdClient,
  | 'events'
  | 'getApplication'
  | 'liveManifest'
  | 'logs'
  | 'managedResources'
  | 'resourceTree'
  | 'targetStates'
>;

/** A client that keeps the instance's limit, and lets the watch have every application that is read. */
export function backgroundClient(
  client: ArgocdClient,
  limit: CallLimit,
  details: Pick<Details, 'read'>,
): BackgroundClient {
  return {
    events: (...call) => limit.run(() => client.events(...call)),
    getApplication: target => details.read(target),
    liveManifest: (...call) => limit.run(() => client.liveManifest(...call)),
    logs: (...call) => client.logs(...call),
    managedResources: (...call) =>
      limit.run(() => client.managedResources(...call)),
    resourceTree: target => limit.run(() => client.resourceTree(target)),
    targetStates: target => limit.run(() => client.targetStates(target)),
  };
}
