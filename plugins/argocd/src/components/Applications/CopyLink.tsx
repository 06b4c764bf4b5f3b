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
import { Button } from '@backstage/ui';
import { RiCheckLine, RiLinksLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { copyText } from '../../utils/copyText';
import styles from './Applications.module.css';

const shownMs = 2_000;

/** Copies the address, which keeps all that is chosen. */
export function CopyLink() {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (!outcome) {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await copyText(window.location.href);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <span aria-live="polite">
      <Button
        size="small"
        variant="secondary"
        className={styles.copy}
        iconStart={outcome === 'copied' ? <RiCheckLine /> : <RiLinksLine />}
        onPress={copy}
      >
        {t(`link.${outcome ?? 'copy'}`)}
      </Button>
    </span>
  );
}
