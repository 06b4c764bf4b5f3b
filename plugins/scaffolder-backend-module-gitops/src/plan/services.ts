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
import {
  isPublicService,
  maxProjectName,
  nameProblem,
  Service,
  ServiceKind,
  ServiceProblem,
  serviceProblems,
  sizeResources,
  suggestName,
} from '@slipway/plugin-gitops-common';

/** One service with everything that the skeleton writes down. */
export interface PlannedService {
  name: string;
  kind: ServiceKind;
  language: string;
  /** Absent where it listens on none. */
  port?: number;
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

const defaultPort = 8000;

/** What is wrong and the way out. */
function sentence(name: string, { code, parameters }: ServiceProblem): string {
  switch (code) {
    case 'nameYaml':
      return yamlSentence(name);
    case 'nameTwice':
      return `Two services are named ${name}. Give one of them another name.`;
    case 'pathTwice':
      return `${parameters.other} and ${name} both answer at ${parameters.path}. Give one of them another path.`;
    case 'path':
      return `${name} cannot answer at ${parameters.path}: a path has no empty or dotted parts.`;
    case 'image':
    case 'tag':
      return `Service ${name} needs an image and a fixed tag.`;
    case 'staticWorker':
      return `Worker ${name} cannot be a static site: nothing would work in the background. Choose another language or kind.`;
    case 'portOwn':
      return `Service ${name} needs a port from ${parameters.min} to ${parameters.max}: its container runs without root rights.`;
    case 'portImage':
      return `Service ${name} needs a port from ${parameters.min} to ${parameters.max}.`;
    case 'replicas':
      return `Service ${name} needs 1 to ${parameters.max} replicas.`;
    default:
      return `A service cannot be named '${name}'. Use at most ${parameters.max} lower-case letters, digits and hyphens; begin with a letter and end with a letter or a digit.`;
  }
}

function yamlSentence(name: string): string {
  return `${name} cannot be a name, because YAML reads it as something else. Choose another.`;
}

/** @throws InputError for what cannot be the name of a project, with one that could where there is one */
export function requireProjectName(name: string): void {
  const problem = nameProblem(name, maxProjectName);
  if (!problem) {
    return;
  }
  const better = suggestName(name, maxProjectName);
  const instead = better && better !== name ? ` For example: ${better}.` : '';
  throw new InputError(
    problem === 'nameYaml'
      ? yamlSentence(name)
      : `A project cannot be named '${name}'. Use at most ${maxProjectName} lower-case letters, digits and hyphens; begin with a letter and end with a letter or a digit.${instead}`,
  );
}

/**
 * Fills in what the form leaves open and refuses lists that cannot work.
 *
 * @throws InputError naming the service and the way out.
 */
export function planServices(
  project: string,
  services: Service[],
): PlannedService[] {
  const filled = services.map(service => ({
    ...service,
    port: service.port ?? (service.kind === 'worker' ? undefined : defaultPort),
  }));
  return filled.map((service, index) => {
    const [problem] = serviceProblems(filled, index);
    if (problem) {
      throw new InputError(sentence(service.name, problem));
    }
    const own = service.kind !== 'image';
    const { cpu, memory } = sizeResources[service.size];
    return {
      name: service.name,
      kind: service.kind,
      language: own ? service.language ?? 'python' : '',
      ...(service.port !== undefined && { port: service.port }),
      public: isPublicService(service),
      path: service.path || '/',
      healthPath: own && service.port !== undefined ? '/healthz' : '',
      repository: own ? service.name : service.image!,
      tag: service.tag ?? '',
      replicas: service.replicas,
      resources: { requests: { cpu, memory }, limits: { memory } },
      skaffoldName: `${project}-${service.name}`.replace(/[-/.:]/g, '_'),
    };
  });
}
