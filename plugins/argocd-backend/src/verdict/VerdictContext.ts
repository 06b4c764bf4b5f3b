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
  Cause,
  InstanceStatus,
  SyncWindowState,
  Verdict,
} from '@slipway/plugin-argocd-common';
import { ApplicationLook } from '../record/ApplicationLook';
import { ApplicationRecord } from '../record/ApplicationRecord';

/** What its ApplicationSet says of an application. */
export interface ApplicationSetState {
  name: string;
  /** The step of a progressive sync that it waits for. */
  waitsForStep?: string;
  /** Why the set cannot be generated. */
  error?: string;
  /** ISO 8601. */
  since?: string;
}

/** What a verdict takes into account beside the record. */
export interface VerdictContext {
  /** Whether it is heard. */
  instance: Pick<InstanceStatus, 'status'>;
  /** Whether it looks, as far as that is known. */
  look?: ApplicationLook;
  /** Milliseconds since the epoch. */
  now: number;
  cause?: Cause;
  /** When the portal first saw that an operation is asked for which has not begun, ISO 8601. */
  pendingSince?: string;
  history?: {
    /** Milliseconds that a rollout of this application usually takes until it is healthy. */
    usualRolloutMs?: number;
  };
  syncWindow?: SyncWindowState;
  applicationSet?: ApplicationSetState;
}

/** What a rule says of an application that it applies to. */
export type Decision = Pick<Verdict, 'code' | 'parameters' | 'since'>;

/** One row of the table of verdicts. */
export type Rule = (
  record: ApplicationRecord,
  context: VerdictContext,
) => Decision | undefined;
