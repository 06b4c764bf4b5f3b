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

import { instanceReason, InstanceReason } from '@slipway/plugin-argocd-common';
import { ArgocdAnswerError, ArgocdUnreachableError } from './errors';

/** Why an instance is not live, for everybody: by what happened, without a text of Argo CD or of a library. */
export function reasonOf(error: unknown): InstanceReason {
  if (error instanceof ArgocdUnreachableError) {
    return instanceReason(error.kind);
  }
  if (error instanceof ArgocdAnswerError) {
    return [401, 403].includes(error.status)
      ? instanceReason('credentialRefused')
      : instanceReason('answered', error.status);
  }
  return instanceReason('notUnderstood');
}

const advice: Partial<Record<InstanceReason['code'], string>> = {
  unknownHost: 'Check the host name of its url, and the DNS of this host.',
  refused:
    'Check the host and port of its url, and that Argo CD runs; where only a forward proxy leads to it, set its proxy, and where it asks for a client certificate, tls.certificateFile and tls.keyFile.',
  timeout:
    'Check that a firewall lets this host through; where only a forward proxy leads to it, set its proxy.',
  certificateNotTrusted:
    'Set its tls.caFile to a PEM file with the authority that signed the certificate, or the certificate itself where nobody did.',
  certificateOfOtherHost:
    'Set its url to a host name that the certificate has, or have the certificate issued for this one.',
  certificateExpired:
    "Renew Argo CD's certificate, and check the clock of this host.",
  tlsFailed:
    'Check that its url says https only where TLS is spoken, and that it gets the client certificate it asks for (tls.certificateFile, tls.keyFile).',
  proxyFailed:
    'Check its proxy: the address, the credentials, and that it permits CONNECT to the host of the url.',
  notArgocd:
    'Check that its url has the root path of Argo CD, and that no login page or proxy stands before it.',
  redirected:
    'Check whether its url has to say https, or another path; the portal follows no redirect, because it could carry the token away.',
  noToken: 'Check the credentials of the instance.',
  credentialRefused:
    'Give the instance a new token (credentials.read), or enable its account again.',
};

/** What happened and what to do about it, for the log: no address, no token, no content of a certificate. */
export function logTextOf(error: unknown): string {
  const reason = reasonOf(error);
  const isUnreachable = error instanceof ArgocdUnreachableError;
  return [
    isUnreachable ? error.message : reason.sentence,
    isUnreachable && error.errorCode && `Error code: ${error.errorCode}.`,
    advice[reason.code],
  ]
    .filter(Boolean)
    .join(' ');
}
