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

import { Rule } from '../rule';
import { asArray, asRecord, at, distinctBy, Values } from '../values';
import { containersOf, podOf } from './images';

/** What keeps a pod out of a namespace that enforces the level `restricted`. */
function problemsOf(pod: Values): string[] {
  const context = asRecord(pod.securityContext);
  const problems: string[] = [];
  for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (pod[key] === true) {
      problems.push(`${key} is on`);
    }
  }
  for (const volume of asArray(pod.volumes).map(asRecord)) {
    if ('hostPath' in volume) {
      problems.push('a volume is a path of the node');
    }
  }
  for (const container of containersOf(pod)) {
    const own = asRecord(container.securityContext);
    const name = String(container.name);
    const get = (key: string) => own[key] ?? context[key];
    if (own.privileged === true) {
      problems.push(`container ${name} is privileged`);
    }
    if (own.allowPrivilegeEscalation !== false) {
      problems.push(`container ${name} lacks allowPrivilegeEscalation: false`);
    }
    if (!asArray(at(own, 'capabilities', 'drop')).includes('ALL')) {
      problems.push(`container ${name} does not drop all capabilities`);
    }
    if (get('runAsNonRoot') !== true) {
      problems.push(`container ${name} lacks runAsNonRoot: true`);
    }
    const profile = at(get('seccompProfile'), 'type');
    if (profile !== 'RuntimeDefault' && profile !== 'Localhost') {
      problems.push(`container ${name} has no seccomp profile`);
    }
    for (const port of asArray(container.ports).map(asRecord)) {
      if (port.hostPort) {
        problems.push(`container ${name} takes a port of the node`);
      }
    }
  }
  return problems;
}

export const podSecurity: Rule = {
  id: 'pod-security',
  profile: 'house',
  what: 'A namespace that enforces the pod security level `restricted` refuses the pod.',
  fix: 'Set runAsNonRoot, allowPrivilegeEscalation: false, capabilities.drop: [ALL] and seccompProfile RuntimeDefault.',
  see: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: "redis:7.4.1"}]\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}\n  containers:\n    - name: a\n      image: redis:7.4.1\n      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}\n',
  },
  others: [
    {
      'k8s/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx:1.27"}]\n',
    },
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/tests/a.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {helm.sh/hook: test}}\nspec: {containers: [{name: a, image: "busybox:1.37"}]}\n',
    },
  ],
  *check(project) {
    const refused = project.rendered.flatMap(manifest => {
      const pod = podOf(manifest);
      const problems = pod ? problemsOf(pod) : [];
      return problems.length > 0 ? [{ ...manifest, problems }] : [];
    });
    // Each environment renders it again.
    for (const { kind, name, file, problems } of distinctBy(
      refused,
      one => `${one.kind}/${one.name}`,
    )) {
      yield {
        file,
        line: 1,
        message: `${kind} ${name} is refused by the level restricted: ${problems.join(
          ', ',
        )}.`,
      };
    }
  },
};
