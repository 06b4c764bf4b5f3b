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
import { Button, Dialog, DialogFooter, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { useConnectionState } from '../../connection';
import { argocdTranslationRef } from '../../translation';

/** A dialog whose content begins anew whenever it is opened. */
export function FormDialog(props: {
  isOpen: boolean;
  width: number;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width={props.width}
    >
      {props.isOpen && props.children}
    </Dialog>
  );
}

/** Goes back without doing anything, or does what the button says. */
export function FormFooter(props: {
  confirm: string;
  isDisabled: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const isLost = useConnectionState().lostSince !== undefined;
  return (
    <DialogFooter>
      {isLost && <Text as="p">{t('connection.off')}</Text>}
      <Button variant="secondary" onPress={props.onClose}>
        {t('syncDialog.cancel')}
      </Button>
      <Button
        variant="primary"
        isDisabled={props.isDisabled || isLost}
        onPress={props.onConfirm}
      >
        {props.confirm}
      </Button>
    </DialogFooter>
  );
}
