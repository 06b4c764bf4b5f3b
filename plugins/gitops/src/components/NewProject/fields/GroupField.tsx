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
import { Select } from '@backstage/ui';
import { TargetView } from '@slipway/plugin-gitops-common';
import { memo, useState } from 'react';
import { gitopsTranslationRef } from '../../../translation';
import { Field } from './Field';

const readable = 12;

/** The group of GitLab that the repository is made in. */
export const GroupField = memo(function MemoizedGroupField(props: {
  group: string | undefined;
  target: TargetView;
  isMissing: boolean;
  /** Why the repository cannot be made there. */
  refusal: string | undefined;
  isSubmitted: boolean;
  onChange: (group: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { group, target } = props;
  const [isLeft, setIsLeft] = useState(false);
  const wrong = props.isMissing
    ? (isLeft || props.isSubmitted) && t('create.groupMissing')
    : props.refusal;
  return (
    <Field
      name="group"
      hint={[target.gitlab.host, group].filter(Boolean).join('/')}
      messages={wrong ? [wrong] : undefined}
    >
      {marks => (
        <Select
          {...marks}
          size="medium"
          label={t('create.group')}
          placeholder={t('create.chooseGroup')}
          value={group ?? null}
          onChange={key => props.onChange(String(key))}
          onBlur={() => setIsLeft(true)}
          options={target.groups.map(({ path }) => ({ id: path, label: path }))}
          search={
            target.groups.length > readable
              ? { placeholder: t('form.search') }
              : undefined
          }
        />
      )}
    </Field>
  );
});
