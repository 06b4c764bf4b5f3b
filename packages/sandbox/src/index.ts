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

/**
 * A GitLab and two Argo CDs for one laptop: what the portal and its tests run against.
 *
 * @packageDocumentation
 */

export { clusterAddresses } from './addresses';
export { Sandbox, sandboxSecrets } from './Sandbox';
export { sandboxPlatform } from './platform';
export type { Platform } from './platform';
export type { SandboxOptions } from './Sandbox';
export { accountToken } from './argocd/tokens';
export type { Fault } from './argocd/faults';
export { parts } from './argocd/parts';
export type { Part } from './argocd/parts';
export { ArgocdInstance } from './argocd/ArgocdInstance';
export type { ArgocdInstanceOptions } from './argocd/ArgocdInstance';
export { keyOf } from './kubernetes/manifest';
export { systemClock } from './world/Clock';
