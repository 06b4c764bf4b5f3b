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
  LogContainer,
  LogLine,
  PodFacts,
  ResourceCategory,
  ResourceNode,
} from '@slipway/plugin-argocd-common';
import { services } from './story';
import { ago } from './times';

const categories: Record<string, ResourceCategory> = {
  Deployment: 'workload',
  ReplicaSet: 'workload',
  Pod: 'workload',
  Service: 'network',
  Ingress: 'network',
  ConfigMap: 'configuration',
  Secret: 'configuration',
};

const onePod = (ready: number) => ({ ready, total: 1 });

const pod = (state: PodFacts['state'], reason: string): PodFacts => ({
  state,
  reason,
  containers: onePod(state === 'ready' ? 1 : 0),
  node: 'k3d-agent-1',
});

function node(
  kind: string,
  name: string,
  parents: string[] = [],
  differs: Partial<ResourceNode> = {},
): ResourceNode {
  const isWorkload = ['Deployment', 'ReplicaSet'].includes(kind);
  return {
    id: `${kind}/${name}`,
    group: isWorkload ? 'apps' : '',
    version: 'v1',
    kind,
    namespace: 'coelho-realtime-staging',
    name,
    parents,
    category: categories[kind] ?? 'other',
    createdAt: ago({ minutes: 11 }),
    ...(isWorkload || kind === 'Pod' ? { health: { status: 'Healthy' } } : {}),
    ...(isWorkload ? { pods: onePod(1) } : {}),
    ...(kind === 'Pod' ? { pod: pod('ready', 'Running') } : {}),
    ...(parents.length === 0 ? { sync: 'Synced' } : {}),
    ...differs,
  };
}

function workload(service: string, hash: string, suffix: string) {
  const replicaSet = `${service}-${hash}`;
  return [
    node('Deployment', service),
    node('ReplicaSet', replicaSet, [`Deployment/${service}`]),
    node('Pod', `${replicaSet}-${suffix}`, [`ReplicaSet/${replicaSet}`], {
      images: [`registry.example.com/platform/coelho-realtime/${service}:1`],
    }),
  ];
}

/** What an environment of the project consists of. */
export const resources: ResourceNode[] = [
  ...workload('fastapi', '6c9f7d8b5c', 'x2k4p'),
  ...workload('kafka', '5d7b9c6f4d', 'q8w3z'),
  ...workload('mlflow', '7f8c5b9d6b', 'm4n7t'),
  ...workload('streamlit', '59c955b4b', 'ccpm9'),
  ...services.map(name => node('Service', name)),
  node('Ingress', 'coelho-realtime'),
  node('ConfigMap', 'fastapi-settings'),
  node('ConfigMap', 'score-settings'),
  node('ConfigMap', 'kafka-topics'),
  node('Secret', 'mlflow-storage'),
];

/** What changes of them while the pod of the new version crashes. */
const whileCrashing: Record<string, Partial<ResourceNode>> = {
  'Deployment/streamlit': {
    health: { status: 'Degraded' },
    pods: { ready: 1, total: 2 },
  },
  'ReplicaSet/streamlit-59c955b4b': { previous: true },
  'Pod/streamlit-59c955b4b-ccpm9': { previous: true },
};

/** The same while the pod of the new version crashes. */
export const crashingResources: ResourceNode[] = [
  ...resources.map(one => ({ ...one, ...whileCrashing[one.id] })),
  node('ReplicaSet', 'streamlit-79bfb44b8d', ['Deployment/streamlit'], {
    health: { status: 'Progressing' },
    pods: onePod(0),
  }),
  node(
    'Pod',
    'streamlit-79bfb44b8d-n8ftv',
    ['ReplicaSet/streamlit-79bfb44b8d'],
    {
      health: { status: 'Degraded' },
      pod: { ...pod('crashes', 'CrashLoopBackOff'), restarts: 7 },
      images: [
        `registry.example.com/platform/coelho-realtime/streamlit:ef43ab1058ce1ca998b75db755bbbc2709711848`,
      ],
    },
  ),
];

/** Four hundred objects, of which one pod fails. */
export const manyResources: ResourceNode[] = [
  ...crashingResources,
  ...Array.from({ length: 90 }, (_, index) =>
    workload(`worker-${index + 1}`, '6c9f7d8b5c', 'x2k4p'),
  ).flat(),
  ...Array.from({ length: 110 }, (_, index) =>
    node('ConfigMap', `worker-${index + 1}-settings`),
  ),
];

/** The containers of the pod that crashes. */
export const crashingContainers: LogContainer[] = [
  {
    name: 'streamlit',
    kind: 'container',
    restarts: 7,
    state: { state: 'waiting', reason: 'CrashLoopBackOff' },
    lastRun: {
      state: 'ended',
      reason: 'Error',
      exitCode: 1,
      startedAt: ago({ seconds: 45 }),
      endedAt: ago({ seconds: 41 }),
      duration: 4,
    },
  },
];

const crash = [
  'INFO  starting streamlit 1.44.0 on :8501',
  'INFO  reading settings from environment',
  'INFO  connecting to kafka:9092',
  'INFO  starting session manager',
  'Traceback (most recent call last):',
  '  File "/app/app.py", line 12, in <module>',
  '    client = MlflowClient(os.environ["MLFLOW_URL"])',
  '  File "<frozen os>", line 714, in __getitem__',
  "KeyError: 'MLFLOW_URL'",
];

/** As many lines as somebody has to scroll through, the crash last. */
export const logLines: LogLine[] = [
  ...Array.from({ length: 4_991 }, (_, index) =>
    index % 500 === 0
      ? '\u001b[33mWARN\u001b[0m  cache directory /tmp/scores is empty'
      : `INFO  scored transaction ${index + 1} in 3 ms`,
  ),
  ...crash,
].map((content, index) => ({
  content,
  at: ago({ seconds: 5_000 - index }),
  pod: 'streamlit-79bfb44b8d-n8ftv',
}));
