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
import { Button, TextField } from '@backstage/ui';
import { maxProjectName, suggestName } from '@slipway/plugin-gitops-common';
import { memo, useState } from 'react';
import { gitopsTranslationRef } from '../../../translation';
import { Problems } from '../draft';
import { Field } from './Field';
import styles from './Field.module.css';

/** The name of the project: its rules are said while it is typed, with the nearest name that keeps them. */
export const NameField = memo(function MemoizedNameField(props: {
  name: string;
  problem: Problems['name'];
  /** Why this name cannot be had. */
  refusal: string | undefined;
  isSubmitted: boolean;
  onChange: (name: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { name, problem, refusal } = props;
  const [isLeft, setIsLeft] = useState(false);
  const [wasEmpty] = useState(name === '');
  const isSaid = problem !== 'nameMissing' || isLeft || props.isSubmitted;
  const wrong = problem
    ? t(`form.${problem}`, { max: String(maxProjectName) })
    : refusal;
  const suggestion =
    name && problem ? suggestName(name, maxProjectName) : undefined;
  return (
    <Field
      name="name"
      hint={t('create.nameHint', { max: String(maxProjectName) })}
      messages={wrong && isSaid ? [wrong] : undefined}
      offer={
        suggestion && (
          <Button
            className={styles.offer}
            size="small"
            variant="secondary"
            onPress={() => props.onChange(suggestion)}
          >
            {t('form.use', { value: suggestion })}
          </Button>
        )
      }
    >
      {marks => (
        <TextField
          {...marks}
          size="medium"
          label={t('create.name')}
          autoComplete="off"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the page is opened to name a project
          autoFocus={wasEmpty}
          value={name}
          onChange={props.onChange}
          onBlur={() => setIsLeft(true)}
        />
      )}
    </Field>
  );
});
