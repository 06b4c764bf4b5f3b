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

import { ArgocdFault, Environment, Service } from '../steps';

/** A service in an environment, as the cluster and Git have it. */
export interface TruthService {
  service: Service;
  /** Images of pods that are ready. */
  ready: string[];
  pods: { ready: number; total: number };
  /** Whether its own rollout was given up. */
  isDegraded: boolean;
  /** Image that its Deployment asks for. */
  asked?: string;
  /** Image that Git names now. */
  inGit?: string;
}

/** Something that Argo CD was asked for, and what came of it. */
export interface TruthOperation {
  startedAt: string;
  finishedAt?: string;
  phase: string;
  kind: 'sync' | 'partial' | 'dry' | 'rollback';
  /** Name of the person or account; absent where Argo CD did it itself. */
  by?: string;
  /** Commit that was synced, where it came so far. */
  revision?: string;
  /** How many objects alone were synced. */
  selected?: number;
  /** Images that Git named at that commit. */
  images: string[];
  /** Whether Argo CD did it while it answered nobody. */
  isHidden: boolean;
}

export interface TruthApplication {
  name: string;
  environment: Environment;
  syncsItself: boolean;
  /** Whether anything of it is in the cluster. */
  exists: boolean;
  /** Whether what Git holds now can be rendered, and compared. */
  renders: boolean;
  /** Whether the cluster is as Git wants it; only where that can be compared. */
  isSynced: boolean;
  /** Whether a rollout was given up. */
  isDegraded: boolean;
  /** Whether pods are awaited. */
  isProgressing: boolean;
  services: TruthService[];
  /** Objects that Git asks for, as Argo CD lists them. */
  objects: number;
  /** Whether one of its Deployments asks for an image that no ready pod runs. */
  lacksImage: boolean;
  /** Oldest first. */
  operations: TruthOperation[];
  /** Commits at which, or after which, all of it was once healthy. */
  wasHealthyAt: string[];
}

export interface TruthChange {
  sha: string;
  /** First line of its text; of a merge what was merged, too. */
  titles: string[];
  /** Who wrote it, as Git and the merge request name them. */
  authors: string[];
  services: Service[];
  /** How many images its pipeline brings. */
  images: number;
  state: 'building' | 'failed' | 'built';
  /** Whether anybody can tell what it brings: not while a job runs that never ran before. */
  isTellable: boolean;
  /** Whether anybody can tell of which services: once each was built, alone or by the same pipeline. */
  areServicesTellable: boolean;
}

/** What is so, from Git, the registry, the cluster and Argo CD themselves. */
export interface Truth {
  project: string;
  /** The tracked branch by first parents, newest first. */
  commits: string[];
  /** Newest first. */
  changes: TruthChange[];
  /** Commits after the latest change that touch nothing which is deployed. */
  laterDocuments: number;
  applications: TruthApplication[];
  /** What is wrong with Argo CD, for longer than anybody waits. */
  fault?: ArgocdFault;
  /** Whether the portal was started after Argo CD had gone away: it knows of no application. */
  isStartedBlind: boolean;
  /** Whether Argo CD was not told of pushes, and of none since. */
  isDeaf: boolean;
  /** Whether one of them is still to be compared with. */
  isPushUnnoticed: boolean;
  /** Whether Argo CD can compare anything with what is pushed. */
  hasFollowers: boolean;
}

/** The commit that an image was built from. */
export function commitOf(image: string): string | undefined {
  return /:([0-9a-f]{40})$/.exec(image)?.[1];
}

/** Whether a commit of the branch is another one or comes after it. */
export function contains(
  { commits }: Truth,
  commit: string,
  ancestor: string,
): boolean {
  const at = commits.indexOf(commit);
  return at >= 0 && at <= commits.indexOf(ancestor);
}
