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

import { RawEvent, RawLogEntry, RawTree } from '../argocd/types';
import { testRecord } from '../__testUtils__/testRecord';
import { CauseClient, findCauseInTree } from './findCause';

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

function client(line: string, events: RawEvent[] = []): CauseClient {
  return {
    getApplication: jest.fn(),
    events: async () => events,
    async *logs(): AsyncGenerator<RawLogEntry> {
      yield { content: line };
      yield { last: true };
    },
  };
}

const find = (message: string, line: string) =>
  findCauseInTree(tree(message), client(line), testRecord());

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
    ).toMatchObject({ code: 'crashLoop', parameters: { backoff: '5m0s' } });
    expect(
      await find(crash, 'cannot run the plugin: exec format error'),
    ).toMatchObject({ code: 'crashLoop' });
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
