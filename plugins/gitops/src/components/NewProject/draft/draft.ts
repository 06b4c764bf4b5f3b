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
  Service,
  ServiceKind,
  ServiceLanguage,
  serviceLanguages,
  ServiceSize,
  TargetSettings,
} from '@slipway/plugin-gitops-common';

/** A service as it is typed: numbers are texts, and nothing is lost when its kind is changed and changed back. */
export interface ServiceDraft {
  /** Of the row: a name does not stay while it is typed. */
  id: number;
  name: string;
  kind: ServiceKind;
  language: ServiceLanguage;
  port: string;
  public: boolean;
  /** The root where it is empty. */
  path: string;
  image: string;
  tag: string;
  size: ServiceSize;
  replicas: string;
}

/** What a person has entered; what is absent is preset. */
export interface Draft {
  name: string;
  description: string;
  owner?: string;
  target?: string;
  group?: string;
  services: ServiceDraft[];
  /** What is chosen instead of the target's own. */
  settings: Partial<TargetSettings>;
  leftover?: 'adopt' | 'remove';
}

export const blankService: Omit<ServiceDraft, 'id' | 'name'> = {
  kind: 'web',
  language: serviceLanguages[0],
  port: '8000',
  public: false,
  path: '',
  image: '',
  tag: '',
  size: 'small',
  replicas: '1',
};

export const blankDraft: Draft = {
  name: '',
  description: '',
  services: [{ ...blankService, id: 1, name: 'web', public: true }],
  settings: {},
};

const numberOf = (text: string) =>
  /^\d+$/.test(text.trim()) ? Number(text) : NaN;

/** What the template is given of it: only what its kind has. */
export function serviceOf(draft: ServiceDraft): Service {
  const { name, kind, language, image, tag, size } = draft;
  const common = { name, kind, size, replicas: numberOf(draft.replicas) };
  switch (kind) {
    case 'web':
      return {
        ...common,
        language,
        port: numberOf(draft.port),
        public: draft.public,
        ...(draft.public && draft.path && { path: draft.path }),
      };
    case 'worker':
      return { ...common, language };
    default:
      return { ...common, image, tag, port: numberOf(draft.port) };
  }
}
