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

import type { ErrorRequestHandler } from 'express';

/** An answer in GitLab's own words; `body` is sent as it is. */
export class GitlabError extends Error {
  constructor(readonly status: number, readonly body: unknown) {
    super(`GitLab answers ${status}: ${JSON.stringify(body)}`);
    this.name = 'GitlabError';
  }
}

export const message = (status: number, text: unknown) =>
  new GitlabError(status, { message: text });

export const badRequest = (text: unknown) => message(400, text);

export const missingParameter = (name: string) =>
  new GitlabError(400, { error: `${name} is missing` });

/** Missing and invisible look alike. */
export const notFound = (what?: string) =>
  message(404, what ? `404 ${what} Not Found` : '404 Not Found');

export const forbidden = (reason?: string) =>
  message(403, reason ? `403 Forbidden - ${reason}` : '403 Forbidden');

export const unauthorized = () => message(401, '401 Unauthorized');

export const taken = (...fields: string[]) =>
  badRequest(
    Object.fromEntries(
      fields.map(field => [field, ['has already been taken']]),
    ),
  );

export const errorHandler: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) {
    next(error);
  } else if (error instanceof GitlabError) {
    res.status(error.status).json(error.body);
  } else if (error.type === 'entity.parse.failed') {
    res.status(400).json({ error: 'The provided content could not be parsed' });
  } else {
    res.status(500).json({ message: '500 Internal Server Error' });
  }
};
