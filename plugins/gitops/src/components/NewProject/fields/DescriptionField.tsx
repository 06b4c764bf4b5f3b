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
import { TextField } from '@backstage/ui';
import { memo } from 'react';
import { gitopsTranslationRef } from '../../../translation';
import { maxDescription } from '../draft';
import { Field } from './Field';

/** One sentence on what the project is for. */
export const DescriptionField = memo(function MemoizedDescriptionField(props: {
  description: string;
  isTooLong: boolean;
  onChange: (description: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Field
      name="description"
      messages={
        props.isTooLong
          ? [t('create.descriptionLong', { max: String(maxDescription) })]
          : undefined
      }
    >
      {marks => (
        <TextField
          {...marks}
          size="medium"
          label={t('create.description')}
          secondaryLabel={t('create.optional')}
          autoComplete="off"
          value={props.description}
          onChange={props.onChange}
        />
      )}
    </Field>
  );
});
