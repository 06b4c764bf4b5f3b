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

/** The folder that the repo-server works in says nothing to people. */
const file = String.raw`(?:\S*\/[0-9a-f]{8}-[0-9a-f-]{27}\/)?(?<file>[^\s":]+\.(?:ya?ml|json|tpl))`;
/** What is done with a repository; without it a text is about something else that is asked over the network. */
const asking = String.raw`(?:list refs: |ls-remote|\bssh: |error (?:loading repo index|making HTTP request|retrieving helm|getting helm repos|logging into OCI|pulling OCI|fetching chart)|\bgit (?:fetch|clone|checkout)|\bhelm (?:pull|fetch|registry|repo|dependency)|failed to (?:get (?:index|tags|digest)|fetch(?! anonymous)|resolve revision|initialize)|get digest for revision|[Rr]epositor(?:y|ies) not accessible|repository connectivity)`;

/** What a repository, or its host, answers. */
const answered = (answers: string) =>
  new RegExp(`${asking}[^]*(?:${answers})`, 'i');

/** What a chart or a plugin says is in the words of a project, and may hold any of those of Argo CD. */
const asked = (text: RegExp) =>
  new RegExp(
    `^(?![^]*(?:helm template|error generating manifests in cmp))[^]*?(?:${text.source})`,
    text.flags,
  );

