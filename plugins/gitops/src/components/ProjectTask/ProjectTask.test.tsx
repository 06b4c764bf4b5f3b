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

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  clockAt,
  recordedAnswers,
  recordedTask,
  refusal,
  renderProjectTask,
  timersAt,
  untilStep,
} from '../../__testUtils__/projectTask';
import { TaskEvent } from '../../task';
import { readDraft } from '../NewProject/draft/storedDraft';

const completed = recordedTask('completed');
const running = { ...completed.task, status: 'processing' as const };

beforeEach(() => clockAt(2));
afterEach(() => {
  jest.useRealTimers();
});

const rowOf = async (title: string) => {
  const heading = await screen.findByRole('heading', { name: title, level: 3 });
  return heading.closest('li')!;
};

const headline = () => screen.findByRole('heading', { level: 2, name: /\./ });

describe('the page of a task that runs', () => {
  it('says what it is doing, in plain words', async () => {
    renderProjectTask({
      task: running,
      events: untilStep(completed, 'check'),
    });
    expect(await headline()).toHaveTextContent('shop is being created.');
    const repository = await rowOf('Repository');
    expect(repository).toHaveTextContent('running');
    expect(repository).toHaveTextContent('checks what was written');
    expect(await rowOf('Catalog')).toHaveTextContent('to come');
    expect(
      screen.getByText(/^Started by Maria Example/, { exact: false }),
    ).toHaveTextContent(/for team-realtime in team-realtime\/shop$/);
    expect(
      screen.getByRole('link', { name: 'Log of the task' }),
    ).toHaveAttribute('href', `/create/tasks/${running.id}?log`);
  });

  it('goes on with its events, and says what each part took', async () => {
    const page = renderProjectTask({
      task: running,
      events: untilStep(completed, 'plan'),
    });
    await rowOf('Repository');
    await page.tell(...untilStep(completed, 'register'));
    const repository = await rowOf('Repository');
    expect(repository).toHaveTextContent('done');
    expect(repository).toHaveTextContent(/\d+ sec/);
    expect(await rowOf('Catalog')).toHaveTextContent('tells the catalog');
  });

  it('waits for its turn', async () => {
    renderProjectTask({ task: { ...running, status: 'open' } });
    expect(await headline()).toHaveTextContent('shop waits for its turn.');
  });

  it('is cancelled by its person, and is not over until it has ended', async () => {
    const cancelled = recordedTask('cancelled');
    const at = cancelled.events.findIndex(({ type }) => type === 'cancelled');
    const page = renderProjectTask({
      task: { ...cancelled.task, status: 'processing' },
      events: cancelled.events.slice(0, at),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel' }),
    );
    expect(page.scaffolder.cancelTask).toHaveBeenCalledWith(cancelled.task.id);
    await userEvent.click(screen.getByRole('button', { name: 'Cancelling…' }));
    expect(page.scaffolder.cancelTask).toHaveBeenCalledTimes(1);
    await page.tell(cancelled.events[at]);
    expect(await headline()).toHaveTextContent('The task is being stopped.');
    await page.tell(...cancelled.events.slice(at + 1));
    expect(await headline()).toHaveTextContent(
      'The task was stopped before left was complete.',
    );
    expect(await rowOf('Repository')).toHaveTextContent('stopped');
  });

  it('says that it cannot be cancelled', async () => {
    const page = renderProjectTask({
      task: running,
      events: untilStep(completed, 'plan'),
    });
    page.scaffolder.cancelTask.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'You may not.'),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It could not be cancelled: You may not.',
    );
  });

  describe('and is silent', () => {
    beforeEach(() => {
      timersAt(2);
    });

    it('listens anew after a stream that broke, from where it was', async () => {
      const events = untilStep(completed, 'publish');
      const page = renderProjectTask({ task: running, events });
      await rowOf('Repository');
      await page.breakOff();
      expect(screen.queryByText(/was not created/)).not.toBeInTheDocument();
      await act(() => jest.advanceTimersByTimeAsync(3_000));
      expect(page.opened).toEqual([undefined, events[events.length - 1].id]);
      await page.tell(...completed.events);
      expect(await rowOf('Repository')).toHaveTextContent('done');
    });

    it('says so of one that nobody runs any more', async () => {
      const page = renderProjectTask({
        task: running,
        events: untilStep(completed, 'publish'),
      });
      await rowOf('Repository');
      await act(() => jest.advanceTimersByTimeAsync(21_000));
      expect(await headline()).toHaveTextContent(
        /^Nothing has been heard of the task since /,
      );
      expect(
        screen.getByRole('button', { name: 'Cancel' }),
      ).toBeInTheDocument();
      page.setTask({
        ...running,
        lastHeartbeatAt: '2026-11-29T09:00:00.000Z',
      });
      await act(() => jest.advanceTimersByTimeAsync(5_000));
      expect(await headline()).toHaveTextContent('shop is being created.');
    });

    it('ends the wait for a cancelled one that nobody runs any more', async () => {
      const events = untilStep(completed, 'publish');
      const { id, ...last } = events[events.length - 1];
      const page = renderProjectTask({ task: running, events });
      await rowOf('Repository');
      await act(() => jest.advanceTimersByTimeAsync(21_000));
      await page.tell({
        ...last,
        id: id + 1,
        type: 'cancelled',
        body: { message: '' },
      });
      expect(
        screen.getByText(/^It was cancelled, but nothing runs it/),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'Cancel' }),
      ).not.toBeInTheDocument();
    });

    it('knows its end where no event tells it', async () => {
      const page = renderProjectTask({
        task: running,
        events: untilStep(completed, 'publish'),
      });
      await rowOf('Repository');
      page.setTask({ ...running, status: 'failed' });
      await act(() => jest.advanceTimersByTimeAsync(5_000));
      expect(await headline()).toHaveTextContent('shop was not created.');
    });

    it('asks nothing while nobody looks', async () => {
      const page = renderProjectTask({
        task: running,
        events: untilStep(completed, 'publish'),
      });
      await rowOf('Repository');
      const hidden = jest
        .spyOn(document, 'hidden', 'get')
        .mockReturnValue(true);
      const seen = () =>
        act(() => document.dispatchEvent(new Event('visibilitychange')));
      seen();
      const asked = page.scaffolder.getTask.mock.calls.length;
      await act(() => jest.advanceTimersByTimeAsync(60_000));
      expect(page.scaffolder.getTask).toHaveBeenCalledTimes(asked);
      hidden.mockRestore();
      seen();
      await act(() => jest.advanceTimersByTimeAsync(0));
      expect(page.scaffolder.getTask).toHaveBeenCalledTimes(asked + 1);
    });

    it('says that what it shows may be old, and that the portal does not answer', async () => {
      const page = renderProjectTask({
        task: running,
        events: untilStep(completed, 'publish'),
      });
      await rowOf('Repository');
      page.scaffolder.getTask.mockRejectedValue(
        new TypeError('Failed to fetch'),
      );
      await act(() => jest.advanceTimersByTimeAsync(5_000));
      expect(
        await screen.findByText('What is shown may be old: Failed to fetch'),
      ).toBeInTheDocument();
      // Of one that has ended nothing is old.
      await page.tell(...completed.events);
      expect(await rowOf('Repository')).toHaveTextContent('done');
      expect(screen.queryByText(/may be old/)).not.toBeInTheDocument();
    });
  });
});

