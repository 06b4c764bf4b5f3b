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

import { Chart } from '../chart/Chart';
import { Manifest } from '../manifests/Manifest';
import { Report, Rule } from '../rule';
import { asArray, asRecord, at, distinctBy } from '../values';

/** The first workload of each key. */
function firstBy(
  workloads: Manifest[],
  keyOf: (workload: Manifest) => unknown,
): Map<unknown, Manifest> {
  return new Map(
    [...workloads]
      .reverse()
      .map(workload => [keyOf(workload), workload] as const),
  );
}

/** Whether an Application leaves alone what an autoscaler has set, both when it is compared and when it is synced. */
function respectsAutoscaler({ value }: Manifest): boolean {
  const isIgnored = asArray(at(value, 'spec', 'ignoreDifferences')).some(
    item =>
      ['Deployment', '*'].includes(String(at(item, 'kind'))) &&
      (asArray(at(item, 'managedFieldsManagers')).includes(
        'kube-controller-manager',
      ) ||
        asArray(at(item, 'jsonPointers')).includes('/spec/replicas')),
  );
  const options = asArray(at(value, 'spec', 'syncPolicy', 'syncOptions'));
  return isIgnored && options.includes('RespectIgnoreDifferences=true');
}

function* problemsOf(
  charts: Chart[],
  applications: Manifest[],
): Generator<Report> {
  const isRespected =
    applications.length > 0 && applications.every(respectsAutoscaler);
  for (const { manifests } of charts.flatMap(({ renderings }) => renderings)) {
    const workloads = manifests.filter(({ kind }) =>
      ['Deployment', 'StatefulSet'].includes(kind),
    );
    const named = firstBy(workloads, ({ name }) => name);
    const labelled = firstBy(workloads, ({ value }) =>
      JSON.stringify(at(value, 'spec', 'selector', 'matchLabels')),
    );
    for (const { kind, value, file } of manifests) {
      const target =
        kind === 'HorizontalPodAutoscaler' &&
        named.get(at(value, 'spec', 'scaleTargetRef', 'name'));
      if (
        target &&
        !isRespected &&
        at(target.value, 'spec', 'replicas') !== undefined
      ) {
        const message = `${target.kind} ${target.name} sets replicas, and an autoscaler does too.`;
        yield { file: target.file, line: 1, message };
      }
      const labels = asRecord(at(value, 'spec', 'selector', 'matchLabels'));
      const guarded =
        kind === 'PodDisruptionBudget' && labelled.get(JSON.stringify(labels));
      if (guarded && at(guarded.value, 'spec', 'replicas') === 1) {
        const message = `The disruption budget of ${guarded.name} guards one replica, so its node can never be drained.`;
        yield { file, line: 1, message };
      }
    }
  }
}

export const chartReplicas: Rule = {
  id: 'chart-replicas',
  profile: 'house',
  what: 'Two that set the number of replicas undo each other; a budget for one replica keeps nodes from being drained.',
  fix: 'Let the Applications leave alone what the autoscaler has set (`ignoreDifferences` with `managedFieldsManagers: [kube-controller-manager]`, and `RespectIgnoreDifferences=true`), or leave `replicas` out from the first sync on: taken away later, it makes one replica. Leave out the disruption budget where there is one replica.',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/all.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 1\n  selector: {matchLabels: {a: a}}\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/all.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: a}}\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}\n',
  },
  others: [
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 3\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx:1.27"}]\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 1, selector: {matchLabels: {app: a}}}\n',
    },
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 3\n  selector: {matchLabels: {app: a}}\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}}\n',
      'argocd/a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  ignoreDifferences: [{group: apps, kind: Deployment, managedFieldsManagers: [kube-controller-manager]}]\n  syncPolicy: {syncOptions: [RespectIgnoreDifferences=true]}\n',
    },
    {
      'k8s/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 1\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx:1.27"}]\n',
    },
  ],
  check: ({ charts, applications }) =>
    distinctBy(problemsOf(charts, applications), ({ message }) => message),
};
