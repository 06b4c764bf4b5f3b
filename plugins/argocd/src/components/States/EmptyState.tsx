import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiLinkUnlink } from '@remixicon/react';
import {
  APPLICATION_ENTITY_REF,
  ARGOCD_APP_NAME_ANNOTATION,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { CopyButton } from '../Text';
import styles from './States.module.css';

/** Nothing is linked: says the next step. */
export function EmptyState(props: { entity: Entity; annotated: boolean }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const line = `${ARGOCD_APP_NAME_ANNOTATION}: ${props.entity.metadata.name}-dev`;
  return (
    <div className={styles.state}>
      <Text as="h3" variant="title-small" weight="bold" className={styles.title}>
        <RiLinkUnlink size={20} aria-hidden />
        {props.annotated ? t('empty.notFoundTitle') : t('empty.title')}
      </Text>
      {props.annotated ? (
        <Text as="p">{t('empty.notFoundHint')}</Text>
      ) : (
        <>
          <Text as="p">{t('empty.hint')}</Text>
          <div className={styles.line}>
            <code>{line}</code>
            <CopyButton text={line} what={ARGOCD_APP_NAME_ANNOTATION} />
          </div>
          <Text as="p">
            {t('empty.alternative', { annotation: APPLICATION_ENTITY_REF })}
          </Text>
        </>
      )}
    </div>
  );
}
