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

// npm run -s bench -- push-to-pixel [count]: from `git push` to "live" in Chromium, part by part; docs/performance.md.
import { Browser, Page } from '@playwright/test';
import type { DeliverySplit, Deployment } from '@slipway/plugin-argocd-common';
import { clusterAddresses } from '@slipway/sandbox';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import {
  accessToken,
  Clone,
} from '../../packages/app/e2e-tests/support/gitlab';
import { signIn } from '../../packages/app/e2e-tests/support/portal';
import { formDefaults } from '../../packages/backend/src/__testUtils__/formDefaults';
import { webService } from '../../packages/backend/src/__testUtils__/services';
import { percentile } from '../percentile';
import { eventually, portal, withPortal } from '../startedPortal';

/** A project is made within this many milliseconds, or never. */
const createdMs = 300_000;

const gitlab = 'http://localhost:8090/api/v4';
const project = 'team-realtime/pixel';
const tab = '/catalog/default/system/pixel/argo-cd';
const liveMs = 180_000;
const settledMs = 90_000;
const idleMs = 120_000;
/** Parts may miss the whole by this share. */
const tolerance = 0.02;

const parts = [
  'gitlab',
  'build',
  'imageUpdate',
  'noticed',
  'sync',
  'health',
  'portal',
] as const;
/** Parts that the delivery route tells, once GitLab has told of all commits. */
const told = ['build', 'imageUpdate', 'noticed', 'sync', 'health'] as const;
type Way = Record<(typeof parts)[number] | 'whole', number>;

/** Runs "Create new project" to its end, without its form. */
async function createProject(authorization: string): Promise<void> {
  const headers = {
    Authorization: authorization,
    'Content-Type': 'application/json',
  };
  const tasks = `${portal}/api/scaffolder/v2/tasks`;
  const created = await fetch(tasks, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      templateRef: 'template:default/new-project',
      values: {
        ...formDefaults,
        name: 'pixel',
        services: [webService('web')],
      },
      secrets: { USER_OAUTH_TOKEN: await accessToken('maria') },
    }),
  });
  if (!created.ok) {
    throw new Error(
      `The task was refused: ${created.status} ${await created.text()}`,
    );
  }
  const { id } = (await created.json()) as { id: string };
  const status = await eventually(
    'The end of the task',
    async () => {
      const answer = await fetch(`${tasks}/${id}`, { headers });
      const task = (await answer.json()) as { status: string };
      return ['completed', 'failed', 'cancelled'].includes(task.status)
        ? task.status
        : undefined;
    },
    createdMs,
  );
  if (status !== 'completed') {
    throw new Error(`"Create new project" ended as ${status}.`);
  }
}

/**
 * Delivers pushes to the global Argo CD with the address that it knows the repository by: it ignores what it is told of
 * another one, and in the sandbox GitLab has two.
 */
