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
/** What is looked at before a project is made, in the order in which it is shown. @public */
export const projectChecks = [
  /** Free in GitLab, the catalog and Argo CD. */
  'name',
  /** The person may create in the group, and will be Maintainer or Owner of the project. */
  'group',
  /** The ledger holds none of the namespaces for another project. */
  'namespaces',
  /** Argo CD takes the project as the target registers it. */
  'registration',
  /** Argo CD has a credential for repositories of the group. */
  'repositoryAccess',
  /** A pull secret for the registry is named; whether the cluster has it nobody can see from here. */
  'pullSecret',
  /** Not private, which a GitLab may be set not to take; its administrators alone can see that. */
  'visibility',
  /** By a deploy key, which a GitLab may not let push to a protected branch; that shows when it is made. */
  'imageUpdate',
] as const;

/** @public */
export type ProjectCheckId = (typeof projectChecks)[number];

/** What an earlier task of this person has left of a project of this name. @public */
export interface LeftoverView {
  taskId: string;
  /** Of the task. */
  status: 'cancelled' | 'failed';
  /** Page of its repository; absent where the repository is gone. */
  repositoryUrl?: string;
}

/** @public */
export interface ProjectCheck {
  id: ProjectCheckId;
  /** `unknown`: it could not be asked, and the task will ask once more; `notChecked`: nobody can see it from here. */
  status: 'passed' | 'refused' | 'unknown' | 'notChecked';
  /** Why it is refused or unknown and what to do, as the task would say it. */
  message?: string;
  /**
   * What the sentence of a check names. `name`: name; leftover, `adopt` or `remove`, where one is dealt with first; `group`: group, role; `namespaces`: namespaces; `registration`:
   * instance (for people), method; `repositoryAccess`: url of the group that Argo CD has a credential for, or visibility `public`, which
   * needs none; `pullSecret`: registry, and secret where one is needed; `visibility`: visibility, host; `imageUpdate`: imageUpdate, host.
   */
  facts?: Record<string, string>;
  /** With `name`: what can be taken over or removed, or will be where the answers say so. */
  leftover?: LeftoverView;
}

/** @public */
export type ProjectCheckOutcome = 'passed' | 'refused' | 'unknown';

/** The answer of `POST /api/scaffolder/gitops/checks`. @public */
export interface ProjectChecks {
  /** Of all of them: `unknown` where none is refused and one could not be asked, so that nobody takes silence for a yes. */
  outcome: ProjectCheckOutcome;
  /** All of `projectChecks`, in their order. */
  checks: ProjectCheck[];
}

/** What checks say together; what nobody can see from here stands in nobody's way. @public */
export function outcomeOfChecks(
  checks: Pick<ProjectCheck, 'status'>[],
): ProjectCheckOutcome {
  const has = (wanted: ProjectCheck['status']) =>
    checks.some(({ status }) => status === wanted);
  if (has('refused')) {
    return 'refused';
  }
  return has('unknown') || checks.length === 0 ? 'unknown' : 'passed';
}

/** The answer of `POST /api/scaffolder/gitops/leftovers` and of `…/leftovers/remove`. @public */
export interface LeftoversView {
  /** What the task made and is still there, or why it stays, one sentence each; empty where nothing is left. */
  left: string[];
  /** What was removed by this call, one sentence each. */
  removed: string[];
  /** Page of its repository, which another task can take over; absent where it is gone, or nobody can tell. */
  repositoryUrl?: string;
}
