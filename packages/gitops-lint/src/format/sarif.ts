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

import { LintReport } from '../lint';
import { fingerprint } from './fingerprint';

const levelOf = { broken: 'error', house: 'note' } as const;

/** SARIF 2.1.0, which code hosts and editors read. */
export function sarif({ findings, notChecked }: LintReport): string {
  // Only this format needs the rules, which take long to load.
  const { rules }: typeof import('..') = require('@slipway/gitops-lint');
  const used = rules.filter(({ id }) =>
    findings.some(({ rule }) => rule === id),
  );
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'gitops-lint',
              rules: used.map(({ id, what, fix, see, profile }) => ({
                id,
                shortDescription: { text: what },
                help: { text: fix },
                ...(see && { helpUri: see }),
                defaultConfiguration: { level: levelOf[profile] },
              })),
            },
          },
          invocations: [
            {
              executionSuccessful: notChecked.length === 0,
              toolExecutionNotifications: notChecked.map(
                ({ file, message }) => ({
                  level: 'warning',
                  message: { text: `${file}: ${message}` },
                }),
              ),
            },
          ],
          results: findings.map(finding => ({
            ruleId: finding.rule,
            ruleIndex: used.findIndex(({ id }) => id === finding.rule),
            level: levelOf[finding.profile],
            message: { text: `${finding.message} ${finding.advice}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(finding.file) },
                  region: { startLine: finding.line },
                },
              },
            ],
            partialFingerprints: { 'finding/v1': fingerprint(finding) },
          })),
        },
      ],
    },
    undefined,
    2,
  );
}
