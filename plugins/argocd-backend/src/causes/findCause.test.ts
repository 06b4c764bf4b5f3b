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

import { causeSentence } from '@slipway/plugin-argocd-common';
import {
  RawApplication,
  RawEvent,
  RawLogEntry,
  RawTree,
} from '../argocd/types';
import { testRecord } from '../__testUtils__/testRecord';
import { CauseClient, findCauseInTree, findCauseOfSync } from './findCause';

const tree = (message: string): RawTree => ({
  nodes: [
    {
      kind: 'Pod',
      name: 'shop-api-1',
      namespace: 'shop-dev',
      health: { status: 'Degraded', message },
    },
  ],
});

/** Container statuses of the pod that crashes. */
type Statuses = { name: string; lastState?: object }[];

function client(
  line: string,
  statuses?: Statuses,
  events: RawEvent[] = [],
): CauseClient {
  return {
    getApplication: jest.fn(),
    events: async () => events,
    liveManifest: async () => {
      if (!statuses) {
        throw new Error('permission denied');
      }
      return JSON.stringify({
        spec: { containers: statuses.map(({ name }) => ({ name })) },
        status: { containerStatuses: statuses },
      });
    },
    async *logs(): AsyncGenerator<RawLogEntry> {
      yield { content: line };
      yield { last: true };
    },
  };
}

const find = (message: string, line: string, statuses?: Statuses) =>
  findCauseInTree(tree(message), client(line, statuses), testRecord());

/** A container that ran for so many seconds before. */
const ran = (seconds: number, ended: object = {}, name = 'api') => ({
  name,
  lastState: {
    terminated: {
      exitCode: 1,
      reason: 'Error',
      startedAt: '2026-11-23T05:00:00Z',
      finishedAt: new Date(
        Date.parse('2026-11-23T05:00:00Z') + seconds * 1_000,
      ).toISOString(),
      ...ended,
    },
  },
});

describe('findCauseOfSync', () => {
  it('takes the result of a dry run for that of no sync', async () => {
    const operation = {
      phase: 'Succeeded' as const,
      dryRun: true,
      before: { phase: 'Failed' as const, message: 'Operation terminated' },
    };
    const read = (dryRun: boolean): RawApplication => ({
      metadata: { name: 'shop-dev' },
      status: {
        operationState: {
          phase: 'Failed',
          message: 'one or more tasks failed',
          operation: { sync: { dryRun } },
        },
      },
    });
    const causeOf = (dryRun: boolean) =>
      findCauseOfSync(
        { ...client('none'), getApplication: async () => read(dryRun) },
        testRecord({ operation }),
      );
    expect(await causeOf(true)).toMatchObject({ code: 'terminated' });
    expect(await causeOf(false)).toMatchObject({ code: 'other' });
  });
});

describe('findCauseInTree', () => {
  const crash = 'back-off 5m0s restarting failed container=api';

  it('reads the last line of the log where the system wrote it', async () => {
    expect(
      await find(crash, 'exec /usr/local/bin/api: exec format error'),
    ).toMatchObject({
      code: 'imageOtherPlatform',
      lastLogLine: 'exec /usr/local/bin/api: exec format error',
    });
    expect(
      await find(crash, "OSError: [Errno 30] Read-only file system: '/x'"),
    ).toMatchObject({ code: 'readOnlyFileSystem' });
  });

  it('concludes nothing from what a program says of others', async () => {
    expect(
      await find(crash, 'dial tcp 10.0.0.1:5432: connect: connection refused'),
    ).toMatchObject({ code: 'crashLoop', parameters: { container: 'api' } });
    expect(
      await find(crash, 'cannot run the plugin: exec format error'),
    ).toMatchObject({ code: 'crashLoop' });
  });

  it.each([
    ['at start', 'shop-api-1 crashes at start.', [ran(2)]],
    ['later', 'shop-api-1 crashes after 3 min.', [ran(180)]],
    [
      'without an error',
      'shop-api-1 ends without an error instead of running on.',
      [ran(2, { exitCode: 0, reason: 'Completed' })],
    ],
    [
      'for its memory',
      'shop-api-1 was stopped: it used more memory than its limit.',
      [ran(2, { exitCode: 137, reason: 'OOMKilled' })],
    ],
    [
      'beside another container',
      'shop-api-1 crashes at start.',
      [ran(600, {}, 'proxy'), ran(2)],
    ],
    ['when nobody knows', 'shop-api-1 crashes.', [{ name: 'api' }]],
    ['unseen', 'shop-api-1 crashes.', undefined],
  ])('tells of the last run of a container that ends %s', async (...row) => {
    const [, sentence, statuses] = row;
    expect(causeSentence((await find(crash, '', statuses))!)).toBe(sentence);
  });

  it('takes no run for that of the container that crashes where several ended', async () => {
    const cause = await find('CrashLoopBackOff', '', [
      ran(600, {}, 'proxy'),
      ran(2),
    ]);
    expect(causeSentence(cause!)).toBe('shop-api-1 crashes.');
  });

  it('asks for no log of a program that never ran', async () => {
    const cause = await find('Back-off pulling image a:1: not found', 'none');
    expect(cause).toMatchObject({ code: 'imageNotFound' });
    expect(cause?.lastLogLine).toBeUndefined();
  });

  it('finds nothing in a tree without trouble', async () => {
    expect(
      await findCauseInTree({ nodes: null }, client('none'), testRecord()),
    ).toBeUndefined();
  });
});
