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

import type { Request, Response } from 'express';
import { STATUS_CODES } from 'node:http';
import { crashLines } from '../kubernetes/crashLoop';
import { Pod } from '../kubernetes/Rollout';
import { Clock } from '../world/Clock';
import { ArgocdError } from './errors';
import { Application } from './model';
import { clusterAway } from './parts';

const lineMs = 1_000;
const defaultTail = 100;

/** Lines that every program writes before it serves. */
const startLines = 370;
/** A program that has run for long has not kept more. */
const maxServed = 20_000;

const yellow = '\u001b[33m';
const plain = '\u001b[0m';

/** What a program writes while it starts: some of it in colors, some in JSON, some longer than a screen. */
function startLine(index: number): string {
  switch (index % 20) {
    case 7:
      return `${yellow}WARN${plain}  cache directory /tmp/cache/${index} is empty`;
    case 13:
      return JSON.stringify({
        level: 'info',
        msg: 'page loaded',
        page: index,
        ms: 3,
      });
    case 19:
      return `DEBUG settings ${'key=value '.repeat(30).trim()}`;
    default:
      return `INFO  loading /app/pages/${index}.py`;
  }
}

interface Line {
  at: number;
  content: string;
}

function startOf({ image }: Pod, at: number): Line[] {
  return [
    `INFO: ${image} starts`,
    ...Array.from({ length: startLines }, (_, index) => startLine(index)),
  ].map(content => ({ at, content }));
}

/** What the programs of the sandbox's cluster would have written: a beginning, and a request now and then. */
function linesOf(
  pod: Pod,
  container: string | undefined,
  isPrevious: boolean,
  now: number,
): Line[] {
  const { crash } = pod;
  if (crash && crash.container === (container ?? crash.container)) {
    const at =
      isPrevious && crash.state.ended
        ? crash.state.ended.startedAt
        : crash.state.startedAt;
    return [
      ...startOf(pod, at),
      ...crashLines(crash).map(content => ({ at, content })),
    ];
  }
  const { startedAt } = pod;
  if (!startedAt) {
    return [];
  }
  const served = Math.min(maxServed, Math.floor((now - startedAt) / lineMs));
  return [
    ...startOf(pod, startedAt),
    ...Array.from({ length: served }, (_, index) => ({
      at: startedAt + (index + 1) * lineMs,
      content: `INFO: 10.0.0.${index % 250} - "GET /healthz HTTP/1.1" 200 OK`,
    })),
  ];
}

function matches(content: string, filter: string): boolean {
  return filter.startsWith('!')
    ? !content.includes(filter.slice(1))
    : content.includes(filter);
}

/** Why the cluster has no log of a container, in the kubelet's words. */
function whyNoLog(
  { name, containers, missingImage, startedAt, crash }: Pod,
  container: string | undefined,
  isPrevious: boolean,
): string | undefined {
  if (!container && containers.length > 1) {
    return `a container name must be specified for pod ${name}, choose one of: [${containers.join(
      ' ',
    )}]`;
  }
  const asked = container ?? containers[0];
  if (!containers.includes(asked)) {
    return `container ${asked} is not valid for pod ${name}`;
  }
  const hasStarted = crash?.container === asked;
  if (isPrevious && !(hasStarted && crash?.state.ended)) {
    return `previous terminated container "${asked}" in pod "${name}" not found`;
  }
  if (startedAt !== undefined || hasStarted) {
    return undefined;
  }
  const why = missingImage
    ? 'trying and failing to pull image'
    : 'ContainerCreating';
  return `container "${asked}" in pod "${name}" is waiting to start: ${why}`;
}

const noLog = (content: string) => ({
  result: {
    content,
    timeStamp: null,
    last: false,
    timeStampStr: '0001-01-01T00:00:00Z',
    podName: '',
  },
});

/** Streams log entries with Argo CD's framing. */
export function streamLogs(
  req: Request,
  res: Response,
  options: {
    clock: Clock;
    authorize(): Application;
    pods(application: Application): Pod[];
    isClusterAway(): boolean;
  },
): void {
  const sse = req.get('accept') === 'text/event-stream';
  const send = (message: object) => {
    const json = JSON.stringify(message);
    res.write(sse ? `data: ${json} \n\n\n` : `${json}\n`);
  };
  const begin = (status: number) => {
    res.status(status);
    res.setHeader(
      'Content-Type',
      sse ? 'text/event-stream' : 'application/json',
    );
  };
  let pods: Pod[];
  try {
    pods = options.pods(options.authorize());
  } catch (error) {
    const known = error as ArgocdError;
    begin(known.status);
    res.end(
      JSON.stringify({
        error: {
          grpc_code: known.code,
          http_code: known.status,
          message: known.message,
          http_status: STATUS_CODES[known.status],
        },
      }),
    );
    return;
  }
  const query = req.query as Record<string, string | undefined>;
  const podName = req.params.pod ?? query.podName;
  const chosen = pods.filter(
    pod =>
      (!query.namespace || pod.namespace === query.namespace) &&
      (podName
        ? pod.name === podName
        : pod.owners.includes(`${query.kind}/${query.resourceName}`)),
  );
  begin(200);
  if (chosen.length === 0) {
    res.end();
    return;
  }
  const entry = (at: number, content: string, pod: string, last = false) => {
    const timeStampStr = new Date(at).toISOString();
    return {
      result: {
        content,
        timeStamp: timeStampStr.replace(/\.\d+Z$/, 'Z'),
        last,
        timeStampStr,
        podName: pod,
      },
    };
  };
  const container = query.container || undefined;
  const { filter } = query;
  const isPrevious = query.previous === 'true';
  const unread = new Map(
    chosen.map(pod => [
      pod,
      options.isClusterAway()
        ? clusterAway(
            `/api/v1/namespaces/${pod.namespace}/pods/${pod.name}/log?timestamps=true`,
          )
        : whyNoLog(pod, container, isPrevious),
    ]),
  );
  const write = (after: number, tail = Infinity) => {
    const now = options.clock.now();
    for (const pod of chosen.filter(one => !unread.get(one))) {
      const lines = linesOf(pod, container, isPrevious, now);
      for (const line of lines
        .filter(
          ({ at, content }) =>
            at > after && (!filter || matches(content, filter)),
        )
        .slice(-tail)) {
        send(entry(line.at, line.content, pod.name));
      }
    }
    return now;
  };
  // What the cluster says instead of a log is a line like any other, of no pod and no time.
  for (const content of unread.values()) {
    if (content) {
      send(noLog(content));
    }
  }
  let seen = write(0, Number(query.tailLines ?? defaultTail) || defaultTail);
  if (query.follow !== 'true') {
    send(entry(seen, '', '', true));
    res.end();
    return;
  }
  const timer = setInterval(() => {
    seen = write(seen);
  }, lineMs);
  res.on('close', () => clearInterval(timer));
}
