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

import { nameProblem, NameProblem } from './nameRules';

/** One row of the list, as the template's parameters have it. */
export interface Service {
  name: string;
  kind: 'web' | 'worker' | 'image';
  language?: string;
  port?: number;
  public?: boolean;
  path?: string;
  image?: string;
  tag?: string;
  size: string;
  replicas: number;
}

const maxServiceName = 19;
export const maxServices = 20;
export const serviceKinds = ['web', 'worker', 'image'] as const;

/** Ports that a container without root rights may open, and those of an image that brings its own user. */
const ports = { own: [1024, 65535], image: [1, 65535] } as const;

const imageName =
  /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]+([._-][a-z0-9]+)*)+$/;
const imageTag = /^(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const pathName = /^\/[A-Za-z0-9/_.-]*$/;

/** The part of a row that is wrong, and why; the codes are messages of the front end. */
export interface ServiceProblem {
  field: keyof Service;
  code:
    | NameProblem
    | 'nameMissing'
    | 'nameTwice'
    | 'portOwn'
    | 'portImage'
    | 'image'
    | 'tag'
    | 'path'
    | 'pathTwice'
    | 'replicas'
    | 'staticWorker';
  parameters: Record<string, string>;
}

export function portRange(kind: Service['kind']): readonly [number, number] {
  return kind === 'image' ? ports.image : ports.own;
}

export function isPublic(service: Service): boolean {
  return service.kind === 'web' && service.public === true;
}

function ofName(services: Service[], index: number): ServiceProblem[] {
  const { name } = services[index];
  const problem = name ? nameProblem(name, maxServiceName) : 'nameMissing';
  if (problem) {
    return [
      {
        field: 'name',
        code: problem,
        parameters: { max: String(maxServiceName) },
      },
    ];
  }
  const before = services.findIndex(other => other.name === name);
  return before < index
    ? [
        {
          field: 'name',
          code: 'nameTwice',
          parameters: { name, row: String(before + 1) },
        },
      ]
    : [];
}

function ofPath(services: Service[], index: number): ServiceProblem[] {
  const service = services[index];
  if (!isPublic(service)) {
    return [];
  }
  const path = service.path || '/';
  if (!pathName.test(path) || /\/\/|\/\.\.?(\/|$)/.test(path)) {
    return [{ field: 'path', code: 'path', parameters: {} }];
  }
  const before = services.findIndex(
    other => isPublic(other) && (other.path || '/') === path,
  );
  return before < index
    ? [
        {
          field: 'path',
          code: 'pathTwice',
          parameters: { path, row: String(before + 1) },
        },
      ]
    : [];
}

/** What is wrong with a row, in the order of its fields. */
export function serviceProblems(
  services: Service[],
  index: number,
): ServiceProblem[] {
  const service = services[index];
  const problems = ofName(services, index);
  if (service.kind === 'image') {
    if (!imageName.test(service.image ?? '')) {
      problems.push({ field: 'image', code: 'image', parameters: {} });
    }
    if (!imageTag.test(service.tag ?? '')) {
      problems.push({ field: 'tag', code: 'tag', parameters: {} });
    }
  }
  if (service.kind === 'worker' && service.language === 'static') {
    problems.push({
      field: 'language',
      code: 'staticWorker',
      parameters: {},
    });
  }
  if (service.kind !== 'worker') {
    const [from, to] = portRange(service.kind);
    const { port } = service;
    if (!Number.isInteger(port) || port! < from || port! > to) {
      problems.push({
        field: 'port',
        code: service.kind === 'image' ? 'portImage' : 'portOwn',
        parameters: {},
      });
    }
  }
  problems.push(...ofPath(services, index));
  if (
    !Number.isInteger(service.replicas) ||
    service.replicas < 1 ||
    service.replicas > 10
  ) {
    problems.push({ field: 'replicas', code: 'replicas', parameters: {} });
  }
  return problems;
}

/** Numbers of the rows in which something is wrong, as people count. */
export function wrongRows(services: Service[]): number[] {
  return services.flatMap((_, index) =>
    serviceProblems(services, index).length > 0 ? [index + 1] : [],
  );
}

/** A row of another kind keeps what still applies and nothing else. */
export function withKind(
  service: Service,
  kind: Service['kind'],
  languages: string[],
): Service {
  const { name, size, replicas } = service;
  const common = { name, kind, size, replicas };
  const language = service.language ?? languages[0];
  switch (kind) {
    case 'web':
      return {
        ...common,
        language,
        port: service.port ?? 8000,
        public: service.public ?? false,
        ...(service.path && { path: service.path }),
      };
    case 'worker':
      return { ...common, language };
    default:
      return {
        ...common,
        image: service.image ?? '',
        tag: service.tag ?? '',
        port: service.port ?? 8080,
      };
  }
}
