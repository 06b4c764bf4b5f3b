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
import type { ImageUpdate } from './imageUpdates';
import type { RegistrationMethod } from './registrationMethods';

/** What a runner can do decides which of them a target takes. @public */
export const buildEngines = ['docker', 'buildah', 'buildkit'] as const;

/** @public */
export type BuildEngine = (typeof buildEngines)[number];

/** Who may see a repository, in GitLab's words. @public */
export const visibilities = ['private', 'internal', 'public'] as const;

/** @public */
export type Visibility = (typeof visibilities)[number];

/** In order of promotion: images come to the first one by themselves. @public */
export const environmentNames = ['dev', 'staging', 'production'] as const;

/** @public */
export type EnvironmentName = (typeof environmentNames)[number];

/** What a project of a target is made with, unless a person chooses otherwise where the target lets them. @public */
export interface TargetSettings {
  visibility: Visibility;
  environments: EnvironmentName[];
  /** Environments that a person syncs; the others sync by themselves. */
  manualEnvironments: EnvironmentName[];
  buildEngine: BuildEngine;
  imageUpdate: ImageUpdate;
  registration: RegistrationMethod;
  /** Public services answer at `<project>-<environment>.<domain>`. */
  domain: string;
}

/** What a target may list in `choices`. @public */
export const targetChoices = [
  'visibility',
  'environments',
  'manualEnvironments',
  'buildEngine',
  'imageUpdate',
  'registration',
  'domain',
] as const satisfies readonly (keyof TargetSettings)[];

/** @public */
export type TargetChoice = (typeof targetChoices)[number];

/** A group of GitLab in which projects are made. @public */
export interface TargetGroup {
  /** Full path, e.g. `team-web` or `shop/checkout`. */
  path: string;
  /** Entity refs of catalog groups whose group in GitLab it is. */
  owners: string[];
}

/** An entry of `gitops.targets[]` as the form sees it: no address of the cluster, no credential. @public */
export interface TargetView {
  name: string;
  title: string;
  argocd: { instance: string; title: string };
  gitlab: { host: string; url: string };
  /** Sorted by path; never empty. */
  groups: TargetGroup[];
  /** Host of the registry as people know it, e.g. `registry.gitlab.com`. */
  registry: string;
  settings: TargetSettings;
  /** What people may override; anything else is refused. */
  choices: TargetChoice[];
}

/** The answer of `GET /api/scaffolder/gitops/targets`. @public */
export interface TargetsView {
  targets: TargetView[];
  /** What is missing or wrong in `gitops.targets`, one sentence each; a portal with targets has none. */
  problems: string[];
}

/** The answers of the form of Create new project: the parameters of its template. @public */
export interface NewProjectValues extends Partial<TargetSettings> {
  name: string;
  /** Of the entities in the catalog; the name where it is left out. */
  title?: string;
  description?: string;
  /** Entity ref of a group. */
  owner: string;
  /** Name of an entry of `gitops.targets`. */
  target: string;
  /** Full path of a group of that target. */
  group: string;
  services: unknown[];
  /** What becomes of what an earlier task of this person left behind; `stop` where it is left out. */
  leftover?: 'stop' | 'adopt' | 'remove';
}