async function startRelay(): Promise<string> {
  const server = createServer(async (req, res) => {
    const push = (await json(req)) as { project: { web_url: string } };
    push.project.web_url = push.project.web_url.replace(
      new URL(gitlab).origin,
      clusterAddresses.gitlab,
    );
    const { status } = await fetch('http://localhost:8080/api/webhook', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Gitlab-Event': String(req.headers['x-gitlab-event']),
        'X-Gitlab-Token': String(req.headers['x-gitlab-token']),
      },
      body: JSON.stringify(push),
    });
    res.writeHead(status).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Lets GitLab tell the global Argo CD of every push. */
async function addWebhook(token: string): Promise<void> {
  const response = await fetch(
    `${gitlab}/projects/${encodeURIComponent(project)}/hooks`,
    {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({
        url: await startRelay(),
        token: 'sandbox-webhook',
        push_events: true,
      }),
    },
  );
  if (!response.ok) {
    throw new Error(`The webhook was refused: ${response.status}`);
  }
}

async function openTab(browser: Browser) {
  const page = await (await browser.newContext({ baseURL: portal })).newPage();
  await signIn(page, 'Maria');
  const token = await page.evaluate(async () => {
    const response = await fetch(
      '/api/auth/gitlab/refresh?optional&env=development',
      {
        credentials: 'include',
        headers: { 'x-requested-with': 'XMLHttpRequest' },
      },
    );
    return (await response.json()).backstageIdentity.token as string;
  });
  return { page, authorization: () => `Bearer ${token}` };
}

/** When the tab says that the change with this title is live. */
async function seenLive(page: Page, title: string): Promise<number> {
  const seen = await page.waitForFunction(
    text => {
      const { innerText } = document.body;
      return innerText.includes(text) && /Live in dev\./.test(innerText)
        ? Date.now()
        : undefined;
    },
    title,
    { timeout: liveMs, polling: 'raf' },
  );
  return (await seen.jsonValue())!;
}

async function walk(
  page: Page,
  clone: Clone,
  authorization: () => string,
  number: number,
): Promise<Way> {
  const title = `Walk number ${number} of ${Date.now()}`;
  const pushedAt = Date.now();
  const sha = await clone.change(
    'apps/web/main.py',
    title,
    text => `${text}# ${title}\n`,
  );
  const liveAt = await seenLive(page, title);
  const read = async <T>(what: 'delivery' | 'deployments') => {
    const response = await fetch(
      `${portal}/api/argocd/entities/system/default/pixel/${what}`,
      { headers: { Authorization: authorization() } },
    );
    return (await response.json()) as T;
  };
  const split = await eventually(
    'What the delivery route says of the whole way',
    async () =>
      (
        await read<{ splits: DeliverySplit[] }>('delivery')
      ).splits.find(
        item =>
          item.sha === sha && told.every(part => item[part] !== undefined),
      ),
    120_000,
  );
  const healthyAt = await eventually(
    'When the deployment was healthy',
    async () => {
      const { items } = await read<{ items: Deployment[] }>('deployments');
      return items
        .reverse()
        .find(({ versions }) => versions?.some(item => item.commit === sha))
        ?.healthyAt;
    },
    30_000,
  );
  const startedAt = Date.parse(split.startedAt);
  const {
    build = 0,
    imageUpdate = 0,
    noticed = 0,
    sync = 0,
    health = 0,
  } = split;
  return {
    gitlab: (startedAt - pushedAt) / 1000,
    build,
    imageUpdate,
    noticed,
    sync,
    health,
    portal: (liveAt - Date.parse(healthyAt)) / 1000,
    whole: (liveAt - pushedAt) / 1000,
  };
}

function print(name: string, ways: Way[]): void {
  for (const part of [...parts, 'whole'] as const) {
    const values = ways.map(way => way[part]);
    process.stdout.write(
      `${name} ${part} p50 ${percentile(values, 0.5).toFixed(
        1,
      )} s, p95 ${percentile(values, 0.95).toFixed(1)} s\n`,
    );
  }
  const errors = ways.map(way => {
    const sum = parts.reduce((total, part) => total + way[part], 0);
    const error = Math.abs(sum - way.whole) / way.whole;
    if (error > tolerance) {
      process.stderr.write(`${name} does not add up: ${JSON.stringify(way)}\n`);
    }
    return error;
  });
  const worst = Math.max(...errors);
  process.stdout.write(
    `${name} parts against the whole: off by at most ${(worst * 100).toFixed(
      1,
    )} %, aim ${tolerance * 100} %: ${worst <= tolerance ? 'met' : 'missed'}\n`,
  );
  if (worst > tolerance) {
    process.exitCode = 1;
  }
}

/** What an open tab asks the portal while nothing happens. */
async function countIdle(page: Page): Promise<void> {
  // Until the last pipeline has ended and everything that it brought has been read.
  await wait(settledMs);
  const asked: string[] = [];
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) {
      asked.push(pathname);
    }
  });
  await wait(idleMs);
  process.stdout.write(
    `idle-tab-requests-2-min ${asked.length}${
      asked.length > 0 ? `: ${asked.join(' ')}` : ''
    }\n`,
  );
}

async function main() {
  const count = Number(process.argv[2] ?? 20);
  await withPortal(async browser => {
    const { page, authorization } = await openTab(browser);
    await createProject(authorization());
    await page.goto(tab);
    await page.getByText('Live in dev.').waitFor({ timeout: liveMs });
    const clone = await Clone.create(project, 'maria');
    for (const mode of ['without-webhook', 'with-webhook']) {
      if (mode === 'with-webhook') {
        await addWebhook(await accessToken('maria'));
      }
      const ways: Way[] = [];
      for (let number = 1; number <= count; number += 1) {
        ways.push(await walk(page, clone, authorization, number));
        process.stderr.write(`${mode} ${number}/${count}\n`);
      }
      print(mode, ways);
    }
    await countIdle(page);
  });
}

main().then(
  () => process.exit(),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
