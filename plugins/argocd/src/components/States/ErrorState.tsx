import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { argocdTranslationRef } from '../../translation';

export function ErrorState(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <Alert
      status="danger"
      icon
      title={t('error.title')}
      description={props.error.message}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}
