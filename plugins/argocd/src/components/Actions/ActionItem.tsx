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

import { MenuItem } from '@backstage/ui';
import { ReactElement, useId, useLayoutEffect, useRef } from 'react';
import styles from './ActionMenu.module.css';

function ItemText(props: {
  label: string;
  hint?: string;
  hintId: string;
  isOff: boolean;
}) {
  const { isOff } = props;
  const text = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    // The item itself takes no such attribute without leaving the keyboard's way.
    const item = text.current?.closest('[role="menuitem"]');
    if (isOff) {
      item?.setAttribute('aria-disabled', 'true');
    } else {
      item?.removeAttribute('aria-disabled');
    }
  }, [isOff]);
  return (
    <span ref={text} className={styles.item} data-off={isOff || undefined}>
      <span>{props.label}</span>
      {props.hint && (
        <span id={props.hintId} className={styles.hint}>
          {props.hint}
        </span>
      )}
    </span>
  );
}

/** One action in the menu. What cannot be done stays in reach of the keyboard, with the reason, and does nothing. */
export function ActionItem(props: {
  id: string;
  label: string;
  icon: ReactElement;
  /** Why it cannot be done. */
  reason?: string;
  /** The group says the reason once for all. */
  isSaidAbove?: boolean;
  /** What it does, where the label does not say it. */
  hint?: string;
  href?: string;
  onAction?: () => void;
}) {
  const hintId = useId();
  const isOff = props.reason !== undefined;
  const hint = props.isSaidAbove ? undefined : props.reason ?? props.hint;
  return (
    <MenuItem
      id={props.id}
      className={styles.menuItem}
      iconStart={props.icon}
      textValue={props.label}
      aria-label={props.label}
      aria-describedby={hint && hintId}
      shouldCloseOnSelect={!isOff}
      href={isOff ? undefined : props.href}
      onAction={() => !isOff && props.onAction?.()}
    >
      <ItemText label={props.label} hint={hint} hintId={hintId} isOff={isOff} />
    </MenuItem>
  );
}
