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
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ArgocdApi,
  LogContainer,
  LogLine,
} from '@slipway/plugin-argocd-common';
import { answer, apiMock, liveApplication } from '../../__testUtils__/fixtures';
import { crashingTree } from '../../__testUtils__/resources';
import { argocdApiRef } from '../../api';
import LogsPage from './LogsPage';
import { LogTarget } from './logTarget';

const crashed: LogTarget = {
  kind: 'Pod',
  namespace: 'coelho-dev',
  name: 'web-2-a',
};

const twoContainers: LogContainer[] = [
  {
    name: 'web',
    kind: 'container',
    restarts: 7,
    state: { state: 'running', startedAt: '2026-11-23T10:24:52Z' },
    lastRun: {
      state: 'ended',
      exitCode: 1,
      reason: 'Error',
      endedAt: '2026-11-23T10:22:41Z',
    },
  },
  { name: 'migrate', kind: 'init' },
];

async function* linesOf(
  ...lines: (string | LogLine)[]
): AsyncGenerator<LogLine> {
  for (const line of lines) {
    yield typeof line === 'string' ? { content: line, pod: 'web-2-a' } : line;
  }
}

/** A window of jsdom has no size, and what has none shows no lines. */
function giveSize() {
  const size = (value: number) => ({ configurable: true, get: () => value });
  Object.defineProperties(HTMLElement.prototype, {
    offsetHeight: size(600),
    offsetWidth: size(800),
    clientHeight: size(600),
  });
}

function renderPage(
  log: (
    ...parameters: Parameters<ArgocdApi['streamLogs']>
  ) => AsyncGenerator<LogLine>,
  options: {
    target?: LogTarget;
    containers?: LogContainer[];
    cause?: string;
    /** Lines that the cause was read from; the last one names it. */
    read?: string[];
  } = {},
) {
  const api = apiMock(async () => answer());
  api.streamLogs = jest.fn<
    ReturnType<ArgocdApi['streamLogs']>,
    Parameters<ArgocdApi['streamLogs']>
  >(log);
  api.getResourceTree.mockResolvedValue({ nodes: crashingTree });
  api.getContainers = jest
    .fn()
    .mockResolvedValue(options.containers ?? twoContainers);
  api.getWhy.mockResolvedValue({
    containers: [],
    places: [],
    steps: [],
    withheld: [],
    ...(options.read && {
      log: {
        namespace: 'coelho-dev',
        pod: 'web-2-a',
        previous: true,
        lines: options.read.map((content, index, all) => ({
          content,
          matched: index === all.length - 1,
        })),
      },
    }),
  });
  const onChange = jest.fn();
  const onClose = jest.fn();
  renderInTestApp(
    <LogsPage
      application={{
        ...liveApplication,
        ...(options.cause && {
          cause: {
            code: 'crashLoop',
            parameters: {},
            lastLogLine: options.cause,
          },
        }),
      }}
      target={options.target ?? crashed}
      onChange={onChange}
      onClose={onClose}
    />,
    { apis: [[argocdApiRef, api]] },
  );
  return { api, onChange, onClose };
}

const asked = (api: ReturnType<typeof apiMock>) =>
  api.streamLogs.mock.lastCall![1];
const log = () => screen.findByRole('log');
const lines = () =>
  [...screen.getByRole('log').querySelectorAll('[data-index]')].map(
    line => line.textContent,
  );

