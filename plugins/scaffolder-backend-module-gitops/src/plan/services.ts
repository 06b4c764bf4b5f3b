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

import { InputError } from '@backstage/errors';

/** Languages that the template has a program for. */
export const serviceLanguages = ['python', 'node', 'go', 'static'] as const;

/** One row of the form's list. */
export interface ServiceInput {
  name: string;
  kind: 'web' | 'worker' | 'image';
  language?: (typeof serviceLanguages)[number];
  port?: number;
  public?: boolean;
  path?: string;
  image?: string;
  tag?: string;
  size: 'small' | 'medium' | 'large';
  replicas: number;
}

/** One service with everything that the skeleton writes down. */
export interface PlannedService {
  name: string;
  kind: ServiceInput['kind'];
  language: string;
  port: number;
  public: boolean;
  path: string;
  healthPath: string;
  repository: string;
  tag: string;
  replicas: number;
  resources: {
    requests: { cpu: string; memory: string };
    limits: { memory: string };
  };
  /** The image's name as Skaffold writes it in variables. */
  skaffoldName: string;
}

const sizes = {
  small: { cpu: '50m', memory: '128Mi' },
  medium: { cpu: '250m', memory: '512Mi' },
  large: { cpu: '1', memory: '2Gi' },
};

// Without quotes YAML 1.1 reads these as something else than text, and charts are read so.
const yamlWords = ['true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'null'];

/** @throws InputError where a name means something else in YAML */
export function refuseYamlWords(names: string[]): void {
  const word = names.find(name => yamlWords.includes(name));
  if (word) {
    throw new InputError(
      `${word} cannot be a name, because YAML reads it as something else. Choose another.`,
    );
  }
}

/**
 * Fills in what the form leaves open and refuses lists that cannot work.
 *
 * @throws InputError naming the service and the way out.
 */
export function planServices(
  project: string,
  services: ServiceInput[],
): PlannedService[] {
  const names = new Set<string>();
  const paths = new Map<string, string>();
  return services.map(service => {
    if (names.has(service.name)) {
      throw new InputError(
        `Two services are named ${service.name}. Give one of them another name.`,
      );
    }
    names.add(service.name);
    const isPublic = service.kind === 'web' && service.public === true;
    const path = service.path || '/';
    const other = isPublic ? paths.get(path) : undefined;
    if (other) {
      throw new InputError(
        `${other} and ${service.name} both answer at ${path}. Give one of them another path.`,
      );
    }
    if (isPublic) {
      paths.set(path, service.name);
    }
    const own = service.kind !== 'image';
    if (/\/\/|\/\.\.?(\/|$)/.test(path)) {
      throw new InputError(
        `${service.name} cannot answer at ${path}: a path has no empty or dotted parts.`,
      );
    }
    if (!own && (!service.image || !service.tag)) {
      throw new InputError(
        `Service ${service.name} needs an image and a fixed tag.`,
      );
    }
    if (service.kind === 'worker' && service.language === 'static') {
      throw new InputError(
        `Worker ${service.name} cannot be a static site: nothing would work in the background. Choose another language or kind.`,
      );
    }
    const { cpu, memory } = sizes[service.size];
    return {
      name: service.name,
      kind: service.kind,
      language: own ? service.language ?? 'python' : '',
      port: service.port ?? 8000,
      public: isPublic,
      path,
      healthPath: own ? '/healthz' : '',
      repository: own ? service.name : service.image!,
      tag: service.tag ?? '',
      replicas: service.replicas,
      resources: { requests: { cpu, memory }, limits: { memory } },
      skaffoldName: `${project}-${service.name}`.replace(/[-/.:]/g, '_'),
    };
  });
}
