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
  buildEngines,
  environmentNames,
  imageUpdates,
  registrationMethods,
  serviceKinds,
  serviceLanguages,
  serviceSizes,
  TargetSettings,
  visibilities,
} from '@slipway/plugin-gitops-common';
import { blankDraft, blankService, Draft, ServiceDraft } from './draft';

type Answers = Record<string, unknown>;

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null;

const text = (value: unknown) => (typeof value === 'string' ? value : '');

const oneOf = <Item>(items: readonly Item[], value: unknown) =>
  items.find(item => item === value);

const someOf = <Item>(items: readonly Item[], value: unknown) =>
  Array.isArray(value) ? items.filter(item => value.includes(item)) : undefined;

function serviceDraftOf(service: Answers, id: number): ServiceDraft {
  const { port, replicas } = service;
  return {
    id,
    name: text(service.name),
    kind: oneOf(serviceKinds, service.kind) ?? blankService.kind,
    language:
      oneOf(serviceLanguages, service.language) ?? blankService.language,
    port: typeof port === 'number' ? String(port) : blankService.port,
    public: service.public === true,
    path: text(service.path),
    image: text(service.image),
    tag: text(service.tag),
    size: oneOf(serviceSizes, service.size) ?? blankService.size,
    replicas:
      typeof replicas === 'number' ? String(replicas) : blankService.replicas,
  };
}

function settingsOf(answers: Answers): Partial<TargetSettings> {
  const settings: Partial<TargetSettings> = {
    visibility: oneOf(visibilities, answers.visibility),
    environments: someOf(environmentNames, answers.environments),
    manualEnvironments: someOf(environmentNames, answers.manualEnvironments),
    buildEngine: oneOf(buildEngines, answers.buildEngine),
    imageUpdate: oneOf(imageUpdates, answers.imageUpdate),
    registration: oneOf(registrationMethods, answers.registration),
    domain: text(answers.domain) || undefined,
  };
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
}

/**
 * The form as it was filled in for a task, which may be of a template of another version: what is not understood is
 * preset. What becomes of leftovers is decided anew.
 */
export function draftOf(parameters: Answers): Draft {
  const { services } = parameters;
  const asked: unknown[] = Array.isArray(services) ? services : [];
  const known = asked
    .filter(isAnswers)
    .map((service, index) => serviceDraftOf(service, index + 1));
  return {
    name: text(parameters.name),
    description: text(parameters.description),
    owner: text(parameters.owner) || undefined,
    target: text(parameters.target) || undefined,
    group: text(parameters.group) || undefined,
    services: known.length > 0 ? known : blankDraft.services,
    settings: settingsOf(parameters),
  };
}