describe('the log on the whole screen', () => {
  beforeAll(giveSize);

  it('says whose log it is and how the pod is, and follows it from its last lines on', async () => {
    const { api } = renderPage(() =>
      linesOf('listens on 8000', 'GET /healthz'),
    );
    expect(
      await screen.findByRole('dialog', { name: /Logs of web in dev/ }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(lines()).toEqual(['1listens on 8000', '2GET /healthz']),
    );
    expect(asked(api)).toMatchObject({
      pod: 'web-2-a',
      container: 'web',
      follow: true,
      tail: 5_000,
    });
    expect(screen.getByText('Crashes')).toBeInTheDocument();
    expect(screen.getByText(/2 lines, the whole run/)).toBeInTheDocument();
  });

  it('chooses another run, pod and container', async () => {
    const { onChange } = renderPage(() => linesOf('line'));
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Last crash' }),
    );
    expect(onChange).toHaveBeenLastCalledWith({
      ...crashed,
      container: 'web',
      run: 'crash',
    });
    await userEvent.click(
      screen.getByRole('radio', { name: 'Previous version' }),
    );
    expect(onChange).toHaveBeenLastCalledWith({
      ...crashed,
      name: 'web-1-a',
      run: 'previous',
    });
    await userEvent.click(screen.getByRole('button', { name: /Container$/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'migrate (init)' }),
    );
    expect(onChange).toHaveBeenLastCalledWith({
      ...crashed,
      container: 'migrate',
    });
  });

  it('of the last crash is not followed, says how it ended, and marks the line of the cause', async () => {
    const { api } = renderPage(
      () => linesOf('starts', "KeyError: 'MLFLOW_URL'"),
      {
        target: { ...crashed, run: 'crash' },
        cause: "KeyError: 'MLFLOW_URL'",
      },
    );
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(asked(api)).toMatchObject({ previous: true });
    expect(asked(api).follow).toBeUndefined();
    expect(
      screen.getByText(/Container ended with exit code 1\. Restarted at/),
    ).toBeInTheDocument();
    expect(screen.getByText('Off: this run has ended')).toBeInTheDocument();
    const marked = (await log()).querySelectorAll('[data-cause]');
    expect([...marked].map(line => line.textContent)).toEqual([
      "2KeyError: 'MLFLOW_URL'",
    ]);
  });

  it('marks each line that the cause was read from', async () => {
    renderPage(
      () => linesOf('File "/app/app.py", line 12', 'other', 'KeyError'),
      {
        target: { ...crashed, run: 'crash' },
        cause: 'KeyError',
        read: ['File "/app/app.py", line 12', 'KeyError'],
      },
    );
    await waitFor(() => expect(lines()).toHaveLength(3));
    await waitFor(async () =>
      expect((await log()).querySelectorAll('[data-cause]')).toHaveLength(2),
    );
  });

  it('offers no crash where none was, and says why', async () => {
    const { onChange } = renderPage(() => linesOf('line'), {
      containers: [{ name: 'web', kind: 'container', restarts: 0 }],
    });
    const crash = await screen.findByRole('radio', { name: /Last crash/ });
    expect(crash).toHaveAccessibleName(/has not ended before/);
    await userEvent.click(crash);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('of several pods tells them apart, and why one of them cannot be read', async () => {
    const { api } = renderPage(
      () =>
        linesOf(
          { content: 'line', pod: 'web-2-a' },
          { content: 'the container waits to start', failed: true },
        ),
      {
        target: {
          group: 'apps',
          kind: 'ReplicaSet',
          namespace: 'coelho-dev',
          name: 'web-2',
        },
      },
    );
    await waitFor(() =>
      expect(lines()).toEqual(['b-2-aline', 'the container waits to start']),
    );
    expect(asked(api)).toMatchObject({
      group: 'apps',
      kind: 'ReplicaSet',
      name: 'web-2',
      tail: 1_000,
    });
    expect(
      screen.getByText('the container waits to start').closest('[data-failed]'),
    ).not.toBeNull();
  });

  it('is searched with a count, and from match to match', async () => {
    renderPage(() => linesOf('one ERROR', 'two', 'three error'));
    await waitFor(() => expect(lines()).toHaveLength(3));
    fireEvent.keyDown(await log(), { key: '/' });
    const field = screen.getByRole('searchbox', { name: 'Search in the log' });
    expect(field).toHaveFocus();
    await userEvent.keyboard('error');
    expect(await screen.findByText('1 of 2')).toBeInTheDocument();
    expect((await log()).querySelectorAll('mark')).toHaveLength(2);
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('2 of 2')).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('1 of 2')).toBeInTheDocument();
    await userEvent.keyboard('s of this nowhere');
    expect(await screen.findByText('0 of 0')).toBeInTheDocument();
  });

  it('stops and goes on following, and wraps, by a key', async () => {
    const { api } = renderPage(() => linesOf('line'));
    await waitFor(() => expect(lines()).toHaveLength(1));
    expect(await log()).toHaveAttribute('data-wrap', 'true');
    fireEvent.keyDown(await log(), { key: 'w' });
    expect(await log()).toHaveAttribute('data-wrap', 'false');
    fireEvent.keyDown(await log(), { key: 'f' });
    await waitFor(() => expect(asked(api).follow).toBeUndefined());
  });

  it('shows colors, JSON as people read it, and JSON as it was written', async () => {
    renderPage(() =>
      linesOf(
        '\u001b[31mERROR\u001b[0m no \u001b[2Kmatch',
        '{"level":"warn","msg":"slow","ms":12}',
      ),
    );
    await waitFor(() =>
      expect(lines()).toEqual(['1ERROR no match', '2WARN  slow  ms=12']),
    );
    expect(screen.getByText('ERROR')).toHaveAttribute('data-color', 'red');
    await userEvent.click(screen.getByRole('switch', { name: 'As written' }));
    expect(lines()[1]).toBe('2{"level":"warn","msg":"slow","ms":12}');
  });

  it('is saved as a file with times and without codes of a terminal', async () => {
    const saved: Blob[] = [];
    const create = jest.fn((blob: Blob) => {
      saved.push(blob);
      return 'blob:log';
    });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    Object.assign(URL, { createObjectURL: create, revokeObjectURL: jest.fn() });
    renderPage(() => linesOf('\u001b[31mERROR\u001b[0m'));
    await waitFor(() => expect(lines()).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'Download' }));
    expect(click.mock.contexts[0]).toMatchObject({
      download: 'web-2-a-web.log',
    });
    expect(saved[0].size).toBe('web-2-a ERROR\n'.length);
    click.mockRestore();
  });

  it('says so where it is empty', async () => {
    renderPage(() => linesOf());
    expect(await screen.findByText('The log is empty.')).toBeInTheDocument();
  });

  it('goes on where it was when the connection breaks', async () => {
    const at = (second: number) => `2026-11-23T10:22:0${second}Z`;
    const line = (second: number) => ({
      content: `line ${second}`,
      at: at(second),
      pod: 'web-2-a',
    });
    let tries = 0;
    // eslint-disable-next-line func-names
    renderPage(async function* () {
      tries += 1;
      yield line(1);
      if (tries === 1) {
        throw new TypeError('network error');
      }
      yield line(2);
    });
    expect(
      await screen.findByText(/connection broke and is tried again: network/),
    ).toBeInTheDocument();
    await waitFor(() => expect(lines()).toHaveLength(2), { timeout: 5_000 });
    expect(lines()[1]).toMatch(/line 2$/);
    expect(screen.queryByText(/connection broke/)).not.toBeInTheDocument();
  });

  it('says what the portal refuses and asks again only when a person does', async () => {
    let tries = 0;
    // eslint-disable-next-line func-names
    renderPage(async function* () {
      tries += 1;
      if (tries === 1) {
        throw Object.assign(new Error('Not now: you have 5 logs open.'), {
          statusCode: 429,
        });
      }
      yield* linesOf('line');
    });
    expect(
      await screen.findByText('Not now: you have 5 logs open.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(lines()).toHaveLength(1));
  });

  it('tells how many lines have come while a reader was further up', async () => {
    let more: () => void = () => {};
    // eslint-disable-next-line func-names
    renderPage(async function* () {
      yield* linesOf(...Array.from({ length: 100 }, (_, index) => `${index}`));
      await new Promise<void>(resolve => {
        more = resolve;
      });
      yield* linesOf('a', 'b');
    });
    await screen.findByText(/100 lines/);
    await waitFor(() => expect(lines()).not.toHaveLength(0));
    const place = await log();
    Object.defineProperty(place, 'scrollHeight', { value: 2_000 });
    const scrollTo = (top: number) => {
      place.scrollTop = top;
      fireEvent.scroll(place);
    };
    scrollTo(1_000);
    scrollTo(500);
    await act(async () => more());
    await userEvent.click(
      await screen.findByRole('button', { name: '2 new lines' }),
    );
    expect(
      screen.queryByRole('button', { name: '2 new lines' }),
    ).not.toBeInTheDocument();
  });

  it('draws only what is on the screen of tens of thousands of lines', async () => {
    renderPage(() =>
      linesOf(...Array.from({ length: 55_000 }, (_, index) => `${index}`)),
    );
    await screen.findByText(/55,?000 lines/);
    expect(lines().length).toBeLessThan(120);
  });

  it('closes by Escape', async () => {
    const { onClose } = renderPage(() => linesOf('line'));
    await waitFor(() => expect(lines()).toHaveLength(1));
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
  });

  it('says that what the address names is not there any more', async () => {
    renderPage(() => linesOf(), { target: { ...crashed, name: 'gone-1' } });
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(/Pod gone-1 is not there any more/),
    ).toBeInTheDocument();
  });
});
