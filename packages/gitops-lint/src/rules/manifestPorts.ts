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

import { dirname } from 'node:path/posix';
import { Manifest } from '../manifests/Manifest';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { Path } from '../tree/YamlFile';
import { asArray, asRecord, asString, at, Values } from '../values';
import { podOf, podPath } from './images';

/** A port by its name or number, at a place of an object. */
interface PortUse {
  port: unknown;
  path: Path;
}

/** What is filled in later cannot be told. */
const isOpen = (value: unknown) => /\$\{|^\$|\{\{|\$\(/.test(String(value));

const portsOf = (container: Values) =>
  asArray(container.ports).flatMap(port => asString(asRecord(port).name) ?? []);

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** Probes of a pod that ask a port which their own container does not name. */
function* inPod(manifest: Manifest): Generator<Report> {
  const pod = podOf(manifest);
  for (const key of ['initContainers', 'containers']) {
    for (const [index, entry] of asArray(pod?.[key]).entries()) {
      const container = asRecord(entry);
      for (const probe of probes) {
        for (const way of ['httpGet', 'tcpSocket']) {
          const keys = [probe, way, 'port'];
          const port = at(container, ...keys);
          if (
            typeof port === 'string' &&
            !/^\d+$/.test(port) &&
            !isOpen(port) &&
            !portsOf(container).includes(port)
          ) {
            yield {
              file: manifest.file,
              line: manifest.lineOf(
                ...podPath(manifest.kind),
                key,
                index,
                ...keys,
              ),
              message: `The ${probe} of ${manifest.kind} ${
                manifest.name
              } asks the port ${port}, which container ${String(
                container.name,
              )} does not have.`,
            };
          }
        }
      }
    }
  }
}

const namespaceOf = ({ value }: Manifest) => at(value, 'metadata', 'namespace');

/** Whether two are, or may be, in one namespace. */
const areTogether = (one: Manifest, other: Manifest) => {
  const names = [namespaceOf(one), namespaceOf(other)];
  return names.includes(undefined) || names[0] === names[1];
};

/** Pods that an object makes, be it of Kubernetes or of an operator that has the same fields. */
const podsOf = ({ kind, value }: Manifest) => {
  const keys = kind === 'Pod' ? [] : podPath(kind).slice(0, -1);
  return {
    labels: asRecord(at(value, ...keys, 'metadata', 'labels')),
    containers: asArray(at(value, ...keys, 'spec', 'containers')).map(asRecord),
  };
};

/** Ports of a Service that lead to a name which none of the pods that it selects has. */
function* inService(
  service: Manifest,
  manifests: Manifest[],
): Generator<Report> {
  const selector = Object.entries(
    asRecord(at(service.value, 'spec', 'selector')),
  );
  const selected = manifests.filter(manifest => {
    const { labels, containers } = podsOf(manifest);
    return (
      containers.length > 0 &&
      areTogether(service, manifest) &&
      selector.every(([key, text]) => labels[key] === text)
    );
  });
  // A repository of many projects may have others with the same labels.
  const isTold = selected.some(
    ({ file }) => dirname(file) === dirname(service.file),
  );
  if (selector.length === 0 || !isTold) {
    return;
  }
  const known = selected.flatMap(manifest =>
    podsOf(manifest).containers.flatMap(portsOf),
  );
  for (const [index, port] of asArray(
    at(service.value, 'spec', 'ports'),
  ).entries()) {
    const target = asRecord(port).targetPort;
    if (
      typeof target === 'string' &&
      !/^\d+$/.test(target) &&
      !isOpen(target) &&
      !known.includes(target)
    ) {
      yield {
        file: service.file,
        line: service.lineOf('spec', 'ports', index, 'targetPort'),
        message: `Service ${service.name} leads to the port ${target}, which no container that it selects has.`,
      };
    }
  }
}

/** Services that an Ingress or a route names, with the port that it asks. */
function usesOf({ kind, value }: Manifest): (PortUse & { name: unknown })[] {
  const rules = asArray(at(value, 'spec', 'rules'));
  switch (kind) {
    case 'Ingress':
      return [
        {
          backend: at(value, 'spec', 'defaultBackend'),
          path: ['spec', 'defaultBackend'],
        },
        ...rules.flatMap((rule, index) =>
          asArray(at(rule, 'http', 'paths')).map((entry, position) => ({
            backend: at(entry, 'backend'),
            path: [
              'spec',
              'rules',
              index,
              'http',
              'paths',
              position,
              'backend',
            ],
          })),
        ),
      ].map(({ backend, path: keys }) => {
        const { name, port } = asRecord(at(backend, 'service'));
        const key = at(port, 'name') === undefined ? 'number' : 'name';
        return {
          name,
          port: at(port, key),
          path: [...keys, 'service', 'port', key],
        };
      });
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TCPRoute':
      return rules.flatMap((rule, index) =>
        asArray(at(rule, 'backendRefs')).flatMap((entry, position) => {
          const {
            name,
            port,
            kind: of = 'Service',
            namespace,
          } = asRecord(entry);
          return of === 'Service' && namespace === undefined
            ? [
                {
                  name,
                  port,
                  path: [
                    'spec',
                    'rules',
                    index,
                    'backendRefs',
                    position,
                    'port',
                  ],
                },
              ]
            : [];
        }),
      );
    default:
      return [];
  }
}

/** Uses of a port that the one Service of that name does not have. */
function* ofServices(
  manifest: Manifest,
  manifests: Manifest[],
): Generator<Report> {
  for (const { name, port, path: keys } of usesOf(manifest)) {
    const services = manifests.filter(
      other =>
        other.kind === 'Service' &&
        other.name === name &&
        areTogether(manifest, other),
    );
    const ports = asArray(at(services[0]?.value, 'spec', 'ports')).map(
      asRecord,
    );
    const isKnown = ports.some(
      known => known.name === port || known.port === port,
    );
    const isElsewhere =
      services.length !== 1 ||
      ports.length === 0 ||
      // A controller of AWS keeps the answer in an annotation.
      port === 'use-annotation' ||
      JSON.stringify(ports).includes('${');
    if (port !== undefined && !isOpen(port) && !isElsewhere && !isKnown) {
      yield {
        file: manifest.file,
        line: manifest.lineOf(...keys),
        message: `${manifest.kind} ${manifest.name} asks the port ${String(
          port,
        )} of Service ${String(name)}, which has ${ports
          .map(known => String(known.name ?? known.port))
          .join(', ')}.`,
      };
    }
  }
}

/** Objects that are applied together: those of the tree, and those of each rendering of a chart. */
const scopesOf = ({ manifests, charts }: Project): Manifest[][] => [
  manifests.filter(({ isPartial }) => !isPartial),
  ...charts.flatMap(({ renderings }) =>
    renderings.map(rendering => rendering.manifests),
  ),
];

const pod =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "a:1", ports: [{name: web, containerPort: 80}]}]\n';

const service = (target: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  selector: {app: a}\n  ports: [{port: 80, targetPort: ${target}}]\n`;

export const manifestPorts: Rule = {
  id: 'manifest-ports',
  profile: 'broken',
  what: 'A name of a port that nothing has leads nowhere: connections are refused, and probes fail.',
  fix: 'Use the name that the container or the Service gives to its port.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  bad: { 'k8s/pod.yaml': pod, 'k8s/service.yaml': service('http') },
  good: { 'k8s/pod.yaml': pod, 'k8s/service.yaml': service('web') },
  others: [
    {
      'a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx:1.27", ports: [{containerPort: 80}]}]\n---\napiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {app: a}, ports: [{port: 80, targetPort: 80}]}\n',
    },
    {
      'a.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {app: made-by-an-operator}, ports: [{name: web, port: 80, targetPort: http}]}\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {defaultBackend: {service: {name: a, port: {name: web}}}}\n',
    },
  ],
  *check(project) {
    for (const manifests of scopesOf(project)) {
      for (const manifest of manifests) {
        yield* inPod(manifest);
        if (manifest.kind === 'Service') {
          yield* inService(manifest, manifests);
        }
        yield* ofServices(manifest, manifests);
      }
    }
  },
};
