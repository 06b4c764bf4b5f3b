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

import styles from './Text.module.css';
import { CopyButton } from './CopyButton';

/** An image by its last part and a short tag; the whole name in the tooltip and when copied. */
export function ImageName(props: { image: string }) {
  const [, name, tag] = /([^/]+?)(?::([^:/]+))?$/.exec(props.image) ?? [];
  const short = tag && /^[0-9a-f]{40}$/.test(tag) ? tag.slice(0, 7) : tag;
  return (
    <span className={styles.image}>
      <span className={styles.mono} title={props.image}>
        {name}
        {short && <span className={styles.tag}>:{short}</span>}
      </span>
      <CopyButton text={props.image} what={name ?? props.image} />
    </span>
  );
}
