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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** A group of the catalog that may own the project. */
export interface Team {
  ref: string;
  title: string;
}

export interface Teams {
  /** Those that the person is a member of. */
  own: Team[];
  others: Team[];
  /** Refs in whose name the person may do what owners may, in lower case; with teams of teams these are more than the own. */
  ownership: string[];
  /** What the person is called. */
  person?: string;
}

const fields = ['kind', 'metadata', 'spec.profile.displayName'];

function teamOf(group: Entity): Team {
  const { profile } = (group.spec ?? {}) as {
    profile?: { displayName?: string };
  };
  return {
    ref: stringifyEntityRef(group),
    title: profile?.displayName ?? group.metadata.title ?? group.metadata.name,
  };
}

const byTitle = (a: Team, b: Team) => a.title.localeCompare(b.title);

/** Who may own the project, the person's own teams apart. */
export function useTeams() {
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  return useAsyncRetry(async (): Promise<Teams> => {
    const [{ userEntityRef, ownershipEntityRefs }, { displayName }] =
      await Promise.all([
        identity.getBackstageIdentity(),
        identity.getProfileInfo(),
      ]);
    const [mine, all] = await Promise.all([
      catalog.getEntities({
        filter: { kind: 'Group', 'relations.hasMember': userEntityRef },
        fields,
      }),
      catalog.getEntities({ filter: { kind: 'Group' }, fields }),
    ]);
    const own = mine.items.map(teamOf).sort(byTitle);
    const refs = new Set(own.map(({ ref }) => ref));
    return {
      own,
      others: all.items
        .map(teamOf)
        .filter(({ ref }) => !refs.has(ref))
        .sort(byTitle),
      ownership: [...ownershipEntityRefs, ...refs].map(ref =>
        ref.toLowerCase(),
      ),
      ...(displayName && { person: displayName }),
    };
  }, [catalog, identity]);
}
