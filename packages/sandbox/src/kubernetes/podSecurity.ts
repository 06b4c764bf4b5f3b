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

/** A pod's specification, as far as the Pod Security Standards read it. */
export interface PodSpec {
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  volumes?: ({ name: string } & Record<string, unknown>)[];
  securityContext?: SecurityContext;
  containers?: Container[];
  initContainers?: Container[];
}

interface SecurityContext {
  privileged?: boolean;
  allowPrivilegeEscalation?: boolean;
  capabilities?: { add?: string[]; drop?: string[] };
  procMount?: string;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  seccompProfile?: { type?: string };
}

interface Container {
  name: string;
  image?: string;
  env?: { name: string }[];
  envFrom?: {
    configMapRef?: { name: string };
    secretRef?: { name: string };
  }[];
  ports?: { hostPort?: number }[];
  securityContext?: SecurityContext;
}

type Check = (pod: PodSpec, containers: Container[]) => string | undefined;

const quoted = (names: string[]) => names.map(name => `"${name}"`).join(', ');
const subject = (kind: string, names: string[]) =>
  `${kind}${names.length > 1 ? 's' : ''} ${quoted(names)}`;

/** `reason (containers "a", "b" must …)` for those that are not as they have to be. */
const ofContainers =
  (reason: string, must: string, isBad: (container: Container) => boolean) =>
  (_: PodSpec, containers: Container[]) => {
    const bad = containers.filter(isBad).map(({ name }) => name);
    return bad.length > 0
      ? `${reason} (${subject('container', bad)} ${must})`
      : undefined;
  };

/** The same for what the pod can say for all its containers. */
const ofPodOrContainers =
  (
    reason: string,
    must: string,
    isGood: (context: SecurityContext) => boolean | undefined,
  ): Check =>
  ({ securityContext = {} }, containers) => {
    const bad = containers.filter(
      ({ securityContext: own = {} }) =>
        !(isGood(own) ?? isGood(securityContext) ?? false),
    );
    return bad.length > 0
      ? `${reason} (pod or ${subject(
          'container',
          bad.map(({ name }) => name),
        )} ${must})`
      : undefined;
  };

const defaultCapabilities = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

const restrictedVolumes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** `container "a" must not include "SYS_ADMIN" in …` where more is added than is allowed. */
function addedCapabilities(
  containers: Container[],
  allowed: string[],
): string | undefined {
  const extra = ({ securityContext }: Container) =>
    (securityContext?.capabilities?.add ?? []).filter(
      name => !allowed.includes(name),
    );
  const bad = containers.filter(container => extra(container).length > 0);
  const names = [...new Set(bad.flatMap(extra))].sort();
  return bad.length > 0
    ? `${subject(
        'container',
        bad.map(({ name }) => name),
      )} must not include ${quoted(names)} in securityContext.capabilities.add`
    : undefined;
}

/** Baseline, without what belongs to SELinux, AppArmor, sysctls and Windows. */
const baseline: Check[] = [
  ({ hostNetwork, hostPID, hostIPC }) => {
    const on = Object.entries({ hostNetwork, hostPID, hostIPC })
      .filter(([, value]) => value)
      .map(([name]) => `${name}=true`);
    return on.length > 0 ? `host namespaces (${on.join(', ')})` : undefined;
  },
  ({ volumes = [] }) => {
    const names = volumes
      .filter(volume => 'hostPath' in volume)
      .map(({ name }) => name);
    return names.length > 0
      ? `hostPath volumes (${subject('volume', names)})`
      : undefined;
  },
  (_, containers) => {
    const portsOf = ({ ports = [] }: Container) =>
      ports.flatMap(({ hostPort }) => (hostPort ? [String(hostPort)] : []));
    const bad = containers.filter(container => portsOf(container).length > 0);
    const ports = bad.flatMap(portsOf);
    return bad.length > 0
      ? `hostPort (${subject(
          'container',
          bad.map(({ name }) => name),
        )} ${bad.length > 1 ? 'use' : 'uses'} ${
          ports.length > 1 ? 'hostPorts' : 'hostPort'
        } ${ports.join(', ')})`
      : undefined;
  },
  ofContainers(
    'privileged',
    'must not set securityContext.privileged=true',
    ({ securityContext }) => securityContext?.privileged === true,
  ),
  ofContainers(
    'procMount',
    'must not set securityContext.procMount to "Unmasked"',
    ({ securityContext }) => securityContext?.procMount === 'Unmasked',
  ),
];

