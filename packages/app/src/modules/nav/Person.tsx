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

import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { Link } from 'react-router-dom';
import styles from './Sidebar.module.css';

function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  return [words[0], words.length > 1 ? words[words.length - 1] : '']
    .map(word => word?.[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Who is signed in, with the way to what the catalog knows of them. */
export function Person() {
  const identity = useApi(identityApiRef);
  const linkTo = useEntityRefLink();
  const { value } = useAsync(async () => {
    const [{ userEntityRef }, { displayName, email }] = await Promise.all([
      identity.getBackstageIdentity(),
      identity.getProfileInfo(),
    ]);
    return {
      userEntityRef,
      name: displayName ?? email ?? parseEntityRef(userEntityRef).name,
    };
  }, [identity]);
  return value ? (
    <li data-second>
      <Link
        to={linkTo(value.userEntityRef)}
        className={styles.person}
        title={value.name}
      >
        <span className={styles.avatar} aria-hidden>
          {initialsOf(value.name)}
        </span>
        <span className={styles.word}>{value.name}</span>
      </Link>
    </li>
  ) : null;
}
