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

import { isError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';

const maxLength = 1000;

/**
 * Says why something is refused in the line of the status, too: the scaffolder's action `catalog:register` shows people
 * nothing else of an answer.
 */
export const sayInStatus: ErrorRequestHandler = (error, _req, res, next) => {
  if (isError(error)) {
    res.statusMessage = error.message
      .replace(/[^\x20-\x7e]+/g, ' ')
      .slice(0, maxLength);
  }
  next(error);
};