describe('the page of a task that has made a project', () => {
  it('says that the catalog reads it, and asks again until it has', async () => {
    timersAt(2);
    const page = renderProjectTask(completed);
    expect(await headline()).toHaveTextContent(
      'Created. The catalog is reading the project.',
    );
    expect(await rowOf('Repository')).toHaveTextContent(
      /team-realtime\/shop.*, \d+ files, first commit [0-9a-f]{7}/,
    );
    expect(await rowOf('Catalog')).toHaveTextContent(
      '1 system, 2 components, owner team-realtime',
    );
    expect(await rowOf('Argo CD')).toHaveTextContent(
      '3 applications on Global Argo CD: dev, staging, production',
    );
    page.setAnswers(recordedAnswers('building'));
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(await headline()).toHaveTextContent(
      'Created. The first version is being built for dev.',
    );
  });

  it('says that the catalog does not have it, and asks less often', async () => {
    timersAt(2);
    const page = renderProjectTask(completed);
    await headline();
    await act(() => jest.advanceTimersByTimeAsync(64_000));
    expect(await headline()).toHaveTextContent(
      'Created. The catalog does not have the project.',
    );
    const advice = screen.getByRole('region', { name: 'What you can do' });
    expect(
      within(advice).getByRole('link', { name: /catalog-info\.yaml/ }),
    ).toHaveAttribute(
      'href',
      'http://localhost:8090/team-realtime/shop/-/blob/main/catalog-info.yaml',
    );
    expect(advice).toHaveTextContent('Ask the platform team why the catalog');
    const asked = page.argocd.getEntityApplications.mock.calls.length;
    await act(() => jest.advanceTimersByTimeAsync(50_000));
    expect(page.argocd.getEntityApplications).toHaveBeenCalledTimes(asked);
    page.setAnswers(recordedAnswers('building'));
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect(await headline()).toHaveTextContent(
      'Created. The first version is being built for dev.',
    );
  });

  it('follows the pipeline, service by service', async () => {
    const answers = recordedAnswers('building');
    const [repository] = answers.delivery.repositories;
    repository.pipeline!.jobs.find(
      ({ name }) => name === 'build: api',
    )!.status = 'success';
    repository.pipeline!.jobs.find(
      ({ name }) => name === 'build: web',
    )!.startedAt = new Date(Date.now() - 40_000).toISOString();
    renderProjectTask({ ...completed, answers });
    await screen.findByText(
      'Created. The first version is being built for dev.',
    );
    const pipeline = await rowOf('Pipeline');
    expect(pipeline).toHaveTextContent('is running');
    const jobs = within(pipeline).getByRole('list', { name: 'Images' });
    expect(
      within(jobs)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['doneapi', expect.stringMatching(/^runningweb4\d sec$/)]);
    expect(await rowOf('Image update in Git')).toHaveTextContent(
      'the pipeline sets the 2 images for dev',
    );
    expect(await rowOf('Live in dev')).toHaveTextContent(
      'the app is set up to answer at shop-dev.localhost',
    );
    const meanwhile = screen.getByRole('region', { name: 'Meanwhile' });
    expect(meanwhile).toHaveTextContent(/git clone http.*\/shop\.git/);
    expect(meanwhile).toHaveTextContent('skaffold dev');
    expect(meanwhile).toHaveTextContent('Promote to staging, once dev is live');
  });

  it('counts the images that the back end has counted', async () => {
    const answers = recordedAnswers('building');
    answers.applications.headline = {
      code: 'building',
      parameters: { pushed: '1', expected: '2' },
      sentence: '',
    };
    renderProjectTask({ ...completed, answers });
    expect(
      await screen.findByText(
        '1 of 2 images are pushed. You can leave this page.',
      ),
    ).toBeInTheDocument();
  });

  it('asks on until it is told when it was live', async () => {
    timersAt(2);
    const answers = recordedAnswers('live');
    const { splits: _, wentLive: __, ...delivery } = answers.delivery;
    const page = renderProjectTask({
      ...completed,
      answers: { ...answers, delivery: { ...delivery, splits: [] } },
    });
    expect(await headline()).toHaveTextContent('Live in dev.');
    expect(screen.queryByText(/after Create\./)).not.toBeInTheDocument();
    page.setAnswers(answers);
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect(screen.getByText(/^\d+ sec after Create\./)).toBeInTheDocument();
    const asked = page.argocd.getEntityApplications.mock.calls.length;
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(page.argocd.getEntityApplications).toHaveBeenCalledTimes(asked);
  });

  it('is live, with the address of the app and what took how long', async () => {
    const answers = recordedAnswers('live');
    answers.applications.applications[0].appUrls = [
      'http://shop-dev.localhost/',
      'http://shop-dev.localhost/api',
    ];
    const { scaffolder } = renderProjectTask({ ...completed, answers });
    expect(
      await screen.findByRole('heading', { name: 'Live in dev.' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /^\d+ sec after Create\. Staging and production are empty until you promote\.$/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Open the app/ })).toHaveAttribute(
      'href',
      'http://shop-dev.localhost/',
    );
    expect(
      screen.getByText('shop-dev.localhost/api', { exact: false }),
    ).toBeInTheDocument();
    expect(await rowOf('Pipeline')).toHaveTextContent(
      /#\d+.* passed, 2 images pushed/,
    );
    expect(await rowOf('Image update in Git')).toHaveTextContent(
      /[0-9a-f]{7}.* sets 2 images for dev/,
    );
    expect(screen.queryByText(/chart is set up/)).not.toBeInTheDocument();
    expect(await rowOf('Live in dev')).toHaveTextContent('2 of 2 pods ready');
    expect(
      within(screen.getByRole('region', { name: 'Next' })).getByRole('link', {
        name: 'Promote to staging',
      }),
    ).toHaveAttribute('href', '/catalog/default/system/shop/argo-cd');
    expect(
      screen.getByRole('link', { name: 'Open in the catalog' }),
    ).toHaveAttribute('href', '/catalog/default/system/shop');
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    // A task that has ended is not asked about any more.
    expect(scaffolder.getTask).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['2026-11-29T08:00:20.000Z', /^unknown.*Last known \(.*08:00.*\): #\d+/],
    [undefined, /^unknown.*Last known \(before\): #\d+/],
  ])(
    'does not say that a pipeline runs when GitLab cannot be asked: %s',
    async (readAt, said) => {
      const answers = recordedAnswers('building');
      const [repository] = answers.delivery.repositories;
      repository.unavailable = 'GitLab does not answer.';
      repository.readAt = readAt;
      renderProjectTask({ ...completed, answers });
      await screen.findByText(/The first version is being built/);
      const pipeline = await rowOf('Pipeline');
      expect(pipeline).toHaveTextContent(said);
      expect(pipeline).toHaveTextContent('GitLab does not answer.');
      const jobs = within(pipeline).getByRole('list', { name: 'Images' });
      expect(jobs).toHaveTextContent('unknownapiunknownweb');
    },
  );

  it('does not know how a pipeline is that GitLab has never told of', async () => {
    const answers = recordedAnswers('building');
    const [{ branch, repository }] = answers.delivery.repositories;
    answers.delivery.repositories = [
      { branch, repository, images: [], unavailable: 'No token.' },
    ];
    renderProjectTask({ ...completed, answers });
    const pipeline = await rowOf('Pipeline');
    await waitFor(() =>
      expect(pipeline).toHaveTextContent(
        /^unknown.*the first pipeline.* was started; how it is cannot be asked: No token\.$/,
      ),
    );
  });

  it('says since when it shows what was, where the portal does not answer', async () => {
    timersAt(2);
    const answers = recordedAnswers('building');
    const page = renderProjectTask({ ...completed, answers });
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(await rowOf('Pipeline')).toHaveTextContent('is running');
    page.argocd.getEntityDelivery.mockRejectedValue(
      new TypeError('Failed to fetch'),
    );
    await act(() => jest.advanceTimersByTimeAsync(11_000));
    expect(
      screen.getByText(
        /^What is shown was so at .*08:00.*the portal cannot say how it is now: Failed to fetch$/,
      ),
    ).toBeInTheDocument();
    expect(await rowOf('Pipeline')).toHaveTextContent(/unknown.*Last known/);
  });

  it('says what the pipeline has set before Argo CD has compared with it', async () => {
    const answers = recordedAnswers('live');
    const [dev] = answers.applications.applications;
    dev.verdict = {
      code: 'notDeployed',
      parameters: { reason: 'empty' },
      sentence: '',
    };
    answers.applications.headline = {
      code: 'notComparing',
      parameters: {},
      line: { code: 'notCompared', parameters: {}, sentence: '' },
      sentence: '',
    };
    answers.delivery.arrivals = [];
    answers.delivery.splits = [];
    renderProjectTask({ ...completed, answers });
    expect(
      await screen.findByRole('heading', {
        name: 'Created. Argo CD has not compared yet.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('dev is deployed as soon as it does.'),
    ).toBeInTheDocument();
    expect(await rowOf('Image update in Git')).toHaveTextContent(
      /^done.*the pipeline has set the 2 images for dev$/,
    );
  });

  it('keeps its steps while the latest change is another one, and nothing is deployed', async () => {
    const answers = recordedAnswers('building');
    const [dev] = answers.applications.applications;
    dev.verdict = {
      code: 'notDeployed',
      parameters: { reason: 'empty' },
      sentence: '',
    };
    answers.applications.latest = 'ddcf69c14c53576d16899f138b7dce8a0e3c69c3';
    answers.applications.headline = {
      code: 'notDeployed',
      parameters: {},
      sentence: '',
    };
    answers.delivery.splits = [];
    renderProjectTask({ ...completed, answers });
    await screen.findByRole('heading', { name: /^Created\. Nothing/ });
    for (const title of ['Pipeline', 'Image update in Git', 'Live in dev']) {
      expect(await rowOf(title)).toBeInTheDocument();
    }
  });

  it('says that a pipeline failed, and where to look', async () => {
    const answers = recordedAnswers('building');
    const [repository] = answers.delivery.repositories;
    repository.pipeline!.status = 'failed';
    repository.change!.state = 'failed';
    repository.change!.failedJob = 'build: api';
    repository.pipeline!.jobs.find(
      ({ name }) => name === 'build: api',
    )!.status = 'failed';
    answers.applications.headline = {
      code: 'notBuilt',
      parameters: { job: 'build: api' },
      sentence: '',
    };
    renderProjectTask({ ...completed, answers });
    expect(
      await screen.findByText(
        'The latest change was not built: job build: api failed.',
      ),
    ).toBeInTheDocument();
    const pipeline = await rowOf('Pipeline');
    expect(pipeline).toHaveTextContent(/#\d+.* failed: job build: api/);
    expect(
      within(pipeline).getByRole('link', { name: /^api/ }),
    ).toHaveAttribute('href', expect.stringContaining('/-/jobs/'));
    expect(
      screen.getByRole('link', { name: 'Open the Argo CD tab' }),
    ).toBeInTheDocument();
  });

  it('says why it does not get healthy', async () => {
    const answers = recordedAnswers('live');
    const [dev] = answers.applications.applications;
    const cause = {
      code: 'imageNotFound' as const,
      parameters: { workload: 'api', image: 'api:c4b91f7' },
      sentence: '',
    };
    answers.applications.headline = {
      code: 'latestFails',
      parameters: { environment: 'dev' },
      cause,
      sentence: '',
    };
    dev.verdict = { code: 'broken', parameters: {}, sentence: '' };
    dev.cause = { ...cause, path: [] };
    renderProjectTask({ ...completed, answers });
    expect(
      await screen.findByRole('heading', {
        name: /^The latest change fails in dev: api cannot start/,
      }),
    ).toBeInTheDocument();
    const live = await rowOf('Live in dev');
    expect(live).toHaveTextContent('failed');
    expect(
      within(live).getByRole('link', { name: 'Open the Argo CD tab' }),
    ).toBeInTheDocument();
  });

  it('leads to where the chart is set up to answer, and says that nobody has checked it', async () => {
    renderProjectTask({ ...completed, answers: recordedAnswers('live') });
    expect(
      await screen.findByRole('link', { name: /Open the app/ }),
    ).toHaveAttribute('href', 'http://shop-dev.localhost');
    expect(
      screen.getByText(/^So the chart is set up\. Argo CD lists no address/),
    ).toBeInTheDocument();
    expect(await rowOf('Live in dev')).not.toHaveTextContent('localhost');
  });

  it('promises no address where no service is public', async () => {
    const { task, events } = recordedTask('completed');
    const services = [{ name: 'api', kind: 'worker' }];
    const parameters = { ...task.spec.parameters, services };
    renderProjectTask({
      task: { ...task, spec: { ...task.spec, parameters } },
      events,
      answers: recordedAnswers('live'),
    });
    expect(await rowOf('Live in dev')).toHaveTextContent(
      'no service is public, so the app has no address',
    );
    expect(screen.queryByText('Open the app')).not.toBeInTheDocument();
  });

  it('follows nothing of GitLab where only ready images run', async () => {
    const { task, events } = recordedTask('completed');
    const services = [{ name: 'redis', kind: 'image', port: 6379 }];
    renderProjectTask({
      task: {
        ...task,
        spec: {
          ...task.spec,
          parameters: { ...task.spec.parameters, services },
        },
      },
      events,
      answers: recordedAnswers('live'),
    });
    await rowOf('Live in dev');
    expect(screen.queryByText('Pipeline')).not.toBeInTheDocument();
    expect(screen.queryByText(/skaffold/)).not.toBeInTheDocument();
  });

  it.each([
    [
      'platform-repository',
      'Created. Argo CD deploys it when the platform team has merged it.',
      'waits for the merge request',
    ],
    [
      'discovery',
      'Created. Argo CD finds it by its topic within minutes.',
      'finds the repository by its topic',
    ],
    [
      'manual',
      'Created. Argo CD has not been told yet.',
      'somebody tells it by hand',
    ],
  ])('says what Argo CD waits for: %s', async (registration, title, row) => {
    const { task, events } = recordedTask('completed');
    const end = events[events.length - 1];
    end.body.output = {
      ...end.body.output,
      registration,
      mergeRequestUrl:
        'http://localhost:8090/platform/argocd/-/merge_requests/1',
      text: [{ title: 'What is left to do', content: '### Tell Argo CD' }],
    };
    const answers = recordedAnswers('building');
    answers.applications.applications = [];
    answers.applications.headline = {
      code: 'unknown',
      parameters: {},
      sentence: '',
    };
    renderProjectTask({ task, events, answers });
    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
    expect(await rowOf('Argo CD')).toHaveTextContent(row);
    expect(
      within(
        screen.getByRole('region', { name: 'What is left to do' }),
      ).getByRole('heading', { name: 'Tell Argo CD' }),
    ).toBeInTheDocument();
  });
});

describe('what has been told, and does not come', () => {
  const answersWithout = () => {
    const answers = recordedAnswers('building');
    answers.applications.applications = [];
    answers.applications.headline = {
      code: 'unknown',
      parameters: {},
      sentence: '',
    };
    // The portal knows repositories by applications.
    answers.delivery.repositories = [];
    return answers;
  };
  const registeredBy = (registration: string) => {
    const { task, events } = recordedTask('completed');
    const end = events[events.length - 1];
    end.body.output = {
      ...end.body.output,
      registration,
      mergeRequestUrl:
        'http://localhost:8090/platform/argocd/-/merge_requests/1',
    };
    return { task, events, answers: answersWithout() };
  };
  const advice = () => screen.findByRole('region', { name: 'What you can do' });

  it('is waited for, once the catalog has the project', async () => {
    renderProjectTask({ ...completed, answers: answersWithout() });
    expect(
      await screen.findByRole('heading', {
        name: 'Created. Argo CD has no application for dev yet.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /^The catalog has read the project\. Argo CD was told at/,
      ),
    ).toHaveTextContent('08:00');
    expect(await rowOf('Argo CD')).toHaveTextContent(
      'was told; has no application yet for dev, staging and production',
    );
    expect(await rowOf('Pipeline')).toHaveTextContent(
      /^unknown.*was started; it is followed here once Argo CD has the application$/,
    );
    expect(screen.queryByText('What you can do')).not.toBeInTheDocument();
  });

  it('is looked for by a person after some time, who is told where', async () => {
    clockAt(121);
    renderProjectTask({ ...completed, answers: answersWithout() });
    expect(
      await screen.findByRole('heading', {
        name: 'Created. Argo CD has no application for dev.',
      }),
    ).toBeInTheDocument();
    expect(await rowOf('Argo CD')).toHaveTextContent('needs attention');
    const links = within(await advice()).getAllByRole('link');
    await waitFor(() =>
      expect(
        within(
          screen.getByRole('region', { name: 'What you can do' }),
        ).getAllByRole('link'),
      ).toHaveLength(2),
    );
    expect(links[0]).toHaveAttribute(
      'href',
      '/catalog/default/system/shop/argo-cd',
    );
    expect(
      screen.getByRole('link', {
        name: /^Look at what Global Argo CD has of that name/,
      }),
    ).toHaveAttribute(
      'href',
      'https://argocd.example.com/applications?search=shop',
    );
    expect(await advice()).toHaveTextContent(
      'Ask the platform team why Global Argo CD has no application of shop.',
    );
  });

  it('is no fault where a person has to merge it, however long that takes', async () => {
    clockAt(24 * 3_600);
    renderProjectTask(registeredBy('platform-repository'));
    expect(
      await screen.findByRole('heading', {
        name: 'Created. Argo CD deploys it when the platform team has merged it.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^It has waited for a person since/),
    ).toBeInTheDocument();
    expect(
      within(await advice()).getByRole('link', {
        name: /^Look at the merge request/,
      }),
    ).toHaveAttribute('href', expect.stringContaining('/merge_requests/1'));
    expect(screen.queryByText('needs attention')).not.toBeInTheDocument();
  });

  it('should have been found by its topic', async () => {
    clockAt(601);
    renderProjectTask(registeredBy('discovery'));
    expect(
      await screen.findByRole('heading', {
        name: 'Created. Argo CD has not found it by its topic.',
      }),
    ).toBeInTheDocument();
    expect(await rowOf('Argo CD')).toHaveTextContent('needs attention');
    expect(
      within(await advice()).getByRole('link', { name: /topics/ }),
    ).toHaveAttribute('href', 'http://localhost:8090/team-realtime/shop');
  });

  it('cannot be seen where Argo CD is not heard', async () => {
    const answers = answersWithout();
    answers.applications.instances[0].status = 'unreachable';
    renderProjectTask({ ...completed, answers });
    expect(
      await screen.findByRole('heading', {
        name: 'Created. The portal gets no answer from Global Argo CD.',
      }),
    ).toBeInTheDocument();
    expect(await rowOf('Argo CD')).toHaveTextContent('unknownArgo CD');
    expect(await advice()).toHaveTextContent(
      'Ask the platform team why the portal gets no answer from Global Argo CD.',
    );
  });

  it('is told apart from what has come', async () => {
    const answers = recordedAnswers('building');
    const [, staging] = answers.applications.applications;
    answers.applications.applications = [staging];
    renderProjectTask({ ...completed, answers });
    expect(
      await screen.findByRole('heading', {
        name: 'Created. Argo CD has no application for dev yet.',
      }),
    ).toBeInTheDocument();
    const row = await rowOf('Argo CD');
    expect(row).toHaveTextContent(
      '1 application on Global Argo CD: staging; not seen yet: dev and production',
    );
    expect(row).toHaveTextContent('running');
  });
});

describe('the row of Argo CD', () => {
  it('names the Argo CD that has the applications, whichever was meant', async () => {
    const answers = recordedAnswers('live');
    answers.applications.applications.forEach(application => {
      application.instance = 'team';
    });
    renderProjectTask({ ...completed, answers });
    await screen.findByRole('heading', { name: 'Live in dev.' });
    expect(await rowOf('Argo CD')).toHaveTextContent('3 applications on team:');
  });

  it.each(['platform-repository', 'discovery', 'manual'])(
    'does not wait any more for what Argo CD has: %s',
    async registration => {
      const { task, events } = recordedTask('completed');
      const end = events[events.length - 1];
      end.body.output = { ...end.body.output, registration };
      renderProjectTask({ task, events, answers: recordedAnswers('live') });
      await screen.findByRole('heading', { name: 'Live in dev.' });
      const row = await rowOf('Argo CD');
      expect(row).toHaveTextContent(
        '3 applications on Global Argo CD: dev, staging, production',
      );
      expect(row).toHaveTextContent('done');
    },
  );
});

describe('the page of a task that failed', () => {
  it('says why, and looks for what is left whatever the task says', async () => {
    const refused = recordedTask('refused');
    const { taskApi } = renderProjectTask({
      ...refused,
      token: 'gitlab-token',
    });
    expect(await headline()).toHaveTextContent('shop was not created.');
    expect(
      screen.getByText(/^The repository team-realtime\/shop exists already/),
    ).toBeInTheDocument();
    expect(await rowOf('Checks')).toHaveTextContent(
      'failed when it looked for what an earlier task has left',
    );
    for (const title of ['Repository', 'Catalog', 'Live in dev']) {
      expect(await rowOf(title)).toHaveTextContent(/to come.*not begun/);
    }
    // It had made nothing.
    expect(
      screen.queryByText('What the task took back'),
    ).not.toBeInTheDocument();
    expect(await screen.findByText('Nothing is left.')).toBeInTheDocument();
    expect(taskApi.findLeftovers).toHaveBeenCalledWith(
      refused.task.id,
      'gitlab-token',
    );
  });

  it('says what stays though the task took back what it knew of', async () => {
    renderProjectTask({
      ...recordedTask('failed'),
      token: 'gitlab-token',
      leftovers: {
        left: ['The repository broken is there.'],
        removed: [],
        repositoryUrl: 'http://localhost:8090/team-realtime/broken',
      },
    });
    expect(
      await screen.findByText('The repository broken is there.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Remove what is left' }),
    ).toBeInTheDocument();
  });

  it('leads back to the form with its answers', async () => {
    renderProjectTask(recordedTask('refused'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create it again' }),
    );
    expect(
      await screen.findByText(
        'Elsewhere: /create/new-project?template=template%3Adefault%2Fnew-project',
      ),
    ).toBeInTheDocument();
    expect(
      readDraft({
        templateRef: 'template:default/new-project',
        userRef: 'user:default/maria',
      })?.services.map(({ name }) => name),
    ).toEqual(['api', 'web']);
  });

  it('says what it took back', async () => {
    renderProjectTask(recordedTask('failed'));
    expect(await rowOf('Pipeline')).toHaveTextContent(
      'failed when it started the first pipeline',
    );
    for (const title of ['Repository', 'Catalog', 'Argo CD']) {
      expect(await rowOf(title)).toHaveTextContent(/^undone.*taken back$/);
    }
    const lines = within(
      await screen.findByRole('region', { name: 'What the task took back' }),
    ).getAllByRole('listitem');
    expect(lines.map(line => line.textContent)).toEqual([
      'Removed Application broken-dev from Argo CD global.',
      'Removed AppProject broken-dev from Argo CD global.',
      expect.stringMatching(/^Removed http.*\/broken( \(.*\))?\.$/),
      expect.stringMatching(/^Everything that this task made is removed\./),
    ]);
  });

  const notWhole = () => {
    const { task, events } = recordedTask('failed');
    const left = events.map(
      (event): TaskEvent =>
        event.body.message.includes('Everything that')
          ? {
              ...event,
              body: {
                ...event.body,
                message:
                  '\u001b[31merror\u001b[39m: Left behind:\nhttp://localhost:8090/a (it answered 503): `kubectl delete application`',
              },
            }
          : event,
    );
    return { task, events: left, token: 'gitlab-token' };
  };

  it('looks for what is left where not everything could be taken back', async () => {
    const failed = notWhole();
    const { taskApi } = renderProjectTask({
      ...failed,
      leftovers: { left: ['The repository a'], removed: [] },
    });
    expect(await screen.findByText('The repository a')).toBeInTheDocument();
    expect(taskApi.findLeftovers).toHaveBeenCalledWith(
      failed.task.id,
      'gitlab-token',
    );
    const said = screen.getByRole('region', {
      name: 'What the task took back',
    });
    expect(
      within(said).getByRole('link', { name: /localhost:8090\/a/ }),
    ).toHaveAttribute('href', 'http://localhost:8090/a');
    expect(within(said).getByText('kubectl delete application').tagName).toBe(
      'CODE',
    );
    expect(
      within(said).getByRole('button', { name: /Copy/ }),
    ).toBeInTheDocument();
    expect(await rowOf('Repository')).toHaveTextContent(
      /^unknown.*what is still there stands below/,
    );
  });

  it('does not keep what was left behind where nothing is left any more', async () => {
    renderProjectTask(notWhole());
    expect(await screen.findByText('Nothing is left.')).toBeInTheDocument();
    expect(screen.queryByText(/Left behind/)).not.toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'What the task took back' }),
    ).toHaveTextContent('Removed Application broken-dev');
  });
});

describe('the page of a task that was cancelled', () => {
  const cancelled = recordedTask('cancelled');
  const leftovers = {
    left: ['The repository team-realtime/left'],
    removed: [],
    repositoryUrl: 'http://localhost:8090/team-realtime/left',
  };

  it('says what is left, and continues with the same answers', async () => {
    const { scaffolder } = renderProjectTask({
      ...cancelled,
      leftovers,
      token: 'gitlab-token',
    });
    const left = await screen.findByRole('region', { name: 'What is left' });
    expect(
      await within(left).findByText('The repository team-realtime/left'),
    ).toBeInTheDocument();
    expect(screen.getByText('What it has made is still there.')).toBeVisible();
    // There is one way to go on.
    expect(
      screen.queryByRole('button', { name: 'Create it again' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      within(left).getByRole('button', { name: 'Continue' }),
    );
    expect(scaffolder.scaffold).toHaveBeenCalledWith({
      templateRef: 'template:default/new-project',
      values: { ...cancelled.task.spec.parameters, leftover: 'adopt' },
      secrets: { USER_OAUTH_TOKEN: 'gitlab-token' },
    });
  });

  it('removes what is left after a question, and can then begin anew', async () => {
    const { scaffolder, taskApi } = renderProjectTask({
      ...cancelled,
      leftovers,
      token: 'gitlab-token',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove what is left' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Nothing brings them back.');
    expect(taskApi.removeLeftovers).not.toHaveBeenCalled();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Remove left' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(taskApi.removeLeftovers).toHaveBeenCalledWith(
      cancelled.task.id,
      'gitlab-token',
    );
    const left = screen.getByRole('region', { name: 'What is left' });
    expect(left).toHaveTextContent(
      'What was done:The repository team-realtime/leftNothing is left.',
    );
    expect(screen.getByText('What it had made is removed.')).toBeVisible();
    expect(left.firstElementChild?.nextElementSibling).toHaveFocus();
    await userEvent.click(
      screen.getByRole('button', { name: 'Create it again' }),
    );
    expect(
      await screen.findByText(/^Elsewhere: \/create\/new-project\?template=/),
    ).toBeInTheDocument();
    // Nothing is started before its person has seen the answers.
    expect(scaffolder.scaffold).not.toHaveBeenCalled();
  });

  it('offers to continue only where its repository is there', async () => {
    renderProjectTask({
      ...cancelled,
      leftovers: { left: ['left-dev is in Argo CD global.'], removed: [] },
      token: 'gitlab-token',
    });
    const left = await screen.findByRole('region', { name: 'What is left' });
    expect(
      await within(left).findByText(/^Its repository is gone, so there is/),
    ).toBeInTheDocument();
    expect(
      within(left)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Remove what is left']);
    expect(
      screen.getByRole('button', { name: 'Create it again' }),
    ).toBeInTheDocument();
  });

  it('asks for GitLab again where the access has ended, and then removes', async () => {
    const { signOut, taskApi } = renderProjectTask({
      ...cancelled,
      leftovers,
      token: 'gitlab-token',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove what is left' }),
    );
    const dialog = await screen.findByRole('dialog');
    signOut();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Remove left' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /^Your access to GitLab has ended, and nothing was removed\./,
    );
    expect(taskApi.removeLeftovers).not.toHaveBeenCalled();
    expect(dialog).toHaveTextContent('The repository team-realtime/left');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Sign in and remove left' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(taskApi.removeLeftovers).toHaveBeenCalledTimes(1);
    // What was found while it was removed is older.
    expect(
      screen.getByRole('region', { name: 'What is left' }),
    ).toHaveTextContent('Nothing is left.');
  });

  it('keeps the question open with what the portal says against it', async () => {
    const { taskApi } = renderProjectTask({
      ...cancelled,
      leftovers,
      token: 'gitlab-token',
    });
    taskApi.removeLeftovers.mockRejectedValue(
      await refusal(409, 'ConflictError', 'left-dev stays reserved.'),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove what is left' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Remove left' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Not everything was removed: left-dev stays reserved.',
    );
  });

  it('asks for GitLab once, where it does not know the person yet', async () => {
    const { scmAuth, taskApi } = renderProjectTask({ ...cancelled, leftovers });
    const signIn = await screen.findByRole('button', {
      name: 'Sign in to GitLab',
    });
    expect(taskApi.findLeftovers).not.toHaveBeenCalled();
    await userEvent.click(signIn);
    expect(
      await screen.findByText('The repository team-realtime/left'),
    ).toBeInTheDocument();
    expect(scmAuth.getCredentials).toHaveBeenCalledWith(
      expect.objectContaining({
        url: 'http://localhost:8090',
        instantPopup: true,
      }),
    );
  });

  it('says by name that the platform has no such target any more', async () => {
    renderProjectTask({ ...cancelled, targets: { targets: [], problems: [] } });
    expect(
      await screen.findByText(/^The platform does not offer global any more/),
    ).toBeInTheDocument();
  });

  it('does not take a target for gone that it could not ask for', async () => {
    renderProjectTask({
      ...cancelled,
      leftovers,
      token: 'gitlab-token',
      targetsRefused: await refusal(503, 'Error', 'The portal starts.'),
    });
    const left = await screen.findByRole('region', { name: 'What is left' });
    expect(await within(left).findByRole('alert')).toHaveTextContent(
      /^The portal could not say where projects can go\.The portal starts\./,
    );
    expect(left).not.toHaveTextContent('any more');
    await userEvent.click(
      within(left).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByText('The repository team-realtime/left'),
    ).toBeInTheDocument();
  });

  it("finds the GitLab of a task that Backstage's wizard has started", async () => {
    const { spec } = cancelled.task;
    const { group, target, ...parameters } = spec.parameters;
    const repoUrl = 'localhost:8090?owner=team-realtime&repo=left';
    const { scmAuth } = renderProjectTask({
      ...cancelled,
      task: {
        ...cancelled.task,
        spec: { ...spec, parameters: { ...parameters, repoUrl } },
      },
      leftovers,
      token: 'gitlab-token',
    });
    expect(
      await screen.findByText('The repository team-realtime/left'),
    ).toBeInTheDocument();
    expect(scmAuth.getCredentials).toHaveBeenCalledWith(
      expect.objectContaining({ url: 'http://localhost:8090' }),
    );
    expect(screen.getByText(/^Started by/)).toHaveTextContent(
      'team-realtime/left',
    );
  });

  it('says that nothing is left', async () => {
    renderProjectTask({ ...cancelled, token: 'gitlab-token' });
    expect(await screen.findByText('Nothing is left.')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Remove what is left' }),
    ).not.toBeInTheDocument();
  });
});

describe('the page of a task that cannot be shown', () => {
  it.each([
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
  ])(
    'says that there is no such task of this person: %s',
    async (code, name) => {
      renderProjectTask({ refused: await refusal(code, name, '') });
      expect(
        await screen.findByRole('heading', {
          name: 'There is no such task of yours.',
        }),
      ).toBeInTheDocument();
      expect(screen.getByRole('link', { name: 'Your tasks' })).toHaveAttribute(
        'href',
        '/create/tasks',
      );
    },
  );

  it('says why the portal cannot tell', async () => {
    renderProjectTask({ refused: new TypeError('Failed to fetch') });
    expect(
      await screen.findByText(/^Failed to fetch It is asked again/),
    ).toBeInTheDocument();
  });

  it("leads to Backstage's page where the template is another one", async () => {
    const { task } = recordedTask('completed');
    renderProjectTask({
      task: {
        ...task,
        spec: {
          ...task.spec,
          templateInfo: { entityRef: 'template:default/other' },
        },
      },
    });
    expect(
      await screen.findByText(`Elsewhere: /create/tasks/${task.id}?log`),
    ).toBeInTheDocument();
  });
});
