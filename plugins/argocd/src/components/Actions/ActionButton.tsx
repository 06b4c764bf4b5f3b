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

import { Button } from '@backstage/ui';
import { ApplicationView, WhyStep } from '@slipway/plugin-argocd-common';
import { ReactNode, useId, useRef, useState } from 'react';
import { useApplicationActions } from '../../hooks/useApplicationActions';
import styles from './ActionButton.module.css';
import { LazyActionDialogs } from './LazyActionDialogs';
import { useActionReasons } from './useActionReasons';

/** One action of an application as a button of its own, off with its reason; what comes of it stands in the row. */
export function ActionButton(props: {
  action: NonNullable<WhyStep['action']>;
  application: ApplicationView;
  variant: 'primary' | 'secondary';
  reload: () => Promise<void>;
  children: ReactNode;
}) {
  const { action, application } = props;
  const actions = useApplicationActions(application, props.reload);
  const reason = useActionReasons(application)[action];
  const reasonId = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const act = () =>
    action === 'refresh' ? actions.refresh(false) : setIsOpen(true);
  return (
    <>
      <Button
        ref={opener}
        size="small"
        variant={props.variant}
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason && reasonId}
        className={reason && styles.off}
        onPress={() => !reason && act()}
      >
        {props.children}
      </Button>
      {reason && (
        <span id={reasonId} className={styles.reason}>
          {reason}
        </span>
      )}
      {isOpen && action !== 'refresh' && (
        <LazyActionDialogs
          application={application}
          actions={actions}
          open={{ kind: action }}
          onClose={() => {
            setIsOpen(false);
            opener.current?.focus();
          }}
        />
      )}
    </>
  );
}
