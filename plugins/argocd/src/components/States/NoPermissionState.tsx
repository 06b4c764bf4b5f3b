import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { argocdTranslationRef } from '../../translation';
import styles from './States.module.css';

export function NoPermissionState() {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <div className={styles.state}>
      <Text as="h3" variant="title-small" weight="bold" className={styles.title}>
        <RiLockLine size={20} aria-hidden />
        {t('noPermission.title')}
      </Text>
      <Text as="p">{t('noPermission.hint')}</Text>
    </div>
  );
}
