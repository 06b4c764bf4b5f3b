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
import { ResourceCategory, ResourceNode } from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { useLocale } from '../../hooks/useLocale';
import { argocdResourcesTranslationRef } from '../../translations/resources';

/** So many names are told, else how many there are of each kind. */
const maxNames = 3;

const plural = (kind: string, count: number) => {
  if (count === 1) {
    return `1 ${kind}`;
  }
  // Kinds are names of Kubernetes, which makes their plurals in English.
  const ending = /(?:s|x|ch)$/.test(kind) ? 'es' : 's';
  return `${count} ${kind.replace(/y$/, 'ie')}${
    kind.endsWith('y') ? 's' : ending
  }`;
};

function byKind(members: ResourceNode[]): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { kind } of members) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, count]) => ({ text: plural(kind, count), count }));
}

/** Names without what all of them begin with, which tells none from another. */
function withoutCommon(names: string[]): string[] {
  const all = names.map(name => name.split('-'));
  const isCommon = (place: number) =>
    all.every(parts => parts[place] === all[0][place]);
  const last = Math.min(...all.map(parts => parts.length)) - 1;
  let own = 0;
  while (names.length > 1 && own < last && isCommon(own)) {
    own += 1;
  }
  return all.map(parts => parts.slice(own).join('-'));
}

/** What a group is and what is in it: `Network, healthy` and `1 Ingress, 4 Services`. */
export function useGroupWords() {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const locale = useLocale();
  return useMemo(
    () =>
      (category: ResourceCategory, members: ResourceNode[], isOld: boolean) => {
        const list = (items: string[]) =>
          new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(
            items,
          );
        const counts = byKind(members);
        const kinds = list(counts.map(({ text }) => text));
        // A box is as wide as two of them.
        const [first, ...others] = counts;
        const fewKinds =
          others.length > 1
            ? list([
                first.text,
                t('more', {
                  count: others.reduce((sum, { count }) => sum + count, 0),
                }),
              ])
            : kinds;
        const withHealth = members.filter(({ health }) => health);
        const state = () => {
          if (isOld) {
            return undefined;
          }
          if (
            withHealth.length > 0 &&
            withHealth.every(({ health }) => health?.status === 'Healthy')
          ) {
            return t('states.healthy');
          }
          return members.every(({ sync }) => sync === 'Synced')
            ? t('states.asInGit')
            : undefined;
        };
        const names = members.map(({ name }) => name);
        const isNamed = category === 'workload' && members.length <= maxNames;
        const kind = isNamed ? kinds : t(`groups.${category}`);
        const said = state();
        return {
          line: said ? t('line', { kind, state: said }) : kind,
          name: isNamed ? list(withoutCommon(names)) : fewKinds,
          whole: isNamed ? list(names) : kinds,
        };
      },
    [t, locale],
  );
}
