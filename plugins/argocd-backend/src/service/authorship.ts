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

import { Entity } from '@backstage/catalog-model';

/** Says of the address of a commit's author whether it is a person's. */
export type Authorship = (
  repository: string,
  email: string | undefined,
) => boolean;

const userId = /^[1-9][0-9]{0,15}$/;

/**
 * What the catalog says of a person proves which commits are theirs: the address of the profile, and the number of the
 * user in a GitLab, which its private addresses begin with. Names prove nothing, for anybody may have any.
 *
 * @param person - the person's entity, where there is one
 */
export function authorshipOf(person: Entity | undefined): Authorship {
  const profile = person?.spec?.profile;
  const address =
    profile && typeof profile === 'object' && 'email' in profile
      ? profile.email
      : undefined;
  const own = typeof address === 'string' ? address.trim().toLowerCase() : '';
  return (repository, email) => {
    if (!email) {
      return false;
    }
    if (own && email === own) {
      return true;
    }
    const hostname = URL.parse(repository)?.hostname;
    const id = person?.metadata.annotations?.[`${hostname}/user-id`];
    return (
      hostname !== undefined &&
      id !== undefined &&
      userId.test(id) &&
      email.startsWith(`${id}-`) &&
      email.endsWith(`@users.noreply.${hostname}`)
    );
  };
}
