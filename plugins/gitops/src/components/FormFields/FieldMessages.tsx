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

import { RiErrorWarningLine } from '@remixicon/react';
import styles from './FormFields.module.css';

/** What keeps a field from being right, each in a sentence with the way out. */
export function FieldMessages(props: { id?: string; messages?: string[] }) {
  if (!props.messages?.length) {
    return null;
  }
  return (
    <ul id={props.id} className={styles.messages} aria-live="polite">
      {props.messages.map(message => (
        <li key={message}>
          <RiErrorWarningLine size={16} aria-hidden />
          {message}
        </li>
      ))}
    </ul>
  );
}
