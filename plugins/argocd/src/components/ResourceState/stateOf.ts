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

import { PodState, ResourceNode } from '@slipway/plugin-argocd-common';

/** What an object is, in one word of ours. */
export type ResourceStateCode =
  | PodState
  | 'stillServes'
  | 'missing'
  | 'noLongerInGit'
  | 'broken'
  | 'inProgress'
  | 'paused'
  | 'podsReady'
  | 'previousVersion'
  | 'differsFromGit'
  | 'healthy'
  | 'asInGit';

const failingPods: PodState[] = [
  'crashes',
  'imageMissing',
  'cannotStart',
  'failed',
];

/** Whether it is in trouble, and not merely not done yet. */
export function isFailing({ health }: ResourceNode): boolean {
  return health?.status === 'Degraded' || health?.status === 'Missing';
}

/** How an object compares with Git; nothing where Git does not have it. */
export function gitState({
  sync,
  requiresPruning,
}: ResourceNode): 'noLongerInGit' | 'differsFromGit' | 'asInGit' | undefined {
  if (requiresPruning) {
    return 'noLongerInGit';
  }
  if (sync === 'OutOfSync') {
    return 'differsFromGit';
  }
  return sync === 'Synced' ? 'asInGit' : undefined;
}

/** Whether it is not as in Git. */
export function differs(node: ResourceNode): boolean {
  return (gitState(node) ?? 'asInGit') !== 'asInGit';
}

/** Whether a person who looks for trouble wants to see it: it fails, is on its way or is not as in Git. */
export function isRemarkable(node: ResourceNode): boolean {
  return (
    isFailing(node) || node.health?.status === 'Progressing' || differs(node)
  );
}

function stateOfPod(
  { pod, previous, health }: ResourceNode,
  state: PodState,
): ResourceStateCode {
  if (previous && state === 'ready') {
    return 'stillServes';
  }
  // Argo CD has its own opinion, e.g. of a pod that has run into its deadline.
  return health?.status === 'Degraded' &&
    !failingPods.includes(state) &&
    pod?.reason === undefined
    ? 'broken'
    : state;
}

/** What is said of an object; nothing where there is nothing to say. */
export function resourceState(
  node: ResourceNode,
): ResourceStateCode | undefined {
  const { health, pod, pods, previous } = node;
  const git = gitState(node);
  if (pod) {
    return stateOfPod(node, pod.state);
  }
  if (health?.status === 'Missing') {
    return 'missing';
  }
  if (git === 'noLongerInGit') {
    return git;
  }
  if (previous) {
    return 'previousVersion';
  }
  if (pods && pods.ready < pods.total) {
    return 'podsReady';
  }
  switch (health?.status) {
    case 'Degraded':
      return 'broken';
    case 'Progressing':
      return 'inProgress';
    case 'Suspended':
      return 'paused';
    default:
  }
  return git !== 'differsFromGit' && health?.status === 'Healthy'
    ? 'healthy'
    : git;
}
