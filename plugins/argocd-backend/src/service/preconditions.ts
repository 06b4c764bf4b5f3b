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
  ActionState,
  ApplicationAction,
  ApplicationRecord,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import { Judge } from '../permissions/Authorizer';
import { ApplicationResource } from '../permissions/rules';

const refuse = (
  code: Exclude<ActionState, { allowed: true }>['reason']['code'],
  parameters: Record<string, string> = {},
): ActionState => ({ allowed: false, reason: { code, parameters } });

function ownerNames({ links }: ApplicationResource): string {
  const confirmed = links.filter(({ link }) => link === 'confirmed');
  const owners = new Set(confirmed.flatMap(link => link.owners));
  return [...owners].map(ref => ref.replace(/^.*\//, '')).join(', ');
}

/** Whether somebody may do something with an application now, and why not; known before the click. */
export function actionState(
  action: ApplicationAction,
  resource: ApplicationResource,
  context: {
    judge: Judge;
    instance: InstanceStatus;
    hasCredential: boolean;
  },
): ActionState {
  const { record, links } = resource;
  if (!context.judge(action, resource)) {
    const onlyClaimed =
      links.length > 0 && links.every(({ link }) => link === 'claimed');
    return onlyClaimed
      ? refuse('linkNotConfirmed')
      : refuse('notPermitted', { owner: ownerNames(resource) });
  }
  if (!context.hasCredential) {
    return refuse('noCredential', { instance: record.instance });
  }
  if (context.instance.status !== 'live') {
    return refuse('instanceNotLive', { instance: record.instance });
  }
  if (record.deletingSince) {
    return refuse('deleting');
  }
  return action === 'sync' ? operationRunning(record) : { allowed: true };
}

function operationRunning({ operation }: ApplicationRecord): ActionState {
  const running = ['Pending', 'Running', 'Terminating'].includes(
    operation?.phase ?? '',
  );
  return running
    ? refuse('operationRunning', { initiatedBy: operation?.initiatedBy ?? '' })
    : { allowed: true };
}
