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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../../translation';
import { CheckId, CheckLine } from './checkLines';

/** Facts that the second line of a check names; without all of them there is none. */
const named: Record<CheckId, string[]> = {
  name: [],
  group: ['person', 'role'],
  namespaces: ['namespaces'],
  registration: ['instance'],
  repositoryAccess: ['url'],
  pullSecret: ['registry'],
  visibility: [],
  imageUpdate: [],
  chart: ['count', 'objects', 'kubernetes'],
  pipeline: ['count'],
};

/** What a line says: that it is so, with what is known of it, or what it is about and why it is not so. */
export function useCheckWords(): (line: CheckLine) => {
  title: string;
  detail?: string;
} {
  const translation = useTranslationRef(gitopsTranslationRef);
  // Every check has the same messages; their parameters are the facts that the back end gives.
  const t = translation.t as (key: string, facts?: object) => string;

  return ({ id, status, message, facts }) => {
    if (id === 'pullSecret' && status === 'notChecked' && facts.secret) {
      return {
        title: t('create.checks.lines.pullSecret.named'),
        detail: t('create.checks.lines.pullSecret.namedDetail', facts),
      };
    }
    if (id === 'visibility' || id === 'imageUpdate') {
      return {
        title: t(`create.checks.lines.${id}.about`, facts),
        detail: t(`create.checks.lines.${id}.notChecked`, facts),
      };
    }
    if (id === 'repositoryAccess' && facts.visibility === 'public') {
      return {
        title: t('create.checks.lines.repositoryAccess.passed'),
        detail: t('create.checks.lines.repositoryAccess.public'),
      };
    }
    if (id === 'name' && status === 'passed' && facts.leftover) {
      const isAdopted = facts.leftover === 'adopt';
      return {
        title: t(
          `create.checks.lines.name.${isAdopted ? 'adopted' : 'removed'}`,
        ),
        detail: t('create.checks.lines.name.leftoverDetail'),
      };
    }
    const words = `create.checks.lines.${id}`;
    const about = t(`${words}.about`);
    const isKnown = named[id].every(name => name in facts);
    const count = Number(facts.count);
    switch (status) {
      case 'passed':
        return {
          title: t(`${words}.passed`, facts),
          detail:
            message ??
            (isKnown ? t(`${words}.detail`, { ...facts, count }) : undefined),
        };
      case 'notChecked':
        return {
          title: about,
          detail: message ?? t('create.checks.notChecked'),
        };
      case 'unknown':
        return { title: about, detail: message ?? t('create.checks.unknown') };
      case 'refused':
        return { title: about, detail: message ?? t('create.checks.refuses') };
      default:
        return { title: about };
    }
  };
}
