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

import { readEvents } from './readEvents';

const event = (name: string) =>
  `data: ${JSON.stringify({
    result: { type: 'MODIFIED', application: { metadata: { name } } },
  })} \n\n\n`;

async function read(
  chunks: string[],
): Promise<{ names: string[]; activity: number }> {
  let activity = 0;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      chunks.forEach(chunk =>
        controller.enqueue(new TextEncoder().encode(chunk)),
      );
      controller.close();
    },
  });
  const names: string[] = [];
  for await (const message of readEvents(body, () => {
    activity += 1;
  })) {
    names.push(
      message.result?.application.metadata.name ?? JSON.stringify(message),
    );
  }
  return { names, activity };
}

describe('readEvents', () => {
  const wire = `${event('a')}:\n${event('ü')}${event('c')}`;

  it('reads the same however the wire is chunked', async () => {
    const bytes = [...wire];
    for (const size of [1, 2, 7, 64, wire.length]) {
      const chunks: string[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        chunks.push(bytes.slice(at, at + size).join(''));
      }
      expect((await read(chunks)).names).toEqual(['a', 'ü', 'c']);
    }
  });

  it('takes a keepalive as a sign of life and not as a message', async () => {
    expect(await read([':\n', ':\n'])).toEqual({ names: [], activity: 2 });
  });

  it('leaves out what is no JSON', async () => {
    const { names } = await read([
      'data: <html>\n\n',
      'data: {"result"\n\n',
      event('a'),
    ]);
    expect(names).toEqual(['a']);
  });

  it('passes errors on', async () => {
    const { names } = await read(['data: {"error":{"http_code":401}} \n\n\n']);
    expect(names).toEqual(['{"error":{"http_code":401}}']);
  });
});
