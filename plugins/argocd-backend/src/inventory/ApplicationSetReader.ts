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

import { LoggerService } from '@backstage/backend-plugin-api';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { RawApplicationSet } from '../argocd/types';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { redactAddresses } from '../redact/redactAddresses';
import { redactInternals } from '../redact/redactInternals';
import { ApplicationSetState } from '../verdict/VerdictContext';
import { InstanceLists } from './InstanceLists';

/** Characters of an error that are kept. */
const maxErrorLength = 1_000;

/** Errors that are of single members, or come after all were generated: they keep none of the others from being synced. */
const ofMembers = new Set([
  'ApplicationValidationError',
  'CreateApplicationError',
  'UpdateApplicationError',
  'DeleteApplicationError',
  'RefreshApplicationError',
  'ApplicationSetRolloutError',
]);

type Member = Pick<
  ApplicationRecord,
  'instance' | 'namespace' | 'name' | 'applicationSet'
>;

/** What one set says: of all of its members, and of each. */
interface SetStates {
  error?: Pick<ApplicationSetState, 'error' | 'since'>;
  waiting: Record<string, Pick<ApplicationSetState, 'waitsForStep' | 'since'>>;
}

/** An application that no step selects is not waited for. */
const isStep = (step: string | undefined): step is string =>
  step !== undefined && /^\d+$/.test(step);

function toStates({ status = {} }: RawApplicationSet): SetStates {
  const failure = status.conditions?.find(
    ({ type, status: is, reason = '' }) =>
      type === 'ErrorOccurred' && is === 'True' && !ofMembers.has(reason),
  );
  const waiting: SetStates['waiting'] = {};
  for (const member of status.applicationStatus ?? []) {
    if (
      member.application &&
      member.status === 'Waiting' &&
      isStep(member.step)
    ) {
      waiting[member.application] = {
        waitsForStep: member.step,
        since: member.lastTransitionTime,
      };
    }
  }
  return {
    error: failure && {
      error: redactAddresses(
        redactInternals(failure.message || 'Argo CD gives no reason'),
      ).slice(0, maxErrorLength),
      since: failure.lastTransitionTime,
    },
    waiting,
  };
}

type Sets = Map<string, SetStates>;

const keyOf = (namespace: string | undefined, name: string | undefined) =>
  `${namespace}/${name}`;

/** Sets that say something else than before. */
function changedSets(now: Sets = new Map(), before: Sets = new Map()) {
  const keys = new Set([...now.keys(), ...before.keys()]);
  return [...keys].filter(
    key => JSON.stringify(now.get(key)) !== JSON.stringify(before.get(key)),
  );
}

/** The ApplicationSets of every instance: which members wait for their step, and which sets cannot be generated. */
export class ApplicationSetReader {
  readonly #lists: InstanceLists<Sets>;
  #listener?: (isMember: (application: Member) => boolean) => void;

  constructor(options: {
    clients: Map<string, ArgocdClient>;
    logger: LoggerService;
  }) {
    this.#lists = new InstanceLists({
      ...options,
      what: 'applicationsets',
      read: async client =>
        new Map(
          (await client.listApplicationSets()).map(set => [
            keyOf(set.metadata.namespace, set.metadata.name),
            toStates(set),
          ]),
        ),
      onRead: (instance, now, before) => {
        const changed = new Set(changedSets(now, before));
        if (changed.size > 0) {
          this.#listener?.(
            member =>
              member.instance === instance &&
              changed.has(keyOf(member.namespace, member.applicationSet)),
          );
        }
      },
    });
  }

  /** Calls back where sets say something else than before. */
  onChange(listener: (isMember: (application: Member) => boolean) => void) {
    this.#listener = listener;
  }

  refresh(): Promise<void> {
    return this.#lists.refresh();
  }

  refreshInstance(instance: string): Promise<void> {
    return this.#lists.refreshInstance(instance);
  }

  /** What its set says of an application; `undefined` where it has none, or nobody knows. */
  stateOf(member: Member): ApplicationSetState | undefined {
    const { instance, namespace, name, applicationSet } = member;
    if (applicationSet === undefined) {
      return undefined;
    }
    const states = this.#lists
      .known(instance)
      ?.get(keyOf(namespace, applicationSet));
    return (
      states && {
        name: applicationSet,
        ...(Object.hasOwn(states.waiting, name) && states.waiting[name]),
        ...states.error,
      }
    );
  }
}
