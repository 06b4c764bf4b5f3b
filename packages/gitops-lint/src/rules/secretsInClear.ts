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

import { Rule } from '../rule';
import { asRecord } from '../values';

const secrets: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\bgl(pat|dt|ptt|rt|cbt|ft)-[\w-]{20,}/, 'a token of GitLab'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}/, 'a token of GitHub'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'a key of AWS'],
  [/\.(?<=\beyJ[\w-]{10,}\.)eyJ[\w-]{10,}\.[\w-]{10,}/, 'a token'],
  [/\bxox[abprs]-[\w-]{10,}/, 'a token of Slack'],
  [/https?:\/\/[^\s/:@"'$]+:[^\s/@"'$]{3,}@/, 'a password in an address'],
  [
    /^\s*(-\s*)?(\w*(password|passwd|api_?key|access_?token))\s*:\s*["']?[A-Za-z0-9+/=_.!-]{8,}["']?\s*$/i,
    'a password',
  ],
];

export const secretsInClear: Rule = {
  id: 'secrets-in-clear',
  severity: 'error',
  what: 'A secret stands in clear in Git, for everybody who ever reads the repository.',
  mend: 'Take it out, make it invalid where it was issued, and name an existing Secret, a SealedSecret or an ExternalSecret.',
  bad: { 'helm/values.yaml': 'database:\n  password: hunter2hunter2\n' },
  good: { 'helm/values.yaml': 'database:\n  existingSecret: database\n' },
  *check(project) {
    const sealed = new Set(
      [...project.manifests, ...project.rendered]
        .filter(({ kind }) => ['ExternalSecret', 'SealedSecret'].includes(kind))
        .map(({ file }) => file),
    );
    for (const file of project.tree.files) {
      if (sealed.has(file)) {
        continue;
      }
      const lines = project.tree.text(file)!.split('\n');
      for (const [index, text] of lines.entries()) {
        const found =
          text.length < 5_000 &&
          secrets.find(([pattern]) => pattern.test(text));
        if (found) {
          yield {
            file,
            line: index + 1,
            message: `Here stands ${found[1]} in clear.`,
          };
        }
      }
    }
    for (const { kind, apiVersion, value, file, lineOf } of project.manifests) {
      const data = [asRecord(value.data), asRecord(value.stringData)];
      if (
        kind === 'Secret' &&
        apiVersion === 'v1' &&
        data.some(entries => Object.keys(entries).length > 0)
      ) {
        yield {
          file,
          line: lineOf('kind'),
          message: 'Here stands a Secret in clear.',
        };
      }
    }
  },
};
