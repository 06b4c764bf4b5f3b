import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, VisuallyHidden } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { argocdTranslationRef } from '../../translation';
import styles from './Text.module.css';

export function ExternalLink(props: { href: string; children: ReactNode }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <Link
      href={props.href}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.external}
    >
      {props.children}
      <RiExternalLinkLine size={14} aria-hidden />
      <VisuallyHidden>({t('newTab')})</VisuallyHidden>
    </Link>
  );
}
