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
import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiCloseLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { argocdTranslationRef } from '../../translation';
import { copyText } from '../../utils/copyText';

const icons = {
  copied: RiCheckLine,
  failed: RiCloseLine,
};

/** Copies a text, and says whether it could. */
export function CopyButton(props: { text: string; what: string }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = async () => {
    try {
      await copyText(props.text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
    setTimeout(() => setOutcome(undefined), 2_000);
  };
  const Icon = outcome ? icons[outcome] : RiFileCopyLine;
  const said = outcome === 'copied' ? t('copy.done') : t('copy.failed');
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      icon={<Icon size={14} />}
      aria-label={outcome ? said : t('copy.action', { what: props.what })}
      onPress={copy}
    />
  );
}
