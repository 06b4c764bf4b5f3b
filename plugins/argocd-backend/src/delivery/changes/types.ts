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

import { ChangeState, MergeRequestLink } from '@slipway/plugin-argocd-common';

import { AwaitedImages, OpenMergeRequest } from '../types';

/** A branch that applications follow; `HEAD` is the default one. */
export interface BranchRef {
  /** Address of the repository for people. */
  repository: string;
  branch: string;
}

export interface JobFacts {
  name: string;
  stage: string;
  status: string;
  url: string;
  startedAt?: string;
  finishedAt?: string;
}

export interface PipelineFacts {
  id: number;
  status: string;
  url: string;
  createdAt: string;
  finishedAt?: string;
  durationSeconds?: number;
}

/** One image of the container registry that carries a commit as its tag. */
export interface ImageFacts {
  /** Path of the registry's repository, without host and tag. */
  repository: string;
  tag: string;
  createdAt?: string;
}

/** What is kept of a commit. */
export interface CommitRecord {
  sha: string;
  title: string;
  author: string;
  /** In small letters; it never leaves the back end. */
  authorEmail?: string;
  committedAt: string;
  /** When it was first seen on the branch. */
  seenAt: string;
  /** `null` where it was asked for and there is none. */
  mergeRequest?: MergeRequestLink | null;
  pipeline?: PipelineFacts;
  images: ImageFacts[];
  state: ChangeState | 'none' | 'unknown';
  failedJob?: string;
  expectedImages?: number;
  awaited?: AwaitedImages;
  /** Whether nothing more is to be asked, unless its pipeline runs again. */
  isSettled: boolean;
}

/** Paths of the images that came into being while a job ran. */
export interface BroughtImages {
  /** No other job can have brought them. */
  own: string[];
  /** Each time so far; another job that ran at the same time may have brought them. */
  shared: string[];
}

/** How often a job held the birth of an image in its run, how often it did not, and of which, by name of the job. */
export type ImageJobs = Record<
  string,
  [held: number, missed: number, brought?: BroughtImages]
>;

/** What is kept of a branch. */
export interface BranchRecord {
  /** By first parents, newest first. */
  commits: CommitRecord[];
  isComplete: boolean;
  readAt?: string;
  unavailable?: string;
  imageJobs: ImageJobs;
  /** Merge requests into it; absent while they were not asked for. */
  openMergeRequests?: OpenMergeRequest[];
  /** When any replica last asked GitLab about it … */
  askedAt?: string;
  /** … and for its commits. */
  commitsAskedAt?: string;
}
