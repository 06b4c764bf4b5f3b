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

import { Limits } from './limits';

/** What can be exceeded. @public */
export type BoxLimit = 'time' | 'memory' | 'output';

function sentence(what: string, limit: BoxLimit, limits: Limits): string {
  switch (limit) {
    case 'time':
      return `${what} took longer than ${limits.seconds} s`;
    case 'memory':
      return `${what} took more than ${limits.memoryMb} MB of memory`;
    default:
      return `${what} printed more than ${limits.outputMb} MB`;
  }
}

/** Something exceeded a limit and was ended; the message is a clause without a full stop that names the limit. @public */
export class BoxLimitError extends Error {
  constructor(what: string, readonly limit: BoxLimit, limits: Limits) {
    super(sentence(what, limit, limits));
    this.name = 'BoxLimitError';
  }
}

/** Too much is waiting, of one person or in all; later there is room again. @public */
export class BoxBusyError extends Error {
  constructor(readonly share: 'person' | 'total') {
    super(
      share === 'person'
        ? 'Too many of your checks are waiting already. Try again when they have ended.'
        : 'Too many checks are waiting already. Try again in a minute.',
    );
    this.name = 'BoxBusyError';
  }
}

/** The job failed by itself, or its process did. @public */
export class BoxJobError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BoxJobError';
  }
}
