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

import { ReactNode, useId } from 'react';
import { FieldMessages } from '../../FormFields/FieldMessages';
import styles from './Field.module.css';

/** What a field is told about what stands below it. */
interface FieldMarks {
  isInvalid: boolean;
  'aria-describedby'?: string;
}

/** A field with what helps below it, or what is wrong with it in a sentence. */
export function Field(props: {
  /** By which the page finds it, to lead there. */
  name: string;
  hint?: ReactNode;
  messages?: string[];
  /** A way out of what is wrong. */
  offer?: ReactNode;
  children: (marks: FieldMarks) => ReactNode;
}) {
  const { hint, messages = [], offer } = props;
  const messagesId = useId();
  const hintId = useId();
  const isInvalid = messages.length > 0;
  const describedBy = [isInvalid && messagesId, hint && hintId]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.field} data-field={props.name}>
      {props.children({
        isInvalid,
        ...(describedBy && { 'aria-describedby': describedBy }),
      })}
      <FieldMessages id={messagesId} messages={messages} />
      {offer}
      {hint && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
