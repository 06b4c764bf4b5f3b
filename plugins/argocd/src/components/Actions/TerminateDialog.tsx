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
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { ApplicationActions } from '../../hooks/useApplicationActions';
import { useStartedBy } from '../../hooks/useStartedBy';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { argocdActionsTranslationRef } from '../../translations/actions';
import { ActionDialog } from './ActionDialog';
import { Summary } from './Summary';

/** Confirms that the sync which runs is to be stopped. */
export function TerminateDialog(props: {
  application: ApplicationView;
  actions: Pick<ApplicationActions, 'terminate'>;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(argocdActionsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const { environment, operation, autoSync } = props.application;
  const startedBy = useStartedBy();
  return (
    <ActionDialog
      title={t('terminate.title', { environment })}
      description={t('terminate.text')}
      confirm={tArgocd('actions.in.terminate', { environment })}
      width={640}
      onClose={props.onClose}
      onConfirm={props.actions.terminate}
    >
      <Summary
        facts={[
          [t('terminate.startedBy'), startedBy(operation ?? {})],
          ...(operation?.startedAt
            ? [
                [t('terminate.since'), times.until(operation.startedAt)] as [
                  string,
                  string,
                ],
              ]
            : []),
          [
            t('dialog.then'),
            autoSync ? t('terminate.again') : t('terminate.stays'),
          ],
        ]}
      />
    </ActionDialog>
  );
}
