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
  InstanceStatus,
  SyncWindowState,
  isHeard,
  renderingTroubles,
} from '@slipway/plugin-argocd-common';
import { ApplicationLook } from '../record/ApplicationLook';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { findCondition } from '../record/conditions';
import { hasFailed, isUnderWay } from '../record/operation';
import { lastSync } from '../verdict/lastSync';
import { accountNotPermitted } from './AccountRights';
import { PermissionChecker } from './Authorizer';
import { ApplicationResource } from './rules';

const allowed: ActionState = { allowed: true };

const refuse = (
  code: Exclude<ActionState, { allowed: true }>['reason']['code'],
  parameters: Record<string, string> = {},
): ActionState => ({ allowed: false, reason: { code, parameters } });

function ownerNames({ links }: ApplicationResource): string {
  const confirmed = links.filter(({ link }) => link === 'confirmed');
  const owners = new Set(confirmed.flatMap(link => link.owners));
  return [...owners].map(ref => ref.replace(/^.*\//, '')).join(', ');
}

function isRunning({ operation }: ApplicationRecord): boolean {
  return operation !== undefined && isUnderWay(operation);
}

function operationRunning({ operation }: ApplicationRecord): ActionState {
  return refuse('operationRunning', {
    initiatedBy: operation?.initiatedBy ?? '',
  });
}

function closedBy(
  { project }: ApplicationRecord,
  window: SyncWindowState | undefined,
): ActionState {
  if (window?.unreadable) {
    return refuse('syncWindowUnreadable', { project, text: window.unreadable });
  }
  return window && !window.manual
    ? refuse('syncWindow', window.until ? { until: window.until } : {})
    : allowed;
}

function targetOf({ sources }: ApplicationRecord): string {
  return sources[0]?.targetRevision ?? 'HEAD';
}

/** Argo CD begins no sync of what it cannot make sense of. */
function hasInvalidSpec(record: ApplicationRecord): boolean {
  return findCondition(record, ['InvalidSpecError']) !== undefined;
}

/** The latest of Argo CD's history is what is there already, unless a sync after it failed. Not read yet may be any. */
function hasEarlierDeployment(record: ApplicationRecord): boolean {
  const sync = lastSync(record);
  const current = sync && hasFailed(sync) ? 0 : 1;
  return record.history === undefined || record.history.length > current;
}

/** What of the application itself keeps an action from being done now. */
function ownState(
  action: ApplicationAction,
  record: ApplicationRecord,
  window: SyncWindowState | undefined,
): ActionState {
  switch (action) {
    case 'sync':
      if (isRunning(record)) {
        return operationRunning(record);
      }
      if (hasInvalidSpec(record)) {
        return refuse('invalidSpec');
      }
      return closedBy(record, window);
    case 'rollback':
      if (record.autoSync) {
        return refuse('autoSync');
      }
      if (isRunning(record)) {
        return operationRunning(record);
      }
      if (!hasEarlierDeployment(record)) {
        return refuse('noHistory');
      }
      if (hasInvalidSpec(record)) {
        return refuse('invalidSpec');
      }
      return closedBy(record, window);
    case 'terminate':
      if (record.operation?.phase === 'Pending') {
        return refuse('syncNotBegun');
      }
      // Argo CD cannot stop what stops already.
      return record.operation?.phase === 'Running'
        ? allowed
        : refuse('nothingRunning');
    default:
      return allowed;
  }
}

/** Whether somebody may have another revision synced than the one that Git asks for, where a sync may be asked for. */
export function otherRevisionState(
  sync: ActionState,
  record: ApplicationRecord,
  accountMayOverride: boolean | undefined,
): ActionState {
  if (!sync.allowed) {
    return sync;
  }
  if (record.autoSync) {
    return refuse('autoSyncTarget', { target: targetOf(record) });
  }
  return accountMayOverride === false
    ? { allowed: false, reason: accountNotPermitted(record) }
    : allowed;
}

/** Whether a revision is another one than Git's branch, tag or commit that the application follows. */
export function isOtherRevision(
  record: ApplicationRecord,
  revision: string | undefined,
): boolean {
  return revision !== undefined && revision !== targetOf(record);
}

/** What Argo CD would take note of, and not do while it does not look, or fail where it cannot render. */
const needsComparison: ApplicationAction[] = ['sync', 'rollback'];

function cannotRender({ troubles = [] }: InstanceStatus): boolean {
  return renderingTroubles.some(part =>
    troubles.some(({ code }) => code === part),
  );
}

/** Whether somebody may do something with an application now, and why not; known before the click. */
export function actionState(
  action: ApplicationAction,
  record: ApplicationRecord,
  resource: ApplicationResource,
  context: {
    permissions: Pick<PermissionChecker, 'isAllowed'>;
    instance: InstanceStatus;
    look?: ApplicationLook;
    hasCredential: boolean;
    /** Whether the operating account may sync it; `undefined` where that is not known. */
    accountMaySync?: boolean;
    window?: SyncWindowState;
  },
): ActionState {
  if (!context.permissions.isAllowed(action, resource)) {
    const { links } = resource;
    const onlyClaimed =
      links.length > 0 && links.every(({ link }) => link === 'claimed');
    return onlyClaimed
      ? refuse('linkNotConfirmed')
      : refuse('notPermitted', { owner: ownerNames(resource) });
  }
  if (!context.hasCredential) {
    return refuse('noCredential', { instance: record.instance });
  }
  if (!isHeard(context.instance.status)) {
    return refuse('instanceNotLive', { instance: record.instance });
  }
  if (
    context.accountMaySync === false &&
    ['sync', 'rollback', 'terminate'].includes(action)
  ) {
    return { allowed: false, reason: accountNotPermitted(record) };
  }
  if (needsComparison.includes(action)) {
    const { instance } = record;
    if (context.look?.isOld) {
      return refuse('notComparing', { instance });
    }
    if (cannotRender(context.instance)) {
      return refuse('cannotRender', { instance });
    }
  }
  // A sync that hangs while the application is deleted may still be stopped.
  if (record.deletingSince && action !== 'terminate') {
    return refuse('deleting');
  }
  return ownState(action, record, context.window);
}
