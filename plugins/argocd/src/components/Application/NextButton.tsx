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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { ApplicationView, NextStep } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { ActionButton } from '../Actions';
import styles from './NextButton.module.css';

interface NextButtonProps {
  application: ApplicationView;
  next: NextStep;
  /** Id of the line that says why the step would change nothing for now. */
  reasonId: string;
  reload: () => Promise<void>;
}

/** Leads to the job in GitLab that brings to an environment what the one before has. */
function Promote(props: Omit<NextButtonProps, 'reload'>) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { url, blocked } = props.next;
  const text = t('promotion.promote', {
    environment: props.application.environment,
  });
  return blocked || !url ? (
    <Button
      variant="secondary"
      size="small"
      aria-disabled
      aria-describedby={props.reasonId}
      className={styles.off}
    >
      {text}
    </Button>
  ) : (
    <ButtonLink
      variant="primary"
      size="small"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
    >
      {text}
    </ButtonLink>
  );
}

/** The one step of the page, whatever it is. */
export function NextButton(props: NextButtonProps) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { application, reload } = props;
  return props.next.code === 'promote' ? (
    <Promote {...props} />
  ) : (
    <ActionButton
      action="sync"
      application={application}
      variant="primary"
      reload={reload}
    >
      {t('actions.in.sync', { environment: application.environment })}
    </ActionButton>
  );
}
