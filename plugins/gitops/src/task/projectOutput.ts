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

import { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-common';
import {
  EnvironmentName,
  environmentNames,
  ImageUpdate,
  imageUpdates,
  RegistrationMethod,
  registrationMethods,
} from '@slipway/plugin-gitops-common';

/** What a task tells of the project that it has made: the output of its template. */
export interface ProjectOutput {
  /** Page of its repository. */
  url?: string;
  /** Id of the first commit. */
  commit?: string;
  files?: number;
  environments: EnvironmentName[];
  registration?: RegistrationMethod;
  imageUpdate?: ImageUpdate;
  pipelineUrl?: string;
  mergeRequestUrl?: string;
  /** What is left to do by hand, Markdown. */
  byHand?: string;
}

const text = (value: unknown) =>
  typeof value === 'string' && value ? value : undefined;

/** Links of a task are followed: nothing but the web is one. */
const address = (value: unknown) => {
  const url = text(value);
  return url && /^https?:\/\//.test(url) ? url : undefined;
};

/** Reads what a task has put out, which may be of a template of another version. */
export function projectOutputOf(
  output: ScaffolderTaskOutput = {},
): ProjectOutput {
  const { files } = output;
  const environments: unknown[] = Array.isArray(output.environments)
    ? output.environments
    : [];
  const byHand = Array.isArray(output.text)
    ? output.text.flatMap(({ content }) => text(content) ?? [])
    : [];
  return {
    url: address(output.projectUrl),
    commit: text(output.commit),
    files: typeof files === 'number' ? files : undefined,
    environments: environmentNames.filter(name => environments.includes(name)),
    registration: registrationMethods.find(
      method => method === output.registration,
    ),
    imageUpdate: imageUpdates.find(item => item === output.imageUpdate),
    pipelineUrl: address(output.pipelineUrl),
    mergeRequestUrl: address(output.mergeRequestUrl),
    byHand: byHand.length > 0 ? byHand.join('\n\n') : undefined,
  };
}
