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
import {
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdTranslationRef } from '../../translation';
import styles from './Application.module.css';

/** Asks once before a sync. Deleting is never ticked beforehand. */
export function SyncDialog(props: {
  application: ApplicationView;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: (prune: boolean) => void;
}) {
  const { application } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const [prune, setPrune] = useState(false);
  const close = () => {
    setPrune(false);
    props.onClose();
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={isOpen => !isOpen && close()}
      width={480}
    >
      <DialogHeader>
        {t('syncDialog.title', { environment: application.environment })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          <Text as="p">
            {t('syncDialog.text', {
              application: application.name,
              target: application.sources[0]?.targetRevision ?? 'HEAD',
            })}
          </Text>
          <Checkbox isSelected={prune} onChange={setPrune}>
            {t('syncDialog.prune')}
          </Checkbox>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={close}>
          {t('syncDialog.cancel')}
        </Button>
        <Button
          variant="primary"
          onPress={() => {
            setPrune(false);
            props.onConfirm(prune);
          }}
        >
          {t('syncDialog.confirm', { environment: application.environment })}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
