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

import { Cause, CauseCode } from './cause';

interface Wording {
  sentence(parameters: Record<string, string>): string;
  advice?(parameters: Record<string, string>): string;
}

const workload = (parameters: Record<string, string>) =>
  parameters.workload ?? 'A pod';

/** The last part of an image's name with a short tag: a registry's path is no use in a sentence. */
function shortImage(image: string): string {
  const name = image.split('/').pop() ?? image;
  return name.replace(/[0-9a-f]{40}$/, sha => sha.slice(0, 7));
}

const words: Record<CauseCode, Wording> = {
  imageNotFound: {
    sentence: p =>
      `${workload(p)} cannot start: image ${shortImage(
        p.image,
      )} was not found in the registry.`,
    advice: () =>
      'Look whether this tag exists in the registry (for an own service: whether its pipeline pushed it), then put the tag right in Git or revert the commit that set it.',
  },
  imagePullDenied: {
    sentence: p =>
      `${workload(
        p,
      )} cannot start: the registry refuses to hand out image ${shortImage(
        p.image,
      )}.`,
    advice: () =>
      'Give the namespace a pull secret for this registry, or let the nodes sign in to it.',
  },
  imagePullFailed: {
    sentence: p =>
      p.image
        ? `${workload(p)} cannot start: image ${shortImage(
            p.image,
          )} cannot be pulled.`
        : `${workload(p)} cannot start: its image cannot be pulled.`,
    advice: () =>
      'Look at the events of the pod for the answer of the registry.',
  },
  crashLoop: {
    sentence: p =>
      p.backoff
        ? `${workload(p)} stops again and again; the next try is in at most ${
            p.backoff
          }.`
        : `${workload(p)} stops again and again.`,
    advice: () => 'Read the log of the container that stopped.',
  },
  outOfMemory: {
    sentence: p =>
      `${workload(p)} was stopped: it used more memory than its limit.`,
    advice: () => 'Raise the memory limit in the values file, or use less.',
  },
  unschedulable: {
    sentence: p => `${workload(p)} cannot start: no node has room for it.`,
    advice: () => 'Lower its requests, or ask the platform team for room.',
  },
  podSecurity: {
    sentence: p =>
      `${workload(p)} is refused by the namespace's pod security level ${
        p.level ?? ''
      }`
        .trimEnd()
        .concat('.'),
    advice: () => 'Set the security context that the level asks for.',
  },
  containerConfig: {
    sentence: p =>
      p.name
        ? `${workload(p)} cannot start: ${p.kind} ${p.name} does not exist.`
        : `${workload(p)} cannot start: its configuration is incomplete.`,
    advice: () => 'Create what is missing in this namespace.',
  },
  progressDeadline: {
    sentence: p => `${p.name ?? workload(p)} did not become ready in time.`,
    advice: () => 'Look at its newest pod.',
  },
  hookFailed: {
    sentence: p =>
      p.phase === 'PreSync'
        ? `The job ${p.name} failed before the sync, so nothing was changed.`
        : `The job ${p.name} of the sync failed.`,
    advice: () => 'Read the log of the job, mend it, and sync again.',
  },
  jobFailed: {
    sentence: p =>
      `The job ${p.name ?? ''} failed`.replace('  ', ' ').concat('.'),
    advice: () => 'Read the log of the job.',
  },
  terminated: {
    sentence: () => 'Somebody stopped the last sync.',
    advice: () => 'Sync again when you are ready.',
  },
  pathMissing: {
    sentence: p => `The folder ${p.path} is not in the repository.`,
    advice: () => 'Restore the folder, or set the path of the application.',
  },
  revisionMissing: {
    sentence: p => `The branch or tag ${p.revision} does not exist.`,
    advice: () => 'Push it, or set the target revision of the application.',
  },
  chartDoesNotRender: {
    sentence: p =>
      p.file
        ? `The chart does not render: ${p.file}, line ${p.line}.`
        : 'The chart does not render.',
    advice: () =>
      'Run helm template with the same values files and mend the chart.',
  },
  repositoryUnreachable: {
    sentence: () => 'Argo CD cannot read the repository.',
    advice: () =>
      'Look whether the address is right as seen from the cluster, and whether Argo CD has a credential for it.',
  },
  repositoryNotPermitted: {
    sentence: p =>
      `Project ${p.project} does not permit the repository ${p.repository}.`,
    advice: () => 'Ask the platform team to add it to the project.',
  },
  destinationNotPermitted: {
    sentence: p =>
      `Project ${p.project} does not permit namespace ${p.namespace}.`,
    advice: () =>
      'Ask the platform team to add the destination to the project.',
  },
  projectMissing: {
    sentence: p => `Project ${p.project} does not exist in Argo CD.`,
    advice: () => 'Ask the platform team to create it.',
  },
  kindNotPermitted: {
    sentence: p => `Project ${p.project} does not permit the kind ${p.kind}.`,
    advice: () =>
      'Leave the object out of the chart, or ask the platform team.',
  },
  kindUnknown: {
    sentence: p => `The cluster does not know ${p.groupVersion}.`,
    advice: () => 'Install what brings this kind, or leave the object out.',
  },
  sharedResource: {
    sentence: p => `${p.kind} ${p.name} also belongs to ${p.application}.`,
    advice: () => 'Leave it to one of the two applications.',
  },
  syncWindow: {
    sentence: () => 'A sync window keeps the application as it is.',
    advice: () => 'Wait for the window, or ask who looks after the project.',
  },
  other: {
    sentence: () => 'Argo CD reports a problem that the portal cannot name.',
    advice: () => 'Read the original text.',
  },
};

/** The English sentence for a cause; the front end translates by code. @public */
export function causeSentence(cause: Cause): string {
  return words[cause.code].sentence(cause.parameters);
}

/** What to do next, in English. @public */
export function causeAdvice(cause: Cause): string | undefined {
  return words[cause.code].advice?.(cause.parameters);
}
