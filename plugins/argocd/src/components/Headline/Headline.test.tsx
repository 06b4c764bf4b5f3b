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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Headline as HeadlineAnswer } from '@slipway/plugin-argocd-common';
import { screen } from '@testing-library/react';
import { Headline } from './Headline';
import { headlineLook } from './headlineLook';

type Words = Pick<HeadlineAnswer, 'code' | 'parameters' | 'cause' | 'line'>;

function renderHeadline(words: Words) {
  renderInTestApp(
    <Headline
      // The screen reads the code, and not this.
      headline={{ ...words, sentence: 'A sentence of the back end.' }}
      size="page"
      isOld={false}
    />,
  );
  return screen.findByRole('heading');
}

const environment = 'dev';
const environments = 'dev,staging';

describe('the headline', () => {
  it.each<[string, Words]>([
    ['Argo CD has not answered yet.', { code: 'notAnswering', parameters: {} }],
    [
      'Was live in dev and staging. Argo CD does not compare.',
      { code: 'notComparing', parameters: { environments } },
    ],
    ['Argo CD does not compare.', { code: 'notComparing', parameters: {} }],
    [
      'Argo CD cannot read dev.',
      { code: 'cannotCompare', parameters: { environment } },
    ],
    [
      'The latest change fails in dev: the job failed.',
      {
        code: 'latestFails',
        parameters: { environment },
        cause: { code: 'jobFailed', parameters: {} },
      },
    ],
    [
      'Dev is broken. The latest change is live in dev and staging.',
      {
        code: 'otherFails',
        parameters: { environment, environments, verdict: 'broken' },
      },
    ],
    [
      'Dev was rolled back to 9f31c2a by maria. 2 newer changes wait.',
      {
        code: 'rolledBack',
        parameters: {
          environment,
          revision: '9f31c2a',
          by: 'user:default/maria',
          count: '2',
        },
      },
    ],
    [
      'Argo CD does not sync dev: Git holds nothing any more, and it will not remove everything.',
      { code: 'refused', parameters: { environment, reason: 'wipe' } },
    ],
    [
      'The latest change was not built: job test failed.',
      { code: 'notBuilt', parameters: { job: 'test' } },
    ],
    [
      'Building, 3 of 4 images pushed.',
      { code: 'building', parameters: { pushed: '3', expected: '4' } },
    ],
    [
      'Built; dev is updated next.',
      { code: 'built', parameters: { environment } },
    ],
    [
      'Rolling out in dev: 1 of 2 fastapi pods ready.',
      {
        code: 'rollingOut',
        parameters: { environment, service: 'fastapi', ready: '1', total: '2' },
      },
    ],
    [
      'Dev is out of sync: 2 changes wait for a sync.',
      { code: 'waitsForSync', parameters: { environment, count: '2' } },
    ],
    [
      'Live in dev and staging. Production is 3 changes behind.',
      {
        code: 'liveOthersBehind',
        parameters: { environments, behind: 'production:3' },
      },
    ],
    [
      'The latest change is not live yet. Dev is 1 change behind.',
      { code: 'notLiveYet', parameters: { behind: 'dev:1' } },
    ],
    [
      'Dev runs fastapi:9f31c2a and 3 more images.',
      {
        code: 'versionsOnly',
        parameters: { environment, image: 'fastapi:9f31c2a', count: '3' },
      },
    ],
    ['Dev is paused.', { code: 'paused', parameters: { environment } }],
    [
      'Live in dev and staging.',
      { code: 'liveEverywhere', parameters: { environments } },
    ],
    ['Nothing is deployed yet.', { code: 'notDeployed', parameters: {} }],
    ['What runs is not known yet.', { code: 'unknown', parameters: {} }],
  ])('says "%s"', async (sentence, words) => {
    expect(await renderHeadline(words)).toHaveTextContent(sentence);
  });

  it.each<[string, NonNullable<Words['line']>['code'], Record<string, string>]>(
    [
      [
        'Argo CD cannot render: its repo-server does not answer.',
        'repositoryServerAway',
        {},
      ],
      [
        'Argo CD does not reach the cluster eu.',
        'clusterAway',
        { cluster: 'eu' },
      ],
      ['Argo CD does not reach one of its clusters.', 'clusterAway', {}],
      [
        'Git changes are noticed only when Argo CD looks by itself: no webhook arrives.',
        'webhooksSilent',
        {},
      ],
      ['Changes in Argo CD show up to 30 s late.', 'delayed', {}],
    ],
  )('says below it: %s', async (text, code, lineParameters) => {
    await renderHeadline({
      code: 'liveEverywhere',
      parameters: { environments },
      line: { code, parameters: lineParameters, sentence: '' },
    });
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('says when it was last compared, and is not green', async () => {
    const heading = await renderHeadline({
      code: 'notComparing',
      parameters: { environments, time: '2026-11-23T14:02:00Z' },
    });
    expect(heading).toHaveTextContent(
      /^Was live in dev and staging at .*:02.*\. Argo CD has not compared since\.$/,
    );
  });

  it('has one line below it', async () => {
    await renderHeadline({
      code: 'liveEverywhere',
      parameters: { environments },
      line: {
        code: 'laterCommits',
        parameters: { count: '1' },
        sentence: 'A line of the back end.',
      },
    });
    expect(
      screen.getByText('1 later commit changes nothing that is deployed.'),
    ).toBeInTheDocument();
  });

  it('says times as people read them', async () => {
    const heading = await renderHeadline({
      code: 'notAnswering',
      parameters: { time: '2026-11-23T04:49:02Z' },
    });
    expect(heading).toHaveTextContent(/has not answered since .*Nov/);
    expect(heading).not.toHaveTextContent('T04');
  });

  it('is green only where the latest change is live, and never when it is old', () => {
    const codes: HeadlineAnswer['code'][] = [
      'notAnswering',
      'notComparing',
      'cannotCompare',
      'latestFails',
      'notLiveYet',
      'versionsOnly',
      'unknown',
    ];
    for (const code of codes) {
      expect(headlineLook(code, false).tone).not.toBe('positive');
    }
    expect(headlineLook('liveEverywhere', false).tone).toBe('positive');
    expect(headlineLook('liveEverywhere', true).tone).toBe('quiet');
  });
});
