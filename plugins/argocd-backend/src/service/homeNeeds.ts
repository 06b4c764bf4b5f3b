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
  applicationKey,
  ApplicationView,
  CredentialExpiry,
  EntityApplications,
  HomeNeed,
  HomeNeedCode,
  PromotionWaitCode,
} from '@slipway/plugin-argocd-common';
import { waitsForPeople } from '../delivery/verdictGroups';

/** A credential of the portal needs somebody when it ends within so many days. */
const warnDays = 14;

/** In the order in which they matter. */
const order: HomeNeedCode[] = [
  'broken',
  'syncFailed',
  'refused',
  'cannotCompare',
  'rolledBack',
  'promotion',
  'waitsForSync',
  'credentialEnds',
];

/** What a promotion waits for that people have to do. */
const byPeople: PromotionWaitCode[] = [
  'approval',
  'conflict',
  'discussion',
  'merge',
];

export function compareNeeds(a: HomeNeed, b: HomeNeed): number {
  return (
    Number(b.isYours ?? false) - Number(a.isYours ?? false) ||
    order.indexOf(a.code) - order.indexOf(b.code) ||
    (a.entityRef ?? '').localeCompare(b.entityRef ?? '')
  );
}

function codeOf({
  verdict,
  autoSync,
}: ApplicationView): HomeNeedCode | undefined {
  return waitsForPeople(verdict, autoSync !== undefined)
    ? 'waitsForSync'
    : order.find(item => item === verdict.code);
}

/**
 * What a project needs of the people who own it. Of what is only remembered nothing is asked.
 *
 * @param isOwnFailure - whether it is a change of the person's own that fails in an application
 */
export function needsOf(
  answer: EntityApplications,
  isOwnFailure: (view: ApplicationView) => boolean,
): HomeNeed[] {
  const { applications, entityRef, promotions = [] } = answer;
  const needs = applications.flatMap((view): HomeNeed[] => {
    const code = view.verdict.lastKnown ? undefined : codeOf(view);
    const { instance, namespace, name, environment, verdict, cause } = view;
    return code
      ? [
          {
            code,
            entityRef,
            instance,
            namespace,
            name,
            environment,
            verdict,
            ...(cause && {
              cause: { code: cause.code, parameters: cause.parameters },
            }),
            ...(isOwnFailure(view) && { isYours: true }),
          },
        ]
      : [];
  });
  const waiting = promotions
    .filter(({ waitsFor }) => byPeople.includes(waitsFor))
    .map((promotion): HomeNeed => {
      const { instance, namespace, name } = promotion;
      const target = applications.find(
        view => applicationKey(view) === applicationKey(promotion),
      );
      return {
        code: 'promotion',
        entityRef,
        instance,
        namespace,
        name,
        environment: target?.environment,
        promotion,
      };
    });
  return [...needs, ...waiting];
}

/** Credentials of the portal that end soon, of the instances that somebody's projects are on. */
export function credentialNeeds(
  instances: { config: { name: string }; expiries(): CredentialExpiry[] }[],
): HomeNeed[] {
  return instances.flatMap(({ config, expiries }) => {
    const credentials = expiries().filter(
      ({ expiresInDays }) => expiresInDays <= warnDays,
    );
    return credentials.length > 0
      ? [
          {
            code: 'credentialEnds' as const,
            instance: config.name,
            credentials,
          },
        ]
      : [];
  });
}
