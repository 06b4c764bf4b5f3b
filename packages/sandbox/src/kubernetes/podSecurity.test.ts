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

import { PodSpec, podSecurityViolation } from './podSecurity';

const enforce = 'pod-security.kubernetes.io/enforce';

const sound: PodSpec = {
  securityContext: {
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  volumes: [{ name: 'tmp', emptyDir: {} }],
  containers: [
    {
      name: 'web',
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      },
    },
  ],
};

const withContainer = (context: object, more: object = {}): PodSpec => ({
  ...sound,
  containers: [
    {
      name: 'web',
      securityContext: { ...sound.containers![0].securityContext, ...context },
      ...more,
    },
  ],
});

describe('pod security of a namespace', () => {
  it.each(['privileged', 'baseline', 'restricted', 'none', undefined])(
    'lets a sound pod in at the level %s',
    level => {
      expect(
        podSecurityViolation(level ? { [enforce]: level } : {}, sound),
      ).toBeUndefined();
    },
  );

  it('lets everything in where the namespace has no level', () => {
    const pod = { ...withContainer({ privileged: true }), hostNetwork: true };
    expect(podSecurityViolation(undefined, pod)).toBeUndefined();
    expect(podSecurityViolation({ team: 'web' }, pod)).toBeUndefined();
    expect(
      podSecurityViolation({ [enforce]: 'privileged' }, pod),
    ).toBeUndefined();
  });

  const both: [string, PodSpec, string][] = [
    [
      'namespaces of the node',
      { ...sound, hostNetwork: true, hostPID: true, hostIPC: true },
      'host namespaces (hostNetwork=true, hostPID=true, hostIPC=true)',
    ],
    [
      'a privileged container',
      withContainer({ privileged: true }),
      'privileged (container "web" must not set securityContext.privileged=true)',
    ],
    [
      'a privileged init container',
      {
        ...sound,
        initContainers: [
          { ...withContainer({ privileged: true }).containers![0], name: 'a' },
        ],
      },
      'privileged (container "a" must not set securityContext.privileged=true)',
    ],
    [
      'a port of the node',
      withContainer({}, { ports: [{ hostPort: 80 }] }),
      'hostPort (container "web" uses hostPort 80)',
    ],
    [
      'an unmasked /proc',
      withContainer({ procMount: 'Unmasked' }),
      'procMount (container "web" must not set securityContext.procMount to "Unmasked")',
    ],
  ];
  it.each(
    ['baseline', 'restricted'].flatMap(level =>
      both.map(item => [level, ...item] as const),
    ),
  )('refuses at the level %s %s', (level, _what, pod, reason) => {
    expect(podSecurityViolation({ [enforce]: level }, pod)).toBe(
      `violates PodSecurity "${level}:latest": ${reason}`,
    );
  });

  it.each([
    [
      'baseline',
      'a path of the node',
      { ...sound, volumes: [{ name: 'root', hostPath: { path: '/' } }] },
      'hostPath volumes (volume "root")',
    ],
    [
      'restricted',
      'a path of the node',
      { ...sound, volumes: [{ name: 'root', hostPath: { path: '/' } }] },
      'hostPath volumes (volume "root"), restricted volume types (volume "root" uses restricted volume type "hostPath")',
    ],
    [
      'baseline',
      'more capabilities',
      withContainer({ capabilities: { add: ['SYS_ADMIN', 'CHOWN'] } }),
      'non-default capabilities (container "web" must not include "SYS_ADMIN" in securityContext.capabilities.add)',
    ],
    [
      'restricted',
      'more capabilities',
      withContainer({
        capabilities: { add: ['CHOWN', 'NET_BIND_SERVICE'], drop: ['ALL'] },
      }),
      'unrestricted capabilities (container "web" must not include "CHOWN" in securityContext.capabilities.add)',
    ],
    [
      'baseline',
      'no seccomp profile on purpose',
      withContainer({ seccompProfile: { type: 'Unconfined' } }),
      'seccompProfile (container "web" must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
    [
      'restricted',
      'no seccomp profile on purpose',
      withContainer({ seccompProfile: { type: 'Unconfined' } }),
      'seccompProfile (pod or container "web" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ],
    [
      'restricted',
      'the user root',
      { ...sound, securityContext: { ...sound.securityContext, runAsUser: 0 } },
      'runAsUser=0 (pod must not set runAsUser=0)',
    ],
    // Word for word what a cluster said.
    [
      'restricted',
      'a container that says nothing',
      { containers: [{ name: 'migrate' }] },
      'allowPrivilegeEscalation != false (container "migrate" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "migrate" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "migrate" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "migrate" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ],
  ] as const)('refuses at the level %s %s', (level, _what, pod, reason) => {
    expect(podSecurityViolation({ [enforce]: level }, pod as PodSpec)).toBe(
      `violates PodSecurity "${level}:latest": ${reason}`,
    );
  });

  it('lets a container that says nothing in at the level baseline', () => {
    expect(
      podSecurityViolation(
        { [enforce]: 'baseline' },
        { containers: [{ name: 'migrate' }] },
      ),
    ).toBeUndefined();
  });

  it('takes a level that does not exist for restricted', () => {
    expect(
      podSecurityViolation(
        { [enforce]: 'none' },
        { containers: [{ name: 'a' }] },
      ),
    ).toMatch(/^violates PodSecurity "restricted:latest"/);
  });
});
