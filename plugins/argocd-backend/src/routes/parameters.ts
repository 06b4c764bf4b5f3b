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

import { CompoundEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ApplicationRef } from '@slipway/plugin-argocd-common';
import { z } from 'zod';
import { parseStrict } from '../parseStrict';

// RFC 1123: nothing that could be a path, a query or an escape.
const dnsName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const entityPart = /^[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;

function checked(name: string, value: string, pattern: RegExp): string {
  if (!pattern.test(value)) {
    throw new InputError(`The ${name} is not a valid name.`);
  }
  return value;
}

type Parameters = Record<string, string>;

export function entityParameters(params: Parameters): CompoundEntityRef {
  return {
    kind: checked('kind', params.kind, entityPart),
    namespace: checked('namespace', params.namespace, entityPart),
    name: checked('entity name', params.name, entityPart),
  };
}

export function applicationParameters(params: Parameters): ApplicationRef {
  return {
    instance: instanceParameter(params),
    namespace: checked('namespace', params.namespace, dnsName),
    name: checked('application name', params.name, dnsName),
  };
}

export function instanceParameter(params: Parameters): string {
  return checked('instance', params.instance, dnsName);
}

export function nameParameter(params: Parameters): string {
  return checked('name', params.name, dnsName);
}

export function provisionParameter(params: Parameters): string {
  return checked('provision id', params.provisionId, entityPart);
}

/** Checks a body against a strict schema. @throws InputError naming the field */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  return parseStrict(schema, body ?? {}, 'body');
}
