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

import { TextTable } from './TextTable';

/** What the conditions of an application say. */
export const condition: TextTable = [
  {
    code: 'projectMissing',
    text: /referencing project (?<project>\S+) which does not exist/,
  },
  {
    code: 'projectNotPermitted',
    text: /application '[^']+' in namespace '(?<namespace>[^']+)' is not permitted to use project '(?<project>[^']+)'/,
  },
  {
    code: 'repositoryNotPermitted',
    text: /(?:application|sync source|destination) repo (?<repository>\S+) is not permitted in project '(?<project>[^']+)'/,
  },
  {
    code: 'destinationNotPermitted',
    text: /namespace '(?<namespace>[^']*)' do not match any of the allowed destinations in project '(?<project>[^']+)'/,
  },
  {
    code: 'sharedResource',
    text: /^(?<kind>[^/\s]+)\/(?<name>\S+) is part of applications (?:\S+) and (?<application>\S+)$/,
  },
  {
    code: 'resourceRepeated',
    text: /^Resource (?<resource>\S+) appeared (?<times>\d+) times among application resources/,
  },
  {
    code: 'namespaceNotSet',
    text: /^Namespace for (?<name>\S+) [^]*Kind=(?<kind>\w+) is missing/,
  },
  {
    code: 'statusTooLarge',
    text: /^Application status exceeds the Kubernetes resource size limit/,
  },
  {
    code: 'specInvalid',
    text: /^(?<reason>(?:spec\.|when spec\.)[^]* (?:is|are) required[^]*)$/,
  },
  {
    readAs: 'repositoryServer',
    text: /^repository not accessible: (?<rest>[^]*)$/,
  },
  {
    readAs: 'destination',
    text: /^(?:Unable to get cluster|Failed to load target state: failed to get destination cluster): (?<rest>[^]*)$/,
  },
  {
    readAs: 'cluster',
    text: /^Failed to load target state: failed to get cluster version for cluster "[^"]*": (?<rest>[^]*)$/,
  },
  {
    readAs: 'repositoryServer',
    text: /^(?:Failed to load target state: )?(?<rest>(?:failed to generate manifest|rpc error: |failed to connect to repo server)[^]*)$/,
  },
  {
    readAs: 'repositoryServer',
    text: /^Failed to load target state: (?<rest>[^]*)$/,
  },
  {
    readAs: 'cluster',
    text: /^Failed to (?:load live|normalize target) state: (?<rest>[^]*)$/,
  },
  {
    readAs: 'cluster',
    text: /^error synchronizing cache state : (?<rest>[^]*)$/,
  },
  {
    readAs: 'apiServer',
    text: /^Failed to compare desired state to live state: (?:[^]* in dryrun mode for resource \S+: )?(?<rest>[^]*)$/,
  },
  {
    readAs: 'operation',
    text: /^Failed last sync attempt to (?:\[[^\]]*\]|\S+): (?<rest>[^]*)$/,
  },
  {
    readAs: 'destination',
    text: /^(?<rest>(?:unable to find destination server|error getting cluster|there are (?:no|\d+) clusters|application destination|destination server missing)[^]*)$/i,
  },
  // A sync that could not be begun is told in the words of the operation.
  { readAs: 'operation', text: /^(?<rest>[^]*)$/ },
];
