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

import { Cause } from '@slipway/plugin-argocd-common';
import { Addresses } from '../pages/repositoryPage';
import { redactText } from './redactText';

/** A cause whose texts hold no address of the cluster. */
export function redactCause(cause: Cause, addresses: Addresses): Cause {
  const redact = (text: string) => redactText(text, addresses);
  return {
    ...cause,
    parameters: Object.fromEntries(
      Object.entries(cause.parameters).map(([name, value]) => [
        name,
        redact(value),
      ]),
    ),
    original: cause.original && redact(cause.original),
    lastLogLine: cause.lastLogLine && redact(cause.lastLogLine),
    lastEvent: cause.lastEvent && {
      ...cause.lastEvent,
      message: redact(cause.lastEvent.message),
    },
  };
}
