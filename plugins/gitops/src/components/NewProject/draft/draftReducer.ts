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

import { TargetSettings } from '@slipway/plugin-gitops-common';
import { freeName } from '../../../utils/freeName';
import { blankService, Draft, ServiceDraft } from './draft';

export type DraftAction =
  | {
      type: 'changed';
      change: Partial<
        Pick<Draft, 'name' | 'description' | 'owner' | 'group' | 'leftover'>
      >;
    }
  | { type: 'targetChosen'; target: string }
  | { type: 'settingChanged'; change: Partial<TargetSettings> }
  | { type: 'serviceAdded' }
  | { type: 'serviceRemoved'; id: number }
  | {
      type: 'serviceChanged';
      id: number;
      change: Partial<Omit<ServiceDraft, 'id'>>;
    };

/** Only one service answers at the root, so another one that becomes public answers at its name. */
function withPath(service: ServiceDraft, all: ServiceDraft[]): ServiceDraft {
  const isTaken = all.some(
    ({ id, kind, public: isPublic, path }) =>
      id !== service.id && kind === 'web' && isPublic && (path || '/') === '/',
  );
  return isTaken && !service.path
    ? { ...service, path: `/${service.name}` }
    : service;
}

/** All that the form remembers changes here. Services that do not change stay the same objects. */
export function draftReducer(draft: Draft, action: DraftAction): Draft {
  const { services } = draft;
  switch (action.type) {
    case 'changed': {
      const { change } = action;
      // What becomes of leftovers was decided for this name in this group, which an owner may stand for.
      const isElsewhere =
        'name' in change || 'group' in change || 'owner' in change;
      return {
        ...draft,
        ...(isElsewhere && { leftover: undefined }),
        ...change,
      };
    }
    case 'targetChosen':
      return {
        ...draft,
        target: action.target,
        group: undefined,
        settings: {},
        leftover: undefined,
      };
    case 'settingChanged':
      return { ...draft, settings: { ...draft.settings, ...action.change } };
    case 'serviceAdded':
      return {
        ...draft,
        services: [
          ...services,
          {
            ...blankService,
            id: Math.max(0, ...services.map(({ id }) => id)) + 1,
            name: freeName(services, 'web'),
          },
        ],
      };
    case 'serviceRemoved':
      return {
        ...draft,
        services: services.filter(({ id }) => id !== action.id),
      };
    default:
      return {
        ...draft,
        services: services.map(service => {
          if (service.id !== action.id) {
            return service;
          }
          const changed = { ...service, ...action.change };
          return action.change.public ? withPath(changed, services) : changed;
        }),
      };
  }
}
