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
import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { gitopsTranslationRef } from '../../translation';

const rows = 12;

/** Has the height of a preview, so that nothing jumps. */
export function LoadingPreview() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Flex direction="column" gap="3" role="status">
      <VisuallyHidden>{t('preview.loading')}</VisuallyHidden>
      <Skeleton width="70%" height={24} />
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} width="100%" height={20} />
      ))}
    </Flex>
  );
}
