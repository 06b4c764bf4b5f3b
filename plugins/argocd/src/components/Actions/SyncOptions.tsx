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
import { Checkbox } from '@backstage/ui';
import { SYNC_OPTIONS, SyncOption } from '@slipway/plugin-argocd-common';
import { argocdActionsTranslationRef } from '../../translations/actions';
import styles from './SyncDialog.module.css';

export type ChosenOptions = Partial<Record<SyncOption, boolean>>;

/** Argo CD offers its opposite: to skip it. */
const isSkipped = (option: SyncOption) => option === 'Validate';

/** What Argo CD's own dialog offers for a sync, by the names that it has there. */
export function SyncOptions(props: {
  prune: boolean;
  onPrune: (isOn: boolean) => void;
  dryRun: boolean;
  onDryRun: (isOn: boolean) => void;
  applyOnly: boolean;
  onApplyOnly: (isOn: boolean) => void;
  options: ChosenOptions;
  onOptions: (options: ChosenOptions) => void;
}) {
  const { t } = useTranslationRef(argocdActionsTranslationRef);
  const { options } = props;
  return (
    <div className={styles.options}>
      <Checkbox isSelected={props.prune} onChange={props.onPrune}>
        {t('sync.prune')}
      </Checkbox>
      <Checkbox isSelected={props.dryRun} onChange={props.onDryRun}>
        {t('sync.dryRun')}
      </Checkbox>
      <Checkbox isSelected={props.applyOnly} onChange={props.onApplyOnly}>
        {t('sync.applyOnly')}
      </Checkbox>
      {SYNC_OPTIONS.map(option => (
        <Checkbox
          key={option}
          isSelected={
            isSkipped(option)
              ? options[option] === false
              : options[option] === true
          }
          onChange={isOn =>
            props.onOptions({
              ...options,
              [option]: isSkipped(option) ? !isOn : isOn,
            })
          }
        >
          {t(`sync.option.${option}`)}
        </Checkbox>
      ))}
    </div>
  );
}
