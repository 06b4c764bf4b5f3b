import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { argocdTranslationRef } from '../../translation';

export function CopyButton(props: { text: string; what: string }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      icon={copied ? <RiCheckLine size={14} /> : <RiFileCopyLine size={14} />}
      aria-label={copied ? t('copy.done') : t('copy.action', { what: props.what })}
      onPress={copy}
    />
  );
}
