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
import { format, notesAsText } from '.';

const report: LintReport = {
  findings: [
    {
      rule: 'ci-needs',
      profile: 'broken',
      severity: 'error',
      file: 'a b/.gitlab-ci.yml',
      line: 4,
      message: 'Job a needs b, which does not exist.',
      advice: 'Correct the name.',
    },
    {
      rule: 'image-fixed-tag',
      profile: 'house',
      severity: 'warning',
      file: 'helm/templates/web.yaml',
      line: 1,
      message: 'Pod web runs redis.',
      advice: 'Name a version.',
    },
  ],
  notSeen: [{ file: '.gitlab-ci.yml', line: 1, message: 'template Auto.yml' }],
  notChecked: [{ file: 'helm/Chart.yaml', line: 1, message: 'It took long.' }],
  silenced: 2,
  pipeline: {
    stages: ['test'],
    jobs: [
      {
        name: 'nightly',
        stage: 'test',
        events: ['push to main'],
        isScheduled: true,
      },
    ],
  },
};

describe('a report', () => {
  it('tells people what breaks, what was silenced and what nobody looked at', () => {
    const text = format(report, 'text');
    expect(text).toContain(
      '1 finding that breaks something, 1 of the style of the house, 2 silenced.',
    );
    expect(text).toContain('Not seen:\n  .gitlab-ci.yml:1  template Auto.yml');
    expect(text).toContain('Not checked:\n  helm/Chart.yaml:1  It took long.');
    expect(text).toMatch(/schedule +nightly/);
    expect(text).toMatch(/merge request +no job/);
  });

  it('is SARIF with the place and the level of each finding', () => {
    const { runs } = JSON.parse(format(report, 'sarif'));
    expect(runs).toHaveLength(1);
    expect(
      runs[0].results.map(
        (result: {
          ruleId: string;
          level: string;
          locations: { physicalLocation: object }[];
        }) => [
          result.ruleId,
          result.level,
          result.locations[0].physicalLocation,
        ],
      ),
    ).toEqual([
      [
        'ci-needs',
        'error',
        {
          artifactLocation: { uri: 'a%20b/.gitlab-ci.yml' },
          region: { startLine: 4 },
        },
      ],
      [
        'image-fixed-tag',
        'note',
        {
          artifactLocation: { uri: 'helm/templates/web.yaml' },
          region: { startLine: 1 },
        },
      ],
    ]);
    expect(runs[0].invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'warning' }],
    });
    expect(
      runs[0].tool.driver.rules.map(({ id }: { id: string }) => id),
    ).toEqual(['ci-needs', 'image-fixed-tag']);
  });

  it('is what GitLab shows in merge requests', () => {
    expect(JSON.parse(format(report, 'codequality'))).toEqual([
      expect.objectContaining({
        check_name: 'ci-needs',
        severity: 'major',
        location: { path: 'a b/.gitlab-ci.yml', lines: { begin: 4 } },
      }),
      expect.objectContaining({ severity: 'info' }),
    ]);
  });

  it('says what nobody looked at beside what a program reads', () => {
    expect(notesAsText({ ...report, notSeen: [] })).toBe(
      'Not checked:\n  helm/Chart.yaml:1  It took long.',
    );
  });
});
