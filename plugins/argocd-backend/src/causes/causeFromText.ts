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
import { stripVTControlCharacters } from 'node:util';
import { redactInternals } from '../redact/redactInternals';
import { apiServer } from './texts/apiServer';
import { autoscaler } from './texts/autoscaler';
import { cluster } from './texts/cluster';
import { condition } from './texts/condition';
import { container } from './texts/container';
import { deletion } from './texts/deletion';
import { destination } from './texts/destination';
import { hydration } from './texts/hydration';
import { log } from './texts/log';
import { operation } from './texts/operation';
import { probe } from './texts/probe';
import { repositoryServer } from './texts/repositoryServer';
import { scheduler } from './texts/scheduler';
import { service } from './texts/service';
import { Meaning, TextOrigin, TextTable } from './texts/TextTable';
import { volume } from './texts/volume';
import { workload } from './texts/workload';

/** Characters of a text that are looked at. */
const maxTextLength = 2000;
/** Characters of a parameter that a sentence can hold. */
const maxParameterLength = 200;

const tables: Record<TextOrigin, TextTable> = {
  apiServer,
  autoscaler,
  cluster,
  condition,
  container,
  deletion,
  destination,
  hydration,
  log,
  operation,
  probe,
  repositoryServer,
  scheduler,
  service,
  volume,
  workload,
};

function fitting(value: string): string {
  // Neither colors nor the direction of writing may be changed by what a project says.
  const line = stripVTControlCharacters(value)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return line.length > maxParameterLength
    ? `${line.slice(0, maxParameterLength - 1)}…`
    : line;
}

function parametersOf({ groups = {} }: RegExpExecArray): Meaning['parameters'] {
  return Object.fromEntries(
    Object.entries(groups)
      .filter(([, value]) => value)
      .map(([name, value]) => [name, fitting(value)]),
  );
}

function meaningOf(text: string, origin: TextOrigin): Meaning | undefined {
  for (const row of tables[origin]) {
    if ('read' in row) {
      const meaning = row.read(text);
      if (meaning) {
        return meaning;
      }
    } else {
      const match = row.text.exec(text);
      if (match && 'readAs' in row) {
        return meaningOf(match.groups?.rest ?? '', row.readAs);
      }
      if (match && 'code' in row) {
        return { code: row.code, parameters: parametersOf(match) };
      }
    }
  }
  return undefined;
}

/** Whether a text says that all went well, so that it is no cause of anything. */
export function isSuccess(text: string): boolean {
  return /^successfully |^Sync operation to \S+ succeeded|^[\w.-]+\/\S+ (?:created|configured|unchanged|serverside-applied|replaced|pruned)(?: \([^)]*\))?$|^Reached expected number of succeeded pods/.test(
    text,
  );
}

/**
 * Turns a text of Argo CD or Kubernetes into a cause with parameters, by where it was read. A text that nobody knows
 * becomes `other`, with the text kept for "Show original".
 */
export function causeFromText(whole: string, origin: TextOrigin): Cause {
  // A project can make its texts as long as it likes; a command line in them most of all.
  const text =
    whole.length > maxTextLength
      ? redactInternals(whole).slice(0, maxTextLength)
      : whole;
  const meaning = meaningOf(text, origin) ?? { code: 'other', parameters: {} };
  return { ...meaning, original: text };
}
