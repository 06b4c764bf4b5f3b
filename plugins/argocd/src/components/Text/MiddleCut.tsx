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

import { Hidden } from './Hidden';
import styles from './Text.module.css';

/** Characters at the end that tell one long name from the next. */
const tail = 12;

/** A name that is cut in its middle where there is no room, with the whole in the tooltip and for screen readers. */
export function MiddleCut(props: { text: string }) {
  const { text } = props;
  return (
    <span className={styles.cut} title={text}>
      <Hidden>{text}</Hidden>
      <span className={styles.cutHead} aria-hidden>
        {text.slice(0, -tail)}
      </span>
      <span className={styles.cutTail} aria-hidden>
        {text.slice(-tail)}
      </span>
    </span>
  );
}
