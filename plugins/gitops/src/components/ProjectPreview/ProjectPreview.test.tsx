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

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProjectPreview as Preview } from '@slipway/plugin-gitops-common';
import { renderField } from '../../__testUtils__/renderField';
import { ProjectPreview } from './ProjectPreview';

const data: Preview = {
  files: [
    { path: 'README.md', text: '# shop', isCut: false, bytes: 6 },
    {
      path: 'argocd/project-dev.yaml',
      text: 'kind: AppProject',
      isCut: false,
      bytes: 2_000,
    },
  ],
  findings: [],
  notSeen: [],
  notChecked: [],
  pipeline: {
    stages: ['test', 'build'],
    jobs: [
      {
        name: 'test: web',
        stage: 'test',
        events: ['push to main', 'merge request'],
      },
      { name: 'build: web', stage: 'build', events: ['push to main'] },
    ],
  },
};

function renderPreview(answer: () => Response) {
  const fetch = jest.fn(async () => answer());
  renderField(ProjectPreview, {
    uiOptions: { template: 'template:default/new-project' },
    formData: { name: 'shop' },
    fetch,
  });
  return fetch;
}

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

describe('the preview of a project', () => {
  it('shows files, that nothing is wrong, and the jobs by what starts them', async () => {
    const fetch = renderPreview(() => json(data));
    expect(
      await screen.findByText('Checked: nothing found that would not work.'),
    ).toBeInTheDocument();
    expect(screen.getByText('2 files, 2 kB')).toBeInTheDocument();
    expect(screen.getByText('# shop')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'project-dev.yaml' }),
    );
    expect(screen.getByText('kind: AppProject')).toBeInTheDocument();
    const pipeline = within(
      screen.getByRole('region', { name: 'The pipeline' }),
    );
    expect(pipeline.getByText('build: web')).toBeInTheDocument();
    await userEvent.click(
      pipeline.getByRole('radio', { name: 'Merge request' }),
    );
    expect(pipeline.queryByText('build: web')).not.toBeInTheDocument();
    expect(pipeline.getByText('1 job')).toBeInTheDocument();
    expect(fetch).toHaveBeenCalledWith('http://scaffolder/gitops/preview', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"templateRef":"template:default/new-project","values":{"name":"shop"}}',
    });
  });

  it('leads from a finding to its file', async () => {
    renderPreview(() =>
      json({
        ...data,
        findings: [
          {
            rule: 'argocd-repository',
            profile: 'broken',
            severity: 'error',
            file: 'argocd/project-dev.yaml',
            line: 3,
            message: 'It leads to this machine.',
            advice: 'Write the address as the cluster reaches it.',
          },
        ],
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'argocd/project-dev.yaml:3' }),
    );
    expect(screen.getByText('kind: AppProject')).toBeInTheDocument();
    expect(screen.queryByText(/nothing found/)).not.toBeInTheDocument();
  });

  it('gives advice as such, and says what nobody looked at', async () => {
    renderPreview(() =>
      json({
        ...data,
        findings: [
          {
            rule: 'ci-workflow',
            profile: 'house',
            severity: 'warning',
            file: '.gitlab-ci.yml',
            line: 1,
            message: 'A push starts two pipelines.',
            advice: 'Say when there is one.',
          },
        ],
        notSeen: [{ file: 'a.yml', line: 2, message: 'It is elsewhere.' }],
        notChecked: [{ file: 'helm', line: 1, message: 'Helm was stopped.' }],
      }),
    );
    expect(await screen.findByText('Style:')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Not seen' })).toHaveTextContent(
      'a.yml:2 It is elsewhere.',
    );
    expect(
      screen.getByRole('region', { name: 'Not checked' }),
    ).toHaveTextContent('helm:1 Helm was stopped.');
    expect(screen.queryByText(/nothing found/)).not.toBeInTheDocument();
  });

  it('says what is refused, and tries again', async () => {
    let isRefused = true;
    renderPreview(() => {
      const answer = isRefused
        ? json(
            {
              error: {
                name: 'InputError',
                message: 'Two services are named api.',
              },
              response: { statusCode: 400 },
            },
            400,
          )
        : json(data);
      isRefused = false;
      return answer;
    });
    expect(
      await screen.findByText('Two services are named api.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('# shop')).toBeInTheDocument();
  });
});
