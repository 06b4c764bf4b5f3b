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
    <Dialog isOpen={props.isOpen} onOpenChange={isOpen => !isOpen && close()} width={480}>
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
