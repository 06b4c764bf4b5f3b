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

import { EventSourceParserStream } from 'eventsource-parser/stream';
import { RawWatchEvent } from './types';

interface Message {
  result?: RawWatchEvent;
  error?: { http_code?: number; message?: string };
}

/** Reads server-sent events of Argo CD. Lines that are no JSON are left out: the next list repairs what they meant. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onActivity: () => void,
): AsyncGenerator<Message> {
  const activity = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      onActivity();
      controller.enqueue(chunk);
    },
  });
  const events = body
    .pipeThrough(activity)
    .pipeThrough(
      new TextDecoderStream() as unknown as ReadableWritablePair<
        string,
        Uint8Array
      >,
    )
    .pipeThrough(new EventSourceParserStream());
  const reader = events.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const message = parse(value.data);
      if (message) {
        yield message;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function parse(text: string): Message | undefined {
  try {
    const message = JSON.parse(text);
    return typeof message === 'object' && message !== null
      ? message
      : undefined;
  } catch {
    return undefined;
  }
}
