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

import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { scmAuthApiRef } from '@backstage/integration-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  LogEvent,
  ScaffolderApi,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-common';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import {
  EntityApplications,
  EntityDelivery,
} from '@slipway/plugin-argocd-common';
import { LeftoversView, TargetsView } from '@slipway/plugin-gitops-common';
import { act } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import answers from '../__fixtures__/answers.json';
import tasks from '../__fixtures__/tasks.json';
import { argocdFormApiRef, gitopsApiRef } from '../api';
import ProjectTask from '../components/ProjectTask';
import { TaskEvent } from '../task';
import { argocdApiMock } from './renderField';

export interface RecordedTask {
  task: ScaffolderTask;
  events: TaskEvent[];
}

/** A task of the sandbox's portal, with the events that the scaffolder sent; long logs of files are left out. */
export function recordedTask(name: keyof typeof tasks): RecordedTask {
  return JSON.parse(JSON.stringify(tasks[name]));
}

/** What the Argo CD back end of that portal answered of `completed` on its way. */
export function recordedAnswers(name: keyof typeof answers): {
  applications: EntityApplications;
  delivery: EntityDelivery;
} {
  return JSON.parse(JSON.stringify(answers[name]));
}

/** When `completed` was complete, in milliseconds. */
const completedAt = Date.parse(
  tasks.completed.events[tasks.completed.events.length - 1].createdAt,
);

const timers = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'performance',
  'hrtime',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
] as const;

/** Sets the clock to so many seconds after `completed` was complete. It stands still; timers run as ever. */
export function clockAt(seconds: number): void {
  jest.useFakeTimers({
    now: completedAt + seconds * 1_000,
    doNotFake: [...timers],
  });
}

/** The same, with timers that a test moves. */
export function timersAt(seconds: number): void {
  jest.useFakeTimers({ now: completedAt + seconds * 1_000 });
}

/** The events until a step begins. */
export function untilStep({ events }: RecordedTask, stepId: string) {
  const index = events.findIndex(({ body }) => body.stepId === stepId);
  return events.slice(0, index + 1);
}

/** What a request says that was refused. */
export function refusal(
  status: number,
  name: string,
  message: string,
): Promise<Error> {
  const error = { name, message };
  const body = JSON.stringify({ error, response: { statusCode: status } });
  return ResponseError.fromResponse(
    new Response(body, {
      status,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
}

type Stream = ReturnType<ScaffolderApi['streamLogs']>;

interface Observer {
  next?(event: LogEvent): void;
  error?(error: Error): void;
}

/** A stream of events that a test plays and breaks; it sends first what was told after the id that it is asked for. */
function playedStream(told: TaskEvent[]) {
  const listeners = new Set<{
    observer: Observer;
    taskId: string;
  }>();
  const opened: (number | undefined)[] = [];
  const streamLogs = (request: { taskId: string; after?: number }) => {
    const stream: Stream = {
      [Symbol.observable]: () => stream,
      subscribe(next?: Observer | ((event: LogEvent) => void)) {
        const observer = typeof next === 'function' ? { next } : next ?? {};
        const listener = { observer, taskId: request.taskId };
        opened.push(request.after);
        listeners.add(listener);
        told
          .filter(({ id }) => id > (request.after ?? -1))
          .forEach(event => observer.next?.(event));
        return {
          unsubscribe: () => listeners.delete(listener),
          closed: false,
        };
      },
    };
    return stream;
  };
  return {
    streamLogs,
    opened,
    tell: (...events: TaskEvent[]) =>
      act(async () => {
        told.push(...events);
        listeners.forEach(({ observer }) =>
          events.forEach(event => observer.next?.(event)),
        );
      }),
    breakOff: () =>
      act(async () =>
        listeners.forEach(({ observer }) =>
          observer.error?.(new Error('SSE connection closed unexpectedly')),
        ),
      ),
  };
}

const targets: TargetsView = {
  targets: [
    {
      name: 'global',
      title: 'Global Argo CD',
      argocd: { instance: 'global', title: 'Global Argo CD' },
      gitlab: { host: 'localhost:8090', url: 'http://localhost:8090' },
      groups: [{ path: 'team-realtime', owners: [] }],
      registry: 'localhost:5050',
      settings: {
        visibility: 'private',
        environments: ['dev'],
        manualEnvironments: [],
        buildEngine: 'docker',
        imageUpdate: 'job-token',
        registration: 'api',
        domain: 'localhost',
      },
      choices: [],
    },
  ],
  problems: [],
};

function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p>{`Elsewhere: ${pathname}${search}`}</p>;
}

/** The page of a task, of which a test plays what the portal says. */
export function renderProjectTask(options: {
  task?: ScaffolderTask;
  /** Why there is none. */
  refused?: Error;
  events?: TaskEvent[];
  answers?: ReturnType<typeof recordedAnswers>;
  leftovers?: LeftoversView;
  token?: string;
  targets?: TargetsView;
  /** Why they are not told the first time. */
  targetsRefused?: Error;
}) {
  const { refused } = options;
  let { task } = options;
  const stream = playedStream([...(options.events ?? [])]);
  const scaffolder = {
    getTask: jest.fn(async () => {
      if (!task) {
        throw refused;
      }
      return task;
    }),
    streamLogs: jest.fn(stream.streamLogs),
    cancelTask: jest.fn(async () => ({})),
    scaffold: jest.fn(async () => ({ taskId: 'the-next-task' })),
  };
  const argocd = argocdApiMock();
  let said = options.answers;
  argocd.getEntityApplications.mockImplementation(async () => {
    if (!said) {
      throw await refusal(404, 'NotFoundError', 'No such entity');
    }
    return said.applications;
  });
  argocd.getEntityDelivery.mockImplementation(async () => {
    if (!said) {
      throw await refusal(404, 'NotFoundError', 'No such entity');
    }
    return said.delivery;
  });
  const taskApi = {
    getTargets: jest.fn(async () => options.targets ?? targets),
    findLeftovers: jest.fn(
      async () => options.leftovers ?? { left: [], removed: [] },
    ),
    removeLeftovers: jest.fn(
      async (): Promise<LeftoversView> => ({
        left: [],
        removed: options.leftovers?.left ?? [],
      }),
    ),
  };
  if (options.targetsRefused) {
    taskApi.getTargets.mockRejectedValueOnce(options.targetsRefused);
  }
  let { token = '' } = options;
  const scmAuth = {
    getCredentials: jest.fn(async (request: { optional?: boolean }) => {
      token = request.optional ? token : 'gitlab-token';
      return { token, headers: {} };
    }),
  };
  renderInTestApp(
    <Routes>
      <Route
        path="/create/new-project/tasks/:taskId"
        element={<ProjectTask taskId={task?.id ?? 'unknown'} />}
      />
      <Route path="*" element={<Elsewhere />} />
    </Routes>,
    {
      initialRouteEntries: [
        `/create/new-project/tasks/${task?.id ?? 'unknown'}`,
      ],
      apis: [
        [scaffolderApiRef, scaffolder],
        [argocdFormApiRef, argocd],
        [gitopsApiRef, taskApi],
        [scmAuthApiRef, scmAuth],
      ],
      mountedRoutes: {
        '/create': scaffolderPlugin.routes.root,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return {
    ...stream,
    scaffolder,
    argocd,
    taskApi,
    scmAuth,
    /** The access to GitLab ends. */
    signOut: () => {
      token = '';
    },
    setTask: (next: ScaffolderTask) => {
      task = next;
    },
    setAnswers: (next: ReturnType<typeof recordedAnswers>) => {
      said = next;
    },
  };
}
