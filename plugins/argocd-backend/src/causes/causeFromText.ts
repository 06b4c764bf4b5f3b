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

import { Cause, CauseCode } from '@slipway/plugin-argocd-common';
import { redactInternals } from '../redact/redactInternals';

/** Characters of a text that are looked at. */
const maxTextLength = 2000;

interface Pattern {
  code: CauseCode;
  /** Its groups become parameters. */
  text: RegExp;
}

// First match wins: what names the thing most exactly stands first.
const patterns: Pattern[] = [
  {
    code: 'imageNotFound',
    text: /(?:pulling image|pull(?: and unpack)? image|Failed to pull image) "?(?<image>[^\s"]+?)"?:\s.*(?:not found|manifest unknown|NotFound)/i,
  },
  {
    code: 'imagePullDenied',
    text: /(?:pulling image|pull(?: and unpack)? image) "?(?<image>[^\s"]+?)"?:\s.*(?:denied|unauthorized|authentication required|no basic auth)/i,
  },
  {
    code: 'imagePullFailed',
    text: /(?:pulling image|pull(?: and unpack)? image) "?(?<image>[^\s"]+?)"?(?::\s|\s|$)/i,
  },
  {
    code: 'imagePullFailed',
    text: /ImagePullBackOff|ErrImagePull|InvalidImageName/,
  },
  {
    code: 'crashLoop',
    text: /back-off (?<backoff>\S+) restarting failed container(?:[= ](?<container>[^\s_]+))?/i,
  },
  { code: 'crashLoop', text: /CrashLoopBackOff/ },
  { code: 'outOfMemory', text: /OOMKilled/ },
  {
    code: 'podSecurity',
    text: /violates PodSecurity "(?<level>[^":]+)/,
  },
  { code: 'unschedulable', text: /nodes are available/ },
  {
    code: 'containerConfig',
    text: /CreateContainerConfigError|(?<kind>secret|configmap) "(?<name>[^"]+)" not found/,
  },
  {
    code: 'progressDeadline',
    text: /(?<kind>Deployment|ReplicaSet|StatefulSet) "(?<name>[^"]+)" exceeded its progress deadline/,
  },
  { code: 'jobFailed', text: /Job has reached the specified backoff limit/ },
  { code: 'terminated', text: /^Operation terminated/ },
  {
    code: 'pathMissing',
    text: /(?:^|: |desc = )(?<path>[^\s:=]+): app path does not exist/,
  },
  {
    code: 'revisionMissing',
    text: /unable to resolve '(?<revision>[^']+)' to a commit SHA/,
  },
  {
    code: 'chartDoesNotRender',
    text: /failed to execute helm template command[^]*Error: [^\n]*?(?<file>[\w./-]+\.(?:ya?ml|tpl)):(?<line>\d+)/,
  },
  {
    code: 'chartDoesNotRender',
    text: /(?:failed to execute helm template command|values don't meet the specifications of the schema)/,
  },
  {
    code: 'repositoryNotPermitted',
    text: /application repo (?<repository>\S+) is not permitted in project '(?<project>[^']+)'/,
  },
  {
    code: 'destinationNotPermitted',
    text: /namespace '(?<namespace>[^']*)' do not match any of the allowed destinations in project '(?<project>[^']+)'/,
  },
  {
    code: 'projectMissing',
    text: /referencing project (?<project>\S+) which does not exist/,
  },
  {
    code: 'kindNotPermitted',
    text: /resource (?:(?<group>[^\s:]*):)?(?<kind>\S+) is not permitted in project (?<project>[^\s,]+)/,
  },
  {
    code: 'kindUnknown',
    text: /failed to discover server resources for group version (?<groupVersion>[^\s:]+)/,
  },
  {
    code: 'sharedResource',
    text: /^(?<kind>[^/]+)\/(?<name>\S+) is part of applications (?:\S+) and (?<application>\S+)$/,
  },
  { code: 'syncWindow', text: /blocked by sync window/ },
  {
    code: 'repositoryUnreachable',
    text: /(?:repository not accessible|failed to list refs|repository not found|authentication required|error testing repository connectivity|unable to ls-remote|connection refused|failed to (?:initialize repository|fetch))/i,
  },
];

/**
 * Turns a text of Argo CD or Kubernetes into a cause with parameters. A text that nobody knows becomes `other`, with
 * the text kept for "Show original".
 */
export function causeFromText(whole: string): Cause {
  // A project can make its texts as long as it likes; a command line in them most of all.
  const text =
    whole.length > maxTextLength
      ? redactInternals(whole).slice(0, maxTextLength)
      : whole;
  for (const pattern of patterns) {
    const match = pattern.text.exec(text);
    if (match) {
      const parameters: Record<string, string> = {};
      for (const [name, value] of Object.entries(match.groups ?? {})) {
        if (value) {
          parameters[name] = value;
        }
      }
      return { code: pattern.code, parameters, original: text };
    }
  }
  return { code: 'other', parameters: {}, original: text };
}
