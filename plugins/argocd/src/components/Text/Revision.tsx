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

import { Link } from '@backstage/ui';
import styles from './Text.module.css';

/** Seven characters of a commit, with the whole in the tooltip. */
export function Revision(props: { revision: string; url?: string }) {
  const text = /^[0-9a-f]{40,64}$/.test(props.revision)
    ? props.revision.slice(0, 7)
    : props.revision;
  return props.url ? (
    <Link
      href={props.url}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.mono}
      title={props.revision}
    >
      {text}
    </Link>
  ) : (
    <span className={styles.mono} title={props.revision}>
      {text}
    </span>
  );
}
