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

import {
  InstanceReasonCode,
  instanceReasonSentence,
} from '@slipway/plugin-argocd-common';
import { redactInternals } from '../redact/redactInternals';

/** Argo CD answered with an error. `message` is in its words, cut to a sentence's length. */
export class ArgocdAnswerError extends Error {
  constructor(readonly status: number, message: string) {
    super(redactInternals(message).slice(0, 500));
    this.name = 'ArgocdAnswerError';
  }
}

/** Why nothing of Argo CD was answered. */
export type UnreachableKind = Exclude<
  InstanceReasonCode,
  'answered' | 'credentialRefused' | 'streamRefused' | 'streamSilent'
>;

/** Nobody, or nobody who speaks Argo CD's language, answered. The message has no address in it. */
export class ArgocdUnreachableError extends Error {
  /** @param errorCode - what Node.js or OpenSSL calls it, e.g. `ECONNREFUSED`: for the log */
  constructor(
    readonly kind: UnreachableKind,
    message: string = instanceReasonSentence({ code: kind }),
    readonly errorCode?: string,
  ) {
    super(message);
    this.name = 'ArgocdUnreachableError';
  }
}
