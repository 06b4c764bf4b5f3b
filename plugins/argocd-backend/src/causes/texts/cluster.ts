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

/** What Argo CD meets where it asks a cluster. */
export const cluster: TextTable = [
  {
    code: 'webhookAway',
    text: /conversion webhook for (?<webhook>[^\s,]+, Kind=\w+) failed: /,
  },
  {
    code: 'apiAway',
    text: /unable to retrieve the complete list of server APIs: (?<groupVersion>[^:\s]+): /,
  },
  {
    code: 'forbidden',
    text: /is forbidden: User "(?<account>[^"]+)" cannot (?<verb>\w+) resource "(?<resource>[^"]+)"(?: in API group "[^"]*")?(?: in the namespace "(?<namespace>[^"]+)")?/,
  },
  {
    code: 'namespaceNotManaged',
    text: /namespace "(?<namespace>[^"]+)" for \S+ "[^"]+" is not managed/,
  },
  {
    code: 'namespaceNotManaged',
    text: /cluster level \S+ "[^"]+" can not be managed when in namespaced mode/,
  },
  {
    code: 'clusterDenied',
    text: /the server has asked for the client to provide credentials|: Unauthorized$|^Unauthorized$|getting credentials: /,
  },
  {
    code: 'clusterUntrusted',
    text: /x509: |tls: failed to verify certificate/,
  },
  {
    code: 'clusterUnreachable',
    text: /dial tcp|no such host|connection refused|i\/o timeout|TLS handshake timeout|context deadline exceeded|Client\.Timeout|unexpected EOF|: EOF$|connection reset|http2: |etcdserver: |the server (?:is currently unable to handle the request|was unable to return a response)/,
  },
  {
    code: 'kindUnknown',
    text: /failed to discover server resources for group version (?<groupVersion>[^\s:]+): the server could not find/,
  },
];
