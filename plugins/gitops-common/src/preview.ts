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

/** What starts a pipeline. @public */
export type PipelineEvent =
  | 'push to main'
  | 'push to a branch'
  | 'merge request'
  | 'tag'
  | 'schedule';

/** @public */
export interface PipelineJob {
  name: string;
  stage: string;
  /** Jobs that it waits for; absent where it waits for its stage. */
  needs?: string[];
  /** What starts a pipeline that it is part of. */
  events: PipelineEvent[];
  /** Whether a schedule starts a pipeline that it is part of. */
  isScheduled?: boolean;
}

/** The jobs of a pipeline, and what starts each. @public */
export interface PipelineReport {
  stages: string[];
  jobs: PipelineJob[];
}

/** Something in the files that does not work, or will hurt. @public */
export interface Finding {
  /** Id of the rule, e.g. `ci-only-except`. */
  rule: string;
  /** Whether it cannot work or is dangerous, or is advice on style. */
  profile: 'broken' | 'house';
  severity: 'error' | 'warning';
  file: string;
  /** From 1. */
  line: number;
  /** What is wrong here and what happens because of it. */
  message: string;
  /** How to fix it. */
  advice: string;
}

/** Something that was not looked at, and why. @public */
export interface Note {
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

/** A file that a template would write; a long one is cut. @public */
export interface PreviewFile {
  path: string;
  text: string;
  /** The text is only its beginning. */
  isCut: boolean;
  bytes: number;
}

/** What a chart renders, rendered for each environment. @public */
export interface ChartReport {
  environments: string[];
  /** Objects of all environments together. */
  objects: number;
  /** The newest Kubernetes that it renders for, e.g. `1.36`. */
  kubernetesVersion: string;
}

/** What a template would write with the answers of a form: the answer of `POST /api/scaffolder/gitops/preview`. @public */
export interface ProjectPreview {
  files: PreviewFile[];
  findings: Finding[];
  /** What lies outside the project, or has no schema: it may be right or wrong. */
  notSeen: Note[];
  /** What was kept from being checked by a limit. */
  notChecked: Note[];
  /** Absent without a pipeline. */
  pipeline?: PipelineReport;
  /** Absent without a chart, and where it does not render. */
  chart?: ChartReport;
}
