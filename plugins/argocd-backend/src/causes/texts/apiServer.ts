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

import { TextTable } from './TextTable';

const object = String.raw`(?<kind>[A-Z]\w+)(?:\.[\w.-]+)? "(?<name>[^"]*)" is invalid: \[?`;
/** All up to the next field, where an answer is about several. */
const sameField = String.raw`(?:(?!, [a-z][\w.[\]/-]*: (?:Invalid|Required|Forbidden|Unsupported|Duplicate|Too))[^])`;
const unchangeable = [
  'field is immutable',
  'may not change once set',
  'spec is immutable after creation',
  'updates to .{1,300} are forbidden',
  'pod updates may not change',
  'cannot change roleRef',
].join('|');

/** What the Kubernetes API answers to a request that makes or changes an object. */
export const apiServer: TextTable = [
  // What stands behind the name of a webhook is about the webhook.
  {
    code: 'admissionDenied',
    text: /admission webhook "(?<webhook>[^"]+)" denied the request(?:: (?<reason>[^]+)| without explanation)/,
  },
  {
    code: 'admissionDenied',
    text: /ValidatingAdmissionPolicy '(?<webhook>[^']+)' with binding '[^']+' denied request: (?<reason>[^]+)/,
  },
  {
    code: 'webhookAway',
    text: /failed calling webhook "(?<webhook>[^"]+)": (?![^]*invalid webhook response)/,
  },
  {
    code: 'webhookAway',
    text: /conversion webhook for (?<webhook>[^\s,]+, Kind=\w+) failed: Post/,
  },
  {
    code: 'podSecurity',
    text: /violates PodSecurity "(?<level>[^":]+)/,
  },
  {
    code: 'quotaExceeded',
    text: /exceeded quota: (?<quota>[^,\s]+), requested: (?<requested>\S+?), used: (?<used>\S+?), limited: (?<limited>\S+)/,
  },
  {
    code: 'quotaNeeds',
    text: /failed quota: (?<quota>[^:\s]+): must specify (?<resources>[^\n]+)/,
  },
  {
    code: 'limitRange',
    text: /is forbidden: \[?(?<reason>(?:(?:minimum|maximum) \S+ usage per \w+ is|\S+ max limit to request ratio per \w+ is) [^\n,\]]+(?:, but [^\n,\]]+)?)/,
  },
  {
    code: 'serviceAccountMissing',
    text: /serviceaccount "(?<name>[^"]+)" not found/,
  },
  {
    code: 'namespaceTerminating',
    text: /unable to create new content in namespace (?<namespace>\S+) because it is being terminated/,
  },
  {
    code: 'namespaceMissing',
    text: /namespaces? "(?<namespace>[^"]+)" not found/,
  },
  {
    code: 'forbidden',
    text: /is forbidden: User "(?<account>[^"]+)" cannot (?<verb>\w+) resource "(?<resource>[^"]+)"(?: in API group "[^"]*")?(?: in the namespace "(?<namespace>[^"]+)")?/,
  },
  {
    code: 'grantForbidden',
    text: /(?:"(?<name>[^"]+)" is forbidden: )?user "[^"]+"[^]*? is attempting to grant RBAC permissions not currently held/,
  },
  {
    code: 'annotationTooLong',
    text: /metadata\.annotations: Too long/,
  },
  {
    code: 'immutableField',
    text: new RegExp(
      `${object}(?<field>[^\\s:]+): ${sameField}*?(?:${unchangeable})`,
    ),
  },
  {
    code: 'immutableField',
    text: new RegExp(
      `${object}[^]*?, (?<field>[a-z][^\\s:]*): ${sameField}*?(?:${unchangeable})`,
    ),
  },
  {
    code: 'fieldUnknown',
    text: /(?:unknown field "|ValidationError\([^)]*\): unknown field ")(?<field>[^"]+)"/,
  },
  {
    code: 'fieldUnknown',
    text: /(?<field>\.[^\s:]+): field not declared in schema/,
  },
  {
    code: 'objectInvalid',
    text: new RegExp(`${object}(?<field>[^\\s:]+): (?<reason>[^\\n]+)`),
  },
  {
    code: 'objectInvalid',
    text: /cannot be handled as an? (?<kind>\w+): (?<reason>[^\n]+)/,
  },
  {
    code: 'applyConflict',
    text: /Apply failed with \d+ conflicts?: conflicts? with "(?<manager>[^"]+)"[^:]*:\s*(?:- )?(?<field>\S+)/,
  },
  {
    code: 'kindUnknown',
    text: /no matches for kind "(?<kind>[^"]+)" in version "(?<groupVersion>[^"]+)"/,
  },
  {
    code: 'kindUnknown',
    text: /The Kubernetes API could not find (?:version "[^"]+" of )?(?<groupVersion>[\w.-]*)\/(?<kind>\w+) for requested resource/,
  },
  {
    code: 'containerConfig',
    text: /no (?<kind>PriorityClass) with name (?<name>\S+) was found/,
  },
  {
    readAs: 'cluster',
    text: /^(?<rest>(?:Get|Post|Put|Patch|Delete) "https?:[^]*|etcdserver: [^]*|the server (?:is currently unable|was unable|has asked)[^]*)$/,
  },
];
