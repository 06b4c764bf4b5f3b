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

import { CauseEvent } from '@slipway/plugin-argocd-common';
import { RawEvent, RawTreeNode } from '../argocd/types';
import { TextOrigin } from './texts/TextTable';

/** A text, and where it was read. */
export interface OriginText {
  text: string;
  origin: TextOrigin;
}

const originsOfHealth: Record<string, TextOrigin> = {
  Pod: 'container',
  Deployment: 'workload',
  ReplicaSet: 'workload',
  StatefulSet: 'workload',
  DaemonSet: 'workload',
  Job: 'workload',
  HorizontalPodAutoscaler: 'autoscaler',
  PersistentVolumeClaim: 'volume',
};

/** Where events come from, by their reason. */
const originsOfEvents: Record<string, TextOrigin> = {
  FailedScheduling: 'scheduler',
  Unhealthy: 'probe',
  ProbeWarning: 'probe',
  FailedMount: 'volume',
  FailedAttachVolume: 'volume',
  FailedMapVolume: 'volume',
  ProvisioningFailed: 'volume',
  FailedBinding: 'volume',
  FailedCreate: 'workload',
  ReplicaSetCreateError: 'workload',
  BackoffLimitExceeded: 'workload',
  DeadlineExceeded: 'workload',
  FailedGetResourceMetric: 'autoscaler',
  FailedGetContainerResourceMetric: 'autoscaler',
  FailedGetPodsMetric: 'autoscaler',
  FailedGetObjectMetric: 'autoscaler',
  FailedGetExternalMetric: 'autoscaler',
  FailedComputeMetricsReplicas: 'autoscaler',
  SyncLoadBalancerFailed: 'service',
  Failed: 'container',
  BackOff: 'container',
  InspectFailed: 'container',
  ErrImageNeverPull: 'container',
  FailedCreatePodSandBox: 'container',
  Evicted: 'container',
};

/** Reasons of events that say that what an earlier event was about is over. */
const overcomeBy: Record<string, string[]> = {
  FailedScheduling: ['Scheduled'],
  FailedMount: ['Pulling', 'Pulled', 'Created', 'Started'],
  FailedAttachVolume: ['SuccessfulAttachVolume', 'Pulling', 'Pulled'],
  FailedCreatePodSandBox: ['Pulling', 'Pulled', 'Created', 'Started'],
  FailedCreate: ['SuccessfulCreate'],
  ProvisioningFailed: ['ProvisioningSucceeded'],
  FailedBinding: ['ProvisioningSucceeded'],
  Failed: ['Started'],
};

function timeOf(event: RawEvent): string {
  return (
    event.lastTimestamp ??
    event.eventTime ??
    event.metadata?.creationTimestamp ??
    ''
  );
}

/** Says what is wrong; a claim without a volume is told by an event that is none of the warnings. */
function isTrouble({ type, reason, message }: RawEvent): boolean {
  return Boolean(message) && (type === 'Warning' || reason === 'FailedBinding');
}

function isOver(event: RawEvent, events: RawEvent[]): boolean {
  const later = overcomeBy[event.reason ?? ''] ?? [];
  return events.some(
    other =>
      later.includes(other.reason ?? '') && timeOf(other) >= timeOf(event),
  );
}

/** An event that says what is wrong, with its text. */
interface TroubleEvent extends Partial<OriginText> {
  event: CauseEvent;
}

/** What is wrong by the events of a node, the newest first. */
export function troubleEvents(events: RawEvent[]): TroubleEvent[] {
  return events
    .filter(event => isTrouble(event) && !isOver(event, events))
    .sort((a, b) => timeOf(b).localeCompare(timeOf(a)))
    .map(event => ({
      event: {
        reason: event.reason ?? 'Warning',
        message: event.message ?? '',
        at: timeOf(event) || undefined,
        count: event.count,
      },
      text: event.message,
      origin: originsOfEvents[event.reason ?? ''],
    }));
}

/** What a node of the tree itself says. */
export function textsOfNode({ kind, health, info = [] }: RawTreeNode): {
  health: Partial<OriginText>;
  /** Of a pod's containers. */
  state: Partial<OriginText>;
} {
  return {
    health: { text: health?.message, origin: originsOfHealth[kind] },
    state: {
      text: info.find(({ name }) => name === 'Status Reason')?.value,
      origin: 'container',
    },
  };
}
