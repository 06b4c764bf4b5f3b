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

import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { ReactElement } from 'react';
import styles from './Segments.module.css';

/** One of a few that are seen side by side. */
export function Segments<T extends string>(props: {
  label: string;
  options: {
    id: T;
    label: string;
    icon?: ReactElement;
    /** Why it cannot be chosen. */
    reason?: string;
  }[];
  chosen: T;
  onChoose: (id: T) => void;
}) {
  const { options, chosen, onChoose } = props;
  return (
    <ToggleButtonGroup
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={keys => {
        const next = options.find(({ id }) => keys.has(id));
        if (next && next.id !== chosen && !next.reason) {
          onChoose(next.id);
        }
      }}
      aria-label={props.label}
      className={styles.segments}
    >
      {options.map(({ id, label, icon, reason }) => (
        <ToggleButton
          key={id}
          id={id}
          iconStart={icon}
          className={styles.option}
          aria-disabled={reason ? true : undefined}
          aria-label={reason && `${label}. ${reason}`}
        >
          <span title={reason}>{label}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