/** What the level restricted asks in a stricter way. */
const baselineOnly: Check[] = [
  (_, containers) => {
    const added = addedCapabilities(containers, defaultCapabilities);
    return added && `non-default capabilities (${added})`;
  },
  ({ securityContext }, containers) => {
    const bad = [
      ...(securityContext?.seccompProfile?.type === 'Unconfined'
        ? ['pod']
        : []),
      ...containers
        .filter(
          ({ securityContext: own }) =>
            own?.seccompProfile?.type === 'Unconfined',
        )
        .map(({ name }) => `container "${name}"`),
    ];
    return bad.length > 0
      ? `seccompProfile (${bad.join(
          ' and ',
        )} must not set securityContext.seccompProfile.type to "Unconfined")`
      : undefined;
  },
];

const restricted: Check[] = [
  ofContainers(
    'allowPrivilegeEscalation != false',
    'must set securityContext.allowPrivilegeEscalation=false',
    ({ securityContext }) =>
      securityContext?.allowPrivilegeEscalation !== false,
  ),
  (_, containers) => {
    const kept = containers
      .filter(
        ({ securityContext }) =>
          !securityContext?.capabilities?.drop?.includes('ALL'),
      )
      .map(({ name }) => name);
    const reasons = [
      kept.length > 0 &&
        `${subject(
          'container',
          kept,
        )} must set securityContext.capabilities.drop=["ALL"]`,
      addedCapabilities(containers, ['NET_BIND_SERVICE']),
    ].filter(Boolean);
    return reasons.length > 0
      ? `unrestricted capabilities (${reasons.join('; ')})`
      : undefined;
  },
  ({ volumes = [] }) => {
    const bad = volumes.flatMap(({ name, ...types }) =>
      Object.keys(types)
        .filter(type => !restrictedVolumes.includes(type))
        .map(type => ({ name, type })),
    );
    return bad.length > 0
      ? `restricted volume types (${subject(
          'volume',
          bad.map(({ name }) => name),
        )} ${bad.length > 1 ? 'use' : 'uses'} restricted volume ${
          bad.length > 1 ? 'types' : 'type'
        } ${quoted([...new Set(bad.map(({ type }) => type))])})`
      : undefined;
  },
  ofPodOrContainers(
    'runAsNonRoot != true',
    'must set securityContext.runAsNonRoot=true',
    ({ runAsNonRoot }) => runAsNonRoot,
  ),
  ({ securityContext }, containers) => {
    const bad = containers
      .filter(({ securityContext: own }) => own?.runAsUser === 0)
      .map(({ name }) => name);
    const who = [
      securityContext?.runAsUser === 0 && 'pod',
      bad.length > 0 && subject('container', bad),
    ].filter(Boolean);
    return who.length > 0
      ? `runAsUser=0 (${who.join(' and ')} must not set runAsUser=0)`
      : undefined;
  },
  ofPodOrContainers(
    'seccompProfile',
    'must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"',
    ({ seccompProfile }) =>
      seccompProfile &&
      ['RuntimeDefault', 'Localhost'].includes(seccompProfile.type ?? ''),
  ),
];

const levels: Record<string, Check[]> = {
  privileged: [],
  baseline: [...baseline, ...baselineOnly],
  restricted: [...baseline, ...restricted],
};

const label = 'pod-security.kubernetes.io/enforce';

/** Why a namespace with these labels lets no such pod in, in Kubernetes' words; `undefined` where it does. */
export function podSecurityViolation(
  labels: Record<string, string> | undefined,
  pod: PodSpec,
): string | undefined {
  const level = labels?.[label] ?? 'privileged';
  const containers = [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
  // A level that does not exist is taken for the strictest.
  const found = (levels[level] ?? levels.restricted).flatMap(
    check => check(pod, containers) ?? [],
  );
  return found.length > 0
    ? `violates PodSecurity "${
        level in levels ? level : 'restricted'
      }:latest": ${found.join(', ')}`
    : undefined;
}
