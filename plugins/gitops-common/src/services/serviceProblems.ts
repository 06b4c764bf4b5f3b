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

import { nameProblem, NameProblem } from '../names';
import {
  isPublicService,
  maxReplicas,
  maxServiceName,
  portRange,
  Service,
  serviceSchema,
} from './service';

/** What is wrong with a service: the field, a code, and what a sentence about it names. @public */
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

/** Whether the value of a field is there and has the form that the schema asks for. */
function hasForm(service: Service, field: keyof Service): boolean {
  return (
    service[field] !== undefined &&
    serviceSchema.shape[field].safeParse(service[field]).success
  );
}

function nameProblems(services: Service[], index: number): ServiceProblem[] {
  const { name } = services[index];
  const problem = name ? nameProblem(name, maxServiceName) : 'nameMissing';
  if (problem) {
    return [
      {
        field: 'name',
        code: problem,
        parameters: { name, max: String(maxServiceName) },
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

function imageProblems(service: Service): ServiceProblem[] {
  return service.kind === 'image'
    ? (['image', 'tag'] as const)
        .filter(field => !hasForm(service, field))
        .map(field => ({ field, code: field, parameters: {} }))
    : [];
}

function languageProblems(service: Service): ServiceProblem[] {
  return service.kind === 'worker' && service.language === 'static'
    ? [{ field: 'language', code: 'staticWorker', parameters: {} }]
    : [];
}

function portProblems(service: Service): ServiceProblem[] {
  // What only takes work from elsewhere listens on none.
  if (service.kind === 'worker' && service.port === undefined) {
    return [];
  }
  const { min, max } = portRange(service.kind);
  const { port = NaN } = service;
  return Number.isInteger(port) && port >= min && port <= max
    ? []
    : [
        {
          field: 'port',
          code: service.kind === 'image' ? 'portImage' : 'portOwn',
          parameters: { min: String(min), max: String(max) },
        },
      ];
}

function pathProblems(services: Service[], index: number): ServiceProblem[] {
  const service = services[index];
  const path = service.path || '/';
  if (
    service.path &&
    (!hasForm(service, 'path') || /\/\/|\/\.\.?(\/|$)/.test(path))
  ) {
    return [{ field: 'path', code: 'path', parameters: { path } }];
  }
  if (!isPublicService(service)) {
    return [];
  }
  const before = services.findIndex(
    other => isPublicService(other) && (other.path || '/') === path,
  );
  return before < index
    ? [
        {
          field: 'path',
          code: 'pathTwice',
          parameters: {
            path,
            row: String(before + 1),
            other: services[before].name,
          },
        },
      ]
    : [];
}

function replicasProblems(service: Service): ServiceProblem[] {
  return hasForm(service, 'replicas')
    ? []
    : [
        {
          field: 'replicas',
          code: 'replicas',
          parameters: { max: String(maxReplicas) },
        },
      ];
}

/** What is wrong with one service of a project, in the order of its fields. @public */
export function serviceProblems(
  services: Service[],
  index: number,
): ServiceProblem[] {
  const service = services[index];
  return [
    ...nameProblems(services, index),
    ...imageProblems(service),
    ...languageProblems(service),
    ...portProblems(service),
    ...pathProblems(services, index),
    ...replicasProblems(service),
  ];
}
