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

import {
  ChangeState,
  MergeRequestLink,
  PromotionWaitCode,
} from '@slipway/plugin-argocd-common';

/** Images that a pipeline is to push, as far as it is known what its jobs bring. */
export interface AwaitedImages {
  /** Paths of the registry's repositories. */
  paths: string[];
  /** Whether there are no others. */
  isWhole: boolean;
}

/** One commit of the tracked branch, with what became of it. */
export interface CommitFacts {
  sha: string;
  url: string;
  title: string;
  author: string;
  /** In small letters; it never leaves the back end. */
  authorEmail?: string;
  /** ISO 8601. */
  committedAt: string;
  mergeRequest?: MergeRequestLink;
  /** It is known that no merge request brought it. */
  hasNoMergeRequest?: boolean;
  /**
   * What became of it: `none` brought no image and never will, of `unknown` nobody has told yet. Anything else is a
   * change.
   */
  state: ChangeState | 'none' | 'unknown';
  /** It was pushed just now, and its pipeline may still have to be made. */
  isFresh?: boolean;
  failedJob?: string;
  /** Paths of the registry's repositories that hold an image of it, without host and tag. */
  images: string[];
  /** How many images its pipeline is to push, where its jobs tell. */
  expectedImages?: number;
  /** Which ones; absent where nothing is known of them. */
  awaited?: AwaitedImages;
}

/** A merge request into the branch that is not merged yet. */
export interface OpenMergeRequest extends MergeRequestLink {
  /** Head of its branch, which its files were read at. */
  sha: string;
  waitsFor: PromotionWaitCode;
  /** Files that it changes, with the tags of images that its new lines may hold. */
  files: { path: string; tags: string[] }[];
}

/** What is known of one branch of a repository, from memory and the database. */
export interface RepositoryFacts {
  /** Address of the repository for people. */
  repository: string;
  branch: string;
  /** Newest commit. */
  head?: string;
  /** When the portal first saw it, ISO 8601. */
  headSeenAt?: string;
  /** The branch by first parents, newest first: what comes later in this list is an ancestor of what comes earlier. */
  commits: CommitFacts[];
  /** Whether `commits` reaches the branch's first commit. */
  complete: boolean;
  /** Absent while that was not asked. */
  openMergeRequests?: OpenMergeRequest[];
  /** When GitLab was last heard of it, ISO 8601. */
  readAt?: string;
  /** Why GitLab said nothing, in words for people. */
  unavailable?: string;
}

/** Answers from what is known at once; GitLab is asked in the background, within its limits, and `onChange` tells. */
export interface RepositoryChanges {
  facts(repository: string, branch: string): RepositoryFacts | undefined;
  /** Whether `commit` is `ancestor` or comes after it; `undefined` while that is not known. */
  contains(
    repository: string,
    commit: string,
    ancestor: string,
  ): boolean | undefined;
  /**
   * Commits of the branch that touched a folder, newest first; `undefined` while that is not known.
   *
   * @param isAsked - whether GitLab may be asked where it is not
   */
  touching(
    repository: string,
    branch: string,
    path: string,
    isAsked?: boolean,
  ): string[] | undefined;
  /** Argo CD has compared a commit of the branch: where it is not known yet, something was pushed. */
  pushed(repository: string, branch: string, revision: string): void;
  /** Somebody looks at what stands there. */
  look(repository: string, branch: string): void;
  /** Calls back with the repositories of which something new is known; returns how to stop. */
  onChange(listener: (repositories: string[]) => void): () => void;
}
