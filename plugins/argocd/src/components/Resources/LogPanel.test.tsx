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
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ArgocdApi,
  LogLine,
  ResourceNode,
} from '@slipway/plugin-argocd-common';
import { answer, apiMock, liveApplication } from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import LogPanel from './LogPanel';

const pod: ResourceNode = {
  id: 'pod',
  kind: 'Pod',
  version: 'v1',
  namespace: 'coelho-dev',
  name: 'api-79bfb44b8d-n8ftv',
  parents: [],
} as never;

async function* linesOf(...contents: string[]): AsyncGenerator<LogLine> {
  for (const content of contents) {
    yield { content, pod: pod.name } as LogLine;
  }
}

function renderPanel(log: () => AsyncGenerator<LogLine>, node = pod) {
  const api = apiMock(async () => answer());
  api.streamLogs = jest.fn<
    ReturnType<ArgocdApi['streamLogs']>,
    Parameters<ArgocdApi['streamLogs']>
  >(log);
  api.getContainers = jest.fn().mockResolvedValue([
    { name: 'api', kind: 'container' },
    { name: 'proxy', kind: 'sidecar' },
    { name: 'migrate', kind: 'init' },
  ]);
  renderInTestApp(<LogPanel application={liveApplication} node={node} />, {
    apis: [[argocdApiRef, api]],
  });
  return api;
}

const lines = () =>
  [...screen.getByRole('log').children]
    .map(line => line.textContent)
    .filter(Boolean);

describe('the log of a pod', () => {
  it('is followed from its last lines on, and searched', async () => {
    const api = renderPanel(() => linesOf('listens on 8000', 'GET /healthz'));
    await waitFor(() =>
      expect(lines()).toEqual(['listens on 8000', 'GET /healthz']),
    );
    expect(api.streamLogs.mock.lastCall![1]).toMatchObject({
      pod: pod.name,
      follow: true,
      tail: 500,
    });
    expect(screen.getByText('The log ends here.')).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search in the log' }),
      'LISTENS',
    );
    expect(lines()).toEqual(['listens on 8000']);
  });

  it('is that of the container before, or of another container, on request', async () => {
    const api = renderPanel(() => linesOf('line'));
    await userEvent.click(
      await screen.findByRole('switch', { name: 'Container before' }),
    );
    await waitFor(() =>
      expect(api.streamLogs.mock.lastCall![1]).toMatchObject({
        previous: true,
        follow: undefined,
      }),
    );
    expect(screen.getByRole('switch', { name: 'Follow' })).toBeDisabled();
    expect(api.streamLogs.mock.lastCall![1]).toMatchObject({
      container: 'api',
    });
    await userEvent.click(screen.getByRole('button', { name: /Container$/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'migrate (init)' }),
    );
    await waitFor(() =>
      expect(api.streamLogs.mock.lastCall![1]).toMatchObject({
        container: 'migrate',
      }),
    );
  });

  it('of a workload tells the pods apart', async () => {
    const api = renderPanel(() => linesOf('line'), {
      ...pod,
      group: 'apps',
      kind: 'Deployment',
      name: 'api',
    });
    await waitFor(() => expect(lines()).toEqual(['n8ftv line']));
    expect(api.streamLogs.mock.lastCall![1]).toMatchObject({
      group: 'apps',
      kind: 'Deployment',
      name: 'api',
    });
  });

  it('shows colors and no codes of a terminal', async () => {
    renderPanel(() => linesOf('\u001b[31mERROR\u001b[0m no \u001b[2Kmatch'));
    await waitFor(() => expect(lines()).toEqual(['ERROR no match']));
    expect(screen.getByText('ERROR')).toHaveAttribute('data-color', 'red');
  });

  it('tells what is no line of it but why there is none', async () => {
    // eslint-disable-next-line func-names
    renderPanel(async function* () {
      yield { content: 'the container waits to start', failed: true };
    });
    const line = await screen.findByText('the container waits to start');
    expect(line.closest('[data-failed]')).not.toBeNull();
  });

  it('is saved as a file without codes of a terminal', async () => {
    const saved: Blob[] = [];
    const create = jest.fn((blob: Blob) => {
      saved.push(blob);
      return 'blob:log';
    });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    Object.assign(URL, { createObjectURL: create, revokeObjectURL: jest.fn() });
    renderPanel(() => linesOf('\u001b[31mERROR\u001b[0m'));
    await waitFor(() => expect(lines()).toEqual(['ERROR']));
    await userEvent.click(screen.getByRole('button', { name: 'Download' }));
    expect(click.mock.contexts[0]).toMatchObject({
      download: `${pod.name}-api.log`,
    });
    expect(saved[0].size).toBe(`${pod.name} ERROR\n`.length);
    click.mockRestore();
  });

  it('says so where it is empty', async () => {
    renderPanel(() => linesOf());
    expect(await screen.findByText('The log is empty.')).toBeInTheDocument();
  });

  it('keeps what was read where the stream breaks, and says why', async () => {
    // eslint-disable-next-line func-names
    renderPanel(async function* () {
      yield* linesOf('the last words');
      throw new Error('Argo CD instance global does not answer.');
    });
    expect(
      await screen.findByText('Argo CD instance global does not answer.'),
    ).toBeInTheDocument();
    expect(lines()).toEqual(['the last words']);
  });
});
