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
import { ApplicationEvent, ArgocdWorld } from './ArgocdWorld';
import { ArgocdError } from './errors';
import { Faults } from './faults';
import { parseFields, project } from './fields';
import { Application } from './model';
import { parseSelector } from './selector';

const keepaliveMs = 15_000;

/**
 * Streams application events with Argo CD's framing. No header leaves before the first event; with `resourceVersion`
 * there is no replay; a message whose projection has not changed is swallowed.
 */
export function streamApplications(
  req: Request,
  res: Response,
  options: {
    world: ArgocdWorld;
    faults: Faults;
    authorize(): string;
    visible(account: string, application: Application): boolean;
  },
): void {
  const { world, faults } = options;
  const sse = req.get('accept') === 'text/event-stream';
  const fields = parseFields(req.query.fields);
  const send = (message: object) => {
    const projected = fields ? project(message, fields) ?? {} : message;
    const json = JSON.stringify(projected);
    res.write(sse ? `data: ${json} \n\n\n` : `${json}\n`);
  };
  const begin = (status: number) => {
    if (!res.headersSent) {
      res.status(status);
      res.setHeader(
        'Content-Type',
        sse ? 'text/event-stream' : 'application/json',
      );
    }
  };

  let account: string;
  let matches: (labels: Record<string, string>) => boolean;
  try {
    account = options.authorize();
    matches = parseSelector(
      req.query.selector ? String(req.query.selector) : undefined,
    );
  } catch (error) {
    const known = error as ArgocdError;
    begin(known.status);
    send({
      error: {
        grpc_code: known.code,
        http_code: known.status,
        http_status: STATUS_CODES[known.status],
        message: known.message,
      },
    });
    res.end();
    return;
  }

  const name = req.query.name ? String(req.query.name) : undefined;
  const resourceVersion = String(req.query.resourceVersion ?? '');
  const minimum = Number.parseInt(resourceVersion, 10) || 0;
  const sent = new Map<string, string>();
  let keepalive: NodeJS.Timeout | undefined;

  const forward = ({ type, application }: ApplicationEvent) => {
    if (
      (name && application.metadata.name !== name) ||
      Number(application.metadata.resourceVersion) < minimum ||
      !matches(application.metadata.labels ?? {}) ||
      !options.visible(account, application)
    ) {
      return;
    }
    const message = { result: { type, application } };
    const json = JSON.stringify(fields ? project(message, fields) : message);
    if (sent.get(application.metadata.name) === json) {
      return;
    }
    sent.set(application.metadata.name, json);
    begin(200);
    send(message);
    if (sse) {
      keepalive ??= setInterval(() => res.write(':\n'), keepaliveMs);
    }
  };

  if (!resourceVersion || name) {
    for (const application of world.sortedApplications()) {
      forward({ type: 'ADDED', application });
    }
  }
  faults.track(res);
  world.events.on('application', forward);
  res.on('close', () => {
    clearInterval(keepalive);
    world.events.off('application', forward);
  });
}
