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
import { Button, Flex, Text } from '@backstage/ui';
import { messageOf } from '../api';
import { gitopsTranslationRef } from '../translation';

/** Something that could not be loaded: why, and another try. */
export function RetryMessage(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Flex align="center" gap="3">
      <Text as="p">{messageOf(props.error)}</Text>
      <Button size="small" variant="secondary" onPress={props.onRetry}>
        {t('retry')}
      </Button>
    </Flex>
  );
}
