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

import { LogLine, LogQuery } from '@slipway/plugin-argocd-common';
import { isOfCluster } from '../argocd/isOfCluster';
import { RawLogEntry } from '../argocd/types';
import { redactAddresses } from '../redact/redactAddresses';
import { redactInternals } from '../redact/redactInternals';
import { ApplicationRecord } from '../record/ApplicationRecord';
import type { Response } from 'express';
import { BusyError } from './OnDemand';
import { Instance } from '../instances/Instances';
import { errorWithStatus, toPortalError } from '../http/toPortalError';

/** Logs of one instance that may be open at the same time. */
const maxOpen = 30;
/** Of one person, over all instances: a page shows one, and nobody reads more at once. */
const maxOpenOfPerson = 5;
/** A quiet log says that often that it is still there, so that no proxy gives it up. */
const keepaliveMs = 15_000;
/** Nobody reads one log for longer; who does opens it again. */
const maxOpenMs = 3_600_000;

/** Streams logs as one JSON object a line, and lets go of Argo CD as soon as the reader does. */
export class LogStreams {
  readonly #ofInstance = new Map<string, number>();
  readonly #ofPerson = new Map<string, number>();

  /**
   * @param userEntityRef - who reads
   * @throws BusyError where too many logs are open, an error with status 429 where this person has too many; a failure
   * after the first line is a line of its own
   */
  async send(
    res: Response,
    target: { record: ApplicationRecord; instance: Instance },
    query: LogQuery,
    userEntityRef: string,
  ): Promise<void> {
    const { record, instance } = target;
    const { name } = instance.config;
    if ((this.#ofPerson.get(userEntityRef) ?? 0) >= maxOpenOfPerson) {
      throw errorWithStatus(
        429,
        `Not now: you have ${maxOpenOfPerson} logs open. Close one of them first.`,
      );
    }
    if ((this.#ofInstance.get(name) ?? 0) >= maxOpen) {
      throw new BusyError(name);
    }
    count(this.#ofPerson, userEntityRef, 1);
    count(this.#ofInstance, name, 1);
    const reading = new AbortController();
    const end = () => reading.abort();
    const deadline = setTimeout(end, maxOpenMs);
    const keepalive = setInterval(() => {
      begin(res);
      res.write('\n');
    }, keepaliveMs);
    res.on('close', end);
    if (res.destroyed) {
      // The reader has gone while the right was asked for.
      end();
    }
    try {
      for await (const entry of instance.read.logs(
        record,
        query,
        reading.signal,
      )) {
        if (reading.signal.aborted) {
          break;
        }
        // The last entry says that the log has ended, and nothing else.
        if (!entry.last) {
          begin(res);
          const line = toLine(entry);
          if (!res.write(`${JSON.stringify(line)}\n`)) {
            await drained(res, reading.signal);
          }
        }
      }
      if (!res.destroyed) {
        begin(res);
      }
    } catch (error) {
      if (reading.signal.aborted) {
        return;
      }
      const known = toPortalError(error, name);
      if (!res.headersSent) {
        throw known;
      }
      res.write(`${JSON.stringify({ error: known.message })}\n`);
    } finally {
      clearTimeout(deadline);
      clearInterval(keepalive);
      count(this.#ofPerson, userEntityRef, -1);
      count(this.#ofInstance, name, -1);
      if (res.headersSent) {
        res.end();
      }
    }
  }
}

function toLine({ content = '', ...entry }: RawLogEntry): LogLine {
  return isOfCluster(entry)
    ? { content: redactAddresses(redactInternals(content)), failed: true }
    : { content, at: entry.timeStampStr, pod: entry.podName || undefined };
}

function count(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) {
    counts.set(key, next);
  } else {
    counts.delete(key);
  }
}

function begin(res: Response): void {
  if (!res.headersSent) {
    res.status(200).set({
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-store',
      // Proxies would gather lines otherwise.
      'X-Accel-Buffering': 'no',
    });
    res.flushHeaders();
  }
}

function drained(res: Response, signal: AbortSignal): Promise<void> {
  if (signal.aborted || res.destroyed) {
    return Promise.resolve();
  }
  return new Promise(resolve => {
    const done = () => {
      res.off('drain', done);
      res.off('close', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    res.on('drain', done);
    res.on('close', done);
    signal.addEventListener('abort', done);
  });
}
