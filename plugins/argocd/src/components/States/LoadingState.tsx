import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { argocdTranslationRef } from '../../translation';
import styles from './States.module.css';

/** Has the height of what it stands for, so that nothing jumps. */
export function LoadingState(props: { rows: number }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <div className={styles.loading} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton width="70%" height={24} />
      {Array.from({ length: props.rows }, (_, row) => (
        <Skeleton key={row} width="100%" height={20} />
      ))}
    </div>
  );
}
