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

/** Of a digest the ends are told. */
const ends = 7;

/** What tells one image from another of its name: a short tag, and the digest cut in its middle. */
function versionOf(tag: string | undefined, digest: string | undefined) {
  const isCommit = tag !== undefined && /^[0-9a-f]{40}$/.test(tag);
  return [
    tag && `:${isCommit ? tag.slice(0, ends) : tag}`,
    digest && `@${digest.slice(0, ends)}…${digest.slice(-ends)}`,
  ].filter(Boolean);
}

/** An image by its last part, tag and digest, both short; the whole name in the tooltip and when copied. */
export function ImageName(props: { image: string }) {
  const [, name, tag, digest] =
    /([^/]+?)(?::([^:/@]+))?(?:@sha256:([0-9a-f]+))?$/.exec(props.image) ?? [];
  return (
    <span className={styles.image}>
      <span className={styles.mono} title={props.image}>
        {name}
        {versionOf(tag, digest).map(part => (
          <span key={part} className={styles.tag}>
            {part}
          </span>
        ))}
      </span>
      <CopyButton text={props.image} what={name ?? props.image} />
    </span>
  );
}
