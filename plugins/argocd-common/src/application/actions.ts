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

/** What somebody may do with an application. @public */
export const APPLICATION_ACTIONS = [
  'sync',
  'refresh',
  'rollback',
  'terminate',
  'action',
] as const;

/** @public */
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number];

/** Why an action cannot be done now. @public */
export type ActionReasonCode =
  | 'notPermitted'
  | 'linkNotConfirmed'
  | 'noCredential'
  | 'instanceNotLive'
  | 'operationRunning'
  | 'nothingRunning'
  | 'deleting'
  | 'syncWindow'
  | 'autoSync'
  | 'noHistory';

/** Whether the user may do something with an application now, and why not. @public */
export type ActionState =
  | { allowed: true }
  | {
      allowed: false;
      reason: { code: ActionReasonCode; parameters: Record<string, string> };
    };

const sentences: Record<
  ActionReasonCode,
  (parameters: Record<string, string>) => string
> = {
  notPermitted: ({ owner }) =>
    owner
      ? `Not allowed: this is up to ${owner}.`
      : 'Not allowed: your role does not permit this.',
  linkNotConfirmed: () =>
    'Not allowed: only this entity claims the application; the application does not name it and comes from another repository.',
  noCredential: ({ instance }) =>
    `Off: the portal has no credential that may act on ${instance}.`,
  instanceNotLive: ({ instance }) =>
    `Not now: Argo CD instance ${instance} does not answer.`,
  operationRunning: ({ initiatedBy }) =>
    initiatedBy
      ? `Not now: a sync by ${initiatedBy} is running.`
      : 'Not now: a sync is running.',
  nothingRunning: () => 'Not now: no sync is running.',
  deleting: () => 'Not now: the application is being deleted.',
  syncWindow: ({ until }) =>
    until
      ? `Closed until ${until}: a sync window keeps the application as it is.`
      : 'Closed: a sync window keeps the application as it is.',
  autoSync: () =>
    'Off: the application syncs itself, so it would undo a rollback at once. Revert the commit in Git.',
  noHistory: () => 'Not now: there is no earlier deployment to go back to.',
};

/** The English sentence for the reason why an action cannot be done. @public */
export function actionReasonSentence(
  state: Exclude<ActionState, { allowed: true }>,
): string {
  return sentences[state.reason.code](state.reason.parameters);
}