/** What Argo CD meets where it asks its repo-server: the server itself, Git, Helm, Kustomize and plugins. */
export const repositoryServer: TextTable = [
  {
    // The first code is the controller's own; one that follows is of what the repo-server calls.
    code: 'repositoryServerAway',
    text: /^(?:(?!rpc error: code = )[^])*rpc error: code = Unavailable |^failed to (?:connect to|open a new connection to) repo server/,
  },
  {
    code: 'cacheAway',
    text: asked(
      /redis: |lookup \S*redis\S* |dial tcp \S+:6379: |NOAUTH |WRONGPASS /,
    ),
  },
  {
    code: 'pathMissing',
    text: /(?:^|: |desc = )(?<path>[^\s:=]+): app path does not exist/,
  },
  {
    code: 'revisionMissing',
    text: /unable to resolve '(?<revision>[^']+)' to a commit SHA/,
  },
  {
    code: 'repositoryNotPermitted',
    text: /helm repos (?<repository>\S+?),? [^]*?(?:is|are) not permitted in project '(?<project>[^']+)'/,
  },
  {
    code: 'signatureMissing',
    text: asked(/GIT\/GPG: |is not signed|(?:UNKNOWN|BAD) signature/),
  },
  {
    code: 'helmDependency',
    text: /found in Chart\.yaml, but missing in charts\/ directory: (?<dependency>[^\n]+)/,
  },
  {
    code: 'helmDependency',
    text: /no repository definition for (?<dependency>[^\s.]+)/,
  },
  {
    code: 'helmDependency',
    text: /can't get a valid version for \d+ subchart\(s\): "?(?<dependency>[^\s",]+)/,
  },
  {
    code: 'helmDependency',
    text: /error building helm chart dependencies|failed to build helm dependencies/,
  },
  {
    code: 'yamlInvalid',
    text: new RegExp(
      `Failed to unmarshal "(?<file>[^"]+)": (?:[^]*?yaml: line (?<line>\\d+))?`,
    ),
  },
  {
    code: 'yamlInvalid',
    text: new RegExp(
      `(?:YAML parse error on|failed to parse|cannot load) ${file}: [^]*?line (?<line>\\d+)`,
    ),
  },
  {
    code: 'yamlInvalid',
    text: /MalformedYAMLError: yaml: line (?<line>\d+): [^]*? in File: (?<file>\S+)/,
  },
  {
    code: 'yamlInvalid',
    text: /(?:failed to unmarshal manifest|invalid Kustomization|error converting YAML to JSON|kustomization\.yaml)[^]*?yaml: line (?<line>\d+)/,
  },
  {
    code: 'kustomizeVersionUnknown',
    text: /kustomize version (?<version>\S+) is not registered/,
  },
  {
    code: 'pluginFailed',
    text: /could not find (?:cmp-server )?plugin(?: with name "(?<plugin>[^"]+)")? supporting/,
  },
  {
    code: 'pluginFailed',
    text: /error generating manifests in cmp|CMP processing failed|plugin sidecar failed|failed to convert CMP manifests/,
  },
  {
    code: 'manifestTimeout',
    text: /^(?:failed to [^"]*: )?rpc error: code = DeadlineExceeded|failed (?:fatal )?timeout after/,
  },
  {
    code: 'submoduleFailed',
    text: /failed to update submodules|git submodule (?:sync|update)/,
  },
  {
    code: 'lfsFailed',
    text: /failed to (?:list|checkout) LFS files|git lfs |smudge filter lfs failed/,
  },
  {
    code: 'repositoryUntrusted',
    text: answered(
      'x509: |SSL certificate problem|knownhosts: key (?:is unknown|mismatch)|Host key verification failed',
    ),
  },
  {
    code: 'repositoryDenied',
    text: answered(
      'authentication required|authorization failed|authentication failed|Invalid username or|\\b40[13](?:$| (?:Unauthorized|Forbidden))|(?:status code|error:) 40[13]|unauthorized|denied|unable to authenticate|could not read Username',
    ),
  },
  {
    code: 'chartVersionMissing',
    text: /helm pull (?:[^]*?)oci:\/\/(?<chart>[^\s`]+)[^]*?--version (?<version>[^\s`]+)[^]*(?:manifest unknown|not found|name unknown)/i,
  },
  {
    code: 'chartVersionMissing',
    text: /chart "(?<chart>[^"]+)" (?:version|matching) "?(?<version>[^"\s]+)"? not found/,
  },
  {
    code: 'chartVersionMissing',
    text: /no chart version found for (?<chart>\S+)-(?<version>v?\d\S*)/,
  },
  {
    code: 'chartVersionMissing',
    text: /chart '(?<chart>[^']+)' not found in index|no version for constraints|version matching constraint not found|cannot get digest for revision (?<version>\S+): [^]*not found/,
  },
  {
    code: 'repositoryMissing',
    text: asked(
      /repository not found|repository '[^']+' not found|project you were looking for could not be found|does not appear to be a git repository|failed to get index: 404|404 Not Found/i,
    ),
  },
  {
    code: 'repositoryHostAway',
    text: answered(
      'dial tcp|no such host|Could not resolve host|connection refused|i/o timeout|timed out|Failed to connect to|TLS handshake timeout|context deadline exceeded|Client\\.Timeout|no route to host|unexpected EOF|connection reset|\\b50[0-4]\\b',
    ),
  },
  {
    code: 'manifestTimeout',
    text: /^(?:failed to|error) [^"]*context deadline exceeded/,
  },
  {
    code: 'kustomizeBuild',
    text: /kustomize(?:\/\S+)? build[^]*? failed exit status \d+: (?:Error: )?(?<reason>[^\n]+)/,
  },
  {
    code: 'valuesFileMissing',
    text: new RegExp(
      `(?:open|stat|values file) ${file}: (?:no such file or directory|file does not exist)`,
    ),
  },
  {
    code: 'chartDoesNotRender',
    text: /failed to execute helm template command[^]*Error: [^\n]*?(?<file>[\w./-]+\.(?:ya?ml|tpl)):(?<line>\d+)/,
  },
  {
    code: 'chartDoesNotRender',
    text: /failed to execute helm template command|values don't meet the specifications of the schema/,
  },
  {
    code: 'repositoryUnreachable',
    text: /repositories not accessible|failed to list refs|error testing repository connectivity|unable to ls-remote|failed to (?:initialize repository|fetch(?! anonymous))|error fetching chart|error pulling OCI chart/,
  },
];
