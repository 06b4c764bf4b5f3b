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

import { ArgocdFault } from '../steps';
import { Fault, Faults } from './Faults';
import { Said, SaidInstance } from './Said';
import { Truth } from './Truth';

/** What each fault has to be called, by what is heard of Argo CD or by what keeps it from looking. */
const names: Record<Exclude<ArgocdFault, 'webhooks'>, RegExp> = {
  unavailable: /^(?:stale|unreachable)$/,
  tokenRevoked: /^unauthorized credentialRefused$/,
  streamRefused: /^delayed streamRefused$/,
  streamSwallowed: /^delayed streamSilent$/,
  controller: /^live notComparing$/,
  repositoryServer: /^live repositoryServerAway$/,
  redis: /^live cacheAway$/,
  cluster: /^live clusterAway$/,
};

const healthy = /^live$/;
/** That pushes get lost shows when one does, and lasts until one arrives; who restarts meanwhile has to see it again. */
const deaf = / webhooksSilent$/;

function isRight(says: string, truth: Truth): boolean {
  const { fault, hasFollowers, isDeaf, isPushUnnoticed } = truth;
  if (isPushUnnoticed && hasFollowers) {
    return deaf.test(says);
  }
  const other = isDeaf ? says.replace(deaf, '') : says;
  return (fault && fault !== 'webhooks' ? names[fault] : healthy).test(other);
}

function called({ reason, status, troubles = [] }: SaidInstance): string {
  // How it is away is not what the fault is about.
  const why = ['stale', 'unreachable'].includes(status) ? [] : [reason?.code];
  return [status, ...why, ...troubles.map(({ code }) => code)]
    .filter(Boolean)
    .join(' ');
}

/** Whether the fault is named, and nothing is said to be wrong where nothing is. */
export function judgeInstance({ system }: Said, truth: Truth): Fault[] {
  const faults = new Faults('instance');
  const instance = system.instances.find(({ name }) => name === 'global');
  const says = instance && called(instance);
  if (says === undefined || !isRight(says, truth)) {
    // It takes its time to be found out, and to be over.
    faults.add('state', says, truth.fault ?? 'nothing is wrong', {
      isUnknown: true,
      isRelative: true,
    });
  }
  return faults.found;
}
