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
    .pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>)
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
    return typeof message === 'object' && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}
